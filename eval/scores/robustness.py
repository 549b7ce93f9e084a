"""What bad spelling costs."""

from __future__ import annotations

from collections.abc import Sequence

from eval.checks import dangerous_assignments
from eval.distortions import DISTORTIONS, Distortion
from eval.running import CaseRun
from eval.scores.score import Score


def score(runs: Sequence[CaseRun]) -> tuple[Score, ...]:
    """For each distortion the share of rightly answered cases that stay right."""
    return tuple(
        _under(distortion, runs)
        for distortion in DISTORTIONS
        if any(distortion.id in run.distorted for run in runs)
    )


def _under(distortion: Distortion, runs: Sequence[CaseRun]) -> Score:
    asked = [run for run in runs if distortion.id in run.distorted]
    plain = sum(run.plain.right for run in asked) / len(asked)
    bent = sum(run.distorted[distortion.id].right for run in asked) / len(asked)
    return Score(
        id=f"robustness_{distortion.id}",
        title=f"Tål: {distortion.label}",
        definition=f"Av fallen som är rätt med frågan som den står: andelen som är rätt även "
        f"{distortion.label} (också i tidigare frågor). ”loss” är minskningen i andelen rätta "
        "fall.",
        per_case={
            run.case.id: float(run.distorted[distortion.id].right)
            for run in asked
            if run.plain.right
        },
        details={
            "right": bent,
            "loss": plain - bent,
            "dangerous": dangerous_when_distorted(distortion.id, asked),
        },
    )


def dangerous_when_distorted(distortion: str, runs: Sequence[CaseRun]) -> list[str]:
    """Ids of cases that a distortion drives into a dangerous assignment."""
    found = []
    for run in runs:
        asked = run.distorted.get(distortion)
        if asked is not None and asked.answer is not None:
            found += [run.case.id] if dangerous_assignments(run.case, asked.answer) else []
    return found
