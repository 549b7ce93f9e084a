"""Whether what was found answers the question, or only lies near it."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from assistant.answering.lookup_choice import Extract, Matter, present
from assistant.answering.quoting import sentences
from assistant.domain.question import Filters
from assistant.retrieval.terms import Term

MOST_MISSING = 0.5
"""Share of the matter's words, rare ones counting more, that may be missing from a quote."""
_BEST = 2
"""How many of the best cuts are looked at: one that answers is enough."""
_THERE = 0.72
"""How surely a word must stand in a text to count: itself, a synonym or a slight slip."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_FIGURE = re.compile(r"\d|\b(?:två|tre|fyra|fem|sex|sju|åtta|nio|tio)\b", re.IGNORECASE)
_ASKS_MONEY = re.compile(
    r"\bkost|\bpris|\bhur mycket\b|\bersättning|\blön|\bbetal|\bhow much\b|\bcost|\bpay",
    re.IGNORECASE,
)
_MONEY = re.compile(r"\d\s*(?:mnkr|mkr|tkr|kr\b|kronor|miljon|%|procent)", re.IGNORECASE)
_ASKS_VOICE = re.compile(
    r"\bsvar|\btyck|\banse|\bsäger\b|\bsade\b|\bskriv|\bmena|\bhållning|\bståndpunkt|\buppfattning|"
    r"\bsay|\bsaid\b|\bthink|\bview|\bposition|\banswer|\brepl|\bwrite|\bwrote\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\b(?:hur många|how many|antalet?|number of)\s+(?P<what>\w+)", re.IGNORECASE)


def answered(
    ranked: Sequence[Extract], matter: Matter, filters: Filters, voices: Container[str]
) -> bool:
    """Whether one of the best cuts carries what was asked.

    It must hold most of what names the matter; where a number is asked for, a
    number and what is counted; where a year is named, that year; where one
    party's view is asked for, words of that party. ``voices`` are the parties
    whose own words the corpus holds.
    """
    if not matter.found.terms:
        return bool(ranked) and bool(filters.documents or filters.paragraph)
    if _mute(matter, filters, voices):
        return False
    return any(_answers(extract, matter) for extract in ranked[:_BEST])


def _mute(matter: Matter, filters: Filters, voices: Container[str]) -> bool:
    """Whether one party's words are asked for and that party has none in the corpus."""
    return (
        len(filters.parties) == 1
        and _ASKS_VOICE.search(matter.question) is not None
        and filters.parties[0] not in voices
    )


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


def _answers(extract: Extract, matter: Matter) -> bool:
    if missing(extract, matter) > MOST_MISSING:
        return False
    if matter.kind == "amount" and not _counts(extract, matter):
        return False
    years = set(_YEAR.findall(matter.question))
    if years and matter.kind in ("amount", "date", "list", None):
        context = extract.stems | extract.around
        if not any(year in stem for year in years for stem in context):
            return False
    return True


def _counts(extract: Extract, matter: Matter) -> bool:
    """Whether the cut holds a figure, and the thing that is counted beside it."""
    if not _FIGURE.search(extract.text):
        return False
    in_table = extract.clause.kind == "table_row"
    if _ASKS_MONEY.search(matter.question) and not in_table and not _MONEY.search(extract.text):
        return False
    counted = _COUNTED.search(matter.question)
    if counted is None or in_table:
        return True
    named = [term for term in matter.found.terms if _names(term, counted["what"], matter)]
    return any(
        _FIGURE.search(sentence.text)
        and all(present(term, matter.finder.stems(sentence.text)) >= _THERE for term in named)
        for sentence in sentences(extract.text)
    )


def _names(term: Term, word: str, matter: Matter) -> bool:
    own = set(matter.finder.stems(word))
    return any(own & set(variant.stems) for variant in term.variants if variant.weight == 1.0)
