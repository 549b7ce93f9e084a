"""A question that seems to be of another topic is looked up where the sources hold its words."""

from __future__ import annotations

import pytest

from assistant.answering.lookup_matter import all_held
from assistant.retrieval.terms import Term


def term(word: str, held: float, heft: float = 1.0) -> Term:
    return Term(word=word, variants=(), held=held, heft=heft)


@pytest.mark.parametrize(
    ("terms", "held"),
    [
        ([term("bemanning", 1.0), term("teamet", 0.85)], True),
        ([term("bemanning", 1.0), term("teamet", 0.7), term("hur", 0.0, heft=0.45)], True),
        ([term("bemanning", 1.0), term("glögg", 0.0)], False),
        ([term("bemanning", 1.0)], False),
        ([], False),
    ],
)
def test_all_things_named_must_be_held_and_there_must_be_several(
    terms: list[Term], held: bool
) -> None:
    assert all_held(terms) is held
