"""Why each rule of a duty came out as it did, read off a resolution.

Nothing is worked out anew: what fired and what gave way stands in the outcomes
that the answer is composed from; what is added is why the other rules did not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from assistant.domain.calendar import Piece
from assistant.domain.outcome import Defeat, DutyResolution, Facts, TimedBranches
from assistant.domain.rule import Rule

Verdict = Literal["fired", "defeated", "blocked", "open"]
"""``open``: nothing known speaks against it, but no value of the open slots lets it through."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SlotMiss:
    """A slot whose value the rule does not allow."""

    slot: str
    allowed: tuple[str, ...]
    has: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class TimeMiss:
    """An hour that the rule does not allow."""

    within: tuple[str, ...]
    """Bands of which one was needed; empty where that is not what failed."""
    outside: tuple[str, ...]
    """Bands of the moment that the rule keeps out."""


@dataclass(frozen=True, kw_only=True, slots=True)
class DateMiss:
    """A day on which the rule is not known yet, or holds no more."""

    begins: date | None
    ended: date | None


Miss = SlotMiss | TimeMiss | DateMiss


@dataclass(frozen=True, kw_only=True, slots=True)
class TracedRule:
    """One rule and what became of it."""

    rule: Rule
    verdict: Verdict
    branches: tuple[Mapping[str, tuple[str, ...]], ...] = ()
    """For a rule that fired in some branches only, those."""
    defeats: tuple[Defeat, ...] = ()
    misses: tuple[Miss, ...] = ()
    """For a blocked rule, each condition that failed."""

    @property
    def near(self) -> bool:
        """Whether one other slot value would have let it through."""
        return len(self.misses) == 1 and isinstance(self.misses[0], SlotMiss)


@dataclass(frozen=True, kw_only=True, slots=True)
class TracedPart:
    """The rules of one duty for the parts of the interval in which it comes out alike."""

    part: TimedBranches
    rules: tuple[TracedRule, ...]
    unknown: tuple[str, ...]
    """Slots the case leaves open that decide the outcome."""


def trace_duty(duty: DutyResolution) -> tuple[TracedPart, ...]:
    """What became of every rule of one duty, part by part of the interval."""
    return tuple(
        TracedPart(
            part=part,
            rules=tuple(_traced(rule, part, duty.facts) for rule in duty.rules),
            unknown=tuple(dict.fromkeys(s for b in part.branches for s in b.conditions)),
        )
        for part in duty.parts
    )


def _traced(rule: Rule, part: TimedBranches, facts: Facts) -> TracedRule:
    fired = tuple(
        b.conditions for b in part.branches if any(r.id == rule.id for r in b.outcome.fired)
    )
    if fired:
        anyway = len(fired) == len(part.branches)
        return TracedRule(rule=rule, verdict="fired", branches=() if anyway else fired)
    defeats = {
        (d.by.id, d.words): d
        for b in part.branches
        for d in b.outcome.defeated
        if d.rule.id == rule.id
    }
    if defeats:
        return TracedRule(rule=rule, verdict="defeated", defeats=tuple(defeats.values()))
    misses = tuple(misses_of(rule, facts, part.pieces[0]))
    return TracedRule(rule=rule, verdict="blocked" if misses else "open", misses=misses)


def misses_of(rule: Rule, facts: Facts, piece: Piece) -> Iterator[Miss]:
    """The conditions of a rule that a case at a moment fails; an open slot fails none."""
    for slot, allowed in rule.when.slots.items():
        known = facts.get(slot)
        has = (known,) if isinstance(known, str) else tuple(known or ())
        if known is not None and not allowed.intersection(has):
            yield SlotMiss(slot=slot, allowed=tuple(sorted(allowed)), has=has)
    if not rule.when.in_time(piece.bands):
        failed = rule.when.within and not rule.when.within & piece.bands
        yield TimeMiss(
            within=tuple(sorted(rule.when.within)) if failed else (),
            outside=tuple(sorted(rule.when.outside & piece.bands)),
        )
    if not rule.validity.holds(piece.day):
        later = rule.validity.first_day > piece.day
        yield DateMiss(
            begins=rule.validity.first_day if later else None,
            ended=None if later else rule.validity.end,
        )
