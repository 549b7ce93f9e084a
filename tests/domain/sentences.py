"""The YAML sentences about cases and days, and what a resolver says to each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from assistant.answering.responsibility import overall_status
from assistant.domain.outcome import DutyResolution
from assistant.domain.question import Moment
from assistant.domain.resolve import Resolver

_FOLDER = Path(__file__).parent


@cache
def read(name: str) -> list[dict[str, Any]]:
    """The entries of one file."""
    entries: list[dict[str, Any]] = yaml.safe_load((_FOLDER / name).read_text("utf-8"))
    return entries


def facts_of(case: Mapping[str, Any]) -> dict[str, str | tuple[str, ...]]:
    """A case as the resolver takes it."""
    return {k: tuple(v) if isinstance(v, list) else v for k, v in case.items()}


def resolved(resolver: Resolver, entry: Mapping[str, Any], at: datetime) -> DutyResolution:
    """The duty of an entry, resolved for its case at a local time."""
    moment = at.replace(tzinfo=resolver.calendar.zone)
    facts = facts_of(entry["fall"])
    return resolver.resolve(facts, Moment(start=moment, end=moment), [entry["plikt"]]).duties[0]


def said(duty: DutyResolution) -> list[list[str]]:
    """Actor and standing of every assignment in every answer, sorted."""
    return sorted(
        [a.actor, a.standing]
        for part in duty.parts
        for branch in part.answers
        for a in branch.outcome.assignments
    )


def scenario(resolver: Resolver, entry: Mapping[str, Any]) -> tuple[object, object]:
    """What comes of a scenario: status, and actors with standings."""
    duty = resolved(resolver, entry, datetime.fromisoformat(entry["tid"]))
    return (overall_status([duty]), said(duty))


def scenario_expected(entry: Mapping[str, Any]) -> tuple[object, object]:
    """What a scenario says that comes of it."""
    return (entry["status"], sorted(entry["ansvar"]))


def day(
    resolver: Resolver, entry: Mapping[str, Any], outcome: Mapping[str, Any]
) -> tuple[object, object]:
    """What comes of one day of a dated entry: as a scenario, or whether the new one is there."""
    at = datetime.combine(outcome["dag"], time.fromisoformat(entry["kl"]))
    duty = resolved(resolver, entry, at)
    if "nya" in entry:
        return (None, entry["nya"] in said(duty))
    return (overall_status([duty]), said(duty))


def day_expected(outcome: Mapping[str, Any]) -> tuple[object, object]:
    """What a dated entry says of one of its days."""
    if "med" in outcome:
        return (None, outcome["med"])
    return (outcome["status"], sorted(outcome["ansvar"]))


def days() -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Every dated entry with each of its days."""
    for entry in read("dates.yaml"):
        for outcome in entry["utfall"]:
            yield entry, outcome
