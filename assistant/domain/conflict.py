"""Rules of the same rank that name different actors for the same case without giving way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from assistant.domain.outcome import Facts, Outcome
from assistant.domain.resolve import Resolver
from assistant.domain.rule import Rule, Weight


@dataclass(frozen=True, kw_only=True, slots=True)
class Conflict:
    """Two rules that both hold and differ, and a case in which they do."""

    duty: str
    first: Rule
    second: Rule
    day: date
    bands: frozenset[str]


def find_conflicts(resolver: Resolver) -> Iterator[Conflict]:
    """Every pair of rules in conflict, each pair once a duty, with the first day it shows."""
    for duty in resolver.vocabulary.duties:
        holding = [
            rule
            for rule in resolver.book.for_duty(duty)
            if rule.weight is Weight.HOLDS and rule.actor is not None and not rule.supplements
        ]
        for first, second in combinations(holding, 2):
            if first.actor != second.actor and not _give_way(first, second):
                yield from _conflict(resolver, duty, first, second)


def _give_way(first: Rule, second: Rule) -> bool:
    return any(o.rule == second.id for o in first.overrides) or any(
        o.rule == first.id for o in second.overrides
    )


def _conflict(resolver: Resolver, duty: str, first: Rule, second: Rule) -> Iterator[Conflict]:
    facts = _common(resolver, first, second)
    if facts is None:
        return
    both = {first.id, second.id}

    def stand_together(outcome: Outcome) -> bool:
        return both <= {rule.id for holder in outcome.holders for rule in holder.rules}

    for day in sorted(resolver.book.breakpoints()):
        if not (first.validity.holds(day) and second.validity.holds(day)):
            continue
        for bands in resolver.calendar.band_sets():
            if not (first.when.in_time(bands) and second.when.in_time(bands)):
                continue
            (branches,) = resolver.partition(duty, day, bands).walk(facts, (stand_together,))
            if any(stand_together(branch.outcome) for branch in branches):
                yield Conflict(duty=duty, first=first, second=second, day=day, bands=bands)
                return


def _common(resolver: Resolver, first: Rule, second: Rule) -> Facts | None:
    """What a case must be for both rules to be meant; None where no case is."""
    facts: dict[str, tuple[str, ...] | frozenset[str]] = {}
    for slot in {**first.when.slots, **second.when.slots}:
        every = frozenset(resolver.vocabulary.slots[slot].values)
        shared = first.when.slots.get(slot, every) & second.when.slots.get(slot, every)
        if not shared:
            return None
        many = resolver.vocabulary.slots[slot].many
        facts[slot] = (min(shared),) if many else shared
    return facts
