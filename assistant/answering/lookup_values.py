"""Which type of value a question asks for, and whether a text holds one about the same thing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from assistant.answering.lookup_asked import asking
from assistant.answering.lookup_choice import Extract
from assistant.answering.lookup_matter import SURELY, Matter, present, surely_told
from assistant.answering.lookup_patterns import (
    ASKS_MONEY,
    ENGLISH_NUMBER,
    IN_MONEY,
    MONEY,
    SWEDISH_NUMBER,
    ignoring_case,
)
from assistant.retrieval.words import tokens

_FEW = 3
"""Words of a way of asking that holds no word of the matter."""
_VALUE_WORDS = frozenset({"cost", "gick"})
"""Words of a longer way of asking that name no matter."""
_ABOUT = 0.35
"""Share of what names the matter, of words that some source holds, that must stand with a value."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ValueType:
    """A type of value: how a question asks for one, and how a text holds one."""

    name: str
    asks: re.Pattern[str]
    holds: re.Pattern[str]


_NUMBER = rf"(?:\d[\d ]*(?:[,.]\d+)?|\b(?:en|ett|{SWEDISH_NUMBER}|tolv))"
_SPAN_OF_TIME = (
    rf"{_NUMBER}(?: ?[–-] ?\d+)?[ -]*"
    r"(?:sekund|minut|timm|tim\b|dag|dygn|veck|månad|manad|år\b|ar\b)"
)
_SHARE_NOUN = r"(?:andel(?:en|ar)?|del(?:en|ar)?|procent\w*|kvot\w*)\b"
_OF_MONEY = ValueType(name="money", asks=ASKS_MONEY, holds=MONEY)
_OF_TIME = ValueType(
    name="duration",
    asks=ignoring_case(
        r"\bhur (?:snabbt|fort|snart|lång tid|länge|mycket tid|lång är|lång blir)\b|"
        r"\bhur många (?:sekunder|minuter|timmar|dygn|dagar|veckor|månader)\b|"
        r"\bhur långt i förväg\b|\binom (?:vilken|hur (?:lång|kort|många|mycket))\b|"
        r"\b(?:inställelse|svars|respons)tid\w*|\bwithin what time\b|\bresponse time\b|"
        r"\bhow (?:fast|quickly|promptly|soon|long)\b|"
        r"\bhow many (?:minutes|hours|days|weeks|months)\b"
    ),
    holds=ignoring_case(
        rf"{_SPAN_OF_TIME}|\bskyndsam\w*|\bomgående\b|\bomedelbar\w*|\bsnarast\b|\bgenast\b|"
        r"\btills vidare\b|\bpermanent\w*|\btill och med\b|\bt\.?o\.?m\b|\bförlän\w*|"
        r"\b(?:19|20)\d\d-\d\d-\d\d\b|\b(?:19|20)\d\d ?[–-] ?(?:19|20)\d\d\b"
    ),
)
_OF_SHARE = ValueType(
    name="share",
    asks=ignoring_case(
        rf"\b(?:hur stor|hur många|vilken|vad (?:är|var|blev|blir))(?: {_SHARE_NOUN})"
        r"(?: (?:av|bland) (?:de |den |det |alla )?(?P<av>\w+))?|"
        r"\bhur (?:hög|stor|låg) (?:är|var|blev|blir) \w*(?:frekvens|grad|andel)\w*|"
        r"\b(?:svarsfrekvens|deltagandegrad|täckningsgrad|beläggningsgrad|sysselsättningsgrad)\w*|"
        r"\b(?:what|which|how (?:large|big|great) an?|how many) "
        r"(?:share|proportion|percentage|per ?cent|fraction)\b"
        r"(?: (?:of|among) (?:the |all |those )?(?P<of>\w+))?|"
        r"\b(?:response|participation|coverage|occupancy|turnout) rate\b"
    ),
    holds=ignoring_case(
        r"\d\s*(?:%|procent|per ?cent)|\bhälften\b|\b(?:tredje|fjärde|fem|tre|tion)del(?:ar)?\b|"
        r"\b(?:majoriteten|merparten|flertalet|minoritet\w*)\b"
    ),
)
TYPES: Sequence[ValueType] = (_OF_MONEY, _OF_TIME, _OF_SHARE)
_UNTOLD = ignoring_case(
    r"\bing(?:en|et|a) (?:\w+ ){0,2}?"
    r"(?:(?P<time>tid|tider)|belopp|summa|antal|gräns|uppgift\w*|siffr\w*)\b"
    r".{0,40}\b(?:omnäm\w*|omnam\w*|ange\w*|nämn\w*|fastställ\w*|reglera\w*|sägs|satt)\b"
)
"""That the value asked for is stated nowhere: this answers as well."""
_TIMES = ignoring_case(r"\btid|timm|minut|\btime\b|hour")
_PER = ignoring_case(
    rf"\b(?:per|för varje|for each|for every)\s+(?:(?:\d+|{SWEDISH_NUMBER}|{ENGLISH_NUMBER})\s+)?"
    r"(?P<unit>\w+)"
)
"""What a figure is asked for one of: "per besök"."""
_EACH = ignoring_case(r"^(?:styck|stycket|st|gång|gången|capita|piece|unit)$")
"""What stands for one of whatever the question is about."""
_PAID = ignoring_case(r"kostnad|notan?\b|pengar|ersättning|utgift|summa|total|cost|sum\b|bill\b")
"""Words for what is paid, of which a share may be asked."""
_YEARLY = ignoring_case(r"^(?:år|year|annum)$")


def holds_value(extract: Extract, matter: Matter) -> bool:
    """Whether a cut holds a value of a type asked for, about the same thing; true where no type is
    asked for. That the value is stated nowhere is told as well as a value."""
    asked = [kind for kind in TYPES if kind.asks.search(matter.question)]
    spent = frozenset(word for kind in asked for word in _asking_words(kind.asks, matter.question))
    held = [
        any(
            (
                _holds(kind, part, extract)
                and of_the_unit(part, matter)
                and _of_the_whole(kind, beside, extract, matter)
            )
            or _untold(part, matter)
            for part, beside in _parts(extract)
            if about(beside, extract, matter, spent)
        )
        for kind in asked
    ]
    return not held or any(held)


def _holds(kind: ValueType, part: str, extract: Extract) -> bool:
    """Whether a sentence holds a value; a row of a table has its unit in the headings."""
    if kind is _OF_MONEY and extract.clause.kind == "table_row":
        return IN_MONEY.search(part) is not None
    return kind.holds.search(part) is not None


def _of_the_whole(kind: ValueType, beside: str, extract: Extract, matter: Matter) -> bool:
    """Whether what a share is asked of stands by it: the staff in "andel av personalen".

    Money that is shared needs no word of its own, nor does a thing that no source holds.
    """
    if kind is not _OF_SHARE:
        return True
    asked = frozenset(
        stem
        for match in kind.asks.finditer(matter.question)
        for whole in match.groups()
        if whole and not _PAID.search(whole)
        for stem in matter.finder.stems(whole)
    )
    near = matter.finder.stems(" ".join((beside, *extract.clause.heading_path)))
    return all(
        present(term, near) >= SURELY
        for term in matter.found.terms
        if term.heft == 1.0 and term.held >= SURELY and matter.finder.stems(term.word) & asked
    )


def units_asked(question: str) -> list[str]:
    """What a figure is asked for one of, years left aside."""
    return [m["unit"] for m in _PER.finditer(question) if not _YEARLY.match(m["unit"])]


def of_the_unit(text: str, matter: Matter) -> bool:
    """Whether a sentence speaks of what one figure is asked for: a visit in "kronor per besök".

    The whole sum of something says nothing of one of it. Figures a year are left alone: a
    sentence about a year's sum need not say so. Money for one of a thing that no source holds
    is told nowhere.
    """
    money = asks_for_money(matter.question)
    units = units_asked(matter.question)
    if any(_EACH.match(unit) for unit in units) and not _PER.search(text):
        return False
    asked = frozenset(stem for unit in units for stem in matter.finder.stems(unit))
    named = [
        term
        for term in matter.found.terms
        if (term.known or money)
        and term.heft == 1.0
        and not _EACH.match(term.word)
        and matter.finder.stems(term.word) & asked
    ]
    own = matter.finder.stems(text)
    return all(present(term, own) >= SURELY for term in named)


def says_untold(extract: Extract, matter: Matter) -> bool:
    """Whether a cut says that the time, sum or number asked for is stated nowhere."""
    return any(
        _untold(part, matter) and about(beside, extract, matter) for part, beside in _parts(extract)
    )


def _untold(part: str, matter: Matter) -> bool:
    """Whether a sentence says that a value is stated nowhere; of a time only where none of money
    is asked for."""
    said = _UNTOLD.search(part)
    if said is None:
        return False
    question = matter.question
    return not said["time"] or not IN_MONEY.search(question) or bool(_TIMES.search(question))


def asks_for_money(text: str) -> bool:
    """Whether a sum of money is asked for, not a share."""
    return _OF_MONEY.asks.search(text) is not None


def _parts(extract: Extract) -> list[tuple[str, str]]:
    """The sentences of a cut, each with those beside it; a row of a table with its headings."""
    if extract.clause.kind == "table_row":
        row = " ".join((extract.text, *extract.clause.heading_path))
        return [(row, row)]
    return extract.sentences_beside


def _asking_words(pattern: re.Pattern[str], question: str) -> list[str]:
    """The words by which a value is asked for; of a long way of asking those that name nothing."""
    return [
        word
        for match in pattern.finditer(question)
        for word in tokens(match.group())
        if len(match.group().split()) <= _FEW or word in _VALUE_WORDS
    ]


def about(text: str, extract: Extract, matter: Matter, spent: frozenset[str] = frozenset()) -> bool:
    """Whether enough of what is asked about stands in a text of a cut or around the cut.

    What a question says beside its sentences that ask need not stand there. ``spent`` are
    folded words that ask for a value and name nothing.
    """
    stems = matter.finder.stems(text) | extract.around
    return any(
        _share(matter, frozenset(tokens(asked)) - spent, stems) >= _ABOUT
        for asked in dict.fromkeys((asking(matter.question), matter.text))
    )


def _share(matter: Matter, words: AbstractSet[str], stems: AbstractSet[str]) -> float:
    """Share of what some words name of the matter that stands among stems; 1 of nothing named."""
    named = [
        (term, weight)
        for term, weight in zip(matter.found.terms, matter.found.weights, strict=True)
        if term.heft == 1.0 and term.held >= SURELY and words >= set(term.word.split())
    ]
    return surely_told(named, stems)
