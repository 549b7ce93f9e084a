"""The map as somebody who asks meets it: one slot and the time known, the rest left open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from assistant.domain.calendar import Piece
from assistant.domain.outcome import DutyResolution
from assistant.domain.resolve import Resolver
from assistant.domain.survey import CellStatus, stretches_of

Column = tuple[date, frozenset[str]]
"""A day, and the bands of an hour of it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Grid:
    """Statuses of one duty: a row for each value of a slot, a column for each time."""

    duty: str
    slot: str
    columns: tuple[Column, ...]
    rows: Mapping[str, tuple[CellStatus, ...]]


def by_hour(
    resolver: Resolver, slot: str, day: date, duties: Iterable[str] | None = None
) -> tuple[Grid, ...]:
    """Values of a slot against the bands of time, on one day's rules; a grid a duty.

    Without ``duties`` those whose rules test the slot.
    """
    columns = [(day, bands) for bands in resolver.calendar.band_sets()]
    return _grids(resolver, slot, columns, duties)


def by_date(resolver: Resolver, slot: str, bands: frozenset[str]) -> tuple[Grid, ...]:
    """Values of a slot against the stretches between breakpoints, in one set of bands."""
    return _grids(resolver, slot, [(stretch.day, bands) for stretch in stretches_of(resolver)])


def _grids(
    resolver: Resolver, slot: str, columns: Sequence[Column], duties: Iterable[str] | None = None
) -> tuple[Grid, ...]:
    every = resolver.vocabulary.duties
    return tuple(
        Grid(
            duty=duty,
            slot=slot,
            columns=tuple(columns),
            rows={
                value: tuple(_status(resolver, duty, slot, value, column) for column in columns)
                for value in resolver.vocabulary.slots[slot].values
            },
        )
        for duty in (duties or [d for d in every if resolver.tests(d, slot)])
    )


def _status(resolver: Resolver, duty: str, slot: str, value: str, column: Column) -> CellStatus:
    day, bands = column
    start = datetime.combine(day, time(0), tzinfo=resolver.calendar.zone)
    facts = {slot: (value,) if resolver.vocabulary.slots[slot].many else value}
    return answered(resolver.at(duty, facts, Piece(start=start, end=start, bands=bands)))


def answered(duty: DutyResolution) -> CellStatus:
    """The status of a duty in a case that may leave slots open."""
    if any(outcome.conflict for outcome in duty.outcomes):
        return "conflict"
    if duty.contested:
        return "contested"
    if duty.conditional:
        return "conditional"
    if duty.silent:
        return "silent"
    reserved = all(b.outcome.reserved for part in duty.parts for b in part.answers)
    return "conditional" if reserved else "settled"
