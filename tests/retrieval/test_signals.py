"""What speaks for a clause is told signal by signal, and weighed by fitted weights."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from assistant.answering.lookup_ranking import TRAITS
from assistant.answering.lookup_weights import RANKING
from assistant.domain.question import Filters
from assistant.retrieval.context import ClauseInContext, in_context
from assistant.retrieval.keywords import KeywordIndex
from assistant.retrieval.signals import Layout, Numbers, Signals
from assistant.retrieval.words import NoExpander
from tests.knowledge import shipped


@cache
def _entries() -> list[ClauseInContext]:
    return list(in_context(shipped().corpus))


@cache
def _index() -> KeywordIndex:
    return KeywordIndex(
        [e.text for e in _entries()], [e.surroundings for e in _entries()], NoExpander()
    )


def _signals(query: str, filters: Filters = Filters()) -> Signals[Numbers]:  # noqa: B008 - frozen
    words = _index().scores(query)
    weights = [_index().weight(term) for term in words.terms]
    fused = words.bm25.astype(float) / max(float(words.bm25.max()), 1e-6)
    return Layout(_entries()).signals(words, weights, np.zeros(len(_entries())), fused, filters)


def test_every_trait_has_a_weight_and_every_weight_a_trait() -> None:
    assert tuple(RANKING) == TRAITS


def test_what_a_clause_tells_counts_at_most_as_much_as_it_and_its_surroundings() -> None:
    found = _signals("fördelning mellan kommun och region")
    assert (found.told <= found.told_around + 1e-6).all()
    assert 0 < found.told.max() <= 1


def test_a_section_is_as_good_as_its_best_clause() -> None:
    found = _signals("omsorgsprisindex")
    best = int(found.words.argmax())
    path = _entries()[best].clause.heading_path
    same = [
        at
        for at, entry in enumerate(_entries())
        if entry.clause.heading_path == path and entry.document is _entries()[best].document
    ]
    assert len(same) > 1
    assert {float(found.section_best[at]) for at in same} == {1.0}


@pytest.mark.parametrize(
    ("filters", "signal"),
    [
        (Filters(parties=("halmstad",)), "party_named"),
        (Filters(years=(2023,)), "year_of_document"),
        (Filters(years=(2023,)), "year_in_heading"),
        (Filters(paragraph="§74"), "paragraph_named"),
    ],
)
def test_what_the_question_names_marks_some_clauses_and_not_all(
    filters: Filters, signal: str
) -> None:
    named = getattr(_signals("hemsjukvård", filters), signal)
    assert set(named) == {0.0, 1.0}
    assert not getattr(_signals("hemsjukvård"), signal).any()


def test_what_stands_right_beside_a_clause_counts_for_it_within_its_document() -> None:
    found = _signals("omsorgsprisindex demografisk")
    assert (found.told_beside >= found.told - 1e-6).all()
    one = int(found.told.argmax())
    beside = [
        at for at in (one - 1, one + 1) if _entries()[at].document is _entries()[one].document
    ]
    assert beside
    assert all(found.told_beside[at] >= found.told[one] - 1e-6 for at in beside)


def test_a_word_that_may_be_meant_is_told_but_not_surely() -> None:
    found = _signals("omsorgsprisindex")
    assert found.surely_told[int(found.told.argmax())] == 1
    assert set(found.surely_told) == {0.0, 1.0}
    assert not found.surely_told[found.told_around == 0].any()
