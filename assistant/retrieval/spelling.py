"""Words of a vocabulary that a word may be a misspelling of."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz, process


class Spelling:
    """Looks a word up among known words, slips allowed."""

    def __init__(self, known: Sequence[str]) -> None:
        self._by_length: dict[int, list[str]] = {}
        for word in sorted(set(known)):
            if word.isalnum() and len(word) >= 4:
                self._by_length.setdefault(len(word), []).append(word)

    def alike(self, word: str, *, at_least: float, most: int = 4) -> list[tuple[str, float]]:
        """Known words like ``word`` with their likeness (0..1), best first, itself left out."""
        lengths = range(len(word) - 2, len(word) + 3)
        near = [other for length in lengths for other in self._by_length.get(length, ())]
        found = process.extract(
            word, near, scorer=fuzz.ratio, limit=most + 1, score_cutoff=at_least * 100
        )
        return [(other, score / 100) for other, score, _ in found if other != word][:most]
