"""Whether the case was read out of the words rightly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from eval.checks import slot_agrees
from eval.running import CaseRun
from eval.scores.score import Score


def score(runs: Sequence[CaseRun]) -> tuple[Score, ...]:
    """Share of a case's expected slots understood; ``details`` has each slot apart."""
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    per_case = {}
    for run in runs:
        wanted = run.case.expect.slots
        if not wanted:
            continue
        answer = run.plain.answer
        hits = [s for s, v in wanted.items() if answer is not None and slot_agrees(s, v, answer)]
        right.update(hits)
        asked.update(list(wanted))
        per_case[run.case.id] = len(hits) / len(wanted)
    return (
        Score(
            id="slot_accuracy",
            title="Rätt tolkade uppgifter",
            definition="Andel av fallets väntade uppgifter (kommun, boende, åtgärd, tidpunkt …) "
            "som lästes rätt ur frågan.",
            per_case=per_case,
            details={"slots": {s: {"right": right[s], "of": asked[s]} for s in sorted(asked)}},
        ),
    )
