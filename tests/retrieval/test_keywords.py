"""Keyword search finds a clause however the word is written, and counts it once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from assistant.errors import CorpusError
from assistant.retrieval.keywords import KeywordIndex
from assistant.retrieval.synonyms import Synonyms, Together, load_synonyms
from assistant.retrieval.terms import SYNONYM
from assistant.retrieval.words import NoExpander

TEXTS = [
    "Tröskelprincipen är en gränsdragning mellan kommun och region.",
    "En läkare gör hembesök på korttidsboendet.",
    "Overenskommelsen upphor 2028-12-31, oavsett boende.",
    "Trakeostomi kräver särskild kompetens.",
    "Nämnden antecknar informationen.",
]


def best(query: str, index: KeywordIndex) -> int | None:
    scores = index.scores(query).bm25
    return int(np.argmax(scores)) if scores.max() > 0 else None


@pytest.fixture(scope="module")
def index() -> KeywordIndex:
    groups: list[Sequence[str]] = [
        ["trach", "trakeostomi", "tracheostomy"],
        ["löper ut", "upphör", "expires"],
    ]
    return KeywordIndex(TEXTS, [""] * len(TEXTS), Synonyms(groups))


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("tröskelprincip", 0),
        ("troskelprincipens", 0),
        ("tröskelprinsipen", 0),
        ("hembesöken", 1),
        ("läkarhembesök", 1),
        ("överenskommelse", 2),
        ("när löper den ut 31 december 2028", 2),
        ("expires", 2),
        ("trach", 3),
        ("tracheostomy", 3),
        ("kärnkraftverk", None),
        ("vad är det som gäller här då", None),
        ("", None),
    ],
)
def test_a_clause_is_found_however_the_word_is_written(
    index: KeywordIndex, query: str, place: int | None
) -> None:
    assert best(query, index) == place


def test_each_word_is_told_where_it_stands_in_the_clause_or_around_it(index: KeywordIndex) -> None:
    scores = index.scores("trakeostomi kärnkraftverk")
    stands = np.maximum(scores.own, scores.around)
    assert stands.shape == (len(scores.bm25), 2)
    assert stands[3, 0] > 0
    assert stands[0, 0] == 0
    assert not stands[:, 1].any()


def test_a_word_no_clause_holds_is_told_from_one_that_is_held(index: KeywordIndex) -> None:
    known = {term.word: term.known for term in index.terms("trakeostomi kärnkraftverk")}
    assert known == {"trakeostomi": True, "karnkraftverk": False}


def test_two_ways_of_writing_a_word_do_not_count_twice() -> None:
    texts = ["trach trach-vård", "trakeostomi och trach"]
    together = KeywordIndex(texts, ["", ""], Synonyms([["trach", "trakeostomi"]]))
    apart = KeywordIndex(texts, ["", ""], NoExpander())
    ways = [apart.scores("trach").bm25[1], SYNONYM * apart.scores("trakeostomi").bm25[1]]
    assert together.scores("trach").bm25[1] == pytest.approx(max(ways))


def test_several_expanders_work_as_one() -> None:
    both = Together(Synonyms([["pat", "patient"]]), Synonyms([["pat", "brukare"]]))
    assert both.expansions("pat") == ("patient", "brukare")


@pytest.mark.parametrize(
    "text", ["groups: [[ensam]]", "groups: fel", "groups: [[1, 2]]", "groups: ["]
)
def test_a_faulty_list_of_words_is_refused_with_its_place(tmp_path, text: str) -> None:
    (tmp_path / "words.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(CorpusError, match=r"words\.yaml"):
        load_synonyms(tmp_path)
