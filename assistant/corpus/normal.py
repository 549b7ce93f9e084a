"""One normal form for search and quotes, with a way back to every offset of the file.

Single spaces; words joined that a line end cut in two; soft hyphens and
zero-width characters gone; typographic hyphens, apostrophes, quotation marks
and ligatures as plain ones; letters with combining marks composed. Letters are
never folded here: the normal form still says what the document says.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.domain.clause import Span

_HYPHEN = "-\u2010\u2011"
_CONJUNCTION = r"(?:och|eller|samt|respektive|resp)\b"
_SPECIAL = re.compile(
    rf"""
      (?P<digits>(?<=\d)[{_HYPHEN}]\s*\n\s*(?=\d))
    | (?P<suspended>(?<=\w)[{_HYPHEN}]\s*\n\s*(?={_CONJUNCTION}))
    | (?P<cut>(?<=[^\W\d_])[{_HYPHEN}]\s*\n\s*(?=[^\W\d_A-ZÅÄÖ]))
    | (?P<compound>(?<=\w)[{_HYPHEN}]\s*\n\s*(?=\w))
    | (?P<soft>\u00ad\s*\n\s*|[\u00ad\u200b\u200c\u200d\ufeff])
    | (?P<space>\s{{2,}}|[^\S ])
    | (?P<hyphen>[\u2010\u2011])
    | (?P<double>[\u201c\u201d\u201e])
    | (?P<single>[\u2018\u2019\u00b4])
    | (?P<ligature>[\ufb00-\ufb04][\u0300-\u036f]*)
    | (?P<composed>[^\W\d_][\u0300-\u036f]+)
    """,
    re.VERBOSE,
)
_FIXED = {
    "digits": "-",
    "suspended": "- ",
    "cut": "",
    "compound": "-",
    "soft": "",
    "space": " ",
    "hyphen": "-",
    "double": '"',
    "single": "'",
}


def _replacement(match: re.Match[str]) -> str:
    kind = match.lastgroup or ""
    if kind in _FIXED:
        return _FIXED[kind]
    if kind == "ligature":
        return unicodedata.normalize("NFKC", match.group())
    return unicodedata.normalize("NFC", match.group())


_AT_LINE_END = re.compile(rf"[{_HYPHEN}\u00ad]\s*\n\s*")
_RARE = re.compile("[\u0300-\u036f\ufb00-\ufb04]")
_ODD = re.compile("[\u00ad\u00b4\u200b-\u200d\u2010\u2011\u2018\u2019\u201c-\u201e\ufeff]")
_SINGLE = str.maketrans(
    {
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\ufeff"),
        **dict.fromkeys("\u2010\u2011", "-"),
        **dict.fromkeys("\u201c\u201d\u201e", '"'),
        **dict.fromkeys("\u2018\u2019\u00b4", "'"),
    }
)


def normalise(text: str) -> str:
    """The normal form of ``text`` alone, without its map."""
    if _AT_LINE_END.search(text) or _RARE.search(text):
        return _SPECIAL.sub(_replacement, text).strip()
    if _ODD.search(text):
        text = text.translate(_SINGLE)
    return " ".join(text.split())


@dataclass(frozen=True, slots=True)
class NormalForm:
    """Normal text of one or more ranges of a file, mapped both ways.

    ``text`` is read piece by piece: piece ``i`` begins at ``_normal[i]`` of the
    normal text and at ``_raw[i]`` of the file and is ``_raw_length[i]`` long in
    the file. Pieces of equal length on both sides map character by character,
    others as a whole.
    """

    text: str
    _normal: tuple[int, ...]
    _normal_length: tuple[int, ...]
    _raw: tuple[int, ...]
    _raw_length: tuple[int, ...]

    def to_raw(self, start: int, end: int) -> tuple[Span, ...]:
        """The ranges of the file that ``text[start:end]`` was read from, in reading order.

        Several where it runs across something left out; none for the space that
        joins two spans. Raises ValueError for an empty or outside range.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no such range in the normal form: {start}-{end}")
        spans: list[Span] = []
        for piece in range(bisect_right(self._normal, start) - 1, len(self._normal)):
            first = self._normal[piece]
            if first >= end:
                break
            length, raw, raw_length = (
                self._normal_length[piece],
                self._raw[piece],
                self._raw_length[piece],
            )
            if raw_length == 0:
                continue
            if length == raw_length:
                left, right = max(start - first, 0), min(end - first, length)
            elif length == 0:
                left, right = 0, raw_length
            else:
                if first + length <= start:
                    continue
                left, right = 0, raw_length
            if left >= right:
                continue
            span = Span(start=raw + left, end=raw + right)
            if spans and spans[-1].end == span.start:
                spans[-1] = Span(start=spans[-1].start, end=span.end)
            else:
                spans.append(span)
        return tuple(spans)


def normal_form(text: str, spans: Sequence[Span]) -> NormalForm:
    """The normal form of ``spans`` of ``text`` read in the order given.

    Spans are joined as if a line break stood between them, so that a word or a
    sentence cut by something left out is whole again.
    """
    joined = "\n".join(text[s.start : s.end] for s in spans)
    starts: list[int] = []
    at = 0
    for span in spans:
        starts.append(at)
        at += span.end - span.start + 1

    pieces: list[tuple[str, int, int]] = []  # normal text, start and end in ``joined``
    cursor = 0
    for match in _SPECIAL.finditer(joined):
        if match.start() > cursor:
            pieces.append((joined[cursor : match.start()], cursor, match.start()))
        pieces.append((_replacement(match), match.start(), match.end()))
        cursor = match.end()
    if cursor < len(joined):
        pieces.append((joined[cursor:], cursor, len(joined)))

    out: list[str] = []
    normal: list[int] = []
    normal_length: list[int] = []
    raw: list[int] = []
    raw_length: list[int] = []
    length = 0
    for words, start, end in pieces:
        index = bisect_right(starts, start) - 1
        within = start - starts[index]
        size = spans[index].end - spans[index].start
        head = min(end - start, size - within)
        # A piece that runs over a joint belongs to the span before it; what
        # lies behind the joint is whitespace or nothing.
        out.append(words)
        normal.append(length)
        normal_length.append(len(words))
        raw.append(spans[index].start + within)
        raw_length.append(max(head, 0))
        length += len(words)
    whole = "".join(out)
    return NormalForm(
        text=whole,
        _normal=tuple(normal),
        _normal_length=tuple(normal_length),
        _raw=tuple(raw),
        _raw_length=tuple(raw_length),
    )
