"""Choosing what to quote: the clauses, and in long ones the sentences, that carry the answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.answering.lookup_form import form
from assistant.answering.lookup_matter import Matter, present, share
from assistant.answering.lookup_ranking import ranking
from assistant.answering.quoting import Sentence, sentences
from assistant.domain.clause import Clause, Document, Standing
from assistant.retrieval.search import Hit

AIM = 1500
"""Quoted characters an answer should keep within."""
_WHOLE = 520
"""A clause up to this long is quoted whole."""
_WHOLE_BEST = 700
"""The same for the best: what bears the answer is not cut from what it depends on."""
_WHOLE_FIRST = 1000
"""The same for what is quoted first: whether it answers is told from its cut."""
_WINDOW = 700
"""Longest cut of a longer clause."""
_LONGEST_LIST = 1000
"""Characters to which a list is cut that a quote leads into."""
_OF_LENGTH = 0.2
"""What a thousand characters of a cut count against it, behind the first."""
_DEPTH = 60
"""How many hits are looked into."""
_DEEP = 400
"""How many where what is sought may lie far behind: the second of two that are compared."""
_OF_WORDS = 0.45
"""What the words asked for weigh in the choice of sentences, against the form of an answer."""
_LEANS = re.compile(r"(?:Här|Detta|Dessa|Denna|Därmed|Därför)\b")
"""How a sentence begins that says more of the one before it."""
_NEARLY = 0.05
"""What a cut may be worth less than one whose words it holds, to be shown instead."""
_HELD = 0.9
"""Share of a cut's stems from which another holds all it says."""
_ITSELF = 0.7
"""How surely a word asked for must stand in a cut for it to tell of that word."""
_FIGURES = re.compile(r"\d+")
_ALIKE = 0.72
"""Share of common stems from which two quotes say the same."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Extract:
    """A cut of a clause that may be quoted: a range of the clause's normal text."""

    clause: Clause
    document: Document
    start: int
    end: int
    score: float
    dense: float
    """Cosine of its clause to the question."""
    stems: frozenset[str]
    """Stems of the cut."""
    around: frozenset[str]
    """Stems of what surrounds its clause: headings, title, date, party."""
    points: tuple[str, ...] = ()
    """The points it leads into, in words for search."""

    @property
    def leads(self) -> bool:
        """Whether it leads into points."""
        return bool(self.points)

    @property
    def told(self) -> str:
        """All that is shown of it: the cut and the points it leads into."""
        return "\n".join((self.text, *self.points))

    @property
    def sentences(self) -> list[str]:
        """The sentences of the cut and of the points it leads into."""
        return [part.text for text in (self.text, *self.points) for part in sentences(text)]

    @property
    def sentences_beside(self) -> list[tuple[str, str]]:
        """Each sentence of the cut, with it those right before and behind."""
        told = self.sentences
        return [(part, " ".join(told[max(0, at - 1) : at + 2])) for at, part in enumerate(told)]

    @property
    def text(self) -> str:
        """The cut in normal form."""
        return self.clause.text[self.start : self.end]

    @property
    def length(self) -> int:
        """Quoted characters."""
        return self.end - self.start


def extracts(matter: Matter, *, deep: bool = False) -> list[Extract]:
    """One cut of each of the best clauses that came up, best first; of far more where ``deep``."""
    depth = _DEEP if deep or matter.kind == "comparison" else _DEPTH
    return [
        _cut(matter, hit, score, _WHOLE if place else _WHOLE_BEST)
        for place, (hit, score) in enumerate(ranking(matter)[:depth])
    ]


def by_gain(ranked: Sequence[Extract]) -> list[Extract]:
    """The cuts, behind the first one the shorter sooner where they are worth about as much.

    What takes little room leaves room for more that may answer. What was moved in front of
    a better one, for a reason of its own, keeps its place before it.
    """
    order: list[Extract] = list(ranked[:1])
    run: list[Extract] = []
    for cut in ranked[1:]:
        if run and cut.score > run[-1].score:
            order += sorted(run, key=_gain, reverse=True)
            run = []
        run.append(cut)
    return [*order, *sorted(run, key=_gain, reverse=True)]


def _gain(cut: Extract) -> float:
    length = min(len(cut.told), _LONGEST_LIST) if cut.leads else cut.length
    return cut.score - _OF_LENGTH * length / 1000


def sides_first(
    ranked: Sequence[Extract],
    sides: Sequence[Callable[[Extract], float]],
    fitness: Callable[[Extract], float],
) -> list[Extract]:
    """The cuts with the best one of each compared side in front, in the order of the sides.

    A side tells what it adds to a cut's score; 0 where the cut is not of that side.
    ``fitness`` is added to each: how well the cut speaks of what is compared.
    """
    first: list[Extract] = []
    for belonging in sides:
        own = [(cut.score + belonging(cut) + fitness(cut), cut) for cut in ranked if belonging(cut)]
        best = max(own, key=lambda scored: scored[0], default=None)
        if best is not None and best[1] not in first:
            first.append(best[1])
    return [*first, *(cut for cut in ranked if cut not in first)]


def _cut(matter: Matter, hit: Hit, score: float, whole: int) -> Extract:
    clause = hit.clause
    parts = sentences(clause.text) or (Sentence(text=clause.text, start=0, end=len(clause.text)),)
    stems = [matter.finder.stems(matter.respell(clause, part.text)) for part in parts]
    around = matter.finder.stems(hit.entry.surroundings)
    if hit.entry.points:
        listed = [matter.finder.stems(point) for point in hit.entry.points]
        stems[-1] |= max(listed, key=lambda own: share(matter.found, own, around))
    first, last = 0, len(parts) - 1
    if len(clause.text) > whole:
        first, last = _window(
            parts,
            [
                _OF_WORDS * share(matter.found, own, around) + form(matter, clause, part.text)
                for own, part in zip(stems, parts, strict=True)
            ],
        )
    return Extract(
        clause=clause,
        document=hit.entry.document,
        start=parts[first].start,
        end=parts[last].end,
        score=score,
        dense=hit.dense,
        stems=frozenset().union(*stems[first : last + 1]),
        around=around,
        points=hit.entry.points,
    )


def _window(parts: Sequence[Sentence], scores: Sequence[float]) -> tuple[int, int]:
    """First and last sentence to quote: around the best one, as long as neighbours carry too."""
    best = max(range(len(parts)), key=lambda i: scores[i])
    first = last = best
    while True:
        options = [i for i in (first - 1, last + 1) if 0 <= i < len(parts)]
        options = [
            i
            for i in options
            if scores[i] >= 0.5 * scores[best]
            and parts[max(i, last)].end - parts[min(i, first)].start <= _WINDOW
        ]
        if not options:
            return _with_what_leans(parts, first, last)
        chosen = max(options, key=lambda i: scores[i])
        first, last = min(first, chosen), max(last, chosen)


def _with_what_leans(parts: Sequence[Sentence], first: int, last: int) -> tuple[int, int]:
    """The range, on to the sentences that lean on it ("Här hänvisas …"), if short."""
    while (
        last + 1 < len(parts)
        and _LEANS.match(parts[last + 1].text)
        and parts[last + 1].end - parts[first].start <= _WHOLE
    ):
        last += 1
    return first, last


def alike(one: Extract, other: Extract) -> bool:
    """Whether a cut says in nearly the same words what another has said already.

    One that goes on where the other ends says more, and a decision and another's words
    about it are two things.
    """
    if one.clause.id == other.clause.id:
        return True
    decided = [cut.clause.standing is Standing.DECIDED for cut in (one, other)]
    if one.leads != other.leads or decided[0] != decided[1]:
        return False
    common = len(one.stems & other.stems)
    return common >= _ALIKE * max(1, len(one.stems)) and common >= 4


def adds(one: Extract, other: Extract, matter: Matter) -> bool:
    """Whether a cut tells more of what is asked than another in nearly the same words.

    A row with other figures does, and one that holds a word asked for that the other lacks:
    a motion and its outcome are told in the same words but one.
    """
    if one.clause.id == other.clause.id:
        return False
    if one.clause.kind == other.clause.kind == "table_row":
        return _FIGURES.findall(one.text) != _FIGURES.findall(other.text)
    return any(
        present(term, one.stems) >= _ITSELF > present(term, other.stems | other.around)
        for term in matter.found.terms
        if term.heft == 1.0
    )


def joined(one: Extract, other: Extract) -> Extract:
    """A cut widened to hold another of its clause, where that is not too long; else the cut."""
    start, end = min(one.start, other.start), max(one.end, other.end)
    if end - start > _WINDOW:
        return one
    return replace(one, start=start, end=end, stems=one.stems | other.stems)


def whole(extract: Extract) -> Extract:
    """The cut of the answer's first clause, on to all of it where that is not too long."""
    length = len(extract.clause.text)
    return replace(extract, start=0, end=length) if length <= _WHOLE_FIRST else extract


def fullest(extract: Extract, ranked: Sequence[Extract]) -> Extract:
    """The cut itself, or one nearly as good that holds all it says and goes on."""
    fuller = [
        other
        for other in ranked[:_DEPTH]
        if other.score >= extract.score - _NEARLY
        and other.clause.standing is extract.clause.standing
        and other.leads == extract.leads
        and len(extract.stems - other.stems) <= (1 - _HELD) * len(extract.stems)
        and other.length > extract.length
    ]
    return fuller[0] if fuller else extract
