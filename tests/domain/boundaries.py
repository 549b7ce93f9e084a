"""The boundaries of each rule, written down a second time and tried on the engine.

``boundaries.yaml`` says in one entry a rule for which values, hours and days it
holds and which rules it goes before. The entries are tried value by value, so a
condition that is lost, widened, shifted or swapped in the rules shows here. After
a change of rules that is meant, ``python -m tests.domain.boundaries`` writes the
file anew; the difference is what a reviewer reads.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from assistant.domain.calendar import Piece
from assistant.domain.outcome import Facts
from assistant.domain.resolve import Resolver
from assistant.domain.rule import Rule
from assistant.domain.trace import TracedRule, trace_duty

FILE = Path(__file__).parent / "boundaries.yaml"
_HEAD = """\
# What each rule holds for, and for nothing else: each value, band and day beside these is
# tried and has to be kept out. Written anew by `python -m tests.domain.boundaries` after a
# change of the rules that is meant; read the difference.
"""
Entry = Mapping[str, Any]


def wrong(resolver: Resolver, entry: Entry) -> Iterator[str]:
    """Where a rule is not as its entry says, tried case by case; nothing where it is."""
    day = entry["dag"]
    base = _base(entry)
    bands = next(b for b in resolver.calendar.band_sets() if _in_time(entry, b))
    for duty in entry["plikter"]:
        found = _tried(resolver, entry["regel"], duty, base, day, bands)
        if found is None or found.misses:
            yield f"does not hold for {duty}"
        elif described(found.rule) != entry["slag"]:
            yield "binds otherwise"
    yield from _wrong_slots(resolver, entry, base, bands)
    for other in resolver.calendar.band_sets():
        if _holds(resolver, entry, base, day, other) != _in_time(entry, other):
            yield f"hours {sorted(other)}"
    yield from _wrong_days(resolver, entry, base, bands)
    yield from _wrong_order(resolver, entry)


def _wrong_slots(
    resolver: Resolver, entry: Entry, base: Facts, bands: frozenset[str]
) -> Iterator[str]:
    for slot in resolver.vocabulary.slots.values():
        allowed = entry.get("fall", {}).get(slot.id)
        for value in slot.values if slot.id != "plikt" else ():
            facts = {**base, slot.id: (value,) if slot.many else value}
            holds = allowed is None or value in allowed
            if resolver.possible(facts) and (
                _holds(resolver, entry, facts, entry["dag"], bands) != holds
            ):
                yield f"{slot.id} {value}"


def _wrong_days(
    resolver: Resolver, entry: Entry, base: Facts, bands: frozenset[str]
) -> Iterator[str]:
    one = timedelta(days=1)
    edges = [(entry["fran"], True), (entry["fran"] - one, False)]
    if "till" in entry:
        edges += [(entry["till"], True), (entry["till"] + one, False)]
    else:
        edges.append((date(2099, 1, 1), True))
    for day, holds in edges:
        if _holds(resolver, entry, base, day, bands) != holds:
            yield str(day)


def _wrong_order(resolver: Resolver, entry: Entry) -> Iterator[str]:
    gone_before = {
        override.rule
        for rule in resolver.book.rules
        if rule.id == entry["regel"]
        for override in rule.overrides
    }
    for other in {*entry.get("gar_fore", ())} ^ gone_before:
        yield f"order before {other}"


def described(rule: Rule) -> str:
    """How a rule binds, in a word or two."""
    words = [rule.weight.value, rule.party, rule.stance and rule.stance.value, rule.actor]
    beside = "beside others" if rule.supplements else None
    return " ".join(word for word in (*words, beside) if word)


def _base(entry: Entry) -> dict[str, str | tuple[str, ...]]:
    return {
        slot: (values[0],) if slot == "atgard" else values[0]
        for slot, values in entry.get("fall", {}).items()
    }


def _in_time(entry: Entry, bands: frozenset[str]) -> bool:
    inside = not entry.get("tid") or bool(bands & {*entry["tid"]})
    return inside and not bands & {*entry.get("inte_tid", ())}


def _holds(
    resolver: Resolver, entry: Entry, facts: Facts, day: date, bands: frozenset[str]
) -> bool:
    found = _tried(resolver, entry["regel"], entry["plikter"][0], facts, day, bands)
    return found is not None and not found.misses


def _tried(
    resolver: Resolver, rule: str, duty: str, facts: Facts, day: date, bands: frozenset[str]
) -> TracedRule | None:
    start = datetime.combine(day, time(0), tzinfo=resolver.calendar.zone)
    (part,) = trace_duty(resolver.at(duty, facts, Piece(start=start, end=start, bands=bands)))
    return next((traced for traced in part.rules if traced.rule.id == rule), None)


def entry_of(rule: Rule) -> dict[str, Any]:
    """A rule's boundaries as the file holds them."""
    last = rule.validity.end
    entry: dict[str, Any] = {
        "regel": rule.id,
        "sats": rule.says.sv,
        "plikter": list(rule.duties),
        "slag": described(rule),
        "dag": min(rule.validity.first_day + timedelta(days=400), last or date.max),
        "fran": rule.validity.first_day,
    }
    if last is not None:
        entry["till"] = last
    if rule.when.slots:
        entry["fall"] = {slot: sorted(values) for slot, values in rule.when.slots.items()}
    if rule.when.within:
        entry["tid"] = sorted(rule.when.within)
    if rule.when.outside:
        entry["inte_tid"] = sorted(rule.when.outside)
    if rule.overrides:
        entry["gar_fore"] = [override.rule for override in rule.overrides]
    return entry


def as_yaml(rules: tuple[Rule, ...]) -> str:
    """The whole file."""
    blocks = []
    for rule in rules:
        lines = [
            f"{key}: {value if isinstance(value, date) else json.dumps(value, ensure_ascii=False)}"
            for key, value in entry_of(rule).items()
        ]
        blocks.append("- " + "\n  ".join(lines))
    return _HEAD + "\n".join(blocks) + "\n"


if __name__ == "__main__":
    from tests.knowledge import shipped

    FILE.write_text(as_yaml(shipped().book.rules), encoding="utf-8")
