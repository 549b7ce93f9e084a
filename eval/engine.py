"""What the suite needs of the assistant it judges."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from assistant.domain.answer import Answer, Versions
from assistant.domain.clause import Span


class QuotedText(Protocol):
    """The corpus as far as citations are checked against it."""

    def quote(self, file: str, span: Span) -> str:
        """The characters of a source file; QuoteError outside it or on a mask."""


class Engine(Protocol):
    """Something that answers questions with citations."""

    @property
    def corpus(self) -> QuotedText:
        """The corpus that answers rest on."""

    @property
    def versions(self) -> Versions:
        """What answers are made from."""

    def ask(
        self,
        text: str,
        as_of: datetime | None = None,
        history: Sequence[str] = (),
        chosen: Mapping[str, object] = {},
    ) -> Answer:
        """The answer to a question asked at ``as_of`` after the turns of ``history``."""
