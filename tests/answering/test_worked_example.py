"""The worked example of the field and its neighbours, from question to cited answer."""

from __future__ import annotations

from datetime import datetime

import pytest

from assistant.domain.answer import Answer
from tests.knowledge import assistant

NOW = datetime.fromisoformat("2026-11-20T14:00:00+01:00")
SWEDISH = "Vem är ansvarig läkare för en trach-patient en lördagsnatt i Laholm?"
ENGLISH = "Who is the responsible physician for a trach patient on a Saturday night in Laholm?"


def ask(question: str, history: tuple[str, ...] = ()) -> Answer:
    return assistant().ask(question, NOW, history)


def assigned(answer: Answer, standing: str) -> set[tuple[str, str]]:
    return {(r.duty, r.actor) for r in answer.responsibilities if r.standing == standing}


def quotes(answer: Answer) -> str:
    return " ".join(" ".join(c.quote.split()) for c in answer.citations)


@pytest.mark.parametrize("question", [SWEDISH, ENGLISH])
def test_the_jour_has_advice_and_visits_now(question: str) -> None:
    answer = ask(question)
    assert {("radgivning", "beredskapsjour"), ("akut_hembesok", "beredskapsjour")} <= assigned(
        answer, "settled"
    )
    assert "Beredskapsjouren ansvarar för råd och hembesök" in quotes(answer)


@pytest.mark.parametrize("question", [SWEDISH, ENGLISH])
def test_the_continuing_responsibility_is_contested_with_every_reading(question: str) -> None:
    answer = ask(question)
    assert answer.status == "contested"
    assert ("patientansvar", "vardcentral_lakare") in assigned(answer, "contested")
    assert ("patientansvar", "specialistlakare") in assigned(answer, "contested")
    heard = {p.party for p in answer.positions if p.citations}
    silent = {p.party for p in answer.positions if not p.citations}
    assert len(heard) == 5
    assert len(silent) == 3
    assert "Specialistläkare är ansvarig" in quotes(answer)
    assert "förstärkt samverkan gällande trakeostomipatienter" in quotes(answer)


@pytest.mark.parametrize("question", [SWEDISH, ENGLISH])
def test_what_is_open_is_said_and_one_thing_is_asked(question: str) -> None:
    answer = ask(question)
    assert any("specialist" in gap for gap in answer.gaps)
    assert answer.follow_up is not None
    assert answer.follow_up.slot == "boende"
    assert {c.slot for c in answer.changes} >= {"vistelse"}
    assert answer.assumptions


def test_the_language_is_the_questions() -> None:
    assert (ask(SWEDISH).language, ask(ENGLISH).language) == ("sv", "en")


@pytest.mark.parametrize(
    ("words", "actor"),
    [
        ("på tisdag kl 10.00 i ordinärt boende", "lakarmedverkan"),
        ("på fredag kl 16.59 i ordinärt boende", "lakarmedverkan"),
        ("på fredag kl 17.00 i ordinärt boende", "beredskapsjour"),
        ("på måndag kl 03.00 i ordinärt boende", "beredskapsjour"),
        ("på tisdag kl 10.00 på korttidsboende", "lakarmedverkan"),
        ("lördag natt på korttidsboende", "beredskapsjour"),
        ("på tisdag kl 10.00 på särskilt boende", "vardcentral_lakare"),
        ("lördag natt på särskilt boende", "beredskapsjour"),
    ],
)
def test_the_neighbours_in_time_and_housing(words: str, actor: str) -> None:
    answer = ask(f"Vem gör akut hembesök i Laholm {words}?")
    visits = {pair for pair in assigned(answer, "settled") if pair[0] == "akut_hembesok"}
    assert visits == {("akut_hembesok", actor)}


def test_lakarmedverkan_at_night_has_its_reserve() -> None:
    answer = ask("Vem har läkaransvaret på korttidsboende lördag natt i Laholm?")
    conditions = {r.condition for r in answer.responsibilities if r.actor == "lakarmedverkan"}
    assert conditions
    assert None not in conditions


def test_a_visitor_in_laholm_is_disputed_by_laholm_alone() -> None:
    answer = ask("Ska vi lägga om sår på en sommargäst i ordinärt boende i Laholm?")
    assert answer.status == "contested"
    assert "målgruppen inte ingår i den nuvarande" in quotes(answer)


def test_autumn_2020_is_silent_with_the_nearest_clauses() -> None:
    answer = ask("Vem gjorde akuta hembesök på nätterna i Laholm hösten 2020, ordinärt boende?")
    assert answer.status == "silent"
    assert answer.nearest
    assert not assigned(answer, "settled")


def test_a_plan_is_not_in_force_when_its_date_has_passed() -> None:
    answer = ask(
        "Februari 2027: patient i ordinärt boende, utskriven för tre dagar sedan med hög risk för "
        "oplanerad återinskrivning. Vem har läkarinsatserna?"
    )
    assert ("lakarinsatser", "lakarmedverkan") in assigned(answer, "planned")
    assert ("lakarinsatser", "lakarmedverkan") not in assigned(answer, "settled")


def test_christmas_day_at_noon_is_a_gap() -> None:
    answer = ask("Vem ringer jag för läkares råd på juldagen kl 12, patient i ordinärt boende?")
    assert answer.status == "silent"
    assert any("elgdagar" in gap for gap in answer.gaps)
    assert all(r.condition for r in answer.responsibilities if r.duty == "radgivning")


def test_what_is_told_beside_does_not_change_the_status() -> None:
    answer = ask("Vem ringer jag för läkares råd lördag natt, trach hemma i ordinärt boende?")
    assert answer.status == "settled"
    assert ("patientansvar", "vardcentral_lakare") in assigned(answer, "contested")


def test_a_follow_up_keeps_the_case_and_changes_the_housing() -> None:
    answer = ask("och om hon bor på korttids?", (SWEDISH,))
    assert answer.case["kommun"].value == "laholm"
    assert answer.case["kommun"].source == "history"
    assert answer.case["boende"].value == "korttidsboende"
    assert ("lakarinsatser", "lakarmedverkan") in assigned(answer, "contested")


def test_medical_advice_is_refused_and_sent_to_whom_it_belongs() -> None:
    answer = ask("Vilken dos morfin ska jag ge nu, kl 02 på lördag natt?")
    assert answer.status == "out_of_scope"
    assert ("radgivning", "beredskapsjour") in assigned(answer, "settled")


def test_a_procedure_that_no_source_names_has_its_reserve() -> None:
    answer = ask("Vems ansvar är skötseln av en PICC-line i ordinärt boende i Varberg?")
    undertaking = [r for r in answer.responsibilities if r.duty == "huvudmannaskap"]
    assert undertaking
    assert all(r.condition for r in undertaking)
    assert any("PICC" in gap for gap in answer.gaps)
