"""What gathers while an answer about responsibility is written: each thing once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from assistant.answering.phrases import date_words
from assistant.answering.telling import Telling
from assistant.domain.answer import Responsibility
from assistant.domain.outcome import Assignment, DutyResolution
from assistant.domain.rule import Gap, Ground, Rule


@dataclass(kw_only=True, slots=True)
class Gathered:
    """The parts of an answer beside its text, in the order in which they were told.

    ``reserves`` gives, by duty, a condition that every assignment has for want
    of a better one.
    """

    telling: Telling
    reserves: Mapping[str, str]
    gaps: dict[str, str] = field(default_factory=dict)
    """What is left open, by the id of the gap."""
    readings: dict[str, str] = field(default_factory=dict)
    """How words that leave room were read, by the rule that stands on them."""
    nearest: dict[tuple[str, str], Ground] = field(default_factory=dict)
    """What comes nearest to what is left open, by document and quote."""
    responsibilities: dict[tuple[object, ...], Responsibility] = field(default_factory=dict)
    """Who has which duty how surely on which condition."""

    def note_rule(self, rule: Rule) -> None:
        """The gaps a rule leaves, and how its words were read."""
        for gap_id in rule.gaps:
            self.note_gap(self.telling.book.gap(gap_id))
        if rule.reading is not None:
            self.readings[rule.id] = self.telling.cited(
                rule.reading.text(self.telling.language), rule.grounds[:1]
            )

    def note_gap(self, gap: Gap) -> None:
        """What is left open, and what comes nearest to it."""
        self.gaps.setdefault(gap.id, gap.says.text(self.telling.language))
        self._note_nearest(gap.nearest)

    def _note_nearest(self, grounds: Sequence[Ground]) -> None:
        for ground in grounds:
            self.nearest.setdefault((ground.document, ground.quote), ground)

    def note_duty(self, duty: DutyResolution) -> None:
        """Responsibilities and gaps of one duty, over all its answers."""
        for part in duty.parts:
            for branch in part.answers:
                words = (
                    self.telling.time_of(part, duty.parts),
                    self.telling.conditions(branch, part.answers),
                )
                branch_words = ", ".join(text for text in words if text)
                for assignment in branch.outcome.assignments:
                    self._note_assignment(duty.duty, assignment, branch_words)
                for gap in branch.outcome.gaps:
                    self.note_gap(gap)

    def _note_assignment(self, duty: str, a: Assignment, branch_words: str) -> None:
        own = (
            a.condition.text(self.telling.language) if a.condition else self.reserves.get(duty, "")
        )
        condition = "; ".join(text for text in (branch_words, own) if text) or None
        key = (duty, a.actor, a.standing, condition)
        if key in self.responsibilities:
            return
        self.responsibilities[key] = Responsibility(
            duty=duty,
            actor=a.actor,
            actor_label=self.telling.actor(a),
            standing=a.standing,
            condition=condition,
            branch=branch_words or None,
            citations=tuple(self.telling.cite(chain.from_iterable(r.grounds for r in a.rules))),
            last_known=max((r.last_known for r in a.rules if r.last_known), default=None),
        )

    def note_silence(self, asked: Sequence[DutyResolution]) -> None:
        """One sentence for all duties nobody is named for, with the first day that is known."""
        unknown: dict[str, None] = {}
        later: dict[str, Rule] = {}
        nobody: dict[str, None] = {}
        for duty in asked:
            for part in duty.parts:
                for outcome in (b.outcome for b in part.answers if b.outcome.silent):
                    day = part.pieces[0].day
                    coming = [r for r in outcome.not_then if r.validity.first_day > day]
                    later.update({rule.id: rule for rule in coming})
                    if coming:
                        unknown[duty.duty] = None
                    elif not outcome.gaps:
                        nobody[duty.duty] = None
                    for rule in coming or outcome.not_then:
                        self._note_nearest(rule.grounds[:1])
        if unknown:
            first = min(rule.validity.first_day for rule in later.values())
            self.gaps["unknown-then"] = self.telling.say("unknown_then").format(
                duties=self.telling.duties(unknown), first=date_words(first, self.telling.language)
            )
        if nobody:
            self.gaps["nobody-named"] = self.telling.say("nobody_named").format(
                duties=self.telling.duties(nobody)
            )
