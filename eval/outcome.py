"""Everything that one run of the suite found: what the reports are made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from assistant.domain.answer import Versions
from assistant.domain.clause import Document
from assistant.domain.vocabulary import Vocabulary
from eval.baseline import HistoryPoint
from eval.case import SETS
from eval.coverage import CoverageRow
from eval.first_blind import BlindPart
from eval.gate import Exit, Verdict
from eval.ragas_scores import RagasResult
from eval.running import CaseRun
from eval.scores.score import Score
from eval.understood import Understood

SET_NAMES = {"tune": "trimning", "blind": "blint"}
STATUS_NAMES = {
    "settled": "avgjort",
    "contested": "omstritt",
    "conditional": "beror på",
    "silent": "tyst",
    "out_of_scope": "utanför",
    "error": "inget svar",
}
HEADLINES = {
    Exit.PASS: "Släpps igenom",
    Exit.REGRESSION: "Stoppas: något har blivit sämre eller är farligt",
    Exit.MISUSE: "Går inte att bedöma: utvärderingen är fel använd eller föll själv",
    Exit.REVIEW: "Behöver granskas av en människa",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """One run of the suite, whole."""

    verdict: Verdict
    runs: Sequence[CaseRun]
    scores: Mapping[str, Sequence[Score]]
    """Set name to its scores."""
    blind_parts: Sequence[BlindPart]
    versions: Versions
    vocabulary: Vocabulary
    coverage: Sequence[CoverageRow] = ()
    documents: Mapping[str, Document] = field(default_factory=dict)
    history: Sequence[HistoryPoint] = ()
    understood: Sequence[Understood] = ()
    ragas: RagasResult | None = None
    partial: bool = False
    """Whether only some of the cases were asked."""

    @property
    def headline(self) -> str:
        """The verdict in a few words."""
        note = " (bara ett urval av fallen)" if self.partial else ""
        return HEADLINES[self.verdict.exit] + note


def shown(score: Score, value: float | None) -> str:
    """A figure as a reader expects it."""
    if value is None:
        return "–"
    if score.unit == "share":
        return f"{100 * value:.1f} %".replace(".", ",")
    if score.unit == "count":
        return f"{value:.2f}".replace(".", ",")
    return f"{value:.0f} {'ms' if score.unit == 'ms' else 'tecken'}"


PART_FIGURES = {
    "cases_right": "Rätta fall",
    "status_accuracy": "Rätt status",
    "kind_accuracy": "Rätt frågetyp",
    "assignment_recall": "Funna ansvar",
    "dangerous": "Farliga ansvar",
    "facts": "Fakta",
    "clause_recall_1500": "Rätt avsnitt inom 1500 tecken",
}
"""Scores that are shown for each blind part, first and now."""


def part_state(part: BlindPart) -> str:
    """How many cases a part has and whether they are still unseen."""
    if not part.cases:
        return "inte med i den här körningen"
    if part.opened == part.cases:
        return f"{part.cases} fall, öppnad"
    opened = f", {part.opened} öppnade" if part.opened else ""
    return f"{part.cases} fall, osedd{opened}"


def first_and_now(part: BlindPart, score: str) -> str:
    """A figure of a part as ``first → now``."""
    now = part.now.get(score)
    first = None if part.first is None else part.first.scores.get(score)
    if now is None:
        return "–" if first is None else f"{first:.2f} → –".replace(".", ",")
    return f"{shown(now, first)} → {shown(now, now.value)}"


def as_json(outcome: Outcome) -> dict[str, Any]:
    """The whole outcome, ready for JSON."""
    return {
        "exit": int(outcome.verdict.exit),
        "headline": outcome.headline,
        "partial": outcome.partial,
        "versions": outcome.versions.model_dump(),
        "reasons": [
            {"exit": int(r.exit), "what": r.what, "cases": list(r.cases)}
            for r in outcome.verdict.reasons
        ],
        "changes": [
            {"case": c.case, "kind": c.kind, "note": c.note} for c in outcome.verdict.changes
        ],
        "notes": list(outcome.verdict.notes),
        "blind_parts": [
            {
                "part": part.name,
                "cases": part.cases,
                "opened": part.opened,
                "first": None
                if part.first is None
                else {"cases": part.first.cases, "scores": dict(part.first.scores)},
                "now": {id_: score.value for id_, score in part.now.items()},
            }
            for part in outcome.blind_parts
        ],
        "scores": {
            name: {
                score.id: {
                    "title": score.title,
                    "definition": score.definition,
                    "value": score.value,
                    "interval": score.interval,
                    "cases": len(score.per_case),
                    "unit": score.unit,
                    "lower_is_better": score.lower_is_better,
                    "per_case": dict(score.per_case),
                    "details": dict(score.details),
                }
                for score in scores
            }
            for name, scores in outcome.scores.items()
        },
        "understood": [
            {
                "file": found.file,
                "utterances": found.utterances,
                "slot_f1": found.slot_f1,
                "kind": found.kind,
                "follow_up": found.follow_up,
            }
            for found in outcome.understood
        ],
        "ragas": outcome.ragas.as_json() if outcome.ragas is not None else None,
        "coverage": [
            {"group": row.group, "id": row.id, "label": row.label, "cases": dict(row.cases)}
            for row in outcome.coverage
        ],
        "cases": [_case(run) for run in outcome.runs],
    }


def set_sizes(outcome: Outcome) -> dict[str, int]:
    """Number of cases asked in each set."""
    return {name: sum(run.case.set == name for run in outcome.runs) for name in SETS}


def _case(run: CaseRun) -> dict[str, Any]:
    case, plain = run.case, run.plain
    return {
        "id": case.id,
        "set": case.set,
        "file": case.file,
        "persona": case.persona,
        "as_of": case.as_of.isoformat(),
        "history": list(case.history),
        "question": case.question,
        "language": case.language,
        "critical": case.expect.critical,
        "right": plain.right,
        "error": plain.error,
        "ms": round(plain.ms, 2),
        "checks": [
            {"name": c.name, "passed": c.passed, "expected": c.expected, "got": c.got}
            for c in plain.checks
        ],
        "distorted": {id_: asked.right for id_, asked in run.distorted.items()},
        "answer": plain.answer.model_dump(mode="json") if plain.answer is not None else None,
    }
