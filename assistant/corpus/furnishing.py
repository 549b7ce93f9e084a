"""Which lines of a document are furniture: running heads, page numbers, contact details."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.corpus.manifest import Described, FurnitureClass
from assistant.corpus.source_file import SourceFile


class FurnitureLines:
    """Names the furniture of one document."""

    def __init__(
        self, described: Described, source: SourceFile, furniture: Sequence[FurnitureClass]
    ) -> None:
        self._source = source
        self._head = described.head
        of_kind = [c for c in furniture if not c.kinds or described.kind in c.kinds]
        self._always = [c for c in of_kind if not c.repeats_head]
        self._repeats = [c for c in of_kind if c.repeats_head]
        self._named = {
            line: name
            for name, ranges in described.furniture.items()
            for first, last in ranges
            for line in range(first, last + 1)
        }

    def kind(self, line: int) -> str | None:
        """What kind of furniture a line is; None where it is text."""
        if line in self._named:
            return self._named[line]
        if self._masked(line):
            return "contact_details"
        in_head = self._head and self._head[0] <= line <= self._head[1]
        text = self._source.line(line)
        for group in self._always if in_head else (*self._always, *self._repeats):
            if group.pattern.search(text):
                return group.name
        return None

    def _masked(self, line: int) -> bool:
        start, end = self._source.starts[line - 1], self._source.line_end(line)
        return any(m.start < end and start < m.end for m in self._source.masks)
