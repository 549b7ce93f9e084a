"""The scores of the suite: one a file, each with its definition.

A score takes the runs of one set and gives one or more ``Score``. A case that
failed to answer counts 0 wherever the score applies to it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import ModuleType

from eval.running import CaseRun
from eval.scores import (
    abstention,
    assignment_precision,
    assignment_recall,
    cases_right,
    citation_validity,
    clause_recall,
    dangerous,
    facts,
    kind_accuracy,
    latency,
    quote_precision,
    robustness,
    slot_accuracy,
    status_confusion,
    twin_agreement,
    uncited_statements,
)
from eval.scores.score import Score

_MODULES: tuple[ModuleType, ...] = (
    cases_right,
    status_confusion,
    kind_accuracy,
    assignment_recall,
    assignment_precision,
    dangerous,
    slot_accuracy,
    facts,
    clause_recall,
    quote_precision,
    citation_validity,
    uncited_statements,
    abstention,
    twin_agreement,
    robustness,
    latency,
)


def all_scores(runs: Sequence[CaseRun]) -> tuple[Score, ...]:
    """Every score over the runs, in the order of the report."""
    found: list[Score] = []
    for module in _MODULES:
        judge: Callable[[Sequence[CaseRun]], tuple[Score, ...]] = module.score
        found += judge(runs)
    return tuple(found)
