"""Masks over direct contact details of individuals.

What counts is data of the corpus (patterns in its manifest). A mask is as long
as what it covers, so every offset of the file stays what it was.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from assistant.domain.clause import Span

MASK = "\u2588"


def find_masks(
    text: str, personal: Sequence[re.Pattern[str]], public: Sequence[re.Pattern[str]]
) -> tuple[Span, ...]:
    """The ranges of ``text`` to mask: what ``personal`` finds and ``public`` doesn't allow.

    A pattern with a group named ``detail`` masks that group only. Ranges come
    back in order and without overlaps.
    """
    allowed = list(_details(text, public))
    found = sorted(_details(text, personal), key=lambda s: (s.start, s.end))
    masks: list[Span] = []
    for span in found:
        if any(span.overlaps(other) for other in allowed):
            continue
        if masks and span.start < masks[-1].end:
            masks[-1] = Span(start=masks[-1].start, end=max(masks[-1].end, span.end))
        else:
            masks.append(span)
    return tuple(masks)


def _details(text: str, patterns: Sequence[re.Pattern[str]]) -> Iterator[Span]:
    for pattern in patterns:
        group: int | str = "detail" if "detail" in pattern.groupindex else 0
        for match in pattern.finditer(text):
            if match[group]:
                yield Span(start=match.start(group), end=match.end(group))


def apply_masks(text: str, masks: Sequence[Span]) -> str:
    """``text`` with every masked character replaced; same length, line ends kept."""
    pieces: list[str] = []
    cursor = 0
    for mask in masks:
        pieces.append(text[cursor : mask.start])
        pieces.append(re.sub(r"[^\n]", MASK, text[mask.start : mask.end]))
        cursor = mask.end
    pieces.append(text[cursor:])
    return "".join(pieces)


def overlaps_mask(masks: Sequence[Span], span: Span) -> bool:
    """Whether ``span`` shares a character with one of ``masks`` (in order, no overlaps)."""
    index = bisect_left(masks, span.start, key=lambda m: m.end)
    return any(span.overlaps(mask) for mask in masks[index : index + 2])
