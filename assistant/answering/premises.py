"""What a question takes for granted, or asks of one actor, and the sources say otherwise."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from assistant.answering.phrases import capitalised
from assistant.answering.telling import Telling
from assistant.domain.outcome import Assignment, DutyResolution, Resolution
from assistant.domain.rule import Weight
from assistant.domain.vocabulary import Vocabulary

_NO = {
    "sv": "Nej. Källorna ger inte {actor} {duty}.",
    "en": "No. The sources do not give {actor}: {duty}.",
}
_NOT_THEN = {
    "sv": "Nej, inte då. För {actor} anger källorna {hours} för {duty}.",
    "en": "No, not then. For {actor} the sources state {hours}: {duty}.",
}
_SAYS = {
    "sv": "Frågan utgår från att {actor} har {duty}. Det säger inte källorna.",
    "en": "The question takes for granted that {actor} has: {duty}. The sources do not say so.",
}


def corrections(
    resolution: Resolution,
    claims: Sequence[tuple[str, str]],
    telling: Telling,
    asked: Collection[str],
    asked_about: str | None = None,
) -> list[str]:
    """A sentence on each false premise, and cited ones on who has the duty instead.

    ``claims`` are pairs of actor and duty. One is false where the sources name somebody
    for the duty, and that actor in no branch, neither settled, contested nor planned. A
    duty that is ``asked`` for has its own place in the answer and is only denied here, with
    the clauses on it that the case's own words call for. Of ``asked_about`` the question
    asks for yes or no.
    """
    by_duty = {duty.duty: duty for duty in resolution.duties}
    told: dict[str, list[DutyResolution]] = {}
    for actor, name in claims:
        duty = by_duty.get(name)
        if duty is not None and refuted(duty, actor, telling.vocabulary):
            told.setdefault(actor, []).append(duty)
    lines = []
    for actor, duties in told.items():
        at_hours = _at_other_hours(actor, duties, telling) if actor == asked_about else None
        lines.append(
            at_hours
            or (_NO if actor == asked_about else _SAYS)[telling.language].format(
                actor=telling.vocabulary.actors[actor].text(telling.language),
                duty=telling.duties(duty.duty for duty in duties),
            )
        )
        lines += [_instead(duty, telling) for duty in duties if duty.duty not in asked]
        lines += [
            line for d in duties if d.duty in asked for line in _closer(d, resolution, telling)
        ]
    return lines


def refuted(duty: DutyResolution, actor: str, vocabulary: Vocabulary) -> bool:
    """Whether the sources name somebody for a duty, and an actor in no branch of it.

    Neither settled, contested, planned nor proposed; nor anybody who is called by the same
    word. A party is never refuted: it acts through its units. Where some hour or branch is
    left open nobody is.
    """
    if actor in vocabulary.parties or not all(outcome.certain for outcome in duty.outcomes):
        return False
    named = {a.actor for outcome in duty.outcomes for a in outcome.assignments}
    named |= {rule.actor for outcome in duty.outcomes for rule in outcome.positions if rule.actor}
    return bool(_holders(duty)) and not named & vocabulary.meant_by(actor)


def _at_other_hours(actor: str, duties: Sequence[DutyResolution], telling: Telling) -> str | None:
    """That an actor has duties at its own hours, with the clause; None where not all of them."""
    timed = [
        next(
            (
                rule
                for rule in telling.book.for_duty(duty.duty)
                if rule.actor == actor and rule.when.within and rule.weight is Weight.HOLDS
            ),
            None,
        )
        for duty in duties
    ]
    rules = [rule for rule in timed if rule is not None]
    if len(rules) < len(duties):
        return None
    sentence = _NOT_THEN[telling.language].format(
        actor=telling.vocabulary.actors[actor].text(telling.language),
        hours=telling.bands(band for rule in rules for band in rule.when.within),
        duty=telling.duties(duty.duty for duty in duties),
    )
    return telling.cited(sentence, [rule.grounds[0] for rule in rules])


def _closer(duty: DutyResolution, resolution: Resolution, telling: Telling) -> list[str]:
    """What holds in some branch because of words of the question, where no answer tells it."""
    told = {r.id for p in duty.parts for b in p.answers for a in b.outcome.holders for r in a.rules}
    said = set(resolution.facts) - set(resolution.presumed)
    rules = {r.id: r for holder in _holders(duty) for r in holder.rules if r.id not in told}
    return [
        telling.cited(rule.says.text(telling.language), rule.grounds)
        for rule in rules.values()
        if said & set(rule.when.slots)
    ]


def _holders(duty: DutyResolution) -> list[Assignment]:
    return [holder for outcome in duty.outcomes for holder in outcome.holders]


def _instead(duty: DutyResolution, telling: Telling) -> str:
    """Who has it; where that depends on something, each with what it depends on."""
    holders = _holders(duty)
    grounds = [holder.rules[0].grounds[0] for holder in holders]
    what = capitalised(telling.duty(duty.duty))
    if len(duty.parts) > 1 or duty.conditional:
        names = telling.join((telling.actor(holder) for holder in holders), "or")
        on = telling.depends_on(duty.parts)
        return telling.cited(f"{what} {telling.say('depends_on')} {on}: {names}.", grounds)
    names = telling.join(telling.actor(holder) for holder in holders)
    return telling.cited(f"{what}: {names}.", grounds)
