"""Whether a document is known already: the same words, or a newer version of one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from assistant.corpus.normal import normalise

_WINDOW = 5
"""Words of a run that two texts are compared by."""
_NEARLY = 0.985
"""Share of runs from which even minutes are versions of one another; those of two meetings may
resemble each other much. No share makes two texts the same: one word may decide who answers.
"""
_VERSION = 0.35
"""Share of runs from which one text may be a version of the other."""
_VERSION_BY_TITLE = 0.12
"""The same where their titles are equal, years and numbers apart."""

Relation = Literal["same", "version"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Text:
    """A text as it is compared."""

    letters: str
    runs: frozenset[int]


def comparable(text: str) -> Text:
    """A text without spaces, case, figures of pages and punctuation."""
    words = re.findall(r"\w+", normalise(text).casefold())
    runs = {hash(tuple(words[i : i + _WINDOW])) for i in range(max(1, len(words) - _WINDOW + 1))}
    return Text(letters="".join(words), runs=frozenset(runs))


def resemblance(one: Text, other: Text) -> float:
    """Share of runs that two texts have in common, 0..1."""
    if one.letters == other.letters:
        return 1.0
    union = len(one.runs | other.runs)
    return len(one.runs & other.runs) / union if union else 0.0


def relation(
    one: Text, other: Text, *, titles: tuple[str, str], kinds: tuple[str, str]
) -> Relation | None:
    """How a text stands to a known one."""
    if one.letters == other.letters:
        return "same"
    share = resemblance(one, other)
    if "minutes" in kinds:
        return "version" if share >= _NEARLY else None
    alike = _bare(titles[0]) == _bare(titles[1]) != ""
    return "version" if share >= (_VERSION_BY_TITLE if alike else _VERSION) else None


def closest(one: Text, known: Mapping[str, Text], among: Iterable[str]) -> str | None:
    """The known text that resembles most."""
    return max(among, key=lambda name: resemblance(one, known[name]), default=None)


def _bare(title: str) -> str:
    return " ".join(re.findall(r"[^\W\d_]+", title.casefold()))
