"""What speaks for each clause as an answer to a query, one number a signal.

The signals are weighed elsewhere, with weights fitted on questions whose answer is known.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Hashable, Sequence
from typing import Generic, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from assistant.domain.clause import Document
from assistant.domain.question import Filters
from assistant.retrieval.context import ClauseInContext
from assistant.retrieval.keywords import KeywordScores

Numbers = NDArray[np.float64]
T = TypeVar("T")

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_BEST_OF_A_DOCUMENT = 5
_SURELY = 0.7
"""How surely a word must stand there to count: itself, a synonym, all parts of a compound."""


class Signals(NamedTuple, Generic[T]):
    """What speaks for a clause, or for each of several; 0..1 unless said otherwise."""

    meaning: T
    """Nearness in meaning, from the farthest to the nearest that came up."""
    words: T
    """BM25 over the clause's own text, against the best clause."""
    words_around: T
    """BM25 over its headings, title, date and party, against the best clause."""
    told: T
    """Share of the query's known words that name its matter, rare ones counting more."""
    told_around: T
    """The same, standing in the clause or around it."""
    told_beside: T
    """The same, standing in the clause or in those right before and behind in its document."""
    surely_told: T
    """Share of them that surely stands in the clause or around it."""
    document_named: T
    party_named: T
    year_of_document: T
    year_in_heading: T
    paragraph_named: T
    section_best: T
    """The best first score of the clauses under the same headings."""
    section_mean: T
    neighbour: T
    """The better first score of the clauses right before and behind."""
    document_mean: T
    """Mean of the document's best first scores, less that of the best document; at most 0."""


class Layout:
    """What does not change from query to query: sections, documents, parties, years."""

    def __init__(self, entries: Sequence[ClauseInContext]) -> None:
        self._section = _numbered([(e.document.id, e.clause.heading_path) for e in entries])
        self._document = _numbered([e.document.id for e in entries])
        documents = list({e.document.id: e.document for e in entries}.values())
        self._ids = [d.id for d in documents]
        self._parties = [d.party or "" for d in documents]
        self._years = [_year(d) for d in documents]
        self._paragraphs = [d.paragraph or "" for d in documents]
        above = {(e.document.id, e.clause.heading_path): None for e in entries}
        self._years_above = [frozenset(_YEAR.findall(" ".join(path))) for _, path in above]

    def of_documents(self, filters: Filters) -> Numbers:
        """1 for each clause of a document named, else 0."""
        return self._named(self._ids, filters.documents)

    def of_parties(self, filters: Filters) -> Numbers:
        """1 for each clause of a document of a party named, else 0."""
        return self._named(self._parties, filters.parties)

    def of_years(self, filters: Filters) -> Numbers:
        """1 for each clause of a document of a year named, else 0."""
        return self._named(self._years, [str(year) for year in filters.years])

    def signals(
        self,
        words: KeywordScores,
        weights: Sequence[float],
        cosines: Numbers,
        fused: Numbers,
        filters: Filters,
    ) -> Signals[Numbers]:
        """The signals of every clause.

        Args:
            words: How well each clause fits the query's words.
            weights: What each of the query's terms tells.
            cosines: Nearness in meaning of each clause, 0..1.
            fused: First score of each clause, from which its surroundings' is told.
            filters: What the query names.
        """
        matter = np.array(
            [
                weight if term.known and term.heft == 1.0 else 0.0
                for term, weight in zip(words.terms, weights, strict=True)
            ]
        )
        if not matter.any():
            matter = np.array(
                [w if t.known else 0.0 for t, w in zip(words.terms, weights, strict=True)]
            )
        whole = max(float(matter.sum()), 1e-6)
        own = words.own.astype(float)
        either = np.maximum(own, words.around)
        sections = int(self._section.max(initial=0)) + 1
        best = np.zeros(sections)
        np.maximum.at(best, self._section, fused)
        means = np.bincount(self._section, fused, sections) / np.maximum(
            np.bincount(self._section, minlength=sections), 1
        )
        return Signals(
            meaning=cosines,
            words=_against_best(words.bm25_own),
            words_around=_against_best(words.bm25_around),
            told=own @ matter / whole,
            told_around=either @ matter / whole,
            told_beside=self._with_neighbours(own) @ matter / whole,
            surely_told=(either >= _SURELY) @ matter / whole,
            document_named=self.of_documents(filters),
            party_named=self.of_parties(filters),
            year_of_document=self.of_years(filters),
            year_in_heading=self._dated(filters),
            paragraph_named=self._named(
                self._paragraphs, [filters.paragraph] if filters.paragraph else []
            ),
            section_best=best[self._section],
            section_mean=means[self._section],
            neighbour=np.maximum(np.r_[0.0, fused[:-1]], np.r_[fused[1:], 0.0]),
            document_mean=self._document_means(fused),
        )

    def _named(self, own: Sequence[str], asked: Collection[str]) -> Numbers:
        """1 for each clause whose document has one of the values asked for, else 0."""
        return np.array([float(value in asked) for value in own])[self._document]

    def _with_neighbours(self, own: Numbers) -> Numbers:
        """How surely each term stands in a clause or right before or behind it: clause by term."""
        same = (self._document[1:] == self._document[:-1])[:, None]
        wide = own.copy()
        wide[1:] = np.maximum(wide[1:], own[:-1] * same)
        wide[:-1] = np.maximum(wide[:-1], own[1:] * same)
        return wide

    def _dated(self, filters: Filters) -> Numbers:
        asked = {str(year) for year in filters.years}
        return np.array([float(bool(own & asked)) for own in self._years_above])[self._section]

    def _document_means(self, fused: Numbers) -> Numbers:
        order = np.lexsort((-fused, self._document))
        sizes = np.bincount(self._document)
        within = np.arange(len(fused)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        best = order[within < _BEST_OF_A_DOCUMENT]
        means = np.bincount(self._document[best], fused[best]) / np.minimum(
            sizes, _BEST_OF_A_DOCUMENT
        )
        return np.asarray((means - means.max(initial=0.0))[self._document])


def _numbered(keys: Sequence[Hashable]) -> NDArray[np.int64]:
    """The place of each key among the different ones."""
    places = {key: place for place, key in enumerate(dict.fromkeys(keys))}
    return np.array([places[key] for key in keys], dtype=np.int64)


def _against_best(scores: NDArray[np.float32]) -> Numbers:
    return np.asarray(scores / max(float(scores.max(initial=0.0)), 1e-6), dtype=float)


def _year(document: Document) -> str:
    day = document.date or document.not_before
    return str(day.year) if day else ""
