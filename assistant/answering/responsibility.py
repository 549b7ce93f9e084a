"""From a resolution to the draft of an answer: who, how sure, who disagrees, what is open."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from assistant.answering.draft import Draft
from assistant.answering.gathering import Gathered
from assistant.answering.phrases import capitalised, moment_words
from assistant.answering.positions import position_lines, positions_on
from assistant.answering.telling import Telling
from assistant.answering.turning import change_by, change_line, question_back
from assistant.answering.urgency import by_urgency, told_together
from assistant.domain.answer import Status
from assistant.domain.changes import Alternative
from assistant.domain.outcome import (
    Assignment,
    DutyResolution,
    Outcome,
    Resolution,
)
from assistant.domain.rule import Gap, Ground

_MOST_CHANGES = 5
_MOST_NEAREST = 4


def compose(
    resolution: Resolution,
    alternatives: Sequence[Alternative],
    telling: Telling,
    *,
    asked: Sequence[str],
    said_moment: bool,
    one_question: bool = False,
    open_questions: Sequence[Gap] = (),
    touched: Sequence[Gap] = (),
    reserves: Mapping[str, str] = {},
    not_asked: Collection[str] = (),
    denied: Collection[str] = (),
    duties_named: bool = True,
) -> Draft:
    """The draft for a question about responsibility.

    ``asked`` are the duties asked for; others in the resolution are told beside
    them where they have one answer. ``said_moment`` tells whether the question named its moment;
    ``one_question`` that the duties stand for a single way of asking, of which
    the first duty is the heart. ``open_questions`` are gaps that the question
    itself runs into; one it asks for outright leaves the answer silent. ``touched``
    are gaps that only what is told before the question runs into: they are named
    with the clauses that come nearest.
    ``reserves`` gives, by duty, a condition that every assignment has for want
    of a better one; ``not_asked`` are slots that the asker has said not to know.
    ``denied`` are duties of which it was asked if one actor has them, who has them in
    no case: what is left open does not matter to that. Where no duties were named in words
    (``duties_named``), what is asked outright is the whole question.
    """
    duties = [duty for duty in resolution.duties if duty.duty in asked]
    status = overall_status(duties, one_question=one_question, denied=denied)
    outright = any(gap.note or gap.about for gap in open_questions)
    if outright and (status == "settled" or (status == "conditional" and not duties_named)):
        status = "silent"
    composer = _Composer(
        resolution, telling, asked, said_moment, reserves, not_asked, one_question, denied
    )
    return composer.draft(alternatives, status, open_questions, touched)


def overall_status(
    duties: Sequence[DutyResolution],
    *,
    one_question: bool = False,
    denied: Collection[str] = (),
) -> Status:
    """The status of the duties asked for, by the contract's order; see ``compose``."""
    if any(duty.contested for duty in duties):
        return "contested"
    if any(duty.conditional for duty in duties if duty.duty not in denied):
        return "conditional"
    if any(duty.silent for duty in (duties[:1] if one_question else duties)):
        return "silent"
    return "settled"


class _Composer:
    def __init__(
        self,
        resolution: Resolution,
        telling: Telling,
        asked: Sequence[str],
        said_moment: bool,
        reserves: Mapping[str, str],
        not_asked: Collection[str],
        one_question: bool,
        denied: Collection[str],
    ) -> None:
        self._not_asked = not_asked
        self._denied = denied
        self._resolution = resolution
        self._t = telling
        self._said_moment = said_moment
        self._got = Gathered(telling=telling, reserves=reserves)
        duties = [duty for duty in resolution.duties if duty.duty in asked]
        self._asked = by_urgency(duties, telling.book, one_question=one_question)
        beside = [
            duty
            for duty in resolution.duties
            if duty.duty not in asked
            and not duty.silent
            and (duty.contested or not duty.conditional)
        ]
        self._duties = [*self._asked, *beside]

    def draft(
        self,
        alternatives: Sequence[Alternative],
        status: Status,
        open_questions: Sequence[Gap],
        touched: Sequence[Gap],
    ) -> Draft:
        for gap in (*touched, *open_questions):
            self._got.note_gap(gap)
        told_before = [ground for gap in touched for ground in gap.nearest]
        groups = told_together(self._duties)
        asked_outright = [gap for gap in open_questions if gap.note or gap.about]
        lines = [f"**{gap.says.text(self._t.language)}**\n" for gap in asked_outright]
        lines += [self._headline(groups[0]), ""]
        for group in groups:
            lines += self._group_lines(group)
        for duty in self._duties:
            self._got.note_duty(duty)
        self._got.note_silence(self._asked)
        positions = positions_on(self._duties, self._t)
        title = "contested" if status == "contested" else "positions"
        lines += self._section(title, position_lines(positions, self._t))
        lines += self._section("also_worth", self._worth_knowing())
        changes = tuple(change_by(a, self._t) for a in alternatives[:_MOST_CHANGES])
        lines += self._section("changes", [change_line(change, self._t) for change in changes])
        lines += self._section("readings", self._reading_lines())
        lines += self._section("gaps", list(self._got.gaps.values()))
        close = list(self._got.nearest.values()) if status == "silent" else told_before
        if status == "settled":
            close = [*close, *(g for d in self._asked if d.silent for g in _nearest_to(d))]
        nearest = tuple(self._t.cite(close[:_MOST_NEAREST]))
        lines += self._section("nearest", self._nearest_lines(nearest))
        lines += ["", f"**{self._t.say('holds_for')}:** {self._when()}"]
        assumptions = self._assumptions()
        if assumptions:
            lines += ["", f"**{self._t.say('presumed')}:** {' '.join(assumptions)}"]
        open_ = [duty for duty in self._asked if duty.duty not in self._denied]
        follow_up = question_back(open_, self._t, self._not_asked)
        if follow_up is not None:
            lines += ["", f"**{self._t.say('follow_up')}:** {follow_up.question}"]
        return Draft(
            status=status,
            text="\n".join(lines).strip(),
            responsibilities=tuple(self._got.responsibilities.values()),
            positions=positions,
            assumptions=assumptions,
            gaps=tuple(self._got.gaps.values()),
            follow_up=follow_up,
            changes=changes,
            nearest=nearest,
            presumed=self._resolution.presumed,
        )

    # -- the text -----------------------------------------------------------

    def _headline(self, group: Sequence[DutyResolution]) -> str:
        """Who has what, for the duties that are most urgent and most certain."""
        duties = self._t.duties(d.duty for d in group)
        parts = group[0].parts
        outcomes = [branch.outcome for part in parts for branch in part.answers]
        named = any(outcome.holders or outcome.contested for outcome in outcomes)
        if named and len(outcomes) > 1:
            deciding = self._t.depends_on(parts)
            disputed = f" ({self._t.say('contested_word')})" if group[0].contested else ""
            return f"**{capitalised(duties)} {self._t.say('depends_on')} {deciding}{disputed}.**"
        outcome = outcomes[0]
        if not outcome.holders:
            return f"**{capitalised(self._nobody(outcome))} – {duties}.**"
        if outcome.silent:
            return self._left_open(duties, outcome)
        actors = capitalised(self._t.join(self._t.actor(a) for a in outcome.holders))
        grounds = [a.rules[0].grounds[0] for a in outcome.holders]
        return self._t.cited(f"**{actors} – {duties}{self._flags(outcome)}**", grounds)

    def _left_open(self, duties: str, outcome: Outcome) -> str:
        """That nobody is named for certain, and who is on which condition."""
        told = [f"**{self._t.say('left_open')} {duties}.**"]
        for a in outcome.holders:
            condition = f", {a.condition.text(self._t.language)}" if a.condition else ""
            holder = f"{capitalised(self._t.actor(a))}{condition}"
            told.append(self._t.cited(f"{holder}.", a.rules[0].grounds[:1]))
        return " ".join(told)

    def _when(self) -> str:
        local = self._t.calendar.local
        words = f" {self._t.say('or')} ".join(
            moment_words(local(m.start), local(m.end), self._t.language)
            for m in self._resolution.moment.readings
        )
        told = capitalised(words) if self._said_moment else f"{self._t.say('now')} ({words})"
        return f"{told}."

    def _flags(self, outcome: Outcome) -> str:
        words = []
        if outcome.contested:
            words.append(self._t.say("contested_word"))
        reserved = outcome.duty in self._got.reserves or all(a.condition for a in outcome.holders)
        if outcome.silent or reserved:
            words.append(self._t.say("reservation"))
        return f" ({', '.join(words)})" if words else ""

    def _nobody(self, outcome: Outcome) -> str:
        """Instead of who has it, where the sources name nobody."""
        return self._t.say("disputed_word" if outcome.contested else "silent_word")

    def _group_lines(self, group: Sequence[DutyResolution]) -> list[str]:
        duties = capitalised(self._t.duties(d.duty for d in group))
        parts = group[0].parts
        if len(parts) == 1 and len(parts[0].answers) == 1:
            return self._outcome_lines(f"{duties}: ", parts[0].answers[0].outcome, "")
        lines = [f"- **{duties}:**"]
        for part in parts:
            time_label = self._t.time_of(part, parts)
            for branch in part.answers:
                words = (time_label, self._t.conditions(branch, part.answers))
                label = capitalised(", ".join(text for text in words if text))
                lines += self._outcome_lines(f"{label}: ", branch.outcome, "  ")
        return lines

    def _outcome_lines(self, label: str, outcome: Outcome, indent: str) -> list[str]:
        main = outcome.holders
        actors = self._t.join(self._t.actor(a) for a in main) or self._nobody(outcome)
        told = [line for a in main for line in self._assignment_lines(a)]
        if outcome.conflict:
            told.insert(0, f"{capitalised(self._t.say('conflict'))}.")
        head = f"{indent}- **{label}{actors}{self._flags(outcome) if main else ''}.**"
        lines = [" ".join([head, *told])]
        for assignment in outcome.assignments:
            if assignment.party is None and assignment not in main:
                lead = self._standing_lead(assignment.standing)
                lines += [
                    f"{indent}  - {lead}{line}" for line in self._assignment_lines(assignment)
                ]
        return lines

    def _assignment_lines(self, assignment: Assignment) -> list[str]:
        told: dict[str, list[Ground]] = {}
        for rule in assignment.rules:
            told.setdefault(rule.says.text(self._t.language), []).extend(rule.grounds)
            self._got.note_rule(rule)
        lines = [self._t.cited(says, grounds) for says, grounds in told.items()]
        if assignment.condition is not None:
            condition = capitalised(assignment.condition.text(self._t.language))
            lines[-1] = f"{lines[-1]} *({condition}.)*"
        return lines

    def _standing_lead(self, standing: str) -> str:
        return f"*{self._t.say(standing)}:* " if standing in ("planned", "proposed") else ""

    def _section(self, title: str, lines: Sequence[str]) -> list[str]:
        if not lines:
            return []
        return ["", f"**{self._t.say(title)}**", *(f"- {line}" for line in lines)]

    # -- further parts ------------------------------------------------------

    def _worth_knowing(self) -> list[str]:
        """Facts without an actor, and assignments that gave way to a more specific clause."""
        lines: dict[str, None] = {}
        known = {**self._resolution.presumed, **self._resolution.facts}
        outcomes = [b.outcome for d in self._duties for part in d.parts for b in part.answers]
        used = {rule.id for o in outcomes for a in o.assignments for rule in a.rules}
        for outcome in outcomes:
            for note in outcome.notes:
                lead = self._standing_lead(note.weight.value)
                told = self._t.cited(note.says.text(self._t.language), note.grounds)
                lines[f"{lead}{told}"] = None
            for rule in {defeat.rule.id: defeat.rule for defeat in outcome.defeated}.values():
                settled_here = all(slot in known for slot in rule.when.slots)
                if rule.reserve is not None and rule.id not in used and settled_here:
                    self._got.note_rule(rule)
                    told = self._t.cited(rule.says.text(self._t.language), rule.grounds)
                    reserve = capitalised(rule.reserve.text.text(self._t.language))
                    lines[f"{told} *({reserve}.)*"] = None
        return list(lines)

    def _reading_lines(self) -> list[str]:
        timed = [
            rule.grounds[0]
            for duty in self._duties
            for outcome in duty.outcomes
            for assignment in outcome.assignments
            for rule in assignment.rules
            if rule.when.within
        ]
        readings = [label.text(self._t.language) for label in self._resolution.readings if timed]
        return [
            *(self._t.cited(text, timed[:1]) for text in readings),
            *self._got.readings.values(),
        ]

    def _nearest_lines(self, numbers: Sequence[int]) -> list[str]:
        citations = {c.n: c for c in self._t.citer.citations()}
        return [
            f"{citations[n].title}: ”{' '.join(citations[n].quote.split())}” [{n}]" for n in numbers
        ]

    def _assumptions(self) -> tuple[str, ...]:
        slots = self._t.vocabulary.slots
        said = [
            f"{capitalised(slots[slot].value_label(value).text(self._t.language))}."
            for slot, value in self._resolution.presumed.items()
        ]
        if not self._said_moment:
            local = self._t.calendar.local(self._resolution.moment.start)
            words = moment_words(local, local, self._t.language)
            said.append(f"{capitalised(self._t.slot('moment'))}: {words}.")
        return tuple(said)


def _nearest_to(duty: DutyResolution) -> list[Ground]:
    return [ground for o in duty.outcomes for gap in o.gaps for ground in gap.nearest]
