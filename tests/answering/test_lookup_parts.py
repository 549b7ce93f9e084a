"""The parts of a lookup answer: sentences, dates, tables, contradictions."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.lookup_arithmetic import number
from assistant.answering.lookup_comparison import differing_words
from assistant.answering.lookup_contradictions import load_contradictions, touched
from assistant.answering.lookup_dates import derived_dates
from assistant.answering.quoting import places, sentences
from assistant.corpus.loading import load_corpus
from assistant.corpus.normal import normalise
from assistant.corpus.store import Corpus
from assistant.errors import CorpusError

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load_corpus(CORPUS)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("En mening. En till!", 2),
        ("T.ex. trach, bl.a. hemma. Nästa mening.", 2),
        ("Enligt 2 kap. 6 § gäller detta. Så är det.", 2),
        ('Man säger "så här." Sedan följer mer.', 2),
        ("1. Första punkten i listan", 1),
        ("Utan punkt", 1),
        ("", 0),
    ],
)
def test_a_text_is_cut_at_the_ends_of_sentences_and_nowhere_else(text: str, count: int) -> None:
    assert len(sentences(text)) == count


@given(st.text(alphabet='abAB .!?"”)1', max_size=80))
def test_sentences_lie_in_the_text_in_order_and_leave_out_only_space(text: str) -> None:
    found = sentences(text)
    assert all(text[s.start : s.end] == s.text for s in found)
    assert [s.start for s in found] == sorted(s.start for s in found)
    assert "".join(s.text for s in found).replace(" ", "") == text.replace(" ", "")


def test_every_sentence_of_the_corpus_is_found_to_the_character(corpus: Corpus) -> None:
    wrong = []
    for clause in corpus.clauses.values():
        for sentence in sentences(clause.text):
            spans = places(corpus, clause, sentence.start, sentence.end)
            shown = corpus.sources[clause.file].shown
            read = "\n".join(shown[span.start : span.end] for span in spans)
            if normalise(read) != sentence.text:
                wrong.append((clause.id, sentence.text[:40]))
    assert wrong == []


TERM = (
    "gäller 2021-04-01 – 2028-12-31, automatisk förlängning 2 år om uppsägning inte skett 1 år "
    "innan avtalsslut"
)


@pytest.mark.parametrize(
    ("question", "days"),
    [
        ("Senast när måste avtalet sägas upp?", [date(2027, 12, 31)]),
        ("When must notice be given?", [date(2027, 12, 31)]),
        ("Till när förlängs det?", [date(2030, 12, 31)]),
        ("När löper avtalet ut?", []),
    ],
)
def test_a_date_follows_by_arithmetic_only_where_it_is_asked_for(
    question: str, days: list[date]
) -> None:
    assert [derived.day for derived in derived_dates(TERM, question, "sv")] == days


def test_three_months_before_the_end_of_may_is_the_last_of_february() -> None:
    text = "gäller 2023-01-01 – 2024-05-31, uppsägning ska ske 3 månader före"
    [derived] = derived_dates(text, "När ska det sägas upp?", "en")
    assert derived.day == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("cell", "value"),
    [("60,5", "60.5"), ("4 115", "4115"), ("31%", "31"), ("uppräkning", None), ("", None)],
)
def test_a_cell_is_read_as_a_number_where_it_holds_one(cell: str, value: str | None) -> None:
    found = number(cell)
    assert (None if found is None else f"{found}") == value


def test_every_recorded_contradiction_stands_in_the_sources(corpus: Corpus) -> None:
    found = load_contradictions(CORPUS, corpus)
    assert len(found) >= 20
    assert all(c.sides and c.says("sv") and c.says("en") for c in found)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Vad betyder tröskelprincipen?", "troskelprincipen-inskriven"),
        ("Hur många besök gjorde läkarmedverkan 2021?", "lakarmedverkan-besok-45-procent"),
        ("Does the threshold principle apply?", "troskelprincipen-inskriven"),
        ("Vem utfärdar vårdintyg?", None),
    ],
)
def test_a_question_touches_the_contradictions_of_its_matter(
    corpus: Corpus, question: str, first: str | None
) -> None:
    found = touched(load_contradictions(CORPUS, corpus), question, [], 2)
    assert (found[0].id if found else None) == first


def test_a_quote_of_one_side_touches_the_contradiction(corpus: Corpus) -> None:
    contradictions = load_contradictions(CORPUS, corpus)
    side = contradictions[0].sides[0]
    found = touched(contradictions, "", [(side.file, side.spans)], 1)
    assert found == contradictions[:1]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a: 1", "must be a list"),
        ("- {id: a, says: {sv: x, en: y}, sides: [], about: []}", "has no sides"),
        ("- {id: a, says: {sv: x}, sides: [{document: b, quote: c}]}", "says has no en"),
        (
            "- {id: a, says: {sv: x, en: y}, sides: [{document: gnhh-2023-74, quote: finns ej}]}",
            "isn't found",
        ),
        ("- {id: a, wrong: 1}", "keys other than"),
    ],
)
def test_a_faulty_list_is_refused_with_every_mistake(
    tmp_path: Path, corpus: Corpus, text: str, why: str
) -> None:
    (tmp_path / "contradictions.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(CorpusError, match=why):
        load_contradictions(tmp_path, corpus)


def test_a_corpus_without_a_list_has_no_contradictions(tmp_path: Path, corpus: Corpus) -> None:
    assert load_contradictions(tmp_path, corpus) == ()


def test_the_words_that_differ_are_runs_of_the_texts_themselves() -> None:
    one, other = "Region Halland ersätter alla som vistas i länet.", "Region Halland ersätter alla."
    assert differing_words(one, other) == (("som vistas i länet",), ())
