"""Splitting the slots a case leaves open by the values that rules tell apart.

The rules and gaps of one duty at one moment are numbered once; which of them a
slot's value lets through is then a set of bits. Values that let the same rules
through are one class, and two ways to the same rules left are explored once.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter

from assistant.domain.outcome import Branch, Facts, Outcome
from assistant.domain.rule import Conditions, Exclusion
from assistant.domain.vocabulary import Slot
from assistant.domain.weighing import Applying, weigh

_Residue = tuple[frozenset[str] | None, ...]
"""For each exclusion the slots still to be decided for it to strike; None: it can't any more."""

Telling = Callable[[Outcome], Hashable]
"""What of an outcome tells it from another."""

_REMEMBERED = 4096


@dataclass(frozen=True, kw_only=True, slots=True)
class Split:
    """The branches of one duty at one moment."""

    branches: tuple[Branch, ...]
    """Every branch that differs in anything."""
    answers: tuple[Branch, ...]
    """Only branches that differ in who has the duty, each by its plainest outcome."""


def narrowed(facts: Facts, slots: Mapping[str, Slot]) -> dict[str, frozenset[str]]:
    """The slots of which the words name a few values, rather than rule out a few."""
    return {
        slot: known
        for slot, known in facts.items()
        if isinstance(known, frozenset) and 2 * len(known) <= len(slots[slot].values)
    }


class Partition:
    """What of one duty may apply at one moment, ready to be narrowed by a case."""

    def __init__(
        self, scene: Applying, slots: Mapping[str, Slot], exclusions: Sequence[Exclusion]
    ) -> None:
        self._scene = scene
        self._slots = slots
        self._exclusions = exclusions
        conditions = [
            *(rule.when for rule in scene.rules),
            *(gap.when for gap in scene.gaps),
            *(rule.when for rule in scene.not_then),
        ]
        bits = [1 << number for number in range(len(conditions))]
        gaps_at, not_then_at = len(scene.rules), len(scene.rules) + len(scene.gaps)
        self._rules = tuple(zip(bits[:gaps_at], scene.rules, strict=True))
        self._gaps = tuple(zip(bits[gaps_at:not_then_at], scene.gaps, strict=True))
        self._not_then = tuple(zip(bits[not_then_at:], scene.not_then, strict=True))
        self._all = (1 << len(conditions)) - 1
        self._telling = (1 << not_then_at) - 1
        self._tests, self._admits = _bits(conditions)
        self._left_out = {
            slot: sum(1 << n for n, rule in enumerate(scene.rules) if slot in rule.named)
            for slot in self._tests
        }
        self._order = [s for s in slots if s in self._tests and not slots[s].many]
        self._weighed = lru_cache(maxsize=_REMEMBERED)(self._weigh)

    @property
    def slots(self) -> Mapping[str, Slot]:
        """The slots that cases are in."""
        return self._slots

    @property
    def in_play(self) -> Hashable:
        """What its outcomes depend on: equal for scenes that come out alike in every case."""
        scene = self._scene
        return (
            tuple(rule.id for rule in scene.rules),
            tuple(gap.id for gap in scene.gaps),
            tuple(r.id for r in scene.rules if r.reserve and r.reserve.bands & scene.bands),
        )

    def split(self, facts: Facts) -> Split:
        """The branches of a case; one without conditions where nothing open matters."""
        branches, answers = self.walk(facts, (attrgetter("key"), attrgetter("main")))
        return Split(branches=branches, answers=answers)

    def walk(
        self, facts: Facts, told_apart_by: Sequence[Telling], *, all_named: bool = False
    ) -> list[tuple[Branch, ...]]:
        """For each way to tell outcomes apart, the branches that differ by it.

        With ``all_named`` the branches are of cases that name every slot, so that
        rules which need a slot to be named apply as well.
        """
        left = self._all
        for slot, tests in self._tests.items():
            known = facts.get(slot, () if self._slots[slot].many else None)
            if not all_named and not isinstance(known, str):
                left &= ~self._left_out.get(slot, 0)
            if known is not None:
                left &= ~tests | self._admitted(slot, (known,) if isinstance(known, str) else known)
        open_slots = tuple(s for s in self._order if not isinstance(facts.get(s), str))
        exploration = _Exploration(self, facts, told_apart_by)
        if not self.in_question(left, open_slots):
            return [branches for branches, _ in exploration.leaf(left)]
        residue: _Residue = tuple(self._residue(e, facts) for e in self._exclusions)
        return [branches for branches, _ in exploration.explore(left, open_slots, residue)]

    def _residue(self, exclusion: Exclusion, facts: Facts) -> frozenset[str] | None:
        open_slots = set()
        for slot, values in exclusion.slots.items():
            known = facts.get(slot)
            if not isinstance(known, str):
                open_slots.add(slot)
            elif known not in values:
                return None
        return frozenset(open_slots)

    def _admitted(self, slot: str, values: Sequence[str] | frozenset[str]) -> int:
        bits = 0
        for value in values:
            bits |= self._admits[slot].get(value, 0)
        return bits

    def in_question(self, left: int, open_slots: tuple[str, ...]) -> tuple[str, ...]:
        """The open slots that a rule or gap still left tests."""
        telling = left & self._telling
        return tuple(slot for slot in open_slots if self._tests[slot] & telling)

    def classes(
        self, slot: str, left: int, residue: _Residue, facts: Facts
    ) -> list[tuple[list[str], int, _Residue]]:
        """The slot's possible values, alike ones together, each with what it leaves."""
        found: dict[tuple[int, _Residue], list[str]] = {}
        untested, admits = left & ~self._tests[slot], self._admits[slot]
        narrowed = facts.get(slot)
        excluding = any(open_slots and slot in open_slots for open_slots in residue)
        for value in self._slots[slot].values:
            if narrowed is not None and value not in narrowed:
                continue
            after = self._decided(residue, slot, value) if excluding else residue
            if not excluding or frozenset() not in after:
                still = untested | left & admits.get(value, 0)
                found.setdefault((still, after), []).append(value)
        return [(values, still, after) for (still, after), values in found.items()]

    def _decided(self, residue: _Residue, slot: str, value: str) -> _Residue:
        return tuple(
            open_slots
            if open_slots is None or slot not in open_slots
            else open_slots - {slot}
            if value in exclusion.slots[slot]
            else None
            for open_slots, exclusion in zip(residue, self._exclusions, strict=True)
        )

    def order_of(self, slot: str) -> Callable[[str], int]:
        """The place of a value in its slot's vocabulary."""
        return list(self._slots[slot].values).index

    def outcome(self, left: int) -> Outcome:
        """What the rules and gaps left say."""
        return self._weighed(left)

    def _weigh(self, left: int) -> Outcome:
        return weigh(
            Applying(
                duty=self._scene.duty,
                bands=self._scene.bands,
                rules=tuple(rule for bit, rule in self._rules if left & bit),
                gaps=tuple(gap for bit, gap in self._gaps if left & bit),
                not_then=tuple(rule for bit, rule in self._not_then if left & bit),
            )
        )


_Key = tuple[object, ...]

_Found = tuple[tuple[tuple[Branch, ...], tuple[object, ...]], ...]
"""For each way to tell outcomes apart: the branches, and what tells them from others."""


class _Exploration:
    """One walk through the open slots of a case."""

    def __init__(
        self,
        partition: Partition,
        facts: Facts,
        told_apart_by: Sequence[Telling],
    ) -> None:
        self._partition = partition
        self._facts = facts
        self._told_apart_by = told_apart_by
        self._known: dict[tuple[int, tuple[str, ...], _Residue], _Found] = {}
        self._left_open = narrowed(facts, partition.slots)

    def explore(self, left: int, open_slots: tuple[str, ...], residue: _Residue) -> _Found:
        """The branches of what is left."""
        deciding = self._partition.in_question(left, open_slots)
        state = (left, deciding, residue)
        found = self._known.get(state)
        if found is None:
            found = self.leaf(left) if not deciding else self._fork(left, deciding, residue)
            self._known[state] = found
        return found

    def leaf(self, left: int) -> _Found:
        """The one branch where nothing open matters."""
        outcome = self._partition.outcome(left)
        alone = (Branch(conditions={}, outcome=outcome),)
        return tuple((alone, (((), telling(outcome)),)) for telling in self._told_apart_by)

    def _fork(self, left: int, deciding: tuple[str, ...], residue: _Residue) -> _Found:
        slot, *rest = deciding
        inner = [
            (values, self.explore(still, tuple(rest), after))
            for values, still, after in self._partition.classes(slot, left, residue, self._facts)
        ]
        return tuple(
            self._together(slot, [(values, *found[way]) for values, found in inner])
            for way in range(len(self._told_apart_by))
        )

    def _together(
        self, slot: str, inner: Sequence[tuple[list[str], tuple[Branch, ...], tuple[object, ...]]]
    ) -> tuple[tuple[Branch, ...], tuple[object, ...]]:
        """Values that lead to the same, as one; the slot is named only where it tells apart.

        Words that may mean either of some values are told apart by a dispute alone, too: the
        asker meant one of them, and for that one the matter is disputed or it is not.
        """
        alike: dict[tuple[object, ...], tuple[list[str], tuple[Branch, ...], _Key]] = {}
        left_open = slot in self._left_open
        for values, branches, key in inner:
            disputed = tuple(b.outcome.contested for b in branches) if left_open else ()
            known = alike.get((key, disputed))
            if known is None:
                alike[key, disputed] = (values, branches, key)
            else:
                alike[key, disputed] = (
                    [*known[0], *values],
                    _plainer(known[1], branches),
                    key,
                )
        if len(alike) == 1:
            ((_, branches, key),) = alike.values()
            return branches, key
        order = self._partition.order_of(slot)
        named = tuple(
            Branch(
                conditions={slot: tuple(sorted(values, key=order)), **branch.conditions},
                outcome=branch.outcome,
            )
            for values, branches, _ in alike.values()
            for branch in branches
        )
        keys = [part for _, _, key in alike.values() for part in key]
        return named, tuple(
            ((slot, branch.conditions[slot]), part)
            for branch, part in zip(named, keys, strict=True)
        )


def _plainer(first: Sequence[Branch], second: Sequence[Branch]) -> tuple[Branch, ...]:
    """Of two lists of branches with the same answers, the plainer outcome of each pair."""
    return tuple(
        min(pair, key=lambda branch: branch.outcome.plainness)
        for pair in zip(first, second, strict=True)
    )


def _bits(conditions: Sequence[Conditions]) -> tuple[dict[str, int], dict[str, dict[str, int]]]:
    """By slot which conditions test it, and by slot and value which of those it satisfies."""
    tests: dict[str, int] = {}
    admits: dict[str, dict[str, int]] = {}
    for number, condition in enumerate(conditions):
        for slot, values in condition.slots.items():
            tests[slot] = tests.get(slot, 0) | 1 << number
            for value in values:
                by_value = admits.setdefault(slot, {})
                by_value[value] = by_value.get(value, 0) | 1 << number
    return tests, admits
