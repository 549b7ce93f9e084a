"""The resolver: from a case and a moment to who has which duty, and how sure that is.

Deterministic and pure. Every slot that a rule tests and the case leaves open is
split into the values that rules tell apart; where all of them give the same
outcome the slot does not matter. Nothing is filled in.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache

from assistant.domain.answer import AssignmentStanding
from assistant.domain.calendar import Calendar, Piece
from assistant.domain.question import Moment
from assistant.domain.rule import (
    Conditions,
    Exclusion,
    Gap,
    Override,
    Rule,
    RuleBook,
    Stance,
    Weight,
)
from assistant.domain.vocabulary import Label, Vocabulary, value_id

Facts = Mapping[str, "str | tuple[str, ...] | frozenset[str]"]
"""Known slots: an id; for list slots the ids named (empty: none named); or, for a
slot that is narrowed down but still open, the ids it may be."""

_Key = Callable[["Outcome"], tuple[object, ...]]

_REMEMBERED = 20_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Assignment:
    """One actor with a duty, by the rules that say so."""

    duty: str
    actor: str
    standing: AssignmentStanding
    rules: tuple[Rule, ...]
    condition: Label | None
    supplements: bool
    party: str | None = None
    """The party whose reading it is, for a contested one."""


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What holds for one duty in one fully decided case at one moment."""

    duty: str
    assignments: tuple[Assignment, ...]
    positions: tuple[Rule, ...]
    notes: tuple[Rule, ...]
    """Fired rules that name nobody: facts that belong to the duty."""
    gaps: tuple[Gap, ...]
    defeated: tuple[tuple[Rule, Override], ...]
    not_then: tuple[Rule, ...]
    """Rules that would have fired but are not known, or no longer hold, on the day."""
    contested: bool
    certain: bool
    """Whether somebody has the duty by what holds, without a reserve on the time."""

    @property
    def silent(self) -> bool:
        """Whether the corpus names nobody, and nobody disputes."""
        return not self.certain and not self.contested

    @cached_property
    def holders(self) -> tuple[Assignment, ...]:
        """The assignments by what holds: no additions, plans, proposals or parties' readings."""
        return tuple(
            a
            for a in self.assignments
            if not a.supplements and a.party is None and a.standing in ("settled", "contested")
        )

    @cached_property
    def actors(self) -> frozenset[str]:
        """Who has the duty by what holds, disputes and additions left aside."""
        return frozenset(a.actor for a in self.holders)

    @cached_property
    def conflict(self) -> bool:
        """Whether rules of the same rank name different actors and neither gives way."""
        return len(self.actors) > 1

    @cached_property
    def main(self) -> tuple[object, ...]:
        """What decides whether two outcomes are the same answer to a nurse."""
        reserved = all(
            a.condition is not None and not any(r.exceptional for r in a.rules)
            for a in self.holders
        )
        return (self.actors, self.certain, reserved)

    @cached_property
    def key(self) -> tuple[object, ...]:
        """Everything the outcome rests on."""
        return (
            tuple((a.actor, a.standing, tuple(r.id for r in a.rules)) for a in self.assignments),
            tuple(rule.id for rule in (*self.positions, *self.notes)),
            tuple(gap.id for gap in self.gaps),
            self.certain,
        )

    @cached_property
    def plainness(self) -> tuple[int, ...]:
        """Smaller for an outcome with fewer disputes, additions and rules."""
        rules = sum(len(a.rules) for a in self.assignments)
        return (self.contested, rules, len(self.positions), len(self.gaps))


@dataclass(frozen=True, kw_only=True, slots=True)
class Branch:
    """An outcome with the slot values it holds for; no conditions: it holds anyway."""

    conditions: Mapping[str, tuple[str, ...]]
    outcome: Outcome


@dataclass(frozen=True, kw_only=True, slots=True)
class TimedBranches:
    """The branches of one duty for the parts of the interval in which they are the same."""

    pieces: tuple[Piece, ...]
    branches: tuple[Branch, ...]
    """Every branch that differs in anything."""
    answers: tuple[Branch, ...]
    """Only branches that differ in who has the duty, each by its plainest outcome."""


@dataclass(frozen=True, kw_only=True)
class DutyResolution:
    """Everything found on one duty."""

    duty: str
    parts: tuple[TimedBranches, ...]

    @cached_property
    def outcomes(self) -> tuple[Outcome, ...]:
        """The outcomes of all parts and branches."""
        return tuple(branch.outcome for part in self.parts for branch in part.branches)

    @cached_property
    def contested(self) -> bool:
        """Whether a party disputes it whatever the open slots are."""
        return any(all(b.outcome.contested for b in part.branches) for part in self.parts)

    @cached_property
    def conditional(self) -> bool:
        """Whether open slots decide who has the duty."""
        return any(len(part.answers) > 1 for part in self.parts)

    @cached_property
    def silent(self) -> bool:
        """Whether for some part of the time the corpus names nobody."""
        return any(all(b.outcome.silent for b in part.branches) for part in self.parts)


@dataclass(frozen=True, kw_only=True, slots=True)
class Resolution:
    """The resolver's return value; what an answer is composed from, and its trace."""

    facts: Facts
    presumed: Mapping[str, str]
    """Presumptions that a rule in play tests."""
    moment: Moment
    duties: tuple[DutyResolution, ...]
    readings: tuple[Label, ...]
    """How words on time were read for this moment."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Scene:
    """The rules and gaps of one duty that the moment leaves in play."""

    duty: str
    bands: frozenset[str]
    rules: tuple[Rule, ...]
    not_then: tuple[Rule, ...]
    gaps: tuple[Gap, ...]


class Resolver:
    """Rules, vocabulary and calendar put together. Remembers what it has worked out."""

    def __init__(self, book: RuleBook, vocabulary: Vocabulary, calendar: Calendar) -> None:
        self._book = book
        self._vocabulary = vocabulary
        self._calendar = calendar
        self._rules = {duty: book.for_duty(duty) for duty in vocabulary.duties}
        self._gaps = {duty: book.gaps_for(duty) for duty in vocabulary.duties}
        self._tested = {
            duty: {slot for test in self._conditions(duty) for slot in test.slots}
            for duty in vocabulary.duties
        }
        self._excluding = {slot for e in book.exclusions for slot in e.slots}
        self._breakpoints = sorted(book.breakpoints())
        self._remembered = lru_cache(maxsize=_REMEMBERED)(self._compute)
        self._list_slots = frozenset(s.id for s in vocabulary.slots.values() if s.many)
        self._order = tuple(vocabulary.slots)
        self._presumptions = {
            slot: value_id(value) for slot, value in vocabulary.presumptions.items()
        }

    def resolve(self, facts: Facts, moment: Moment, duties: Sequence[str]) -> Resolution:
        """Who has each of the duties, in the case of ``facts``, during ``moment``."""
        presumed = self._presumed(facts)
        complete = {**presumed, **facts}
        pieces = self._calendar.pieces(moment, self._breakpoints)
        resolutions = tuple(
            DutyResolution(duty=duty, parts=self._parts(duty, complete, pieces)) for duty in duties
        )
        tested = {
            slot
            for duty in duties
            for rule in self._rules[duty]
            for slot in rule.when.slots
            if any(rule.validity.holds(piece.day) for piece in pieces)
        }
        return Resolution(
            facts=facts,
            presumed={slot: value for slot, value in presumed.items() if slot in tested},
            moment=moment,
            duties=resolutions,
            readings=self._calendar.readings_at(moment.start),
        )

    def _presumed(self, facts: Facts) -> dict[str, str]:
        """Presumptions for slots left open, turned where the case makes them impossible."""
        presumed: dict[str, str] = {}
        for slot, value in self._presumptions.items():
            if slot in facts:
                continue
            allowed = [
                other
                for other in (value, *self._vocabulary.slots[slot].values)
                if self.possible({**facts, slot: other})
            ]
            if allowed:
                presumed[slot] = allowed[0]
        return presumed

    def possible(self, facts: Facts) -> bool:
        """Whether the slot values can occur together."""
        return self.excluded_slot(facts) is None

    def excluded_slot(self, facts: Facts) -> str | None:
        """The last slot of the first combination in the facts that can't occur; None if none."""
        for exclusion in self._book.exclusions:
            if _excluded(facts, exclusion):
                return list(exclusion.slots)[-1]
        return None

    def _parts(self, duty: str, facts: Facts, pieces: Iterable[Piece]) -> tuple[TimedBranches, ...]:
        grouped: dict[tuple[object, ...], list[Piece]] = {}
        found: dict[tuple[object, ...], tuple[Branch, ...]] = {}
        for piece in pieces:
            branches = self._branches(duty, facts, piece, _everything)
            key = tuple((tuple(sorted(b.conditions.items())), b.outcome.key) for b in branches)
            grouped.setdefault(key, []).append(piece)
            found[key] = branches
        return tuple(
            TimedBranches(
                pieces=tuple(group),
                branches=found[key],
                answers=self._branches(duty, facts, group[0], _who),
            )
            for key, group in grouped.items()
        )

    def answers(self, duty: str, facts: Facts, piece: Piece) -> tuple[Branch, ...]:
        """The branches that differ in who has one duty, without the detail of a resolution."""
        complete = {**self._presumed(facts), **facts}
        return self._branches(duty, complete, piece, _who)

    def tests(self, duty: str, slot: str) -> bool:
        """Whether any rule or gap of a duty tests a slot."""
        return slot in self._tested[duty]

    def _branches(
        self, duty: str, facts: Facts, piece: Piece, told_apart_by: _Key
    ) -> tuple[Branch, ...]:
        telling = self._tested[duty] | self._excluding
        relevant = tuple((s, facts[s]) for s in self._order if s in facts and s in telling)
        epoch = bisect_right(self._breakpoints, piece.day)
        return self._remembered(duty, relevant, piece.bands, epoch, told_apart_by)

    def _compute(
        self,
        duty: str,
        facts: tuple[tuple[str, str | tuple[str, ...] | frozenset[str]], ...],
        bands: frozenset[str],
        epoch: int,
        told_apart_by: _Key,
    ) -> tuple[Branch, ...]:
        day = self._breakpoints[epoch - 1] if epoch else date.min
        rules = [r for r in self._rules[duty] if r.when.in_time(bands)]
        scene = _Scene(
            duty=duty,
            bands=bands,
            rules=tuple(r for r in rules if r.validity.holds(day)),
            not_then=tuple(r for r in rules if not r.validity.holds(day)),
            gaps=tuple(
                g
                for g in self._gaps[duty]
                if g.when.in_time(bands) and (g.validity is None or g.validity.holds(day))
            ),
        )
        return self._explore(scene, dict(facts), told_apart_by)

    def _explore(self, scene: _Scene, facts: Facts, told_apart_by: _Key) -> tuple[Branch, ...]:
        scene = replace(
            scene,
            rules=tuple(r for r in scene.rules if not self._blocked(r.when, facts)),
            gaps=tuple(g for g in scene.gaps if not self._blocked(g.when, facts)),
        )
        tests = [*(r.when for r in scene.rules), *(g.when for g in scene.gaps)]
        open_slots = {slot for test in tests for slot in test.slots if self._open(slot, facts)}
        if not open_slots:
            not_then = [r for r in scene.not_then if not self._blocked(r.when, facts)]
            outcome = _outcome(scene, not_then)
            return (Branch(conditions={}, outcome=outcome),)
        slot = min(open_slots, key=self._order.index)
        found: dict[tuple[object, ...], tuple[list[str], tuple[Branch, ...]]] = {}
        for values in self._classes(slot, tests, facts):
            chosen = {**facts, slot: values[0]}
            inner = self._explore(scene, chosen, told_apart_by)
            key = tuple(
                (tuple(sorted(b.conditions.items())), told_apart_by(b.outcome)) for b in inner
            )
            known = found.get(key)
            if known is None:
                found[key] = (list(values), inner)
            else:
                found[key] = ([*known[0], *values], _plainer(known[1], inner))
        if len(found) == 1:
            return next(iter(found.values()))[1]
        return tuple(
            Branch(
                conditions={slot: self._in_order(slot, values), **branch.conditions},
                outcome=branch.outcome,
            )
            for values, inner in found.values()
            for branch in inner
        )

    def _conditions(self, duty: str) -> list[Conditions]:
        return [*(r.when for r in self._rules[duty]), *(g.when for g in self._gaps[duty])]

    def _in_order(self, slot: str, values: Iterable[str]) -> tuple[str, ...]:
        chosen = set(values)
        return tuple(v for v in self._vocabulary.slots[slot].values if v in chosen)

    def _classes(
        self, slot: str, tests: Sequence[Conditions], facts: Facts
    ) -> list[tuple[str, ...]]:
        """The slot's possible values, those together that no test in play tells apart."""
        sets = [test.slots[slot] for test in tests if slot in test.slots]
        sets += [e.slots[slot] for e in self._book.exclusions if slot in e.slots]
        classes: dict[tuple[bool, ...], list[str]] = {}
        narrowed = facts.get(slot)
        for value in self._vocabulary.slots[slot].values:
            if isinstance(narrowed, frozenset) and value not in narrowed:
                continue
            if self.possible({**facts, slot: value}):
                classes.setdefault(tuple(value in s for s in sets), []).append(value)
        return [tuple(values) for values in classes.values()]

    def _open(self, slot: str, facts: Facts) -> bool:
        if slot in self._list_slots:
            return False
        return slot not in facts or isinstance(facts[slot], frozenset)

    def _blocked(self, when: Conditions, facts: Facts) -> bool:
        for slot, allowed in when.slots.items():
            value = facts.get(slot, () if slot in self._list_slots else None)
            if isinstance(value, tuple | frozenset):
                if not allowed.intersection(value):
                    return True
            elif value is not None and value not in allowed:
                return True
        return False


def _everything(outcome: Outcome) -> tuple[object, ...]:
    return outcome.key


def _who(outcome: Outcome) -> tuple[object, ...]:
    return outcome.main


def _plainer(first: Sequence[Branch], second: Sequence[Branch]) -> tuple[Branch, ...]:
    """Of two lists of branches with the same answers, the plainer outcome of each pair."""
    return tuple(
        min(pair, key=lambda branch: branch.outcome.plainness)
        for pair in zip(first, second, strict=True)
    )


def _excluded(facts: Facts, exclusion: Exclusion) -> bool:
    for slot, values in exclusion.slots.items():
        value = facts.get(slot)
        if not isinstance(value, str) or value not in values:
            return False
    return True


def _outcome(scene: _Scene, not_then: Sequence[Rule]) -> Outcome:
    """What the rules say in a case in which none of their tests is open."""
    ids = {rule.id for rule in scene.rules}
    given_way = {
        override.rule: override
        for rule in scene.rules
        for override in rule.overrides
        if override.rule in ids
    }
    fired = [rule for rule in scene.rules if rule.id not in given_way]
    positions = tuple(r for r in fired if r.weight is Weight.POSITION)
    text = [r for r in fired if r.weight is not Weight.POSITION]
    holding = [r for r in text if r.weight is Weight.HOLDS and not r.supplements]
    actors = {r.actor for r in holding}
    contested = any(
        p.stance is Stance.DISPUTES or (p.stance is Stance.ASSIGNS and p.actor not in actors)
        for p in positions
    )
    reserve = next((gap.reserve for gap in scene.gaps if gap.reserve is not None), None)
    return Outcome(
        duty=scene.duty,
        assignments=(
            *_assignments(scene, text, contested=contested, reserve=reserve),
            *_readings(scene.duty, [p for p in positions if p.actor not in actors]),
        ),
        positions=positions,
        notes=tuple(r for r in text if r.actor is None),
        gaps=scene.gaps,
        defeated=tuple((r, given_way[r.id]) for r in scene.rules if r.id in given_way),
        not_then=tuple(r for r in not_then if r.weight is Weight.HOLDS),
        contested=contested,
        certain=any(reserve is None or r.when.within for r in holding),
    )


_STANDINGS: Mapping[Weight, AssignmentStanding] = {
    Weight.HOLDS: "settled",
    Weight.PLANNED: "planned",
    Weight.PROPOSED: "proposed",
}


def _assignments(
    scene: _Scene, rules: Sequence[Rule], *, contested: bool, reserve: Label | None
) -> Iterator[Assignment]:
    """Rules that say the same of the same actor become one assignment."""
    grouped: dict[tuple[str, AssignmentStanding, Label | None, bool], list[Rule]] = {}
    for rule in rules:
        if rule.actor is None:
            continue
        condition = rule.condition
        if rule.reserve is not None and rule.reserve.bands & scene.bands:
            condition = rule.reserve.text
        if condition is None and rule.weight is Weight.HOLDS and not rule.when.within:
            condition = reserve
        standing = _STANDINGS[rule.weight]
        if contested and standing == "settled" and not rule.supplements:
            standing = "contested"
        key = (rule.actor, standing, condition, rule.supplements)
        grouped.setdefault(key, []).append(rule)
    for (actor, standing, condition, supplements), group in grouped.items():
        yield Assignment(
            duty=scene.duty,
            actor=actor,
            standing=standing,
            rules=tuple(group),
            condition=condition,
            supplements=supplements,
        )


def _readings(duty: str, positions: Sequence[Rule]) -> Iterator[Assignment]:
    """Assignments that only a party makes."""
    for position in positions:
        if position.stance is Stance.ASSIGNS and position.actor is not None:
            yield Assignment(
                duty=duty,
                actor=position.actor,
                standing="contested",
                rules=(position,),
                condition=position.condition,
                supplements=False,
                party=position.party,
            )
