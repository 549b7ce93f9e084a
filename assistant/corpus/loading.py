"""Reading a corpus folder: its manifest, sources, documents, tables and recorded figures."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from assistant.corpus.entry import Entry, Lines
from assistant.corpus.manifest import Described, Manifest, read_manifest
from assistant.corpus.masking import apply_masks, find_masks
from assistant.corpus.reader import DocumentReader
from assistant.corpus.recorded import Item, Reading, read_region
from assistant.corpus.source_file import Furniture, Region, SourceFile, TableLine
from assistant.corpus.store import Corpus, DocumentRead, ReadFrom
from assistant.corpus.tables import Table, read_table
from assistant.corpus.yamlfile import read_yaml
from assistant.domain.clause import Clause, Document, Place, Span
from assistant.errors import CorpusError


def load_corpus(folder: Path, like: Corpus | None = None) -> Corpus:
    """Read the corpus in ``folder``: its manifest, sources, tables and recorded figures.

    ``like`` is a corpus that much of it may be the same as: a document that is read
    from the very same is taken from there.

    Raises:
        CorpusError: with every mistake found, each with its file and place.
    """
    return _Loading(folder, {} if like is None else like.reads).corpus()


def load_readable(folder: Path, like: Corpus | None = None) -> Corpus | None:
    """What of the corpus in ``folder`` can be read, whatever its mistakes: to be shown only.

    A document whose file is missing or too short is left out, and so is a table or a
    figure that doesn't fit its document. None where no document can be read. ``like``
    as for ``load_corpus``.
    """
    found = _Loading(folder, {} if like is None else like.reads).readable()
    return found if found.documents else None


class _Loading:
    """One pass over the folder that gathers mistakes instead of stopping at the first."""

    def __init__(self, folder: Path, known: Mapping[str, DocumentRead]) -> None:
        self._folder = folder
        self._known = known
        self._mistakes: list[str] = []
        self._hash = hashlib.sha256()
        self._read: dict[str, Entry] = {}

    def corpus(self) -> Corpus:
        manifest, data = read_manifest(self._folder / "manifest.yaml", self._mistakes)
        self._hash_in("manifest.yaml", data)
        sources = self._sources(manifest)
        known = {d.id: d for d in manifest.documents}
        tables = self._tables(known, sources)
        recorded = self._recorded(known, sources)
        if self._mistakes:
            raise CorpusError(self._mistakes)
        return self._read_all(manifest, sources, tables, recorded)

    def readable(self) -> Corpus:
        manifest, data = read_manifest(self._folder / "manifest.yaml", self._mistakes)
        self._hash_in("manifest.yaml", data)
        sources = self._sources(manifest)
        known = {
            d.id: replace(d, copies=tuple(c for c in d.copies if _holds(sources, *c)))
            for d in manifest.documents
            if _holds(sources, d.file, d.lines) and not d.outside()
        }
        tables = self._tables(known, sources)
        recorded = self._recorded(known, sources)
        manifest = replace(manifest, documents=tuple(known.values()))
        return self._read_all(manifest, sources, tables, recorded)

    def _read_all(
        self,
        manifest: Manifest,
        sources: Mapping[str, SourceFile],
        read_tables: tuple[list[Table], dict[str, list[TableLine]]],
        recorded: tuple[dict[str, list[Region]], list[Item], list[str]],
    ) -> Corpus:
        tables, table_lines = read_tables
        regions, items, words = recorded
        clauses: list[Clause] = []
        furniture: dict[str, Sequence[Furniture]] = {}
        clause_of: dict[str, str] = {}
        reads: dict[str, DocumentRead] = {}
        for described in manifest.documents:
            given: ReadFrom = (
                described,
                sources[described.file],
                manifest.furniture,
                manifest.headings.get(described.kind, {}),
                tuple(table_lines.get(described.id, ())),
                tuple(regions.get(described.id, ())),
            )
            known = self._known.get(described.id)
            if known is None or known[0] != given:
                known = given, DocumentReader(*given).read()
            reads[described.id] = known
            read = known[1]
            clauses.extend(read.clauses)
            furniture[described.id] = read.furniture
            clause_of.update(read.recorded)
        return Corpus(
            documents={d.id: self._document(d, sources) for d in manifest.documents},
            clauses=clauses,
            absent=manifest.absent,
            tables=tables,
            readings=[
                Reading(clause=clause_of[i.id], text=i.text, certain=i.certain, note=i.note)
                for i in items
            ],
            furniture=furniture,
            sources={s.name: s for s in sources.values()},
            machine_read=frozenset(d.id for d in manifest.documents if d.machine_read),
            known_words=words,
            furniture_classes=manifest.furniture,
            unread_files=self._unread(sources),
            version=self._hash.hexdigest()[:12],
            reads=reads,
        )

    def _sources(self, manifest: Manifest) -> dict[str, SourceFile]:
        sources: dict[str, SourceFile] = {}
        for name in sorted({d.file for d in manifest.documents if d.file}):
            if "/" in name or "\\" in name or name.startswith("."):
                self._mistakes.append(
                    f"manifest.yaml: {name} must be the name of a file in sources"
                )
                continue
            source = self._source(name, manifest)
            if source:
                sources[name] = source
        for described in manifest.documents:
            for file, (_, last) in ((described.file, described.lines), *described.copies):
                known = sources.get(file)
                if known and last > len(known.starts):
                    self._mistakes.append(
                        f"manifest.yaml: documents[{described.id}] ends at line {last}, "
                        f"but {file} has {len(known.starts)} lines"
                    )
        return sources

    def _unread(self, sources: Mapping[str, SourceFile]) -> list[str]:
        folder = self._folder / "sources"
        names = sorted(path.name for path in folder.iterdir() if path.is_file())
        return [f"sources/{name}" for name in names if name not in sources]

    def _source(self, name: str, manifest: Manifest) -> SourceFile | None:
        shown_name = f"{self._folder.resolve().name}/sources/{name}"
        try:
            data = (self._folder / "sources" / name).read_bytes()
            raw = data.decode("utf-8")
        except FileNotFoundError:
            self._mistakes.append(
                f"{shown_name}: is missing; put it back or take it off the manifest"
            )
            return None
        except OSError as error:
            self._mistakes.append(f"{shown_name}: can't be read ({error.strerror})")
            return None
        except UnicodeDecodeError as error:
            self._mistakes.append(f"{shown_name}: is not UTF-8 (byte {error.start}); convert it")
            return None
        self._hash_in(name, data)
        masks = find_masks(raw, manifest.personal, manifest.public)
        starts = (0, *(m.end() for m in re.finditer("\n", raw)))
        return SourceFile(
            name=shown_name, raw=raw, shown=apply_masks(raw, masks), masks=masks, starts=starts
        )

    def _tables(
        self, documents: Mapping[str, Described], sources: Mapping[str, SourceFile]
    ) -> tuple[list[Table], dict[str, list[TableLine]]]:
        tables: list[Table] = []
        lines: dict[str, list[TableLine]] = {}
        for entry in self._entries("tables.yaml", "tables"):
            described = self._named_document(entry, documents)
            if described is None:
                continue
            read = read_table(entry, _source_of(described, sources), described.lines)
            if read:
                tables.append(read.table)
                lines.setdefault(described.id, []).extend(read.lines)
        return tables, lines

    def _recorded(
        self, documents: Mapping[str, Described], sources: Mapping[str, SourceFile]
    ) -> tuple[dict[str, list[Region]], list[Item], list[str]]:
        regions: dict[str, list[Region]] = {}
        items: list[Item] = []
        for entry in self._entries("recorded.yaml", "regions"):
            described = self._named_document(entry, documents)
            if described is None:
                continue
            read = read_region(entry, _source_of(described, sources), described.lines)
            if read:
                regions.setdefault(described.id, []).append(read[0])
                items.extend(read[1])
        words = [
            word
            for entry in self._entries("recorded.yaml", "spelling")
            for word in entry.items("words")
        ]
        return regions, items, [str(word) for word in words]

    def _entries(self, file: str, key: str) -> list[Entry]:
        if file not in self._read:
            raw: Any = None
            if (self._folder / file).exists():
                raw, data = read_yaml(self._folder / file, self._mistakes)
                self._hash_in(file, data)
            self._read[file] = Entry(raw if isinstance(raw, dict) else {}, file, self._mistakes)
        return self._read[file].entries(key)

    def _hash_in(self, name: str, data: bytes) -> None:
        self._hash.update(name.encode() + b"\0" + data + b"\0")

    def _named_document(self, entry: Entry, documents: Mapping[str, Described]) -> Described | None:
        described = documents.get(entry.text("document"))
        if described is None:
            entry.wrong("document", "is no document of the manifest")
        return described

    def _document(self, described: Described, sources: Mapping[str, SourceFile]) -> Document:
        return Document(
            id=described.id,
            title=described.title,
            kind=described.kind,
            issuer=described.issuer,
            party=described.party,
            date=described.date,
            date_note=described.date_note,
            date_note_en=described.date_note_en,
            not_before=described.not_before,
            diarienummer=described.diarienummer,
            paragraph=described.paragraph,
            validity=described.validity,
            replaces=described.replaces,
            replaced_by=described.replaced_by,
            received=described.received,
            place=_place(sources[described.file], described.lines),
            copies=tuple(_place(sources[file], lines) for file, lines in described.copies),
        )


def _source_of(described: Described, sources: Mapping[str, SourceFile]) -> SourceFile | None:
    fits = _holds(sources, described.file, described.lines)
    return sources[described.file] if fits else None


def _holds(sources: Mapping[str, SourceFile], file: str, lines: Lines) -> bool:
    return file in sources and lines[1] <= len(sources[file].starts)


def _place(source: SourceFile, lines: Lines) -> Place:
    end = source.starts[lines[1]] if lines[1] < len(source.starts) else len(source.raw)
    return Place(file=source.name, span=Span(start=source.starts[lines[0] - 1], end=end))
