"""A request that is refused before it reaches the application."""

from __future__ import annotations

from collections.abc import Sequence


class RefusedError(Exception):
    """Status, sentence for a person, and headers that belong to the refusal."""

    def __init__(self, status: int, sentence: str, headers: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence
        self.headers = tuple(headers)
