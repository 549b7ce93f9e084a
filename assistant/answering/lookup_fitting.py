"""Whether a cut can answer at all: it holds the figure, the sum or the year that is asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from assistant.answering.lookup_asked import names_asked
from assistant.answering.lookup_choice import Extract
from assistant.answering.lookup_content import names_only
from assistant.answering.lookup_matter import SURELY, Matter, present, specific, surely_told
from assistant.answering.lookup_patterns import (
    MONEY,
    MONEY_UNIT,
    SWEDISH_MONTH,
    SWEDISH_NUMBER,
    ignoring_case,
)
from assistant.answering.lookup_values import (
    holds_value,
    of_the_unit,
    says_untold,
    units_asked,
)
from assistant.retrieval.terms import Term
from assistant.retrieval.words import is_stopword, tokens

_LOOKED_AT = 4
"""How many of the best cuts are looked at: one that answers is enough."""
_BESIDE = 5
"""Words before a figure, and from it on, in which what it counts stands."""
_GOES_ON = re.compile(r"^(?!(?:och|eller|samt|som|and|or|who|which)$)", re.IGNORECASE)
"""A word that does not join something else on."""
_ITSELF = 0.72
"""From which a word stands there itself or as a synonym: the parts of a compound are less."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_AGE = re.compile(
    r"\b(?P<age>\d{1,3})(?: ?\+|[- ]?åring|(?: år)? (?:och|eller|and|or) (?:äldre|older|över|over)|"
    r"[- ]year[- ]old)",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    rf"(?<![\d§-])(?<!§ )(?!(?:19|20)\d\d\b)\d|\b{SWEDISH_NUMBER}\b",
    re.IGNORECASE,
)
"""A number that is no year, no day and no paragraph."""
_NO_COUNT = re.compile(
    r"^\s*\d+[.)]\s|\b\d+ ?§|\b\d+ ?kap\b|\b\d{1,2}[:.]\d\d\b|"
    rf"\b\d{{1,2}} {SWEDISH_MONTH}\b",
    re.IGNORECASE,
)
"""A number that counts nothing: of a point, a law, an hour or a day."""
_SPAN = re.compile(
    r"\d+(?:,\d+)?(?: ?[–-] ?\d+)?\s*(?:sekund|minut|timm|tim\b|dag|dygn|veck|månad|mån\b|år)",
    re.IGNORECASE,
)
_OF_TIME = re.compile(
    r"^(?:sekund|minut|timm|dag|dygn|veck|månad|manad|år|ar$|natt|nätter|hour|minute|day|week|month|year|night)",
    re.IGNORECASE,
)
"""Things counted that are spans of time."""
_SUM = ignoring_case(rf"\d[\d ]*(?:,\d+)?\s*{MONEY_UNIT}")
"""A sum of money with its figure: it counts no things."""
_ASKS_HOW_OFTEN = re.compile(r"\bhur ofta\b|\bhow often\b|\bhow frequent", re.IGNORECASE)
_OFTEN = re.compile(r"\bårlig\w*|\bvarje\b", re.IGNORECASE)
_ASKS_MONEY = re.compile(
    r"\bkost|\bpris|\bhur mycket\b|\bersättning|\blön|\bbetal|\bhow much\b|\bcost|\bpay",
    re.IGNORECASE,
)
_MONEY_OR_SHARE = ignoring_case(rf"\d\s*(?:{MONEY_UNIT}|%|procent|per ?cent)")
ASKS_PAY = re.compile(
    r"\bkost|\bpris|\bersättning|\blön|\bbetal|\bkron|\bpengar|\bcost|\bpaid\b|\bpay", re.IGNORECASE
)
_PAYS = re.compile(
    r"\d\s*(?:mnkr|mkr|tkr|kr\b)|\bmnkr|\bmkr|\btkr|\bkron|miljon|\bers[äa]tt|\bkost|\bekonomi|\bbelopp",
    re.IGNORECASE,
)
"""A row of figures, with its headings, that speaks of money."""
_COUNTED = re.compile(
    r"\b(?:hur många|how many|antal(?:et)?|number of|hur stor[at]? (?:är|var|blev|blir)|"
    r"how (?:large|big) (?:is|was)(?: the)?)\s+(?P<what>per cent\b|\w+)(?:\s+(?P<next>\w+))?",
    re.IGNORECASE,
)
_STANDS_FOR_IT = ignoring_case(r"^(?:var|är|blev|blir|finns|fanns|de|dem|were|are|there|they|of)$")
"""Words that stand where the counted thing would: it was named before."""
_MOST = 0.5
_HOW_LARGE = re.compile(r"hur stor|how (?:large|big)", re.IGNORECASE)
"""What is asked to be so large is no unit that a figure counts."""
_ASKS_COUNT = re.compile(
    r"\bhur många\b|\bhow many\b|\bhur mycket\b|\bhow much\b|\bvilket belopp\b|\bvilken summa\b|"
    r"(?:^\W*|\bvad (?:är|var|blev) )antal(?:et)?\b|\bwhat (?:is|was) the number of\b|"
    r"\b(?:what|which) (?:sum|amount)\b|\bhow (?:large|big) a (?:sum|share)\b",
    re.IGNORECASE,
)
_NOW = ignoring_case(
    r"\bnu\b|\bi ?dag\b|\bför närvarande\b|\bnumera\b|\bi (?:sommar|höst|vinter|vår|år|natt)\b|"
    r"\bcurrently\b|\bnow\b|\btoday\b|\bat present\b|\bthese days\b|\bthis (?:summer|year)\b"
)
_NO_LONGER = 2
"""Years behind which a count tells how it was, not how it is."""
_ASKS_ANOTHER_THING = re.compile(r"^\W*(?:var|vem|när|varför|where|who|when|why)\b", re.IGNORECASE)
"""A question of a place, a person, a time or a reason, whatever amount it speaks of."""
_ASKS_SHARE = re.compile(r"%|\bprocent|\bper ?cent|\bandel|\bshare", re.IGNORECASE)
_SHARE = re.compile(r"\d+(?:,\d+)?\s*(?:%|procent)", re.IGNORECASE)


def candidates(ranked: Sequence[Extract], matter: Matter) -> list[Extract]:
    """Those of the best cuts that have the form of an answer and tell of the matter, best first."""
    fitting = (extract for extract in ranked[:_LOOKED_AT] if fits(extract, matter))
    return [extract for extract in fitting if not names_only(extract, matter)]


def fitting_first(ranked: Sequence[Extract], matter: Matter) -> list[Extract]:
    """The cuts, of the best ones first those that have the form of an answer."""
    looked_at = ranked[:_LOOKED_AT]
    return [*sorted(looked_at, key=lambda cut: not fits(cut, matter)), *ranked[_LOOKED_AT:]]


def missing(extract: Extract, matter: Matter) -> float:
    """Share of what names the matter that stands neither in the cut nor around it, 0..1."""
    weighed = specific(matter)
    whole = sum(weight for _, weight in weighed)
    if not whole:
        return 1.0
    context = extract.stems | extract.around
    return sum(weight for term, weight in weighed if present(term, context) < _ITSELF) / whole


def fits(extract: Extract, matter: Matter) -> bool:
    """Whether a cut holds the figure, the sum or the year that is asked for."""
    question = matter.question
    amount = matter.kind == "amount" and not _ASKS_ANOTHER_THING.search(question)
    counts = amount or _ASKS_COUNT.search(question) is not None
    if counts and not (_counts(extract, matter) or says_untold(extract, matter)):
        return False
    if counts and _NOW.search(question) and not _of_now(extract, matter):
        return False
    if not (_of_the_age(extract, matter) and holds_value(extract, matter)):
        return False
    years = set(_YEAR.findall(question))
    if years and matter.kind in ("amount", "date", "list", None):
        context = extract.stems | extract.around
        if not any(year in stem for year in years for stem in context):
            return False
    return True


def _counts(extract: Extract, matter: Matter) -> bool:
    """Whether the cut holds a figure, and the thing that is counted beside it."""
    question = matter.question
    counted = _COUNTED.search(question)
    named = (
        [term for term in matter.found.terms if _names(term, counted["what"], matter)]
        if counted is not None
        else []
    )
    if counted is not None and _of_nothing_held(counted, matter):
        return False
    if not _of_those_named(extract, matter):
        return False
    if extract.clause.kind == "table_row":
        told = "\n".join((extract.text, *extract.clause.heading_path, extract.document.title))
        if ASKS_PAY.search(question) and not _PAYS.search(told):
            return False
        around = extract.stems | extract.around
        return _FIGURE.search(extract.text) is not None and all(
            present(term, around) >= SURELY for term in named
        )
    often = _ASKS_HOW_OFTEN.search(question) is not None
    figures = [
        part
        for part in extract.sentences
        if _FIGURE.search(_NO_COUNT.sub("", part)) or (often and _OFTEN.search(part))
    ]
    figures = [text for text in figures if of_the_unit(text, matter)]
    if _ASKS_MONEY.search(question):
        figures = [text for text in figures if _MONEY_OR_SHARE.search(text)]
    if units_asked(question) and ASKS_PAY.search(question):  # no share is paid for one of them
        figures = [text for text in figures if MONEY.search(text)]
    if counted is not None and _STANDS_FOR_IT.match(counted["what"]):
        figures = [text for text in figures if _in_the_matter(text, extract, matter)]
    if counted is None or _MONEY_OR_SHARE.search(f"1 {counted['what']}"):
        return bool(figures)
    if not _ASKS_SHARE.search(question):
        figures = [text for text in figures if _FIGURE.search(_SHARE.sub("", text))]
    figures = [text for text in figures if _FIGURE.search(_SUM.sub("", text))]
    if not _OF_TIME.match(counted["what"]):
        figures = [text for text in figures if _FIGURE.search(_SPAN.sub("", text))]
    return any(
        all(present(term, matter.finder.stems(text) | extract.around) >= SURELY for term in named)
        and (
            not named
            or _HOW_LARGE.match(counted.group())
            or _OF_TIME.match(counted["what"])
            or _counted_there(text, counted, matter)
        )
        for text in figures
    )


def _in_the_matter(text: str, extract: Extract, matter: Matter) -> bool:
    """Whether most of what names the matter stands in a sentence or around its cut."""
    stems = matter.finder.stems(text) | extract.around
    return surely_told(specific(matter), stems) >= _MOST


def _counted_there(text: str, counted: re.Match[str], matter: Matter) -> bool:
    """Whether a figure of a sentence stands by what is counted: "ca 40 inskrivna patienter", or,
    where nothing follows that it may count, "av patienterna bor 40 hemma"."""
    words = text.split()
    what = matter.finder.stems(counted["what"])
    said = [word for word in (counted["what"], counted["next"]) if word]
    named = [
        term for term in matter.found.terms if any(_names(term, word, matter) for word in said)
    ]
    for at, word in enumerate(words):
        if not _FIGURE.search(word):
            continue
        behind = [word, *takewhile(_GOES_ON.search, words[at + 1 : at + _BESIDE])]
        own = all(map(is_stopword, tokens(" ".join(words[at + 1 : at + 2]))))
        beside = [*words[max(0, at - _BESIDE) : at], *behind] if own else behind
        stems = matter.finder.stems(" ".join(beside))
        if (what and what <= stems) or any(present(term, stems) >= SURELY for term in named):
            return True
    return False


def _of_now(extract: Extract, matter: Matter) -> bool:
    """Whether a count may still hold: its own words, else its headings and document, name no year,
    or one that is not long past."""
    document = extract.document
    dated = (*extract.clause.heading_path, document.date_note or "", str(document.date or ""))
    own = _YEAR.findall(extract.told) or _YEAR.findall("\n".join(dated))
    return not own or int(max(own)) >= matter.year - _NO_LONGER


def _of_those_named(extract: Extract, matter: Matter) -> bool:
    """Whether a cut or what surrounds it names all that are named where something is counted."""
    seen = extract.stems | extract.around
    return all(present(term, seen) >= SURELY for term in names_asked(matter))


def _of_the_age(extract: Extract, matter: Matter) -> bool:
    """Whether a cut speaks of those as old as the question asks of."""
    ages = [match["age"] for match in _AGE.finditer(matter.question)]
    seen = "\n".join((*extract.clause.heading_path, extract.told))
    return all(re.search(rf"\b{age}\b", seen) for age in ages)


def _of_nothing_held(counted: re.Match[str], matter: Matter) -> bool:
    """Whether what is to be counted is a thing that no source holds."""
    words = [word for word in (counted["what"], counted["next"]) if word]
    terms = [
        term
        for term in matter.found.terms
        if term.heft == 1.0
        and any(matter.finder.stems(word) & matter.finder.stems(term.word) for word in words)
    ]
    return bool(terms) and all(term.held < SURELY for term in terms)


def _names(term: Term, word: str, matter: Matter) -> bool:
    own = set(matter.finder.stems(word))
    return (
        term.known
        and term.heft == 1.0
        and any(own & set(variant.stems) for variant in term.variants if variant.weight == 1.0)
    )
