"""Every rule holds for the values, hours and days written down for it, and for no others."""

from __future__ import annotations

from typing import Any

import pytest

from tests.domain import boundaries, sentences
from tests.knowledge import resolver, shipped

ENTRIES = sentences.read("boundaries.yaml")
TOLD = "if the rules are right, run 'python -m tests.domain.boundaries' and read the difference"


@pytest.mark.parametrize("entry", ENTRIES, ids=[entry["regel"] for entry in ENTRIES])
def test_a_rule_keeps_to_its_boundaries(entry: dict[str, Any]) -> None:
    assert list(boundaries.wrong(resolver(), entry)) == [], TOLD


def test_every_rule_has_its_boundaries_written_down() -> None:
    assert [e["regel"] for e in ENTRIES] == [rule.id for rule in shipped().book.rules], TOLD


def test_the_words_are_those_of_the_rules() -> None:
    says = {rule.id: rule.says.sv for rule in shipped().book.rules}
    assert {e["regel"]: e["sats"] for e in ENTRIES} == says, TOLD
