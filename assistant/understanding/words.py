"""The words of a question, folded for matching, each with its place in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import zip_longest

_TOKEN = re.compile(
    r"\[[a-zåäö-]+\]"  # a mask left where personal data stood
    r"|§"
    r"|(?<![\d:.,/–-])\d{1,2}(?:[.:]\d\d)? ?[-–—] ?\d{1,2}(?:[.:]\d\d)?(?!\d|[:.,/–-]\d)"
    r"|\d+(?:[.:,/-]\d+)*"  # amounts, dates, clock times
    r"|[^\W\d_]+"
)
_DASH = re.compile(r" ?[–—-] ?")
_BREAK = re.compile(r"[,;:!?()\"”“»«]|\s[-–—]\s|\.(?=\s|$)")
_END_OF_SENTENCE = re.compile(r"[!?\"”“»«]|\.(?=\s|$)|\.{2,}")
_ABBREVIATED = frozenset(
    {
        "kl",
        "pat",
        "dr",
        "nr",
        "ca",
        "ev",
        "resp",
        "leg",
        "inkl",
        "ex",
        "bl",
        "tex",
        "dvs",
        "enl",
        "tel",
        "st",
        "mm",
        "osv",
    }
)
_FOLD = str.maketrans("åäàáâãæöøòóôõéèêëüùúûíìîïçñß", "aaaaaaaooooooeeeeuuuuiiiicns")


def fold(text: str) -> str:
    """Lower case without diacritics, sign for sign: the length stays."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(low if len(low := sign.lower()) == 1 else sign for sign in text)
    return lower.translate(_FOLD)


@dataclass(frozen=True, slots=True)
class Word:
    """One word: where it stands (``text[start:end]``) and the form it is matched by."""

    form: str
    start: int
    end: int
    clause: int
    """Number of the clause it stands in; punctuation begins a new one."""
    sentence: int = 0
    """Number of the sentence it stands in."""


@dataclass(frozen=True)
class Words:
    """A text as words."""

    text: str
    items: tuple[Word, ...]

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """The folded forms in order."""
        return tuple(word.form for word in self.items)

    @cached_property
    def questions(self) -> frozenset[int]:
        """Numbers of the sentences that end with a question mark."""
        asking: set[int] = set()
        for word, after in zip_longest(self.items, self.items[1:]):
            if after is None or after.sentence != word.sentence:
                end = after.start if after else len(self.text)
                if "?" in self.text[word.end : end]:
                    asking.add(word.sentence)
        return frozenset(asking)

    def begins_clause(self, index: int) -> bool:
        """Whether a word is the first of its clause."""
        return index == 0 or not self.same_clause(index - 1, index)

    def same_clause(self, one: int, other: int) -> bool:
        """Whether two words stand in one clause."""
        return self.items[one].clause == self.items[other].clause

    def dashed(self, index: int) -> bool:
        """Whether nothing but a dash stands between a word and the one before it."""
        before, word = self.items[index - 1 : index + 1]
        return _DASH.fullmatch(self.text[before.end : word.start]) is not None

    def evidence(self, first: int, last: int) -> str:
        """The text from word ``first`` to word ``last``, both included, as written."""
        return self.text[self.items[first].start : self.items[last].end]

    def respelled(self, forms: dict[int, str]) -> Words:
        """The same words with some forms replaced, by index."""
        if not forms:
            return self
        items = tuple(
            replace(word, form=forms[i]) if i in forms else word
            for i, word in enumerate(self.items)
        )
        return Words(self.text, items)


def split(text: str) -> Words:
    """Cut a text into words. Hyphens separate; a masked place is one word."""
    folded = fold(text)
    items: list[Word] = []
    clause, sentence, end = 0, 0, 0
    for found in _TOKEN.finditer(folded):
        if items and _breaks(text[end : found.start()], items[-1].form):
            clause += 1
            sentence += _ends(text[end : found.start()], items[-1].form)
        items.append(
            Word(_DASH.sub("-", found.group()), found.start(), found.end(), clause, sentence)
        )
        end = found.end()
    return Words(text, tuple(items))


def _ends(between: str, before: str) -> bool:
    found = _END_OF_SENTENCE.search(between)
    return found is not None and not (found.group() == "." and before in _ABBREVIATED)


def _breaks(between: str, before: str) -> bool:
    found = _BREAK.search(between + " ")
    return found is not None and not (found.group() == "." and before in _ABBREVIATED)
