"""Stems of words, by Snowball."""

from __future__ import annotations

import threading

import Stemmer

_REMEMBERED = 50_000


class _Snowball:
    """Stems folded words of one language. Safe to share between threads."""

    _language: str

    def __init__(self) -> None:
        self._stemmer = Stemmer.Stemmer(self._language, 0)
        self._one_at_a_time = threading.Lock()
        self._known: dict[str, str] = {}

    def stem(self, word: str) -> str:
        """The stem of a folded word; numbers and signs stay as they are."""
        if not word.isalpha():
            return word
        known = self._known.get(word)
        if known is None:
            with self._one_at_a_time:
                known = str(self._stemmer.stemWord(word))
            if len(self._known) < _REMEMBERED:
                self._known[word] = known
        return known


class SwedishStemmer(_Snowball):
    """Stems of Swedish words."""

    _language = "swedish"


class EnglishStemmer(_Snowball):
    """Stems of English words."""

    _language = "english"
