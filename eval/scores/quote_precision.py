"""How much of what is quoted is needed, and how much there is to read."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.domain.answer import Citation
from assistant.domain.clause import Span
from eval.case import Anchor, Case
from eval.running import CaseRun
from eval.scores.clause_recall import BUDGETS, first_characters
from eval.scores.score import Score


def score(runs: Sequence[CaseRun]) -> tuple[Score, ...]:
    """Share of quoted characters that lie in a required clause; and their number."""
    judged = [run for run in runs if run.case.expect.required]
    within = tuple(
        Score(
            id=f"quote_precision_{budget}",
            title=f"Träffsäkra citat inom {budget} tecken",
            definition=f"Av de första {budget} tecknen citat: andelen som ligger i ett avsnitt som "
            "fallet kräver. Fallen anger bara de viktigaste orden, så måttet når aldrig 1; det "
            "jämför versioner.",
            per_case={run.case.id: _share(run, budget) for run in judged},
        )
        for budget in BUDGETS
    )
    length = Score(
        id="quoted_characters",
        title="Citerade tecken",
        definition="Antal citerade tecken per svar, i genomsnitt över fall med krävda avsnitt som "
        "fick svar.",
        per_case={
            run.case.id: float(sum(c.end - c.start for c in run.plain.answer.citations))
            for run in judged
            if run.plain.answer is not None
        },
        lower_is_better=True,
        unit="characters",
    )
    return (*within, length)


def _share(run: CaseRun, budget: int) -> float:
    if run.plain.answer is None:
        return 0.0
    return precision(run.case, run.plain.answer.citations, budget)


def precision(case: Case, citations: Sequence[Citation], budget: int) -> float:
    """Of the first characters that are quoted: the share that a case requires; 0 without any."""
    shown = first_characters(citations, budget)
    total = sum(c.end - c.start for c in shown)
    anchors = [anchor for group in case.expect.required for anchor in group]
    return sum(_needed(c, anchors) for c in shown) / total if total else 0.0


def _needed(citation: Citation, anchors: Sequence[Anchor]) -> int:
    spans = [
        Span(start=max(citation.start, s.start), end=min(citation.end, s.end))
        for anchor in anchors
        if citation.file.endswith(anchor.file) or anchor.file.endswith(citation.file)
        for s in anchor.spans
        if citation.start < s.end and s.start < citation.end
    ]
    return len({at for span in spans for at in range(span.start, span.end)})
