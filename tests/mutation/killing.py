"""Which tests notice a mutant: sentences, the boundaries of rules, the reviewed map."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import cache

from assistant.domain.resolve import Resolver
from assistant.domain.survey import survey
from assistant.gaps.known import compare, read_known
from tests.domain import boundaries, sentences
from tests.domain.test_calendar import MINUTES
from tests.knowledge import CORPUS, shipped
from tests.mutation.mutants import Mutant


def noticed_by(mutant: Mutant) -> str | None:
    """The first kind of test that fails for a mutant; None where it survives."""
    resolver = Resolver(mutant.book, shipped().vocabulary, mutant.calendar)
    if any(_failing_sentences(resolver, mutant)):
        return "sentences"
    if mutant.rule is None:
        return "minutes" if any(_failing_minutes(resolver)) else None
    if any(_failing_boundaries(resolver, mutant.rule)):
        return "boundaries"
    return "map" if _map_differs(resolver, mutant.duties) else None


def _failing_sentences(resolver: Resolver, mutant: Mutant) -> Iterator[str]:
    for entry in sentences.read("scenarios.yaml"):
        if entry["plikt"] in mutant.duties and (
            sentences.scenario(resolver, entry) != sentences.scenario_expected(entry)
        ):
            yield entry["id"]
    for entry, outcome in sentences.days():
        if entry["plikt"] in mutant.duties and (
            sentences.day(resolver, entry, outcome) != sentences.day_expected(outcome)
        ):
            yield entry["id"]


def _failing_minutes(resolver: Resolver) -> Iterator[str]:
    for text, bands in MINUTES:
        at = datetime.fromisoformat(text).replace(tzinfo=resolver.calendar.zone)
        if resolver.calendar.bands_at(at) != bands:
            yield text


def _failing_boundaries(resolver: Resolver, rule: str) -> Iterator[str]:
    for entry in sentences.read("boundaries.yaml"):
        if entry["regel"] == rule:
            yield from boundaries.wrong(resolver, entry)


def _map_differs(resolver: Resolver, duties: frozenset[str]) -> bool:
    found = survey(resolver, duties)
    known = {duty: cells for duty, cells in _known().items() if duty in duties}
    difference = compare(found, shipped().vocabulary, known)
    return bool(difference.new or difference.gone)


@cache
def _known() -> dict[str, dict[str, list[str]]]:
    return {duty: dict(cells) for duty, cells in read_known(CORPUS).items()}
