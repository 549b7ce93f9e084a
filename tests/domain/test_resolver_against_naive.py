"""The resolver agrees with a plain enumeration written apart from it, in every county."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.outcome import TimedBranches
from assistant.domain.question import Moment
from tests.domain.counted import Cell, Counted
from tests.knowledge import COUNTIES, knowledge_of, resolver_of

PRESUMED = {
    "shipped": {"alder": "vuxen", "inskriven": "true", "listad": "true"},
    "second": {"alder": "vuxen", "inskriven": "true"},
}
COUNTED = {
    county: Counted(
        book=knowledge_of(folder).book,
        vocabulary=knowledge_of(folder).vocabulary,
        calendar=knowledge_of(folder).calendar,
        presumed=PRESUMED[county],
    )
    for county, folder in COUNTIES.items()
}
DUTIES = [(county, duty) for county, c in COUNTED.items() for duty in sorted(c.vocabulary.duties)]
of_every_duty = pytest.mark.parametrize(("county", "duty"), DUTIES)
of_every_county = pytest.mark.parametrize("county", COUNTED)


def resolved(county: str, duty: str, cell: Cell) -> TimedBranches:
    facts, procedures, at = cell
    resolver = resolver_of(COUNTIES[county])
    found = resolver.resolve({**facts, "atgard": procedures}, Moment(start=at, end=at), [duty])
    (part,) = found.duties[0].parts
    return part


def agrees(county: str, duty: str, cell: Cell) -> None:
    facts, procedures, at = cell
    counted = COUNTED[county]
    known = counted.with_presumptions(facts)
    branches = resolved(county, duty, cell).branches
    (outcome,) = {id(b.outcome): b.outcome for b in branches}.values()
    case = (duty, known, procedures, at, known)
    assert {r.id for r in outcome.fired} == {r.id for r in counted.standing(*case)}, cell
    assert outcome.actors == counted.holders(*case), cell
    assert outcome.contested == counted.disputed(*case), cell


@of_every_duty
def test_a_sample_of_the_whole_space_comes_out_as_counted_by_hand(county: str, duty: str) -> None:
    every = COUNTED[county].cells(duty)
    assert every
    for cell in random.Random(duty).sample(every, min(len(every), 300)):
        agrees(county, duty, cell)


@pytest.mark.soak
@of_every_duty
def test_the_whole_space_comes_out_as_counted_by_hand(county: str, duty: str) -> None:
    for cell in COUNTED[county].cells(duty):
        agrees(county, duty, cell)


@st.composite
def cases(draw: st.DrawFn, county: str) -> tuple[str, Cell]:
    """A duty, and a possible case of which a part is left open."""
    counted = COUNTED[county]
    vocabulary = counted.vocabulary
    single = [s.id for s in vocabulary.slots.values() if not s.many and not s.interval]
    slots = draw(st.sets(st.sampled_from(single), min_size=3, max_size=len(single)))
    facts = {s: draw(st.sampled_from(sorted(vocabulary.slots[s].values))) for s in sorted(slots)}
    while not counted.is_possible(facts):
        facts.popitem()
    named = st.sets(st.sampled_from(sorted(vocabulary.slots["atgard"].values)), max_size=2)
    minutes = draw(st.integers(0, 60 * 24 * 366 * 15))
    at = datetime(2015, 1, 1, tzinfo=vocabulary.zone) + timedelta(minutes=minutes)
    return draw(st.sampled_from(sorted(vocabulary.duties))), (facts, tuple(draw(named)), at)


@of_every_county
@given(data=st.data())
def test_the_same_actors_in_every_completion(county: str, data: st.DataObject) -> None:
    duty, (facts, procedures, at) = data.draw(cases(county))
    counted = COUNTED[county]
    known = counted.with_presumptions(facts)
    expected = {
        counted.holders(duty, full, procedures, at, known)
        for full in counted.completions(known, duty)
    }
    part = resolved(county, duty, (facts, procedures, at))
    assert {b.outcome.actors for b in part.branches} == expected
    assert {b.outcome.actors for b in part.answers} == expected


@of_every_county
@given(data=st.data())
def test_every_possible_completion_falls_in_exactly_one_branch(
    county: str, data: st.DataObject
) -> None:
    duty, (facts, procedures, at) = data.draw(cases(county))
    counted = COUNTED[county]
    part = resolved(county, duty, (facts, procedures, at))
    every = list(counted.completions(counted.with_presumptions(facts), duty))
    assert every
    for full in every:
        matching = [
            b
            for b in part.branches
            if all(full.get(slot) in values for slot, values in b.conditions.items())
        ]
        assert len(matching) == 1
