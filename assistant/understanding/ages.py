"""How old somebody is, in years, months, by birth year, in figures or written out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.understanding.number_words import SPELLED, alternatives, number
from assistant.understanding.words import Words

_AGE = re.compile(
    r"(?P<n>\d{1,3}) ?(?:ar(?:ig|iga|ige|ing|ingen|s)?|aring(?:en)?|arig(?:a|e)?|yo|y o"
    r"|years?(?: old)?"
    r"|year old)\b(?! (?:sedan|sen|ago|framat|till|kvar))"
)
_PERSON_AGED = re.compile(
    r"\b(?:man|mannen|kvinna|kvinnan|kille|killen|tjej|tjejen|gubbe|gubben|tant|tanten|dam|damen"
    r"|herre|herrn|pojke|pojken|flicka|flickan|barn|barnet|patient|patienten|pat|brukare|brukaren"
    r"|person|mamma|mamman|pappa|pappan|mor|far|fru|frun|maka|makan|make|maken|boende|son|dotter"
    r"|boy|girl|woman|lady|child|lad|lass|gentleman|resident|mother|father|mum|dad|wife|husband"
    r"|son|daughter|teenager|guy|he|she|hon|han|hen) (?:pa |of |aged |ar |is |was |e |som ar )?"
    r"(?P<n>\d{1,3})"
    r"(?![\d.:/-])(?! (?:mg|ml|st|dagar|veckor|kg)\b)"
)
_AGE_IN_MONTHS = re.compile(
    r"(?P<n>\d{1,2}) ?(?:man(?:ad(?:er|ers)?)?|months?|mo|veckor|weeks?|dagar|days?) (?:gammal"
    r"|gammalt|old|gamla)\b"
)
_AGE_SPELLED = re.compile(
    rf"\b(?P<n>{alternatives(SPELLED)})"
    r"(?: ?(?:aring\w*|arig\w*)| years? old| ar (?:gammal|gammalt))\b"
)
_BORN = re.compile(r"\b(?:fodd|born)(?: in| ar| -)? (?P<y>(?:19|20)\d\d)\b")
_BEFORE_A_DURATION = frozenset(
    {"i", "om", "for", "sedan", "inom", "efter", "under", "in", "since", "within", "over"}
)
_OLDEST = 115


@dataclass(frozen=True, kw_only=True, slots=True)
class Age:
    """Whole years, and the first and last word that tell (both included)."""

    years: int
    first: int
    last: int


def read_age(words: Words, year: int) -> Age | None:
    """The age that words tell, ``year`` being the present one; None where they tell none."""
    forms = words.forms
    joined = " ".join(forms)
    for found in _AGE.finditer(joined):
        age = _age(joined, found, int(found["n"]))
        before = forms[age.first - 1] if age.first else ""
        starts = not found.start() or joined[found.start() - 1] == " "
        if (
            starts
            and age.years <= _OLDEST
            and before not in _BEFORE_A_DURATION
            and not _is_a_verb(words, age)
        ):
            return age
    if (found_ := _PERSON_AGED.search(joined)) and int(found_["n"]) <= _OLDEST:
        return _age(joined, found_, int(found_["n"]))
    if found_ := _AGE_SPELLED.search(joined):
        return _age(joined, found_, number(found_["n"], SPELLED))
    if found_ := _AGE_IN_MONTHS.search(joined):
        return _age(joined, found_, 0)
    if found_ := _BORN.search(joined):
        return _age(joined, found_, year - int(found_["y"]))
    return None


def _is_a_verb(words: Words, age: Age) -> bool:
    """Whether what looks like "17 år" is "17, är" or "17 är"."""
    items = words.items[age.first : age.last + 1]
    last = items[-1]
    written = words.text[last.start : last.end].lower()
    return written == "är" or items[0].clause != last.clause


def _age(joined: str, found: re.Match[str], years: int) -> Age:
    first = joined[: found.start()].count(" ")
    return Age(years=years, first=first, last=first + found.group().count(" "))
