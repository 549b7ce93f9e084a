"""Hours and dates that a question takes for granted against the sources are put right."""

from __future__ import annotations

from datetime import datetime

import pytest

from assistant.domain.answer import Answer
from tests.knowledge import assistant

NOW = datetime.fromisoformat("2026-11-20T14:00:00+01:00")
HOURS = ("Källorna anger andra tider", "The sources state other hours")
DATES = ("Källorna anger 2021-04-01", "The sources state 2021-04-01")


def ask(question: str) -> Answer:
    return assistant().ask(question, NOW)


@pytest.mark.parametrize(
    "question",
    [
        "eftersom jouren slutar kl 22, vem ringer jag kl 23 en tisdag?",
        "beredskapsjouren börjar ju kl 16, så kan jag ringa dem 16.30?",
        "Vem ringer jag när jouren stänger kl 22?",
        "Jouren har ju öppet dygnet runt så vem kommer hem till henne på tisdag kl 14?",
        "jouren jobbar inte på helger, vem ska jag då ringa på söndag?",
        "Kollegan säger att jouren bara har öppet på vardagar, vem kommer på lördag?",
        "jourläkaren slutar 21. vem ringer jag sen?",
        "I och med att beredskapsjouren är stängd efter 23, vem ansvarar för råd kl 02?",
        "då jouren är öppen 18-22, vem ringer jag kl 20 på onsdag?",
        "jouren börjar inte förrän kl 18, vem ringer jag 17.30 på en fredag?",
        "Med tanke på att jouren slutar klockan sju på morgonen, vem ringer jag halv åtta?",
        "vem ringer jag eftersom jouren har stängt på söndagar?",
        "Since the on-call doctor finishes at 10 pm, who do I call at 11 pm?",
        "The out of hours service opens at 6pm. Who gives advice at 17:30 on a Monday?",
        "as the on-call GP doesn't work on Sundays, who do I call?",
        "given that the on-call service is closed after 22, who do I ring?",
        "My colleague says the duty doctor is on duty 24/7, so can I call her at noon Wednesday?",
    ],
)
def test_wrong_hours_are_named_and_put_right_with_the_clause(question: str) -> None:
    answer = ask(question)
    first = answer.answer.split("\n")[0]
    assert any(words in first for words in HOURS)
    (number,) = [c.n for c in answer.citations if first.endswith(f"[{c.n}].")]
    quote = next(c.quote for c in answer.citations if c.n == number)
    assert "17:00-" in quote


@pytest.mark.parametrize(
    "question",
    [
        "nu när avtalet har gått ut 2025, vem gör trachvården?",
        "the agreement expired in 2024, so who carries out the care at home?",
        "överenskommelsen gick ju ut vid årsskiftet, vem utför hemsjukvården nu?",
        "Now that the agreement has ended, who is responsible for tracheostomy care?",
        "avtalet gällde bara till 2026, vem ansvarar för hemsjukvården?",
    ],
)
def test_a_wrong_end_of_the_agreement_is_put_right_with_its_dates(question: str) -> None:
    answer = ask(question)
    first = answer.answer.split("\n")[0]
    assert any(words in first for words in DATES)
    (number,) = [c.n for c in answer.citations if first.endswith(f"[{c.n}].")]
    assert "2028-12-31" in next(c.quote for c in answer.citations if c.n == number)


@pytest.mark.parametrize(
    "question",
    [
        "since Läkarmedverkan is open round the clock, who comes on Saturday night?",
        "eftersom läkarmedverkan stänger kl 16, vem ringer jag kl 17?",
        "läkarmedverkan jobbar ju bara dagtid, vem kommer kl 19?",
    ],
)
def test_hours_that_no_source_states_are_said_to_be_stated_nowhere(question: str) -> None:
    answer = ask(question)
    first = answer.answer.split("\n")[0]
    assert first.endswith(
        ("No source states the hours of Läkarmedverkan.", "anges inte i någon källa.")
    )
    assert answer.status == "settled"


@pytest.mark.parametrize(
    "question",
    [
        "eftersom jouren slutar kl 8, vem ringer jag kl 9 på tisdag?",
        "Jouren börjar ju kl 17, vem ringer jag 16.30?",
        "jouren tar ju vid klockan fem, vem ringer jag halv sex?",
        "jouren har ju öppet dygnet runt på helgen, vem kommer på lördag?",
        "when does the on-call service open, and who do I call before?",
        "om jouren slutar kl 22, vem ringer jag då?",
        "vilken jour har öppet dygnet runt?",
        "since the on-call service starts at 5 pm, who do I call at four?",
        "avtalet går ut 2028, vad händer sedan?",
        "nu när avtalet från 2019 har gått ut, vem gör trachvården?",
        "eftersom det gamla avtalet har gått ut, vem gör trachvården?",
        "eftersom överenskommelsen gäller till 2028-12-31, vem utför vården hemma?",
        "när går avtalet ut?",
        "Jag ringde jouren kl 23 och ingen svarade, vem ringer jag?",
        "jouren svarar inte, klockan är 23, vem ringer jag?",
        "jouren är ju inte öppen dygnet runt på vardagar, vem ringer jag kl 10 på tisdag?",
        "Patienten började ju må dåligt kl 16 och jouren är kontaktad, vem ansvarar?",
    ],
)
def test_what_is_right_or_not_taken_for_granted_is_passed_over_in_silence(question: str) -> None:
    told = ask(question).answer
    assert not any(words in told for words in (*HOURS, *DATES, "utgår från", "for granted"))


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Slutar jouren kl 22?", "Nej. Tiderna"),
        ("Börjar jouren kl 17?", "Ja. Tiderna"),
        ("Does the on-call service close at 10pm?", "No. The hours"),
        ("Is the on-call doctor open round the clock?", "No. The hours"),
    ],
)
def test_hours_asked_for_with_yes_or_no_are_answered_so(question: str, begins: str) -> None:
    answer = ask(question)
    assert answer.answer.startswith(begins)
    assert answer.status != "silent"


def test_the_hour_taken_for_granted_is_no_hour_that_is_asked_about() -> None:
    moment = ask("beredskapsjouren börjar ju kl 16, vem ringer jag kl 23 på tisdag?").case["moment"]
    assert "T23:00" in str(moment.value)
