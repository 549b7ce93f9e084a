"""Times given by two edges, asked about on a Wednesday in June 2026 at 14:00."""

from __future__ import annotations

from datetime import datetime
from itertools import product

import pytest

from assistant.domain.question import Moment
from tests.understanding.reading import WEDNESDAY, ZONE, interval, read

SPANS = [
    ("från sex på kvällen till sju på morgonen", "10 18:00", "11 07:00"),
    ("från fyra på eftermiddagen till halv tolv på natten", "10 16:00", "10 23:30"),
    ("mellan halv fem och åtta ikväll", "10 16:30", "10 20:00"),
    ("mellan fem och sju idag", "10 17:00", "10 19:00"),
    ("mellan 16 och 18 på fredag", "12 16:00", "12 18:00"),
    ("kl 16 – 18 på lördag", "13 16:00", "13 18:00"),
    ("från 18 till 07 imorgon", "10 18:00", "11 07:00"),
    ("från kl 7:30 till 8:30 imorgon", "11 07:30", "11 08:30"),
    ("imorgon mellan kl 6 och 8", "11 06:00", "11 08:00"),
    ("hela natten till klockan nio imorgon", "10 22:00", "11 09:00"),
    ("från fredag kl 17 till måndag kl 8", "12 17:00", "15 08:00"),
    ("fredag 17 - måndag 08", "12 17:00", "15 08:00"),
    ("från fredag kväll till måndag morgon", "12 17:00", "15 09:00"),
    ("från midsommarafton till och med midsommardagen", "19 00:00", "21 00:00"),
    ("från 19 juni kl 16 till 20 juni kl 8", "19 16:00", "20 08:00"),
    ("from Friday 5 pm to Monday 8 am", "12 17:00", "15 08:00"),
    ("between half past four and eight tonight", "10 16:30", "10 20:00"),
    ("from 6 in the evening until 7 the next morning", "10 18:00", "11 07:00"),
    ("from 3 pm until 9 pm", "10 15:00", "10 21:00"),
    ("9pm-7am", "10 21:00", "11 07:00"),
    ("from midnight to 8am on Sunday", "14 00:00", "14 08:00"),
]
NO_SPANS = [
    ("natten till söndag kl 02", "14 02:00", "14 02:00"),
    ("natten mellan söndag och måndag kl 01.15", "15 01:15", "15 01:15"),
    ("quarter to eight tomorrow morning", "11 07:45", "11 07:45"),
    ("five to eight in the morning", "11 07:55", "11 07:55"),
]


def _told(text: str, as_of: datetime) -> list[tuple[str, str]]:
    slot = read(text, as_of=as_of).slots.get("moment")
    if slot is None:
        return []
    assert isinstance(slot.value, Moment)
    return [(f"{m.start:%d %H:%M}", f"{m.end:%d %H:%M}") for m in slot.value.readings]


@pytest.mark.parametrize(
    ("span", "start", "end", "context"),
    [
        (*span, context)
        for span, context in product(
            [*SPANS, *NO_SPANS],
            ("Vem ger läkarråd {}?", "{}, vem gör akuta hembesök hos inskriven i Laholm"),
        )
    ],
)
def test_the_whole_of_a_span_is_asked_about(span: str, start: str, end: str, context: str) -> None:
    assert _told(context.format(span), WEDNESDAY) == [(start, end)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jag jobbar från 16 till 22. Vem ger läkarråd?", [("10 16:00", "10 22:00")]),
        ("Imorgon jobbar jag 18-22, vem gör akuta hembesök då?", [("11 18:00", "11 22:00")]),
        ("My shift is 9pm-7am, who gives medical advice?", [("10 21:00", "11 07:00")]),
        ("Jag jobbar 13-22, vem ger läkarråd nu?", [("10 14:00", "10 14:00")]),
        ("Jag jobbar 13-22, vem ger läkarråd kl 21?", [("10 21:00", "10 21:00")]),
        ("Mitt pass är 13-22 men vem ger läkarråd ikväll?", [("10 17:00", "10 22:00")]),
        ("Jag slutar kl 22, vem ger läkarråd?", []),
    ],
)
def test_somebodys_hours_are_asked_about_where_no_other_time_is(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert _told(text, WEDNESDAY) == expected


def test_a_weekend_that_is_going_on_is_not_the_next() -> None:
    saturday = datetime(2026, 6, 13, 12, tzinfo=ZONE)
    span = _told("Vem ger läkarråd från fredag kl 17 till måndag kl 8?", saturday)
    assert span == [("12 17:00", "15 08:00")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Who do we call at 7 tonight?", [("10 19:00", "10 19:00")]),
        ("Who do we call at eleven tonight?", [("10 23:00", "10 23:00")]),
        ("Who do we call at 2 tonight?", [("11 02:00", "11 02:00")]),
        ("Vem ringer vi 7 ikväll?", [("10 19:00", "10 19:00")]),
        ("Patienten på rum 7 ikväll, vem ringer vi?", [("10 17:00", "10 22:00")]),
    ],
)
def test_an_hour_beside_the_evening_is_of_the_evening(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert _told(text, WEDNESDAY) == expected


@pytest.mark.parametrize(
    "history",
    [
        "Diagnos 2011, opererad 2019.",
        "Parkinson sedan 2015.",
        "Han är född 1938 och fick trachen 2021.",
        "She had a stroke in 2019.",
        "Inskriven sedan mars 2024.",
        "Flyttade hit 2022.",
    ],
)
def test_a_year_of_the_patients_history_is_not_the_time_asked_about(history: str) -> None:
    assert _told(f"{history} Vem ger läkarråd?", WEDNESDAY) == []
    evening = _told(f"{history} Vem ger läkarråd ikväll?", WEDNESDAY)
    assert evening == [("10 17:00", "10 22:00")]


@pytest.mark.parametrize(
    "text",
    [
        "Vem hade ansvaret för akuta hembesök 2019?",
        "2019, vem gjorde akuta hembesök?",
        "Läget 2019: vem ansvarar för akuta hembesök i Laholm?",
        "Vem hade ansvaret för en patient med KOL 2019?",
        "En patient vistades tillfälligt i Laholm 2019. Vems ansvar var omvårdnaden?",
        "Laholm 2019, vem utför omvårdnaden vid tillfälligt besök?",
    ],
)
def test_a_year_that_is_asked_about_is(text: str) -> None:
    slot = read(text, as_of=WEDNESDAY).slots["moment"]
    assert isinstance(slot.value, Moment)
    assert slot.value.start.year == 2019


@pytest.mark.parametrize(
    ("said", "start", "end"),
    [
        ("natten mellan 14 och 15 oktober 2020", "2020-10-14 22:00", "2020-10-15 06:00"),
        ("natten mellan den 14 och den 15 oktober 2020", "2020-10-14 22:00", "2020-10-15 06:00"),
        ("natten 14-15 oktober 2020", "2020-10-14 22:00", "2020-10-15 06:00"),
        ("the night between 14 and 15 October 2020", "2020-10-14 22:00", "2020-10-15 06:00"),
        ("mellan 3 och 5 maj 2025", "2025-05-03 00:00", "2025-05-06 00:00"),
        ("from 3 to 5 May 2025", "2025-05-03 00:00", "2025-05-06 00:00"),
        ("den 14 och 15 oktober 2020", "2020-10-14 00:00", "2020-10-16 00:00"),
        ("mellan 8 och 17 den 3 december 2025", "2025-12-03 08:00", "2025-12-03 17:00"),
    ],
)
def test_two_numbers_before_a_month_are_days_of_it(said: str, start: str, end: str) -> None:
    assert interval(read(f"Vem svarade för akuta hembesök {said}?")) == (start, end)
