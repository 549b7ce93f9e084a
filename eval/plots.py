"""Plots as HTML and inline SVG: no script, no font and no file from elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

_INK = "var(--ink)"
_SOFT = "var(--soft)"
_DARK = 55
"""Share of a row, in percent, from which a square is too dark for dark figures."""
_LINES = ("var(--one)", "var(--two)", "var(--three)")


def bars(rows: Sequence[tuple[str, float, str]], *, title: str) -> str:
    """Horizontal bars: label, share from 0 to 1, and the words at its end.

    Rows of text, not a drawing: a phone shows them at the size of its other text.
    """
    if not rows:
        return ""
    told = "".join(
        f'<div class="bar"><span>{escape(label)}</span>'
        f'<i><b style="width:{100 * max(0.0, min(value, 1.0)):.1f}%"></b></i>'
        f"<span>{escape(words)}</span></div>"
        for label, value, words in rows
    )
    return _figure(title, told)


def matrix(cells: Mapping[str, Mapping[str, int]], labels: Mapping[str, str], *, title: str) -> str:
    """A table of counts, shaded by their share of the row: rows expected, columns got."""
    columns = list(next(iter(cells.values()), {}))
    head = "".join(f"<th>{escape(labels.get(column, column))}</th>" for column in columns)
    rows = ""
    for row, counts in cells.items():
        total = sum(counts.values())
        squares = "".join(
            _square(counts[column], total, "one" if row == column else "two") for column in columns
        )
        rows += f"<tr><th>{escape(labels.get(row, row))}</th>{squares}</tr>"
    return _figure(
        title,
        '<div class="scroll"><table class="matrix"><thead><tr><th>rätt ↓ fick →</th>'
        f"{head}</tr></thead><tbody>{rows}</tbody></table></div>",
    )


def _square(count: int, total: int, colour: str) -> str:
    share = 100 * count / total if total else 0
    ink = ";color:var(--paper)" if share > _DARK else ""
    shade = f"background:color-mix(in srgb,var(--{colour}) {share:.0f}%,var(--soft)){ink}"
    return f'<td style="{shade}">{count or "·"}</td>'


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
            f'<line x1="{50 + 190 * at}" x2="{74 + 190 * at}" y1="276" y2="276" '
            f'stroke="{colour}" stroke-width="2.5"{dash}/>'
            f'<text x="{80 + 190 * at}" y="280">{escape(name)}</text>'
        )
    parts.append(f'<text x="320" y="250" text-anchor="middle">{escape(x_title)}</text>')
    return _svg(610, 288, title, "".join(parts))


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
    drawn = (
        f'<div class="scroll"><svg role="img" viewBox="0 0 {width:.0f} {height:.0f}" '
        f'style="max-width:{width:.0f}px" aria-label="{escape(title, quote=True)}">{body}</svg>'
        "</div>"
    )
    return _figure(title, drawn)


def _figure(title: str, body: str) -> str:
    return f"<figure><figcaption>{escape(title)}</figcaption>{body}</figure>"
