"""Lists: a lead-in with its points, the points of a section together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from assistant.answering.lookup_choice import Extract
from assistant.answering.quoting import sentences
from assistant.corpus.store import Corpus
from assistant.domain.clause import Clause, Standing
from assistant.domain.question import LookupKind
from assistant.retrieval.context import POINTS, Points, points_of, points_under

_FOLLOWS = re.compile(r"\bnedan\b|\bföljande\b|\bfoljande\b|[:;]\s*$", re.IGNORECASE)
LONGEST = 1000
"""Characters above which the points of a list are cut to their first sentences."""
_HEDGED = re.compile(r"\bprelimin|hypotes|\butkast|\bf[öo]rslag", re.IGNORECASE)
"""What a line says whose points are no decision: a plan, a hypothesis, a proposal."""
_SHORT_LIST = 3
"""Points of a list that is shown whole where one of them is compared."""
_SAME_LIST = 3
"""Points of one list among the best cuts from which the whole list is meant."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A range of a clause's normal text."""

    clause: Clause
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words in normal form."""
        return self.clause.text[self.start : self.end]

    @property
    def length(self) -> int:
        """Characters."""
        return self.end - self.start


@lru_cache(maxsize=4)
def _points(corpus: Corpus) -> Points:
    return points_of(corpus)


def expanded(
    extract: Extract, ranked: Sequence[Extract], corpus: Corpus, kind: LookupKind | None
) -> list[Cut]:
    """The cut, with the points it leads in or stands among where the list is what is asked for."""
    clause = extract.clause
    own = Cut(clause, extract.start, extract.end)
    points = points_under(clause, _points(corpus)) or _following(clause, corpus)
    if points:
        return [own, *_shortened(_nested(points, corpus), LONGEST - own.length)]
    if clause.kind not in POINTS:
        return [own]
    beside = _points(corpus).get((clause.document, clause.heading_path), ())
    if len(beside) < 2:
        return [own]
    ids = {other.id for other in beside}
    up = sum(other.clause.id in ids for other in ranked[: 2 * _SAME_LIST])
    asked = kind in ("list", "process")
    if kind == "comparison" and len(beside) <= _SHORT_LIST:
        return _shortened(beside, LONGEST, own)
    if (asked and (up >= 2 or clause.kind == "numbered")) or up >= _SAME_LIST:
        return _shortened(beside, LONGEST, None if asked else own)
    return [own]


def hedged(clause: Clause, corpus: Corpus) -> Cut | None:
    """The line above a plan's or proposal's clause that says that it is no more; else None."""
    if clause.standing not in (Standing.PLAN, Standing.PROPOSED):
        return None
    lines = _lines(corpus)
    above = (lines.get((clause.document, words)) for words in reversed(clause.heading_path))
    line = next((line for line in above if line is not None and _HEDGED.search(line.text)), None)
    return None if line is None else Cut(line, 0, len(line.text))


@lru_cache(maxsize=4)
def _lines(corpus: Corpus) -> dict[tuple[str, str], Clause]:
    """Headings and lines that lead into points, by document and words."""
    return {
        (clause.document, words): clause
        for clause in corpus.clauses.values()
        if clause.kind not in ("head", "signature")
        for words in (clause.text, clause.text.rstrip(":"))
    }


@lru_cache(maxsize=4)
def reading_order(corpus: Corpus) -> tuple[list[Clause], dict[str, int]]:
    """All clauses in reading order, and the place of each by its id."""
    clauses = list(corpus.clauses.values())
    return clauses, {clause.id: place for place, clause in enumerate(clauses)}


def _following(clause: Clause, corpus: Corpus) -> list[Clause]:
    """The points right behind a clause that says that they follow; else none."""
    if not _FOLLOWS.search(clause.text):
        return []
    clauses, places = reading_order(corpus)
    behind = clauses[places[clause.id] + 1 :]
    points = takewhile(lambda c: c.kind in POINTS and c.document == clause.document, behind)
    if clause.kind in POINTS:
        own = clause.text.rstrip(":")
        points = takewhile(lambda c: own in [words.rstrip(":") for words in c.heading_path], points)
    return list(points)


def _nested(points: Sequence[Clause], corpus: Corpus) -> list[Clause]:
    """Points with the points that some of them lead in."""
    return [c for point in points for c in (point, *points_under(point, _points(corpus)))]


def _shortened(points: Sequence[Clause], room: int, own: Cut | None = None) -> list[Cut]:
    """The points whole, or the first sentence of each, as many as there is room for.

    ``own`` is the cut of one of them that carries the answer: it stays as it is,
    in its place, and takes its room before the others.
    """
    cuts = [Cut(point, 0, len(point.text)) for point in points]
    if sum(cut.length for cut in cuts) > room:
        cuts = [Cut(point, 0, _first_end(point)) for point in points]
    if own is not None:
        cuts = [own if cut.clause.id == own.clause.id else cut for cut in cuts]
    left = room - (own.length if own is not None else 0)
    kept: list[Cut] = []
    for cut in cuts:
        if cut is own:
            kept.append(cut)
        elif left >= cut.length or not (kept or own):
            kept.append(cut)
            left -= cut.length
        else:
            left = 0
    return kept


def _first_end(clause: Clause) -> int:
    parts = sentences(clause.text)
    return parts[0].end if parts else len(clause.text)
