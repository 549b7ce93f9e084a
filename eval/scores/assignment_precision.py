"""How many of the assignments that answers state are expected ones."""

from __future__ import annotations

from collections.abc import Sequence

from eval.running import CaseRun
from eval.scores.score import Score


def score(runs: Sequence[CaseRun]) -> tuple[Score, ...]:
    """Share of settled, unconditional assignments that are expected.

    Judged only for the duties that a case expects something about: further
    duties in the answer are no fault of its own. An answer that states nothing
    for sure about them has no precision; what it lacks shows in the recall.
    """
    shares = {run.case.id: _share(run) for run in runs if run.case.expect.assignments}
    return (
        Score(
            id="assignment_precision",
            title="Riktiga ansvar",
            definition="Av de ansvar som svaret anger som avgjorda utan villkor, för uppgifter som "
            "fallet säger något om: andelen som är väntade. Svar som inte anger något säkert om "
            "dem räknas inte här; det som saknas syns i funna ansvar.",
            per_case={case: share for case, share in shares.items() if share is not None},
        ),
    )


def _share(run: CaseRun) -> float | None:
    if run.plain.answer is None:
        return 0.0
    wanted = run.case.expect.assignments
    duties = {w.duty for w in wanted}
    stated = [
        r
        for r in run.plain.answer.responsibilities
        if r.duty in duties and r.standing == "settled" and r.condition is None
    ]
    if not stated:
        return None
    right = sum(any(r.duty == w.duty and r.actor in w.actors for w in wanted) for r in stated)
    return right / len(stated)
