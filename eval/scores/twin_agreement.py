"""Whether a question gets the same answer in Swedish and in English."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.domain.answer import Answer
from eval.running import CaseRun
from eval.scores.score import Score


def score(runs: Sequence[CaseRun]) -> tuple[Score, ...]:
    """1 for a pair with the same kind, status and assignments; each pair counted once."""
    by_id = {run.case.id: run for run in runs}
    per_case = {}
    for run in runs:
        twin = by_id.get(run.case.twin or "")
        if twin is None or twin.case.id in per_case:
            continue
        first, second = run.plain.answer, twin.plain.answer
        per_case[run.case.id] = float(
            first is not None and second is not None and told(first) == told(second)
        )
    return (
        Score(
            id="twin_agreement",
            title="Lika på svenska och engelska",
            definition="Andel tvillingpar (samma fråga på svenska och engelska) med samma typ, "
            "status och ansvar. Säger inte att svaret är rätt.",
            per_case=per_case,
        ),
    )


def told(answer: Answer) -> tuple[object, ...]:
    """What an answer says apart from its words."""
    return (
        answer.kind,
        answer.status,
        frozenset(
            (r.duty, r.actor, r.standing, r.condition is None) for r in answer.responsibilities
        ),
    )
