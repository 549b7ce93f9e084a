"""How old somebody is, in years, months, by birth year, in figures or written out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.understanding.number_words import SPELLED, alternatives, number
from assistant.understanding.words import Words

_AGE = re.compile(
    r"(?P<n>\d{1,3})(?:[.,]\d| 1/2| och ett halvt)? ?(?:ar(?:ig|iga|ige|ing|ingen|s)?"
    r"|aring(?:en)?|arig(?:a|e)?|yo|y o"
    r"|arsaldern|yrs?(?: old)?|years?(?: old)?"
    r"|year old)\b(?! (?:sedan|sen|ago|framat|till|kvar))"
)
_PERSON_AGED = re.compile(
    r"\b(?:man|mannen|kvinna|kvinnan|kille|killen|tjej|tjejen|gubbe|gubben|gumma|gumman|svarmor|svarfar|tant|tanten|dam|damen"
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
_BORN = re.compile(r"\b(?:fodd|born|f|argang)(?: in| ar| -)? (?P<y>(?:19|20)\d\d|\d\d)\b(?![.:/-])")
_TURNED = re.compile(
    r"\b(?:fyll(?:er|de|t|a)|turn(?:s|ed|ing)|blir|blev|becomes) (?:just |precis |nyss )?"
    r"(?P<n>[1-9]\d?)\b(?! (?:dagar|veckor|st|kg|ml|mg|days|weeks|timmar|grader))"
)
_AFTER_A_NAME = re.compile(r"\[namn\] (?P<n>\d{1,3})(?= |$)(?! (?:mg|ml|st|dagar|veckor|kg)\b)")
_DECADE = re.compile(
    r"\bin (?:her|his|their) (?:early |mid |late )?(?P<n>twent|thirt|fort|fift|sixt|sevent"
    r"|eight|ninet)ies\b"
)
_ADULT = 18
_SINCE_BIRTH = "-–'’"
"""Signs before a birth year of two figures ("en -38:a")."""
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


def read_ages(words: Words, year: int) -> list[Age]:
    """Every age that words tell, in order, ``year`` being the present one."""
    ages: list[Age] = []
    gone: set[int] = set()
    while (age := _read_age(words, year, gone)) is not None:
        ages.append(age)
        gone.update(range(age.first, age.last + 1))
    return sorted(ages, key=lambda age: age.first)


def _read_age(words: Words, year: int, gone: set[int]) -> Age | None:
    """An age told by words that are not ``gone``, the plainest way of telling first."""
    forms = tuple("\x01" if i in gone else form for i, form in enumerate(words.forms))
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
        return _age(joined, found_, year - _full_year(int(found_["y"]), year))
    if found_ := _TURNED.search(joined):
        return _age(joined, found_, int(found_["n"]))
    if (found_ := _AFTER_A_NAME.search(joined)) and int(found_["n"]) <= _OLDEST:
        return _age(joined, found_, int(found_["n"]))
    if found_ := _DECADE.search(joined):
        return _age(joined, found_, _ADULT)
    return _by_sign(words, year, gone)


def _by_sign(words: Words, year: int, gone: set[int]) -> Age | None:
    """A birth year after a dash ("en -38:a"), or an age with a plus ("90+")."""
    for index, word in enumerate(words.items):
        if index in gone or not word.form.isdigit() or len(word.form) not in (2, 3):
            continue
        number_ = int(word.form)
        if words.text[word.end : word.end + 1] == "+" and number_ <= _OLDEST:
            return Age(years=number_, first=index, last=index)
        before = words.text[max(0, word.start - 2) : word.start]
        begins = len(before) == 1 or (before[:1] in " (," if before else False)
        ending = words.text[word.end : word.end + 3] in (":an", ":a ", ":a,", ":a", ":or")
        if before[-1:] and before[-1] in _SINCE_BIRTH and begins and len(word.form) == 2 and ending:
            return Age(years=year - _full_year(number_, year), first=index, last=index)
    return None


def _full_year(written: int, year: int) -> int:
    """A year of two figures as the latest one that is not to come."""
    if written > 99:
        return written
    return written + (2000 if written <= year % 100 else 1900)


def _is_a_verb(words: Words, age: Age) -> bool:
    """Whether what looks like "17 år" is "17, är" or "17 är"."""
    items = words.items[age.first : age.last + 1]
    last = items[-1]
    written = words.text[last.start : last.end].lower()
    return written == "är" or items[0].clause != last.clause


def _age(joined: str, found: re.Match[str], years: int) -> Age:
    first = joined[: found.start()].count(" ")
    return Age(years=years, first=first, last=first + found.group().count(" "))
