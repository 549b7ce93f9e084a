"""Whether what was found answers the question, or only lies near it."""

from __future__ import annotations

import math
from collections.abc import Container, Sequence
from dataclasses import dataclass, fields

from assistant.answering.lookup_asked import asking, asking_words, names_asked, tells
from assistant.answering.lookup_choice import Extract
from assistant.answering.lookup_fitting import candidates
from assistant.answering.lookup_matter import SURELY, Matter, present
from assistant.answering.lookup_voices import asks_voice
from assistant.domain.question import Filters, Language
from assistant.retrieval.terms import Term
from assistant.retrieval.words import is_stopword, tokens

ANSWERS = 0.45
"""Confidence from which what was found is shown as the answer."""
DOUBT = 0.15
"""Confidence from which what is held back is said to be doubtful, not to be no answer."""
_HEAVIEST = 5.5
"""What a word weighs at most: one that no source holds is not more telling than a rare one."""
_FIRST = 4
"""Cuts that are weighed where none is of the type that is asked for."""
_AROUND = 0.8
"""What a word counts that stands only around a clause, in its headings or title."""
_OF_A_PARAGRAPH = 0.5
"""Share of what is asked that is enough where a § is named: the search is bound to it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    """What speaks for and against the best cuts as an answer."""

    unknown: float
    """Share of what the asking sentences say that no source holds in any wording; 0..1. 0 for
    a question in English: a word of it may only lack a translation."""
    untold: float
    """How far the best cut is from the form of an answer: 1 where nobody is named and it is
    asked who, less where somebody is and little of the matter beside; 0..1."""
    score: float
    """Worth of the best cut."""
    comparison: float
    """1 where things are compared: neither side covers the whole question."""
    astray: float
    """1 where names tell what is asked about, none of them stands in the best cut or around it,
    and its document isn't the one that is named; else 0."""
    own: float
    """1 where the best cut is of a document of a party that the question names, else 0."""


_WEIGHTS = Evidence(
    unknown=-5.83, untold=-5.81, score=4.78, comparison=3.76, astray=-2.83, own=1.70
)
_BIAS = -2.13
"""Fitted by ``python -m eval.calibrate``, which tells the rates they come to."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Judgement:
    """Whether what was found answers, and the evidence where there is any to weigh."""

    answers: bool
    weighed: Evidence | None = None
    ruled: bool = True
    """Whether a rule decides it, whatever the evidence."""

    @property
    def doubtful(self) -> bool:
        """Whether what was found is held back though it may well be the answer."""
        return not self.answers and self.weighed is not None and confidence(self.weighed) >= DOUBT


def judge(
    ranked: Sequence[Extract],
    matter: Matter,
    filters: Filters,
    voices: Container[str],
    language: Language,
) -> Judgement:
    """Whether the best cuts carry what was asked.

    They never do where a number is asked for and none stands there, where an
    amount or date of a year is asked for that is not named there, or where one
    party's view is asked for that has no words of its own in the corpus
    (``voices`` are the parties that have). Whether a thing is mentioned at all is
    answered where a cut holds it. Else the evidence is weighed, and with it whether
    the best cut tells such a thing as is asked for (``lookup_asked``).
    """
    if not matter.found.terms:
        return Judgement(answers=bool(ranked) and bool(filters.documents or filters.paragraph))
    if _mute(matter, filters, voices):
        return Judgement(answers=False)
    fitting = candidates(ranked, matter)
    looked_at = fitting or ranked[:_FIRST]
    if not looked_at:
        return Judgement(answers=False)
    best = max(looked_at, key=lambda extract: extract.score)
    told = tells(best, looked_at, matter)
    if fitting and filters.paragraph and told and _coverage(fitting, matter) >= _OF_A_PARAGRAPH:
        return Judgement(answers=True)
    unknown = _unknown(matter)
    existence = matter.kind == "existence" and told and not unknown
    if fitting and existence and _holds_all(fitting, matter):
        return Judgement(answers=True)
    weighed = Evidence(
        unknown=0.0 if language == "en" else unknown,
        untold=1.0 - told,
        score=best.score,
        comparison=float(matter.kind == "comparison"),
        astray=float(best.document.id not in filters.documents and _astray(best, matter)),
        own=float(best.document.party in filters.parties),
    )
    if not fitting:
        return Judgement(answers=False, weighed=weighed)
    return Judgement(answers=confidence(weighed) >= ANSWERS, weighed=weighed, ruled=False)


def _astray(best: Extract, matter: Matter) -> bool:
    """Whether the question names who or where, and the cut is of none of those."""
    named = names_asked(matter)
    seen = best.stems | best.around
    return bool(named) and all(present(term, seen) < SURELY for term in named)


def _unknown(matter: Matter) -> float:
    """Share of what the asking sentences say that no source holds in any wording, 0..1.

    The words of a form are left aside: whether it is met is another piece of evidence.
    """
    form = asking_words(matter.question)
    every = [pair for pair in _asked(matter) if not form.issuperset(pair[0].word.split())]
    words = set(tokens(asking(matter.text)))
    asked = [pair for pair in every if words.intersection(pair[0].word.split())] or every
    whole = sum(weight for _, weight in asked) or 1.0
    return sum(weight * _not_held(term) for term, weight in asked) / whole


def _not_held(term: Term) -> float:
    """How little the sources hold a term; a synonym or all parts of a compound are enough."""
    return 0.0 if term.held >= SURELY else 1.0 - term.held


def confidence(found: Evidence) -> float:
    """How surely the evidence is that of an answer, 0..1."""
    weighed = sum(
        getattr(_WEIGHTS, part.name) * getattr(found, part.name) for part in fields(Evidence)
    )
    return 1 / (1 + math.exp(-weighed - _BIAS))


def _asked(matter: Matter) -> list[tuple[Term, float]]:
    """What is asked for, weighed.

    A word of the frame that no source holds asks for nothing, nor does a phrase of stop words.
    """
    return [
        (term, min(weight, _HEAVIEST))
        for term, weight in zip(matter.found.terms, matter.found.weights, strict=True)
        if term.known or (term.heft == 1.0 and not all(map(is_stopword, term.word.split())))
    ]


def _coverage(best: Sequence[Extract], matter: Matter) -> float:
    """Share of what is asked that stands in the best of some cuts or around it, 0..1."""
    asked = _asked(matter)
    whole = sum(weight for _, weight in asked) or 1.0
    return (
        max(
            sum(
                weight
                * max(
                    present(term, extract.stems),
                    _AROUND * present(term, extract.stems | extract.around),
                )
                for term, weight in asked
            )
            for extract in best
        )
        / whole
    )


def _holds_all(best: Sequence[Extract], matter: Matter) -> bool:
    """Whether one of some cuts holds all that is asked for in its own words."""
    named = [term for term, _ in _asked(matter) if term.heft == 1.0]
    return bool(named) and any(
        all(present(term, extract.stems) >= SURELY for term in named) for extract in best
    )


def _mute(matter: Matter, filters: Filters, voices: Container[str]) -> bool:
    """Whether one party's words are asked for and that party has none in the corpus."""
    return (
        len(filters.parties) == 1
        and asks_voice(matter.question)
        and filters.parties[0] not in voices
    )
