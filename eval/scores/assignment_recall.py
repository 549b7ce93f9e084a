"""How many of the expected assignments the answers hold."""

from __future__ import annotations

from collections.abc import Sequence

from eval.running import CaseRun
from eval.scores.score import Score


def score(runs: Sequence[CaseRun]) -> tuple[Score, ...]:
    """Share of a case's expected assignments (duty, actor, standing) found."""
    return (
        Score(
            id="assignment_recall",
            title="Funna ansvar",
            definition="Andel av fallets väntade ansvar (uppgift, aktör och ställning) som står i "
            "svaret. Ett väntat ansvar får vara villkorat.",
            per_case={run.case.id: _share(run) for run in runs if run.case.expect.assignments},
        ),
    )


def _share(run: CaseRun) -> float:
    if run.plain.answer is None:
        return 0.0
    wanted = run.case.expect.assignments
    found = run.plain.answer.responsibilities
    hits = sum(any(w.matches(r.duty, r.actor, r.standing) for r in found) for w in wanted)
    return hits / len(wanted)
