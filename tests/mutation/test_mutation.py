"""A mistake put into any single condition of the rules makes a test fail."""

from __future__ import annotations

import random

from tests.knowledge import shipped
from tests.mutation.killing import noticed_by
from tests.mutation.mutants import Mutant, mutants


def every() -> list[Mutant]:
    knowledge = shipped()
    return list(mutants(knowledge.book, knowledge.vocabulary, knowledge.calendar))


def test_a_sample_of_mistakes_is_noticed() -> None:
    sample = random.Random(5).sample(every(), 40)
    assert [mutant.what for mutant in sample if noticed_by(mutant) is None] == []


def test_each_mutant_differs_from_the_rules_in_one_place() -> None:
    rules = {rule.id: rule for rule in shipped().book.rules}
    for mutant in every():
        changed = {r.id for r in mutant.book.rules if r != rules[r.id]}
        lost = {*rules} - {rule.id for rule in mutant.book.rules}
        assert changed | lost == ({mutant.rule} if mutant.rule else set()), mutant.what


def test_the_shipped_rules_themselves_are_noticed_by_nothing() -> None:
    knowledge = shipped()
    whole = Mutant(
        what="nothing",
        book=knowledge.book,
        calendar=knowledge.calendar,
        rule=knowledge.book.rules[0].id,
        duties=frozenset(knowledge.vocabulary.duties),
    )
    assert noticed_by(whole) is None
