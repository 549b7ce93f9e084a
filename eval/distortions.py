"""The same question as tired fingers and poor keyboards write it."""

from __future__ import annotations

import hashlib
import random
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]{5,}")
_MARK = re.compile(r"(?<!\d)[^\w\s]|[^\w\s](?!\d)")
_EVERY = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Distortion:
    """One way of writing worse."""

    id: str
    label: str
    """What it does, in Swedish, for the report."""
    apply: Callable[[str], str]
    keeps_words: bool
    """Whether every word can still be told for sure; then no danger may arise from it."""


def without_diacritics(text: str) -> str:
    """å, ä, ö, é written as a, a, o, e."""
    return "".join(
        letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter)
    )


def with_typos(text: str) -> str:
    """Every third longer word with one slip: two letters swapped, one lost or doubled.

    The slip depends on the text alone, so a question is always misspelled alike.
    """
    seed = hashlib.sha256(text.encode("utf-8", "replace")).digest()
    chance = random.Random(seed)
    words = list(_WORD.finditer(text))
    pieces = []
    cursor = 0
    for word in words[chance.randrange(_EVERY) % max(1, len(words)) :: _EVERY]:
        pieces += [text[cursor : word.start()], _slip(word.group(), chance)]
        cursor = word.end()
    return "".join([*pieces, text[cursor:]])


def in_capitals(text: str) -> str:
    """All letters as capitals."""
    return text.upper()


def without_punctuation(text: str) -> str:
    """No marks, except inside figures such as 17:00 and 2021-04-01."""
    return " ".join(_MARK.sub(" ", text).split())


DISTORTIONS = (
    Distortion(
        id="no_diacritics", label="utan å, ä, ö", apply=without_diacritics, keeps_words=True
    ),
    Distortion(id="typos", label="slarvfel", apply=with_typos, keeps_words=False),
    Distortion(id="capitals", label="bara versaler", apply=in_capitals, keeps_words=True),
    Distortion(
        id="no_punctuation", label="utan skiljetecken", apply=without_punctuation, keeps_words=True
    ),
)


def forms_of(case_id: str, critical: bool, how: str = "all") -> tuple[Distortion, ...]:
    """The distortions a case is asked in: ``none``, ``all``, or ``some`` (``some_for``)."""
    if how == "some":
        return some_for(case_id, critical)
    return DISTORTIONS if how == "all" else ()


def some_for(case_id: str, critical: bool) -> tuple[Distortion, ...]:
    """The distortions a case is asked in by default: all for a critical one, else one.

    Which one follows from the id, so that each distortion meets a quarter of the cases.
    """
    if critical:
        return DISTORTIONS
    return (DISTORTIONS[hashlib.sha256(case_id.encode()).digest()[0] % len(DISTORTIONS)],)


def _slip(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word) - 2)
    kind = chance.randrange(3)
    if kind == 0:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if kind == 1:
        return word[:at] + word[at + 1 :]
    return word[: at + 1] + word[at:]
