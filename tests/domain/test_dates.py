"""What holds depends on the day: the days about each breakpoint, and days before all sources."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from assistant.domain.question import Moment
from tests.domain import sentences
from tests.knowledge import (
    assistant,
    assistant_of,
    every_county,
    knowledge_of,
    resolver,
    resolver_of,
    shipped,
)

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


MONTHS = [datetime(2015 + n // 12, n % 12 + 1, 3, 12, tzinfo=ZONE) for n in range(12 * 15)]


@every_county
def test_in_no_month_does_a_rule_speak_that_is_not_yet_or_no_longer_in_force(folder: Path) -> None:
    at_home = {"boende": "ordinart_boende"}
    duties = [*knowledge_of(folder).vocabulary.duties]
    spoken = [
        (rule, at.date())
        for at in MONTHS
        for duty in resolver_of(folder).resolve(at_home, Moment(start=at, end=at), duties).duties
        for outcome in duty.outcomes
        for rule in outcome.fired
    ]
    assert spoken
    for rule, day in spoken:
        assert rule.validity.first_day <= day <= (rule.validity.end or date.max)


@every_county
def test_silence_is_explained_in_whatever_month(folder: Path) -> None:
    silent = [
        answer
        for duty in knowledge_of(folder).vocabulary.duties
        for at in MONTHS[::18]
        for answer in [
            assistant_of(folder).resolve({"boende": "ordinart_boende", "plikt": [duty]}, at)
        ]
        if answer.status == "silent"
    ]
    assert silent
    assert all(answer.gaps for answer in silent)
