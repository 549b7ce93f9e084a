"""Shapes that tell a status without colour, as inline SVG. Screen readers skip them."""

from __future__ import annotations

_SHAPES = {
    "settled": '<circle cx="8" cy="8" r="7" class="fill"/><path d="M4.8 8.3l2.2 2.2 4.2-4.6" '
    'class="cut"/>',
    "contested": '<path d="M7 1.2a7 7 0 0 0 0 13.6z" class="fill"/>'
    '<path d="M9.2 1.6a6.6 6.6 0 0 1 0 12.8z"/>',
    "conditional": '<path d="M8 15V9.5M8 9.5L2.8 3.2M8 9.5l5.2-6.3"/>'
    '<path d="M2.4 6.4V2.6h3.8M9.8 2.6h3.8v3.8"/>',
    "silent": '<circle cx="8" cy="8" r="6.4" stroke-dasharray="2.6 2.4"/><path d="M5 8h6"/>',
    "out_of_scope": '<circle cx="8" cy="8" r="6.4"/><path d="M3.6 12.4l8.8-8.8"/>',
    "planned": '<circle cx="8" cy="8" r="6.4"/><path d="M8 4.2V8l2.6 1.8"/>',
    "proposed": '<rect x="2" y="2" width="12" height="12" rx="2" stroke-dasharray="3 2.2"/>'
    '<path d="M8 5v6M5 8h6"/>',
    "superseded": '<path d="M3 4.5h7a3.5 3.5 0 0 1 0 7H4M5.6 1.8L2.8 4.5l2.8 2.7"/>',
}


def icon(shape: str) -> str:
    """The shape of a status or standing; an empty ring for one that has none."""
    drawn = _SHAPES.get(shape, '<circle cx="8" cy="8" r="6.4"/>')
    return (
        f'<svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">{drawn}</svg>'
    )
