"""What the cases cover, and the holes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from eval.case import SETS
from eval.coverage import CoverageRow, together
from eval.outcome import SET_NAMES, Outcome


def _by_kind(rows: Sequence[CoverageRow]) -> str:
    if not rows:
        return ""
    holes = [row for row in rows if row.empty]
    listed = "; ".join(f"{row.group}: {row.label}" for row in holes) or "inga"
    groups = dict.fromkeys(row.group for row in rows)
    tables = "".join(
        f"<details><summary>{escape(group)}</summary><table><thead><tr><th>Vad</th>"
        + "".join(f"<th>{SET_NAMES[name]}</th>" for name in SETS)
        + "</tr></thead><tbody>"
        + "".join(_covered(row) for row in rows if row.group == group)
        + "</tbody></table></details>"
        for group in groups
    )
    return f"<p>Hål ({len(holes)}): {escape(listed)}</p>{tables}"


def _covered(row: CoverageRow) -> str:
    mark = ' class="bad"' if row.empty else ""
    counts = "".join(f'<td class="n">{row.cases[name]}</td>' for name in SETS)
    return f"<tr><td{mark}>{escape(row.label)} <small>{escape(row.id)}</small></td>{counts}</tr>"


def covered(outcome: Outcome) -> str:
    """Holes, municipality against procedure, and a table for each kind of thing."""
    return _by_kind(outcome.coverage) + _crossed(outcome)


def _crossed(outcome: Outcome) -> str:
    down, across = (outcome.vocabulary.slots[slot] for slot in ("atgard", "kommun"))
    counts = together([run.case for run in outcome.runs], down.id, across.id)
    if not counts:
        return ""
    head = "".join(f"<th>{escape(label.sv)}</th>" for label in across.values.values())
    rows = "".join(
        f"<tr><td>{escape(label.sv)}</td>{_counted(value, across.values, counts)}</tr>"
        for value, label in down.values.items()
    )
    return (
        f"<details><summary>{escape(down.label.sv)} mot {escape(across.label.sv)}</summary>"
        f'<div class="scroll"><table><thead><tr><th>Fall som nämner båda</th>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div></details>"
    )


def _counted(
    value: str, across: Mapping[str, object], counts: Mapping[tuple[str, str], int]
) -> str:
    return "".join(f'<td class="n">{counts.get((value, other)) or "·"}</td>' for other in across)
