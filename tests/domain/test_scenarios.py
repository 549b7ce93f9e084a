"""Every scenario of scenarios.yaml comes out as it says."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.answering.responsibility import overall_status
from assistant.domain.question import Moment
from tests.knowledge import resolver, shipped

SCENARIOS = yaml.safe_load((Path(__file__).parent / "scenarios.yaml").read_text("utf-8"))


@pytest.mark.parametrize("scenario", SCENARIOS, ids=[s["id"] for s in SCENARIOS])
def test_the_rules_say_what_the_sentence_says(scenario: dict[str, Any]) -> None:
    facts = {k: tuple(v) if isinstance(v, list) else v for k, v in scenario["fall"].items()}
    at = datetime.fromisoformat(scenario["tid"]).replace(tzinfo=shipped().vocabulary.zone)
    resolution = resolver().resolve(facts, Moment(start=at, end=at), [scenario["plikt"]])
    (duty,) = resolution.duties
    said = sorted(
        [a.actor, a.standing]
        for part in duty.parts
        for branch in part.answers
        for a in branch.outcome.assignments
    )
    assert (overall_status([duty]), said) == (scenario["status"], sorted(scenario["ansvar"]))


def test_scenario_ids_are_unique() -> None:
    ids = [scenario["id"] for scenario in SCENARIOS]
    assert len(ids) == len(set(ids))


def test_every_rule_fires_in_some_scenario() -> None:
    fired: set[str] = set()
    for scenario in SCENARIOS:
        facts = {k: tuple(v) if isinstance(v, list) else v for k, v in scenario["fall"].items()}
        at = datetime.fromisoformat(scenario["tid"]).replace(tzinfo=shipped().vocabulary.zone)
        for duty in resolver().resolve(facts, Moment(start=at, end=at), [scenario["plikt"]]).duties:
            for outcome in duty.outcomes:
                fired |= {r.id for a in outcome.assignments for r in a.rules}
                fired |= {r.id for r in (*outcome.positions, *outcome.notes)}
    missing = {rule.id for rule in shipped().book.rules} - fired
    assert missing == set()
