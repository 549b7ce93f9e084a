"""The resolver agrees with a plain enumeration written apart from it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.question import Moment
from assistant.domain.rule import Rule, Weight
from tests.knowledge import resolver, shipped

BOOK = shipped().book
VOCABULARY = shipped().vocabulary
CALENDAR = shipped().calendar
PRESUMED = {"alder": "vuxen", "inskriven": "true", "listad": "true"}
SINGLE = [s.id for s in VOCABULARY.slots.values() if not s.many and not s.interval]


def is_possible(facts: dict[str, str]) -> bool:
    return not any(
        all(facts.get(slot) in values for slot, values in exclusion.slots.items())
        for exclusion in BOOK.exclusions
    )


def fires(rule: Rule, facts: dict[str, str], procedures: tuple[str, ...], at: datetime) -> bool:
    day = at.date()
    start = rule.validity.start or rule.validity.known_since
    if day < start or (rule.validity.end is not None and day > rule.validity.end):
        return False
    in_band = {
        band.id for band in CALENDAR.bands if band.holds(CALENDAR.local(at), CALENDAR.holidays)
    }
    if rule.when.within and not rule.when.within & in_band:
        return False
    if rule.when.outside & in_band:
        return False
    for slot, allowed in rule.when.slots.items():
        if slot == "atgard":
            if not allowed & set(procedures):
                return False
        elif facts[slot] not in allowed:
            return False
    return True


def holders(
    duty: str, facts: dict[str, str], procedures: tuple[str, ...], at: datetime
) -> frozenset[str]:
    """Who has the duty by what holds, in one completed case."""
    fired = [r for r in BOOK.rules if duty in r.duties and fires(r, facts, procedures, at)]
    beaten = {override.rule for r in fired for override in r.overrides}
    return frozenset(
        r.actor
        for r in fired
        if r.id not in beaten
        and r.weight is Weight.HOLDS
        and not r.supplements
        and r.actor is not None
    )


def completions(known: dict[str, str], duty: str) -> Iterator[dict[str, str]]:
    tested = {slot for r in BOOK.rules if duty in r.duties for slot in r.when.slots} - {"atgard"}
    related = {slot for e in BOOK.exclusions for slot in e.slots}
    open_slots = sorted((tested | related) - set(known))
    for values in product(*(VOCABULARY.slots[s].values for s in open_slots)):
        facts = {**known, **dict(zip(open_slots, values, strict=True))}
        if is_possible(facts):
            yield facts


def with_presumptions(facts: dict[str, str]) -> dict[str, str]:
    known = dict(facts)
    for slot, value in PRESUMED.items():
        if slot not in known:
            options = [value, *VOCABULARY.slots[slot].values]
            known[slot] = next(o for o in options if is_possible({**facts, slot: o}))
    return known


@st.composite
def cases(draw: st.DrawFn) -> tuple[dict[str, str], tuple[str, ...], datetime]:
    slots = draw(st.sets(st.sampled_from(SINGLE), min_size=3, max_size=len(SINGLE)))
    facts = {s: draw(st.sampled_from(sorted(VOCABULARY.slots[s].values))) for s in sorted(slots)}
    procedures = tuple(
        draw(st.sets(st.sampled_from(sorted(VOCABULARY.slots["atgard"].values)), max_size=2))
    )
    minutes = draw(st.integers(0, 60 * 24 * 366 * 15))
    at = datetime(2015, 1, 1, tzinfo=VOCABULARY.zone) + timedelta(minutes=minutes)
    return facts, procedures, at


@given(case=cases(), duty=st.sampled_from(sorted(VOCABULARY.duties)))
def test_the_same_actors_in_every_completion(
    case: tuple[dict[str, str], tuple[str, ...], datetime], duty: str
) -> None:
    facts, procedures, at = case
    if not is_possible(facts):
        return
    known = with_presumptions(facts)
    expected = {holders(duty, full, procedures, at) for full in completions(known, duty)}
    resolution = resolver().resolve(
        {**facts, "atgard": procedures}, Moment(start=at, end=at), [duty]
    )
    (part,) = resolution.duties[0].parts
    assert {b.outcome.actors for b in part.branches} == expected
    assert {b.outcome.actors for b in part.answers} == expected


@given(case=cases(), duty=st.sampled_from(sorted(VOCABULARY.duties)))
def test_every_possible_completion_falls_in_exactly_one_branch(
    case: tuple[dict[str, str], tuple[str, ...], datetime], duty: str
) -> None:
    facts, procedures, at = case
    if not is_possible(facts):
        return
    resolution = resolver().resolve(
        {**facts, "atgard": procedures}, Moment(start=at, end=at), [duty]
    )
    known = with_presumptions(facts)
    (part,) = resolution.duties[0].parts
    for full in completions(known, duty):
        matching = [
            b
            for b in part.branches
            if all(full.get(slot) in values for slot, values in b.conditions.items())
        ]
        assert len(matching) == 1
