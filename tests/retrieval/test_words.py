"""Swedish text is searched by folded words, stems, parts of compounds and dates."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.retrieval.synonyms import Synonyms
from assistant.retrieval.words import (
    CompoundSplitter,
    fold,
    heft,
    is_stopword,
    tokens,
    with_iso_dates,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Läkarnas råd på ÖK", ["lakarnas", "rad", "pa", "ok"]),
        ("17:00-08:00 måndag\u2010fredag", ["17:00-08:00", "mandag", "fredag"]),
        ("§ 36, HNH230002", ["§36", "hnh230002"]),
        ("28,5 miljoner (145 %)", ["28,5", "miljoner", "145", "procent"]),
        ("hem\u00adsjukvård", ["hemsjukvard"]),
        ("", []),
    ],
)
def test_a_text_is_cut_into_folded_words_numbers_and_signs(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


def test_a_word_with_and_without_its_rings_and_dots_is_the_same() -> None:
    assert fold("Överenskommelse åäö É") == fold("overenskommelse aao e")


@given(st.text(max_size=200))
def test_any_text_can_be_cut_into_words(text: str) -> None:
    assert all(token == fold(token) for token in tokens(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("beslutet den 3 mars 2026", "beslutet 2026-03-03"),
        ("decided 21st of May 2025.", "decided 2025-05-21."),
        ("i mars 2026", "i mars 2026"),
    ],
)
def test_a_date_in_words_is_searched_as_a_date_in_figures(text: str, expected: str) -> None:
    assert with_iso_dates(text) == expected


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("korttidsboende", ("korttids", "boende")),
        ("lakarhembesok", ("lakar", "hembesok")),
        ("hemsjukvardsavtalet", ("hemsjukvards", "avtalet")),
        ("boende", ()),
        ("xyzzyplugh", ()),
    ],
)
def test_a_compound_is_split_into_words_that_stand_alone(word: str, parts: tuple[str, ...]) -> None:
    known = ["korttid", "boende", "lakare", "hembesok", "hemsjukvard", "avtalet"]
    assert CompoundSplitter(known).parts(word) == parts


@pytest.mark.parametrize(("word", "stops"), [("vad", True), ("the", True), ("dialys", False)])
def test_words_that_say_nothing_of_the_matter_are_left_out(word: str, stops: bool) -> None:
    assert is_stopword(word) is stops


def test_a_word_that_frames_the_question_and_a_year_weigh_less_than_the_matter() -> None:
    assert heft("definition") == heft("2024") < heft("dialys")


@pytest.mark.parametrize("word", ["extend", "extended", "extends", "extending"])
def test_an_english_word_has_its_other_words_with_any_ending(word: str) -> None:
    assert "förlänga" in Synonyms([["förlänga", "extend"]]).expansions(word)
