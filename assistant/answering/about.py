"""Which questions a recorded matter of the corpus (a gap, a contradiction) is about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.retrieval.words import tokens


@dataclass(frozen=True, kw_only=True, slots=True)
class About:
    """Sets of words; a question that holds all words of one set touches the matter."""

    lines: tuple[tuple[re.Pattern[str], ...], ...]

    def touches(self, question: str) -> bool:
        """Whether a question's words touch it. Letters are compared without å ä ö."""
        words = tokens(question)
        return any(
            all(any(wanted.fullmatch(word) for word in words) for wanted in line)
            for line in self.lines
        )


def about(lines: Iterable[str]) -> About:
    """Word sets as a corpus file writes them: one a line, ``*`` for any ending."""
    return About(lines=tuple(_wanted(line) for line in lines))


def _wanted(line: str) -> tuple[re.Pattern[str], ...]:
    wanted = []
    for word in line.split():
        parts = tokens(word)
        for number, part in enumerate(parts, start=1):
            open_end = word.endswith("*") and number == len(parts)
            wanted.append(re.compile(re.escape(part) + (r"\w*" if open_end else "")))
    return tuple(wanted)
