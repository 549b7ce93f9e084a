"""A source file as text with its lines, and what is found in it that is no running text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.domain.clause import Clause, Span


@dataclass(frozen=True, kw_only=True, slots=True)
class Furniture:
    """A piece of a source file that is no clause, and why."""

    kind: str
    span: Span


@dataclass(frozen=True, kw_only=True, slots=True)
class TableLine:
    """A line of a document that is a row or part of the header of a table."""

    table: str
    title: str
    header: bool
    lines: tuple[int, int]


@dataclass(frozen=True, kw_only=True, slots=True)
class Recorded:
    """A passage that a person has read because its layout is torn apart."""

    id: str
    heading_path: tuple[str, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Region:
    """Lines whose layout is torn: only what is recorded of them becomes clauses."""

    lines: tuple[int, int]
    recorded: tuple[Recorded, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadDocument:
    """What one document was read into."""

    clauses: tuple[Clause, ...]
    furniture: tuple[Furniture, ...]
    recorded: Mapping[str, str]
    """Clause id by id of the recorded passage it stands for."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A source file with its masks applied and the offsets of its lines."""

    name: str
    """Path as citations show it."""
    raw: str
    shown: str
    masks: tuple[Span, ...]
    starts: tuple[int, ...]

    def line(self, number: int) -> str:
        """Line ``number``, counted from 1, without its line end."""
        return self.shown[self.starts[number - 1] : self.line_end(number)]

    def line_end(self, number: int) -> int:
        """Offset behind the last character of line ``number``."""
        if number < len(self.starts):
            return self.starts[number] - 1
        return len(self.shown)

    def span(self, first: int, last: int) -> Span | None:
        """Lines ``first`` to ``last`` without white space at the ends; None if blank."""
        return trimmed(self.shown, self.starts[first - 1], self.line_end(last))


def trimmed(text: str, start: int, end: int) -> Span | None:
    """``text[start:end]`` without white space at its ends; None if nothing is left."""
    part = text[start:end]
    left = len(part) - len(part.lstrip())
    right = len(part.rstrip())
    return Span(start=start + left, end=start + right) if left < right else None


def find_words(text: str, words: str, start: int, end: int) -> Span | None:
    """Where ``words`` first stand in ``text[start:end]``; any white space between them."""
    at = text.find(words, start, end) if words else -1
    if at >= 0:
        return Span(start=at, end=at + len(words))
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    match = re.compile(pattern).search(text, start, end) if pattern else None
    return Span(start=match.start(), end=match.end()) if match else None
