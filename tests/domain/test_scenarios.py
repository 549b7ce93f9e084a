"""Every scenario of scenarios.yaml comes out as it says."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from tests.domain import sentences
from tests.knowledge import resolver, shipped

SCENARIOS = sentences.read("scenarios.yaml")


@pytest.mark.parametrize("scenario", SCENARIOS, ids=[s["id"] for s in SCENARIOS])
def test_the_rules_say_what_the_sentence_says(scenario: dict[str, Any]) -> None:
    assert sentences.scenario(resolver(), scenario) == sentences.scenario_expected(scenario)


def test_scenario_ids_are_unique() -> None:
    ids = [scenario["id"] for scenario in SCENARIOS]
    assert len(ids) == len(set(ids))


def test_every_rule_fires_in_some_scenario() -> None:
    fired = {
        rule.id
        for scenario in SCENARIOS
        for outcome in sentences.resolved(
            resolver(), scenario, datetime.fromisoformat(scenario["tid"])
        ).outcomes
        for rule in outcome.fired
    }
    assert {rule.id for rule in shipped().book.rules} - fired == set()
