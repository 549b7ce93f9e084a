"""One document of a source file, read into clauses and named furniture.

The document's own structure is followed: sections and slides of its outline,
bullets, numbered points, table rows, paragraphs. A sentence that a running
head or a page end cuts in two stays one clause with several spans. Every
character that isn't white space ends up in a clause or in a named piece of
furniture.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.corpus.cutting import cut
from assistant.corpus.furnishing import FurnitureLines
from assistant.corpus.leading import Leads
from assistant.corpus.manifest import Described, FurnitureClass, Heading
from assistant.corpus.normal import normalise
from assistant.corpus.sections import Sections
from assistant.corpus.source_file import Furniture, ReadDocument, Region, SourceFile, TableLine
from assistant.domain.clause import Clause, Span, Standing

_PARAGRAPH = 150
"""Characters from which a paragraph may end at a short line without a blank one after it."""
_BULLETS = "●•➢▪o–-"
_NUMBERED = re.compile(r"\s*\d{1,2}\.(?=\s|[^\W\d_])")
_FOOTNOTE = re.compile(r"\s*\*+\s*(?=\w)")
_ENDS = re.compile(r"[.!?:;][”\"’)]*$|[.!?]?[”\"]$")


@dataclass(slots=True)
class _Block:
    kind: str
    spans: list[Span]
    marker: str = ""
    parts: tuple[str, ...] = ()
    """Lead-in and parent points, for the heading path."""


@dataclass(slots=True)
class _Draft:
    kind: str
    spans: tuple[Span, ...]
    standing: Standing
    path: tuple[str, ...]
    locator: tuple[str, ...]
    recorded: str | None = None
    text: str | None = None
    """Its normal form, where that is known already."""


class DocumentReader:
    """Reads one document. Made for one use: call ``read`` once."""

    def __init__(
        self,
        described: Described,
        source: SourceFile,
        furniture: Sequence[FurnitureClass],
        headings: Mapping[str, Standing | None],
        tables: Sequence[TableLine] = (),
        regions: Sequence[Region] = (),
    ) -> None:
        self._doc = described
        self._source = source
        self._furniture_lines = FurnitureLines(described, source, furniture)
        self._headings = headings
        self._starts: dict[int, list[Heading]] = {}
        self._title_lines: dict[int, Heading] = {}
        for heading in described.outline:
            self._starts.setdefault(heading.at, []).append(heading)
            for line in heading.lines:
                self._title_lines[line] = heading
        self._tables = {
            line: table for table in tables for line in range(table.lines[0], table.lines[1] + 1)
        }
        self._regions = {region.lines[0]: region for region in regions}
        self._cuts = {line for (first, last), _ in described.passages for line in (first, last + 1)}
        bullets = re.escape(_BULLETS + described.bullets)
        self._bullet = re.compile(rf"^\s*([{bullets}])(?:\s+|(?<=[●•➢])\s*)(?=\S)")
        self._width = self._line_width()
        self._sections = Sections()
        self._leads = Leads()
        self._counts: Counter[str] = Counter()
        self._block: _Block | None = None
        self._gap = False
        self._drafts: list[_Draft] = []
        self._furniture: list[Furniture] = []

    def read(self) -> ReadDocument:
        """The document's clauses in reading order, and its furniture."""
        first, last = self._doc.lines
        line = first
        while line <= last:
            line = self._line(line)
        self._flush()
        return self._finished()

    def _line(self, line: int) -> int:
        """Take in ``line``; return the line to go on with."""
        for heading in self._starts.get(line, ()):
            self._open(heading)
        region = self._regions.get(line)
        if region:
            self._flush()
            self._take_region(region)
            return region.lines[1] + 1
        span = self._source.span(line, line)
        if span is None:
            self._gap = True
            return line + 1
        kind = self._furniture_lines.kind(line)
        if kind:
            self._furniture.append(Furniture(kind=kind, span=span))
            self._gap = True
            return line + 1
        if self._doc.head and self._doc.head[0] <= line <= self._doc.head[1]:
            self._take("head", line, span)
            return line + 1
        if any(a <= line <= b for a, b in self._doc.signature):
            self._take("signature", line, span)
            return line + 1
        table = self._tables.get(line)
        if table:
            self._flush()
            self._take_table(table)
            return table.lines[1] + 1
        if line in self._title_lines:
            self._take_title(self._title_lines[line], line)
            return line + 1
        text = self._source.line(line)
        known = text.strip().rstrip(":")
        if known in self._headings:
            standing = self._headings[known]
            heading = Heading(at=line, lines=(line,), level=1, slide=None, standing=standing)
            self._open(heading)
            self._take_title(heading, line)
            return line + 1
        self._body(line, text, span)
        return line + 1

    # Sections

    def _open(self, heading: Heading) -> None:
        self._flush()
        title = normalise(
            "\n".join(self._bullet.sub("", self._source.line(n), count=1) for n in heading.lines)
        )
        self._sections.open(heading.level, title, heading.standing, heading.slide)
        self._leads.clear()
        self._counts = Counter()

    def _standing(self, line: int) -> Standing:
        for (first, last), standing in self._doc.passages:
            if first <= line <= last:
                return standing
        return self._sections.standing or self._doc.standing

    # Lines of each kind

    def _take(self, kind: str, line: int, span: Span) -> None:
        block = self._block
        if block is None or block.kind != kind:
            self._flush()
            self._block = _Block(kind, [span])
        else:
            self._join(block, span)
        self._gap = False

    def _take_title(self, heading: Heading, line: int) -> None:
        span = self._without_bullet(line)
        if self._block and self._block.kind == "heading" and line in heading.lines[1:]:
            self._join(self._block, span)
        else:
            self._flush()
            self._sections.close_below(heading.level)
            self._block = _Block("heading", [span])
        self._gap = False

    def _take_table(self, table: TableLine) -> None:
        span = self._source.span(*table.lines)
        if span is None:
            return
        kind = "table_header" if table.header else "table_row"
        self._block = _Block(kind, [span], parts=(table.title,))
        self._flush()

    def _take_region(self, region: Region) -> None:
        taken: list[Span] = []
        standing = self._standing(region.lines[0])
        for recorded in region.recorded:
            self._drafts.append(
                _Draft(
                    kind="text",
                    spans=recorded.spans,
                    standing=standing,
                    path=self._sections.path + recorded.heading_path,
                    locator=self._locator("figur"),
                    recorded=recorded.id,
                )
            )
            taken.extend(recorded.spans)
        start = self._source.starts[region.lines[0] - 1]
        end = self._source.line_end(region.lines[1])
        for span in sorted(taken, key=lambda s: s.start):
            self._torn(start, span.start)
            start = span.end
        self._torn(start, end)

    def _torn(self, start: int, end: int) -> None:
        for match in re.finditer(r"\S+(?:[^\S\n]+\S+)*", self._source.shown[start:end]):
            span = Span(start=start + match.start(), end=start + match.end())
            self._furniture.append(Furniture(kind="torn_figure", span=span))

    def _body(self, line: int, text: str, span: Span) -> None:
        bullet = self._bullet.match(text)
        if bullet:
            self._flush()
            self._begin_point("bullet", bullet[1], self._without_bullet(line))
        elif _NUMBERED.match(text):
            self._flush()
            self._begin_point("numbered", "1", span)
        elif _FOOTNOTE.match(text):
            self._flush()
            self._block = _Block("text", [span], "*")
        elif self._block and self._continues(self._block, line, text):
            self._join(self._block, span)
        else:
            self._flush()
            self._leads.clear()
            self._block = _Block("text", [span])
        self._gap = False

    def _begin_point(self, kind: str, marker: str, span: Span) -> None:
        parts = self._leads.point(marker, after_gap=self._gap)
        self._block = _Block(kind, [span], marker, parts)

    def _without_bullet(self, line: int) -> Span:
        """The text of a line that isn't blank, its bullet taken off as furniture."""
        start = self._source.starts[line - 1]
        span = self._source.span(line, line)
        assert span is not None
        bullet = self._bullet.match(self._source.line(line))
        if bullet is None:
            return span
        mark = Span(start=start + bullet.start(1), end=start + bullet.end(1))
        self._furniture.append(Furniture(kind="bullet_mark", span=mark))
        return Span(start=start + bullet.end(), end=span.end)

    def _continues(self, block: _Block, line: int, text: str) -> bool:
        if block.kind not in {"text", "bullet", "numbered"} or line in self._cuts:
            return False
        before = self._source.shown[block.spans[-1].start : block.spans[-1].end]
        last_line = before[before.rfind("\n") + 1 :].strip()
        ended = bool(_ENDS.search(last_line))
        word = text.split()[0]
        room = len(last_line) + 1 + len(word) <= self._width
        begins = not word[0].islower()
        if not self._gap:
            paragraph = block.kind == "text" and room and len(before) > _PARAGRAPH
            return not (ended and begins and (paragraph or line in self._doc.pages))
        if self._doc.double_spaced:
            return not (ended and begins and (room or last_line.endswith(":")))
        return not ended and not word[0].isupper()

    def _join(self, block: _Block, span: Span) -> None:
        last = block.spans[-1]
        if self._source.shown[last.end : span.start].isspace():
            block.spans[-1] = Span(start=last.start, end=span.end)
        else:
            block.spans.append(span)

    def _line_width(self) -> int:
        first, last = self._doc.lines
        widths = sorted(len(self._source.line(n).strip()) for n in range(first, last + 1))
        widths = [w for w in widths if w > 30]
        return widths[len(widths) * 19 // 20] if widths else 80

    # Clauses

    def _flush(self) -> None:
        block = self._block
        if block is None:
            return
        self._block = None
        text = self._text(block.spans)
        path = self._sections.path + tuple(p for p in block.parts if p)
        if block.kind == "heading" and path and path[-1] == text.rstrip(":"):
            path = path[:-1]
        apart = block.kind in {"head", "signature"}
        parts = self._cut(block)
        for spans in parts:
            line = bisect_right(self._source.starts, spans[0].start)
            self._drafts.append(
                _Draft(
                    kind=block.kind,
                    spans=spans,
                    standing=Standing.ACCOUNT if apart else self._standing(line),
                    path=() if apart else path,
                    locator=self._locator(block.kind, line),
                    text=text if len(parts) == 1 else None,
                )
            )
        ended = bool(_ENDS.search(text))
        if block.kind == "text":
            self._leads.after_paragraph(text, ended=ended)
        elif block.kind in {"bullet", "numbered"}:
            self._leads.after_point(block.marker, text, ended=ended)

    def _locator(self, kind: str, line: int | None = None) -> tuple[str, ...]:
        parts: list[str] = []
        if self._doc.paragraph:
            parts.append(self._doc.paragraph)
        if kind == "head":
            parts.append("huvud")
        elif kind != "signature":
            parts.extend(self._sections.shortened)
        if self._sections.slide is not None:
            parts.append(f"bild {self._sections.slide}")
        elif self._doc.pages and line is not None:
            parts.append(f"sida {bisect_right(self._doc.pages, line)}")
        noun = {
            "text": "stycke",
            "bullet": "punkt",
            "numbered": "punkt",
            "table_row": "tabellrad",
            "table_header": "tabellhuvud",
            "signature": "underskrift",
            "figur": "figur",
        }.get(kind)
        if noun:
            self._counts[noun] += 1
            parts.append(f"{noun} {self._counts[noun]}")
        elif kind == "heading":
            parts.append("rubrik")
        deduplicated = [p for i, p in enumerate(parts) if i == 0 or p != parts[i - 1]]
        return tuple(deduplicated)

    def _text(self, spans: Sequence[Span]) -> str:
        return normalise("\n".join(self._source.shown[s.start : s.end] for s in spans))

    def _cut(self, block: _Block) -> list[tuple[Span, ...]]:
        if block.kind in {"head", "table_row", "table_header", "heading"}:
            return [tuple(block.spans)]
        return cut(self._source.shown, block.spans)

    def _finished(self) -> ReadDocument:
        seen: Counter[str] = Counter()
        clauses: list[Clause] = []
        recorded: dict[str, str] = {}
        for draft in self._drafts:
            text = draft.text or self._text(draft.spans)
            digest = hashlib.sha256(text.casefold().encode()).hexdigest()[:6]
            seen[digest] += 1
            ordinal = f"-{seen[digest]}" if seen[digest] > 1 else ""
            clause_id = f"{self._doc.id}/{digest}{ordinal}"
            if draft.recorded:
                recorded[draft.recorded] = clause_id
            clauses.append(
                Clause(
                    id=clause_id,
                    document=self._doc.id,
                    locator=" · ".join(draft.locator),
                    heading_path=draft.path,
                    standing=draft.standing,
                    kind=draft.kind,
                    file=self._source.name,
                    spans=draft.spans,
                    text=text,
                )
            )
        return ReadDocument(
            clauses=tuple(clauses), furniture=tuple(self._furniture), recorded=recorded
        )
