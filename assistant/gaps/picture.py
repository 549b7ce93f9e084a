"""Heat maps of grids as SVG that needs nothing else: no script, font or file from elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from assistant.domain.overview import Grid
from assistant.domain.survey import CellStatus
from assistant.domain.vocabulary import Vocabulary
from assistant.gaps.words import STATUSES

_FILLS: dict[CellStatus, str] = {
    "settled": "#d3ead8",
    "conditional": "#fdf0b8",
    "contested": "#f7c59a",
    "silent": "#d5d7e3",
    "conflict": "#eba3b8",
}
_LABELS = 330
"""Width of the row labels, pixels."""
_ROW = 24
_HEADINGS = 96
_MARGIN = 20
_ACROSS = 2
"""Panels beside each other where their columns are few."""
_NARROW = 4


def heat_map(
    title: str,
    note: str,
    grids: Sequence[Grid],
    headings: Sequence[str],
    vocabulary: Vocabulary,
) -> str:
    """A panel for each grid, a letter and a colour in each cell, and what they mean.

    Args:
        title: What the picture shows.
        note: What is presumed and left open in it.
        grids: Grids over the same slot and columns.
        headings: A heading for each column.
        vocabulary: Gives rows and panels their labels.
    """
    cell = 92 if len(headings) <= _NARROW else 46
    wide = _LABELS + cell * len(headings) + 2 * _MARGIN
    across = _ACROSS if len(headings) <= _NARROW else 1
    high = 40 + _HEADINGS + _ROW * max((len(grid.rows) for grid in grids), default=0)
    top = 96 + 20 * len(STATUSES)
    parts = [
        f'<text x="{_MARGIN}" y="32" class="t">{escape(title)}</text>',
        f'<text x="{_MARGIN}" y="54">{escape(note)}</text>',
        *_legend(),
    ]
    for number, grid in enumerate(grids):
        x = _MARGIN + wide * (number % across)
        y = top + high * (number // across)
        parts.append(_panel(grid, headings, vocabulary, x, y, cell))
    height = top + high * -(-len(grids) // across)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" lang="sv" role="img" '
        f'viewBox="0 0 {max(wide * across, 900)} {height}" font-family="sans-serif" '
        f'font-size="13" fill="#1c1c1c"><title>{escape(title)}</title>'
        f"<desc>{escape(note)}</desc><style>.t{{font-size:18px;font-weight:700}}"
        ".p{font-weight:700}</style>"
        '<rect width="100%" height="100%" fill="#fff"/>' + "".join(parts) + "</svg>\n"
    )


def _legend() -> list[str]:
    lines = []
    for number, (status, word) in enumerate(STATUSES.items()):
        y = 68 + 20 * number
        lines.append(_square(_MARGIN, y, 24, 18, status))
        lines.append(f'<text x="{_MARGIN + 32}" y="{y + 14}">{escape(word.meaning)}</text>')
    return lines


def _panel(
    grid: Grid, headings: Sequence[str], vocabulary: Vocabulary, x: int, y: int, cell: int
) -> str:
    parts = [
        f'<text x="{x}" y="{y + 18}" class="p">{escape(vocabulary.duties[grid.duty].sv)}</text>'
    ]
    for column, heading in enumerate(headings):
        left = x + _LABELS + cell * column + cell // 2
        parts.append(
            f'<text x="{left}" y="{y + _HEADINGS + 12}" font-size="11" '
            f'transform="rotate(-40 {left} {y + _HEADINGS + 12})">{escape(heading)}</text>'
        )
    for row, (value, statuses) in enumerate(grid.rows.items()):
        down = y + _HEADINGS + 20 + _ROW * row
        label = vocabulary.slots[grid.slot].values[value].sv
        parts.append(
            f'<text x="{x + _LABELS - 8}" y="{down + 16}" text-anchor="end">{escape(label)}</text>'
        )
        parts += [
            _square(x + _LABELS + cell * column, down, cell - 2, _ROW - 2, status)
            for column, status in enumerate(statuses)
        ]
    return f"<g>{''.join(parts)}</g>"


def _square(x: int, y: int, width: int, height: int, status: CellStatus) -> str:
    return (
        f'<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="{_FILLS[status]}" '
        f'stroke="#555" stroke-width="0.5"/><text x="{x + width // 2}" y="{y + height - 5}" '
        f'text-anchor="middle">{STATUSES[status].letter}</text>'
    )
