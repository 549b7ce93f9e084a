"""Rules with one mistake put in: every single condition lost, widened, swapped or shifted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import product

from assistant.domain.calendar import Band, Calendar
from assistant.domain.rule import Conditions, Exclusion, Rule, RuleBook, Validity
from assistant.domain.vocabulary import Vocabulary

_ONE = timedelta(days=1)


@dataclass(frozen=True, kw_only=True, slots=True)
class Mutant:
    """A rule book or calendar that differs from the shipped one in one place."""

    what: str
    book: RuleBook
    calendar: Calendar
    rule: str | None
    """The rule changed; None for a change of the calendar."""
    duties: frozenset[str]
    """Duties that the change can reach."""


def mutants(book: RuleBook, vocabulary: Vocabulary, calendar: Calendar) -> Iterator[Mutant]:
    """Every mutant, in the order of the rules."""
    for at, rule in enumerate(book.rules):
        for what, changed in _of_rule(rule, vocabulary, calendar, book.exclusions):
            rules = [*book.rules]
            rules[at : at + 1] = [] if changed is None else [changed]
            yield Mutant(
                what=f"{rule.id}: {what}",
                book=replace(book, rules=tuple(rules)),
                calendar=calendar,
                rule=rule.id,
                duties=frozenset(rule.duties),
            )
    for what, bands in _of_calendar(calendar):
        yield Mutant(
            what=what,
            book=book,
            calendar=replace(calendar, bands=bands),
            rule=None,
            duties=frozenset(vocabulary.duties),
        )


def _of_rule(
    rule: Rule, vocabulary: Vocabulary, calendar: Calendar, exclusions: Sequence[Exclusion]
) -> Iterator[tuple[str, Rule | None]]:
    yield "lost", None
    for what, when in _of_conditions(rule.when, vocabulary, calendar, exclusions):
        yield what, replace(rule, when=when)
    for what, validity in _of_validity(rule.validity):
        yield what, replace(rule, validity=validity)
    for actor in [a for a in vocabulary.actors if a != rule.actor][:1]:
        if rule.actor is not None:
            yield f"actor is {actor}", replace(rule, actor=actor)
    for at, override in enumerate(rule.overrides):
        kept = (*rule.overrides[:at], *rule.overrides[at + 1 :])
        yield f"no longer before {override.rule}", replace(rule, overrides=kept)
    yield "beside others or not", replace(rule, supplements=not rule.supplements)


def _of_conditions(
    when: Conditions,
    vocabulary: Vocabulary,
    calendar: Calendar,
    exclusions: Sequence[Exclusion],
) -> Iterator[tuple[str, Conditions]]:
    """Conditions with one mistake; a value that can't occur with the others changes nothing."""
    for slot, allowed in when.slots.items():
        missing = [
            value
            for value in vocabulary.slots[slot].values
            if value not in allowed and _occurs(when, slot, value, exclusions)
        ]
        if missing:
            others = {s: v for s, v in when.slots.items() if s != slot}
            yield f"{slot} dropped", replace(when, slots=others)
        for value in missing:
            wider = {**when.slots, slot: allowed | {value}}
            yield f"{slot} also {value}", replace(when, slots=wider)
        for value in sorted(allowed):
            rest = allowed - {value}
            if rest:
                yield f"{slot} not {value}", replace(when, slots={**when.slots, slot: rest})
            for other in missing[:1]:
                swapped = rest | {other}
                yield (
                    f"{slot} {other} for {value}",
                    replace(when, slots={**when.slots, slot: swapped}),
                )
    for band in sorted(when.within):
        yield f"any hour, not only {band}", replace(when, within=when.within - {band})
        for other in [b.id for b in calendar.bands if b.id not in when.within]:
            swapped_bands = when.within - {band} | {other}
            yield f"{other} for {band}", replace(when, within=swapped_bands)
        yield (
            f"outside {band}",
            replace(when, within=when.within - {band}, outside=when.outside | {band}),
        )


def _occurs(when: Conditions, slot: str, value: str, exclusions: Sequence[Exclusion]) -> bool:
    """Whether a value can occur together with what the other conditions allow."""
    others = [[(s, v) for v in sorted(values)] for s, values in when.slots.items() if s != slot]
    return any(
        not any(exclusion.strikes({**dict(chosen), slot: value}) for exclusion in exclusions)
        for chosen in product(*others)
    )


def _of_validity(validity: Validity) -> Iterator[tuple[str, Validity]]:
    for days in (-1, 1):
        shift = timedelta(days=days)
        if validity.start is not None:
            yield f"from {days:+} day", replace(validity, start=validity.start + shift)
        else:
            known = _shifted(validity.known_since, shift)
            yield f"known {days:+} day", replace(validity, known_since=known)
        if validity.end is not None:
            yield f"to {days:+} day", replace(validity, end=validity.end + shift)
    if validity.end is not None:
        yield "without end", replace(validity, end=None)


def _shifted(day: date, by: timedelta) -> date:
    return day + by if date.min + _ONE < day < date.max - _ONE else day


def _of_calendar(calendar: Calendar) -> Iterator[tuple[str, tuple[Band, ...]]]:
    """Each stretch of each band a minute longer or shorter, or without one of its days."""
    for at, band in enumerate(calendar.bands):
        for number, stretch in enumerate(band.stretches):
            changes = {
                "starts a minute late": replace(stretch, start=stretch.start + 1),
                "ends a minute early": replace(stretch, end=stretch.end - 1),
                **{
                    f"without day {day}": replace(stretch, weekdays=stretch.weekdays - {day})
                    for day in sorted(stretch.weekdays)
                },
            }
            if stretch.start > 0:
                changes["starts a minute early"] = replace(stretch, start=stretch.start - 1)
            if stretch.end < 24 * 60:
                changes["ends a minute late"] = replace(stretch, end=stretch.end + 1)
            for what, changed in changes.items():
                stretches = (*band.stretches[:number], changed, *band.stretches[number + 1 :])
                bands = [*calendar.bands]
                bands[at] = replace(band, stretches=stretches)
                yield f"{band.id}, stretch {number + 1}: {what}", tuple(bands)
