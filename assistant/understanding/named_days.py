"""Days that words name: dates, feasts, "tomorrow", months, seasons and years."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from assistant.understanding.feasts import FEASTS
from assistant.understanding.number_words import COUNTS, ORDINALS, alternatives, number
from assistant.understanding.scanning import Scanner

_DAY = timedelta(days=1)
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan january",
            "februari feb febr february",
            "mars mar march",
            "april apr",
            "maj may",
            "juni jun june",
            "juli jul july",
            "augusti aug august",
            "september sept sep",
            "oktober okt october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_LONG_MONTH = "|".join(n for n in _MONTHS if len(n) > 4 or n == "mars")
_SEASONS = {"sommar": 6, "host": 9, "vinter": 12, "var": 3, "summer": 6, "autumn": 9, "fall": 9,
            "winter": 12, "spring": 3}  # fmt: skip
_COUNT = alternatives(COUNTS)
_ORDINAL = alternatives(ORDINALS)
_DAY_OF_MONTH = r"(?<![\d.:])\d{1,2}(?: ?(?:e|a|de|te|st|nd|rd|th)\b)?(?![.:\d])"
_ANY_FEAST = rf"\b(?:{'|'.join(pattern for pattern, _ in FEASTS)})"


@dataclass(frozen=True, slots=True)
class NamedDays:
    """Days that words name outright, perhaps with a part of the day in the same word."""

    span: tuple[date, date]
    """The first day, and the day after the last; of several the first one to come is meant."""
    past: bool = False
    part: str | None = None
    around_now: bool = False
    """The night going on, the one to come, or where the past is meant the one that was."""
    tonight: bool = False
    """Whether the word for it is one for the evening too."""


def read_days(scan: Scanner, today: date) -> NamedDays | None:
    """The days that are named, the plainest naming first; None where none are."""
    for read in (_dates, _date, _week, _week_beside_a_feast, _feast, _relative, _period):
        found = read(scan, today)
        if found is not None:
            return found
    return None


def _dates(scan: Scanner, today: date) -> NamedDays | None:
    """A run of days of one month ("14–15 October"); with "night" before two, the one between."""
    two = (
        rf"(?P<a>{_DAY_OF_MONTH})"
        r"(?: (?:och|o|and|till|to|until) (?:den |the )?| ?[-–/] ?| )"
    )
    found = scan.take(
        r"\b(?P<night>(?:natt(?:en)?|(?:the )?night(?: of)?) )?(?:mellan |between |fran |from )?"
        rf"(?:den |the )?{two}(?P<b>{_DAY_OF_MONTH})(?: of)? (?P<m>{_MONTH})(?:,? (?P<y>20\d\d))?\b"
    ) or scan.take(
        rf"\b(?P<night>(?:the )?night (?:of )?)?(?:between |from )?(?P<m>{_MONTH}) {two}"
        rf"(?P<b>{_DAY_OF_MONTH})(?:,? (?P<y>20\d\d))?(?![.:\d])"
    )
    if found is None:
        return None
    year = int(found["y"]) if found["y"] else None
    last = _one_day(_number(found["b"]), _MONTHS[found["m"]], year, today)
    if last is None:
        return None
    days = _number(found["b"]) - _number(found["a"])
    if days <= 0:
        return last
    first = last.span[0] - days * _DAY
    if found["night"]:
        return NamedDays((first, first + _DAY), part="natt")
    return NamedDays((first, last.span[1]))


def _number(day: str) -> int:
    return int(re.sub(r"\D", "", day))


def _date(scan: Scanner, today: date) -> NamedDays | None:
    found = (
        scan.take(rf"(?<![\w.:/-]){_SIDE}(?P<y>20\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?![\w/-])")
        or scan.take(r"(?<![\w.:/-])(?P<w>)(?P<y>20\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)(?![\w./:-])")
        or scan.take(
            r"(?<![\w.:/-])(?P<w>)(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>20\d\d)(?![\w/:-])"
        )
    )
    if found:
        day = _one_day(int(found["d"]), int(found["m"]), int(found["y"]), today)
        return _beside(day, found["w"])
    found = scan.take(
        rf"\b(?:den |the )?(?P<d>{_ORDINAL}) (?:of )?(?P<m>{_MONTH})(?:,? (?P<y>20\d\d))?\b"
    )
    if found:
        year = int(found["y"]) if found["y"] else None
        return _one_day(ORDINALS[found["d"]], _MONTHS[found["m"]], year, today)
    found = scan.take(
        rf"\b{_SIDE}(?:den |the )?(?P<d>\d{{1,2}})(?: e| a| de| te| st| nd| rd"
        rf"| th)?(?: of)? (?P<m>{_MONTH})"
        r"(?:,? (?P<y>20\d\d))?\b"
    ) or scan.take(
        rf"\b{_SIDE}(?P<m>{_MONTH}) (?P<d>\d{{1,2}})(?![.:\d])(?: st| nd| rd"
        rf"| th)?(?:,? (?P<y>20\d\d))?\b"
    )
    if found:
        year = int(found["y"]) if found["y"] else None
        day = _one_day(int(found["d"]), _MONTHS[found["m"]], year, today)
        return _beside(day, found["w"])
    found = scan.take(
        r"(?<![\w.:/-])(?P<d>\d{1,2})/(?P<m>\d{1,2})(?:[-/](?P<y>20\d\d|\d\d))?(?![\w/:])"
        r"(?! (?:ar|year|tablett|dos|tbl))"
    )
    if found:
        year = int(found["y"]) % 100 + 2000 if found["y"] else None
        return _one_day(int(found["d"]), int(found["m"]), year, today)
    found = scan.take(r"\bden (?P<d>\d{1,2})(?: e| a)?(?! ?\d)\b(?! \w*(?:timm|patient|ar\b))")
    if found:
        for month in range(today.month, today.month + 3):
            year, number = today.year + (month - 1) // 12, (month - 1) % 12 + 1
            day = _one_day(int(found["d"]), number, year, today)
            if day and day.span[0] >= today:
                return day
    return None


def _week(scan: Scanner, today: date) -> NamedDays | None:
    """A week by its number (ISO), of this year or the next to come."""
    found = scan.take(
        r"\b(?:under |i |pa |in )?(?:v|vecka|week) (?P<w>[1-9]|[1-4]\d|5[0-3])\b(?![.:-]\d)"
    )
    if found is None:
        return None
    for year in (today.year, today.year + 1):
        try:
            monday = date.fromisocalendar(year, int(found["w"]), 1)
        except ValueError:
            continue
        if monday + 7 * _DAY > today:
            return NamedDays((monday, monday + 7 * _DAY))
    return None


_EVE = r"(?:(?:the )?(?:dagen|dan|klamdagen|day|(?P<eve>kvallen|evening)) )"
_SIDE = rf"(?:{_EVE}?(?P<w>fore|innan|before|prior to|until|efter|after) )?"
_DAY_BESIDE = rf"(?:{_EVE}(?P<w>fore|innan|before|efter|after) )?"


def _beside(days: NamedDays | None, word: str | None) -> NamedDays | None:
    """Days just before or just after those named, where "before" or "after" stands by them."""
    if days is None or not word:
        return days
    first, after = days.span
    if word in ("efter", "after"):
        return NamedDays((after, after + _DAY), part=days.part)
    return NamedDays((first - _DAY, first), part=days.part)


def _one_day(day: int, month: int, year: int | None, today: date) -> NamedDays | None:
    try:
        found = date(year or today.year, month, day)
        if year is None and found < today - 3 * _DAY:
            found = date(today.year + 1, month, day)
    except ValueError:
        return None
    return NamedDays((found, found + _DAY))


def _feast(scan: Scanner, today: date) -> NamedDays | None:
    if scan.take(r"\b(?:efter nyar(?:et)?|efter arsskifte\w*|after (?:the )?new year)\b"):
        year = today.year + 1
        return NamedDays((date(year, 1, 2), date(year, 2, 1)))
    if not scan.holds(_ANY_FEAST):
        return None
    for pattern, days in FEASTS:
        found = scan.take(
            rf"\b{_DAY_BESIDE}(?:hela |under |over |pa )?(?:{pattern})"
            rf"(?:s?(?P<p>kvall|natt|morgon|formiddag|eftermiddag)\w*)?(?: (?P<y>20\d\d))?(?!\w)"
        )
        if not found:
            continue
        part = found["p"] or ("kvall" if found["eve"] else None)
        if found["y"]:
            return _beside(NamedDays(days(int(found["y"])), part=part), found["w"])
        if scan.take(r"\b(?:forra|forra aret|i fjol|senaste|last)\b"):
            last = max(d for y in (-1, 0) if (d := days(today.year + y))[0] <= today)
            return NamedDays(last, past=True, part=part)
        coming = (_beside(NamedDays(days(today.year + n)), found["w"]) for n in range(-1, 3))
        next_one = next(day for day in coming if day and day.span[1] > today)
        return replace(next_one, part=part)
    return None


_A_WEEKDAY = (
    r"(?:mandag|tisdag|onsdag|torsdag|fredag|lordag|sondag|monday|tuesday|wednesday|thursday"
    r"|friday|saturday|sunday)(?:en)?"
)


def _week_beside_a_feast(scan: Scanner, today: date) -> NamedDays | None:
    """The week before or after a feast, where a weekday of it is named ("fredagen efter …")."""
    if not scan.holds(rf"\b{_A_WEEKDAY} (?:fore|innan|before|efter|after) {_ANY_FEAST[2:]}"):
        return None
    for pattern, days in FEASTS:
        found = scan.take(rf"\b(?P<w>fore|innan|before|efter|after) (?:{pattern})(?!\w)")
        if found:
            later = found["w"] in ("efter", "after")
            feasts = (days(today.year + n) for n in range(-1, 3))
            weeks = ((d[1], d[1] + 7 * _DAY) if later else (d[0] - 7 * _DAY, d[0]) for d in feasts)
            return NamedDays(next(week for week in weeks if week[1] > today))
    return None


def _relative(scan: Scanner, today: date) -> NamedDays | None:
    monday = today - today.weekday() * _DAY
    found = scan.take(
        rf"\b(?:om|in|for) (?P<n>\d+|{_COUNT})(?: of)? (?P<u>dag|day|manad|month|ar|year)"
        r"(?:ar|er|s)?(?P<ago> (?:sedan|sen)| ago)?(?! (?:gammal|old))\b"
    )
    if not found:
        found = scan.take(
            rf"\b(?P<n>\d+|{_COUNT}) (?P<u>dag|day|manad|month|ar|year)"
            r"(?:ar|er|s)?(?P<ago> (?:sedan|sen)| ago)\b"
        )
    if found:
        days = {"dag": 1, "day": 1, "manad": 30, "month": 30, "ar": 365, "year": 365}[found["u"]]
        day = today + min(number(found["n"]), 20) * days * (-1 if found["ago"] else 1) * _DAY
        return NamedDays((day, day + _DAY), past=bool(found["ago"]))
    weekend = monday + 5 * _DAY
    for pattern, said in (
        (r"i ?over ?mor(?:gon|ron)"
            r"|(?:the )?day after tomorrow", NamedDays((today + 2 * _DAY, today + 3 * _DAY))),
        (r"i ?morgon|imor?r+on|i morr?on|imorrn|imorn|i morn"
            r"|tomorrow", NamedDays((today + _DAY, today + 2 * _DAY))),
        (r"i ?forr ?gar|day before yesterday",
            NamedDays((today - 2 * _DAY, today - _DAY), past=True)),
        (r"i ?gar|yesterday", NamedDays((today - _DAY, today), past=True)),
        (r"i ?morse|this morning", NamedDays((today, today + _DAY), past=True, part="morgon")),
        (r"i ?dag|today", NamedDays((today, today + _DAY))),
        (r"i ?kvall|this evening", NamedDays((today, today + _DAY), part="kvall")),
        (r"i ?natt|inat", NamedDays(
            (today - _DAY, today + 2 * _DAY), part="natt", around_now=True
        )),
        (r"tonight", NamedDays(
            (today - _DAY, today + 2 * _DAY), part="natt", around_now=True, tonight=True
        )),
        (r"last night", NamedDays((today - _DAY, today), past=True, part="natt")),
        (r"nasta helg(?:en)?|next weekend", NamedDays((weekend + 7 * _DAY, weekend + 9 * _DAY))),
        (r"nasta vecka|next week", NamedDays((monday + 7 * _DAY, monday + 14 * _DAY))),
        (r"denna vecka|den har veckan|i veckan|this week", NamedDays((monday, monday + 7 * _DAY))),
        (r"forra veckan|last week", NamedDays((monday - 7 * _DAY, monday), past=True)),
        (r"forra helgen|i helgen som var"
            r"|last weekend", NamedDays((weekend - 7 * _DAY, monday), past=True)),
    ):  # fmt: skip
        if scan.take(rf"\b(?:{pattern})\b"):
            return said
    return None


def _period(scan: Scanner, today: date) -> NamedDays | None:
    found = scan.take(
        r"\b(?:i |pa |under |hela |till |sedan |in |during |the |of )*"
        r"(?P<s>sommar|host|vinter|var|summer|autumn|fall|winter|spring)(?:en|n)?"
        r"(?: of)? (?P<y>20\d\d|(?:1[5-9]|2\d)(?![.:]))(?:[-/]\d+)?\b"
    )
    if found:
        return NamedDays(_season(found["s"], int(found["y"]) % 100 + 2000))
    found = scan.take(
        r"\b(?:i (?P<past>somras|vintras|hostas|varas)|(?P<last>last|forra|i fjol) ?"
        r"(?P<ls>sommar|host|vinter|summer|autumn|fall|winter|spring)(?:en|n)?)\b"
    )
    if found:
        name = {"somras": "sommar", "vintras": "vinter", "hostas": "host", "varas": "var"}
        season = name.get(found["past"] or "", found["ls"])
        last = max(s for y in (-1, 0, 1) if (s := _season(season, today.year + y))[1] <= today)
        return NamedDays(last, past=True)
    found = scan.take(
        r"\b(?:(?:i|till|under|pa|hela|nasta|denna) )(?P<s>sommar|host|vinter)(?:en|n)?\b"
        r"|\b(?P<s2>sommaren|hosten|vintern)\b"
        r"|\b(?:this|next|in the|for the|over the|during the|during) (?P<s3>summer|autumn"
        r"|winter|spring|fall)\b"
    )
    if found:
        season = (found["s"] or found["s2"] or found["s3"]).removesuffix("en")
        season = {"vintern": "vinter"}.get(season, season)
        coming = (_season(season, today.year + n) for n in range(3))
        return NamedDays(next(s for s in coming if s[1] > today))
    found = scan.take(
        rf"\b{_SIDE}(?:i |in |under |hela |from |fran |fran och med |during )*(?P<m>{_MONTH})"
        r"(?: of|,)? (?P<y>20\d\d)\b"
    )
    if found:
        return _beside(NamedDays(_month(int(found["y"]), _MONTHS[found["m"]])), found["w"])
    found = scan.take(
        rf"\b(?:(?:i |in |the )?(?:borjan|slutet|mitten|beginning|end|middle) (?:av|pa"
        rf"|of) (?P<m0>{_MONTH})"
        rf"|(?!i may\b)(?:i|in|under|hela|during|till|sedan|since) (?P<m>{_MONTH})"
        rf"|(?P<m2>{_LONG_MONTH}))\b"
    )
    if found:
        month = _MONTHS[found["m0"] or found["m"] or found["m2"]]
        year = today.year if (today.year, month) >= (today.year, today.month) else today.year + 1
        return NamedDays(_month(year, month))
    return _year(scan, today)


def _year(scan: Scanner, today: date) -> NamedDays | None:
    found = scan.take(
        r"(?<![\w.:/-])(?P<w>fore |innan |before |efter |after )?"
        r"(?:i |in |under |ar |aret |for |back in |during |hela |fran |from |fran och med "
        r"|since "
        r"|sedan |sen )*"
        r"(?P<y>20[1-4]\d)(?! ars\b)(?![-/.:\w])"
    )
    if found:
        word = (found["w"] or "").strip()
        step = -1 if word in ("fore", "innan", "before") else 1 if word in ("efter", "after") else 0
        year = int(found["y"]) + step
        return NamedDays((date(year, 1, 1), date(year + 1, 1, 1)))
    for pattern, step in (
        (r"nasta ar|next year", 1),
        (r"i fjol|ifjol|forra aret|last year", -1),
        (r"i ar|iar|this year", 0),
    ):
        if scan.take(rf"\b(?:{pattern})\b"):
            year = today.year + step
            return NamedDays((date(year, 1, 1), date(year + 1, 1, 1)), past=step < 0)
    return None


def _season(name: str, year: int) -> tuple[date, date]:
    month = _SEASONS[name]
    if month == 12:
        return date(year - 1, 12, 1), date(year, 3, 1)
    return date(year, month, 1), date(year, month + 3, 1)


def _month(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year + month // 12, month % 12 + 1, 1)
