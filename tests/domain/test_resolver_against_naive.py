"""The resolver agrees with a plain enumeration written apart from it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.question import Moment
from assistant.domain.rule import Rule, Stance, Weight
from tests import knowledge
from tests.knowledge import SECOND_COUNTY, resolver, shipped

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


def standing(
    duty: str,
    facts: dict[str, str],
    procedures: tuple[str, ...],
    at: datetime,
    said: dict[str, str],
) -> list[Rule]:
    """The rules that speak in one completed case and give way to none beside them."""
    fired = [
        r
        for r in BOOK.rules
        if duty in r.duties and fires(r, facts, procedures, at) and r.named <= {*said, "atgard"}
    ]
    beaten = {override.rule for r in fired for override in r.overrides}
    return [r for r in fired if r.id not in beaten]


def holders(
    duty: str,
    facts: dict[str, str],
    procedures: tuple[str, ...],
    at: datetime,
    said: dict[str, str],
) -> frozenset[str]:
    """Who has the duty by what holds, in one completed case of what was said."""
    return frozenset(
        r.actor
        for r in standing(duty, facts, procedures, at, said)
        if r.weight is Weight.HOLDS and not r.supplements and r.actor is not None
    )


def disputed(
    duty: str,
    facts: dict[str, str],
    procedures: tuple[str, ...],
    at: datetime,
    said: dict[str, str],
) -> bool:
    """Whether a party denies what holds, or names somebody whom it does not name."""
    have = holders(duty, facts, procedures, at, said)
    return any(
        r.stance is Stance.DISPUTES or (r.stance is Stance.ASSIGNS and r.actor not in have)
        for r in standing(duty, facts, procedures, at, said)
        if r.weight is Weight.POSITION
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


Cell = tuple[dict[str, str], tuple[str, ...], datetime]


def cells(duty: str) -> list[Cell]:
    """Every case of a duty that its rules can tell apart: a value of each class of each
    slot, no procedure, each class alone and two together, an hour of each kind on the day
    before, of and after every day on which something begins or ends."""
    tests = [r.when.slots for r in BOOK.rules if duty in r.duties]
    tests += [g.when.slots for g in BOOK.gaps if duty in g.duties]
    excluding = [e.slots for e in BOOK.exclusions]
    tested = {slot for test in tests for slot in test} - {"atgard"}
    classes = []
    for slot in sorted(tested):
        alike: dict[tuple[bool, ...], str] = {}
        for value in VOCABULARY.slots[slot].values:
            sets = [t[slot] for t in (*tests, *excluding) if slot in t]
            alike.setdefault(tuple(value in s for s in sets), value)
        classes.append([(slot, value) for value in alike.values()])
    kinds: dict[tuple[bool, ...], str] = {}
    for value in VOCABULARY.slots["atgard"].values:
        kinds.setdefault(tuple(value in t["atgard"] for t in tests if "atgard" in t), value)
    alone = [(value,) for value in kinds.values()]
    procedures = [(), *alone, *((a[0], b[0]) for a, b in pairwise(alone))]
    hours = moments(duty)
    return [
        (facts, named, at)
        for values in product(*classes)
        for facts in [dict(values)]
        if is_possible(facts)
        for named in (procedures if any("atgard" in t for t in tests) else [()])
        for at in hours
    ]


def moments(duty: str) -> list[datetime]:
    """Daytime and night of the days about each breakpoint of a duty; every edge of some days:
    a plain Monday, a holiday on a weekday, the Friday after it, a Sunday."""
    periods = [r.validity for r in BOOK.rules if duty in r.duties]
    periods += [g.validity for g in BOOK.gaps if duty in g.duties and g.validity is not None]
    edges = {p.start or p.known_since for p in periods} | {p.end for p in periods if p.end}
    days = {day + timedelta(days=n) for day in edges for n in (-1, 0, 1)}
    zone = VOCABULARY.zone
    found = [datetime.combine(day, time(hour), tzinfo=zone) for day in days for hour in (10, 22)]
    for day in (21, 24, 25, 27):
        for hour, minute in ((0, 0), (7, 59), (8, 0), (16, 59), (17, 0), (23, 59)):
            found.append(datetime(2026, 12, day, hour, minute, tzinfo=zone))
    return sorted(found)


def agrees(duty: str, cell: Cell) -> None:
    facts, procedures, at = cell
    resolution = resolver().resolve(
        {**facts, "atgard": procedures}, Moment(start=at, end=at), [duty]
    )
    (part,) = resolution.duties[0].parts
    known = with_presumptions(facts)
    (outcome,) = {id(b.outcome): b.outcome for b in part.branches}.values()
    assert {r.id for r in outcome.fired} == {
        r.id for r in standing(duty, known, procedures, at, known)
    }, cell
    assert outcome.actors == holders(duty, known, procedures, at, known), cell
    assert outcome.contested == disputed(duty, known, procedures, at, known), cell


@pytest.mark.parametrize("duty", sorted(VOCABULARY.duties))
def test_a_sample_of_the_whole_space_comes_out_as_counted_by_hand(duty: str) -> None:
    every = cells(duty)
    for cell in random.Random(duty).sample(every, min(len(every), 300)):
        agrees(duty, cell)


def test_a_sample_of_another_county_comes_out_as_counted_by_hand(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    second = knowledge.knowledge_of(SECOND_COUNTY)
    here = globals()
    monkeypatch.setitem(here, "BOOK", second.book)
    monkeypatch.setitem(here, "VOCABULARY", second.vocabulary)
    monkeypatch.setitem(here, "CALENDAR", second.calendar)
    monkeypatch.setitem(here, "PRESUMED", {"alder": "vuxen", "inskriven": "true"})
    monkeypatch.setitem(here, "resolver", lambda: knowledge.resolver_of(SECOND_COUNTY))
    for duty in sorted(second.vocabulary.duties):
        every = cells(duty)
        for cell in random.Random(duty).sample(every, min(len(every), 100)):
            agrees(duty, cell)


@pytest.mark.soak
@pytest.mark.parametrize("duty", sorted(VOCABULARY.duties))
def test_the_whole_space_comes_out_as_counted_by_hand(duty: str) -> None:
    for cell in cells(duty):
        agrees(duty, cell)


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
    expected = {holders(duty, full, procedures, at, known) for full in completions(known, duty)}
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
