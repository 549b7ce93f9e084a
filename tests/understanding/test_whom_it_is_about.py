"""Whose words and hours a question tells: the asker's, a physician's, another patient's."""

from __future__ import annotations

import pytest

from assistant.domain.question import Moment
from tests.understanding.reading import WEDNESDAY, read


def _begins(text: str) -> str | None:
    slot = read(text, as_of=WEDNESDAY).slots.get("moment")
    if slot is None:
        return None
    assert isinstance(slot.value, Moment)
    return f"{slot.value.start:%d %H:%M}"


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("Jag hinner inte ringa före 17. Vem ska kollegan ringa då?", "10 17:00"),
        ("Vi kommer inte dit förrän 17, vem gör akut hembesök då?", "10 17:00"),
        ("I can't get there before 5 pm, who do I call for advice then?", "10 17:00"),
        ("Läkaren kan inte komma före 17, vem ger råd?", "10 14:00"),
        ("Vem ger råd före 17?", "10 14:00"),
    ],
)
def test_what_the_asker_does_not_do_before_a_time_is_about_the_time_from_then_on(
    text: str, begins: str
) -> None:
    assert _begins(text) == begins


@pytest.mark.parametrize(
    "text",
    [
        "Hon fick 10 mg morfin 06.30 och 5 mg 08.00, nu sämre. Vem ger läkarråd?",
        "Kateter byttes 9/6. Läkarråd av vem?",
        "Han föll i måndags kl 9 och igen 11.30, vem ger läkarråd nu?",
    ],
)
def test_what_has_happened_to_the_patient_is_not_the_time_asked_about(text: str) -> None:
    assert _begins(text) in (None, "10 14:00")


@pytest.mark.parametrize(
    ("text", "noted"),
    [
        ("Jouren svarar inte, vem ringer vi?", True),
        ("Jag når inte jouren, vem ringer jag?", True),
        ("Vi får inte tag på doktorn, vem då?", True),
        ("Läkaren kommer inte, vem ringer jag?", True),
        ("Hon kan inte komma till vårdcentralen, vem gör hembesök?", False),
        ("Patienten svarar inte på tilltal, vem ringer jag?", False),
        ("Vi hinner inte ta hem honom före torsdag, vem har läkaransvaret?", False),
        ("När jag egentligen inte var i tjänst blev hon sämre. Vem ger läkarråd?", False),
    ],
)
def test_only_a_physician_can_be_out_of_reach(text: str, noted: bool) -> None:
    assert ("unreachable" in read(text).notes) is noted


@pytest.mark.parametrize(
    "text",
    [
        "VC hävdar att det är jourens bord",
        "Jouren säger att vårdcentralen ska ta det men det är lördag, Kungsbacka",
        "VC hänvisar till jouren och jouren till VC",
        "Distriktsläkaren tycker att kommunen ska ordna läkare",
        "The GP on call says it is the health centre's job",
    ],
)
def test_a_dispute_between_units_asks_whom_to_turn_to(text: str) -> None:
    assert read(text).kind == "responsibility"


@pytest.mark.parametrize(
    "text",
    [
        "Vad tycker Halmstad om att kommunen utför trachvård?",
        "Region Halland hävdar att trach är primärvård, var står det?",
        "Vad säger vårdcentralen om beredskapsjouren i dokumentet från 2022?",
    ],
)
def test_a_partys_view_is_looked_up(text: str) -> None:
    assert read(text).kind == "lookup"


@pytest.mark.parametrize(
    ("text", "noted"),
    [
        ("Måste läkaren komma hem till patienten om jag tycker det behövs?", True),
        ("Kan jouren neka hembesök?", True),
        ("Är vårdcentralen skyldig att göra hembesök på säbo?", True),
        ("Läkaren vill inte komma, kan jag kräva det?", True),
        ("Is the doctor obliged to visit a nursing home resident?", True),
        ("Får vi neka att ta emot patienten?", False),
        ("Hon behöver läkare hem, vem kommer?", False),
        ("Läkaren måste komma hem till henne, vem är det som gör det?", False),
        ("Kan vi kräva att regionen utbildar oss om trach?", False),
    ],
)
def test_whether_the_physician_may_decline_is_heard(text: str, noted: bool) -> None:
    reading = read(text)
    assert ("may_refuse" in reading.notes) is noted
    assert not noted or reading.kind == "responsibility"


@pytest.mark.parametrize(
    "text", ["Patienten har slutat andas!!", "Hon andas inte", "She is not breathing", "Hjärtstopp"]
)
def test_danger_to_life_is_never_asked_back_about(text: str) -> None:
    assert read(text).kind == "responsibility"


@pytest.mark.parametrize(
    "text",
    [
        "Makarna bor i villa, hon inskriven, han inte. Vem gör akut hembesök till honom?",
        "Hon är inskriven men inte han. Vem gör akut hembesök till honom?",
        "She is enrolled, her husband is not. Who makes an urgent home visit?",
    ],
)
def test_what_is_denied_of_the_other_leaves_both_open(text: str) -> None:
    reading = read(text)
    assert "inskriven" not in reading.slots
    assert "several:inskriven:true,false" in reading.notes


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("Han är varken inskriven eller listad i Halland.", {"inskriven": False, "listad": False}),
        ("Det är inte så att hon inte är inskriven.", {"inskriven": True}),
        ("Hon är inskriven, inte palliativ.", {"inskriven": True, "palliativ": False}),
    ],
)
def test_negations_of_two_things_and_of_negations(text: str, slots: dict[str, bool]) -> None:
    reading = read(f"{text} Vem gör hembesök?")
    assert {slot: reading.slots[slot].value for slot in slots} == slots


@pytest.mark.parametrize(
    "text", ["Dränet ska tömmas, vems ansvar?", "Vem ger läkarråd när dagssk inte kommit?"]
)
def test_ordinary_words_are_not_taken_for_small_places(text: str) -> None:
    reading = read(text)
    assert "kommun" not in reading.slots
    assert reading.kind == "responsibility"


@pytest.mark.parametrize(
    ("text", "kommun"),
    [
        ("Pat i falknberg, vem ger läkarråd?", "falkenberg"),
        ("Hemma i tvåker, vem ger läkarråd?", "varberg"),
        ("pat hallmstad vem ger läkarråd", "halmstad"),
    ],
)
def test_a_misspelled_place_is_still_read_where_a_place_is_told(text: str, kommun: str) -> None:
    assert read(text).slots["kommun"].value == kommun
