"""What every way in (commands, HTTP, page) needs of the assistant behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from assistant.domain.answer import Answer, Versions
from assistant.domain.clause import Clause, Document, Passage, Span
from assistant.domain.question import Language
from assistant.domain.resolve import Resolver
from assistant.domain.vocabulary import Vocabulary


class CorpusView(Protocol):
    """The part of a corpus that is shown: documents, clauses, what is absent."""

    @property
    def documents(self) -> Mapping[str, Document]:
        """Documents by id, in the order of the manifest."""

    @property
    def clauses(self) -> Mapping[str, Clause]:
        """Clauses by id, in reading order."""

    @property
    def absent(self) -> Sequence[Any]:
        """Documents that the corpus refers to without holding them."""

    @property
    def version(self) -> str:
        """Content hash of the corpus."""

    def clauses_of(self, document_id: str) -> tuple[Clause, ...]:
        """The clauses of one document, in reading order."""

    def quote(self, file: str, span: Span) -> str:
        """The characters of a source file in ``span``.

        Raises:
            QuoteError: unknown file, a place outside it, or one that touches a mask.
        """


class Engine(Protocol):
    """The assistant, as the ways in see it. Safe to call from several threads."""

    @property
    def corpus(self) -> CorpusView:
        """The corpus that answers rest on."""

    @property
    def vocabulary(self) -> Vocabulary:
        """The closed vocabularies with their labels."""

    @property
    def versions(self) -> Versions:
        """What answers are made from."""

    @property
    def resolver(self) -> Resolver:
        """What says who has which duty; the map of the case space is drawn from it."""

    def ask(
        self,
        text: str,
        as_of: datetime | None = None,
        history: Sequence[str] = (),
        chosen: Mapping[str, object] = {},
    ) -> Answer:
        """Answer a question in words.

        Args:
            text: The question as typed.
            as_of: The moment it is about, with offset; now where None.
            history: Earlier turns of the same user, oldest first.
            chosen: Slots set by hand; they override words.

        Raises:
            UsageError: the question or a slot can't be read.
        """

    def resolve(
        self,
        case: Mapping[str, object],
        as_of: datetime | None = None,
        *,
        trace: bool = False,
        language: Language = "sv",
    ) -> Answer:
        """Answer a structured case, slot to value; with what became of every rule, if asked.

        The words of the answer are in ``language``; quotes stay as they stand.

        Raises:
            BadCaseError: a slot or value outside the vocabulary.
        """

    def search(self, text: str, k: int = 10) -> list[Passage]:
        """The passages that fit the words best, best first."""
