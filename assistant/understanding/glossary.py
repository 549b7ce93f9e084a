"""The glossary of a corpus: its terms, and every phrase that means something."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time

from assistant.understanding.meanings import Meaning
from assistant.understanding.patterns import Patterns
from assistant.understanding.terms import Term, key


@dataclass(frozen=True, kw_only=True, slots=True)
class UnnamedProcedure:
    """A procedure people ask about that no source names, with the nearest that are."""

    id: str
    sv: str
    en: str
    near: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Glossary:
    """Terms and phrases of one corpus."""

    terms: tuple[Term, ...]
    bundles: Mapping[str, tuple[str, ...]]
    """Name to the duties that a way of asking stands for, most asked first."""
    parts_of_day: Mapping[str, tuple[time, time]]
    unnamed: Mapping[str, UnnamedProcedure]
    absorbs: Mapping[str, tuple[str, ...]]
    """Procedure to those that it makes superfluous when both are named."""
    only_with: Mapping[str, Mapping[str, str]]
    """Procedure to the slot values without which its words do not mean it."""
    of_a_child: Mapping[str, tuple[str, ...]]
    """Housing named of a child to what it may then be."""
    people: frozenset[str]
    """Names of people in the sources, folded; they are no patients."""
    places: frozenset[str]
    """Names of places, folded, word by word; they are no patients."""
    phrases: Patterns[Meaning]
    key_words: frozenset[str]
    """Words by which a phrase stands or falls, so that a misspelling of one matters."""
    key_stems: frozenset[str]
    """The same, beginnings of words."""
    sole_stems: frozenset[str]
    """Beginnings that mean something without any other word."""
    other_names: Mapping[str, tuple[str, ...]]
    """Key of a name to the other names of its term."""

    def expansions(self, word: str) -> tuple[str, ...]:
        """Other names of the term that a word or phrase names; empty where it names none."""
        return self.other_names.get(key(word), ())

    def definition(self, word: str) -> Term | None:
        """The first term of that name which a source defines."""
        own = key(word)
        named = (term for term in self.terms if own in map(key, term.names))
        return next((term for term in named if term.defined), None)
