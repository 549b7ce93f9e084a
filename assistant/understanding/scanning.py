"""Words taken out of a text one saying at a time, so that none is read twice."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.understanding.words import Words

GONE = "\x01"
"""What stands, letter for letter, where words were taken out."""
_ASIDE = "\x00"


class Scanner:
    """The folded words of a text, some left aside, out of which patterns take what they read."""

    def __init__(self, words: Words, aside: frozenset[int]) -> None:
        """``aside``: indexes of words that are not to be read."""
        self._words = words
        self._starts: list[int] = []
        at = 0
        for form in words.forms:
            self._starts.append(at)
            at += len(form) + 1
        shown = [_ASIDE * len(f) if i in aside else f for i, f in enumerate(words.forms)]
        self._text = " ".join(shown)
        self.used: set[int] = set()
        """Indexes of the words taken out."""

    def take(self, pattern: str) -> re.Match[str] | None:
        """The first place that matches, taken out; None where none does."""
        found = _compiled(pattern).search(self._text)
        if found is not None:
            self._blank(found)
        return found

    def holds(self, pattern: str) -> bool:
        """Whether any place matches; nothing is taken out."""
        return _compiled(pattern).search(self._text) is not None

    def _blank(self, found: re.Match[str]) -> None:
        for index, start in enumerate(self._starts):
            end = start + len(self._words.forms[index])
            if found.start() < end and start < found.end():
                self.used.add(index)
        gone = re.sub(r"[^ ]", GONE, found.group())
        self._text = self._text[: found.start()] + gone + self._text[found.end() :]


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
