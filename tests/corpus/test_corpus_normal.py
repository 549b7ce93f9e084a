"""The normal form, and the way back from it to the offsets of a file."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.corpus.normal import normal_form, normalise
from assistant.corpus.store import Corpus
from assistant.domain.clause import Span

AWKWARD = st.text(
    alphabet=st.sampled_from(
        "abåÄö19 .,-\u2010\u2011\u00ad\u00a0\u202f\n\t”’´ﬁﬀo\u0308\u030a\u200b"
    ),
    max_size=60,
)


@pytest.mark.parametrize(
    ("raw", "normal"),
    [
        pytest.param("hälso- \noch sjukvård", "hälso- och sjukvård", id="suspended hyphen"),
        pytest.param("Produktions-\nbortfall", "Produktionsbortfall", id="word cut by a line end"),
        pytest.param("2020-\n12-31", "2020-12-31", id="date cut by a line end"),
        pytest.param("17:00-\n08:00", "17:00-08:00", id="hours cut by a line end"),
        pytest.param("SoL-\nBeslut", "SoL-Beslut", id="compound with a capital"),
        pytest.param("hem\u00adsjuk\u00ad\nvård", "hemsjukvård", id="soft hyphens"),
        pytest.param("risk\u2010 och", "risk- och", id="typographic hyphen"),
        pytest.param("i\u00a0mån\u202fav  tid\n\n nu", "i mån av tid nu", id="all sorts of space"),
        pytest.param("de\ufb01nition", "definition", id="ligature"),
        pytest.param("va\u030ard", "vård", id="letter with a combining mark"),
        pytest.param("na\ufb01\u0308v", "nafïv", id="ligature with a combining mark"),
        pytest.param("”trach” ’x’", "\"trach\" 'x'", id="curly quotes"),
        pytest.param("1992–2008 – nu", "1992–2008 – nu", id="dashes stay"),
    ],
)
def test_the_normal_form_says_the_same_in_plain_type(raw: str, normal: str) -> None:
    assert normalise(raw) == normal
    assert normal_form(raw, [Span(start=0, end=len(raw))]).text == normal


@given(AWKWARD)
def test_the_normal_form_alone_and_with_its_map_are_one(raw: str) -> None:
    if raw:
        form = normal_form(raw, [Span(start=0, end=len(raw))])
        assert form.text.strip() == normalise(raw)


@given(AWKWARD, st.data())
def test_every_range_of_the_normal_form_maps_to_its_words_in_the_file(
    raw: str, data: st.DataObject
) -> None:
    form = normal_form(raw, [Span(start=0, end=len(raw))]) if raw else None
    if form is None or not form.text:
        return
    start = data.draw(st.integers(0, len(form.text) - 1))
    end = data.draw(st.integers(start + 1, len(form.text)))
    spans = form.to_raw(start, end)
    words = normalise("".join(raw[s.start : s.end] for s in spans))
    assert normalise(form.text[start:end]) in words
    assert all(before.end < after.start for before, after in pairwise(spans))


@given(st.lists(AWKWARD, min_size=1, max_size=4))
def test_what_is_left_out_between_two_ranges_is_never_part_of_a_place(parts: list[str]) -> None:
    raw, spans = "", []
    for part in parts:
        if part.strip():
            start = len(raw) + len(part) - len(part.lstrip())
            spans.append(Span(start=start, end=start + len(part.strip())))
        raw += part + "#HEAD#"
    form = normal_form(raw, spans)
    if form.text:
        for place in form.to_raw(0, len(form.text)):
            assert "#HEAD#" not in raw[place.start : place.end]
            assert any(s.start <= place.start and place.end <= s.end for s in spans)


def test_an_empty_range_has_no_place() -> None:
    form = normal_form("ord", [Span(start=0, end=3)])
    for start, end in ((1, 1), (2, 1), (0, 4), (-1, 2)):
        with pytest.raises(ValueError, match="no such range"):
            form.to_raw(start, end)


def test_every_clause_maps_to_its_spans_and_its_first_character_to_their_start(
    corpus: Corpus,
) -> None:
    for clause in corpus.clauses.values():
        form = corpus.normal(clause)
        assert form.text == clause.text
        assert form.to_raw(0, len(form.text)) == _joined(clause.spans)
        assert form.to_raw(0, 1)[0].start == clause.spans[0].start


def _joined(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for span in spans:
        if joined and joined[-1].end == span.start:
            joined[-1] = Span(start=joined[-1].start, end=span.end)
        else:
            joined.append(span)
    return tuple(joined)
