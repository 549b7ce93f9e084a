"""Which status was given where which was right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from eval.case import STATUSES
from eval.running import CaseRun
from eval.scores.score import Score

NO_ANSWER = "error"


def score(runs: Sequence[CaseRun]) -> tuple[Score, ...]:
    """Accuracy, and in ``details`` the matrix: row expected, column got.

    An acceptable status other than the best stands on the diagonal of its own row.
    """
    judged = [run for run in runs if run.case.expect.statuses]
    cells: Counter[tuple[str, str]] = Counter()
    per_case = {}
    for run in judged:
        wanted = run.case.expect.statuses
        got = run.plain.answer.status if run.plain.answer is not None else NO_ANSWER
        cells[got if got in wanted else wanted[0], got] += 1
        per_case[run.case.id] = float(got in wanted)
    columns = (*STATUSES, NO_ANSWER)
    matrix = {row: {column: cells[row, column] for column in columns} for row in STATUSES}
    return (
        Score(
            id="status_accuracy",
            title="Rätt status",
            definition="Andel fall där svarets status (avgjort, omstritt, beror på, tyst, utanför) "
            "är en av dem som fallet godtar. Matrisen visar vilken som gavs där vilken var rätt.",
            per_case=per_case,
            details={"matrix": matrix},
        ),
    )
