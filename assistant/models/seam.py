"""What the program asks of a language model, and nothing more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol


@dataclass(frozen=True, kw_only=True, slots=True)
class Message:
    """One turn of what a model is told. ``content`` has personal data already masked."""

    role: Literal["system", "user"]
    content: str


class Completes(Protocol):
    """A model that writes on from messages."""

    @property
    def name(self) -> str:
        """What the model is called, to be shown beside what it wrote."""

    def complete(self, messages: Sequence[Message], *, longest: int = 500) -> str:
        """The model's reply: plain text of about ``longest`` tokens at most, never empty.

        Raises:
            ModelError: no reply that can be used within the time limit. Whoever asks
                goes on without the model.
        """
