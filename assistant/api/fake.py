"""A fake of the engine: fixed answers over a small corpus given as text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from assistant.domain.answer import Answer, Versions
from assistant.domain.calendar import Calendar
from assistant.domain.clause import Clause, Document, Passage, Span
from assistant.domain.question import Language
from assistant.domain.resolve import Resolver
from assistant.domain.rule import RuleBook
from assistant.domain.vocabulary import Vocabulary
from assistant.errors import BadCaseError, BadQuestionError, QuoteError


@dataclass(frozen=True, kw_only=True)
class FakeCorpus:
    """Documents and clauses as given; every file is a text by name."""

    documents: Mapping[str, Document]
    clauses: Mapping[str, Clause]
    files: Mapping[str, str]
    absent: tuple[Any, ...] = ()
    version: str = "fake"

    def clauses_of(self, document_id: str) -> tuple[Clause, ...]:
        """The clauses of one document."""
        return tuple(each for each in self.clauses.values() if each.document == document_id)

    def quote(self, file: str, span: Span) -> str:
        """The characters of a file in ``span``."""
        text = self.files.get(file, "")
        if span.end > len(text):
            raise QuoteError(["the place lies outside the file"])
        return text[span.start : span.end]


@dataclass(kw_only=True)
class FakeEngine:
    """Answers with what ``answer_for`` makes of a question; remembers what it was asked."""

    corpus: FakeCorpus
    vocabulary: Vocabulary
    versions: Versions
    answer_for: Callable[[str, Mapping[str, object]], Answer]
    asked: list[tuple[str, datetime | None, tuple[str, ...], dict[str, object]]] = field(
        default_factory=list
    )
    """Text, moment, history and chosen slots of every question, oldest first."""

    @property
    def resolver(self) -> Resolver:
        """A resolver without any rule."""
        book = RuleBook(rules=(), gaps=(), exclusions=(), version="fake")
        calendar = Calendar(zone=self.vocabulary.zone, bands=(), holidays={})
        return Resolver(book, self.vocabulary, calendar)

    def ask(
        self,
        text: str,
        as_of: datetime | None = None,
        history: Sequence[str] = (),
        chosen: Mapping[str, object] = {},
    ) -> Answer:
        """The fixed answer to any question that is not empty."""
        if not text.strip():
            raise BadQuestionError("The question is empty; write what you want to know.")
        for slot, value in chosen.items():
            self.vocabulary.value(slot, value)
        self.asked.append((text, as_of, tuple(history), dict(chosen)))
        return self.answer_for(text, chosen)

    def resolve(
        self,
        case: Mapping[str, object],
        as_of: datetime | None = None,
        *,
        trace: bool = False,
        language: Language = "sv",
    ) -> Answer:
        """The fixed answer to any case within the vocabulary."""
        if not case:
            raise BadCaseError("The case is empty; give at least one slot.")
        checked = {slot: self.vocabulary.value(slot, value) for slot, value in case.items()}
        self.asked.append(("", as_of, (), dict(case)))
        return self.answer_for("", checked).model_copy(
            update={"trace": () if trace else None, "language": language}
        )

    def search(self, text: str, k: int = 10) -> list[Passage]:
        """The first clauses, whatever the words."""
        if not text.strip():
            raise BadQuestionError("The search is empty; write some words.")
        first = list(self.corpus.clauses.values())[:k]
        return [Passage(clause=clause, score=1 / rank) for rank, clause in enumerate(first, 1)]
