"""Tables of the sources, read as tables: a cell by the words of its row and column."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.corpus.entry import Entry
from assistant.corpus.source_file import SourceFile, TableLine, find_words
from assistant.corpus.spelling import fold
from assistant.domain.clause import Span

_TOKEN = re.compile(r"\w+(?:[,.]\w+)*")


@dataclass(frozen=True, kw_only=True, slots=True)
class Label:
    """What a row or a column is called: an id and words for it in either language."""

    id: str
    words: tuple[str, ...]

    def strength(self, asked: str) -> int:
        """How many words of the best label stand in ``asked``; 0 where none does wholly."""
        tokens = {fold(t) for t in _TOKEN.findall(asked)}
        best = 0
        for words in (self.id.replace("_", " "), *self.words):
            own = [fold(t) for t in _TOKEN.findall(words)]
            if own and all(t in tokens for t in own):
                best = max(best, len(own))
        return best


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A row as it stands, and where each of its cells does."""

    label: Label
    spans: tuple[Span, ...]
    cells: tuple[Span | None, ...]
    """One for each column; None where the source leaves the cell empty."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """A value as it stands, with the places of its row and of the header row."""

    table: str
    value: str
    unit: str | None
    row: Label
    column: Label
    span: Span
    row_spans: tuple[Span, ...]
    header_spans: tuple[Span, ...]
    note: str | None
    """What makes the reading of the column uncertain, or None."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """A column: its label, its unit and what is uncertain about it."""

    label: Label
    unit: str | None
    note: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """A table of a document. Titles are by language (``sv``, ``en``)."""

    id: str
    document: str
    file: str
    title: Mapping[str, str]
    words: tuple[str, ...]
    """Further words by which people ask for the table, both languages."""
    rows_are: tuple[str, ...]
    """What one calls that of which each row is one ("kommun"), both languages."""
    note: Mapping[str, str] | None
    """What the source contradicts or leaves open about the table, by language."""
    header: tuple[Span, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    text: str
    """The source's text with masks applied: values are slices of it."""

    def cell(self, row: str, column: str) -> Cell | None:
        """The cell whose row and column ``row`` and ``column`` name, in either language.

        None where no row or column is named, where two are named equally well,
        or where the source leaves the cell empty.
        """
        at_row = _named([r.label for r in self.rows], row)
        at_column = _named([c.label for c in self.columns], column)
        if at_row is None or at_column is None:
            return None
        return self.at(at_row, at_column)

    def at(self, row: int, column: int) -> Cell | None:
        """The cell in the ``row``-th row and ``column``-th column, counted from 0."""
        span = self.rows[row].cells[column]
        if span is None:
            return None
        described = self.columns[column]
        return Cell(
            table=self.id,
            value=re.sub(r"\s+", " ", self.text[span.start : span.end]),
            unit=described.unit,
            row=self.rows[row].label,
            column=described.label,
            span=span,
            row_spans=self.rows[row].spans,
            header_spans=self.header,
            note=described.note,
        )


def _named(labels: list[Label], asked: str) -> int | None:
    strengths = [label.strength(asked) for label in labels]
    best = max(strengths, default=0)
    if best == 0 or strengths.count(best) > 1:
        return None
    return strengths.index(best)


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadTable:
    """A table and the lines of its document that belong to it."""

    table: Table
    lines: tuple[TableLine, ...]


def read_table(
    entry: Entry, source: SourceFile | None, within: tuple[int, int]
) -> ReadTable | None:
    """One entry of ``tables.yaml``; mistakes are noted on the entry, then None comes back.

    ``within`` are the lines of the document the table stands in.
    """
    before = len(entry.mistakes)
    titles = {k: str(v) for k, v in entry.mapping("title").items()}
    for language in ("sv", "en"):
        if not titles.get(language):
            entry.wrong("title", f"has no {language}")
    note = {k: str(v) for k, v in entry.mapping("note").items()} or None
    unit = entry.optional("unit")
    inline = entry.flag("inline")
    header = entry.ranges("header")
    header_quotes = [str(q) for q in entry.items("header_quotes")]
    columns = []
    for value in entry.entries("columns"):
        columns.append(
            Column(
                label=_label(value),
                unit=value.optional("unit") or unit,
                note=value.optional("note"),
            )
        )
        value.done()
    table_id, document = entry.text("id"), entry.text("document")
    words = tuple(str(w) for w in entry.items("words"))
    rows_are = tuple(str(w) for w in entry.items("rows_are"))
    raw_rows = entry.entries("rows")
    if not columns or not raw_rows:
        entry.wrong("rows", "and columns must not be empty")
    entry.done()
    if source is None or len(entry.mistakes) > before:
        return None
    rows: list[Row] = []
    lines = [TableLine(table=table_id, title=titles["sv"], header=True, lines=r) for r in header]
    for value in raw_rows:
        where = value.lines("lines")
        if where is None or not within[0] <= where[0] <= where[1] <= within[1]:
            value.wrong("lines", "must be lines of the table's document")
            continue
        row = _row(value, source, where, len(columns), inline=inline)
        if row:
            rows.append(row)
            lines.append(TableLine(table=table_id, title=titles["sv"], header=False, lines=where))
    header_spans = [s for s in (source.span(*r) for r in header) if s]
    start, end = source.starts[within[0] - 1], source.line_end(within[1])
    for quote in header_quotes:
        found = find_words(source.shown, quote, start, end)
        if found is None:
            entry.wrong("header_quotes", f"hold {quote!r}, which doesn't stand in the document")
        else:
            header_spans.append(found)
    if len(entry.mistakes) > before:
        return None
    table = Table(
        id=table_id,
        document=document,
        file=source.name,
        title=titles,
        words=words,
        rows_are=rows_are,
        note=note,
        header=tuple(header_spans),
        columns=tuple(columns),
        rows=tuple(rows),
        text=source.shown,
    )
    return ReadTable(table=table, lines=() if inline else tuple(lines))


def _label(entry: Entry) -> Label:
    return Label(id=entry.text("id"), words=tuple(str(w) for w in entry.items("words")))


def _row(
    entry: Entry, source: SourceFile, lines: tuple[int, int], columns: int, *, inline: bool
) -> Row | None:
    label = _label(entry)
    given = entry.items("cells")
    entry.done()
    whole = source.span(*lines)
    if whole is None:
        entry.wrong("lines", "are blank")
        return None
    start = cursor = whole.start
    named = next((w for w in (*label.words, label.id) if w in source.line(lines[0])), None)
    if named is None and (inline or not given):
        entry.wrong("words", "hold none that stands in these lines")
        return None
    if named is not None:
        start = source.shown.index(named, cursor, whole.end)
        cursor = start + len(named)
    values = given or source.shown[cursor : whole.end].split()
    if len(values) != columns:
        entry.wrong("cells", f"are {len(values)} where the table has {columns} columns")
        return None
    cells: list[Span | None] = []
    for value in values:
        if value is None:
            cells.append(None)
            continue
        found = find_words(source.shown, str(value), cursor, whole.end)
        if found is None:
            entry.wrong("cells", f"hold {value!r}, which doesn't stand in these lines in order")
            return None
        cursor = found.end
        cells.append(found)
    if inline:
        closed = cursor + 1 if source.shown[cursor : cursor + 1] == ")" else cursor
        whole = Span(start=start, end=closed)
    return Row(label=label, spans=(whole,), cells=tuple(cells))
