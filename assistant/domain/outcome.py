"""What the resolver finds: assignments, outcomes, branches, and the resolution they make."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from assistant.domain.answer import AssignmentStanding
from assistant.domain.calendar import Piece
from assistant.domain.question import Moment
from assistant.domain.rule import Gap, Rule
from assistant.domain.vocabulary import Label

Facts = Mapping[str, "str | tuple[str, ...] | frozenset[str]"]
"""Known slots: an id; for list slots the ids named (empty: none named); or, for a
slot that is narrowed down but still open, the ids it may be."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Assignment:
    """One actor with a duty, by the rules that say so."""

    duty: str
    actor: str
    standing: AssignmentStanding
    rules: tuple[Rule, ...]
    condition: Label | None
    supplements: bool
    party: str | None = None
    """The party whose reading it is, for a contested one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Defeat:
    """A rule that gave way, the rule it gave way to, and the words that make it so."""

    rule: Rule
    by: Rule
    words: str


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What holds for one duty in one fully decided case at one moment."""

    duty: str
    assignments: tuple[Assignment, ...]
    positions: tuple[Rule, ...]
    notes: tuple[Rule, ...]
    """Fired rules that name nobody: facts that belong to the duty."""
    gaps: tuple[Gap, ...]
    defeated: tuple[Defeat, ...]
    not_then: tuple[Rule, ...]
    """Rules that would have fired but are not known, or no longer hold, on the day."""
    contested: bool
    certain: bool
    """Whether somebody has the duty by what holds, without a reserve on the time."""

    @property
    def silent(self) -> bool:
        """Whether the corpus names nobody, and nobody disputes."""
        return not self.certain and not self.contested

    @cached_property
    def holders(self) -> tuple[Assignment, ...]:
        """The assignments by what holds: no additions, plans, proposals or parties' readings."""
        return tuple(
            a
            for a in self.assignments
            if not a.supplements and a.party is None and a.standing in ("settled", "contested")
        )

    @cached_property
    def actors(self) -> frozenset[str]:
        """Who has the duty by what holds, disputes and additions left aside."""
        return frozenset(a.actor for a in self.holders)

    @cached_property
    def conflict(self) -> bool:
        """Whether rules of the same rank name different actors and neither gives way."""
        return len(self.actors) > 1

    @cached_property
    def reserved(self) -> bool:
        """Whether everybody who has the duty has it on a condition that no slot can test."""
        return all(
            a.condition is not None and not any(r.exceptional for r in a.rules)
            for a in self.holders
        )

    @cached_property
    def main(self) -> tuple[object, ...]:
        """What decides whether two outcomes are the same answer to a nurse."""
        return (self.actors, self.certain, self.reserved)

    @cached_property
    def key(self) -> tuple[object, ...]:
        """Everything the outcome rests on."""
        return (
            tuple((a.actor, a.standing, tuple(r.id for r in a.rules)) for a in self.assignments),
            tuple(rule.id for rule in (*self.positions, *self.notes)),
            tuple(gap.id for gap in self.gaps),
            self.certain,
        )

    @cached_property
    def fired(self) -> tuple[Rule, ...]:
        """Every rule that the outcome is made of, each once."""
        assigning = [rule for a in self.assignments for rule in a.rules]
        return tuple({r.id: r for r in (*assigning, *self.positions, *self.notes)}.values())

    @cached_property
    def plainness(self) -> tuple[int, ...]:
        """Smaller for an outcome with fewer disputes, additions and rules."""
        rules = sum(len(a.rules) for a in self.assignments)
        return (self.contested, rules, len(self.positions), len(self.gaps))


@dataclass(frozen=True, kw_only=True, slots=True)
class Branch:
    """An outcome with the slot values it holds for; no conditions: it holds anyway."""

    conditions: Mapping[str, tuple[str, ...]]
    outcome: Outcome


@dataclass(frozen=True, kw_only=True, slots=True)
class TimedBranches:
    """The branches of one duty for the parts of the interval in which they are the same."""

    pieces: tuple[Piece, ...]
    branches: tuple[Branch, ...]
    """Every branch that differs in anything."""
    answers: tuple[Branch, ...]
    """Only branches that differ in who has the duty, each by its plainest outcome."""


@dataclass(frozen=True, kw_only=True)
class DutyResolution:
    """Everything found on one duty."""

    duty: str
    parts: tuple[TimedBranches, ...]
    rules: tuple[Rule, ...]
    """Every rule that speaks of the duty, whether or not it came into play."""
    facts: Facts
    """The case as the rules were tested against it, presumptions included."""

    @cached_property
    def outcomes(self) -> tuple[Outcome, ...]:
        """The outcomes of all parts and branches."""
        return tuple(branch.outcome for part in self.parts for branch in part.branches)

    @cached_property
    def contested(self) -> bool:
        """Whether a party disputes it whatever the open slots are."""
        return any(all(b.outcome.contested for b in part.branches) for part in self.parts)

    @cached_property
    def conditional(self) -> bool:
        """Whether open slots decide who has the duty."""
        return any(len(part.answers) > 1 for part in self.parts)

    @cached_property
    def silent(self) -> bool:
        """Whether for some part of the time the corpus names nobody.

        That somebody disputes it in one branch names nobody there either.
        """
        return any(
            not any(b.outcome.certain for b in part.branches)
            and any(b.outcome.silent for b in part.branches)
            for part in self.parts
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Resolution:
    """The resolver's return value; what an answer is composed from, and its trace."""

    facts: Facts
    presumed: Mapping[str, str]
    """Presumptions that a rule in play tests."""
    moment: Moment
    duties: tuple[DutyResolution, ...]
    readings: tuple[Label, ...]
    """How words on time were read for this moment."""

    @property
    def fired(self) -> tuple[str, ...]:
        """Ids of the rules that fired in any duty and branch, each once."""
        outcomes = [outcome for duty in self.duties for outcome in duty.outcomes]
        return tuple(dict.fromkeys(rule.id for outcome in outcomes for rule in outcome.fired))
