"""Choosing what to quote: the clauses, and in long ones the sentences, that carry the answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Protocol

from assistant.answering.quoting import Sentence, sentences
from assistant.domain.clause import Clause, Document, Standing
from assistant.domain.question import Filters, LookupKind
from assistant.retrieval.search import Found, Hit
from assistant.retrieval.terms import Term

AIM = 1500
"""Quoted characters an answer should keep within."""
_WHOLE = 520
"""A clause up to this long is quoted whole."""
_WINDOW = 700
"""Longest cut of a longer clause."""
_DEPTH = 60
"""How many hits are looked into."""
_COMPARED_DEPTH = 400
"""How many where two things are compared: the second may lie far behind the first."""
_ALIKE = 0.72
"""Share of common stems from which two quotes say the same."""
_HIT_SHARE = 0.55
"""Share of the search's score in a cut's; the cut's own words have the rest."""
_SURELY = 0.7


class Finder(Protocol):
    """Searches with reasons: what the lookup answers need of the searcher."""

    def find(self, text: str, filters: Filters = ...) -> Found:
        """Every clause that came up, best first, with its scores."""

    def stems(self, text: str) -> frozenset[str]:
        """Stems of a text, as the index has them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Extract:
    """A cut of a clause that may be quoted: a range of the clause's normal text."""

    clause: Clause
    document: Document
    start: int
    end: int
    score: float
    coverage: float
    """Share of what was asked that stands in the cut or around its clause."""
    dense: float
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
    def text(self) -> str:
        """The cut in normal form."""
        return self.clause.text[self.start : self.end]

    @property
    def length(self) -> int:
        """Quoted characters."""
        return self.end - self.start


_NUMBER = re.compile(r"\d")
_AMOUNT = re.compile(
    r"\d[\d ,.]*\s*(?:%|procent|mnkr|mkr|tkr|kr\b|kronor|miljon|st\b|invånare|läkare|besök|dagar|"
    r"patient|timm|år\b|personer|gång)",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}[:.]\d\d\b|\b(?:januari|februari|mars|april|maj|juni|juli|augusti|"
    r"september|oktober|november|december)\b",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"\b(?:19|20)\d\d-\d\d-\d\d\b|\b(?:januari|februari|mars|april|maj|juni|juli|augusti|september|"
    r"oktober|november|december) (?:19|20)\d\d\b",
    re.IGNORECASE,
)
_DEFINING = re.compile(
    r"\bavse[rs]\b|\binnebär\b|\bdefinier|\bbetyder\b|\bär en\b|\bbenämn|\bkallas\b|\bhandlar om\b",
    re.IGNORECASE,
)
_DEFINITION = re.compile(r"\bdefinition", re.IGNORECASE)
_HOLDING = re.compile(
    r"\bhållning\b|\banser\b|\btolk|\buppfattning|\bmenar\b|\bståndpunkt|\bbedöm|\bdelar\b|\bönska|"
    r"\bbör\b|\bvore lämpligt\b|\brimligt\b",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"\bdärför\b|\beftersom\b|\bdå\b|\bpå grund\b|\bmed anledning\b|\bsyfte|\bkräver\b|\brisk|"
    r"\bgemensamt för\b",
    re.IGNORECASE,
)
_ASKS_MANY = re.compile(r"\bvilka\b|\bräkna upp\b|\blista\b|\bwhich\b|\bwhat are\b|\blist\b", re.I)
_LISTS = 0.08
"""For a lead-in with its points where several things are asked for."""
_YEARS = re.compile(r"\b(?:19|20)\d\d(?:[-–](?:19|20)\d\d)?\b")
_ASKS_WHO = re.compile(r"^\W*(?:vem|vilka personer|vilken person|who)\b", re.IGNORECASE)
_PERSON = re.compile(
    r"\b[A-ZÅÄÖ][a-zåäöé]+ (?:[A-ZÅÄÖ][a-zåäöé]+)\b|ordförande|chef|direktör|nämnden"
)
_NAMES_WHO = 0.05
"""For a text that names somebody where it is asked who."""
_ASKS_WHOM = re.compile(
    r"\bvilka (?:personer |patienter |grupper |invånare )?(?:som )?(?:omfatt|ingår|gäller)|"
    r"\bvem omfatt|\b(?:who|which people|which patients|whom) (?:(?:is|are|was|were|do|does|did) )?"
    r"(?:it )?(?:cover|includ)",
    re.IGNORECASE,
)
_PERSONS = re.compile(
    r"\binvånare|\bpersoner|\bpatienter|\b(?:de|alla|dem|den) som\b", re.IGNORECASE
)
_NAMES_WHOM = 0.12
"""For a text that speaks of people where it is asked who is covered."""
_SUBJECT = 90
"""Characters in front of a defining verb in which what is defined stands."""
_ASKS_FOR: tuple[tuple[re.Pattern[str], frozenset[Standing]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), frozenset(standings))
    for pattern, standings in (
        (
            r"\blag(?:en|ens|ar|stiftning\w*)?\b|\bhsl\b|\bpropos|\bförarbet|\blaw\b|\bact\b|\bbill\b",
            (Standing.LAW_QUOTED,),
        ),
        (
            r"\bavtal|\böverenskommelse|\bök\b|\bagreement",
            (Standing.AGREEMENT_QUOTED,),
        ),
        (r"\bbeslut|\bdecid|\bdecision", (Standing.DECIDED,)),
        (r"\bförsl|\bföresl|\bpropose|\bsuggest", (Standing.PROPOSED, Standing.SUGGESTION)),
        (r"\bplan\b|\btidplan|\btidsplan|\btimetable|\broll-?out", (Standing.PLAN,)),
        (
            r"\btyck|\banser\b|\bhållning|\bståndpunkt|\buppfattning|\bmenar\b|\bsvar|\bview|\bposition",
            (Standing.POSITION, Standing.SUGGESTION),
        ),
        (r"\bhistori|\btidigare\b|\bförr\b|\b19\d\d\b", (Standing.HISTORY,)),
    )
)
_ASKS_FORM = re.compile(
    r"\bdiarie|\bdnr\b|\bunderteckn|\bunderskr|\bskrivit under|\bstår under\b|\bnamnteckn|"
    r"\bavsändare|\bhandläggare|\bsigned\b|\bsignator|\breference number|\bvem skrev\b|"
    r"\bwho wrote\b",
    re.IGNORECASE,
)
"""A question that a document's head or signatures answer."""
_ASKS_QUESTIONS = re.compile(r"\bfråg(?:or|orna|at|ade|ar)\b|\bquestions?\b|\basked\b", re.I)
_OF_THE_YEAR = 0.1
"""For a text that speaks of the year asked for, itself or by its heading."""
_TORN = -0.12
"""For a passage whose layout is torn: it is quoted where nothing better says the same."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Matter:
    """What is asked, and the means to judge a text by it."""

    question: str
    kind: LookupKind | None
    found: Found
    finder: Finder
    respell: Callable[[Clause, str], str]
    """A clause's words as they are searched."""
    torn: Container[str]
    """Ids of clauses whose layout is torn in the source."""


def extracts(matter: Matter) -> list[Extract]:
    """One cut of each clause that came up, best first."""
    depth = _COMPARED_DEPTH if matter.kind == "comparison" else _DEPTH
    cuts = [_cut(matter, hit) for hit in matter.found.hits[:depth]]
    return sorted(cuts, key=lambda cut: -cut.score)


def sides_first(
    ranked: Sequence[Extract], sides: Sequence[Callable[[Extract], float]]
) -> list[Extract]:
    """The cuts with the best one of each compared side in front, in the order of the sides.

    A side tells what it adds to a cut's score; 0 where the cut is not of that side.
    """
    first: list[Extract] = []
    for belonging in sides:
        own = [(cut.score + belonging(cut), cut) for cut in ranked if belonging(cut)]
        best = max(own, key=lambda scored: scored[0], default=None)
        if best is not None and best[1] not in first:
            first.append(best[1])
    return [*first, *(cut for cut in ranked if cut not in first)]


def years_of(question: str) -> list[str]:
    """The years and spans of years that a question names, e.g. "2019" and "2021-2028"."""
    return list(dict.fromkeys(m.group().replace("–", "-") for m in _YEARS.finditer(question)))


def _cut(matter: Matter, hit: Hit) -> Extract:
    clause = hit.clause
    parts = sentences(clause.text) or (Sentence(text=clause.text, start=0, end=len(clause.text)),)
    stems = [matter.finder.stems(matter.respell(clause, part.text)) for part in parts]
    around = matter.finder.stems(hit.entry.surroundings)
    if hit.entry.points:
        listed = [matter.finder.stems(point) for point in hit.entry.points]
        stems[-1] |= max(listed, key=lambda own: share(matter.found, own, around))
    shares = [share(matter.found, own, around) for own in stems]
    cues = [_cue(matter, clause, part.text) for part in parts]
    scores = [(1 - _HIT_SHARE) * own + cue for own, cue in zip(shares, cues, strict=True)]
    first, last = _window(parts, scores, whole=len(clause.text) <= _WHOLE)
    kept = frozenset().union(*stems[first : last + 1])
    return Extract(
        clause=clause,
        document=hit.entry.document,
        start=parts[first].start,
        end=parts[last].end,
        score=_HIT_SHARE * hit.score
        + max(scores)
        + _standing_weight(matter, clause)
        + (_LISTS if hit.entry.points and _ASKS_MANY.search(matter.question) else 0.0),
        coverage=share(matter.found, kept, around),
        dense=hit.dense,
        stems=kept,
        around=around,
        points=hit.entry.points,
    )


def _cue(matter: Matter, clause: Clause, text: str) -> float:
    """What the form of a text adds to its score for a kind of question."""
    if _ASKS_WHOM.search(matter.question):
        return _NAMES_WHOM if _PERSONS.search(text) else 0.0
    if _ASKS_WHO.search(matter.question):
        return _NAMES_WHO if _PERSON.search(text) else 0.0
    match matter.kind:
        case "amount":
            return 0.07 if _AMOUNT.search(text) else (0.02 if _NUMBER.search(text) else -0.04)
        case "date":
            return 0.1 if _DAY.search(text) else (0.05 if _DATE.search(text) else -0.03)
        case "definition":
            return _defines(matter, clause, text)
        case "position" | "comparison":
            held = _HOLDING.search(text)
            return 0.0 if held is None else (0.12 if held.start() < _SUBJECT / 2 else 0.03)
        case "why":
            return 0.04 if _REASON.search(text) else 0.0
        case "list" | "process":
            return 0.03 if clause.kind in ("bullet", "numbered", "table_row") else 0.0
        case _:
            return 0.0


def _defines(matter: Matter, clause: Clause, text: str) -> float:
    """More where what is asked for stands just in front of a defining verb."""
    verb = _DEFINING.search(text)
    if verb is None:
        heading = clause.heading_path[-1] if clause.heading_path else ""
        return 0.25 if _DEFINITION.search(heading) and _names_matter(matter, heading) else 0.0
    before = text[max(0, verb.start() - _SUBJECT) : verb.start()]
    return 0.25 if _names_matter(matter, before) else 0.02


def _names_matter(matter: Matter, text: str) -> bool:
    own = matter.finder.stems(text)
    return any(present(term, own) >= _SURELY and term.heft == 1.0 for term in matter.found.terms)


def _standing_weight(matter: Matter, clause: Clause) -> float:
    weight = _TORN if clause.id in matter.torn else 0.0
    if clause.kind in ("head", "signature"):
        weight += 0.3 if _ASKS_FORM.search(matter.question) else -0.15
    if clause.kind == "table_row" and matter.kind != "amount":
        weight -= 0.1
    if clause.text.rstrip().endswith("?"):
        weight += 0.06 if _ASKS_QUESTIONS.search(matter.question) else -0.12
    years = years_of(matter.question)
    if matter.kind not in ("amount", "decision") and any(_dated(clause, year) for year in years):
        weight += _OF_THE_YEAR if len(years) > 1 else 1.5 * _OF_THE_YEAR
    asked = [s for pattern, s in _ASKS_FOR if pattern.search(matter.question)]
    if any(clause.standing in standings for standings in asked):
        weight += 0.1
    elif clause.standing is Standing.PROPOSED:
        weight -= 0.08
    return weight


def _dated(clause: Clause, year: str) -> bool:
    """Whether a clause or the nearest heading that holds a figure speaks of a year or span."""
    path = clause.heading_path
    heading = next((h for h in reversed(path) if any(c.isdigit() for c in h)), "")
    return any(year in text.replace("–", "-") for text in (clause.text, heading))


def _window(parts: Sequence[Sentence], scores: Sequence[float], *, whole: bool) -> tuple[int, int]:
    """First and last sentence to quote: around the best one, as long as neighbours carry too."""
    if whole:
        return 0, len(parts) - 1
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
            return first, last
        chosen = max(options, key=lambda i: scores[i])
        first, last = min(first, chosen), max(last, chosen)


def share(found: Found, own: AbstractSet[str], around: AbstractSet[str]) -> float:
    """Share of what was asked that stands in a text, half where only around it."""
    total = sum(found.weights)
    if not total:
        return 0.0
    got = 0.0
    for term, weight in zip(found.terms, found.weights, strict=True):
        got += weight * max(present(term, own), 0.6 * present(term, own | around))
    return got / total


def present(term: Term, stems: AbstractSet[str]) -> float:
    """How surely a term stands in a text of these stems, 0..1."""
    return max((min(1.0, v.weight) for v in term.variants if stems >= set(v.stems)), default=0.0)


def alike(one: Extract, other: Extract) -> bool:
    """Whether two cuts say the same in nearly the same words."""
    if one.clause.id == other.clause.id:
        return True
    if one.leads != other.leads:
        return False
    common = len(one.stems & other.stems)
    return common >= _ALIKE * max(1, min(len(one.stems), len(other.stems))) and common >= 4
