"""What the rules say of a case, counted plainly and apart from the resolver."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import pairwise, product

from assistant.domain.calendar import Calendar
from assistant.domain.rule import Rule, RuleBook, Stance, Weight
from assistant.domain.vocabulary import Vocabulary

Cell = tuple[dict[str, str], tuple[str, ...], datetime]
"""A case: single slots, procedures named, the moment."""


@dataclass(frozen=True, kw_only=True)
class Counted:
    """The rules of one corpus, and what is presumed there where nothing is said."""

    book: RuleBook
    vocabulary: Vocabulary
    calendar: Calendar
    presumed: Mapping[str, str]

    def is_possible(self, facts: dict[str, str]) -> bool:
        return not any(
            all(facts.get(slot) in values for slot, values in exclusion.slots.items())
            for exclusion in self.book.exclusions
        )

    def fires(
        self, rule: Rule, facts: dict[str, str], procedures: tuple[str, ...], at: datetime
    ) -> bool:
        day = at.date()
        start = rule.validity.start or rule.validity.known_since
        if day < start or (rule.validity.end is not None and day > rule.validity.end):
            return False
        in_band = {
            band.id
            for band in self.calendar.bands
            if band.holds(self.calendar.local(at), self.calendar.holidays)
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
        self,
        duty: str,
        facts: dict[str, str],
        procedures: tuple[str, ...],
        at: datetime,
        said: dict[str, str],
    ) -> list[Rule]:
        """The rules that speak in one completed case and give way to none beside them."""
        fired = [
            r
            for r in self.book.rules
            if duty in r.duties
            and self.fires(r, facts, procedures, at)
            and r.named <= {*said, "atgard"}
        ]
        beaten = {override.rule for r in fired for override in r.overrides}
        return [r for r in fired if r.id not in beaten]

    def holders(
        self,
        duty: str,
        facts: dict[str, str],
        procedures: tuple[str, ...],
        at: datetime,
        said: dict[str, str],
    ) -> frozenset[str]:
        """Who has the duty by what holds, in one completed case of what was said."""
        return frozenset(
            r.actor
            for r in self.standing(duty, facts, procedures, at, said)
            if r.weight is Weight.HOLDS and not r.supplements and r.actor is not None
        )

    def disputed(
        self,
        duty: str,
        facts: dict[str, str],
        procedures: tuple[str, ...],
        at: datetime,
        said: dict[str, str],
    ) -> bool:
        """Whether a party denies what holds, or names somebody whom it does not name."""
        have = self.holders(duty, facts, procedures, at, said)
        return any(
            r.stance is Stance.DISPUTES or (r.stance is Stance.ASSIGNS and r.actor not in have)
            for r in self.standing(duty, facts, procedures, at, said)
            if r.weight is Weight.POSITION
        )

    def completions(self, known: dict[str, str], duty: str) -> Iterator[dict[str, str]]:
        tested = {slot for r in self.book.rules if duty in r.duties for slot in r.when.slots} - {
            "atgard"
        }
        related = {slot for e in self.book.exclusions for slot in e.slots}
        open_slots = sorted((tested | related) - set(known))
        for values in product(*(self.vocabulary.slots[s].values for s in open_slots)):
            facts = {**known, **dict(zip(open_slots, values, strict=True))}
            if self.is_possible(facts):
                yield facts

    def with_presumptions(self, facts: dict[str, str]) -> dict[str, str]:
        known = dict(facts)
        for slot, value in self.presumed.items():
            if slot not in known:
                options = [value, *self.vocabulary.slots[slot].values]
                known[slot] = next(o for o in options if self.is_possible({**facts, slot: o}))
        return known

    def cells(self, duty: str) -> list[Cell]:
        """Every case of a duty that its rules can tell apart: a value of each class of each
        slot, no procedure, each class alone and two together, an hour of each kind on the day
        before, of and after every day on which something begins or ends."""
        tests = [r.when.slots for r in self.book.rules if duty in r.duties]
        tests += [g.when.slots for g in self.book.gaps if duty in g.duties]
        excluding = [e.slots for e in self.book.exclusions]
        tested = {slot for test in tests for slot in test} - {"atgard"}
        classes = []
        for slot in sorted(tested):
            alike: dict[tuple[bool, ...], str] = {}
            for value in self.vocabulary.slots[slot].values:
                sets = [t[slot] for t in (*tests, *excluding) if slot in t]
                alike.setdefault(tuple(value in s for s in sets), value)
            classes.append([(slot, value) for value in alike.values()])
        kinds: dict[tuple[bool, ...], str] = {}
        for value in self.vocabulary.slots["atgard"].values:
            kinds.setdefault(tuple(value in t["atgard"] for t in tests if "atgard" in t), value)
        alone = [(value,) for value in kinds.values()]
        procedures = [(), *alone, *((a[0], b[0]) for a, b in pairwise(alone))]
        hours = self.moments(duty)
        return [
            (facts, named, at)
            for values in product(*classes)
            for facts in [dict(values)]
            if self.is_possible(facts)
            for named in (procedures if any("atgard" in t for t in tests) else [()])
            for at in hours
        ]

    def moments(self, duty: str) -> list[datetime]:
        """Daytime and night of the days about each breakpoint of a duty; every edge of some days:
        a plain Monday, a holiday on a weekday, the Friday after it, a Sunday."""
        periods = [r.validity for r in self.book.rules if duty in r.duties]
        periods += [
            g.validity for g in self.book.gaps if duty in g.duties and g.validity is not None
        ]
        edges = {p.start or p.known_since for p in periods} | {p.end for p in periods if p.end}
        days = {day + timedelta(days=n) for day in edges for n in (-1, 0, 1)}
        zone = self.vocabulary.zone
        found = [
            datetime.combine(day, time(hour), tzinfo=zone) for day in days for hour in (10, 22)
        ]
        for day in (21, 24, 25, 27):
            midnight = datetime(2026, 12, day, tzinfo=zone)
            found += [midnight + timedelta(minutes=minute) for minute in self.minutes_at_edges()]
        return sorted(found)

    def minutes_at_edges(self) -> list[int]:
        """The last minute before each hour at which a band begins or ends, and the first after."""
        stretches = [s for band in self.calendar.bands for s in band.stretches]
        hours = {edge for s in stretches for edge in (s.start, s.end)}
        return sorted({minute for at in hours for minute in (at - 1, at) if 0 <= minute < 24 * 60})
