"""Words of the field with their other names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from assistant.understanding.words import split


@dataclass(frozen=True, kw_only=True, slots=True)
class Definition:
    """Where a source defines a term: document id, and its words to the letter."""

    document: str
    quote: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Term:
    """A word of the field with its other names."""

    id: str
    sv: str
    en: str
    abbreviations: tuple[str, ...] = ()
    synonyms_sv: tuple[str, ...] = ()
    synonyms_en: tuple[str, ...] = ()
    means: Mapping[str, str] = field(default_factory=dict)
    """What it stands for: slot (or ``actor``) to value."""
    defined: Definition | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, the Swedish one first."""
        return (self.sv, *self.abbreviations, *self.synonyms_sv, self.en, *self.synonyms_en)


def term_from(entry: Mapping[str, Any]) -> Term:
    """A term as the glossary file states it."""
    synonyms = entry.get("synonyms", {})
    defined = entry.get("defined")
    return Term(
        id=entry["id"],
        sv=entry["sv"],
        en=entry["en"],
        abbreviations=tuple(entry.get("abbr", ())),
        synonyms_sv=tuple(synonyms.get("sv", ())),
        synonyms_en=tuple(synonyms.get("en", ())),
        means={key: str(value) for key, value in entry.get("means", {}).items()},
        defined=Definition(**defined) if defined else None,
    )


@lru_cache(maxsize=8192)
def plain(name: str) -> str:
    """A name as a pattern: folded words with single spaces."""
    return " ".join(split(name).forms)


def pattern_of(name: str) -> str:
    """A pattern that finds the name, with any ending where its last word is long."""
    words = plain(name)
    return words + "*" if len(words.split()[-1]) >= 5 else words


def key(name: str) -> str:
    """A name by which it is known as another spelling of itself."""
    return plain(name).replace(" ", "")


def other_names(terms: Iterable[Term]) -> dict[str, tuple[str, ...]]:
    """Key of each name to the other names of its terms."""
    others: dict[str, dict[str, None]] = {}
    for term in terms:
        keyed = [(key(name), name) for name in term.names]
        for own, _ in keyed:
            others.setdefault(own, {}).update((n, None) for k, n in keyed if k != own)
    return {own: tuple(names) for own, names in others.items() if own}
