"""The resolver: from a case and a moment to who has which duty, and how sure that is.

Deterministic and pure. Every slot that a rule tests and the case leaves open is
split into the values that rules tell apart; where all of them give the same
outcome the slot does not matter. Nothing is filled in.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from assistant.domain.calendar import Calendar, Piece
from assistant.domain.outcome import Branch, DutyResolution, Facts, Resolution, TimedBranches
from assistant.domain.partition import Partition, Split, narrowed
from assistant.domain.question import Moment
from assistant.domain.rule import RuleBook
from assistant.domain.vocabulary import Vocabulary, value_id
from assistant.domain.weighing import Applying

_REMEMBERED = 20_000


class Resolver:
    """Rules, vocabulary and calendar put together. Remembers what it has worked out."""

    def __init__(self, book: RuleBook, vocabulary: Vocabulary, calendar: Calendar) -> None:
        self._book = book
        self._vocabulary = vocabulary
        self._calendar = calendar
        self._rules = {duty: book.for_duty(duty) for duty in vocabulary.duties}
        self._gaps = {duty: book.gaps_for(duty) for duty in vocabulary.duties}
        self._tested = {
            duty: frozenset(slot for when in book.conditions_for(duty) for slot in when.slots)
            for duty in vocabulary.duties
        }
        excluding = {slot for e in book.exclusions for slot in e.slots}
        self._telling = {
            duty: [s for s in vocabulary.slots if s in self._tested[duty] or s in excluding]
            for duty in vocabulary.duties
        }
        self._breakpoints = sorted(book.breakpoints())
        self._scene = lru_cache(maxsize=None)(self._prepare)
        self._split = lru_cache(maxsize=_REMEMBERED)(self._work_out)
        self._none_named: Facts = {s.id: () for s in vocabulary.slots.values() if s.many}
        self._presumptions = {
            slot: value_id(value) for slot, value in vocabulary.presumptions.items()
        }

    @property
    def vocabulary(self) -> Vocabulary:
        """The closed vocabularies that cases are in."""
        return self._vocabulary

    @property
    def calendar(self) -> Calendar:
        """The bands of time that rules test."""
        return self._calendar

    @property
    def book(self) -> RuleBook:
        """The rules it goes by."""
        return self._book

    def resolve(self, facts: Facts, moment: Moment, duties: Sequence[str]) -> Resolution:
        """Who has each of the duties, in the case of ``facts``, during ``moment``."""
        presumed = self._presumed(facts)
        complete = {**presumed, **facts}
        pieces = self._calendar.pieces(moment, self._breakpoints)
        resolutions = tuple(self._duty(duty, complete, pieces) for duty in duties)
        days = {piece.day for piece in pieces}
        tested = {
            slot
            for duty in duties
            for rule in self._rules[duty]
            for slot in rule.when.slots
            if slot in presumed and any(rule.validity.holds(day) for day in days)
        }
        return Resolution(
            facts=facts,
            presumed={slot: value for slot, value in presumed.items() if slot in tested},
            moment=moment,
            duties=resolutions,
            readings=self._calendar.readings_at(moment.start),
        )

    def _presumed(self, facts: Facts) -> dict[str, str]:
        """Presumptions for slots left open, turned where the case makes them impossible.

        One that would decide between values that the words name both is not made.
        """
        presumed: dict[str, str] = {}
        for slot, value in self._presumptions.items():
            if slot in facts:
                continue
            for other in (value, *self._vocabulary.slots[slot].values):
                if self.possible({**facts, slot: other}):
                    if not self._decides(slot, other, facts):
                        presumed[slot] = other
                    break
        return presumed

    def _decides(self, slot: str, value: str, facts: Facts) -> bool:
        open_ = narrowed(facts, self._vocabulary.slots)
        return any(
            not self.possible({**facts, slot: value, other: one})
            for other, values in open_.items()
            for one in values
        )

    def possible(self, facts: Facts) -> bool:
        """Whether the slot values can occur together."""
        return self.excluded_slot(facts) is None

    def excluded_slot(self, facts: Facts) -> str | None:
        """The last slot of the first combination in the facts that can't occur; None if none."""
        for exclusion in self._book.exclusions:
            if exclusion.strikes(facts):
                return list(exclusion.slots)[-1]
        return None

    def _parts(self, duty: str, facts: Facts, pieces: Iterable[Piece]) -> tuple[TimedBranches, ...]:
        grouped: dict[tuple[object, ...], list[Piece]] = {}
        found: dict[tuple[object, ...], Split] = {}
        for piece in pieces:
            split = self._split_at(duty, facts, piece)
            key = tuple((tuple(b.conditions.items()), b.outcome.key) for b in split.branches)
            grouped.setdefault(key, []).append(piece)
            found.setdefault(key, split)
        return tuple(
            TimedBranches(
                pieces=tuple(group), branches=found[key].branches, answers=found[key].answers
            )
            for key, group in grouped.items()
        )

    def at(self, duty: str, facts: Facts, piece: Piece) -> DutyResolution:
        """One duty at one moment, presumptions included."""
        return self._duty(duty, {**self._presumed(facts), **facts}, [piece])

    def _duty(self, duty: str, facts: Facts, pieces: Iterable[Piece]) -> DutyResolution:
        return DutyResolution(
            duty=duty,
            parts=self._parts(duty, facts, pieces),
            rules=self._rules[duty],
            facts={**self._none_named, **facts},
        )

    def answers(self, duty: str, facts: Facts, piece: Piece) -> tuple[Branch, ...]:
        """The branches that differ in who has one duty, without the detail of a resolution."""
        return self._split_at(duty, {**self._presumed(facts), **facts}, piece).answers

    def tests(self, duty: str, slot: str) -> bool:
        """Whether any rule or gap of a duty tests a slot."""
        return slot in self._tested[duty]

    def _split_at(self, duty: str, facts: Facts, piece: Piece) -> Split:
        relevant = tuple((s, facts[s]) for s in self._telling[duty] if s in facts)
        epoch = bisect_right(self._breakpoints, piece.day)
        return self._split(duty, relevant, piece.bands, epoch)

    def partition(self, duty: str, day: date, bands: frozenset[str]) -> Partition:
        """What of a duty may apply on a day in some bands of time, ready to be narrowed."""
        return self._scene(duty, bands, bisect_right(self._breakpoints, day))

    def _work_out(
        self,
        duty: str,
        facts: tuple[tuple[str, str | tuple[str, ...] | frozenset[str]], ...],
        bands: frozenset[str],
        epoch: int,
    ) -> Split:
        return self._scene(duty, bands, epoch).split(dict(facts))

    def _prepare(self, duty: str, bands: frozenset[str], epoch: int) -> Partition:
        day = self._breakpoints[epoch - 1] if epoch else date.min
        rules = [r for r in self._rules[duty] if r.when.in_time(bands)]
        scene = Applying(
            duty=duty,
            bands=bands,
            rules=tuple(r for r in rules if r.validity.holds(day)),
            not_then=tuple(r for r in rules if not r.validity.holds(day)),
            gaps=tuple(
                g
                for g in self._gaps[duty]
                if g.when.in_time(bands) and (g.validity is None or g.validity.holds(day))
            ),
        )
        return Partition(scene, self._vocabulary.slots, self._book.exclusions)
