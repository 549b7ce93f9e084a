"""The trace of a resolution in words: what became of every rule, and why."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.answering.phrases import date_words
from assistant.answering.telling import Telling
from assistant.domain import trace
from assistant.domain.answer import TracedDuty, TracedRule
from assistant.domain.outcome import DutyResolution, Resolution

_ORDER: tuple[trace.Verdict, ...] = ("fired", "defeated", "open", "blocked")


def trace_in_words(resolution: Resolution, telling: Telling) -> tuple[TracedDuty, ...]:
    """What became of every rule of every duty in a resolution."""
    return tuple(told for duty in resolution.duties for told in _duty(duty, telling))


def _duty(duty: DutyResolution, telling: Telling) -> Iterator[TracedDuty]:
    for traced in trace.trace_duty(duty):
        outcomes = [branch.outcome for branch in traced.part.branches]
        fired = [rule for outcome in outcomes for rule in outcome.fired]
        gaps = {gap.id: gap for outcome in outcomes for gap in outcome.gaps}
        rules = sorted(traced.rules, key=lambda r: (_ORDER.index(r.verdict), not r.near))
        yield TracedDuty(
            duty=duty.duty,
            time=telling.time_of(traced.part, duty.parts) or None,
            unknown=traced.unknown,
            gaps=tuple(gap.says.text(telling.language) for gap in gaps.values()),
            last_known=max((r.last_known for r in fired if r.last_known), default=None),
            rules=tuple(_rule(each, telling) for each in rules),
        )


def _rule(traced: trace.TracedRule, telling: Telling) -> TracedRule:
    rule = traced.rule
    reviewer = rule.reviewed_by
    return TracedRule(
        rule=rule.id,
        says=rule.says.text(telling.language),
        verdict=traced.verdict,
        why=tuple(_why(traced, telling)),
        near=traced.near,
        documents=tuple(dict.fromkeys(ground.document for ground in rule.grounds)),
        last_known=rule.last_known,
        review=(
            telling.say("unreviewed")
            if reviewer is None
            else telling.say("reviewed").format(name=reviewer)
        ),
    )


def _why(traced: trace.TracedRule, telling: Telling) -> Iterator[str]:
    for conditions in traced.branches:
        yield "; ".join(
            f"{telling.slot(slot)}: {telling.values(slot, values)}"
            for slot, values in conditions.items()
        )
    for defeat in traced.defeats:
        yield f"{telling.say('defeated')} {defeat.by.id}: ”{defeat.words}”"
    for miss in traced.misses:
        yield _missed(miss, telling)


def _missed(miss: trace.Miss, telling: Telling) -> str:
    if isinstance(miss, trace.SlotMiss):
        return telling.say("needs").format(
            slot=telling.slot(miss.slot), values=telling.values(miss.slot, miss.allowed)
        )
    if isinstance(miss, trace.TimeMiss):
        if miss.within:
            return telling.say("needs_time").format(bands=telling.bands(miss.within))
        return telling.say("not_in_time").format(bands=telling.bands(miss.outside))
    if miss.begins is not None:
        day = date_words(miss.begins, telling.language)
        return telling.say("known_first").format(day=day)
    assert miss.ended is not None
    return telling.say("held_until").format(day=date_words(miss.ended, telling.language))
