"""The search index in LlamaIndex: clauses as nodes, our embedder and BM25 behind its seams."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from llama_index.core import StorageContext, VectorStoreIndex
from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.schema import BaseNode, TextNode, TransformComponent
from llama_index.core.vector_stores.types import FilterOperator, MetadataFilter, MetadataFilters
from llama_index.vector_stores.chroma import ChromaVectorStore
from pydantic import PrivateAttr

from assistant.errors import SearchIndexError
from assistant.retrieval.context import ClauseInContext
from assistant.retrieval.embedding import Embedder, Vectors

_REMEMBERED = 32
"""Questions whose vectors are kept: one is searched for in several ways, and asked again."""
_MOST_AT_ONCE = 4096
"""Nodes put into the store in one go; Chroma refuses more than 5461."""


class EmbedderAdapter(BaseEmbedding):  # type: ignore[misc]
    """An ``Embedder`` as LlamaIndex wants one."""

    _embedder: Embedder = PrivateAttr()
    _asked: Callable[[str], tuple[float, ...]] = PrivateAttr()

    def __init__(self, embedder: Embedder) -> None:
        super().__init__(model_name=embedder.name)
        self._embedder = embedder
        self._asked = lru_cache(maxsize=_REMEMBERED)(self._embedded)

    def _get_query_embedding(self, query: str) -> list[float]:
        return list(self._asked(query))

    def _embedded(self, query: str) -> tuple[float, ...]:
        return tuple(float(x) for x in self._embedder.query(query))

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_query_embedding(query)

    def _get_text_embedding(self, text: str) -> list[float]:
        return [float(x) for x in self._embedder.passages([text])[0]]


def node_of(entry: ClauseInContext) -> TextNode:
    """A clause as a node: its id, what is embedded of it, and what it is filtered by."""
    return TextNode(id_=entry.clause.id, text=entry.embedded, metadata=dict(entry.labels))


class _AsTheyAre(TransformComponent):  # type: ignore[misc]
    """Leaves nodes alone: a clause is never split. (The default loads a tokeniser.)"""

    def __call__(self, nodes: Sequence[BaseNode], **kwargs: Any) -> Sequence[BaseNode]:
        return nodes


def add_nodes(collection: Any, nodes: Sequence[TextNode], vectors: Vectors) -> None:
    """Put nodes with their vectors into a collection that has none of them."""
    for node, vector in zip(nodes, vectors, strict=True):
        node.embedding = [float(x) for x in vector]
    store = ChromaVectorStore(chroma_collection=collection)
    for start in range(0, len(nodes), _MOST_AT_ONCE):
        store.add(list(nodes[start : start + _MOST_AT_ONCE]))


class DenseRetriever:
    """Nearest clauses by meaning, through LlamaIndex's retriever over the vector store."""

    def __init__(self, collection: Any, embedder: Embedder) -> None:
        store = ChromaVectorStore(chroma_collection=collection)
        self._index = VectorStoreIndex.from_vector_store(
            store,
            embed_model=EmbedderAdapter(embedder),
            transformations=[_AsTheyAre()],
            storage_context=StorageContext.from_defaults(vector_store=store),
        )

    def nearest(self, text: str, k: int, documents: Sequence[str] = ()) -> list[tuple[str, float]]:
        """Ids of the ``k`` nearest clauses with their cosine (-1..1), nearest first.

        Raises:
            SearchIndexError: the store gives no answer.
        """
        filters = (
            MetadataFilters(
                filters=[
                    MetadataFilter(
                        key="document", value=list(documents), operator=FilterOperator.IN
                    )
                ]
            )
            if documents
            else None
        )
        retriever = self._index.as_retriever(similarity_top_k=k, filters=filters)
        try:
            found = retriever.retrieve(text)
        except Exception as error:
            raise SearchIndexError(
                f"search: the vector store gives no answer ({type(error).__name__}); see that it "
                "runs, or run 'assistant corpus index'"
            ) from error
        # The store gives exp(-distance), where distance is 1 - cosine.
        return [(hit.node.node_id, 1.0 + float(np.log(hit.score or 1e-9))) for hit in found]
