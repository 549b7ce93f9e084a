"""Whether every citation is the slice of the file that it says it is."""

from __future__ import annotations

from collections.abc import Sequence

from eval.running import CaseRun
from eval.scores.score import Score


def score(runs: Sequence[CaseRun]) -> tuple[Score, ...]:
    """1 for an answer without a fault in its citations; no answer counts 0."""
    return (
        Score(
            id="citation_validity",
            title="Giltiga citat",
            definition="Andel svar där varje citat är tecken för tecken lika med sin plats i "
            "filen, inget går in i en maskerad kontaktuppgift och varje siffra i hakparentes har "
            "en källa. Ska vara 100 %.",
            per_case={
                run.case.id: float(run.plain.answer is not None and not run.plain.faults)
                for run in runs
            },
            details={
                "faults": {run.case.id: list(run.plain.faults) for run in runs if run.plain.faults}
            },
        ),
    )
