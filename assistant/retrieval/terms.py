"""What a query asks for, word by word, with the ways each may stand in a text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.retrieval.coined import coined
from assistant.retrieval.spelling import Spelling
from assistant.retrieval.stemming import SwedishStemmer
from assistant.retrieval.words import (
    CompoundSplitter,
    Expander,
    fold,
    heft,
    is_stopword,
    tokens,
    with_iso_dates,
    year_of,
)

SYNONYM = 0.85
"""Weight of another word for a word, against 1.0 for the word itself."""
PART = 0.4
"""Weight of a part of a compound."""
PARTS = 0.7
"""Weight of all parts of a compound, standing apart."""
SLIP = 0.85
"""Weight of a likely misspelling, times the likeness."""
_PARTICLES = frozenset(
    {"ut", "upp", "in", "ned", "ner", "av", "over", "fram", "bort", "till", "med", "om", "igen"}
)
"""Words that belong to a verb before them: "betalas … ut" is "utbetalning"."""
_APART = 4
"""Words at most from a verb to its particle."""
_SHORTEST_ROOT = 4
_LONGEST_ENDING = 5
_LIKE_UNKNOWN = 0.78
_LIKE_KNOWN = 0.9
_LONGEST_PHRASE = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class Variant:
    """One way a term may be written: stems that must all stand there, and its weight."""

    stems: tuple[str, ...]
    weight: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Term:
    """One thing asked for."""

    word: str
    variants: tuple[Variant, ...]
    held: float
    """How surely some text holds it: the weight of its best variant that stands in one, 0..1."""
    heft: float = 1.0
    """Less than 1 for a word that frames the question more than it names its matter."""

    @property
    def known(self) -> bool:
        """Whether some text holds it in any wording."""
        return self.held > 0


def _heft(phrase: Sequence[str]) -> float:
    """What a phrase weighs by its kind: as much as the weightiest of its words."""
    return max((heft(word) for word in phrase if not is_stopword(word)), default=1.0)


def _any_held(
    variants: Mapping[tuple[str, ...], float], frequency: Callable[[Sequence[str]], int]
) -> bool:
    """Whether some text holds a variant that is more than a part of a compound or a chance slip."""
    return any(weight >= PARTS and frequency(stems) for stems, weight in variants.items())


class Analyser:
    """Reads texts and queries into stems, the same way for both."""

    def __init__(self, known_words: Iterable[str], expander: Expander) -> None:
        self._stemmer = SwedishStemmer()
        known_words = frozenset(known_words)
        self._with_particle = tuple(
            word for word in known_words if word.startswith(tuple(_PARTICLES))
        )
        self._splitter = CompoundSplitter(known_words)
        self._expander = expander

    def stems(self, text: str) -> list[str]:
        """Stems of a text that is searched: its words, and the parts of its compounds."""
        found: list[str] = []
        for token in tokens(with_iso_dates(text)):
            if is_stopword(token):
                continue
            found.append(self._stemmer.stem(token))
            year = year_of(token)
            if year is not None:
                found.append(year)
            found.extend(self._stemmer.stem(p) for p in self._splitter.parts(token))
        return found

    def terms(
        self, query: str, frequency: Callable[[Sequence[str]], int], spelling: Spelling
    ) -> tuple[Term, ...]:
        """The terms of a query. ``frequency`` tells in how many texts some stems stand together."""
        words = tokens(with_iso_dates(query))
        terms: dict[str, Term] = {}
        at = 0
        while at < len(words):
            length, others = self._phrase(words, at)
            if length == 1 and is_stopword(words[at]):
                at += 1
                continue
            phrase = words[at : at + length]
            if length == 1:
                others = (*others, *self._joined(words, at))
            term = self._term(phrase, others, frequency, spelling)
            terms.setdefault(term.word, term)
            at += length
        return tuple(terms.values())

    def _phrase(self, words: Sequence[str], at: int) -> tuple[int, Sequence[str]]:
        for length in range(min(_LONGEST_PHRASE, len(words) - at), 0, -1):
            if others := self._expander.expansions(" ".join(words[at : at + length])):
                return length, others
        return 1, ()

    def _joined(self, words: Sequence[str], at: int) -> Iterator[str]:
        """Words of the texts that join a verb with the particle that stands behind it."""
        root = self._stemmer.stem(words[at])
        if len(root) < _SHORTEST_ROOT or not root.isalpha():
            return
        for particle in _PARTICLES.intersection(words[at + 1 : at + 1 + _APART]):
            whole = f"{particle}{root}"
            for word in self._with_particle:
                if word.startswith(whole) and len(word) <= len(whole) + _LONGEST_ENDING:
                    yield word

    def _term(
        self,
        phrase: Sequence[str],
        others: Sequence[str],
        frequency: Callable[[Sequence[str]], int],
        spelling: Spelling,
    ) -> Term:
        own = tuple(self._stemmer.stem(word) for word in phrase if not is_stopword(word))
        variants: dict[tuple[str, ...], float] = {}

        def add(stems: tuple[str, ...], weight: float) -> None:
            if stems:
                variants[stems] = max(variants.get(stems, 0.0), weight)

        add(own, 1.0)
        for other in others:
            words = tokens(other)
            stems = tuple(self._stemmer.stem(w) for w in words if not is_stopword(w))
            if len(stems) > 1 or len(words) == 1:  # "på besök" is more than a "besök"
                add(stems, SYNONYM if stems != own else 1.0)
        if len(own) == 1:
            self._add_relatives(phrase, own[0], frequency, spelling, add)
            if not _any_held(variants, frequency):
                for parts in self._coined(phrase, frequency):
                    add(parts, SYNONYM if len(parts) == 1 else PARTS)
        held = max((w for stems, w in variants.items() if frequency(stems)), default=0.0)
        return Term(
            word=" ".join(phrase),
            variants=tuple(Variant(stems=s, weight=w) for s, w in variants.items()),
            held=min(1.0, held),
            heft=_heft(phrase),
        )

    def _coined(
        self, phrase: Sequence[str], frequency: Callable[[Sequence[str]], int]
    ) -> Iterator[tuple[str, ...]]:
        """The stems by which texts may put a compound that none of them holds."""
        word = next(w for w in phrase if not is_stopword(w))

        def held(part: str) -> bool:
            return heft(part) == 1.0 and frequency((self._stemmer.stem(part),)) > 0

        def others(part: str) -> list[str]:
            return [fold(other) for other in self._expander.expansions(part)]

        for parts in coined(word, held, others):
            stems = tuple(self._stemmer.stem(part) for part in parts)
            if frequency(stems):
                yield stems

    def _add_relatives(
        self,
        phrase: Sequence[str],
        stem: str,
        frequency: Callable[[Sequence[str]], int],
        spelling: Spelling,
        add: Callable[[tuple[str, ...], float], None],
    ) -> None:
        word = next(w for w in phrase if not is_stopword(w))
        parts = tuple(self._stemmer.stem(p) for p in self._splitter.parts(word))
        if parts:
            add(parts, PARTS)
            add((parts[-1],), PART)
            add((parts[0],), PART)
        year = year_of(word)
        if year is not None:
            add((year,), PART)
        if any(c.isdigit() for c in stem):
            return
        at_least = _LIKE_KNOWN if frequency((stem,)) else _LIKE_UNKNOWN
        for other, likeness in spelling.alike(stem, at_least=at_least):
            add((other,), SLIP * likeness)
