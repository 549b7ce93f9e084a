"""A question put like one about a duty, whose matter no duty stands for, gets no verdict."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.understanding.reading import ZONE, interval, read, values


@pytest.mark.parametrize(
    "text",
    [
        "Får dietisten i kommunen ordinera näringsdrycker?",
        "Kan logopeden göra hembesök i veckan?",
        "Ska undersköterskor kunna ringa jouren själva?",
        "May the physiotherapist make home visits?",
        "Kan distriktssköterskan göra hembesök hos en som inte är inskriven?",
    ],
)
def test_what_a_profession_may_do_is_looked_up(text: str) -> None:
    assert read(text).kind == "lookup"


@pytest.mark.parametrize(
    "text",
    [
        "Har kommunerna lagt pengar på handledning?",
        "Har regionen svarat på brevet?",
        "Är det sant att Halmstad har avslutat samarbetet?",
        "Stämmer det att regionen har lovat mer pengar?",
        "Has Falkenberg stopped taking trach patients?",
    ],
)
def test_what_a_party_has_done_is_looked_up(text: str) -> None:
    assert read(text).kind == "lookup"


@pytest.mark.parametrize(
    "text",
    [
        "Måste kommunen svara på regionens remiss?",
        "Kan regionen ta tillbaka hemsjukvården?",
        "Ska MAS godkänna varje ny trachpatient?",
        "Kan kommunen anställa en läkare?",
        "Får vi neka att ta emot en patient som avdelningen vill skicka hem?",
        "Måste vi föra statistik över trachpatienter?",
        "Kan vi tvinga regionen att betala?",
    ],
)
def test_an_act_that_gives_no_care_is_no_undertaking(text: str) -> None:
    assert read(text).kind == "lookup"


@pytest.mark.parametrize(
    "text",
    [
        "Ska vi ta emot patienter med trach?",
        "Får vi neka en trachpatient?",
        "Kan vi säga nej till PD hemma?",
        "Ska kommunen sköta TPN?",
        "Ansvarar kommunen för rehab i hemmet?",
        "Får sjuksköterskan spola CVK hemma?",
        "Har vi ansvar för sommargäster?",
        "Do we have to take a ventilator patient home?",
    ],
)
def test_care_that_somebody_is_to_give_keeps_its_verdict(text: str) -> None:
    understanding = read(text)
    assert understanding.kind == "responsibility"
    assert "huvudmannaskap" in understanding.slots["plikt"].value  # type: ignore[operator]


@pytest.mark.parametrize("text", ["Reserverade sig någon?", "Hur löses tvister?"])
def test_a_short_question_with_a_matter_is_looked_up(text: str) -> None:
    assert read(text).kind == "lookup"


@pytest.mark.parametrize("text", ["gäller det oss också?", "Vem bestämmer?"])
def test_a_short_question_without_a_matter_asks_back(text: str) -> None:
    assert read(text).kind == "unclear"


def test_who_pays_for_something_else_falls_away_beside_a_duty() -> None:
    asked = read("Vem skriver dödsbeviset, och vem betalar kistan?").slots["plikt"].value
    assert asked == ("konstaterande_av_dodsfall",)


@pytest.mark.parametrize(
    "text",
    [
        "Vad gäller för patienter från Danmark?",
        "Pat skriven i Borås men bor hos sin son i Kungsbacka. Vilken vårdcentral har ansvaret?",
    ],
)
def test_who_comes_from_outside_is_not_presumed_to_be_listed_here(text: str) -> None:
    understanding = read(text)
    assert "ambiguous:listad:true,false" in understanding.notes
    assert values(understanding)["vistelse"] == "tillfallig"


@pytest.mark.parametrize(
    "text",
    [
        "patienten bor i Göteborg men är i stugan i Båstad",
        "Dottern bor i Båstad, mamma bor hos henne. Vem ansvarar för omvårdnaden av patienten?",
        "Inskriven i Laholm, åker till dottern i Båstad över helgen. Vem ansvarar där?",
        "Vi är på utflykt i Ängelholm med en boende från säbo i Laholm. Vem ringer vi?",
        "She is going to her son in Stockholm, enrolled in Laholm. Who is responsible there?",
        "Our patient from Hylte travels to Malmö with her trach. Who is responsible then?",
    ],
)
def test_a_patient_who_is_outside_is_out_of_scope(text: str) -> None:
    assert read(text).out_of_scope == "other_county"


@pytest.mark.parametrize(
    "text",
    [
        "Patienten bor i Halmstad. Dottern i Malmö ringer och undrar vem som ansvarar i natt?",
        "Min chef i Båstad säger att vi ska ringa jouren. Patient i Halmstad, lördag kväll. Vem?",
    ],
)
def test_where_a_relative_or_a_manager_is_says_nothing_of_the_patient(text: str) -> None:
    understanding = read(text)
    assert understanding.out_of_scope is None
    assert values(understanding)["kommun"] == "halmstad"
    assert not [note for note in understanding.notes if note.startswith("from:")]


def test_a_night_told_in_the_past_is_the_night_that_was() -> None:
    morning = datetime(2026, 11, 22, 8, 47, tzinfo=ZONE)
    died = read("Patienten dog i natt på säbo, vem konstaterar?", as_of=morning)
    assert interval(died) == ("2026-11-21 22:00", "2026-11-22 06:00")
    coming = read("Vem ringer jag i natt om hon blir sämre?", as_of=morning)
    assert interval(coming) == ("2026-11-22 22:00", "2026-11-23 06:00")


def test_a_party_that_does_not_answer_is_no_physician_out_of_reach() -> None:
    assert "unreachable" not in read("Which municipalities have not answered the letter?").notes
