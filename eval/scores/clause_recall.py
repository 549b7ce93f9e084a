"""Whether the clauses that carry the answer are quoted, and how soon."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.domain.answer import Citation
from eval.checks import meets
from eval.running import CaseRun
from eval.scores.score import Score

BUDGETS = (1500, 3000)
"""Quoted characters that a reader is thought to take in."""
CURVE = (250, 500, 750, 1000, 1500, 2000, 3000, 4500, 6000)


def score(runs: Sequence[CaseRun]) -> tuple[Score, ...]:
    """Share of a case's any-of groups met, within each budget and without one."""
    judged = [run for run in runs if run.case.expect.required]
    curve = {
        budget: sum(_share(run, budget) for run in judged) / len(judged)
        for budget in CURVE
        if judged
    }
    within = tuple(
        Score(
            id=f"clause_recall_{budget}",
            title=f"Rätt avsnitt inom {budget} tecken",
            definition=f"Andel av fallets bärande avsnitt som citeras bland de första {budget} "
            "tecknen citat, i den ordning citaten är numrerade. Ett avsnitt räknas som visat när "
            "minst 90 % av dess bokstäver är citerade.",
            per_case={run.case.id: _share(run, budget) for run in judged},
        )
        for budget in BUDGETS
    )
    whole = Score(
        id="clause_recall",
        title="Rätt avsnitt, utan gräns",
        definition="Andel av fallets bärande avsnitt som citeras någonstans i svaret.",
        per_case={run.case.id: _share(run, None) for run in judged},
        details={"curve": curve},
    )
    return (*within, whole)


def first_characters(citations: Sequence[Citation], budget: int | None) -> tuple[Citation, ...]:
    """The citations a reader sees within a budget of characters, the last one cut."""
    if budget is None:
        return tuple(citations)
    shown = []
    left = budget
    for citation in sorted(citations, key=lambda c: c.n):
        length = citation.end - citation.start
        if left <= 0:
            break
        if length > left:
            citation = citation.model_copy(
                update={"end": citation.start + left, "quote": citation.quote[:left]}
            )
        shown.append(citation)
        left -= length
    return tuple(shown)


def _share(run: CaseRun, budget: int | None) -> float:
    if run.plain.answer is None:
        return 0.0
    shown = first_characters(run.plain.answer.citations, budget)
    groups = run.case.expect.required
    return sum(meets(group, shown) for group in groups) / len(groups)
