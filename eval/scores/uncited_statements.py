"""Sentences that state something and cite nothing."""

from __future__ import annotations

from collections.abc import Sequence

from eval.running import CaseRun
from eval.scores.score import Score
from eval.sentences import stating_sentences, uncited


def score(runs: Sequence[CaseRun]) -> tuple[Score, ...]:
    """Share of a case's stating sentences that carry no mark; 1 where no answer came."""
    per_case = {}
    found = {}
    for run in runs:
        answer = run.plain.answer
        if answer is None:
            per_case[run.case.id] = 1.0
            continue
        stating = stating_sentences(answer)
        bare = uncited(answer)
        if stating:
            per_case[run.case.id] = len(bare) / len(stating)
        if bare:
            found[run.case.id] = list(bare)
    return (
        Score(
            id="uncited_statements",
            title="Påståenden utan källa",
            definition="Andel av svarets påstående meningar som saknar [n]. Antaganden, villkor, "
            "luckor, frågor, rubriker och avböjanden räknas inte.",
            per_case=per_case,
            lower_is_better=True,
            details={"sentences": found},
        ),
    )
