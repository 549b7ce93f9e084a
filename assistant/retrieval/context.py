"""What stands around a clause and tells what it is about: the text that is indexed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.domain.clause import Clause, Document
from assistant.domain.document_kinds import DOCUMENT_KINDS
from assistant.retrieval.words import month_of

POINTS = ("bullet", "numbered")
"""Kinds of clauses that are points of a list."""


class Searchable(Protocol):
    """What searching needs of a corpus."""

    @property
    def documents(self) -> Mapping[str, Document]:
        """All documents by id, in the order of the manifest."""

    @property
    def clauses(self) -> Mapping[str, Clause]:
        """All clauses by id, in reading order; a copy's clauses stand once."""

    @property
    def version(self) -> str:
        """Hash of the corpus's content."""

    def search_text(self, clause_id: str) -> str:
        """A clause's words for search: spelled right where a machine read them."""

    def search_path(self, clause_id: str) -> tuple[str, ...]:
        """A clause's headings and lead-in for search, outermost first."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ClauseInContext:
    """A clause as it is indexed: its words for search, its headings, its document."""

    clause: Clause
    document: Document
    text: str
    path: tuple[str, ...]
    points: tuple[str, ...] = ()
    """The points it leads in, in words for search; they stand in its text too."""

    @property
    def surroundings(self) -> str:
        """Document, date, party, kind and heading path: all but the clause's own text."""
        document = self.document
        parts = (
            document.title,
            document.date.isoformat() if document.date else document.date_note or "",
            month_of(document.date) if document.date else "",
            document.paragraph or "",
            document.diarienummer or "",
            document.party or "",
            DOCUMENT_KINDS[document.kind][0],
            *self.path,
        )
        return ". ".join(part for part in dict.fromkeys(parts) if part)

    @property
    def labels(self) -> Mapping[str, str | int]:
        """What a search may be narrowed by."""
        document = self.document
        return {
            "document": document.id,
            "party": document.party or "",
            "year": document.date.year if document.date else 0,
            "paragraph": document.paragraph or "",
        }

    @property
    def embedded(self) -> str:
        """The text that is embedded: title and year, the nearest headings, the clause."""
        document = self.document
        year = str(document.date.year) if document.date else ""
        above = (f"{document.title} {year}".strip(), *self.path[-2:])
        return "\n".join((" – ".join(dict.fromkeys(part for part in above if part)), self.text))


_LONGEST_LIST = 700
"""Characters of a list that are indexed with what leads into it."""


def in_context(corpus: Searchable) -> Iterator[ClauseInContext]:
    """Every clause that says something, in reading order, each with what surrounds it.

    A heading or a line that leads into points is indexed together with them,
    so that a list is found as a whole; a heading of running text stands in the
    surroundings of what is under it, not on its own.
    """
    points = points_of(corpus)
    for clause in corpus.clauses.values():
        own = points_under(clause, points)
        if clause.kind in ("heading", "table_header") and not own:
            continue
        text = corpus.search_text(clause.id)
        listed = tuple(corpus.search_text(point.id) for point in own)
        if listed:
            text = f"{text}\n{' '.join(listed)[:_LONGEST_LIST]}"
        yield ClauseInContext(
            clause=clause,
            document=corpus.documents[clause.document],
            text=text,
            path=corpus.search_path(clause.id),
            points=listed,
        )


Points = Mapping[tuple[str, tuple[str, ...]], Sequence[Clause]]
"""Points and rows by document and heading path."""


def points_of(corpus: Searchable) -> Points:
    """The points of a corpus."""
    found: dict[tuple[str, tuple[str, ...]], list[Clause]] = {}
    for clause in corpus.clauses.values():
        if clause.kind in POINTS:
            found.setdefault((clause.document, clause.heading_path), []).append(clause)
    return found


def points_under(clause: Clause, points: Points) -> Sequence[Clause]:
    """The points that a heading or lead-in leads in, in order; empty where it leads in none."""
    if clause.kind in ("head", "signature"):
        return ()
    for name in (clause.text, clause.text.rstrip(":")):
        own = points.get((clause.document, (*clause.heading_path, name)))
        if own:
            return own
    return ()
