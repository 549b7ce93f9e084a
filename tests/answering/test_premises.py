"""What a question takes for granted against the sources is named, and put right with its clause."""

from __future__ import annotations

from datetime import datetime

import pytest

from assistant.domain.answer import Answer
from tests.knowledge import assistant

NOW = datetime.fromisoformat("2026-11-20T14:00:00+01:00")


def ask(question: str) -> Answer:
    return assistant().ask(question, NOW)


@pytest.mark.parametrize(
    ("question", "actor"),
    [
        ("Eftersom kommunen har läkaransvaret, vilken kommunläkare ringer jag?", "kommunen"),
        ("PKT tar väl över läkaransvaret när pat blir palliativ?", "palliativa konsultteamet"),
        ("MAS har ju läkaransvaret hemma, vem ringer jag i natt?", "MAS"),
    ],
)
def test_a_false_premise_is_named(question: str, actor: str) -> None:
    first = ask(question).answer.split("\n")[0]
    assert first.startswith("Frågan utgår från")
    assert actor in first


def test_it_is_put_right_with_the_clause_and_what_it_depends_on() -> None:
    lines = ask("Eftersom kommunen har läkaransvaret, vem ringer jag?").answer.split("\n")
    (told,) = [line for line in lines[:4] if line.startswith("Fortlöpande läkaransvar")]
    assert "beror på boende" in told
    assert " eller " in told
    assert told.rstrip(".").endswith("]")


def test_in_english() -> None:
    answer = ask("Given that the municipality has the physician's responsibility, who do I call?")
    assert answer.answer.startswith("The question takes for granted")


@pytest.mark.parametrize(
    "question",
    [
        "Eftersom vårdcentralen har läkaransvaret, vem ringer jag om en patient hemma?",
        "Specialistläkaren har väl läkaransvaret för trachpatienten hemma i Halmstad?",
        "Regionen har ju läkaransvaret, vem ringer jag?",
        "Kommunen har inte läkaransvaret, vem har det hemma?",
        "Vem har läkaransvaret hemma?",
    ],
)
def test_what_the_sources_say_or_dispute_is_not_called_false(question: str) -> None:
    assert "Frågan utgår från" not in ask(question).answer


def test_several_patients_are_told_apart() -> None:
    answer = ask("två patienter inatt, en på säbo och en på korttids, vem har läkaransvaret?")
    assert "mer än en patient" in answer.answer
    assert answer.status == "conditional" or answer.status == "contested"
