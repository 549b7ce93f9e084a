"""The evidence for an answer is weighed: nothing alone decides."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answering.lookup_confidence import ANSWERS, Evidence, Judgement, confidence

GOOD = Evidence(unknown=0.0, untold=0.0, score=0.9, comparison=0.0, astray=0.0, own=0.0)
POOR = Evidence(unknown=0.7, untold=0.0, score=0.4, comparison=0.0, astray=0.0, own=0.0)


def test_a_near_clause_that_holds_the_words_is_an_answer_and_a_far_one_is_none() -> None:
    assert confidence(POOR) < ANSWERS < confidence(GOOD)


@pytest.mark.parametrize(
    ("part", "better"),
    [("unknown", 0.0), ("score", 1.0), ("comparison", 1.0), ("own", 1.0)],
)
def test_more_of_what_speaks_for_an_answer_makes_it_surer(part: str, better: float) -> None:
    assert confidence(replace(POOR, **{part: better})) > confidence(POOR)


def test_one_unknown_word_does_not_silence_a_clause_that_else_fits() -> None:
    assert confidence(replace(GOOD, unknown=0.4)) > ANSWERS


def test_what_tells_no_such_thing_as_is_asked_for_is_no_answer_though_it_holds_the_words() -> None:
    assert confidence(replace(GOOD, untold=1.0)) < ANSWERS


def test_a_cut_of_none_that_are_named_is_less_surely_an_answer() -> None:
    assert confidence(replace(GOOD, astray=1.0)) < confidence(GOOD)


@pytest.mark.parametrize(
    ("answers", "weighed", "doubtful"),
    [
        (False, replace(GOOD, unknown=0.4), True),
        (False, replace(POOR, untold=1.0), False),
        (False, None, False),
        (True, GOOD, False),
    ],
)
def test_what_is_held_back_is_called_doubtful_only_where_it_may_well_be_the_answer(
    answers: bool, weighed: Evidence | None, doubtful: bool
) -> None:
    assert Judgement(answers=answers, weighed=weighed).doubtful is doubtful
