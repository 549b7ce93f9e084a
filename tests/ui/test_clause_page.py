"""A clause in its document, with the quoted place marked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.domain.clause import Span
from assistant.errors import CorpusError
from tests import sample
from tests.ui.test_render import Shown
from ui import clause_page
from ui.content import load_content
from ui.marking import find_quote


def marked(html: str) -> str:
    found = re.search(r"<mark[^>]*>.*?</span> (.*?)<span", html, re.DOTALL)
    assert found is not None
    return found[1]


def page(n: int, start: int | None, end: int | None, *, part: bool = False) -> str:
    corpus = sample.corpus()
    clause = corpus.clauses[f"rutin#{n}"]
    make = clause_page.panel if part else clause_page.page
    return make(corpus, clause, clause_page.place_of(corpus, clause, start, end), "sv")


@pytest.mark.parametrize("part", [False, True])
def test_the_quoted_place_is_marked_across_a_line_end(part: bool) -> None:
    citation = sample.answer().citations[0]
    html = page(1, citation.start, citation.end, part=part)
    assert marked(html) == "råd och hembesök alla dagar mellan 17:00 och 08:00"
    assert html.count('<mark id="stalle">') == 1


@pytest.mark.parametrize(
    ("start", "end"),
    [
        pytest.param(None, None, id="no place"),
        pytest.param(5, 5, id="empty place"),
        pytest.param(9, 5, id="reversed place"),
        pytest.param(0, 3, id="place in another clause"),
        pytest.param(10**9, 10**9 + 5, id="place outside the file"),
        pytest.param(-5, 10**20, id="place larger than the file"),
    ],
)
def test_a_place_that_does_not_fit_marks_the_whole_clause(
    start: int | None, end: int | None
) -> None:
    assert (
        marked(page(2, start, end)) == "Den fortlöpande behandlingen är listad vårdcentrals ansvar."
    )


def test_the_page_shows_title_date_kind_standing_and_the_neighbours() -> None:
    text = Shown(page(1, None, None)).text
    for words in (
        "Rutin för läkarinsatser <2026>",
        "Rutin · stycke 1",
        "3 mars 2026",
        "protokoll",
        "tjänstemäns beskrivning",
        "N 2026-1",
        "Ett stöd efter utskrivning planeras från januari 2027.",
    ):
        assert words in text


def test_markup_in_a_document_shows_as_text() -> None:
    html = page(3, None, None)
    assert "&lt;b&gt;avancerad&lt;/b&gt;" in html
    assert "b" not in Shown(html).tags


@pytest.mark.parametrize(
    ("text", "quote", "found"),
    [
        pytest.param("ett hembesök nu", "hem-\nbesök", "hembesök", id="hyphen at a line end"),
        pytest.param("ett hem besök", "hem  besök", "hem besök", id="spaces"),
        pytest.param("all-\u00a0män", "all\u2010 män", "all-\u00a0män", id="other hyphens"),
        pytest.param("abc", "b", "b", id="one letter"),
        pytest.param("abc", "B", None, id="case matters"),
        pytest.param("abc", " - ", None, id="nothing but a hyphen"),
        pytest.param("abc", "abcd", None, id="more than there is"),
    ],
)
def test_a_quote_is_found_to_the_letter(text: str, quote: str, found: str | None) -> None:
    place = find_quote(text, quote)
    assert (None if place is None else text[place.start : place.end]) == found
    assert place is None or isinstance(place, Span)


def test_the_shipped_page_file_is_read() -> None:
    content = load_content(sample.CORPUS / "page.yaml")
    assert len(content.examples) >= 4


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("", id="empty"),
        pytest.param("[", id="no YAML"),
        pytest.param("name: x", id="no label"),
        pytest.param("name: {sv: a, en: b}\nplace: {sv: a}\nlead: {sv: a, en: b}", id="no English"),
        pytest.param(
            "name: {sv: a, en: b}\nplace: {sv: a, en: b}\nlead: {sv: a, en: b}\nexamples: [x]",
            id="example without languages",
        ),
    ],
)
def test_a_wrong_page_file_is_told_with_its_place(words: str, tmp_path: Path) -> None:
    (tmp_path / "page.yaml").write_text(words, "utf-8")
    with pytest.raises(CorpusError, match=r"page\.yaml"):
        load_content(tmp_path / "page.yaml")
