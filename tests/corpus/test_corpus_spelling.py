"""Machine-read words as if spelled right; the clause itself stands as it is."""

from __future__ import annotations

import pytest

from assistant.corpus.spelling import Speller, fold
from assistant.corpus.store import Corpus

WORDS = "läkare läkarinsatser hög över övriga behöver en är och vårdcentral vårdcentralens"


@pytest.mark.parametrize(
    ("read", "right"),
    [
        pytest.param("lakare", "läkare", id="marks missing"),
        pytest.param("Lakare", "Läkare", id="capital kept"),
        pytest.param("LAKARE", "LÄKARE", id="capitals kept"),
        pytest.param("hég", "hög", id="é for ö"),
        pytest.param("6ver", "över", id="6 for ö"),
        pytest.param("dvriga", "övriga", id="d for ö"),
        pytest.param("behdver", "behöver", id="d for ö inside"),
        pytest.param("Iakare", "läkare", id="I for l"),
        pytest.param("|lakarinsatser", "läkarinsatser", id="stroke before"),
        pytest.param("lakarkompetens", "läkarkompetens", id="unknown compound begins as known"),
        pytest.param("kommunsjukskoterska", "kommunsjukskoterska", id="unknown beginning stays"),
        pytest.param("2026", "2026", id="numbers stay"),
        pytest.param("xyzzy", "xyzzy", id="unknown stays"),
    ],
)
def test_a_misread_word_is_recognised(read: str, right: str) -> None:
    assert Speller([WORDS]).correct(read) == right


def test_known_words_stay_as_they_are() -> None:
    assert Speller([WORDS]).correct(WORDS) == WORDS


def test_folding_drops_case_and_marks() -> None:
    assert fold("Återinskrivning É") == "aterinskrivning e"


def test_the_shipped_machine_read_document_is_searched_as_if_spelled_right(corpus: Corpus) -> None:
    (document,) = corpus.machine_read
    text = " ".join(corpus.search_text(c.id) for c in corpus.clauses_of(document))
    for phrase in (
        "Läkarstöd erbjuds från Läkarmedverkan i upp till 14 dagar",
        "Vårdcentralens läkare ska genomföra läkemedelsgenomgång",
        "hög risk för oplanerad återinskrivning",
        "ska ha en registrerad fast läkarkontakt",
        "Utöver de övergripande insatserna",
    ):
        assert phrase in text
    stands = " ".join(c.text for c in corpus.clauses_of(document))
    assert "Lakarstod erbjuds fran Lakarmedverkan" in stands
    assert "Läkarstöd" not in stands


def test_documents_that_are_spelled_right_are_left_alone(corpus: Corpus) -> None:
    for clause in corpus.clauses.values():
        if clause.document not in corpus.machine_read and clause.kind != "table_row":
            assert corpus.search_text(clause.id) == clause.text
            assert corpus.search_path(clause.id) == clause.heading_path
