"""A compound that people coin is found by the words that sources put for its parts."""

from __future__ import annotations

import pytest

from assistant.retrieval.coined import coined
from assistant.retrieval.keywords import KeywordIndex
from assistant.retrieval.synonyms import Synonyms

TEXTS = [
    "En hälsokontroll av varje invånare görs årligen.",
    "Läkarstöd erbjuds i upp till 14 dagar.",
    "Patienter som vistas tillfälligt i kommunen.",
    "En extern konsult gjorde utredningen.",
]
GROUPS = [
    ["koll", "kontroll"],
    ["hjälp", "stöd"],
    ["semester", "tillfälligt"],
    ["firma", "bolag"],
    ["badhus", "simhall"],
]


@pytest.fixture(scope="module")
def index() -> KeywordIndex:
    return KeywordIndex(TEXTS, [""] * len(TEXTS), Synonyms(GROUPS))


@pytest.mark.parametrize(
    ("word", "place"),
    [
        ("hälsokoll", 0),
        ("hälsokollen", 0),
        ("läkarhjälpen", 1),
        ("semesterpatienterna", 2),
    ],
)
def test_a_coined_compound_is_held_where_the_sources_put_its_parts_otherwise(
    index: KeywordIndex, word: str, place: int
) -> None:
    [term] = index.terms(word)
    assert term.held >= 0.7
    assert index.scores(word).bm25.argmax() == place


@pytest.mark.parametrize(
    "word",
    [
        pytest.param("badhuskontroll", id="one part is nowhere in any wording"),
        pytest.param("konsultfirma", id="the other part has no word that stands in a text"),
        pytest.param("parkeringsplats", id="no part at all"),
        pytest.param("patientavgift", id="a part that is no known word"),
        pytest.param("läkarkonsult", id="both parts stand, but in different texts"),
    ],
)
def test_a_compound_of_another_matter_is_not_held(index: KeywordIndex, word: str) -> None:
    [term] = index.terms(word)
    assert term.held < 0.7


def test_a_very_long_word_is_not_taken_apart() -> None:
    assert list(coined("lakar" * 20, lambda word: True, lambda word: ())) == []
