"""Plots as inline SVG: no script, no font and no file from elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

_INK = "var(--ink)"
_SOFT = "var(--soft)"
_LINES = ("var(--one)", "var(--two)", "var(--three)")


def bars(rows: Sequence[tuple[str, float, str]], *, title: str, top: float = 1.0) -> str:
    """Horizontal bars: label, value up to ``top``, and the words at its end."""
    if not rows:
        return ""
    height = 26 * len(rows) + 8
    parts = []
    for at, (label, value, words) in enumerate(rows):
        y = 26 * at + 6
        width = 300 * max(0.0, min(value, top)) / top if top else 0
        parts.append(
            f'<text x="250" y="{y + 14}" text-anchor="end">{escape(_cut(label, 34))}</text>'
            f'<rect x="260" y="{y}" width="300" height="18" fill="{_SOFT}"/>'
            f'<rect x="260" y="{y}" width="{width:.1f}" height="18" fill="{_LINES[0]}"/>'
            f'<text x="568" y="{y + 14}">{escape(words)}</text>'
        )
    return _svg(680, height, title, "".join(parts))


def matrix(cells: Mapping[str, Mapping[str, int]], labels: Mapping[str, str], *, title: str) -> str:
    """A table of counts as shaded squares: rows expected, columns got."""
    rows = list(cells)
    columns = list(next(iter(cells.values()), {}))
    parts = []
    for at, column in enumerate(columns):
        parts.append(
            f'<text x="{190 + 84 * at}" y="34" text-anchor="middle">'
            f"{escape(labels.get(column, column))}</text>"
        )
    for down, row in enumerate(rows):
        y = 46 + 44 * down
        total = sum(cells[row].values())
        parts.append(
            f'<text x="140" y="{y + 25}" text-anchor="end">{escape(labels.get(row, row))}</text>'
        )
        for at, column in enumerate(columns):
            count = cells[row][column]
            share = count / total if total else 0
            colour = _LINES[0] if row == column else _LINES[1]
            parts.append(
                f'<rect x="{150 + 84 * at}" y="{y}" width="80" height="40" fill="{_SOFT}"/>'
                f'<rect x="{150 + 84 * at}" y="{y}" width="80" height="40" fill="{colour}" '
                f'fill-opacity="{share:.2f}"/>'
                f'<text x="{190 + 84 * at}" y="{y + 25}" text-anchor="middle">{count or "·"}</text>'
            )
    axis = '<text x="150" y="14">fick →</text><text x="140" y="34" text-anchor="end">rätt ↓</text>'
    return _svg(160 + 84 * len(columns), 52 + 44 * len(rows), title, axis + "".join(parts))


def lines(
    series: Mapping[str, Sequence[tuple[float, float]]],
    *,
    title: str,
    x_title: str,
    x_labels: Mapping[float, str] | None = None,
) -> str:
    """Lines over a common x axis; y runs from 0 to 1."""
    xs = [x for points in series.values() for x, _ in points]
    if not xs:
        return ""
    low, high = min(xs), max(xs)
    span = (high - low) or 1

    def place(x: float, y: float) -> tuple[float, float]:
        return 50 + 540 * (x - low) / span, 210 - 190 * max(0.0, min(y, 1.0))

    parts = [
        f'<line x1="50" x2="590" y1="{210 - 190 * y}" y2="{210 - 190 * y}" stroke="{_SOFT}"/>'
        f'<text x="42" y="{214 - 190 * y}" text-anchor="end">{y:.0%}</text>'
        for y in (0, 0.25, 0.5, 0.75, 1)
    ]
    ticks = x_labels or {x: f"{x:g}" for x in dict.fromkeys(xs)}
    last = -100.0
    for x, label in sorted(ticks.items()):
        left, _ = place(x, 0)
        if left - last >= 44:
            parts.append(
                f'<text x="{left:.1f}" y="230" text-anchor="middle">{escape(label)}</text>'
            )
            last = left
    for at, (name, points) in enumerate(series.items()):
        colour = _LINES[at % len(_LINES)]
        dash = "" if at == 0 else f' stroke-dasharray="{9 - 3 * at} 4"'
        placed = [place(x, y) for x, y in points]
        path = " ".join(f"{left:.1f},{down:.1f}" for left, down in placed)
        parts.append(
            f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2.5"{dash}/>'
        )
        parts += (
            f'<circle cx="{left:.1f}" cy="{down:.1f}" r="3.5" fill="{colour}"/>'
            for left, down in placed
        )
        parts.append(
            f'<line x1="610" x2="634" y1="{30 + 22 * at}" y2="{30 + 22 * at}" '
            f'stroke="{colour}" stroke-width="2.5"{dash}/>'
            f'<text x="640" y="{34 + 22 * at}">{escape(name)}</text>'
        )
    parts.append(f'<text x="320" y="250" text-anchor="middle">{escape(x_title)}</text>')
    return _svg(780, 258, title, "".join(parts))


def histogram(values: Sequence[float], *, title: str, unit: str, bins: int = 24) -> str:
    """How values are spread; the outermost hundredth is gathered in the last bar."""
    if not values:
        return ""
    ordered = sorted(values)
    high = ordered[min(len(ordered) - 1, int(0.99 * len(ordered)))] or 1.0
    counts = [0] * bins
    for value in ordered:
        counts[min(bins - 1, int(bins * value / high))] += 1
    tallest = max(counts)
    width = 600 / bins
    parts = [
        f'<rect x="{40 + width * at:.1f}" y="{170 - 150 * count / tallest:.1f}" '
        f'width="{width - 2:.1f}" height="{150 * count / tallest:.1f}" fill="{_LINES[0]}"/>'
        for at, count in enumerate(counts)
    ]
    parts.append(f'<line x1="40" x2="640" y1="170" y2="170" stroke="{_INK}"/>')
    parts += (
        f'<text x="{40 + 600 * share:.0f}" y="188" text-anchor="middle">'
        f"{high * share:.0f} {escape(unit)}</text>"
        for share in (0, 0.25, 0.5, 0.75, 1)
    )
    return _svg(690, 196, title, "".join(parts))


def _svg(width: float, height: float, title: str, body: str) -> str:
    return (
        f'<figure><figcaption>{escape(title)}</figcaption><svg role="img" '
        f'viewBox="0 0 {width:.0f} {height:.0f}" style="max-width:{width:.0f}px" '
        f'aria-label="{escape(title, quote=True)}">{body}</svg></figure>'
    )


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"
