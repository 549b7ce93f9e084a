"""Whether a text tells a value that a question asks for by its type: a sum, a title, the name of
a system, the number that a register gives."""

from __future__ import annotations

import re

from assistant.answering.lookup_choice import Extract
from assistant.answering.lookup_dates import days_named
from assistant.answering.lookup_matter import Matter
from assistant.answering.lookup_patterns import IN_MONEY, MONEY, PERSON, ignoring_case
from assistant.answering.lookup_told import NAME, beside, met, most_beside, words

_TITLE = ignoring_case(
    r"\b\w*(?:chef|direktör|ordförande|strateg|sekreterare|tjänsteman|handläggare|samordnare|"
    r"utvecklare|controller|läkare|sköterska|terapeut|rådgivare|ledare|ansvarig|ledamot|"
    r"ersättare|konsult|råd)\b|\bMA[SR]\b"
)
_BESIDE = 70
"""Characters before or behind a name in which a title stands."""
_TOOL = ignoring_case(
    r"\w*(?:system|program|programvara|it-?stöd|stöd|plattform|app|verktyg|software|platform|tool)"
    r"(?:et|en|s)?"
)
"""What is a system or a tool, as a word of its own or last in a compound."""
_OF_A_TOOL = r"(?:system|program|programvara|it-?stöd|plattform|app|verktyg)(?:et|en|s)?\b"
PRODUCT = ignoring_case(
    rf"\bvil(?:ket|ken|ka) (?=(?:\w+ ){{0,2}}?(?P<what>[\w-]*{_OF_A_TOOL}))|"
    r"\b(?:which|what) (?=(?:\w+ ){0,3}?(?P<which>(?:systems?|software|platforms?|tools?)\b))"
)
"""Which system or tool is asked for, by name."""
_REFERENCE = re.compile(r"\b[A-ZÅÄÖ]{2,5} ?(?!(?:19|20)\d\d-\d\d-)\d{2}[\d:/-]{2,}\b")
"""A number that a register gives a matter."""


def money_told(extract: Extract, matter: Matter) -> float:
    """How much of the matter stands by a sum of money; a row of a table is all of one thing."""
    row = " ".join((extract.text, *extract.clause.heading_path))
    if extract.clause.kind == "table_row" and IN_MONEY.search(row):
        return met(extract, matter)
    return beside(MONEY, words)(extract, matter)


def title_told(extract: Extract, matter: Matter) -> float:
    """1 where a title stands beside the person that a question names, else 0.

    Where no person is named, titles are asked for as one may ask of anything: 1.
    """
    named = [person.group().split() for person in PERSON.finditer(matter.question)]
    if not named:
        return 1.0
    text = extract.told
    return float(
        any(
            _TITLE.search(text[max(0, place.start() - _BESIDE) : place.end() + _BESIDE])
            for first, last in named
            for place in re.finditer(rf"\b{first} (?:\w+ )?{last.removesuffix('s')}", text)
        )
    )


def product(extract: Extract, matter: Matter) -> float:
    """How much of the matter stands where a system or tool of the kind asked for has a name.

    The name is none of the question's, and none by which the text's document goes, such as
    that of a body.
    """
    asked = PRODUCT.search(matter.question)
    if asked is None:
        return 1.0
    kind = asked["what"] or asked["which"]
    known = matter.finder.stems(matter.question) | extract.around
    general = _TOOL.fullmatch(kind) is not None

    def tells(part: str) -> bool:
        own = matter.finder.stems(part)
        if not (_TOOL.search(part) if general else own >= matter.finder.stems(kind)):
            return False
        names = (matter.finder.stems(name.group()) for name in NAME.finditer(part))
        return any(not stems <= known for stems in names)

    return most_beside(extract, matter, tells)


def referenced(extract: Extract, matter: Matter) -> bool:
    """Whether a cut or its document bears the number that a register gives a matter.

    A document of another day than is asked of bears the number of something else.
    """
    if _REFERENCE.search(words(extract)):
        return True
    document = extract.document
    days = days_named(matter.question)
    return bool(document.diarienummer) and (not days or str(document.date) in days)
