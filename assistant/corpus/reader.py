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
from dataclasses import dataclass, field

from assistant.corpus.manifest import Described, FurnitureClass, Heading
from assistant.corpus.normal import normalise
from assistant.corpus.source_file import (
    Furniture,
    ReadDocument,
    Region,
    SourceFile,
    TableLine,
    trimmed,
)
from assistant.domain.clause import Clause, Span, Standing

LONGEST = 900
"""Characters above which a paragraph is cut at a sentence's end."""
_PARAGRAPH = 150
"""Characters from which a paragraph may end at a short line without a blank one after it."""
_LEAD_IN = 220
"""Longest lead-in or parent point that goes into the heading path of what it leads in."""
_TITLE = 80
"""Longest heading that a locator spells out."""
_BULLETS = "●•➢▪o–-"
_NUMBERED = re.compile(r"\s*\d{1,2}\.(?=\s|[^\W\d_])")
_FOOTNOTE = re.compile(r"\s*\*+\s*(?=\w)")
_ENDS = re.compile(r"[.!?:;][”\"’)]*$|[.!?]?[”\"]$")
_SENTENCE = re.compile(r"(?<=[.!?])[”\"]?\s+(?=[”\"]?[A-ZÅÄÖ])")
_ABBREVIATED = re.compile(
    r"(?:\b\w|\b(?:ex|kap|resp|ev|leg|prop|enl|inkl|ca|nr|bl|dvs|etc|osv))\.$"
)


def _shortened(title: str) -> str:
    return title if len(title) <= _TITLE else title[:_TITLE].rsplit(" ", 1)[0] + " …"


@dataclass(slots=True)
class _Section:
    level: int
    title: str
    standing: Standing | None
    slide: int | None


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


@dataclass(slots=True)
class _State:
    sections: list[_Section] = field(default_factory=list)
    block: _Block | None = None
    gap: bool = False
    lead_in: str | None = None
    lead_marker: str | None = None
    """Bullet of the point that leads in; None where a paragraph does."""
    led_marker: str | None = None
    """Bullet of the first point led in; None as long as there is none."""
    led_close: bool = False
    """Whether that point followed without a blank line."""
    parents: list[tuple[str, str]] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)


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
        self._always = [
            c
            for c in furniture
            if not c.repeats_head and (not c.kinds or described.kind in c.kinds)
        ]
        self._repeats = [
            c for c in furniture if c.repeats_head and (not c.kinds or described.kind in c.kinds)
        ]
        self._headings = headings
        self._starts: dict[int, list[Heading]] = {}
        self._title_lines: dict[int, Heading] = {}
        for heading in described.outline:
            self._starts.setdefault(heading.at, []).append(heading)
            for line in heading.lines:
                self._title_lines[line] = heading
        self._named = {
            line: name
            for name, ranges in described.furniture.items()
            for first, last in ranges
            for line in range(first, last + 1)
        }
        self._tables = {
            line: table for table in tables for line in range(table.lines[0], table.lines[1] + 1)
        }
        self._regions = {region.lines[0]: region for region in regions}
        self._cuts = {line for (first, last), _ in described.passages for line in (first, last + 1)}
        bullets = re.escape(_BULLETS + described.bullets)
        self._bullet = re.compile(rf"^\s*([{bullets}])(?:\s+|(?<=[●•➢])\s*)(?=\S)")
        self._width = self._line_width()
        self._state = _State()
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
        state = self._state
        for heading in self._starts.get(line, ()):
            self._open(heading)
        region = self._regions.get(line)
        if region:
            self._flush()
            self._take_region(region)
            return region.lines[1] + 1
        span = self._source.span(line, line)
        if span is None:
            state.gap = True
            return line + 1
        text = self._source.line(line)
        kind = self._furniture_kind(line, text)
        if kind:
            self._furniture.append(Furniture(kind=kind, span=span))
            state.gap = True
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
        known = text.strip().rstrip(":")
        if known in self._headings:
            standing = self._headings[known]
            heading = Heading(at=line, lines=(line,), level=1, slide=None, standing=standing)
            self._open(heading)
            self._take_title(heading, line)
            return line + 1
        self._body(line, text, span)
        return line + 1

    def _furniture_kind(self, line: int, text: str) -> str | None:
        if line in self._named:
            return self._named[line]
        if self._source.masks and self._masked(line):
            return "contact_details"
        for group in self._always:
            if group.pattern.search(text):
                return group.name
        in_head = self._doc.head and self._doc.head[0] <= line <= self._doc.head[1]
        if not in_head:
            for group in self._repeats:
                if group.pattern.search(text):
                    return group.name
        return None

    def _masked(self, line: int) -> bool:
        start, end = self._source.starts[line - 1], self._source.line_end(line)
        return any(m.start < end and start < m.end for m in self._source.masks)

    # Sections

    def _open(self, heading: Heading) -> None:
        self._flush()
        state = self._state
        while state.sections and state.sections[-1].level >= heading.level:
            state.sections.pop()
        title = normalise(
            "\n".join(self._bullet.sub("", self._source.line(n), count=1) for n in heading.lines)
        )
        state.sections.append(
            _Section(heading.level, title.rstrip(":"), heading.standing, heading.slide)
        )
        self._lead(None)
        state.parents = []
        state.counts = Counter()

    def _path(self) -> tuple[str, ...]:
        path: list[str] = []
        for section in self._state.sections:
            if section.title and (not path or path[-1] != section.title):
                path.append(section.title)
        return tuple(path)

    def _standing(self, line: int) -> Standing:
        for (first, last), standing in self._doc.passages:
            if first <= line <= last:
                return standing
        for section in reversed(self._state.sections):
            if section.standing:
                return section.standing
        return self._doc.standing

    # Lines of each kind

    def _take(self, kind: str, line: int, span: Span) -> None:
        block = self._state.block
        if block is None or block.kind != kind:
            self._flush()
            self._state.block = _Block(kind, [span])
        else:
            self._join(block, span)
        self._state.gap = False

    def _take_title(self, heading: Heading, line: int) -> None:
        state = self._state
        span = self._without_bullet(line)
        if state.block and state.block.kind == "heading" and line in heading.lines[1:]:
            self._join(state.block, span)
        else:
            self._flush()
            while len(state.sections) > 1 and state.sections[-1].level > heading.level:
                state.sections.pop()
            state.block = _Block("heading", [span])
        state.gap = False

    def _take_table(self, table: TableLine) -> None:
        span = self._source.span(*table.lines)
        if span is None:
            return
        kind = "table_header" if table.header else "table_row"
        self._state.block = _Block(kind, [span], parts=(table.title,))
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
                    path=self._path() + recorded.heading_path,
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
        state = self._state
        bullet = self._bullet.match(text)
        if bullet:
            self._flush()
            span = self._without_bullet(line)
            marker = bullet[1]
            self._check_lead(marker)
            while state.parents and marker in [m for m, _ in state.parents]:
                state.parents.pop()
            state.block = _Block("bullet", [span], marker, self._parts())
        elif _NUMBERED.match(text):
            self._flush()
            self._check_lead("1")
            while state.parents and "1" in [m for m, _ in state.parents]:
                state.parents.pop()
            state.block = _Block("numbered", [span], "1", self._parts())
        elif _FOOTNOTE.match(text):
            self._flush()
            state.block = _Block("text", [span], "*")
        elif state.block and self._continues(state.block, line, text):
            self._join(state.block, span)
        else:
            self._flush()
            self._lead(None)
            state.parents = []
            state.block = _Block("text", [span])
        state.gap = False

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

    def _lead(self, text: str | None, marker: str | None = None) -> None:
        state = self._state
        state.lead_in, state.lead_marker, state.led_marker = text, marker, None

    def _check_lead(self, marker: str) -> None:
        """Drop a point's lead-in where ``marker`` shows that its points are over.

        They are when its own bullet comes back after others, or, if they have
        the same bullet, when a blank line comes where none was before.
        """
        state = self._state
        if state.lead_in is None or state.lead_marker is None:
            return
        if state.led_marker is None:
            state.led_marker, state.led_close = marker, not state.gap
        elif marker == state.lead_marker:
            same = state.led_marker == state.lead_marker
            if not same or (state.led_close and state.gap):
                self._lead(None)

    def _parts(self) -> tuple[str, ...]:
        parts = [text for _, text in self._state.parents]
        return tuple([self._state.lead_in, *parts] if self._state.lead_in else parts)

    def _continues(self, block: _Block, line: int, text: str) -> bool:
        if block.kind not in {"text", "bullet", "numbered"} or line in self._cuts:
            return False
        before = self._source.shown[block.spans[-1].start : block.spans[-1].end]
        last_line = before[before.rfind("\n") + 1 :].strip()
        ended = bool(_ENDS.search(last_line))
        word = text.split()[0]
        room = len(last_line) + 1 + len(word) <= self._width
        begins = not word[0].islower()
        if not self._state.gap:
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
        state, block = self._state, self._state.block
        if block is None:
            return
        state.block = None
        text = self._text(block.spans)
        path = self._path() + tuple(p for p in block.parts if p)
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
        short = text if len(text) <= _LEAD_IN else text[:_LEAD_IN].rsplit(" ", 1)[0] + " …"
        introduces = text.endswith((":", ";"))
        leads = introduces or not _ENDS.search(text)
        if block.kind == "text":
            self._lead(short if leads else None)
        elif block.kind in {"bullet", "numbered"}:
            if introduces:
                self._lead(short, block.marker)
                state.parents = []
            elif leads:
                state.parents.append((block.marker, short))

    def _locator(self, kind: str, line: int | None = None) -> tuple[str, ...]:
        state = self._state
        parts: list[str] = []
        if self._doc.paragraph:
            parts.append(self._doc.paragraph)
        if kind == "head":
            parts.append("huvud")
        elif kind != "signature":
            parts.extend(_shortened(s.title) for s in state.sections if s.title)
        slides = [s.slide for s in state.sections if s.slide is not None]
        if slides:
            parts.append(f"bild {slides[-1]}")
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
            state.counts[noun] += 1
            parts.append(f"{noun} {state.counts[noun]}")
        elif kind == "heading":
            parts.append("rubrik")
        deduplicated = [p for i, p in enumerate(parts) if i == 0 or p != parts[i - 1]]
        return tuple(deduplicated)

    def _text(self, spans: Sequence[Span]) -> str:
        return normalise("\n".join(self._source.shown[s.start : s.end] for s in spans))

    def _cut(self, block: _Block) -> list[tuple[Span, ...]]:
        """The block's spans, cut at sentence ends where the block is too long."""
        size = sum(s.end - s.start for s in block.spans)
        if size <= LONGEST or block.kind in {"head", "table_row", "table_header", "heading"}:
            return [tuple(block.spans)]
        aim = size / -(-size // (LONGEST * 2 // 3))
        parts: list[tuple[Span, ...]] = []
        current: list[Span] = []
        taken = 0
        for span in block.spans:
            start = span.start
            for cut in self._sentence_ends(span):
                here = sum(s.end - s.start for s in current) + cut - start
                if here >= aim * 0.8 and size - taken - here >= aim * 0.4:
                    piece = trimmed(self._source.shown, start, cut)
                    if piece:
                        parts.append((*current, piece))
                    current, start = [], cut
                    taken += here
            piece = trimmed(self._source.shown, start, span.end)
            if piece:
                current.append(piece)
        if current:
            parts.append(tuple(current))
        return parts

    def _sentence_ends(self, span: Span) -> list[int]:
        text = self._source.shown[span.start : span.end]
        return [
            span.start + match.end()
            for match in _SENTENCE.finditer(text)
            if not _ABBREVIATED.search(text[: match.start()])
        ]

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
