"""The corpus in memory: documents, clauses, tables, and the places quotes stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType

from assistant.corpus.manifest import Absent, Described, FurnitureClass
from assistant.corpus.masking import overlaps_mask
from assistant.corpus.normal import NormalForm, normal_form, normalise
from assistant.corpus.recorded import Reading
from assistant.corpus.source_file import Furniture, ReadDocument, Region, SourceFile, TableLine
from assistant.corpus.spelling import Speller
from assistant.corpus.tables import Table
from assistant.domain.clause import Clause, Document, Span, Standing
from assistant.errors import NotFoundError, QuoteError

ReadFrom = tuple[
    Described,
    SourceFile,
    Sequence[FurnitureClass],
    Mapping[str, Standing | None],
    Sequence[TableLine],
    Sequence[Region],
]
"""What a document is read from: its description, file, furniture, headings, tables, figures."""
DocumentRead = tuple[ReadFrom, ReadDocument]
"""Everything that one document was read from, and what it was read into."""

_BULLET_IN_QUOTE = re.compile(r"(?:^|(?<=\s))[●•➢]\s*")


class Corpus:
    """All documents of a corpus folder, read and ready to quote.

    Mappings keep their order: documents as in the manifest, clauses in reading
    order within them. Nothing changes after loading.
    """

    def __init__(
        self,
        *,
        documents: Mapping[str, Document],
        clauses: Sequence[Clause],
        absent: Sequence[Absent],
        tables: Sequence[Table],
        readings: Sequence[Reading],
        furniture: Mapping[str, Sequence[Furniture]],
        sources: Mapping[str, SourceFile],
        machine_read: frozenset[str],
        known_words: Sequence[str],
        furniture_classes: Sequence[FurnitureClass],
        unread_files: Sequence[str],
        version: str,
        reads: Mapping[str, DocumentRead] = {},
    ) -> None:
        self.documents: Mapping[str, Document] = MappingProxyType(dict(documents))
        self.clauses: Mapping[str, Clause] = MappingProxyType({c.id: c for c in clauses})
        self.absent: tuple[Absent, ...] = tuple(absent)
        """Documents that others refer to and that the corpus doesn't hold."""
        self.tables: Mapping[str, Table] = MappingProxyType({t.id: t for t in tables})
        self.readings: Mapping[str, Reading] = MappingProxyType({r.clause: r for r in readings})
        """What a person has read in torn figures, by clause id."""
        self.furniture: Mapping[str, tuple[Furniture, ...]] = MappingProxyType(
            {d: tuple(pieces) for d, pieces in furniture.items()}
        )
        """What is no clause, by document id."""
        self.sources: Mapping[str, SourceFile] = MappingProxyType(dict(sources))
        """Source files by the name that citations show."""
        self.machine_read = machine_read
        """Documents that came from OCR."""
        self.unread_files = tuple(unread_files)
        """Files among the sources that no document stands in."""
        self.version = version
        """Hash of sources and manifest: the same corpus has the same version."""
        self._furniture_classes = tuple(furniture_classes)
        self._known_words = tuple(known_words)
        self._forms: dict[tuple[str, str | None], NormalForm] = {}
        self.reads: Mapping[str, DocumentRead] = MappingProxyType(dict(reads))
        """What each document was read from and into, by its id, so that it need not be again."""

    def document(self, document_id: str) -> Document:
        """The document of that id.

        Raises:
            NotFoundError: no document has that id.
        """
        try:
            return self.documents[document_id]
        except KeyError:
            raise NotFoundError(
                "there is no document with this id; list them with corpus list"
            ) from None

    def only(self, documents: Collection[str], version: str) -> Corpus:
        """The corpus as if it held no other documents than these, under a version of its own."""
        tables = [t for t in self.tables.values() if t.document in documents]
        clauses = [c for c in self.clauses.values() if c.document in documents]
        held = {clause.id for clause in clauses}
        return Corpus(
            documents={d: found for d, found in self.documents.items() if d in documents},
            clauses=clauses,
            absent=[a for a in self.absent if any(d in documents for d, _ in a.referred)],
            tables=tables,
            readings=[r for r in self.readings.values() if r.clause in held],
            furniture={d: f for d, f in self.furniture.items() if d in documents},
            sources=self.sources,
            machine_read=self.machine_read & frozenset(documents),
            known_words=self._known_words,
            furniture_classes=self._furniture_classes,
            unread_files=(),
            version=version,
        )

    def normal(self, clause: Clause) -> NormalForm:
        """The clause's text in normal form, with the way back to its file."""
        return normal_form(self.sources[clause.file].shown, clause.spans)

    def is_furniture(self, kind: str, line: str) -> bool:
        """Whether ``line`` is a running head or the like in documents of ``kind``."""
        return any(
            group.pattern.search(line)
            for group in self._furniture_classes
            if not group.kinds or kind in group.kinds
        )

    def clauses_of(self, document_id: str) -> tuple[Clause, ...]:
        """The clauses of one document in reading order.

        Raises:
            NotFoundError: no document has that id.
        """
        return self._by_document.get(self.document(document_id).id, ())

    def find(self, document_id: str, quote: str, *, section: str | None = None) -> tuple[Span, ...]:
        """Where ``quote`` stands in a document, as ranges of its file in reading order.

        The words must be the document's own; only white space, line-end
        hyphens, bullet marks and the shape of quotation marks may differ.
        Several ranges where a running head or a page end comes between.
        ``section`` narrows the search to clauses under a heading that begins so.

        Raises:
            QuoteError: not found, found more than once, or no such document.
        """
        if document_id not in self.documents:
            raise QuoteError([f"{document_id}: there is no document with this id"])
        wanted = normalise(_BULLET_IN_QUOTE.sub("", quote))
        shown = wanted if len(wanted) <= 60 else f"{wanted[:57]}…"
        if not wanted:
            raise QuoteError([f"{document_id}: a quote is empty; give the words"])
        form = self._form(document_id, section)
        first = form.text.find(wanted)
        if first < 0:
            raise QuoteError(
                [f'{document_id}: "{shown}" isn\'t found; quote the words as they stand']
            )
        if form.text.find(wanted, first + 1) >= 0:
            twice = "is found more than once; quote more, or name its section"
            raise QuoteError([f'{document_id}: "{shown}" {twice}'])
        return form.to_raw(first, first + len(wanted))

    def clause_at(self, file: str, offset: int) -> Clause:
        """The clause that the character at ``offset`` of ``file`` belongs to.

        Raises:
            NotFoundError: no such file, or the character is in no clause.
        """
        starts, ends, clauses = self._places.get(file, ((), (), ()))
        index = bisect_right(starts, offset) - 1
        if index < 0 or offset >= ends[index]:
            raise NotFoundError("no clause stands at this place of the file")
        return clauses[index]

    def quote(self, file: str, span: Span) -> str:
        """The words of ``file`` at ``span``, exactly as they stand.

        Raises:
            QuoteError: no such file, a place outside it, or one that overlaps a mask.
        """
        source = self.sources.get(file)
        if source is None or span.end > len(source.raw):
            raise QuoteError([f"{file}: there is no such place in the files of the corpus"])
        if overlaps_mask(source.masks, span):
            raise QuoteError([f"{file}: a quote at {span.start}-{span.end} overlaps a mask"])
        return source.raw[span.start : span.end]

    def search_text(self, clause_id: str) -> str:
        """The clause's words for search: spelled right where a machine read them,
        with what a person read in a torn figure, and with its table's header.
        """
        clause = self.clauses[clause_id]
        text = clause.text
        if clause.document in self.machine_read:
            text = self.speller.correct(text)
        reading = self.readings.get(clause_id)
        if reading:
            text = f"{text} {reading.text['sv']}"
        if clause.kind == "table_row":
            text = " ".join([*self._table_context(clause), text])
        return text

    def search_path(self, clause_id: str) -> tuple[str, ...]:
        """The clause's heading path, spelled right where a machine read it."""
        clause = self.clauses[clause_id]
        if clause.document not in self.machine_read:
            return clause.heading_path
        return tuple(self.speller.correct(heading) for heading in clause.heading_path)

    @cached_property
    def speller(self) -> Speller:
        """Reads machine-read words by the words of the other documents."""
        spelled_right = (
            c.text for c in self.clauses.values() if c.document not in self.machine_read
        )
        return Speller(spelled_right, self._known_words)

    @cached_property
    def _by_document(self) -> Mapping[str, tuple[Clause, ...]]:
        found: dict[str, list[Clause]] = {}
        for clause in self.clauses.values():
            found.setdefault(clause.document, []).append(clause)
        return {document: tuple(clauses) for document, clauses in found.items()}

    @cached_property
    def _places(self) -> Mapping[str, tuple[tuple[int, ...], tuple[int, ...], tuple[Clause, ...]]]:
        found: dict[str, list[tuple[int, int, Clause]]] = {}
        for clause in self.clauses.values():
            for span in clause.spans:
                found.setdefault(clause.file, []).append((span.start, span.end, clause))
        places = {}
        for file, entries in found.items():
            entries.sort(key=lambda e: (e[0], e[1]))
            starts, ends, clauses = zip(*entries, strict=True)
            places[file] = (starts, ends, clauses)
        return places

    def _form(self, document_id: str, section: str | None) -> NormalForm:
        key = (document_id, section)
        if key not in self._forms:
            clauses = [
                c
                for c in self.clauses_of(document_id)
                if section is None or any(h.startswith(section) for h in c.heading_path)
            ]
            file = self.documents[document_id].place.file
            spans = [span for clause in clauses for span in clause.spans]
            self._forms[key] = normal_form(self.sources[file].shown, spans)
        return self._forms[key]

    def _table_context(self, clause: Clause) -> Iterator[str]:
        for table in self.tables.values():
            if table.document != clause.document:
                continue
            if any(span in clause.spans for row in table.rows for span in row.spans):
                yield table.title["sv"]
                for span in table.header:
                    yield normalise(table.text[span.start : span.end])
