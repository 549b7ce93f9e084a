"""How phrases are written and found."""

from __future__ import annotations

import pytest

from assistant.understanding.patterns import Patterns

FOUND = {
    ("korttids*", "korttidsboende i dag"): (0, 0),
    ("*direktor", "regionens sjukvardsdirektor"): (1, 1),
    ("vem .. (chef|*direktor)", "vem blev ny regiondirektor"): (0, 3),
    ("(en|) gang # ar", "gang 2 ar"): (0, 2),
    ("hem ... sedan", "hem till villan for tre dagar sedan"): (0, 6),
}
NOT_FOUND = [
    ("*direktor", "direktoren"),
    ("korttids", "korttidsboende"),
    ("hem .. sedan", "hem till villan for tre dagar sedan"),
]


@pytest.mark.parametrize(("pattern", "text"), FOUND)
def test_a_phrase_is_found_where_it_stands(pattern: str, text: str) -> None:
    (match,) = Patterns([(pattern, "it")]).find(text.split())
    assert (match.first, match.last) == FOUND[pattern, text]


@pytest.mark.parametrize(("pattern", "text"), NOT_FOUND)
def test_a_phrase_is_not_found_beyond_its_words(pattern: str, text: str) -> None:
    assert Patterns([(pattern, "it")]).find(text.split()) == []


@pytest.mark.parametrize("pattern", ["..", "vem ..", ".. vem", "(en|)"])
def test_a_phrase_without_firm_ends_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="gap"):
        Patterns([(pattern, "it")])


@pytest.mark.parametrize("pattern", ["(en|(tva)) hus", "(en|tva", "en) tva"])
def test_a_group_that_is_nested_or_not_closed_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="group"):
        Patterns([(pattern, 1)])
