"""Whether the facts of a right answer are said."""

from __future__ import annotations

from collections.abc import Sequence

from eval.checks import says_fact
from eval.running import CaseRun
from eval.scores.score import Score


def score(runs: Sequence[CaseRun]) -> tuple[Score, ...]:
    """Share of a case's facts found in what the reader sees."""
    return (
        Score(
            id="facts",
            title="Fakta",
            definition="Andel av fallets fakta (datum, belopp, namn, §) som står i svaret eller "
            "dess citat. Ser bara att ordet finns, inte att det sägs om rätt sak.",
            per_case={run.case.id: _share(run) for run in runs if run.case.expect.facts},
        ),
    )


def _share(run: CaseRun) -> float:
    answer = run.plain.answer
    if answer is None:
        return 0.0
    facts = run.case.expect.facts
    return sum(says_fact(fact, answer) for fact in facts) / len(facts)
