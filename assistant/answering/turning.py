"""What would turn an answer into another one, and the one question worth asking back."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from assistant.answering.phrases import capitalised, moment_words
from assistant.answering.telling import Telling, with_marks
from assistant.domain.answer import Change, FollowUp
from assistant.domain.changes import Alternative
from assistant.domain.outcome import DutyResolution, Outcome, TimedBranches


def change_by(alternative: Alternative, telling: Telling) -> Change:
    """An alternative as the answer shows it: the changed slot and what comes of it."""
    told: dict[str, list[str]] = {}
    for outcome in alternative.outcomes:
        told.setdefault(_becomes(outcome, telling), []).append(outcome.duty)
    becomes = "; ".join(f"{telling.duties(duties)}: {who}" for who, duties in told.items())
    value: object = alternative.values
    if alternative.moment is not None:
        piece = alternative.moment
        value = {"from": piece.start.isoformat(), "to": piece.end.isoformat()}
    elif len(alternative.values) == 1:
        value = alternative.values[0]
    return Change(
        slot=alternative.slot,
        value=value,
        becomes=becomes,
        citations=tuple(telling.cite(alternative.decided_by)),
    )


def change_line(change: Change, telling: Telling) -> str:
    """A change as a cited sentence."""
    if telling.vocabulary.slots[change.slot].interval:
        start = telling.calendar.local(datetime.fromisoformat(change.value["from"]))
        what = moment_words(start, start, telling.language)
    else:
        values = change.value if isinstance(change.value, tuple) else (change.value,)
        what = telling.values(change.slot, values)
    text = f"{capitalised(telling.slot(change.slot))}: {what} – {change.becomes}."
    return with_marks(text, change.citations)


def question_back(
    duties: Sequence[DutyResolution], telling: Telling, not_asked: Collection[str] = ()
) -> FollowUp | None:
    """The open slot whose answer leaves fewest different answers; None where none is left to ask.

    ``not_asked`` are slots that the asker has said not to know.
    """
    parts = [part for duty in duties if duty.conditional for part in duty.parts]
    slots = {slot for part in parts for b in part.answers for slot in b.conditions} - {*not_asked}
    order = list(telling.vocabulary.slots)
    if not slots:
        return None
    best = min(slots, key=lambda s: (sum(_left_open(p, s) for p in parts), order.index(s)))
    entry = telling.vocabulary.slots[best]
    deciding = {v for p in parts for b in p.answers for v in b.conditions.get(best, ())}
    return FollowUp(
        slot=best,
        question=entry.ask.text(telling.language),
        options=tuple(value for value in entry.values if value in deciding),
    )


def _becomes(outcome: Outcome, telling: Telling) -> str:
    actors = telling.join(telling.actor(a) for a in outcome.holders)
    words = [actors or telling.say("silent_word")]
    if outcome.contested:
        words = [telling.say("contested_word")]
    planned = [
        telling.actor(a)
        for a in outcome.assignments
        if a.standing == "planned" and a.actor not in outcome.actors
    ]
    if planned:
        words.append(f"{telling.say('planned').lower()}: {telling.join(planned)}")
    return ", ".join(words)


def _left_open(part: TimedBranches, slot: str) -> float:
    """How many answers are left on average over the values of a slot, once it is known."""
    values = {v for branch in part.answers for v in branch.conditions.get(slot, ())}
    left = [
        len({b.outcome.main for b in part.answers if value in b.conditions.get(slot, values)})
        for value in values
    ]
    return sum(left) / len(left) if left else float(len(part.answers))
