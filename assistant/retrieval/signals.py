"""What speaks for each clause as an answer to a query, one number a signal.

The signals are weighed elsewhere, with weights fitted on questions whose answer is known.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from typing import Generic, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from assistant.domain.question import Filters
from assistant.retrieval.context import ClauseInContext
from assistant.retrieval.keywords import KeywordScores

Numbers = NDArray[np.float64]
T = TypeVar("T")

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_BEST_OF_A_DOCUMENT = 5


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
        self._documents = np.array([e.document.id for e in entries])
        self._parties = np.array([e.document.party or "" for e in entries])
        self._years = np.array([_year(e) for e in entries])
        self._paragraphs = np.array([e.document.paragraph or "" for e in entries])
        self._years_above = [
            frozenset(_YEAR.findall(" ".join(e.clause.heading_path))) for e in entries
        ]

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
            document_named=self._named(self._documents, filters.documents),
            party_named=self._named(self._parties, filters.parties),
            year_of_document=self._named(self._years, [str(year) for year in filters.years]),
            year_in_heading=self._dated(self._years_above, filters),
            paragraph_named=self._named(
                self._paragraphs, [filters.paragraph] if filters.paragraph else []
            ),
            section_best=best[self._section],
            section_mean=means[self._section],
            neighbour=np.maximum(np.r_[0.0, fused[:-1]], np.r_[fused[1:], 0.0]),
            document_mean=self._document_means(fused),
        )

    @staticmethod
    def _named(own: NDArray[np.str_], asked: Sequence[str]) -> Numbers:
        return np.isin(own, list(asked)).astype(float) if asked else np.zeros(len(own))

    def _dated(self, years: Sequence[frozenset[str]], filters: Filters) -> Numbers:
        asked = {str(year) for year in filters.years}
        if not asked:
            return np.zeros(len(years))
        return np.array([float(bool(own & asked)) for own in years])

    def _document_means(self, fused: Numbers) -> Numbers:
        means = np.array(
            [
                np.sort(fused[self._document == one])[-_BEST_OF_A_DOCUMENT:].mean()
                for one in range(int(self._document.max(initial=-1)) + 1)
            ]
        )
        return np.asarray((means - means.max(initial=0.0))[self._document])


def _numbered(keys: Sequence[Hashable]) -> NDArray[np.int64]:
    """The place of each key among the different ones."""
    places = {key: place for place, key in enumerate(dict.fromkeys(keys))}
    return np.array([places[key] for key in keys], dtype=np.int64)


def _against_best(scores: NDArray[np.float32]) -> Numbers:
    return np.asarray(scores / max(float(scores.max(initial=0.0)), 1e-6), dtype=float)


def _year(entry: ClauseInContext) -> str:
    day = entry.document.date or entry.document.not_before
    return str(day.year) if day else ""
