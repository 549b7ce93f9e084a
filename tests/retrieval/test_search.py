"""Search fuses meaning and words, keeps to a §, and leans to what the question names."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.domain.question import Filters
from assistant.retrieval.context import in_context
from assistant.retrieval.embedding import HashEmbedder
from assistant.retrieval.search import HybridSearcher
from tests.retrieval.tiny import tiny


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> HybridSearcher:
    found = HybridSearcher(tiny(), HashEmbedder(), tmp_path_factory.mktemp("data"))
    found.open()
    return found


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("vem inventerar utbildningsbehov", "gnhh-1/1"),
        ("omvärldsanalys", "gnhh-2/3"),
        ("läkarna hembesök korttidsboende", "skrivelse/7"),
        ("inskriven", "skrivelse/6"),
    ],
)
def test_the_clause_a_query_is_about_comes_first(
    searcher: HybridSearcher, query: str, first: str
) -> None:
    assert first in [passage.clause.id for passage in searcher.search(query, 2)]


def test_scores_fall_and_lie_between_nought_and_one(searcher: HybridSearcher) -> None:
    scores = [passage.score for passage in searcher.search("nämnden beslutade", 5)]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


def test_a_paragraph_binds(searcher: HybridSearcher) -> None:
    found = searcher.search("beslut", 10, Filters(paragraph="§36"))
    assert {passage.clause.document for passage in found} == {"gnhh-2"}


def test_a_paragraph_that_is_nowhere_finds_nothing(searcher: HybridSearcher) -> None:
    assert searcher.search("beslut", 10, Filters(paragraph="§99")) == []


@pytest.mark.parametrize(
    ("filters", "document"),
    [
        (Filters(years=(2024,)), "gnhh-2"),
        (Filters(years=(2023,)), "gnhh-1"),
        (Filters(documents=("gnhh-2",)), "gnhh-2"),
    ],
)
def test_what_the_question_names_leads(
    searcher: HybridSearcher, filters: Filters, document: str
) -> None:
    found = searcher.search("nämnden beslutade", 1, filters)
    assert [passage.clause.document for passage in found] == [document]


@pytest.mark.parametrize("query", ["", "\ud800", "😀", "?" * 5000, "xyzzy plugh"])
def test_any_query_is_answered(searcher: HybridSearcher, query: str) -> None:
    assert len(searcher.search(query, 3)) <= 3


def test_the_same_query_finds_the_same(searcher: HybridSearcher, tmp_path: Path) -> None:
    other = HybridSearcher(tiny(), HashEmbedder(), tmp_path)
    assert other.search("nämnden beslutade", 5) == searcher.search("nämnden beslutade", 5)


def test_a_line_is_searched_with_the_points_it_leads_in() -> None:
    entries = {entry.clause.id: entry for entry in in_context(tiny())}
    assert entries["skrivelse/5"].points == ("alla som är inskrivna i hemsjukvården",)
    assert "inskrivna" in entries["skrivelse/5"].embedded


def test_a_heading_of_running_text_is_not_searched_on_its_own() -> None:
    assert "gnhh-1/0" not in {entry.clause.id for entry in in_context(tiny())}
