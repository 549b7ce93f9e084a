"""What a question takes for granted and the sources say otherwise."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from assistant.answering.phrases import capitalised
from assistant.answering.telling import Telling
from assistant.domain.outcome import Assignment, DutyResolution, Resolution

_SAYS = {
    "sv": "Frågan utgår från att {actor} har {duty}. Det säger inte källorna.",
    "en": "The question takes for granted that {actor} has: {duty}. The sources do not say so.",
}


def corrections(
    resolution: Resolution,
    claims: Sequence[tuple[str, str]],
    telling: Telling,
    asked: Collection[str],
) -> list[str]:
    """A sentence on each false premise, and cited ones on who has the duty instead.

    ``claims`` are pairs of actor and duty. One is false where the sources name somebody
    for the duty, and that actor in no branch, neither settled, contested nor planned. A
    duty that is ``asked`` for has its own place in the answer and is only denied here.
    """
    by_duty = {duty.duty: duty for duty in resolution.duties}
    told: dict[str, list[DutyResolution]] = {}
    for actor, name in claims:
        duty = by_duty.get(name)
        whole = actor in telling.vocabulary.parties  # a party acts through its units
        if duty is not None and not whole and _refutes(duty, actor):
            told.setdefault(actor, []).append(duty)
    lines = []
    for actor, duties in told.items():
        lines.append(
            _SAYS[telling.language].format(
                actor=telling.vocabulary.actors[actor].text(telling.language),
                duty=telling.duties(duty.duty for duty in duties),
            )
        )
        lines += [_instead(duty, telling) for duty in duties if duty.duty not in asked]
    return lines


def _refutes(duty: DutyResolution, actor: str) -> bool:
    named = {a.actor for outcome in duty.outcomes for a in outcome.assignments}
    named |= {rule.actor for outcome in duty.outcomes for rule in outcome.positions if rule.actor}
    return bool(_holders(duty)) and actor not in named


def _holders(duty: DutyResolution) -> list[Assignment]:
    return [holder for outcome in duty.outcomes for holder in outcome.holders]


def _instead(duty: DutyResolution, telling: Telling) -> str:
    """Who has it; where that depends on something, each with what it depends on."""
    holders = _holders(duty)
    grounds = [holder.rules[0].grounds[0] for holder in holders]
    what = capitalised(telling.duty(duty.duty))
    if len(duty.parts) > 1 or duty.conditional:
        names = telling.join((telling.actor(holder) for holder in holders), "or")
        on = _depends_on(duty, telling)
        return telling.cited(f"{what} {telling.say('depends_on')} {on}: {names}.", grounds)
    names = telling.join(telling.actor(holder) for holder in holders)
    return telling.cited(f"{what}: {names}.", grounds)


def _depends_on(duty: DutyResolution, telling: Telling) -> str:
    slots = [slot for part in duty.parts for b in part.answers for slot in b.conditions]
    if len(duty.parts) > 1:
        slots += [slot.id for slot in telling.vocabulary.slots.values() if slot.interval]
    return telling.join(telling.slot(slot) for slot in slots)
