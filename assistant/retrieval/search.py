"""Search over the clauses: by meaning and by words, fused."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.domain.clause import Clause, Passage
from assistant.domain.question import Filters
from assistant.errors import SearchIndexError
from assistant.retrieval.context import ClauseInContext, Searchable, in_context
from assistant.retrieval.embedding import Embedder
from assistant.retrieval.index import ship_vectors, shipped_vectors
from assistant.retrieval.keywords import KeywordIndex, KeywordScores
from assistant.retrieval.nearest import Nearest
from assistant.retrieval.opening import StorePlace, open_store
from assistant.retrieval.signals import Layout, Signals
from assistant.retrieval.synonyms import Together, load_synonyms
from assistant.retrieval.terms import Term
from assistant.retrieval.vectors import Progress, file_name
from assistant.retrieval.words import Expander, NoExpander

DENSE_DEPTH = 200
"""How many clauses the vector store is asked for."""
CAME_UP = 400
"""How many clauses a search brings back at most."""
WORDS_SHARE = 0.5
"""Share of words in the fused score; meaning has the rest. Less where the index knows
few of the query's words, as in a question in another language."""
PREFERRED = 0.12
"""What a clause gains when its party or year is the one the question names."""
NAMED = 0.2
"""What a clause gains when the question names its document."""
_SAME_DOCUMENT = 0.03
_REMEMBERED = 8192
"""Texts whose stems are kept: the corpus's own sentences, used again and again."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Hit:
    """A clause that came up, with what speaks for it."""

    entry: ClauseInContext
    score: float
    """Fused score, 0..1 within one query."""
    dense: float
    """Cosine to the query; that of the last clause asked for, where it did not come up."""
    signals: Signals[float]
    """What speaks for it."""

    @property
    def clause(self) -> Clause:
        """The clause itself."""
        return self.entry.clause


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """What a query brought back: its terms, and the clauses best first."""

    terms: tuple[Term, ...]
    weights: tuple[float, ...]
    """What each term tells; rare words tell more."""
    hits: tuple[Hit, ...]
    nearest: tuple[tuple[str, float], ...] = ()
    """The clauses nearest in meaning, each with its cosine."""


class HybridSearcher:
    """Chroma for meaning, BM25 for words. Opened at the first search."""

    def __init__(
        self,
        corpus: Searchable,
        embedder: Embedder,
        data_dir: Path,
        *,
        expander: Expander | None = None,
        corpus_folder: Path | None = None,
        progress: Progress | None = None,
        server: str = "",
    ) -> None:
        self._corpus = corpus
        self._embedder = embedder
        self._data_dir = data_dir
        self._corpus_folder = corpus_folder
        cached = [shipped_vectors(corpus_folder, embedder)] if corpus_folder else []
        self._store = StorePlace(data=data_dir, cached=cached, server=server)
        self._progress = progress
        self._expander = Together(
            expander or NoExpander(), *([load_synonyms(corpus_folder)] if corpus_folder else [])
        )
        self._entries = list(in_context(corpus))
        self._place = {entry.clause.id: i for i, entry in enumerate(self._entries)}
        self._stems = lru_cache(maxsize=_REMEMBERED)(self._read_stems)
        self._opening = threading.Lock()
        self._dense: Nearest | None = None
        self._words: KeywordIndex | None = None

    def open(self) -> None:
        """Open the index, building it where there is none that fits."""
        if self._entries:
            self._keywords()
            self._retriever()

    def ship(self) -> Path | None:
        """Renew the vectors kept beside the corpus; None where it has no folder."""
        if self._corpus_folder is None:
            return None
        computed = self._data_dir / "vectors" / f"{file_name(self._embedder.name)}.npz"
        return ship_vectors(
            self._corpus,
            self._embedder,
            self._corpus_folder,
            cached=[computed],
            progress=self._progress,
        )

    def search(
        self,
        text: str,
        k: int = 10,
        filters: Filters = Filters(),  # noqa: B008 - frozen
    ) -> list[Passage]:
        """The ``k`` best clauses, best first; one document does not crowd out the others.

        Empty where nothing fits the filters.
        """
        hits = self.find(text, filters).hits
        seen: dict[str, int] = {}
        scored: list[tuple[float, int, Hit]] = []
        for rank, hit in enumerate(hits[: 4 * k]):
            before = seen.get(hit.clause.document, 0)
            seen[hit.clause.document] = before + 1
            penalty = 0.0 if filters.documents else _SAME_DOCUMENT * min(before, 10)
            scored.append((max(0.0, hit.score - penalty), rank, hit))
        scored.sort(key=lambda item: (-item[0], item[1]))
        return [Passage(clause=hit.clause, score=round(s, 4)) for s, _, hit in scored[:k]]

    def find(
        self,
        text: str,
        filters: Filters = Filters(),  # noqa: B008 - frozen
        whole: Found | None = None,
    ) -> Found:
        """Every clause that either way of searching brought up, with its scores.

        A text that is a part of one searched before (``whole``, with the same filters) takes
        the nearness in meaning of that: only its words are searched for.

        A § in the filters binds. A document, party or year only leads: what one
        document decides or one party holds is often told in another.
        """
        if not self._entries:
            return Found(terms=(), weights=(), hits=())
        keywords = self._keywords()
        words = keywords.scores(text)
        weights = tuple(keywords.weight(term) for term in words.terms)
        bound = self._bound(filters)
        if bound is not None and not bound:
            return Found(terms=words.terms, weights=weights, hits=())
        documents = sorted({self._entries[i].document.id for i in bound}) if bound else ()
        nearest = (
            self._nearest(
                text, min(DENSE_DEPTH, len(bound) if bound else len(self._entries)), documents
            )
            if whole is None
            else whole.nearest
        )
        dense = {self._place[clause_id]: cosine for clause_id, cosine in nearest}
        top = max(dense.values(), default=1.0)
        low = min(dense.values(), default=0.0)
        by_meaning = np.zeros(len(self._entries))
        for place, cosine in dense.items():
            by_meaning[place] = (cosine - low) / max(top - low, 1e-6)
        places = np.array(bound) if bound is not None else np.arange(len(self._entries))
        by_words = words.bm25.astype(float) / (float(words.bm25[places].max(initial=0.0)) or 1.0)
        share = WORDS_SHARE * (0.3 + 0.7 * _known_share(words))
        fused = (1 - share) * by_meaning + share * by_words
        fused += self._preferred(filters)
        fused /= 1 + PREFERRED + NAMED
        signals = self._layout.signals(words, weights, by_meaning, fused, filters)
        came_up = _best(fused, words.bm25 > 0, list(dense), places)
        table = np.stack([signal[came_up] for signal in signals], axis=1).round(6).tolist()
        return Found(
            terms=words.terms,
            weights=weights,
            hits=tuple(
                Hit(
                    entry=self._entries[i],
                    score=round(float(fused[i]), 6),
                    dense=round(dense.get(i, low), 6),
                    signals=Signals(*own),
                )
                for i, own in zip(came_up.tolist(), table, strict=True)
            ),
            nearest=tuple(nearest),
        )

    def _nearest(self, text: str, k: int, documents: Sequence[str]) -> list[tuple[str, float]]:
        """The nearest clauses; a store that has gone is opened anew, once."""
        try:
            return self._retriever().clauses(text, k, documents)
        except SearchIndexError:
            self._dense = None
            return self._retriever().clauses(text, k, documents)

    def stems(self, text: str) -> frozenset[str]:
        """Stems of a text, as the index has them."""
        return self._stems(text)

    def terms(self, text: str) -> tuple[Term, ...]:
        """What a text speaks of, word by word, with the ways each may be written."""
        return self._keywords().terms(text)

    def _read_stems(self, text: str) -> frozenset[str]:
        return frozenset(self._keywords().analyser.stems(text))

    def _bound(self, filters: Filters) -> list[int] | None:
        if not filters.paragraph:
            return None
        return [
            i
            for i, entry in enumerate(self._entries)
            if entry.document.paragraph == filters.paragraph
            and (not filters.documents or entry.document.id in filters.documents)
        ]

    def _preferred(self, filters: Filters) -> NDArray[np.float64]:
        """What each clause gains by its document, party and year being those that are named."""
        layout = self._layout
        named = NAMED * layout.of_documents(filters)
        wanted = bool(filters.parties) + bool(filters.years)
        if not wanted:
            return named
        fits = layout.of_parties(filters) + layout.of_years(filters)
        return named + PREFERRED * fits / wanted

    @cached_property
    def _layout(self) -> Layout:
        return Layout(self._entries)

    def _keywords(self) -> KeywordIndex:
        with self._opening:
            if self._words is None:
                self._words = KeywordIndex(
                    [entry.text for entry in self._entries],
                    [entry.surroundings for entry in self._entries],
                    self._expander,
                )
            return self._words

    def _retriever(self) -> Nearest:
        with self._opening:
            if self._dense is None:
                store = open_store(self._corpus, self._embedder, self._store, self._progress)
                self._dense = Nearest(store.collection, self._embedder, store.clauses)
            return self._dense


def _best(
    fused: NDArray[np.float64],
    by_words: NDArray[np.bool_],
    by_meaning: Sequence[int],
    places: NDArray[np.int64],
) -> NDArray[np.int64]:
    """Places of the best clauses that came up either way, best first."""
    came_up = by_words.copy()
    came_up[by_meaning] = True
    found = places[came_up[places]]
    worth = -fused[found].round(6)
    if len(found) > CAME_UP:
        near = np.argpartition(worth, CAME_UP)[:CAME_UP]
        found, worth = found[near], worth[near]
    return found[np.lexsort((found, worth))]


def _known_share(words: KeywordScores) -> float:
    whole = sum(term.heft for term in words.terms)
    return sum(term.heft for term in words.terms if term.known) / whole if whole else 0.0
