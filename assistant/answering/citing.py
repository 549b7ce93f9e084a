"""Citations: a number for each place, its quote read from the file by code."""

from __future__ import annotations

from typing import Protocol

from assistant.domain.answer import Citation
from assistant.domain.clause import Clause, Document, Span
from assistant.domain.question import Language
from assistant.labels import date_note


class Quotable(Protocol):
    """What citing needs of a corpus."""

    def document(self, document_id: str) -> Document:
        """The document of that id; NotFoundError where there is none."""

    def find(self, document_id: str, quote: str) -> tuple[Span, ...]:
        """Spans of a verbatim quote, found exactly once in the document."""

    def clause_at(self, file: str, offset: int) -> Clause:
        """The clause that holds a code point of a file."""

    def quote(self, file: str, span: Span) -> str:
        """The slice of a file; raises QuoteError where it would show a mask."""


class Citer:
    """Hands out citation numbers; the same place always has the same number."""

    def __init__(self, corpus: Quotable, language: Language) -> None:
        self._corpus = corpus
        self._language = language
        self._numbers: dict[tuple[str, int, int], int] = {}
        self._citations: list[Citation] = []

    def span(self, file: str, span: Span) -> int:
        """Cite one range of a file and return its number."""
        key = (file, span.start, span.end)
        known = self._numbers.get(key)
        if known is not None:
            return known
        clause = self._corpus.clause_at(file, span.start)
        document = self._corpus.document(clause.document)
        number = len(self._citations) + 1
        self._citations.append(
            Citation(
                n=number,
                document=document.id,
                title=document.title,
                date=document.date,
                date_note=date_note(document, self._language),
                document_kind=document.kind,
                locator=clause.locator,
                clause=clause.id,
                quote=self._corpus.quote(file, span),
                file=file,
                start=span.start,
                end=span.end,
                standing=clause.standing.value,
            )
        )
        self._numbers[key] = number
        return number

    def clause(self, clause: Clause) -> list[int]:
        """Cite a whole clause: one number for each of its parts."""
        return [self.span(clause.file, part) for part in clause.spans]

    def quote(self, document_id: str, quote: str) -> list[int]:
        """Cite a verbatim quote of a document: one number for each of its parts."""
        file = self._corpus.document(document_id).place.file
        return [self.span(file, part) for part in self._corpus.find(document_id, quote)]

    def citations(self) -> tuple[Citation, ...]:
        """All citations so far, in the order of their numbers."""
        return tuple(self._citations)


def marks(numbers: list[int] | tuple[int, ...]) -> str:
    """Citation marks as they stand in a sentence: ``[1][2]``."""
    return "".join(f"[{number}]" for number in dict.fromkeys(numbers))
