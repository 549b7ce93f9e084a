"""What holds depends on the day: the days about each breakpoint, and days before all sources."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.answering.responsibility import overall_status
from assistant.domain.question import Moment
from tests.knowledge import assistant, resolver, shipped

ENTRIES = yaml.safe_load((Path(__file__).parent / "dates.yaml").read_text("utf-8"))
ZONE = shipped().vocabulary.zone
DAYS = [(entry, outcome) for entry in ENTRIES for outcome in entry["utfall"]]
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
def test_the_outcome_of_the_day(entry: Mapping[str, Any], outcome: Mapping[str, Any]) -> None:
    facts = {k: tuple(v) if isinstance(v, list) else v for k, v in entry["fall"].items()}
    at = datetime.combine(outcome["dag"], time.fromisoformat(entry["kl"]), tzinfo=ZONE)
    (duty,) = resolver().resolve(facts, Moment(start=at, end=at), [entry["plikt"]]).duties
    said = sorted(
        [a.actor, a.standing]
        for part in duty.parts
        for branch in part.answers
        for a in branch.outcome.assignments
    )
    if "nya" in entry:
        assert (entry["nya"] in said) is outcome["med"]
    else:
        assert (overall_status([duty]), said) == (outcome["status"], outcome["ansvar"])


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
