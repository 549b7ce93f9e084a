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


@pytest.mark.parametrize(
    ("question", "actor"),
    [
        ("Har kommunen läkaransvaret för någon patient i hemsjukvården?", "kommunen"),
        ("PKT tar väl över läkaransvaret när pat blir palliativ?", "palliativa konsultteamet"),
        ("Is the municipality responsible for physician care at home?", "the municipality"),
        ("Är det beredskapsjouren som har patientansvaret för henne?", "beredskapsjouren"),
    ],
)
def test_a_question_about_one_actor_who_has_it_in_no_case_is_answered_with_no(
    question: str, actor: str
) -> None:
    answer = ask(question)
    first = answer.answer.split("\n")[0]
    assert first.startswith(("Nej. Källorna ger inte", "No. The sources do not give"))
    assert actor in first
    assert (answer.status, answer.follow_up) == ("settled", None)


@pytest.mark.parametrize(
    "question",
    [
        "Är det Läkarmedverkan som har läkaransvaret för min patient?",
        "Är det vårdcentralen som ger läkares råd på säbo i Varberg i dag?",
        "Har regionen läkaransvaret i hemsjukvården?",
        "Ansvarar jouren för hembesök hemma i Halmstad på annandag påsk 2027 klockan 11?",
        "Är specialistläkaren ansvarig för trachpatienten hemma i Halmstad?",
    ],
)
def test_one_who_has_it_in_some_case_or_may_be_meant_is_not_denied(question: str) -> None:
    answer = ask(question)
    assert not answer.answer.startswith("Nej")


def test_a_question_about_the_jour_on_a_holiday_is_open_and_shows_its_hours() -> None:
    answer = ask("Ansvarar jouren för hembesök hemma i Halmstad på annandag påsk 2027 klockan 11?")
    assert answer.status == "silent"
    near = [c.quote for c in answer.citations if c.n in answer.nearest]
    assert any("17:00-" in quote for quote in near)


def test_a_plan_for_the_actor_asked_about_is_shown_beside() -> None:
    answer = ask(
        "Utskriven i tisdags till säbo i Halmstad, hög risk för återinskrivning. Är det "
        "Läkarmedverkan vi ringer för råd?"
    )
    assert ("lakarinsatser", "lakarmedverkan", "planned") in {
        (r.duty, r.actor, r.standing) for r in answer.responsibilities
    }
    assert not answer.answer.startswith("Nej")


def test_several_patients_are_told_apart() -> None:
    answer = ask("två patienter inatt, en på säbo och en på korttids, vem har läkaransvaret?")
    assert "mer än en patient" in answer.answer.split("\n\n")[1]
    assert answer.status == "conditional" or answer.status == "contested"


@pytest.mark.parametrize(
    "question",
    [
        "Kan jag ringa beredskapsjouren kl 16.30 en fredag?",
        "Tar beredskapsjouren emot samtal en tisdag förmiddag från säbo?",
        "Does the on-call GP service come out on a Monday at 14:00 to a nursing home?",
    ],
)
def test_one_who_has_it_at_other_hours_is_denied_for_that_time_with_the_hours(
    question: str,
) -> None:
    first = ask(question).answer.split("\n")[0]
    assert first.startswith(("Nej, inte då.", "No, not then."))
    assert "17.00–08.00" in first or "17:00–08:00" in first
    assert "[" in first


def test_hours_that_no_source_states_are_the_whole_answer_where_no_duty_is_named() -> None:
    answer = ask("Kommer palliativa teamet ut på natten?")
    assert answer.status == "silent"
