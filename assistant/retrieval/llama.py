"""The search index in LlamaIndex: clauses as nodes, put into its vector store."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from llama_index.core.schema import TextNode
from llama_index.vector_stores.chroma import ChromaVectorStore

from assistant.retrieval.context import ClauseInContext
from assistant.retrieval.embedding import Vectors

_MOST_AT_ONCE = 4096
"""Nodes put into the store in one go; Chroma refuses more than 5461."""


def node_of(entry: ClauseInContext, name: str = "") -> TextNode:
    """A clause as a node: its name (its id where none is given), what is embedded of it, and
    what it is filtered by.
    """
    return TextNode(id_=name or entry.clause.id, text=entry.embedded, metadata=dict(entry.labels))


def add_nodes(collection: Any, nodes: Sequence[TextNode], vectors: Vectors) -> None:
    """Put nodes with their vectors into a collection that has none of them."""
    for node, vector in zip(nodes, vectors, strict=True):
        node.embedding = [float(x) for x in vector]
    store = ChromaVectorStore(chroma_collection=collection)
    for start in range(0, len(nodes), _MOST_AT_ONCE):
        store.add(list(nodes[start : start + _MOST_AT_ONCE]))
