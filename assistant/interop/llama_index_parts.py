"""Search and clauses as ordinary LlamaIndex parts, for pipelines built with LlamaIndex.

The program's own index is filled through LlamaIndex too (see ``assistant.retrieval.llama``);
this is what others get: a retriever, and the clauses as nodes for an index of their own.
"""

from __future__ import annotations

from typing import Any

from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.schema import (
    NodeRelationship,
    NodeWithScore,
    QueryBundle,
    RelatedNodeInfo,
    TextNode,
)
from pydantic import PrivateAttr

from assistant.domain.clause import Clause, Document
from assistant.retrieval.context import in_context
from assistant.service import Assistant

_FOR_PEOPLE = ["clause", "file", "start", "end"]
"""Metadata that neither an embedding nor a language model has any use for."""


class ClauseRetriever(BaseRetriever):  # type: ignore[misc]
    """The assistant's own search, by meaning and by words, as a LlamaIndex retriever.

    Each hit is a whole clause as a node, best first; its score is 0..1. Personal data
    in the query is masked before it is searched with.

    Raises on retrieval:
        BadQuestionError: the query is empty, too long, or not text.
        SearchIndexError: the search index can't be used.
    """

    _assistant: Assistant = PrivateAttr()
    _top_k: int = PrivateAttr()

    def __init__(self, assistant: Assistant, top_k: int = 10, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._assistant = assistant
        self._top_k = top_k

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        documents = self._assistant.corpus.documents
        return [
            NodeWithScore(
                node=_node(passage.clause, documents[passage.clause.document]),
                score=passage.score,
            )
            for passage in self._assistant.search(query_bundle.query_str, self._top_k)
        ]


def clause_nodes(assistant: Assistant) -> list[TextNode]:
    """Every clause that search can bring back, as a node, in reading order.

    The node's id is the clause's, its text the clause in normal form with contact
    details masked, its source the document. Metadata: ``clause``, ``document``, ``title``,
    ``date`` (ISO, or what is known instead), ``party``, ``locator``, ``headings``,
    ``standing``, ``file`` and ``start``, ``end`` (code points from the clause's first
    character to past its last). A node is a clause: do not split it further.
    """
    return [_node(entry.clause, entry.document) for entry in in_context(assistant.corpus)]


def _node(clause: Clause, document: Document) -> TextNode:
    return TextNode(
        id_=clause.id,
        text=clause.text,
        metadata={
            "clause": clause.id,
            "document": document.id,
            "title": document.title,
            "date": document.date.isoformat() if document.date else document.date_note or "",
            "party": document.party or "",
            "locator": clause.locator,
            "headings": " > ".join(clause.heading_path),
            "standing": clause.standing.value,
            "file": clause.file,
            "start": clause.spans[0].start,
            "end": clause.spans[-1].end,
        },
        excluded_embed_metadata_keys=_FOR_PEOPLE,
        excluded_llm_metadata_keys=_FOR_PEOPLE,
        relationships={NodeRelationship.SOURCE: RelatedNodeInfo(node_id=document.id)},
    )
