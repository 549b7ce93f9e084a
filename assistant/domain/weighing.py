"""From the rules that apply to a decided case to its outcome: who gives way, who disputes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.domain.answer import AssignmentStanding
from assistant.domain.outcome import Assignment, Defeat, Outcome
from assistant.domain.rule import Gap, Rule, Stance, Weight
from assistant.domain.vocabulary import Label


@dataclass(frozen=True, kw_only=True, slots=True)
class Applying:
    """What of one duty applies to a case at a moment."""

    duty: str
    bands: frozenset[str]
    rules: tuple[Rule, ...]
    not_then: tuple[Rule, ...]
    """Rules whose case and hour it is, but not whose day."""
    gaps: tuple[Gap, ...]


def weigh(scene: Applying) -> Outcome:
    """What the rules say in a case in which none of their tests is open.

    A rule gives way to every rule beside it that names it in an override, also
    to one that gives way in its turn.
    """
    by_id = {rule.id: rule for rule in scene.rules}
    defeats = tuple(
        Defeat(rule=by_id[override.rule], by=rule, words=override.words)
        for rule in scene.rules
        for override in rule.overrides
        if override.rule in by_id
    )
    given_way = {defeat.rule.id for defeat in defeats}
    fired = [rule for rule in scene.rules if rule.id not in given_way]
    positions = tuple(r for r in fired if r.weight is Weight.POSITION)
    text = [r for r in fired if r.weight is not Weight.POSITION]
    holding = [r for r in text if r.weight is Weight.HOLDS and not r.supplements]
    actors = {r.actor for r in holding}
    contested = any(
        p.stance is Stance.DISPUTES or (p.stance is Stance.ASSIGNS and p.actor not in actors)
        for p in positions
    )
    reserve = next((gap.reserve for gap in scene.gaps if gap.reserve is not None), None)
    return Outcome(
        duty=scene.duty,
        assignments=(
            *_assignments(scene, text, contested=contested, reserve=reserve),
            *_readings(scene.duty, [p for p in positions if p.actor not in actors]),
        ),
        positions=positions,
        notes=tuple(r for r in text if r.actor is None),
        gaps=scene.gaps,
        defeated=defeats,
        not_then=tuple(r for r in scene.not_then if r.weight is Weight.HOLDS),
        contested=contested,
        certain=any(reserve is None or r.when.within for r in holding),
    )


_STANDINGS: Mapping[Weight, AssignmentStanding] = {
    Weight.HOLDS: "settled",
    Weight.PLANNED: "planned",
    Weight.PROPOSED: "proposed",
}


def _assignments(
    scene: Applying, rules: Sequence[Rule], *, contested: bool, reserve: Label | None
) -> Iterator[Assignment]:
    """Rules that say the same of the same actor become one assignment."""
    grouped: dict[tuple[str, AssignmentStanding, Label | None, bool], list[Rule]] = {}
    for rule in rules:
        if rule.actor is None:
            continue
        condition = rule.condition
        if rule.reserve is not None and rule.reserve.bands & scene.bands:
            condition = rule.reserve.text
        if condition is None and rule.weight is Weight.HOLDS and not rule.when.within:
            condition = reserve
        standing = _STANDINGS[rule.weight]
        if contested and standing == "settled" and not rule.supplements:
            standing = "contested"
        key = (rule.actor, standing, condition, rule.supplements)
        grouped.setdefault(key, []).append(rule)
    for (actor, standing, condition, supplements), group in grouped.items():
        yield Assignment(
            duty=scene.duty,
            actor=actor,
            standing=standing,
            rules=tuple(group),
            condition=condition,
            supplements=supplements,
        )


def _readings(duty: str, positions: Sequence[Rule]) -> Iterator[Assignment]:
    """Assignments that only a party makes."""
    for position in positions:
        if position.stance is Stance.ASSIGNS and position.actor is not None:
            yield Assignment(
                duty=duty,
                actor=position.actor,
                standing="contested",
                rules=(position,),
                condition=position.condition,
                supplements=False,
                party=position.party,
            )
