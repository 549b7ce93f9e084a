"""Weekdays, weekends and nights named by a weekday, and intervals from one to another."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from assistant.understanding.clock_times import PART, part_of
from assistant.understanding.said import Said
from assistant.understanding.scanning import Scanner

_DAY = timedelta(days=1)
WORKDAYS = (0, 1, 2, 3, 4)
"""Monday to Friday, as ``date.weekday`` counts."""
_WEEKEND = (5, 6)
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "man ma mandag monday mon",
            "tis ti tisdag tuesday tue tues",
            "ons onsdag wednesday wed",
            "tors torsdag thursday thu thur thurs",
            "fre fr fredag friday fri",
            "lor lo lordag saturday sat",
            "son so sondag sunday sun",
        )
    )
    for name in names.split()
}
_FULL_DAY = (
    r"(?:(?P<{0}sv>mandag|tisdag|onsdag|torsdag|fredag|lordag|sondag)(?:en|ar|arna|ens|s)?"
    r"|(?P<{0}en>monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?)"
)
_ANY_SHORT = r"(?:man|tis|ons|tors|fre|lor|son|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)"
_DAY_PART = r"(?:natt|kvall|morgon|em|fm|formiddag|eftermiddag|night|evening|morning|afternoon)"
# "man", "son", "sat" and "sun" are words of their own: only beside a day or its part.
_SHORT_DAY = (
    r"(?P<{0}short>(?:tis|ons|tors|fre|lor|mon|tues?|wed|thu(?:rs?)?|fri)"
    rf"(?= (?:{_DAY_PART}|kl\b|\d|till\b|och\b|to\b|and\b|{_ANY_SHORT}\b)|$)"
    rf"|(?:man|son|sat|sun)(?= (?:{_DAY_PART}|(?:till |to |och |and )?{_ANY_SHORT}\b))"
    rf"|(?:lo|so|ti|fr)(?= {_DAY_PART})"
    rf"|(?<=man )son|(?<=fre )son|(?<=lor )son|(?<=sat )sun|(?<=till )son|(?<=to )sun)"
)


def read_from_to(scan: Scanner) -> Said | None:
    """A run of whole days given by two weekdays."""
    day, other = _FULL_DAY.format("a"), _FULL_DAY.format("b")
    short, other_short = _SHORT_DAY.format("a"), _SHORT_DAY.format("b")
    found = scan.take(
        rf"\b(?:(?:fran|from) )?(?:{day}|{short})"
        r"(?: (?:till|tom|t o m|to|until|through)(?: och med)?)? "
        rf"(?:{other}|{other_short})(?!\w)"
    )
    if found is None:
        return None
    first, last = (
        _WEEKDAYS[found[f"{x}sv"] or found[f"{x}en"] or found[f"{x}short"]] for x in "ab"
    )
    length = (last - first) % 7 + 1
    return Said(weekdays=tuple((first + n) % 7 for n in range(length)), whole=True)


def read_night_towards(scan: Scanner, said: Said) -> Said:
    """``said`` with a night named by the day it ends on."""
    day = _FULL_DAY.format("b")
    found = scan.take(
        rf"\bnatt(?:en)? mellan (?:{_FULL_DAY.format('a')}) (?:och|till) (?:{day})"
        rf"|\bnatt(?:en)? (?:mot|till|infor|before) (?:{_FULL_DAY.format('c')}"
        r"|(?P<short>man|tis|ons|tors|fre|lor|son)\b)"
        rf"|\bnight (?:before|to|towards|leading to|into) (?:{_FULL_DAY.format('d')})"
        rf"|\b(?:the )?(?:early|small) (?:morning )?hours of (?:{_FULL_DAY.format('g')})"
        rf"|\bnight between (?:{_FULL_DAY.format('e')}) and (?:{_FULL_DAY.format('f')})"
    )
    if found is None:
        if scan.take(r"\bnatt(?:en)? (?:mot|till|infor|fore)(?= )"):
            return replace(said, part="natt", until_day=True)
        return said
    name = next(
        found[key]
        for key in ("bsv", "csv", "short", "dsv", "den", "fen", "fsv", "ben", "cen", "gsv", "gen")
        if found[key]
    )
    return replace(said, part="natt", until_day=True, weekdays=(_WEEKDAYS[name],))


def read_weekday(scan: Scanner, said: Said, today: date) -> Said:
    """``said`` with the weekdays that words name, and the part of the day in the same words."""
    if said.weekdays:
        return said
    if said.holiday:
        found = scan.take(rf"\b(?:pa |on )?(?:en |a )?(?:{_FULL_DAY.format('a')})(?!\w)")
        named = (found["asv"] or found["aen"]) if found else None
        return replace(said, weekdays=(_WEEKDAYS[named],)) if named else said
    if scan.take(
        r"\b(?:under |hela |over |pa |i |om |den har |kommande |this |the |at |on |over the "
        r"|on the )*"
        r"(?:veckosluten|veckoslut(?:et)?|helg(?:en|er|erna)?|weekends?)\b"
    ):
        return replace(said, weekdays=_WEEKEND, whole=True)
    found = scan.take(r"\b(?P<s>helg|vardags?)(?P<p>natt|kvall|dag)(?:en|ar|er)?\b")
    if found:
        days = _WEEKEND if found["s"] == "helg" else WORKDAYS
        part = found["p"]
        return replace(said, weekdays=days, part=part)
    if scan.take(
        r"\b(?:under |hela |pa |en |om |i |on |a |during )*"
        r"(?:vardag(?:ar|arna|en|s)?|veckodag(?:ar|arna)?|arbetsdag(?:ar|en)?|weekdays?"
        r"|working days?)\b"
    ):
        return replace(said, weekdays=WORKDAYS)
    lead = (
        r"\b(?P<lead>(?:i|nu pa|pa|om|under|nasta|kommande|den|on|this|next|last|every"
        r"|varje|en|a|forra) )*"
    )
    found = scan.take(
        rf"{lead}(?:{_FULL_DAY.format('a')}|{_SHORT_DAY.format('a')})"
        rf"(?:(?:s)? ?(?P<p>{PART})(?P<in>(?= kl| klockan| at| vid| \d)|$|(?= )))?(?!\w)"
    ) or scan.take(
        rf"\b(?P<p>natten|natt|kvallen) (?:{_FULL_DAY.format('a')})(?P<lead>(?=))(?P<in>)"
        r"(?P<ashort>(?=))(?!\w)"
    )
    if found is None:
        found = scan.take(
            r"\b(?P<lead>)(?P<asv>mandag|tisdag|onsdag|torsdag|fredag|lordag|sondag)s?"
            r"(?P<p>natt|kvall|morgon|formiddag|eftermiddag|em|fm)(?:en|ar"
            r"|er)?\b(?P<aen>(?=))(?P<ashort>(?=))"
        )
    if found is None:
        return said
    day = _WEEKDAYS[found["asv"] or found["aen"] or found["ashort"]]
    past = bool(re.match(r"i \w+s\b|last|forra", found.group()) and not said.span)
    said = replace(said, weekdays=(day,), past=past or said.past)
    if re.match(r"(?:pa |on )?(?:nasta|next)\b", found.group()) and not said.span:
        said = replace(said, span=(today + _DAY, today + 8 * _DAY))
    if found["p"]:
        said = replace(said, part=part_of(found["p"]))
        if said.part == "natt":
            said = replace(said, in_night=True)
        return said
    return _second_weekday(scan, said, day)


def _second_weekday(scan: Scanner, said: Said, day: int) -> Said:
    found = scan.take(rf"\b(?:och|eller|and|or) (?:pa )?(?:{_FULL_DAY.format('b')})(?!\w)")
    if found is None:
        return said
    other = _WEEKDAYS[found["bsv"] or found["ben"]]
    length = (other - day) % 7 + 1
    return replace(said, weekdays=tuple((day + n) % 7 for n in range(length)), whole=True)
