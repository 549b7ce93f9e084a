"""Misspelled words led back to the words that mean something."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from assistant.understanding.common_words import COMMON_WORDS

SHORTEST = 5
"""Letters a known word must have for others to be taken for misspellings of it."""


_LONGEST_ENDING = 4


class Speller:
    """Finds the known word that a misspelled one was meant for.

    Only a word that is no known word and no common word of either language is
    changed, and only by one slip: a letter too many, too few, another letter, or
    two neighbours swapped.
    """

    def __init__(
        self,
        words: Iterable[str],
        stems: Iterable[str],
        sole_stems: Iterable[str],
        meant_words: Iterable[str],
        meant_stems: Iterable[str],
    ) -> None:
        """Words that stand as they are, and those that may be misspelled.

        A word that begins with a stem stands with an ending, one that begins with a
        sole stem whatever follows.
        """
        self._words = frozenset(words) | COMMON_WORDS
        self._stems = frozenset(stems)
        self._sole_stems = frozenset(sole_stems)
        self._near: dict[str, set[tuple[str, bool]]] = defaultdict(set)
        for word in meant_words:
            self._index(word, whole=True)
        for stem in meant_stems:
            self._index(stem, whole=False)
        self.correct = lru_cache(maxsize=4096)(self._correct)

    def knows(self, form: str) -> bool:
        """Whether a form is a word that needs no correcting."""
        return (
            form in self._words
            or any(form[:length] in self._sole_stems for length in range(SHORTEST, len(form)))
            or any(
                form[:length] in self._stems
                for length in range(max(SHORTEST, len(form) - _LONGEST_ENDING), len(form) + 1)
            )
            or form in self._sole_stems
        )

    def _index(self, word: str, *, whole: bool) -> None:
        if len(word) >= SHORTEST and word.isalpha():
            for slip in _shortened(word) | {word}:
                self._near[slip].add((word, whole))

    def _correct(self, form: str) -> str | None:
        """The word meant, or None when the form stands or no single word is near."""
        if len(form) < SHORTEST - 1 or not form.isalpha() or self.knows(form):
            return None
        found: dict[str, int] = {}
        for word, whole in self._candidates(form):
            if whole:
                if _one_slip(form, word):
                    found[word] = len(word)
                continue
            for length in (len(word), len(word) - 1, len(word) + 1):
                head, tail = form[:length], form[length:]
                if head[:1] == word[0] and _usual(tail, word) and _one_slip(head, word):
                    found[word + tail] = max(found.get(word + tail, 0), len(word))
                    break
        if not found:
            return None
        longest = max(found.values())
        best = sorted(word for word, length in found.items() if length == longest)
        return best[0]

    def _candidates(self, form: str) -> set[tuple[str, bool]]:
        near: set[tuple[str, bool]] = set()
        for length in range(SHORTEST - 1, len(form) + 1):
            head = form[:length]
            for slip in _shortened(head) | {head}:
                near |= self._near.get(slip, set())
        return near


def _usual(tail: str, stem: str) -> bool:
    """Whether what follows a misspelled beginning is an ending or a usual second part."""
    return len(tail) <= 3 or len(stem) >= 8 or tail.startswith(("pat", "vard", "boende"))


def _shortened(word: str) -> set[str]:
    return {word[:i] + word[i + 1 :] for i in range(len(word))}


def _one_slip(one: str, other: str) -> bool:
    """Whether two words differ by one insertion, deletion, substitution or swap."""
    if abs(len(one) - len(other)) > 1:
        return False
    if len(one) > len(other):
        one, other = other, one
    i = 0
    while i < len(one) and one[i] == other[i]:
        i += 1
    if len(one) < len(other):
        return one[i:] == other[i + 1 :]
    return one[i + 1 :] == other[i + 1 :] or (
        one[i : i + 2] == other[i : i + 2][::-1] and one[i + 2 :] == other[i + 2 :]
    )
