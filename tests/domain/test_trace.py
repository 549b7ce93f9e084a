"""The trace gives every rule one verdict, and the reason it gives is the one that decides."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from assistant.cli.main import main
from assistant.domain.question import Moment
from assistant.domain.trace import DateMiss, SlotMiss, TimeMiss, TracedPart, TracedRule, trace_duty
from tests.knowledge import (
    CORPUS,
    assistant,
    every_county,
    every_duty,
    knowledge_of,
    resolver_of,
    shipped,
)

VOCABULARY = shipped().vocabulary
Facts = dict[str, str | tuple[str, ...]]


def traced(duty: str, facts: Facts, at: datetime, folder: Path = CORPUS) -> TracedPart:
    (resolution,) = resolver_of(folder).resolve(facts, Moment(start=at, end=at), [duty]).duties
    (part,) = trace_duty(resolution)
    return part


def cases(folder: Path, seed: str, number: int) -> list[tuple[Facts, datetime]]:
    """Possible cases with some of their slots open, at any minute of fourteen years."""
    chance = random.Random(seed)
    vocabulary = knowledge_of(folder).vocabulary
    slots = [s for s in vocabulary.slots.values() if not s.interval and s.id != "plikt"]
    found: list[tuple[Facts, datetime]] = []
    for _ in range(number):
        facts: Facts = {
            slot.id: (value,) if slot.many else value
            for slot in slots
            if chance.random() < 0.7
            for value in [chance.choice(list(slot.values))]
        }
        minutes = chance.randrange(60 * 24 * 366 * 14)
        at = datetime(2015, 1, 1, tzinfo=vocabulary.zone) + timedelta(minutes=minutes)
        if resolver_of(folder).possible(facts):
            found.append((facts, at))
    assert found
    return found


@every_duty
def test_every_rule_has_one_verdict_and_every_other_than_fired_has_its_reason(
    folder: Path, duty: str
) -> None:
    book = knowledge_of(folder).book
    for facts, at in cases(folder, duty, 40):
        part = traced(duty, facts, at, folder)
        assert [t.rule.id for t in part.rules] == [r.id for r in book.for_duty(duty)]
        fired = {r.id for b in part.part.branches for r in b.outcome.fired}
        assert {t.rule.id for t in part.rules if t.verdict == "fired"} == fired
        for rule in part.rules:
            assert bool(rule.misses) == (rule.verdict == "blocked")
            assert bool(rule.defeats) == (rule.verdict == "defeated")


@every_county
def test_a_near_miss_comes_into_play_once_its_slot_is_changed(folder: Path) -> None:
    vocabulary, resolver = knowledge_of(folder).vocabulary, resolver_of(folder)
    tried = 0
    for duty, facts, at, rule in near_misses(folder):
        (miss,) = rule.misses
        assert isinstance(miss, SlotMiss)
        for value in miss.allowed:
            many = vocabulary.slots[miss.slot].many
            other: Facts = {**facts, miss.slot: (value,) if many else value}
            if resolver.possible(other):
                tried += 1
                changed = traced(duty, other, at, folder).rules
                (after,) = [t for t in changed if t.rule.id == rule.rule.id]
                assert not any(
                    isinstance(m, SlotMiss) and m.slot == miss.slot for m in after.misses
                )
    assert tried


def near_misses(folder: Path) -> Iterator[tuple[str, Facts, datetime, TracedRule]]:
    for duty in knowledge_of(folder).vocabulary.duties:
        for facts, at in cases(folder, duty, 30):
            for rule in traced(duty, facts, at, folder).rules:
                if rule.near:
                    yield duty, facts, at, rule


def verdict(duty: str, facts: Facts, at: str, rule: str) -> object:
    moment = datetime.fromisoformat(at).replace(tzinfo=VOCABULARY.zone)
    found = {t.rule.id: t for t in traced(duty, facts, moment).rules}[rule]
    return found.misses or [(d.by.id, d.words) for d in found.defeats]


def test_it_says_which_hour_is_missing() -> None:
    facts: Facts = {"boende": "ordinart_boende"}
    assert verdict("akut_hembesok", facts, "2026-11-20T16:59", "jour-rad-hembesok") == (
        TimeMiss(within=("jour",), outside=()),
    )


def test_it_says_from_which_day_a_rule_is_known() -> None:
    misses = verdict("vardintyg", {}, "2025-05-27T23:00", "jour-vardintyg-dodsfall")
    assert misses == (DateMiss(begins=date(2025, 5, 28), ended=None),)


def test_it_says_which_words_make_a_rule_give_way() -> None:
    facts: Facts = {"boende": "korttidsboende"}
    found = verdict("patientansvar", facts, "2026-11-20T10:00", "patientansvar-listad-vardcentral")
    assert isinstance(found, list)
    assert [by for by, _ in found] == ["patientansvar-korttidsboende"]
    grounds = [g.quote for r in shipped().book.rules if r.id == found[0][0] for g in r.grounds]
    assert any(found[0][1] in quote for quote in grounds)


def test_resolve_shows_it_as_words_and_as_json_and_only_when_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = tmp_path / "fall.json"
    case.write_text(json.dumps({"boende": "korttidsboende", "plikt": ["patientansvar"]}), "utf-8")
    arguments = ["resolve", str(case), "--as-of", "2026-11-20T10:00"]
    assert main([*arguments, "--trace"], lambda _: assistant()) == 0
    words = capsys.readouterr().out
    assert "< patientansvar-listad-vardcentral: ger vika" in words
    assert "senast känt" in words
    assert "ingen har granskat regeln" in words
    assert main([*arguments, "--trace", "--json"], lambda _: assistant()) == 0
    answer = json.loads(capsys.readouterr().out)
    (asked,) = [duty for duty in answer["trace"] if duty["duty"] == "patientansvar"]
    newest = max(
        r["last_known"] for r in answer["responsibilities"] if r["duty"] == "patientansvar"
    )
    assert asked["last_known"] >= newest
    fired = {rule["rule"] for rule in asked["rules"] if rule["verdict"] == "fired"}
    assert "patientansvar-korttidsboende" in fired
    assert main([*arguments, "--json"], lambda _: assistant()) == 0
    assert json.loads(capsys.readouterr().out)["trace"] is None


def test_no_rule_is_said_to_be_reviewed() -> None:
    answer = assistant().resolve({"boende": "ordinart_boende"}, trace=True)
    told = {rule.review for duty in answer.trace or () for rule in duty.rules}
    assert told == {"ingen har granskat regeln"}
