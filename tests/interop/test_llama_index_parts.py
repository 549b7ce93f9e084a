"""Search and clauses as LlamaIndex parts, in LlamaIndex's own pipelines."""

from __future__ import annotations

from functools import cache

import pytest
from llama_index.core import VectorStoreIndex
from llama_index.core.embeddings import MockEmbedding
from llama_index.core.llms import MockLLM
from llama_index.core.query_engine import RetrieverQueryEngine
from llama_index.core.schema import MetadataMode, TextNode

from assistant.errors import BadQuestionError
from assistant.interop.llama_index_parts import ClauseRetriever, clause_nodes
from tests import knowledge

QUESTION = "Vad är tröskelprincipen?"


@cache
def nodes() -> list[TextNode]:
    return clause_nodes(knowledge.assistant())


def test_the_retriever_brings_back_what_search_does_in_its_order() -> None:
    assistant = knowledge.assistant()
    found = ClauseRetriever(assistant, top_k=4).retrieve(QUESTION)
    assert [(hit.node.node_id, hit.score) for hit in found] == [
        (passage.clause.id, passage.score) for passage in assistant.search(QUESTION, 4)
    ]


def test_a_query_engine_puts_the_clauses_before_its_model_and_names_them_as_sources() -> None:
    retriever = ClauseRetriever(knowledge.assistant(), top_k=2)
    reply = RetrieverQueryEngine.from_args(retriever, llm=MockLLM()).query(QUESTION)
    assert len(reply.source_nodes) == 2
    for source in reply.source_nodes:
        clause = knowledge.shipped().corpus.clauses[source.node.node_id]
        assert clause.text in str(reply)
        assert source.node.metadata["standing"] == clause.standing


def test_a_query_that_is_no_question_is_refused_without_repeating_it() -> None:
    with pytest.raises(BadQuestionError):
        ClauseRetriever(knowledge.assistant()).retrieve(" ")


def test_the_nodes_are_the_clauses_that_search_can_bring_back() -> None:
    corpus = knowledge.shipped().corpus
    assert len({node.node_id for node in nodes()}) == len(nodes()) > 500
    for node in nodes():
        clause = corpus.clauses[node.node_id]
        document = corpus.documents[clause.document]
        assert node.text == clause.text
        assert node.ref_doc_id == node.metadata["document"] == document.id
        assert node.metadata["date"] == str(document.date or document.date_note or "")


def test_a_place_in_a_file_is_told_to_people_only() -> None:
    for mode in (MetadataMode.EMBED, MetadataMode.LLM):
        shown = nodes()[0].get_content(mode)
        assert nodes()[0].metadata["title"] in shown
        assert nodes()[0].metadata["file"] not in shown


def test_an_index_of_ones_own_takes_the_nodes() -> None:
    some = nodes()[:5]
    index = VectorStoreIndex(list(some), embed_model=MockEmbedding(embed_dim=4))
    found = index.as_retriever(similarity_top_k=5).retrieve(QUESTION)
    assert {hit.node.node_id for hit in found} == {node.node_id for node in some}
