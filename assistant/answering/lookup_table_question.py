"""A question as it is put to the tables: what it asks itself, and what it goes on from."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from assistant.answering.lookup_arithmetic import ADD, COMPARES, RISE, SHARE_OF, TOTAL, YEAR
from assistant.answering.lookup_asked import asking
from assistant.answering.lookup_figures import names_figures
from assistant.answering.lookup_patterns import ENGLISH_MONTH, SWEDISH_MONTH
from assistant.domain.question import Understanding
from assistant.retrieval.words import tokens

_MONTH = f"(?:{SWEDISH_MONTH}|{ENGLISH_MONTH})"
_DOCUMENT = (
    r"\b\w*(?:skrivelse|bild|protokoll|förslag|underlag|rapport|handling|presentation|avtal|"
    r"överenskommelse|letter|slide|report|minutes|memo|deck|proposal|paper)\w*"
)
_DATED = re.compile(
    rf"(?:\b\w+s )?{_DOCUMENT} (?:från |av |i |den |of |from |in |dated |the )*(?:\d{{1,2}} )?"
    rf"(?:{_MONTH} )?(?:19|20)\d\d(?![-–]?\d)|\b(?:19|20)\d\d års {_DOCUMENT[2:]}",
    re.IGNORECASE,
)
"""A document with the date it has: no year of a cell."""
_SPENT = re.compile(
    r"\bsvart på vitt\b|\bblack and white\b|"
    r"\bsiffr\w*|\btabell\w*|\w*kolumn\w*|\buppgift\w*|\bstäm\w*|\bfigures?\b|\btables?\b|"
    r"\bcolumns?\b|\bnumbers?\b|\bmest\b|\bflest\w*|\bstörst\w*|\bhögst\w*|\bminst\w*|\blägst\w*|\btopp\w*|"
    r"\bbott(?:na|en)\w*|\brekord\w*|\bpeak\w*|"
    r"\bmost\b|\blargest\b|\bhighest\b|\bleast\b|\blowest\b|\bsmallest\b|\bin each case\b|"
    r"\brespektive\b|\bresp\b|\bvardera\b|\bmnkr\b|\bmkr\b|\btkr\b|\bkron\w*|\bmiljon\w*|\bmillion\w*|"
    r"\bprocent\w*|\bper ?cent\w*|\bhundra\b|\bcirka\b|\bknappt\b|\bnästan\b|\bnearly\b|\balmost\b|"
    r"\bupp\b|\bned\b|\bner\b|\bup\b|\bdown\b|\b(?:fem|tre|fjärde|tion)del\w*|\bhälften\b|\bhalf\b|"
    r"\b(?:third|fifth|quarter)\b|\bviss(?:t|a)?\b|\bcertain\b|\bintill\b|\bbredvid\b|\bovanför\b|"
    r"\bnedanför\b|\b(?:i|nästa|förra|this|next|last|coming|kommande) (?:år|year)\b|\bfjol\w*|"
    r"\b(?:före|innan|efter|under|before|after|during)(?: the)? (?:pandemi|corona|covid)\w*|"
    r"\bfast\b|\beven though\b|\balthough\b|\bår\b|\båren\b|\byears?\b",
    re.IGNORECASE,
)
"""Words that ask for figures, or tell what a figure is like, whatever it is of."""
_SAID = re.compile(
    r"\b(?:är det (?:sant|riktigt|rätt)|stämmer(?: det)?|is it (?:true|right|correct)|"
    r"jag (?:har )?(?:hört|läst|sett)|det (?:sägs|påstås|påstods|hävdas)|"
    r"i (?:have )?(?:heard|read)|i(?:'ve| have) been told)\b[^?.!,]{0,60}?\b(?:att|that)\b",
    re.IGNORECASE,
)
"""Who says what is to be checked, and where."""
_PAYS = re.compile(
    r"\w*ersättning\w*|\bbetal\w*|\bbekosta\w*|\w*kostna\w*|\bkosta\w*|\bpengar\w*|\butgift\w*|"
    r"\bpay\w*|\bpaid\b|\bcosts?\b|\bcompensat\w*|\bmoney\b|\breimburs\w*|\bspen[dt]\w*",
    re.IGNORECASE,
)
"""Words of paying: a table of money is about what they ask."""
_RELATIVE = (
    (re.compile(r"\bi år\b|\bdet här året\b|\bthis year\b", re.IGNORECASE), 0),
    (re.compile(r"\bnästa år\b|\bnext year\b", re.IGNORECASE), 1),
    (re.compile(r"\bförra året\b|\bi fjol\b|\bfjolåret\w*|\blast year\b", re.IGNORECASE), -1),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class TableQuestion:
    """What is asked of the tables."""

    text: str
    """The question itself, without the dates of documents it names."""
    before: str
    """What it goes on from; empty where it stands by itself."""
    years: tuple[str, ...]
    """The years asked for, those that are told from the day of asking ("i år") too."""
    figures: bool
    """Whether figures are asked for in so many words, or what was paid in some year."""
    pays: frozenset[str]
    """Folded words of paying."""
    spent: frozenset[str]
    """Folded words that name no matter: what is to be done with figures, and where they are."""


def table_question(understanding: Understanding) -> TableQuestion:
    """A question with what it goes on from, as it is put to the tables."""
    own = understanding.question.text
    whole = understanding.search_text or own
    before = whole.removesuffix(own).strip() if whole != own and whole.endswith(own) else ""
    day = understanding.question.as_of.date()
    dated = [m.group() for m in _DATED.finditer(own)]
    text = _DATED.sub(" ", own)
    years = YEAR.findall(asking(text)) or YEAR.findall(text)
    if not years:
        years = [str(day.year + by) for said, by in _RELATIVE if said.search(text)]
        text = " ".join((text, *years))
    if not years and not dated:
        years = YEAR.findall(_DATED.sub(" ", before))
    pays = _words((text, before), (_PAYS,))
    return TableQuestion(
        text=text,
        before=before,
        years=tuple(dict.fromkeys(years)),
        figures=understanding.lookup == "amount"
        or names_figures(f"{before} {text}")
        or bool(pays and years),
        pays=pays,
        spent=_words((text, before), (RISE, COMPARES, ADD, TOTAL, SHARE_OF, _SPENT, _SAID))
        | frozenset(word for said in dated for word in tokens(said)),
    )


def _words(texts: Iterable[str], patterns: Iterable[re.Pattern[str]]) -> frozenset[str]:
    """The folded words of some texts that some patterns match, each to its end."""
    return frozenset(
        word
        for text, pattern in product(texts, patterns)
        for match in pattern.finditer(text)
        for word in tokens(_to_word_end(text, match))
    )


def _to_word_end(text: str, match: re.Match[str]) -> str:
    """What matched, on to the end of its last word."""
    rest = re.match(r"\w*", text[match.end() :])
    return match.group() + (rest.group() if rest else "")
