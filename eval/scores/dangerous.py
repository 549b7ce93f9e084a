"""Assignments that must never be stated without reserve."""

from __future__ import annotations

from collections.abc import Sequence

from eval.checks import dangerous_assignments
from eval.running import CaseRun
from eval.scores.score import Score


def score(runs: Sequence[CaseRun]) -> tuple[Score, ...]:
    """Number of dangerous assignments a case; no answer states none."""
    found = {
        run.case.id: dangerous_assignments(run.case, run.plain.answer)
        for run in runs
        if run.case.expect.dangerous and run.plain.answer is not None
    }
    return (
        Score(
            id="dangerous",
            title="Farliga ansvar",
            definition="Antal ansvar per fall som står som avgjorda utan villkor fast fallet säger "
            "att de aldrig får göra det. Ska vara noll.",
            per_case={case: float(len(entries)) for case, entries in found.items()},
            lower_is_better=True,
            unit="count",
            details={
                "cases": {
                    case: [f"{r.duty} → {r.actor}" for r in entries]
                    for case, entries in found.items()
                    if entries
                }
            },
        ),
    )
