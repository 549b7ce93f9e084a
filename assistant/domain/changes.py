"""What would change an answer: the smallest changes of a case that give another one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from assistant.domain.calendar import Calendar, Piece
from assistant.domain.outcome import Facts, Outcome
from assistant.domain.question import Moment
from assistant.domain.resolve import Resolver
from assistant.domain.rule import Ground
from assistant.domain.vocabulary import Vocabulary

_WEEK = timedelta(days=8)


@dataclass(frozen=True, kw_only=True, slots=True)
class Alternative:
    """One changed slot, and what the duties become by it."""

    slot: str
    values: tuple[str, ...]
    """Values that all give the same; empty for a moment."""
    moment: Piece | None
    outcomes: tuple[Outcome, ...]
    """Only those that differ from the answer given."""
    decided_by: tuple[Ground, ...]
    """The clause that decides, for each outcome that rests on one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Variant:
    slot: str
    value: str | None
    facts: Facts
    piece: Piece
    moved: bool


def find_alternatives(
    resolver: Resolver,
    vocabulary: Vocabulary,
    calendar: Calendar,
    facts: Facts,
    moment: Moment,
    asked: Sequence[str],
) -> tuple[Alternative, ...]:
    """The single-slot changes of a case that change who has a duty or whether it is contested.

    Seen from the beginning of the moment. Slots that the answer branches on are
    left out: their branches are shown. Duties related to those asked for are
    looked at only for slots that the latter do not depend on.
    """
    related = [d for duty in asked for d in vocabulary.related.get(duty, ())]
    duties = tuple(dict.fromkeys([*asked, *related]))
    start = calendar.local(moment.start)
    today = Piece(start=start, end=start, bands=calendar.bands_at(start))
    base = {duty: resolver.answers(duty, facts, today) for duty in duties}
    branched = {slot for duty in asked for b in base[duty] for slot in b.conditions}
    found: dict[tuple[object, ...], Alternative] = {}
    for variant in _variants(vocabulary, calendar, facts, today):
        if variant.slot in branched or not resolver.possible(variant.facts):
            continue
        depending = [d for d in asked if variant.moved or resolver.tests(d, variant.slot)]
        outcomes = tuple(
            first
            for duty in depending or [d for d in duties if resolver.tests(d, variant.slot)]
            if _told(first := resolver.answers(duty, variant.facts, variant.piece)[0].outcome)
            not in {_told(branch.outcome) for branch in base[duty]}
        )
        if not outcomes:
            continue
        key = (variant.slot, *((o.duty, _told(o)) for o in outcomes))
        known = found.get(key)
        if known is None:
            found[key] = Alternative(
                slot=variant.slot,
                values=() if variant.value is None else (variant.value,),
                moment=variant.piece if variant.moved else None,
                outcomes=outcomes,
                decided_by=tuple(g for o in outcomes for g in _deciding(o)),
            )
        elif variant.value is not None:
            found[key] = replace(known, values=(*known.values, variant.value))
    return tuple(found.values())


def _variants(
    vocabulary: Vocabulary, calendar: Calendar, facts: Facts, today: Piece
) -> Iterator[_Variant]:
    for slot_id in vocabulary.varied:
        slot = vocabulary.slots[slot_id]
        if slot.interval:
            coming = Moment(start=today.start, end=today.start + _WEEK)
            pieces = calendar.pieces(coming, ())
            other = next((p for p in pieces if p.bands != today.bands), None)
            if other is not None:
                yield _Variant(slot=slot_id, value=None, facts=facts, piece=other, moved=True)
            continue
        if slot.many and facts.get(slot_id):
            continue
        for value in slot.values:
            if value != facts.get(slot_id):
                changed = {**facts, slot_id: (value,) if slot.many else value}
                yield _Variant(slot=slot_id, value=value, facts=changed, piece=today, moved=False)


def _told(outcome: Outcome) -> tuple[object, ...]:
    """What makes an outcome another answer: who, how certain, disputed or not, planned for whom."""
    return (outcome.main, outcome.contested, _planned(outcome))


def _planned(outcome: Outcome) -> frozenset[str]:
    """Who would have the duty by a plan, beside those who have it anyway."""
    planned = frozenset(a.actor for a in outcome.assignments if a.standing == "planned")
    return planned - outcome.actors


def _deciding(outcome: Outcome) -> Iterator[Ground]:
    """The first ground of what is new: a dispute or plan, else the assignment."""
    if outcome.contested:
        yield outcome.positions[0].grounds[0]
        return
    planned = [a for a in outcome.assignments if a.standing == "planned"]
    for assignment in [*planned, *outcome.assignments][:1]:
        yield assignment.rules[0].grounds[0]
