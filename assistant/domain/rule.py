"""Rules as data: who has which duty when, on which words, from when, by whose reading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from assistant.domain.clause import Span, Standing
from assistant.domain.vocabulary import Label


class Weight(StrEnum):
    """How a rule's words bind."""

    HOLDS = "holds"
    """Decided, agreed, law, or described by officials as what holds."""
    PLANNED = "planned"
    """Decided or planned to come; no source confirms that it started."""
    PROPOSED = "proposed"
    """Put forward; never decided as far as the corpus shows."""
    POSITION = "position"
    """What one party holds."""


class Stance(StrEnum):
    """What a party does with the question a duty asks."""

    ASSIGNS = "assigns"
    """Names who has the duty."""
    DISPUTES = "disputes"
    """Denies that what otherwise holds, holds here; names nobody else."""
    UPHOLDS = "upholds"
    """Gives its own ground for what otherwise holds."""
    ASKS = "asks"
    """Asks or suggests; takes no side."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Ground:
    """A verbatim quote that a rule stands on, with the place where it was found."""

    document: str
    quote: str
    file: str
    spans: tuple[Span, ...]
    clause: str
    standing: Standing
    known: date | None
    """Date of the document, or the earliest day it can be from."""
    section: str | None = None
    """Heading the quote stands under, where the words alone are not enough to find it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Override:
    """The rule that gives way, and the words that make it."""

    rule: str
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Validity:
    """When a statement holds, and from when the corpus knows of it.

    Without ``start`` nothing is known before ``known_since``.
    """

    known_since: date
    start: date | None = None
    end: date | None = None
    """Last day, inclusive."""

    @property
    def first_day(self) -> date:
        """The first day the statement can be relied on for."""
        return self.start or self.known_since

    def holds(self, day: date) -> bool:
        """Whether the statement may be used for a day."""
        return self.first_day <= day and (self.end is None or day <= self.end)


@dataclass(frozen=True, kw_only=True, slots=True)
class Conditions:
    """What a case must be: for each slot the values allowed; bands of time in and out."""

    slots: Mapping[str, frozenset[str]] = field(default_factory=dict)
    within: frozenset[str] = frozenset()
    """Bands of which at least one must hold the moment (empty: any time)."""
    outside: frozenset[str] = frozenset()
    """Bands none of which may hold the moment."""

    def in_time(self, bands: frozenset[str]) -> bool:
        """Whether a moment in these bands satisfies the time conditions."""
        return (not self.within or bool(self.within & bands)) and not self.outside & bands


@dataclass(frozen=True, kw_only=True, slots=True)
class Reserve:
    """A condition that goes with a rule in some bands only: its hours are not stated."""

    bands: frozenset[str]
    text: Label


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """One statement about who has a duty, with its grounds."""

    id: str
    duties: tuple[str, ...]
    actor: str | None
    """None for a party that asks, or disputes without naming anybody."""
    says: Label
    """The statement in plain words; a sentence."""
    when: Conditions
    validity: Validity
    weight: Weight
    grounds: tuple[Ground, ...]
    """At least one; the first decides."""
    party: str | None = None
    stance: Stance | None = None
    supplements: bool = False
    """Stands beside other assignments and never replaces one."""
    condition: Label | None = None
    """Words of a condition that no slot can test."""
    reserve: Reserve | None = None
    exceptional: bool = False
    """Its condition belongs to an exception that a question has to name: an open
    slot is not asked about for its sake, only shown among what would change."""
    named: frozenset[str] = frozenset()
    """Slots that a question has to name for the rule to apply; where one is open,
    the rule is left out."""
    reading: Label | None = None
    """How the words were read where they leave room; shown whenever the rule is used."""
    gaps: tuple[str, ...] = ()
    """Ids of gaps to state along with the rule."""
    overrides: tuple[Override, ...] = ()
    actor_label: Label | None = None
    """The name the source has, where it differs from the actor's."""
    reviewed_by: str | None = None

    @property
    def last_known(self) -> date | None:
        """Date of the newest ground."""
        return max((g.known for g in self.grounds if g.known), default=None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Gap:
    """Something the sources leave open, with what was looked for and what comes nearest."""

    id: str
    says: Label
    searched: tuple[str, ...]
    """Words the sources were searched for, without finding an answer."""
    duties: tuple[str, ...] = ()
    """Duties it belongs to; empty where only a rule or a question calls for it."""
    when: Conditions = Conditions()
    validity: Validity | None = None
    reserve: Label | None = None
    """Condition under which assignments without stated hours hold then; the duty
    counts as silent where only such assignments are left."""
    nearest: tuple[Ground, ...] = ()
    note: str | None = None
    """What a question must tell for the gap to be its answer (a note of the reader)."""
    about: tuple[str, ...] = ()
    """Word sets of questions that the gap answers, as the corpus file writes them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Exclusion:
    """A combination of slot values that can't occur together."""

    slots: Mapping[str, frozenset[str]]

    def strikes(self, facts: Mapping[str, object]) -> bool:
        """Whether the known single values of a case are such a combination."""
        return all(
            isinstance(value := facts.get(slot), str) and value in values
            for slot, values in self.slots.items()
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class RuleBook:
    """All rules, gaps and exclusions of a corpus."""

    rules: tuple[Rule, ...]
    gaps: tuple[Gap, ...]
    exclusions: tuple[Exclusion, ...]
    version: str
    """Hash of the files it was read from."""

    def for_duty(self, duty: str) -> tuple[Rule, ...]:
        """Rules that speak of a duty, in file order."""
        return tuple(rule for rule in self.rules if duty in rule.duties)

    def gaps_for(self, duty: str) -> tuple[Gap, ...]:
        """Gaps that belong to a duty, in file order."""
        return tuple(gap for gap in self.gaps if duty in gap.duties)

    def conditions_for(self, duty: str) -> tuple[Conditions, ...]:
        """Everything that the rules and gaps of a duty test."""
        rules, gaps = self.for_duty(duty), self.gaps_for(duty)
        return (*(rule.when for rule in rules), *(gap.when for gap in gaps))

    def gap(self, gap_id: str) -> Gap:
        """The gap of that id; KeyError where there is none."""
        return {gap.id: gap for gap in self.gaps}[gap_id]

    def breakpoints(self) -> frozenset[date]:
        """Every day on which a rule or gap begins or has just ended."""
        periods = [rule.validity for rule in self.rules]
        periods += [gap.validity for gap in self.gaps if gap.validity is not None]
        days = {period.first_day for period in periods}
        ends = {period.end for period in periods if period.end}
        return frozenset(days | {date.fromordinal(end.toordinal() + 1) for end in ends})
