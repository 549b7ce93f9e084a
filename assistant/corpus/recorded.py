"""Torn figures of machine-read documents, as a person's eye has read them.

Each recorded item says what the figure says (``reading``), the words of the
source it stands on (verbatim, in reading order), and whether that is certain.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.corpus.entry import Entry
from assistant.corpus.source_file import Recorded, Region, SourceFile, find_words
from assistant.domain.clause import Span


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """What a person has read in a torn figure."""

    clause: str
    """Id of the clause that holds the words it stands on."""
    text: Mapping[str, str]
    """The reading in words, by language."""
    certain: bool
    note: Mapping[str, str] | None
    """What isn't certain, by language."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """A recorded item before its clause is known."""

    id: str
    text: Mapping[str, str]
    certain: bool
    note: Mapping[str, str] | None


def read_region(
    entry: Entry, source: SourceFile | None, within: tuple[int, int]
) -> tuple[Region, tuple[Item, ...]] | None:
    """One entry of ``recorded.yaml``: a region of torn lines and the items read in it.

    Mistakes are noted on the entry, then None comes back.
    """
    before = len(entry.mistakes)
    entry.get("id"), entry.get("document")
    lines = entry.lines("lines")
    title = entry.text("title")
    items: list[Item] = []
    recorded: list[Recorded] = []
    taken: list[Span] = []
    if lines is None or not within[0] <= lines[0] <= lines[1] <= within[1]:
        entry.wrong("lines", "must be lines of the region's document")
    for value in entry.entries("items"):
        text, note = value.mapping("text"), value.mapping("note")
        item = Item(
            id=f"{entry.raw.get('id')}/{value.text('id')}",
            text={k: str(v) for k, v in text.items()},
            certain=value.flag("certain"),
            note={k: str(v) for k, v in note.items()} or None,
        )
        quotes = [str(q) for q in value.items("quotes")]
        value.done()
        for language in ("sv", "en"):
            if not item.text.get(language):
                value.wrong("text", f"has no {language}")
        if not item.certain and not item.note:
            value.wrong("note", "must say what isn't certain")
        if source is None or lines is None or len(entry.mistakes) > before:
            continue
        spans = _anchors(value, quotes, source, lines, taken)
        items.append(item)
        if spans:
            recorded.append(Recorded(id=item.id, heading_path=(title,), spans=spans))
    entry.done()
    if len(entry.mistakes) > before or lines is None:
        return None
    return Region(lines=lines, recorded=tuple(recorded)), tuple(items)


def _anchors(
    entry: Entry,
    quotes: list[str],
    source: SourceFile,
    lines: tuple[int, int],
    taken: list[Span],
) -> tuple[Span, ...]:
    start, end = source.starts[lines[0] - 1], source.line_end(lines[1])
    spans: list[Span] = []
    cursor = start
    for quote in quotes:
        span = find_words(source.shown, quote, cursor, end)
        while span and any(span.overlaps(other) for other in taken):
            span = find_words(source.shown, quote, span.start + 1, end)
        if span is None:
            entry.wrong("quotes", f"hold {quote!r}, which doesn't stand here in that order")
            return ()
        spans.append(span)
        taken.append(span)
        cursor = span.end
    if not spans:
        entry.wrong("quotes", "are empty")
    return tuple(spans)
