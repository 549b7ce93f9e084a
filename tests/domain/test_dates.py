"""What holds depends on the day: the days about each breakpoint, and days before all sources."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from assistant.domain.question import Moment
from tests.domain import sentences
from tests.knowledge import assistant, resolver, shipped

ZONE = shipped().vocabulary.zone
DAYS = list(sentences.days())
BREAKPOINTS = (
    date(2019, 1, 1),
    date(2021, 1, 1),
    date(2021, 4, 1),
    date(2021, 7, 1),
    date(2025, 5, 28),
    date(2026, 3, 3),
    date(2029, 1, 1),
)


@pytest.mark.parametrize(
    ("entry", "outcome"), DAYS, ids=[f"{entry['id']} {outcome['dag']}" for entry, outcome in DAYS]
)
def test_the_outcome_of_the_day(entry: dict[str, Any], outcome: dict[str, Any]) -> None:
    assert sentences.day(resolver(), entry, outcome) == sentences.day_expected(outcome)


@pytest.mark.parametrize("day", BREAKPOINTS, ids=str)
def test_the_grid_stands_on_both_sides_of_each_breakpoint(day: date) -> None:
    days = {outcome["dag"] for _, outcome in DAYS}
    assert any(day - timedelta(days=9) < other < day for other in days)
    assert any(day <= other < day + timedelta(days=9) for other in days)


def test_a_time_before_what_is_known_gives_the_first_known_day_and_the_nearest_clause() -> None:
    case = {"boende": "ordinart_boende", "kommun": "laholm", "plikt": ["radgivning"]}
    answer = assistant().resolve(case, datetime(2020, 10, 10, 23, tzinfo=ZONE))
    assert answer.status == "silent"
    assert answer.responsibilities == ()
    assert any("2022" in gap for gap in answer.gaps)
    nearest = [c for c in answer.citations if c.n in answer.nearest]
    assert any(c.date == date(2022, 2, 16) for c in nearest)
    assert all(c.date is None or c.date > date(2020, 10, 10) for c in nearest)


@pytest.mark.parametrize("duty", shipped().vocabulary.duties)
def test_every_month_since_2015_has_an_outcome_for_every_duty(duty: str) -> None:
    for month in range(12 * 15):
        at = datetime(2015 + month // 12, month % 12 + 1, 3, 12, tzinfo=ZONE)
        case = {"boende": "ordinart_boende", "plikt": [duty]}
        if month % 9 == 0:
            answer = assistant().resolve(case, at)
            if answer.status == "silent":
                assert answer.gaps
        (found,) = (
            resolver()
            .resolve({"boende": "ordinart_boende"}, Moment(start=at, end=at), [duty])
            .duties
        )
        for rule in (r for o in found.outcomes for r in o.fired):
            assert rule.validity.first_day <= at.date() <= (rule.validity.end or date.max)
