"""Shares over time as a picture: lines that shape tells apart as well as colour."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

_LEFT, _TOP, _WIDTH, _HEIGHT = 40, 12, 310, 140
_TALLEST = (0.0, 0.25, 0.5, 0.75, 1.0)


def curve(title: str, days: Sequence[str], lines: Mapping[str, Sequence[float | None]]) -> str:
    """One line for each series over common days.

    Args:
        title: What the picture shows, for those who hear it.
        days: Names of the points, oldest first.
        lines: Name of a series to a share from 0 to 1 for each day; None where there is none.
    """
    grid = "".join(
        f'<line class="grid" x1="{_LEFT}" x2="{_LEFT + _WIDTH}" y1="{_down(y)}" y2="{_down(y)}"/>'
        f'<text x="{_LEFT - 8}" y="{_down(y) + 4}" text-anchor="end">{y:.0%}</text>'
        for y in _TALLEST
    )
    ends = {0: "start", len(days) - 1: "end" if len(days) > 1 else "start"}
    named = "".join(
        f'<text x="{_across(at, len(days))}" y="{_TOP + _HEIGHT + 20}" '
        f'text-anchor="{anchor}">{escape(days[at])}</text>'
        for at, anchor in ends.items()
    )
    drawn = "".join(
        _line(at, name, shares, len(days)) for at, (name, shares) in enumerate(lines.items())
    )
    height = _TOP + _HEIGHT + 32 + 22 * len(lines)
    return (
        f'<svg class="curve" role="img" viewBox="0 0 {_LEFT + _WIDTH + 16} {height}" '
        f'aria-label="{escape(title)}">{grid}{named}{drawn}</svg>'
    )


def _line(at: int, name: str, shares: Sequence[float | None], days: int) -> str:
    places = [
        (_across(day, days), _down(share)) for day, share in enumerate(shares) if share is not None
    ]
    path = " ".join(f"{x},{y}" for x, y in places)
    key = _TOP + _HEIGHT + 44 + 22 * at
    dots = "".join(f'<circle cx="{x}" cy="{y}" r="4"/>' for x, y in places)
    return (
        f'<g class="series-{at}"><polyline points="{path}"/>{dots}'
        f'<line x1="{_LEFT}" x2="{_LEFT + 32}" y1="{key}" y2="{key}"/></g>'
        f'<text x="{_LEFT + 42}" y="{key + 4}">{escape(name)}</text>'
    )


def _across(at: int, days: int) -> float:
    return round(_LEFT + _WIDTH * (at / (days - 1) if days > 1 else 0), 1)


def _down(share: float) -> float:
    return round(_TOP + _HEIGHT * (1 - max(0.0, min(share, 1.0))), 1)
