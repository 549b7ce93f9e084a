"""Words of Swedish text in the form they are searched by: folded, split, classed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Protocol

from assistant.retrieval.frame_words import FRAME_WORDS, STOPWORDS

_TOKEN = re.compile(
    r"§\s*\d+"  # a paragraph of minutes
    r"|%"
    r"|\d+(?:[.,:/-]\d+)*"  # amounts, dates, clock times, numbers of acts
    r"|[^\W\d_]+(?:\d+[^\W_]*)?"  # words, and names such as a diarienummer
)
_SIGNS = {"%": "procent"}
_FOLD = str.maketrans({"ø": "o", "æ": "a", "ß": "ss"})


class Expander(Protocol):
    """Knows other words for a word: abbreviations, synonyms, the other language."""

    def expansions(self, word: str) -> Sequence[str]:
        """Other words or phrases for a word or phrase; empty where none are known."""


class NoExpander:
    """Knows no other words."""

    def expansions(self, word: str) -> Sequence[str]:
        """See ``Expander``."""
        del word
        return ()


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Lower case without diacritics: å and ä become a, ö becomes o.

    Both what is searched and what is searched for are folded, so a text
    without å ä ö (machine-read, or typed on a foreign keyboard) is found.
    """
    decomposed = unicodedata.normalize("NFKD", text.lower().translate(_FOLD))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def tokens(text: str) -> list[str]:
    """The words, numbers and paragraph signs of a text, folded, in order."""
    plain = text.replace("\u00ad", "").replace("\u2010", "-")
    return [_SIGNS.get(match) or fold(match).replace(" ", "") for match in _TOKEN.findall(plain)]


_FOLDED_STOPWORDS = frozenset(fold(word) for word in STOPWORDS)
_FOLDED_FRAME = frozenset(fold(word) for word in FRAME_WORDS)
_YEAR = re.compile(r"(?:19|20)\d\d(?:[-/](?:19|20)?\d\d)?")
LIGHT = 0.45
"""What a frame word or a year weighs against a word that names the matter."""


def heft(token: str) -> float:
    """What a folded word weighs by its kind, before it is known how rare it is."""
    return LIGHT if token in _FOLDED_FRAME or _YEAR.fullmatch(token) else 1.0


_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)-\d\d-\d\d(?!\d)")
_SWEDISH_MONTHS = (
    "januari februari mars april maj juni juli augusti september oktober november december"
)
_ENGLISH_MONTHS = (
    "january february march april may june july august september october november december"
)
MONTHS = tuple(zip(_SWEDISH_MONTHS.split(), _ENGLISH_MONTHS.split(), strict=True))
"""Each month's names, Swedish and English."""
MONTH_NUMBERS = {name: number for number, names in enumerate(MONTHS, 1) for name in names}
"""The number of each month, 1..12, by its names."""
_SPELLED_DATE = re.compile(
    r"(?:\bden )?\b(?P<day>\d{1,2})(?:st|nd|rd|th|:?e)?(?: of)? "
    rf"(?P<month>{'|'.join(MONTH_NUMBERS)}),? "
    r"(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)


def year_of(token: str) -> str | None:
    """The year of a token that is a date ("2024-03-03"), else None."""
    found = _DATE.fullmatch(token)
    return found.group(1) if found else None


def with_iso_dates(text: str) -> str:
    """The text with dates in words ("3 mars 2026") written as 2026-03-03."""
    return _SPELLED_DATE.sub(
        lambda m: f"{m['year']}-{MONTH_NUMBERS[m['month'].lower()]:02d}-{int(m['day']):02d}", text
    )


def month_of(day: date) -> str:
    """The Swedish name of a day's month, as people tell documents apart by it."""
    return next(name for name, number in MONTH_NUMBERS.items() if number == day.month)


def is_stopword(token: str) -> bool:
    """Whether a folded word says nothing of the matter."""
    return token in _FOLDED_STOPWORDS or (len(token) == 1 and not token.isdigit())


class CompoundSplitter:
    """Splits compounds into words that are known to stand alone."""

    _SHORTEST = 3
    _SHORTEST_LAST = 4
    _SHORTEST_COMPOUND = 7
    _LONGEST_COMPOUND = 60
    _REMEMBERED = 50_000

    def __init__(self, known: Iterable[str]) -> None:
        self._known = {w for w in known if len(w) >= self._SHORTEST and w.isalpha()}
        self._split: dict[str, tuple[str, ...]] = {}

    def parts(self, word: str) -> tuple[str, ...]:
        """The parts of a folded compound, in order; empty where it is none."""
        if len(word) < self._SHORTEST_COMPOUND or len(word) > self._LONGEST_COMPOUND:
            return ()
        known = self._split.get(word)
        if known is None:
            known = self._find(word, 3)
            if len(self._split) < self._REMEMBERED:
                self._split[word] = known
        return known

    def _find(self, word: str, most: int) -> tuple[str, ...]:
        best: tuple[str, ...] = ()
        for cut in range(self._SHORTEST, len(word) - self._SHORTEST_LAST + 1):
            head, tail = word[:cut], word[cut:]
            if not self._stands_alone(head):
                continue
            if tail in self._known:
                found: tuple[str, ...] = (head, tail)
            elif most > 2 and (rest := self._find(tail, most - 1)):
                found = (head, *rest)
            else:
                continue
            if not best or (len(found), -len(found[-1])) < (len(best), -len(best[-1])):
                best = found
        return best

    def _stands_alone(self, head: str) -> bool:
        """Whether a head is a word as it stands, with a joining s, or without its last vowel."""
        known = self._known
        return (
            head in known
            or (head.endswith("s") and head[:-1] in known)
            or (len(head) > self._SHORTEST and (f"{head}e" in known or f"{head}a" in known))
        )
