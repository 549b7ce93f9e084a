"""The outcome in a page of Markdown, for a pull request or a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set

from eval.case import SETS
from eval.outcome import (
    PART_FIGURES,
    SET_NAMES,
    Outcome,
    first_and_now,
    part_state,
    set_sizes,
    shown,
)

_MOST_CASES = 20


def markdown_summary(outcome: Outcome) -> str:
    """Verdict, reasons, figures and the changed cases.

    Quotes no question, and names no blind case: whoever works on the program reads this page,
    and must not learn what the blind cases ask.
    """
    blind = {run.case.id for run in outcome.runs if run.case.set == "blind"}
    names = [name for name in SETS if name in outcome.scores]
    sizes = ", ".join(
        f"{size} {SET_NAMES[name]}" for name, size in set_sizes(outcome).items() if size
    )
    lines = [
        f"# {outcome.headline}",
        "",
        f"Fall: {sizes}. Slutkod {int(outcome.verdict.exit)}.",
        "",
    ]
    for reason in outcome.verdict.reasons:
        lines.append(f"- {reason.what}{_named(reason.cases, blind)}")
    lines += [f"- {note}" for note in outcome.verdict.notes]
    if len(lines) > 4:
        lines.append("")
    head = ["Mått", *(SET_NAMES[name] for name in names)]
    lines += ["| " + " | ".join(head) + " |", "|" + " --- |" * len(head)]
    by_id = {name: {s.id: s for s in outcome.scores[name]} for name in names}
    for id_ in dict.fromkeys(s.id for name in names for s in outcome.scores[name]):
        present = next(by_id[name][id_] for name in names if id_ in by_id[name])
        cells = [present.title]
        for name in names:
            score = by_id[name].get(id_)
            cells.append("–" if score is None else shown(score, score.value))
        lines.append("| " + " | ".join(cells) + " |")
    lines += _parts(outcome)
    if outcome.ragas is not None:
        lines += ["", outcome.ragas.note]
        lines += (
            f"- ragas {f.name}: "
            + ", ".join(
                f"{SET_NAMES[name]} {value:.3f}"
                for name, value in f.values.items()
                if value is not None
            )
            for f in outcome.ragas.figures
        )
    if outcome.verdict.changes:
        lines += ["", "Ändrat:"]
        lines += (
            f"- {c.case}: {c.kind}{f' ({c.note})' if c.note else ''}"
            for c in outcome.verdict.changes
            if c.case not in blind
        )
        hidden = Counter(c.kind for c in outcome.verdict.changes if c.case in blind)
        lines += (f"- {count} blinda fall: {kind}" for kind, count in hidden.items())
    return "\n".join(lines) + "\n"


def _parts(outcome: Outcome) -> list[str]:
    if not outcome.blind_parts:
        return []
    head = ["Blind del, första → nu", *PART_FIGURES.values()]
    rows = [
        [f"{part.name} ({part_state(part)})", *(first_and_now(part, id_) for id_ in PART_FIGURES)]
        for part in outcome.blind_parts
    ]
    return ["", *(f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows))]


def _named(cases: Sequence[str], blind: Set[str]) -> str:
    shown = [case for case in cases if case not in blind]
    parts = shown[:_MOST_CASES]
    if len(shown) > _MOST_CASES:
        parts.append(f"{len(shown) - _MOST_CASES} till")
    if len(shown) < len(cases):
        parts.append(f"{len(cases) - len(shown)} blinda")
    return f": {', '.join(parts)}" if parts else ""
