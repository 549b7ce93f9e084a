"""The whole case space of the rules: every duty, case, hour and date, and what comes out.

The space is cut by the values that rules tell apart, not walked case by case, so
the map is exhaustive: each possible case falls in exactly one cell of a duty.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

from assistant.domain.outcome import Facts, Outcome
from assistant.domain.partition import Partition
from assistant.domain.resolve import Resolver
from assistant.domain.rule import Conditions, Stance
from assistant.domain.vocabulary import Slot

NONE_NAMED = "ingen"
"""Stands among the values of a list slot for a case that names none."""

CellStatus = Literal["settled", "conditional", "contested", "silent", "conflict"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Stretch:
    """Days between two breakpoints: ``start`` None before the first, ``end`` None after the last.

    ``end`` is the last day, inclusive.
    """

    start: date | None
    end: date | None

    @property
    def day(self) -> date:
        """A day in the stretch."""
        return self.start or self.end or date.min


@dataclass(frozen=True, kw_only=True, slots=True)
class Extent:
    """When a cell is as it is: days and, where not at any hour, the sets of bands."""

    days: Stretch
    bands: tuple[frozenset[str], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """Cases of one duty that come out alike."""

    duty: str
    status: CellStatus
    actors: tuple[str, ...]
    """Who has the duty by what holds."""
    disputed_by: tuple[str, ...]
    """Parties that deny it or name somebody else."""
    conditions: Mapping[str, tuple[str, ...]]
    """Slot to the values it is about; a slot that is not there does not matter. A list
    slot has each value alone, or ``NONE_NAMED``."""
    extents: tuple[Extent, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Survey:
    """The map of the case space."""

    stretches: tuple[Stretch, ...]
    band_sets: tuple[frozenset[str], ...]
    cells: tuple[Cell, ...]


_Case = tuple[CellStatus, tuple[str, ...], tuple[str, ...]]
_Where = tuple[tuple[str, tuple[str, ...]], ...]


def survey(resolver: Resolver, duties: Collection[str] | None = None) -> Survey:
    """Map the case space of some duties, or of all.

    A list slot is taken empty and with each of its values alone.
    """
    stretches = stretches_of(resolver)
    band_sets = resolver.calendar.band_sets()
    cells = [
        cell
        for duty in resolver.vocabulary.duties
        if duties is None or duty in duties
        for cell in _duty_cells(resolver, duty, stretches, band_sets)
    ]
    return Survey(stretches=stretches, band_sets=band_sets, cells=tuple(cells))


def stretches_of(resolver: Resolver) -> tuple[Stretch, ...]:
    """The days between the breakpoints of the rules, in order."""
    starts = sorted(resolver.book.breakpoints())
    ends = [day - timedelta(days=1) for day in starts]
    return tuple(
        Stretch(start=start, end=end)
        for start, end in zip([None, *starts], [*ends, None], strict=True)
    )


def status_of(outcome: Outcome) -> CellStatus:
    """The status of one decided case."""
    if outcome.conflict:
        return "conflict"
    if outcome.contested:
        return "contested"
    if outcome.silent:
        return "silent"
    return "conditional" if outcome.reserved else "settled"


def _case(outcome: Outcome) -> _Case:
    disputing = {
        position.party or ""
        for position in outcome.positions
        if position.stance is Stance.DISPUTES
        or (position.stance is Stance.ASSIGNS and position.actor not in outcome.actors)
    }
    return (status_of(outcome), tuple(sorted(outcome.actors)), tuple(sorted(disputing)))


def _duty_cells(
    resolver: Resolver,
    duty: str,
    stretches: Sequence[Stretch],
    band_sets: Sequence[frozenset[str]],
) -> Iterator[Cell]:
    worked_out: dict[object, list[tuple[_Where, _Case]]] = {}
    times: dict[tuple[_Where, _Case], dict[int, list[frozenset[str]]]] = {}
    for number, stretch in enumerate(stretches):
        for bands in band_sets:
            partition = resolver.partition(duty, stretch.day, bands)
            if partition.in_play not in worked_out:
                worked_out[partition.in_play] = _cases(resolver, duty, partition)
            for cell in worked_out[partition.in_play]:
                times.setdefault(cell, {}).setdefault(number, []).append(bands)
    for (where, (status, actors, disputed_by)), by_stretch in times.items():
        yield Cell(
            duty=duty,
            status=status,
            actors=actors,
            disputed_by=disputed_by,
            conditions=dict(where),
            extents=tuple(_extents(by_stretch, stretches)),
        )


def _cases(resolver: Resolver, duty: str, partition: Partition) -> list[tuple[_Where, _Case]]:
    """The cells of one duty at one moment; of a list slot, with the values each is about."""
    slots = resolver.vocabulary.slots.values()
    listed = next((s for s in slots if s.many and resolver.tests(duty, s.id)), None)
    if listed is None:
        return list(_walked(partition, {}))
    found: dict[tuple[_Where, _Case], list[str]] = {}
    for values in _alike(listed, resolver.book.conditions_for(duty)):
        named = () if NONE_NAMED in values else values[:1]
        for cell in _walked(partition, {listed.id: named}):
            found.setdefault(cell, []).extend(values)
    every = (NONE_NAMED, *listed.values)
    return [
        (where, case)
        if len(values) == len(every)
        else (((listed.id, tuple(v for v in every if v in values)), *where), case)
        for (where, case), values in found.items()
    ]


def _alike(slot: Slot, conditions: Iterable[Conditions]) -> Iterable[tuple[str, ...]]:
    """The values of a list slot, and none at all; together those that no condition tells apart."""
    sets = [when.slots[slot.id] for when in conditions if slot.id in when.slots]
    classes: dict[tuple[bool, ...], tuple[str, ...]] = {}
    for value in (NONE_NAMED, *slot.values):
        signature = tuple(value in values for values in sets)
        classes[signature] = (*classes.get(signature, ()), value)
    return classes.values()


def _walked(partition: Partition, facts: Facts) -> Iterator[tuple[_Where, _Case]]:
    (branches,) = partition.walk(facts, (_case,), all_named=True)
    for branch in branches:
        yield tuple(branch.conditions.items()), _case(branch.outcome)


def _extents(
    by_stretch: Mapping[int, Sequence[frozenset[str]]], stretches: Sequence[Stretch]
) -> Iterator[Extent]:
    """Stretches that follow on each other with the same bands, as one."""
    numbers = sorted(by_stretch)
    first = numbers[0]
    for number, following in pairwise([*numbers, -1]):
        if following == number + 1 and by_stretch[following] == by_stretch[number]:
            continue
        days = Stretch(start=stretches[first].start, end=stretches[number].end)
        yield Extent(days=days, bands=tuple(by_stretch[number]))
        first = following
