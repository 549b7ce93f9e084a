"""Hours of a service asked as a fact are told from the rules, in their own words."""

from __future__ import annotations

from datetime import datetime

import pytest

from assistant.domain.answer import Answer
from tests.knowledge import assistant

NOW = datetime.fromisoformat("2026-11-20T14:00:00+01:00")
CLOCKS = "17:00-"
NOT_STATED = ("tider anges inte", "No source states the hours")


def ask(question: str, now: datetime = NOW) -> Answer:
    return assistant().ask(question, now)


@pytest.mark.parametrize(
    "question",
    [
        "What time does the on-call service start?",
        "när slutar jouren, kl 22?",
        "vilka tider har beredskapsjouren på helgen",
        "hur dags börjar jouren på fredagar",
        "Beredskapsjourens öppettider?",
        "When does the duty doctor go off?",
        "är jouren öppen på lördagar",
        "har jouren öppet dygnet runt på helger",
        "jourens tider i Laholm",
        "mellan vilka klockslag ansvarar beredskapsjouren",
        "På vilka tider kan jag ringa beredskapsjouren?",
        "hur länge har jouren öppet på söndagar",
        "when can I reach the out of hours GP",
        "hur ser jourens tider ut i helgen",
        "is the duty doctor available at noon on a Tuesday?",
        "finns jouren på söndagar",
        "När är jouren stängd?",
        "Vilka timmar jobbar beredskapsjouren egentligen",
    ],
)
def test_stated_hours_are_told_first_with_the_clause_that_states_them(question: str) -> None:
    answer = ask(question)
    assert (answer.kind, answer.status) == ("lookup", "settled")
    assert CLOCKS in answer.citations[0].quote
    assert "17.00–08.00" in answer.answer or "17:00–08:00" in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "när kan man nå läkarmedverkan",
        "vilka arbetstider har läkarmedverkans läkare",
        "har läkarmedverkan öppet på natten",
        "jobbar läkarmedverkan helger",
        "What are the opening hours of Läkarmedverkan?",
        "när är palliativa konsultteamet tillgängligt",
    ],
)
def test_hours_that_no_source_states_are_said_to_be_open(question: str) -> None:
    answer = ask(question)
    assert answer.status == "silent"
    assert any(words in answer.answer for words in NOT_STATED)


@pytest.mark.parametrize(
    "question",
    [
        "när började beredskapsjouren",
        "when did the on-call service start",
        "när startar läkarmedverkans utvidgning",
        "när infördes läkarmedverkan i Laholm",
        "when was the project Läkarmedverkan available",
        "från när gäller läkarmedverkan i Laholm",
        "vilken tid tar det innan jouren kommer",
        "är beredskapsjouren upphandlad 2025",
        "varför har jouren öppet dygnet runt på helgen",
        "Vilka tider ska vårdcentralen och säbo komma överens om för dialog?",
    ],
)
def test_what_asks_for_something_else_is_not_answered_with_hours(question: str) -> None:
    answer = ask(question)
    assert not answer.answer.startswith(("**Tiderna för", "**By the sources the hours"))
    assert not any(words in answer.answer.split("\n")[0] for words in NOT_STATED)


def test_hours_of_a_time_before_they_were_stated_are_told_as_later_ones() -> None:
    answer = ask("vilka tider gällde för jouren i maj 2023")
    assert answer.status == "silent"
    assert "Hallandsjouren" in answer.answer.split("\n")[0]
    assert "först en senare källa" in answer.answer


def test_a_public_holiday_is_told_as_the_gap_it_is() -> None:
    answer = ask("vilka tider har jouren på julafton")
    assert answer.status == "settled"
    assert any("Helgdagar" in gap for gap in answer.gaps)


def test_how_words_were_read_is_told_for_the_night_towards_monday() -> None:
    assert "läses som inom" in ask("vilka tider har beredskapsjouren natten mot måndag").answer


@pytest.mark.parametrize(
    "question",
    ["Gäller avtalet fortfarande 2029?", "is the agreement still in force in 2030?"],
)
def test_a_year_after_the_term_is_answered_with_the_term_and_reckoned_days(question: str) -> None:
    answer = ask(question)
    assert "2028-12-31" in answer.citations[0].quote
    derived = {value.value for value in answer.values if value.derived}
    assert derived == {"2027-12-31", "2030-12-31"}


def test_an_older_agreement_is_not_answered_with_the_term_of_the_present_one() -> None:
    answer = ask("Gällde 2019 års överenskommelse fortfarande 2020?")
    assert "2028-12-31" not in answer.citations[0].quote
