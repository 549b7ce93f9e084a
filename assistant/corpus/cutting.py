"""Where a paragraph that is too long for one clause is cut: at the end of a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.corpus.source_file import trimmed
from assistant.domain.clause import Span

LONGEST = 900
"""Characters above which a paragraph is cut."""
_SENTENCE = re.compile(r"(?<=[.!?])[”\"]?\s+(?=[”\"]?[A-ZÅÄÖ])")
_ABBREVIATED = re.compile(
    r"(?:\b\w|\b(?:ex|kap|resp|ev|leg|prop|enl|inkl|ca|nr|bl|dvs|etc|osv))\.$"
)


def cut(shown: str, spans: Sequence[Span]) -> list[tuple[Span, ...]]:
    """The spans of one paragraph of ``shown`` in parts of about equal length.

    One part where the paragraph isn't longer than ``LONGEST`` or has no
    sentence that ends where a cut would do.
    """
    size = sum(s.end - s.start for s in spans)
    if size <= LONGEST:
        return [tuple(spans)]
    aim = size / -(-size // (LONGEST * 2 // 3))
    parts: list[tuple[Span, ...]] = []
    current: list[Span] = []
    taken = 0
    for span in spans:
        start = span.start
        for end in _sentence_ends(shown, span):
            here = sum(s.end - s.start for s in current) + end - start
            if here >= aim * 0.8 and size - taken - here >= aim * 0.4:
                piece = trimmed(shown, start, end)
                if piece:
                    parts.append((*current, piece))
                current, start = [], end
                taken += here
        piece = trimmed(shown, start, span.end)
        if piece:
            current.append(piece)
    if current:
        parts.append(tuple(current))
    return parts


def _sentence_ends(shown: str, span: Span) -> list[int]:
    text = shown[span.start : span.end]
    return [
        span.start + match.end()
        for match in _SENTENCE.finditer(text)
        if not _ABBREVIATED.search(text[: match.start()])
    ]
