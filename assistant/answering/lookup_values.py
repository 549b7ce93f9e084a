"""Which type of value a question asks for, and whether a text holds one about the same thing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from assistant.answering.lookup_asked import asking
from assistant.answering.lookup_choice import Extract
from assistant.answering.lookup_matter import SURELY, Matter, present, surely_told
from assistant.answering.lookup_patterns import MONEY, MONEY_UNIT, SWEDISH_NUMBER, ignoring_case
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
_OF_MONEY = ValueType(
    name="money",
    asks=ignoring_case(
        r"\bi (?:svenska )?kronor\b|\bhur mycket (?:pengar|kosta\w*)|"
        r"\bvad (?:har |skulle )?kosta\w*|\bvad betala\w*(?!.*\bför\W*$)|"
        r"\bhur många (?:\w+ )?(?:kronor|miljoner|tusenlappar|mkr|mnkr|tkr)\b|"
        r"\bvad (?:gick|går) (?!.*\but på\b).{1,60}?\bpå(?=\W*(?:$|\?|i |totalt|till slut))|"
        r"\bnotan?\b|\bprislapp\w*|\bvad blev (?:kostnaden|notan|priset)|"
        r"\bvilket belopp\b|\bvilken summa\b|\b(?:what|which) (?:amount|sum)\b|"
        r"\bhow much money\b|\bhow much (?:did|does|do|will|would)\b.{1,60}\bcost\b|"
        r"\bwhat (?:did|does|do|will|would)\b.{1,60}\bcost\b|\bprice tag\b|\bin (?:kronor|sek)\b"
    ),
    holds=MONEY,
)
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
TYPES: Sequence[ValueType] = (_OF_MONEY, _OF_TIME)
_UNTOLD = ignoring_case(
    r"\bing(?:en|et|a) (?:\w+ ){0,2}?(?:tid|tider|belopp|summa|antal|gräns|uppgift\w*|siffr\w*)\b"
    r".{0,40}\b(?:omnäm\w*|omnam\w*|ange\w*|nämn\w*|fastställ\w*|reglera\w*|sägs|satt)\b"
)
"""That the value asked for is stated nowhere: this answers as well."""
_PER = ignoring_case(r"\b(?:per|för varje|for each|for every)\s+(?P<unit>\w+)")
"""What a figure is asked for one of: "per besök"."""
_YEARLY = ignoring_case(r"^(?:år|year|annum)$")
_IN_MONEY = ignoring_case(rf"{MONEY_UNIT}|ersättning|kostnad|belopp")


def holds_value(extract: Extract, matter: Matter) -> bool:
    """Whether a cut holds a value of a type asked for, about the same thing; true where no type is
    asked for. That the value is stated nowhere is told as well as a value."""
    asked = [kind for kind in TYPES if kind.asks.search(matter.question)]
    spent = frozenset(word for kind in asked for word in _asking_words(kind.asks, matter.question))
    held = [
        any(
            (_holds(kind, part, extract) and of_the_unit(part, matter)) or _UNTOLD.search(part)
            for part, beside in _parts(extract)
            if about(beside, extract, matter, spent)
        )
        for kind in asked
    ]
    return not held or any(held)


def _holds(kind: ValueType, part: str, extract: Extract) -> bool:
    """Whether a sentence holds a value; a row of a table has its unit in the headings."""
    if kind is _OF_MONEY and extract.clause.kind == "table_row":
        return _IN_MONEY.search(part) is not None
    return kind.holds.search(part) is not None


def units_asked(question: str) -> list[str]:
    """What a figure is asked for one of, years left aside."""
    return [m["unit"] for m in _PER.finditer(question) if not _YEARLY.match(m["unit"])]


def of_the_unit(text: str, matter: Matter) -> bool:
    """Whether a sentence speaks of what one figure is asked for: a visit in "kronor per besök".

    The whole sum of something says nothing of one of it. Figures a year are left alone: a
    sentence about a year's sum need not say so.
    """
    units = units_asked(matter.question)
    asked = frozenset(stem for unit in units for stem in matter.finder.stems(unit))
    named = [
        term
        for term in matter.found.terms
        if term.known and term.heft == 1.0 and matter.finder.stems(term.word) & asked
    ]
    own = matter.finder.stems(text)
    return all(present(term, own) >= SURELY for term in named)


def says_untold(extract: Extract, matter: Matter) -> bool:
    """Whether a cut says that the time, sum or number asked for is stated nowhere."""
    return any(
        _UNTOLD.search(part) and about(beside, extract, matter) for part, beside in _parts(extract)
    )


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
