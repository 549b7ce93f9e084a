"""What any file is read into: lines of text and marks of where things begin in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from assistant.errors import IntakeError

LONGEST_TEXT = 5_000_000
"""Characters of text that one file may hold; a hundred times the longest agreement."""

MarkKind = Literal["page", "slide", "heading"]

_HYPHENS = str.maketrans({"\ufffe": "-", "\x02": "-"})
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """A page, slide or heading and where it begins."""

    kind: MarkKind
    line: int
    """Its first line, counted from 1."""
    number: int | None = None
    """Of a page or slide, as the file counts them."""
    level: int = 1
    """Of a heading: 1 is the outermost."""
    last: int | None = None
    """Last line of a heading; of a slide, the last line of its title, None without one."""
    wide: bool = False
    """Whether a page is wider than it is high, as slides are."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Extracted:
    """The text of one file with its marks."""

    kind: str
    """pdf, docx, pptx or text."""
    lines: tuple[str, ...]
    marks: tuple[Mark, ...] = ()
    furniture: tuple[int, ...] = ()
    """Lines that only repeat at the top or foot of pages."""
    title: str | None = None
    """The title in the file's own properties or style, where it has one."""
    notes: tuple[str, ...] = ()
    """What a person should know of how it was read, one sentence each."""

    @property
    def text(self) -> str:
        """The lines as the corpus keeps them."""
        return "\n".join(self.lines)

    def of(self, kind: MarkKind) -> tuple[Mark, ...]:
        """The marks of one kind, in order."""
        return tuple(mark for mark in self.marks if mark.kind == kind)


def clean(text: str) -> str:
    """One line of a file as text: composed letters, nothing that isn't seen, spaces kept.

    A sign without width, or one that turns the direction of writing, would let the text
    say something else than what is seen of it.
    """
    hyphened = re.sub("\u00ad\\s*$", "-", text.translate(_HYPHENS))
    composed = unicodedata.normalize("NFC", hyphened)
    kinds = ((c, "Tab" if c == "\t" else unicodedata.category(c)) for c in composed)
    return "".join(
        " " if kind in ("Cc", "Cs", "Co") else c for c, kind in kinds if kind != "Cf"
    ).rstrip()


@dataclass
class Writing:
    """Lines as an adapter puts them down one by one."""

    lines: list[str] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    _size: int = 0

    def put(self, text: str) -> tuple[int, int]:
        """Add text, one line for each of its own; return first and last line."""
        first = len(self.lines) + 1
        for line in _BREAKS.sub("\n", text).split("\n"):
            kept = clean(line)
            self._size += len(kept) + 1
            if self._size > LONGEST_TEXT:
                raise IntakeError(
                    f"holds more than {LONGEST_TEXT:,} characters of text; no document of this "
                    "kind does: split the file, or take in its text alone"
                )
            self.lines.append(kept)
        return first, len(self.lines)

    def blank(self) -> None:
        """End a paragraph."""
        if self.lines and self.lines[-1]:
            self.lines.append("")

    @property
    def next(self) -> int:
        """The line that is put down next."""
        return len(self.lines) + 1


_SENTENCE = re.compile(r"(?:\S+ ){4,}\S+[.;:]$")


def repeated(lines: Sequence[str], pages: Sequence[int]) -> tuple[int, ...]:
    """Lines at the top or foot of pages that stand so on at least half of them.

    Figures may differ, but in a sentence: what it says of each page is no running head.
    """
    if len(pages) < 3:
        return ()
    ends = [*[page - 1 for page in pages[1:]], len(lines)]
    seen: dict[str, set[int]] = {}
    places: dict[str, list[int]] = {}
    for number, (first, last) in enumerate(zip(pages, ends, strict=True)):
        filled = [n for n in range(first, last + 1) if lines[n - 1].strip()]
        for line in dict.fromkeys([*filled[:3], *filled[-3:]]):
            words = " ".join(lines[line - 1].split())
            key = words if _SENTENCE.search(words) else re.sub(r"\d+", "0", words)
            seen.setdefault(key, set()).add(number)
            places.setdefault(key, []).append(line)
    return tuple(
        sorted(
            line
            for key, on in seen.items()
            if len(on) >= 3 and 2 * len(on) >= len(pages)
            for line in places[key]
        )
    )
