"""Speed of the resolver alone: full cases, cases with five open slots, the whole gap map.

Every case is another one, never resolved before, on rules that are ready. The
times are of the processor, so that other work on the machine does not count.
"""

from __future__ import annotations

import random
import statistics
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from functools import partial
from time import process_time

from assistant.domain.question import Moment
from assistant.domain.resolve import Resolver
from assistant.domain.survey import survey

_OPEN = ("boende", "vistelse", "palliativ", "utskriven", "aterinskrivningsrisk")
"""The five slots left open: those that most rules of physicians test."""
_CASES = 200
_AT = "2026-11-21T23:30"

Figure = tuple[str, float, str]
"""What was measured, median seconds, and how."""


def figures(resolver: Resolver) -> Iterator[Figure]:
    """The median time of a resolve by kind of case, and the time of the map."""
    vocabulary = resolver.vocabulary
    at = datetime.fromisoformat(_AT).replace(tzinfo=vocabulary.zone)
    moment = Moment(start=at, end=at)
    for name, duties in (
        ("one duty", vocabulary.default_duties[:1]),
        ("the duties asked by default", vocabulary.default_duties),
    ):
        for kind, left_open in (("full case", ()), ("five open slots", _OPEN)):
            fresh = Resolver(resolver.book, vocabulary, resolver.calendar)
            fresh.resolve({}, moment, duties)
            times = [
                taken(partial(fresh.resolve, facts, moment, duties))
                for facts in _cases(fresh, left_open)
            ]
            note = f"{len(duties)} duties, {_CASES} generated cases, each once, at {_AT}"
            note += f"; open: {', '.join(left_open)}" if left_open else ""
            yield f"resolve p50, {kind}, {name}", statistics.median(times), note
    fresh = Resolver(resolver.book, vocabulary, resolver.calendar)
    cells = survey(fresh).cells
    fresh = Resolver(resolver.book, vocabulary, resolver.calendar)
    yield "whole gap map", taken(partial(survey, fresh)), f"{len(cells)} cells"


def _cases(
    resolver: Resolver, left_open: tuple[str, ...]
) -> Iterator[Mapping[str, str | tuple[str, ...]]]:
    """Cases with every slot said except those left open; one procedure each."""
    chance = random.Random(1)
    slots = [s for s in resolver.vocabulary.slots.values() if s.values and s.id not in left_open]
    made = 0
    while made < _CASES:
        facts: dict[str, str | tuple[str, ...]] = {}
        for slot in slots:
            value = chance.choice(list(slot.values))
            facts[slot.id] = (value,) if slot.many else value
        if resolver.possible(facts):
            made += 1
            yield facts


def taken(work: Callable[[], object]) -> float:
    """Seconds of processor time."""
    start = process_time()
    work()
    return process_time() - start
