"""Whether what was found answers the question, or only lies near it."""

from __future__ import annotations

import math
import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, fields

from assistant.answering.lookup_choice import Extract
from assistant.answering.lookup_matter import Matter, present
from assistant.answering.quoting import sentences
from assistant.domain.clause import Standing
from assistant.domain.question import Filters, Language
from assistant.retrieval.terms import Term

ANSWERS = 0.4
"""Confidence from which what was found is shown as the answer."""
_LOOKED_AT = 4
"""How many of the best cuts are looked at: one that answers is enough."""
_HEAVIEST = 5.5
"""What a word weighs at most: one that no source holds is not more telling than a rare one."""
_AROUND = 0.8
"""What a word counts that stands only around a clause, in its headings or title."""
_OF_A_PARAGRAPH = 0.5
"""Share of what is asked that is enough where a § is named: the search is bound to it."""
_THERE = 0.72
"""How surely a word must stand in a text to count: itself, a synonym or a slight slip."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_FIGURE = re.compile(
    r"\d|\b(?:två|tre|fyra|fem|sex|sju|åtta|nio|tio|årlig\w*|varje)\b", re.IGNORECASE
)
_ASKS_MONEY = re.compile(
    r"\bkost|\bpris|\bhur mycket\b|\bersättning|\blön|\bbetal|\bhow much\b|\bcost|\bpay",
    re.IGNORECASE,
)
_MONEY = re.compile(r"\d\s*(?:mnkr|mkr|tkr|kr\b|kronor|miljon|%|procent|per ?cent)", re.IGNORECASE)
_ASKS_VOICE = re.compile(
    r"\bsvar|\btyck|\banse|\bbedöm|\bsäger\b|\bsade\b|\bskriv|\bmena|\bhållning|\bståndpunkt|\buppfattning|"
    r"\bsay|\bsaid\b|\bthink|\bview|\bposition|\banswer|\brepl|\bwrite|\bwrote\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\b(?:hur många|how many|antalet?|number of|hur stor[at]? (?:är|var)|"
    r"how (?:large|big) (?:is|was)(?: the)?)\s+(?P<what>\w+)",
    re.IGNORECASE,
)
_ASKS_COUNT = re.compile(r"\bhur många\b|\bhow many\b|\bhur mycket\b|\bhow much\b", re.IGNORECASE)
_ASKS_SHARE = re.compile(r"%|\bprocent|\bper ?cent|\bandel|\bshare", re.IGNORECASE)
_SHARE = re.compile(r"\d+(?:,\d+)?\s*(?:%|procent)", re.IGNORECASE)
_ASKS_SINCE = re.compile(
    r"\bvilket datum\b|\bwhat date\b|\bwhich date\b|\bsedan när\b|\bsince when\b|\bvilket år\b|"
    r"\b(?:which|what) year\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|"
    r"november|december)\b",
    re.IGNORECASE,
)
_ASKS_HOURS = re.compile(
    r"\bvilka (?:arbets)?tider\b|\böppettid|\bvilken tid\b|\bhur dags\b|\bklockan\b|"
    r"\bvilka timmar\b|\bopening hours\b|\b(?:what|which) hours\b|\bwhat time\b",
    re.IGNORECASE,
)
_HOURS = re.compile(r"\b\d{1,2}[:.]\d\d\b|\bdygnet runt\b|\bkl\.? ?\d", re.IGNORECASE)
_ASKS_REASON = re.compile(
    r"\bvarför\b|\bav vilken anledning\b|\bav vilket skäl\b|\b(?:vilka|vilket) (?:motiv|skäl)\b|"
    r"\bwhy\b|\b(?:what|which|for what) reasons?\b",
    re.IGNORECASE,
)
_GIVES_REASON = re.compile(
    r"\bdärför\b|\beftersom\b|\bdå\b|\bpå grund\b|\banledning\b|\bsyfte|\bkräv|\brisk|\bför att\b|"
    r"\binneb|\bbehov|\bbehöv|\bresult|\bsvår|\bsaknas?\b|\bbaseras\b|\bså att\b|\bgenom\b|"
    r"\bmot bakgrund",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    """What speaks for and against the best cuts as an answer."""

    unknown: float
    """Share of what is asked that no source holds in any wording; 0..1."""
    score: float
    """Worth of the best cut."""
    english: float
    """1 for a question in English: words and meaning are then further from the sources'."""
    comparison: float
    """1 where things are compared: neither side covers the whole question."""


_WEIGHTS = Evidence(unknown=-3.61, score=6.96, english=1.61, comparison=3.55)
_BIAS = -4.47
"""Fitted by ``python -m eval.calibrate``, which tells the rates they come to."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Judgement:
    """Whether what was found answers, and the evidence where it had to be weighed."""

    answers: bool
    weighed: Evidence | None = None


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
    (``voices`` are the parties that have). Else the evidence is weighed.
    """
    if not matter.found.terms:
        return Judgement(answers=bool(ranked) and bool(filters.documents or filters.paragraph))
    if _mute(matter, filters, voices):
        return Judgement(answers=False)
    fitting = candidates(ranked, matter)
    if not fitting:
        return Judgement(answers=False)
    if filters.paragraph and _coverage(fitting, matter) >= _OF_A_PARAGRAPH:
        return Judgement(answers=True)
    weighed = evidence(fitting, matter, language)
    return Judgement(answers=confidence(weighed) >= ANSWERS, weighed=weighed)


def candidates(ranked: Sequence[Extract], matter: Matter) -> list[Extract]:
    """Those of the best cuts that have the form of an answer, best first."""
    return [extract for extract in ranked[:_LOOKED_AT] if _fits(extract, matter)]


def evidence(fitting: Sequence[Extract], matter: Matter, language: Language) -> Evidence:
    """What speaks for and against some cuts of the form of an answer, at least one."""
    asked = _asked(matter)
    whole = sum(weight for _, weight in asked) or 1.0
    return Evidence(
        unknown=sum(weight * _not_held(term) for term, weight in asked) / whole,
        score=max(extract.score for extract in fitting),
        english=float(language == "en"),
        comparison=float(matter.kind == "comparison"),
    )


def _not_held(term: Term) -> float:
    """How little the sources hold a term; a synonym or all parts of a compound are enough."""
    return 0.0 if term.held >= _THERE else 1.0 - term.held


def confidence(found: Evidence) -> float:
    """How surely the evidence is that of an answer, 0..1."""
    weighed = sum(
        getattr(_WEIGHTS, part.name) * getattr(found, part.name) for part in fields(Evidence)
    )
    return 1 / (1 + math.exp(-weighed - _BIAS))


def _asked(matter: Matter) -> list[tuple[Term, float]]:
    """What is asked for, weighed; a word of the frame that no source holds asks for nothing."""
    return [
        (term, min(weight, _HEAVIEST))
        for term, weight in zip(matter.found.terms, matter.found.weights, strict=True)
        if term.known or term.heft == 1.0
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


def _mute(matter: Matter, filters: Filters, voices: Container[str]) -> bool:
    """Whether one party's words are asked for and that party has none in the corpus."""
    return (
        len(filters.parties) == 1
        and asks_voice(matter.question)
        and filters.parties[0] not in voices
    )


def asks_voice(question: str) -> bool:
    """Whether a question asks what somebody says or holds."""
    return _ASKS_VOICE.search(question) is not None


def missing(extract: Extract, matter: Matter) -> float:
    """Share of what names the matter that stands neither in the cut nor around it, 0..1."""
    weighed = [
        (term, weight)
        for term, weight in zip(matter.found.terms, matter.found.weights, strict=True)
        if term.heft == 1.0
    ] or list(zip(matter.found.terms, matter.found.weights, strict=True))
    whole = sum(weight for _, weight in weighed)
    if not whole:
        return 1.0
    context = extract.stems | extract.around
    return sum(weight for term, weight in weighed if present(term, context) < _THERE) / whole


def _fits(extract: Extract, matter: Matter) -> bool:
    """Whether a cut has the form of an answer: a figure, a sum, a time, a reason where asked."""
    question = matter.question
    if (matter.kind == "amount" or _ASKS_COUNT.search(question)) and not _counts(extract, matter):
        return False
    if _ASKS_SINCE.search(question) and not _TIME.search(_dated_words(extract)):
        return False
    if _ASKS_HOURS.search(question) and not _HOURS.search(extract.told):
        return False
    if _ASKS_REASON.search(question) and not _GIVES_REASON.search(extract.told):
        return False
    years = set(_YEAR.findall(question))
    if years and matter.kind in ("amount", "date", "list", None):
        context = extract.stems | extract.around
        if not any(year in stem for year in years for stem in context):
            return False
    return True


def _dated_words(extract: Extract) -> str:
    """What tells when: the cut, its headings, and for a decision its document's date."""
    day = extract.document.date
    decided = extract.clause.standing is Standing.DECIDED
    dated = (day.isoformat(),) if decided and day is not None else ()
    return "\n".join((extract.told, *extract.clause.heading_path, *dated))


def _counts(extract: Extract, matter: Matter) -> bool:
    """Whether the cut holds a figure, and the thing that is counted beside it."""
    question = matter.question
    counted = _COUNTED.search(question)
    named = (
        [term for term in matter.found.terms if _names(term, counted["what"], matter)]
        if counted is not None
        else []
    )
    if extract.clause.kind == "table_row":
        around = extract.stems | extract.around
        return _FIGURE.search(extract.text) is not None and all(
            present(term, around) >= _THERE for term in named
        )
    parts = [part for text in (extract.text, *extract.points) for part in sentences(text)]
    figures = [part.text for part in parts if _FIGURE.search(part.text)]
    if _ASKS_MONEY.search(question):
        figures = [text for text in figures if _MONEY.search(text)]
    if counted is None or _MONEY.search(f"1 {counted['what']}"):
        return bool(figures)
    if not _ASKS_SHARE.search(question):
        figures = [text for text in figures if _FIGURE.search(_SHARE.sub("", text))]
    return any(
        all(present(term, matter.finder.stems(text) | extract.around) >= _THERE for term in named)
        for text in figures
    )


def _names(term: Term, word: str, matter: Matter) -> bool:
    own = set(matter.finder.stems(word))
    return (
        term.known
        and term.heft == 1.0
        and any(own & set(variant.stems) for variant in term.variants if variant.weight == 1.0)
    )
