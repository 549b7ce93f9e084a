"""The share of cases that are right in everything their expectation names."""

from __future__ import annotations

from collections.abc import Sequence

from eval.running import CaseRun
from eval.scores.score import Score


def score(runs: Sequence[CaseRun]) -> tuple[Score, ...]:
    """1 for a case that passed every check, else 0."""
    return (
        Score(
            id="cases_right",
            title="Rätta fall",
            definition="Andel fall där svaret klarar allt som fallet kräver: typ, status, "
            "ansvar, tolkning, fakta, avsnitt och citat.",
            per_case={run.case.id: float(run.plain.right) for run in runs},
        ),
    )
