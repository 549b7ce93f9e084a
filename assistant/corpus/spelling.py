"""Machine-read text as if spelled right: folding, confused letters, the corpus's own words.

Used for search only. What is quoted stands as the source has it.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import combinations, pairwise

_WORD = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"[^\W_]+(?:[|][^\W_]*)*|[|][^\W_]+")

CONFUSED: Mapping[str, tuple[str, ...]] = {
    "6": ("ö", "ó"),
    "0": ("o", "ö"),
    "1": ("i", "l"),
    "d": ("ö", "å"),
    "é": ("ö", "ä"),
    "I": ("l",),
    "l": ("I", "i"),
    "|": ("l", "i", ""),
    "q": ("g",),
    "ii": ("ä",),
    "rn": ("m",),
    "td": ("ö",),
    "vy": ("v",),
    "uv": ("v",),
    "oO": ("ö",),
    "do": ("ö",),
    "a": ("ö",),
    "n": ("ri",),
}
"""What a reading machine takes for what: as read, then what may have stood there."""


_SHORTEST = 5
"""Fewest letters by which an unknown word is likened to a known one."""


def fold(word: str) -> str:
    """Lower case without marks over letters: the key under which misread words meet."""
    decomposed = unicodedata.normalize("NFD", word.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


class Speller:
    """Reads machine-read words with the help of words that other sources spell right."""

    def __init__(self, texts: Iterable[str], words: Iterable[str] = ()) -> None:
        counts = Counter(w.casefold() for text in texts for w in _WORD.findall(text))
        for word in words:
            counts[word.casefold()] += 1
        best: dict[str, str] = {}
        for word, count in counts.items():
            key = fold(word)
            other = best.get(key)
            if other is None or (count, word) > (counts[other], other):
                best[key] = word
        self._best = best
        self._keys = sorted(best)
        self._read: dict[str, str] = {}

    def correct(self, text: str) -> str:
        """``text`` with each word that can be recognised put in its right spelling."""
        return _TOKEN.sub(lambda m: self._word(m.group()), text)

    def _word(self, word: str) -> str:
        if word.isdigit():
            return word
        if word not in self._read:
            self._read[word] = self._recognised(word)
        return self._read[word]

    def _recognised(self, word: str) -> str:
        for candidate in (word, *_readings(word)):
            found = self._best.get(fold(candidate))
            if found:
                return _cased(found, candidate)
        return self._by_beginning(word)

    def _by_beginning(self, word: str) -> str:
        """An unknown form or compound: its letters' marks as in the known word it begins like."""
        key = fold(word)
        at = bisect_left(self._keys, key)
        near = self._keys[max(at - 1, 0) : at + 1]
        like = max(near, key=lambda k: _shared(k, key), default="")
        shared = _shared(like, key)
        known = self._best.get(like, "")
        if shared < _SHORTEST or len(known) != len(like) or len(word) != len(key):
            return word
        rest = key[shared:]
        if len(rest) >= _SHORTEST - 1:
            rest = self._best.get(rest, rest)
        return _cased(known[:shared] + rest, word)


def _shared(one: str, other: str) -> int:
    """How many letters two words have in common at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(one), len(other)))


def _cased(known: str, as_read: str) -> str:
    if as_read.isupper() and len(as_read) > 1:
        return known.upper()
    return known[:1].upper() + known[1:] if as_read[:1].isupper() else known


def _readings(word: str) -> list[str]:
    """What may have stood there, fewest changes first; at most two places changed."""
    places = [
        (at, wrong, right)
        for wrong, rights in CONFUSED.items()
        for at in range(len(word))
        if word.startswith(wrong, at)
        for right in rights
    ]
    found: list[str] = []
    for count in (1, 2):
        for chosen in combinations(places, count):
            cuts = sorted(chosen)
            if any(a[0] + len(a[1]) > b[0] for a, b in pairwise(cuts)):
                continue
            out, cursor = [], 0
            for at, wrong, right in cuts:
                out += [word[cursor:at], right]
                cursor = at + len(wrong)
            found.append("".join(out) + word[cursor:])
    return found
