"""Keyword search over clauses: BM25, by bm25s."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import bm25s
import numpy as np
from numpy.typing import NDArray

from assistant.retrieval.spelling import Spelling
from assistant.retrieval.terms import Analyser, Term
from assistant.retrieval.words import Expander, is_stopword, tokens

Scores = NDArray[np.float32]
"""One score a clause, in the order of the index."""

_CONTEXT_SHARE = 0.5
_NOWHERE: frozenset[int] = frozenset()


@dataclass(frozen=True, kw_only=True, slots=True)
class KeywordScores:
    """How well each clause fits a query's words.

    ``bm25`` takes of each term the better of the clause's own text and, weighing less,
    its context; ``own`` and ``around`` tell how surely (0..1) each term stands in the one
    and the other: a row per clause, a column per term.
    """

    terms: tuple[Term, ...]
    bm25: Scores
    bm25_own: Scores
    bm25_around: Scores
    own: NDArray[np.float32]
    around: NDArray[np.float32]


class KeywordIndex:
    """BM25 over each clause's own text and, weighing less, over its context.

    A query's word counts once however it is written: the word, a synonym, a
    likely misspelling and the parts of a compound compete, the best one counts.
    """

    def __init__(self, texts: Sequence[str], contexts: Sequence[str], expander: Expander) -> None:
        words = {t for text in (*texts, *contexts) for t in tokens(text) if not is_stopword(t)}
        self._analyser = Analyser(words, expander)
        text_stems = [self._analyser.stems(text) for text in texts]
        context_stems = [self._analyser.stems(text) for text in contexts]
        self._count = len(texts)
        self._fields = (_Field(text_stems), _Field(context_stems))
        self._places: dict[str, set[int]] = {}
        for place, (one, other) in enumerate(zip(text_stems, context_stems, strict=True)):
            for stem in {*one, *other}:
                self._places.setdefault(stem, set()).add(place)
        self._spelling = Spelling(list(self._places))

    @property
    def analyser(self) -> Analyser:
        """Reads texts into the stems of this index."""
        return self._analyser

    def terms(self, query: str) -> tuple[Term, ...]:
        """The terms of a query, with the variants this index knows."""
        return self._analyser.terms(query, self.frequency, self._spelling)

    def frequency(self, stems: Sequence[str]) -> int:
        """In how many clauses, context included, all of some stems stand."""
        places = [self._places.get(stem, _NOWHERE) for stem in stems]
        return len(_NOWHERE.union(*places[:1]).intersection(*places[1:]))

    def weight(self, term: Term) -> float:
        """What a term tells: rare words tell more, words that frame a question less."""
        stands = max(
            (self.frequency(v.stems) for v in term.variants if v.weight >= 0.7),
            default=0,
        )
        rarity = math.log(1 + (self._count - stands + 0.5) / (stands + 0.5))
        return term.heft * rarity

    def scores(self, query: str) -> KeywordScores:
        """Score every clause."""
        terms = self.terms(query)
        scored = np.zeros((2, len(terms), self._count), dtype=np.float32)
        stands = np.zeros_like(scored)
        for column, term in enumerate(terms):
            for variant in term.variants:
                for field, own, there in zip(self._fields, scored, stands, strict=True):
                    scores = field.all_of(variant.stems)
                    np.maximum(own[column], scores * np.float32(variant.weight), out=own[column])
                    sure = (scores > 0) * np.float32(min(1.0, variant.weight))
                    np.maximum(there[column], sure, out=there[column])
        hefts = np.array([term.heft for term in terms], dtype=np.float32)
        return KeywordScores(
            terms=terms,
            bm25=hefts @ np.maximum(scored[0], np.float32(_CONTEXT_SHARE) * scored[1]),
            bm25_own=hefts @ scored[0],
            bm25_around=hefts @ scored[1],
            own=stands[0].T,
            around=stands[1].T,
        )


class _Field:
    def __init__(self, stems: Sequence[Sequence[str]]) -> None:
        self._count = len(stems)
        self._bm25 = bm25s.BM25(k1=1.2, b=0.6, method="lucene")
        self._empty = not any(stems)  # bm25s divides by the mean length
        if not self._empty:
            self._bm25.index([list(s) for s in stems], show_progress=False)
        self._known: dict[str, Scores] = {}
        self._nowhere: Scores = np.zeros(self._count, dtype=np.float32)

    def all_of(self, stems: Sequence[str]) -> Scores:
        """Sum of the stems' scores where all of them stand, else 0."""
        if len(stems) == 1:
            return self._one(stems[0])
        total: Scores = np.zeros(self._count, dtype=np.float32)
        everywhere = np.ones(self._count, dtype=bool)
        for stem in stems:
            scores = self._one(stem)
            total += scores
            everywhere &= scores > 0
        return total * everywhere

    def _one(self, stem: str) -> Scores:
        known = self._known.get(stem)
        if known is None and self._empty:
            return self._nowhere
        if known is None:
            ids = self._bm25.get_tokens_ids([stem])
            if not len(ids):
                return self._nowhere
            known = np.asarray(self._bm25.get_scores_from_ids(ids), dtype=np.float32)
            self._known[stem] = known
        return known
