"""Reading ``manifest.yaml``: the documents of a corpus, their places and their layout."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from assistant.corpus.entry import Entry, Lines
from assistant.corpus.yamlfile import read_yaml
from assistant.domain.clause import Standing
from assistant.domain.document_kinds import DOCUMENT_KINDS

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, kw_only=True, slots=True)
class Heading:
    """One entry of a document's outline: where a section begins and what it is called."""

    at: int
    """Line the section begins on."""
    lines: tuple[int, ...]
    """Lines of its heading; empty where it has none, elsewhere where a title stands last."""
    level: int
    """0 for a slide, 1 and up for headings."""
    slide: int | None
    standing: Standing | None
    """Standing of what follows, until the next entry of the same level or above."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FurnitureClass:
    """A named kind of line that is no clause: running heads, page marks, sign-off boxes."""

    name: str
    pattern: re.Pattern[str]
    kinds: frozenset[str]
    """Document kinds it occurs in; empty for all."""
    repeats_head: bool
    """Whether it repeats what the document's head says; then the head itself keeps it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Described:
    """One document as the manifest describes it, layout included."""

    id: str
    title: str
    kind: str
    issuer: str
    party: str | None
    date: datetime.date | None
    date_note: str | None
    date_note_en: str | None
    not_before: datetime.date | None
    diarienummer: str | None
    paragraph: str | None
    validity: str | None
    replaces: tuple[str, ...]
    replaced_by: tuple[str, ...]
    file: str
    """Name of the file under ``sources``."""
    lines: Lines
    copies: tuple[tuple[str, Lines], ...]
    standing: Standing
    passages: tuple[tuple[Lines, Standing], ...]
    head: Lines | None
    signature: tuple[Lines, ...]
    outline: tuple[Heading, ...]
    furniture: Mapping[str, tuple[Lines, ...]]
    pages: tuple[int, ...]
    """Lines on which pages begin, the first included; empty where the text doesn't tell."""
    bullets: str
    double_spaced: bool
    machine_read: bool
    """Whether the text came from OCR: searched as if spelled right, quoted as it stands."""
    received: datetime.date | None
    """Day it was taken in; None for what the corpus held from the start."""
    original: tuple[str, str] | None
    """File under ``originals`` that it was read from, and its SHA-256."""

    def outside(self) -> list[tuple[str, Lines]]:
        """Lines that it names and that are none of its own, each with the field naming them."""
        first, last = self.lines
        return [
            (what, lines)
            for what, lines in _all_lines(self)
            if not first <= lines[0] <= lines[1] <= last
        ]


@dataclass(frozen=True, kw_only=True, slots=True)
class Absent:
    """A document that others refer to and that the corpus doesn't hold."""

    id: str
    title: str
    title_en: str
    note: str | None
    referred: tuple[tuple[str, str], ...]
    """Who refers to it: document id and the words, verbatim."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Manifest:
    """All that ``manifest.yaml`` says."""

    documents: tuple[Described, ...]
    absent: tuple[Absent, ...]
    furniture: tuple[FurnitureClass, ...]
    headings: Mapping[str, Mapping[str, Standing | None]]
    """Headings known by document kind, each with the standing of what follows it."""
    personal: tuple[re.Pattern[str], ...]
    public: tuple[re.Pattern[str], ...]


def read_manifest(path: Path, mistakes: list[str]) -> tuple[Manifest, bytes]:
    """Read the manifest, and its bytes; everything wrong with it goes to ``mistakes``."""
    name = path.name
    unread = len(mistakes)
    raw, data = read_yaml(path, mistakes)
    unread = len(mistakes) - unread
    if not isinstance(raw, dict) and not unread:
        mistakes.append(f"{name}: must be a mapping with the key documents; see the handbook")
    top = Entry(raw if isinstance(raw, dict) else {}, name, mistakes)
    contacts = top.entry("contacts")
    documents = tuple(_described(entry) for entry in top.entries("documents"))
    if isinstance(raw, dict) and not documents and raw.get("documents") != []:
        top.wrong("documents", "names no document; a corpus that has none yet says documents: []")
    manifest = Manifest(
        documents=documents,
        absent=tuple(_absent(entry) for entry in top.entries("absent")),
        furniture=tuple(_furniture(entry) for entry in top.entries("furniture")),
        headings=_known_headings(top),
        personal=contacts.patterns("personal"),
        public=contacts.patterns("public"),
    )
    contacts.done()
    top.done()
    _check_ids([d.id for d in documents] + [a.id for a in manifest.absent], name, mistakes)
    _check_replacements(manifest, name, mistakes)
    _check_overlaps(documents, name, mistakes)
    return manifest, data


def _described(entry: Entry) -> Described:
    place = entry.entry("place")
    stated, not_before = entry.day("date"), entry.day("not_before")
    kind = entry.text("kind")
    if kind and kind not in DOCUMENT_KINDS:
        entry.wrong("kind", f"must be one of {', '.join(sorted(DOCUMENT_KINDS))}")
    date_note = entry.optional("date_note")
    if stated is None and date_note is None:
        entry.wrong("date", "is missing; give it, or say in date_note what is known")
    if stated and not_before and not_before > stated:
        entry.wrong("not_before", "is later than date")
    passages = []
    for value in entry.entries("passages"):
        for lines in value.ranges("lines"):
            standing = value.standing("standing")
            if standing:
                passages.append((lines, standing))
        value.done()
    document_id = entry.text("id")
    if document_id and not _ID.fullmatch(document_id):
        entry.wrong("id", "must be of lower-case letters a-z, digits and hyphens")
    described = Described(
        id=document_id,
        title=entry.text("title"),
        kind=kind,
        issuer=entry.text("issuer"),
        party=entry.optional("party"),
        date=stated,
        date_note=date_note,
        date_note_en=entry.optional("date_note_en"),
        not_before=not_before or stated,
        diarienummer=entry.optional("diarienummer"),
        paragraph=entry.optional("paragraph"),
        validity=entry.optional("validity"),
        replaces=tuple(str(v) for v in entry.items("replaces")),
        replaced_by=tuple(str(v) for v in entry.items("replaced_by")),
        file=place.text("file"),
        lines=_required_lines(place),
        copies=tuple(
            (copy.text("file"), _required_lines(copy)) for copy in entry.entries("copies")
        ),
        standing=entry.standing("standing") or Standing.ACCOUNT,
        passages=tuple(passages),
        head=entry.lines("head"),
        signature=entry.ranges("signature"),
        outline=tuple(_heading(value) for value in entry.entries("outline")),
        furniture=_named_lines(entry.entry("furniture")),
        pages=tuple(lines[0] for lines in entry.ranges("pages")),
        bullets=entry.text("bullets", default=""),
        double_spaced=entry.flag("double_spaced"),
        machine_read=entry.flag("machine_read"),
        received=entry.day("received"),
        original=_original(entry),
    )
    place.done()
    entry.done()
    for what, lines in described.outside():
        entry.wrong(what, f"names lines {lines[0]}-{lines[1]} outside the document")
    starts = [heading.at for heading in described.outline]
    if starts != sorted(starts):
        entry.wrong("outline", "is not in the order of the lines")
    for (before, _), (after, _) in pairwise(sorted(described.passages, key=lambda p: p[0])):
        if after[0] <= before[1]:
            entry.wrong("passages", f"overlap at line {after[0]}")
    return described


def _original(entry: Entry) -> tuple[str, str] | None:
    if entry.get("original") is None:
        return None
    original = entry.entry("original")
    found = original.text("file"), original.text("sha256")
    original.done()
    return found


def _required_lines(place: Entry) -> Lines:
    lines = place.lines("lines")
    if lines is None and place.raw.get("lines") is None:
        place.wrong("lines", "is missing; give the first and last line")
    return lines or (1, 1)


def _named_lines(entry: Entry) -> Mapping[str, tuple[Lines, ...]]:
    return {name: entry.ranges(name) for name in entry.raw}


def _all_lines(described: Described) -> list[tuple[str, Lines]]:
    found = [("passages", lines) for lines, _ in described.passages]
    found += [("signature", lines) for lines in described.signature]
    found += [("furniture", lines) for group in described.furniture.values() for lines in group]
    found += [("pages", (line, line)) for line in described.pages]
    found += [("outline", (h.at, h.at)) for h in described.outline]
    found += [("outline", (line, line)) for h in described.outline for line in h.lines]
    if described.head:
        found.append(("head", described.head))
    return found


def _heading(entry: Entry) -> Heading:
    at = entry.number("at") or 1
    slide = entry.number("slide")
    if entry.flag("untitled"):
        lines: tuple[int, ...] = ()
    else:
        ranges = entry.ranges("title") or ((at, at),)
        lines = tuple(line for first, last in ranges for line in range(first, last + 1))
    level = entry.number("level")
    heading = Heading(
        at=at,
        lines=lines,
        level=level if level is not None else (0 if slide is not None else 1),
        slide=slide,
        standing=entry.standing("standing"),
    )
    entry.done()
    return heading


def _absent(entry: Entry) -> Absent:
    referred = []
    for value in entry.entries("referred"):
        referred.append((value.text("document"), value.text("quote")))
        value.done()
    if not referred:
        entry.wrong("referred", "is empty; say which document refers to it, in its words")
    absent = Absent(
        id=entry.text("id"),
        title=entry.text("title"),
        title_en=entry.text("title_en"),
        note=entry.optional("note"),
        referred=tuple(referred),
    )
    entry.done()
    return absent


def _furniture(entry: Entry) -> FurnitureClass:
    patterns = entry.patterns("patterns")
    if not patterns:
        entry.wrong("patterns", "are empty")
    furniture = FurnitureClass(
        name=entry.text("id"),
        pattern=re.compile("|".join(f"(?:{p.pattern})" for p in patterns) or r"(?!)"),
        kinds=frozenset(str(kind) for kind in entry.items("kinds")),
        repeats_head=entry.flag("repeats_head"),
    )
    entry.done()
    return furniture


def _known_headings(top: Entry) -> Mapping[str, Mapping[str, Standing | None]]:
    found: dict[str, dict[str, Standing | None]] = {}
    headings = top.entry("headings")
    for kind in headings.raw:
        values = headings.mapping(kind)
        found[kind] = {
            name: None if value is None else headings.as_standing(f"{kind}.{name}", value)
            for name, value in values.items()
        }
    return found


def _check_ids(ids: list[str], name: str, mistakes: list[str]) -> None:
    for doubled in sorted({i for i in ids if i and ids.count(i) > 1}):
        mistakes.append(f"{name}: the id {doubled} is given twice")


def _check_replacements(manifest: Manifest, name: str, mistakes: list[str]) -> None:
    known = {d.id for d in manifest.documents} | {a.id for a in manifest.absent}
    for document in manifest.documents:
        for other in (*document.replaces, *document.replaced_by):
            if other not in known:
                mistakes.append(
                    f"{name}: documents[{document.id}] names {other} as replaced or replacing, "
                    "which is no document"
                )
    for absent in manifest.absent:
        for other, _ in absent.referred:
            if other not in known:
                mistakes.append(f"{name}: absent[{absent.id}] is referred to by unknown {other}")


def _check_overlaps(documents: tuple[Described, ...], name: str, mistakes: list[str]) -> None:
    places = sorted(
        (file, lines, document.id)
        for document in documents
        for file, lines in ((document.file, document.lines), *document.copies)
    )
    for (file, before, one), (other_file, after, other) in pairwise(places):
        if file == other_file and after[0] <= before[1]:
            mistakes.append(
                f"{name}: documents[{other}] begins at line {after[0]} of {file} "
                f"inside documents[{one}]"
            )
