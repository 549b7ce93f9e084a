"""One question with its answer, as the page keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from assistant.domain.answer import Answer


@dataclass(frozen=True, kw_only=True, slots=True)
class Turn:
    """One question that got an answer, with its personal data masked."""

    answer: Answer
    history: tuple[str, ...] = ()
    """What had been asked before it."""
    chosen: Mapping[str, object] = field(default_factory=dict)
    """Slots set by tapping or over the question field, as JSON values."""
    tapped: Mapping[str, object] = field(default_factory=dict)
    """Those set by tapping on this answer or on earlier ones that it goes on from."""
    known_at: date | None = None
    """Day whose knowledge the answer rests on; None is all that is known."""
    choice: str | None = None
    """The one set last, in words."""
    reported: bool = False
    """Whether the answer has been put in the review queue."""

    @property
    def said(self) -> str:
        """The turn as later questions see it."""
        return (
            self.answer.question if self.choice is None else f"{self.answer.question} {self.choice}"
        )
