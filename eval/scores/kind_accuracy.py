"""Whether the question was taken for what it is."""

from __future__ import annotations

from collections.abc import Sequence

from eval.running import CaseRun
from eval.scores.score import Score


def score(runs: Sequence[CaseRun]) -> tuple[Score, ...]:
    """1 where ``kind`` is one that the case accepts."""
    return (
        Score(
            id="kind_accuracy",
            title="Rätt frågetyp",
            definition="Andel fall där frågan uppfattades som det den är: ansvarsfråga, "
            "uppslagsfråga, oklar eller utanför.",
            per_case={
                run.case.id: float(
                    run.plain.answer is not None and run.plain.answer.kind in run.case.expect.kinds
                )
                for run in runs
                if run.case.expect.kinds
            },
        ),
    )
