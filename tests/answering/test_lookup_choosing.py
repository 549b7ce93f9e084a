"""Which clauses and cells a lookup shows: rows told apart, outcomes, decisions, arithmetic."""

from __future__ import annotations

from datetime import datetime

import pytest

from assistant.domain.answer import Answer
from tests.knowledge import assistant

NOW = datetime.fromisoformat("2026-11-20T14:00:00+01:00")
FIRST_CHARACTERS = 1500


def ask(question: str) -> Answer:
    return assistant().ask(question, NOW)


def shown(answer: Answer) -> str:
    """What a reader sees first, on one line."""
    return " ".join(" ".join(c.quote for c in answer.citations).split())[:FIRST_CHARACTERS]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        # a verb and its particle are found as the noun that joins them
        ("Vilken dag i månaden betalas ersättningen för hemsjukvården ut?", "1:a bankdagen"),
        # a motion and its outcome say nearly the same
        ("vem yrkade att presidiet skulle ta fram utredningsdirektiv och bifölls det", "bifaller"),
        # who asks for a person's name
        ("Vem lämnade in initiativärendet om samverkan i primärvården?", "Svetlana Svensson"),
        # minutes are found by their month, and what they decided with them
        ("GNHH 29 maj 2024, paragraf och vad nämnden beslöt?", "kompetensinventeringen utifrån"),
        (
            "Vilken paragraf hade nämndens information om överenskommelsen i september 2023 och "
            "vad blev beslutet?",
            "anteckna att information har lämnats till nämnden",
        ),
        # a table's cells answer one of two things asked
        (
            "How was the cost of the external analysis to be shared, and what percentage falls "
            "on Laholm?",
            "50% region och 50% kommunerna",
        ),
        # each of two things asked is searched for apart
        (
            "Sedan när gäller dagens definition av primärvård i lagen, och vilket ord ströks om "
            "den medicinska behandlingen?",
            "Ordet grundläggande när det gäller medicinsk behandling togs bort",
        ),
        # a plan is quoted with the line that calls it one
        ("När ska läkarstödet efter utskrivning breddinföras?", "plan fran Regionkontoret"),
        ("Which indicators are proposed, and are they final?", "Arbetshypotes over indikatorer"),
        # signatures stand where who signed is asked, not the heads of other letters
        ("Vem skrev under kommunernas skrivelse?", "Ola Fischer, Falkenberg kommun"),
        # a point that leads into points of another kind is quoted with them
        ("Vad föreslogs i maj 2024 och vad beslutade nämnden i september?", "2.Tröskelprincip"),
        # what was proposed is set beside what the later minutes decided
        (
            "Vad föreslogs i mars 2024 om omvärldsanalysen och vad blev beslutet i september 2024?",
            "regionala primärvården, med fokus",
        ),
        # what is called by another name than its title
        ("När ska den nya modellen vara igång?", "Start januari 2027"),
    ],
)
def test_the_clause_that_carries_the_answer_is_among_the_first(question: str, words: str) -> None:
    answer = ask(question)
    assert answer.status == "settled"
    assert words in shown(answer)


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("hur mycket ökade läkarmedverkans besök mellan 2020 och 2021", {"4 115", "7 475", "3360"}),
        ("hur mkt ökade hembesöken mellan 2020 och 2021", {"4953", "7018", "2065", "-334"}),
        ("Did nurse home visits go up between 2019 and 2020?", {"368", "797", "429"}),
        (
            "Two nurses on a bus versus at the health centre: how many visits a month each?",
            {"84", "336"},
        ),
        (
            "Halmstad had how many million kronor in 2017 and how many in 2018? It looks as if "
            "the sum nearly doubled.",
            {"19,8", "34,1", "72.2"},
        ),
    ],
)
def test_the_cells_asked_for_are_told_with_their_difference(
    question: str, values: set[str]
) -> None:
    assert values <= {value.value for value in ask(question).values}


def test_a_sum_that_rose_is_not_added_up() -> None:
    answer = ask("Halmstad 2017 and 2018: how much did the sum rise?")
    assert not any("sum" in value.label for value in answer.values)


def test_a_table_that_holds_nothing_of_what_is_asked_for_is_no_answer() -> None:
    answer = ask("Vilka lagar räknas upp i bilderna från september 2023?")
    assert not answer.values
    assert "Lag (2017:612)" in shown(answer)


def test_physicians_are_not_counted_by_the_visits_of_a_service_named_after_them() -> None:
    answer = ask("Hur många läkare finns i Läkarmedverkan?")
    assert not any(value.unit == "besök" for value in answer.values)


def test_what_is_quoted_first_is_quoted_whole_up_to_its_danger() -> None:
    answer = ask("What danger with the central line during TPN do the municipalities describe?")
    assert "förblöder" in shown(answer)


@pytest.mark.parametrize(
    "question",
    ["Vad säger §1 om ersättningen till Laholm 2023?", "Hur mycket fick Hylte 2021 enligt §999?"],
)
def test_nothing_stands_in_a_paragraph_that_no_document_has(question: str) -> None:
    answer = ask(question)
    assert answer.status == "silent"
    assert not answer.values
