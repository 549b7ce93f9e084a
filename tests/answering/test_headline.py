"""The first line tells the duty that the question names; what is only told before it does not."""

from __future__ import annotations

from datetime import datetime

import pytest

from assistant.domain.answer import Answer
from tests.knowledge import assistant

TUESDAY = datetime(2026, 11, 24, 10, 0)


def ask(question: str) -> Answer:
    return assistant().ask(question, as_of=TUESDAY)


@pytest.mark.parametrize(
    ("question", "leads"),
    [
        ("pat i varberg behöver läkare hem till sig akut", "Akut hembesök av läkare"),
        ("vem ringer jag för att få hem en läkare akut", "Akut hembesök av läkare"),
        ("vem ringer jag nu?", "Läkares råd"),
    ],
    ids=["visit-inside-a-call", "visit-as-the-purpose", "call-alone"],
)
def test_the_headline_is_about_what_is_asked(question: str, leads: str) -> None:
    assert ask(question).answer.startswith(f"**{leads}")


def test_a_gap_told_before_the_question_is_named_but_does_not_silence_it() -> None:
    answer = ask(
        "Läkarmedverkan har ju öppet dygnet runt. Vem gör akuta hembesök i eget boende kl 22.40?"
    )
    assert answer.status == "settled"
    assert any("Läkarmedverkans tider" in gap for gap in answer.gaps)


@pytest.mark.parametrize(
    ("question", "first", "then"),
    [
        (
            "Vem ger råd om en patient i ordinärt boende på juldagen kl 12?",
            "**Källorna lämnar öppet vem som svarar för läkares råd.**",
            "helgdagen; det sägs inte i källorna [1].",
        ),
        (
            "Who gives a physician's advice at noon on Christmas Day, ordinary housing?",
            "**The sources leave open who answers for physician's advice.**",
            "on the holiday; the sources do not say [1].",
        ),
    ],
    ids=["swedish", "english"],
)
def test_nobody_is_named_in_bold_where_the_sources_leave_it_open(
    question: str, first: str, then: str
) -> None:
    answer = ask(question)
    headline = answer.answer.partition("\n")[0]
    assert answer.status == "silent"
    assert headline.startswith(first)
    assert headline.endswith(then)


def test_what_depends_on_the_hour_says_so_only_where_somebody_is_named() -> None:
    assert ask("Vem är jour på juldagen i Hylte?").answer.startswith(
        "**Läkares råd beror på tidpunkt och boende.**"
    )
    assert ask("Vem hade jour sommaren 2020 i Laholm?").answer.startswith("**Källorna anger ")


def test_a_gap_that_the_question_asks_for_leaves_it_silent() -> None:
    assert ask("Har Läkarmedverkan öppet dygnet runt?").status == "silent"


@pytest.mark.parametrize(
    "question", ["trachpatient Laholm lördag natt", "PEG, säbo i Hylte, söndag kväll"]
)
def test_a_case_that_names_no_duty_is_told_all_the_usual_ones(question: str) -> None:
    answer = ask(question)
    assert {told.duty for told in answer.responsibilities} >= {
        *assistant().vocabulary.default_duties
    }
    assert answer.answer.startswith("**Allmänmedicinska beredskapsjouren")


def test_a_day_told_first_is_the_day_that_then_is_asked_about() -> None:
    answer = ask("Vårdcentralen har jour på lördagar. Vem gör akut hembesök på säbo då?")
    assert {a.actor for a in answer.responsibilities if a.standing == "settled"} >= {
        "beredskapsjour"
    }
    assert "vardcentral_lakare" not in {
        a.actor
        for a in answer.responsibilities
        if a.duty == "akut_hembesok" and a.standing == "settled"
    }
