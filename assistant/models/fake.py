"""A model that replies what it is told to, for tests of whatever asks one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.errors import ModelError
from assistant.models.seam import Message


@dataclass(slots=True)
class FakeModel:
    """Gives ``replies`` in turn; an error among them is raised, and so is their end."""

    replies: Sequence[str | ModelError]
    name: str = "fake"
    asked: list[tuple[Message, ...]] = field(default_factory=list)
    """What it was told, call by call."""

    def complete(self, messages: Sequence[Message], *, longest: int = 500) -> str:
        """The next reply."""
        self.asked.append(tuple(messages))
        if len(self.asked) > len(self.replies):
            raise ModelError("The fake model has no reply left; give it one more.")
        reply = self.replies[len(self.asked) - 1]
        if isinstance(reply, ModelError):
            raise reply
        return reply
