"""Whether silence and refusal come where they should, and only there."""

from __future__ import annotations

from collections.abc import Sequence

from eval.running import CaseRun
from eval.scores.score import Score

_WORDS = {"silent": "tystnad", "out_of_scope": "avböjande"}


def score(runs: Sequence[CaseRun]) -> tuple[Score, ...]:
    """Precision and recall of ``silent`` and of ``out_of_scope``."""
    judged = [run for run in runs if run.case.expect.statuses]
    found = []
    for status, word in _WORDS.items():
        found += [
            Score(
                id=f"{status}_precision",
                title=f"Befogad {word}" if status == "silent" else f"Befogat {word}",
                definition=f"Av svaren med status {status}: andelen där fallet godtar det. "
                "Motsatsen är falsk tystnad.",
                per_case={
                    run.case.id: float(status in run.case.expect.statuses)
                    for run in judged
                    if run.plain.answer is not None and run.plain.answer.status == status
                },
            ),
            Score(
                id=f"{status}_recall",
                title=f"Funnen {word}" if status == "silent" else f"Funnet {word}",
                definition=f"Av fallen där {status} är bästa status: andelen som fick en status "
                "som fallet godtar. Motsatsen är ett falskt svar.",
                per_case={
                    run.case.id: float(
                        run.plain.answer is not None
                        and run.plain.answer.status in run.case.expect.statuses
                    )
                    for run in judged
                    if run.case.expect.statuses[0] == status
                },
            ),
        ]
    return tuple(found)
