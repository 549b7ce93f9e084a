"""How long an answer takes once the program is warm."""

from __future__ import annotations

from collections.abc import Sequence

from eval.running import CaseRun
from eval.scores.score import Score


def score(runs: Sequence[CaseRun]) -> tuple[Score, ...]:
    """Milliseconds a question, for the questions as they stand."""
    times = sorted(run.plain.ms for run in runs)
    return (
        Score(
            id="latency",
            title="Svarstid",
            definition="Millisekunder per fråga i en varm process, frågorna som de står. "
            "p50 och p95 i detaljerna.",
            per_case={run.case.id: run.plain.ms for run in runs},
            lower_is_better=True,
            unit="ms",
            details={"p50": _at(times, 0.5), "p95": _at(times, 0.95), "max": max(times, default=0)},
        ),
    )


def _at(times: Sequence[float], share: float) -> float:
    return times[min(len(times) - 1, int(share * len(times)))] if times else 0.0
