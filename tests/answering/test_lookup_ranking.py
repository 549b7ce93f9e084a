"""What speaks for a clause beside its words, and in what order clauses are quoted."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from assistant.answering.lookup_choice import by_gain
from assistant.answering.lookup_form import dated_as_asked
from tests.answering.test_lookup_asked import cut
from tests.knowledge import assistant

NOW = dt.datetime.fromisoformat("2026-11-20T14:00:00+01:00")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Vad beslutades den 21 februari?", 1.0),
        ("What was decided on the 21st of February 2024?", 1.0),
        ("protokollet 2024-02-21", 1.0),
        ("mötet i februari 2024", 0.5),
        ("the meeting in February", 0.5),
        ("mötet i februari 2023", 0.0),
        ("Vad beslutades den 21 mars?", 0.0),
        ("What may a nurse do?", 0.0),
    ],
)
def test_a_document_is_known_by_the_day_or_the_month_that_a_question_names(
    question: str, expected: float
) -> None:
    assert dated_as_asked(question, cut("Text").document) == expected


def test_the_word_may_is_no_month() -> None:
    document = replace(cut("Text").document, date=dt.date(2024, 5, 29))
    assert dated_as_asked("Who may decide?", document) == 0.0
    assert dated_as_asked("What was said in May?", document) == 0.5


def test_of_clauses_worth_about_the_same_the_shorter_is_quoted_sooner() -> None:
    first, long, short, worse = (
        replace(cut("x" * length), score=score)
        for length, score in ((900, 1.0), (600, 0.7), (60, 0.65), (50, 0.3))
    )
    assert by_gain([first, long, short, worse]) == [first, short, long, worse]


def test_what_was_moved_in_front_of_a_better_clause_stays_there() -> None:
    first, moved, better = (
        replace(cut("x" * length), score=score)
        for length, score in ((90, 0.9), (600, 0.2), (60, 0.8))
    )
    assert by_gain([first, moved, better]) == [first, moved, better]


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Vem skickade mejlet från Laholm om tillfällig vistelse?", "Daniel Johansson"),
        ("Vems namn står under Varbergs svar om kompetensinventering?", "Ola Viestam"),
        ("Who sent the e-mail from Laholm on temporary stays?", "Daniel Johansson"),
        ("Vem har undertecknat Falkenbergs svar?", "Martina Lund"),
    ],
)
def test_who_wrote_a_paper_is_told_by_its_head_or_the_names_under_it(
    question: str, name: str
) -> None:
    quotes = " ".join(c.quote for c in assistant().ask(question, NOW).citations[:4])
    assert name in " ".join(quotes.split())
