"""Fitting of the weights that rank the clauses of a lookup: ``python -m eval.fit_ranking``.

Takes every case of the tune set whose clauses are known and fits the weights that
set those clauses in front of the others (a softmax over the clauses that came up, one
term a group of clauses, ridge-penalised). The files of cases were written by different
people at different times, so each is left out in turn: what a file gets from
weights that have not seen it is the honest figure for questions nobody has seen.
``--write`` keeps the weights of all files in ``assistant/answering/lookup_weights.py``.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.answering import lookup_weights
from assistant.answering.lookup_ranking import TRAITS, traits
from assistant.answering.lookup_search import matter_of
from assistant.bootstrap import Lookups
from assistant.corpus.store import Corpus
from assistant.domain.clause import Clause
from assistant.domain.question import Question
from assistant.knowledge import load_knowledge
from assistant.retrieval.context import points_of, points_under
from assistant.settings import from_environment
from assistant.understanding.glossary_loading import load_glossary
from assistant.understanding.reader import Reader
from eval.anchors import Sources
from eval.case import Anchor, Case
from eval.kept_weights import write_weights
from eval.loading import load_cases
from eval.logistic import Numbers
from eval.places import Places

RIDGE = 1000.0
STEPS = 200
RATE = 0.08
FIRST = (1, 3, 6, 10)
"""Places among which a required clause is looked for."""
_HEAD = "Weights of the ranking, written by ``python -m eval.fit_ranking --write``; not by hand."
_HOLDS = 0.4
"""Share of an anchor's letters from which a clause holds it."""
_SCALE = 17.0
"""Divides the weights, so that the worth of a clause is about 0 to 1, as what is added to it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Ranked:
    """A case with the traits of the clauses that came up, and which of them it requires."""

    case: Case
    table: Numbers
    groups: tuple[NDArray[np.int64], ...]
    """Rows of each any-of group; empty where none of it came up."""


def gather(cases: Sequence[Case]) -> list[Ranked]:
    """The lookups among some cases that name clauses."""
    settings = from_environment()
    knowledge = load_knowledge(settings.corpus)
    glossary = load_glossary(settings.corpus, knowledge.vocabulary)
    reader = Reader(knowledge.vocabulary, glossary, knowledge.corpus)
    searcher = Lookups(knowledge, glossary, settings).open()
    found = []
    for case in cases:
        if "lookup" not in case.expect.kinds or not case.expect.required:
            continue
        understood = reader.read(
            Question(text=case.question, as_of=case.as_of, history=case.history)
        )
        hits, table = traits(matter_of(understood, knowledge.corpus, searcher))
        rows = {hit.clause.id: row for row, hit in enumerate(hits)}
        groups = tuple(
            np.array(
                sorted(rows[c] for c in _holding(group, knowledge.corpus) if c in rows),
                dtype=np.int64,
            )
            for group in case.expect.required
        )
        if hits:
            found.append(Ranked(case=case, table=table, groups=groups))
    return found


def _holding(group: Sequence[Anchor], corpus: Corpus) -> set[str]:
    """Ids of the clauses that show one of an any-of group's anchors: by their own words or,
    where they lead into points, by one of these."""
    own = {
        clause.id
        for anchor in group
        for clause in corpus.clauses.values()
        if anchor.file.endswith(clause.file) or clause.file.endswith(anchor.file)
        if anchor.document in (None, clause.document)
        if any(_shared(clause, s.start, s.end) >= _HOLDS * (s.end - s.start) for s in anchor.spans)
    }
    points = points_of(corpus)
    leading = {
        clause.id
        for clause in corpus.clauses.values()
        if own.intersection(point.id for point in points_under(clause, points))
    }
    return own | leading


def _shared(clause: Clause, start: int, end: int) -> int:
    return sum(max(0, min(s.end, end) - max(s.start, start)) for s in clause.spans)


def fit(cases: Sequence[Ranked], traits: Sequence[int] = range(len(TRAITS))) -> Numbers:
    """Weights of the traits, in their order; those not among ``traits`` weigh nothing."""
    kept = list(traits)
    spread = np.concatenate([case.table for case in cases]).std(axis=0)[kept] + 1e-6
    tasks = [(case, group) for case in cases for group in case.groups if len(group)]
    most = max(len(case.table) for case, _ in tasks)
    table = np.zeros((len(tasks), most, len(kept)))
    wanted, there = np.zeros((2, len(tasks), most), dtype=bool)
    share = np.array([1 / len(case.groups) for case, _ in tasks])
    for at, (case, group) in enumerate(tasks):
        rows = len(case.table)
        table[at, :rows] = case.table[:, kept] / spread
        there[at, :rows] = True
        there[at, np.concatenate(case.groups)] = False
        there[at, group] = wanted[at, group] = True
    share /= share.sum()
    weights, mean, square = np.zeros((3, len(kept)))
    for step in range(1, STEPS + 1):
        worth = table @ weights
        odds = np.where(there, np.exp(worth - worth.max(axis=1, keepdims=True)), 0.0) + 1e-12
        right = np.where(wanted, odds, 0.0)
        pull = odds / odds.sum(axis=1, keepdims=True) - right / right.sum(axis=1, keepdims=True)
        slope = np.einsum("tc,tcf->f", pull * share[:, None], table)
        slope += RIDGE / len(tasks) ** 2 * weights
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope * slope
        weights -= RATE * mean / (1 - 0.9**step) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    found = np.zeros(len(TRAITS))
    found[kept] = weights / spread / _SCALE
    return found


def among_the_first(cases: Sequence[Ranked], weights: Numbers) -> list[float]:
    """Share of the required groups that stand among the first clauses, for each of ``FIRST``."""
    shares = []
    for case in cases:
        order = np.argsort(np.argsort(-(case.table @ weights), kind="stable"))
        best = [order[group].min() if len(group) else len(order) for group in case.groups]
        shares.append([np.mean([place < first for place in best]) for first in FIRST])
    return [float(share) for share in np.mean(shares, axis=0)]


def main(argv: Sequence[str] | None = None) -> int:
    """Fit, tell what each file gets from weights that have not seen it, and keep them if asked."""
    parser = argparse.ArgumentParser(prog="python -m eval.fit_ranking", description=__doc__)
    parser.add_argument("--write", action="store_true", help="keep the weights")
    options = parser.parse_args(argv)
    places = Places()
    sources = Sources.read(places.root, places.suite / "sources.yaml")
    vocabulary = load_knowledge(from_environment().corpus).vocabulary
    book = load_cases(places.suite / "cases", sources=sources, vocabulary=vocabulary)
    cases = gather([case for case in book.cases if case.set == "tune"])
    used = np.array([lookup_weights.RANKING.get(name, 0.0) for name in TRAITS])
    print(f"{len(cases)} cases; share of the required clauses among the first {FIRST}")
    for file in sorted({case.case.file for case in cases}):
        own = [case for case in cases if case.case.file == file]
        unseen = fit([case for case in cases if case.case.file != file])
        figures = (among_the_first(own, unseen), among_the_first(own, used))
        told = ["  ".join(f"{share:.3f}" for share in shares) for shares in figures]
        print(f"{Path(file).name:28} {len(own):4}  left out {told[0]}  in use {told[1]}")
    weights = dict(zip(TRAITS, fit(cases).round(4).tolist(), strict=True))
    if options.write:
        write_weights(Path(lookup_weights.__file__), _HEAD, "RANKING", weights)
    for name, weight in sorted(weights.items(), key=lambda item: -abs(item[1])):
        print(f"    {name:20} {weight:8.4f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
