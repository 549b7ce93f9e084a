"""What a lookup asks, and the means to judge a text by it."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from assistant.domain.clause import Clause
from assistant.domain.question import Filters, LookupKind
from assistant.retrieval.search import Found
from assistant.retrieval.terms import Term

_YEARS = re.compile(r"\b(?:19|20)\d\d(?:[-–](?:19|20)\d\d)?\b")


class Finder(Protocol):
    """Searches with reasons: what the lookup answers need of the searcher."""

    def find(self, text: str, filters: Filters = ..., whole: Found | None = None) -> Found:
        """Every clause that came up, best first, with its scores; for a part of a text
        searched before, by its words and the nearness in meaning of the whole."""

    def stems(self, text: str) -> frozenset[str]:
        """Stems of a text, as the index has them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Matter:
    """What is asked, and the means to judge a text by it."""

    question: str
    text: str
    """What is searched for: the question, with what it hangs on where it goes on from another."""
    kind: LookupKind | None
    year: int
    """The year of asking."""
    found: Found
    finder: Finder
    respell: Callable[[Clause, str], str]
    """A clause's words as they are searched."""
    torn: Container[str]
    """Ids of clauses whose layout is torn in the source."""


_SEVERAL = 2
"""How many named things the sources must hold for a text to be of theirs: one may be chance."""
SURELY = 0.7
"""How surely a word must stand in a text to count: itself, a synonym, all parts of a compound."""


def all_held(terms: Sequence[Term]) -> bool:
    """Whether the sources hold each of the things that some terms name, and they name several."""
    named = [term for term in terms if term.heft == 1.0]
    return len(named) >= _SEVERAL and all(term.held >= SURELY for term in named)


def specific(matter: Matter) -> list[tuple[Term, float]]:
    """The words that name the matter, weighed; all words where none does more than frame it."""
    every = list(zip(matter.found.terms, matter.found.weights, strict=True))
    return [(term, weight) for term, weight in every if term.heft == 1.0] or every


@lru_cache(maxsize=64)
def years_of(question: str) -> tuple[str, ...]:
    """The years and spans of years that a question names, e.g. "2019" and "2021-2028"."""
    return tuple(dict.fromkeys(m.group().replace("–", "-") for m in _YEARS.finditer(question)))


def surely_told(named: Sequence[tuple[Term, float]], stems: AbstractSet[str]) -> float:
    """Share of some weighed words that surely stands among stems; 1 of none."""
    whole = sum(weight for _, weight in named)
    told = sum(weight for term, weight in named if present(term, stems) >= SURELY)
    return told / whole if whole else 1.0


def share(found: Found, own: AbstractSet[str], around: AbstractSet[str]) -> float:
    """Share of what was asked that stands in a text, half where only around it."""
    total = sum(found.weights)
    if not total:
        return 0.0
    got = 0.0
    for term, weight in zip(found.terms, found.weights, strict=True):
        got += weight * max(present(term, own), 0.6 * present(term, own | around))
    return got / total


def present(term: Term, stems: AbstractSet[str]) -> float:
    """How surely a term stands in a text of these stems, 0..1."""
    return max((min(1.0, v.weight) for v in term.variants if stems >= set(v.stems)), default=0.0)
