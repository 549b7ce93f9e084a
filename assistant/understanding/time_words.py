"""What words say of time, Swedish and English, gathered from its parts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from assistant.understanding.clock_times import on_24_hours, read_clock, read_part
from assistant.understanding.named_days import read_days
from assistant.understanding.number_words import COUNTS, alternatives, number
from assistant.understanding.said import FoundMoment, Said
from assistant.understanding.scanning import Scanner
from assistant.understanding.spans import read_span
from assistant.understanding.weekdays import read_from_to, read_night_towards, read_weekday
from assistant.understanding.words import Words

_COUNT = alternatives(COUNTS)
_ALL_DAY = r"\b(?:hela (?:dagen|dan)|all day(?: long)?|the whole day)\b"
_UNITS = {"minut": 0, "timm": 1, "timma": 1, "hour": 1, "dag": 2, "dygn": 2, "day": 2, "veck": 3,
          "week": 3, "manad": 4, "month": 4, "ar": 5, "year": 5}  # fmt: skip
_STEPS = (timedelta(minutes=1), timedelta(hours=1), timedelta(days=1), timedelta(days=7))
"""What the units of a time ahead or back from now come to."""
_HALF_AN_HOUR = timedelta(minutes=30)
_TIME_WORDS = """
mandag mandagen tisdag tisdagen onsdag onsdagen torsdag torsdagen fredag fredagen lordag lordagen
sondag sondagen januari februari april augusti september oktober november december klockan kvart
eftermiddag eftermiddagen formiddag formiddagen kvall kvallen natten nattetid night morgon imorgon
overmorgon helgen vardag vardagar vardagen helger sommaren hosten vintern midsommarafton
midsommardagen julafton juldagen annandag nyarsafton nyarsdagen langfredag paskdagen pingstdagen
trettondagen trettondag nationaldagen skartorsdagen skartorsdag paskafton annandagen
himmelsfardsdag himmelsfard valborg pingstafton pingst epiphany pentecost allhelgona helgons
langfredagen midsommar nyarsdag juldag midsummer easter ascension holiday holidays kontorstid
jourtid dagtid monday tuesday wednesday thursday friday saturday sunday tonight nights tomorrow
yesterday weekend weekday weekdays evening morning afternoon midnight midnatt christmas january
february march october summer winter autumn spring igar inatt ikvall
"""
MOMENT_WORDS = frozenset(_TIME_WORDS.split())
"""Words of time that a misspelling may be meant for."""


def read_time(words: Words, today: date, taken: frozenset[int]) -> FoundMoment | None:
    """What ``words`` say of time, words in ``taken`` left aside; None when nothing."""
    span = read_span(words, taken, today, _alone)
    if span is None:
        scan = Scanner(words, taken)
        said = read_from_to(scan) or _one(scan, today)
        return FoundMoment(said=said, words=tuple(sorted(scan.used))) if said else None
    said, used = span.said, span.words
    if said.until is None and not said.day_said:
        scan = Scanner(words, taken | used)
        said = _on_its_day(scan, said, today)
        used |= scan.used
    return FoundMoment(said=said, words=tuple(sorted(used)))


def _alone(words: Words, today: date) -> tuple[Said | None, frozenset[int]]:
    """A few words read by themselves, and which of them say something of time."""
    scan = Scanner(words, frozenset())
    said = _one(scan, today)
    return said, frozenset(scan.used)


def _on_its_day(scan: Scanner, hours: Said, today: date) -> Said:
    """Hours from one clock time to another, with the day and the part of it told beside them."""
    said = read_weekday(scan, _day(scan, read_night_towards(scan, hours), today), today)
    said = read_part(scan, said)
    halved = on_24_hours(said) if said.twelve else said
    return replace(halved, part=None)


def _one(scan: Scanner, today: date) -> Said | None:
    said = _offset(scan) or Said()
    if said.offset is None:
        said = read_night_towards(scan, said)
        said = _day(scan, said, today)
        said = read_weekday(scan, said, today)
        said = read_clock(scan, said)
        said = read_part(scan, said)
    if not said.day_said and not said.hour_said and scan.take(_ALL_DAY):
        said = replace(said, span=(today, today + timedelta(days=1)))
    if said.clock is not None:
        said = on_24_hours(said)
    if scan.take(r"\b(?:just nu|nu direkt|right now|just now|now|nu|nuu+)\b(?! \x01)"):
        if said == Said():
            said = Said(now=True)
        elif said.part is not None and not said.weekdays and not said.past:
            said = replace(said, now=True)
    elif said.part and not said.weekdays and said.span is None and scan.take(r"\bnu(?= \x01)"):
        said = replace(said, now=True)
    return None if said == Said() else said


def _offset(scan: Scanner) -> Said | None:
    found = scan.take(
        rf"\b(?:om|in) (?P<n>\d+|{_COUNT})(?: of)? (?P<unit>minut|timm|timma|hour|dygn|veck"
        rf"|week)"
        r"(?:er|ar|a|e|en|or|s)?\b"
    )
    if found is None:
        if scan.take(r"\bom en (?:halv ?timme|stund)|in half an hour\b"):
            return Said(offset=_HALF_AN_HOUR)
        return _ago(scan)
    count = number(found["n"])
    return Said(offset=min(count, 5000) * _STEPS[_UNITS[found["unit"]]])


def _ago(scan: Scanner) -> Said | None:
    """Minutes or hours back from now; days are dates (``named_days``)."""
    if scan.take(r"\bfor en halv ?timme (?:sen|sedan|tillbaka)\b|\bhalf an hour ago\b"):
        return Said(offset=-_HALF_AN_HOUR, past=True)
    found = scan.take(
        rf"\bfor (?P<n>\d+|{_COUNT})(?P<half> och en halv)? (?P<unit>minut|timm|timma|tim)"
        r"(?:er|ar|a|e)? (?:sen|sedan|tillbaka)\b"
    ) or scan.take(
        rf"\b(?P<n>\d+|{_COUNT})(?: of)?(?P<half> and a half)? (?P<unit>min|minute|hour|h)s? ago\b"
    )
    if found is None:
        return None
    step = _STEPS[0 if found["unit"].startswith("min") else 1]
    halves = 2 * min(number(found["n"]), 5000) + (1 if found["half"] else 0)
    return Said(offset=-halves * step / 2, past=True)


def _day(scan: Scanner, said: Said, today: date) -> Said:
    found = read_days(scan, today)
    if found is not None:
        return replace(
            said,
            span=found.span,
            past=found.past,
            part=found.part or said.part,
            around_now=found.around_now,
            tonight=found.tonight,
        )
    if scan.take(
        r"\b(?:hela |under |pa |over |denna |nasta )?(?:rod(?:a)? dag(?:ar|en)?"
        r"|helgdag(?:ar|en|arna)?|(?:public|bank) holidays?)\b"
    ):
        scan.take(
            r"\b(?:som )?(?:infaller |ar |falls )?(?:pa |on )?(?:en |a )?"
            r"(?:vardag\w*|weekdays?|mitt i veckan|in the middle of the week)\b"
        )
        return replace(said, holiday=True)
    return said
