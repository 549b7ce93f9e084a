"""Minutes, clock changes, holidays and intervals fall in the bands that the clauses say."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.question import Moment
from tests.knowledge import assistant, every_county, knowledge_of, resolver, shipped

CALENDAR = shipped().calendar
ZONE = CALENDAR.zone
SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)

_PLAIN = ("2026-11-16", "2026-11-17", "2026-11-18", "2026-11-19", "2026-11-20")
_WEEKEND = ("2026-11-21", "2026-11-22", "2026-12-26", "2026-05-24")
"""The last two are public holidays."""
_HOLIDAYS = (
    *("2026-04-06", "2026-01-06", "2025-01-01", "2026-05-14", "2026-12-25"),
    *("2026-12-24", "2026-12-31", "2026-06-19"),
)
"""A Monday to a Friday, and the eves that fall on a weekday."""
_NIGHT, _DAY = ("00:00", "07:59", "17:00", "23:59"), ("08:00", "12:00", "16:59")
MINUTES: list[tuple[str, set[str]]] = [
    *((f"{day}T{hour}", {"jour"}) for day in (*_PLAIN, *_HOLIDAYS) for hour in _NIGHT),
    *((f"{day}T{hour}", {"jour"}) for day in _WEEKEND for hour in (*_NIGHT, *_DAY)),
    *((f"{day}T{hour}", set[str]()) for day in _PLAIN for hour in _DAY),
    *((f"{day}T{hour}", {"helgdag_dagtid"}) for day in _HOLIDAYS for hour in _DAY),
]


def bands(text: str) -> set[str]:
    return set(CALENDAR.bands_at(datetime.fromisoformat(text).replace(tzinfo=ZONE)))


@pytest.mark.parametrize(("moment", "expected"), MINUTES)
def test_a_minute_is_in_the_bands_its_clauses_say(moment: str, expected: set[str]) -> None:
    assert bands(moment) == expected


@pytest.mark.parametrize("day", [SPRING, AUTUMN])
def test_on_days_of_clock_change_the_wall_clock_decides(day: date) -> None:
    start = datetime(day.year, day.month, day.day, tzinfo=UTC) - timedelta(days=2)
    for minute in range(0, 60 * 24 * 4, 1):
        moment = start + timedelta(minutes=minute)
        local = moment.astimezone(ZONE)
        night = local.weekday() > 4 or local.hour < 8 or local.hour >= 17
        assert ("jour" in CALENDAR.bands_at(moment)) == night


def test_the_hour_that_comes_twice_is_answered_both_times() -> None:
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    for moment in (first, first + timedelta(hours=1)):
        assert CALENDAR.local(moment).hour == 2
        (duty,) = resolver().resolve({}, Moment(start=moment, end=moment), ["vardintyg"]).duties
        assert not duty.silent


@pytest.mark.parametrize(
    ("start", "end", "split"),
    [
        ("2026-11-21T21:00", "2026-11-22T06:00", [{"jour"}]),
        ("2026-11-21T00:00", "2026-11-23T00:00", [{"jour"}]),
        ("2026-11-20T16:00", "2026-11-20T18:00", [set(), {"jour"}]),
        ("2026-11-23T07:00", "2026-11-23T09:00", [{"jour"}, set()]),
        ("2026-12-24T07:00", "2026-12-24T18:00", [{"jour"}, {"helgdag_dagtid"}]),
        ("2026-10-25T00:00", "2026-10-25T06:00", [{"jour"}]),
    ],
    ids=[
        "lördag natt",
        "hela helgen",
        "fredag 16–18",
        "måndag 7–9",
        "julafton",
        "klockan ställs om",
    ],
)
def test_an_interval_is_one_answer_or_is_split(start: str, end: str, split: list[set[str]]) -> None:
    moment = Moment(
        start=datetime.fromisoformat(start).replace(tzinfo=ZONE),
        end=datetime.fromisoformat(end).replace(tzinfo=ZONE),
    )
    assert [set(piece.bands) for piece in CALENDAR.pieces(moment, ())] == split


@every_county
@given(
    minute=st.integers(0, 60 * 24 * 365),
    length=st.integers(1, 60 * 24 * 7),
    inside=st.integers(0, 60 * 24 * 7),
)
def test_every_minute_of_an_interval_has_its_bands_among_the_pieces(
    folder: Path, minute: int, length: int, inside: int
) -> None:
    calendar = knowledge_of(folder).calendar
    start = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minute)
    moment = Moment(start=start, end=start + timedelta(minutes=length))
    within = start + timedelta(minutes=inside % length)
    held = {piece.bands for piece in calendar.pieces(moment, ())}
    assert calendar.bands_at(within) in held


def test_a_holiday_in_daytime_is_a_named_gap_and_its_evening_is_not() -> None:
    case = {"boende": "ordinart_boende", "plikt": ["akut_hembesok"]}
    day = assistant().resolve(case, datetime(2026, 12, 25, 10, tzinfo=ZONE))
    assert day.status == "silent"
    assert any("helgdag" in gap.lower() for gap in day.gaps)
    evening = assistant().resolve(case, datetime(2026, 12, 25, 18, tzinfo=ZONE))
    assert (evening.status, evening.responsibilities[0].actor) == ("settled", "beredskapsjour")
