"""Words of time, Swedish and English, found in a text and taken apart."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from assistant.understanding.feasts import FEASTS
from assistant.understanding.said import FoundMoment, Said
from assistant.understanding.words import Words

_DAY = timedelta(days=1)
WORKDAYS = (0, 1, 2, 3, 4)
"""Monday to Friday, as ``date.weekday`` counts."""
_WEEKEND = (5, 6)
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
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "man mandag monday mon",
            "tis tisdag tuesday tue tues",
            "ons onsdag wednesday wed",
            "tors torsdag thursday thu thur thurs",
            "fre fredag friday fri",
            "lor lordag saturday sat",
            "son sondag sunday sun",
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
    rf"|(?<=man )son|(?<=fre )son|(?<=lor )son|(?<=sat )sun|(?<=till )son|(?<=to )sun)"
)
_PARTS = (
    (r"jourtid\w*|jour tid|(?:efter|utanfor|utom) (?:kontorstid|dagtid|arbetstid)"
        r"|obekvam (?:arbets)?tid|(?:out of|after|outside|off) (?:office )?hours"
     r"|icke kontorstid", "jourtid"),
    (r"kontorstid\w*|dagtid|dag tid|(?:office|business|working|daytime) hours|ordinarie arbetstid"
     r"|daytime", "kontorstid"),
    (r"eftermiddag\w*|afternoons?|\bem\b", "eftermiddag"),
    (r"formiddag\w*|forenoon|late morning|\bfm\b", "formiddag"),
    (r"lunch(?:tid|en|dags)?|lunchtime", "lunch"),
    (r"kvall(?:en|ar|arna|stid|s)?|evenings?", "kvall"),
    (r"natt(?:en|etid|tid|s)?|natter(?:na)?|nights?|night ?time|overnight|overnatt\w*"
     r"|sma ?timmar(?:na)?|vargtimmen|small hours", "natt"),
    (r"morgon(?:en|ar|arna|bitti)?|morron|morr?nar(?:na)?|bitti|tidigt|mornings?", "morgon"),
    (r"(?:pa|under|om|hela) (?:dagen|dan|dagarna)|(?:during|in) the day|by day", "dag"),
)  # fmt: skip
_PART = "|".join(f"(?:{pattern})" for pattern, _ in _PARTS)
_HOUR_NAMES = (
    ("ett", "one"),
    ("tva", "two"),
    ("tre", "three"),
    ("fyra", "four"),
    ("fem", "five"),
    ("sex", "six"),
    ("sju", "seven"),
    ("atta", "eight"),
    ("nio", "nine"),
    ("tio", "ten"),
    ("elva", "eleven"),
    ("tolv", "twelve"),
)
_HOURS = {name: hour for hour, names in enumerate(_HOUR_NAMES, start=1) for name in names}
_HOUR = "|".join(_HOURS)
_COUNTS = {
    **_HOURS, "en": 1, "ett": 1, "a": 1, "an": 1, "nagra": 3, "nagon": 1, "couple": 2, "ett par": 2,
    "par": 2, "few": 3, "fjorton": 14, "fourteen": 14,
}  # fmt: skip
_COUNT = "|".join(sorted(_COUNTS, key=len, reverse=True))
_SEASONS = {"sommar": 6, "host": 9, "vinter": 12, "var": 3, "summer": 6, "autumn": 9, "fall": 9,
            "winter": 12, "spring": 3}  # fmt: skip
_UNITS = {"minut": 0, "timm": 1, "timma": 1, "hour": 1, "dag": 2, "dygn": 2, "day": 2, "veck": 3,
          "week": 3, "manad": 4, "month": 4, "ar": 5, "year": 5}  # fmt: skip

_ON_24_HOURS = r"(?P<{0}h>[01]?\d|2[0-4])(?:[.:](?P<{0}m>[0-5]\d))?"
_AHEAD = r"(?:kl(?:ockan)?(?: ar)?|at|vid|runt|omkring|around|about|ca|cirka|typ|strax|just|exakt)"
_HALF = r"(?P<half> ?(?:am|pm|a m|p m))"
_END = r"(?![\w.:/-])"
_NO_CLOCK = r"(?! (?:ar|arig|years?|pat|patienter|st|mg|ml|dagar|days|veckor|weeks|timmar|hours)\b)"
_CLOCK_SPANS = (
    r"\b(?:mellan|between|fran|from|kl|klockan) (?:kl(?:ockan)? )?"
    + _ON_24_HOURS.format("a")
    + r"(?: ?- ?| till | to | och | and | until )(?:kl(?:ockan)? )?"
    + _ON_24_HOURS.format("b")
    + r"(?: ?(?:am|pm))?"
    + _END,
    r"(?<![\w.:/-])(?P<ah>[01]?\d|2[0-4])[.:](?P<am>[0-5]\d)-(?P<bh>[01]?\d"
    r"|2[0-4])[.:](?P<bm>[0-5]\d)" + _END,
)
_CLOCK_FROM_OR_UNTIL = (
    r"\b(?P<w>efter|after|fore|innan|before|fran|from) (?:kl(?:ockan)? )?"
    + _ON_24_HOURS.format("")
    + _HALF
    + "?"
    + _END
    + _NO_CLOCK
)
_CLOCKS = (
    rf"\b{_AHEAD}(?: {_AHEAD})* "
    + _ON_24_HOURS.format("")
    + _HALF
    + r"?(?: ?tiden| snaret)?"
    + _END
    + _NO_CLOCK,
    r"\bkl(?:ockan)? (?P<h>[01]\d|2[0-3])(?P<m>[0-5]\d)" + _END,
    r"(?<![\w.:/-])(?P<h>[01]?\d|2[0-4])[.:](?P<m>[0-5]\d)" + _HALF + "?" + _END,
    r"\b(?P<h>1[0-2]|[1-9])" + _HALF + r"\b",
    r"\b(?P<h>[01]?\d|2[0-4]) ?(?:tiden|snaret)\b",
    r"\b(?P<h>[01]?\d|2[0-4])(?= (?:pa|i|in|at) (?:the )?(?:natt|kvall|morgon|eftermiddag|formiddag"
    r"|night|evening|morning|afternoon))",
)
"""Ways of writing a clock time, the plainest first."""
_CLOCK_AFTER_A_DAY = r"(?<=\x01 )(?P<h>[01]?\d|2[0-4])(?:[.:]?(?P<m>[0-5]\d))?" + _END + _NO_CLOCK
_TIME_WORDS = """
mandag mandagen tisdag tisdagen onsdag onsdagen torsdag torsdagen fredag fredagen lordag
lordagen sondag sondagen januari februari april augusti september oktober november december
klockan kvart eftermiddag eftermiddagen formiddag formiddagen kvall kvallen natten nattetid
night morgon imorgon overmorgon helgen vardag vardagar vardagen helger sommaren hosten vintern
midsommarafton midsommardagen julafton juldagen annandag nyarsafton nyarsdagen langfredag
paskdagen pingstdagen trettondagen nationaldagen kontorstid jourtid dagtid monday tuesday
wednesday thursday friday saturday sunday tonight nights tomorrow yesterday weekend weekday weekdays
evening morning afternoon midnight midnatt christmas midsummer easter january february march
october summer winter autumn spring igar inatt ikvall
"""
MOMENT_WORDS = frozenset(_TIME_WORDS.split())
"""Words of time that a misspelling may be meant for."""


@dataclass(frozen=True, slots=True)
class _Days:
    """Days that words name outright, perhaps with a part of the day in the same word."""

    span: tuple[date, date] | None
    past: bool = False
    part: str | None = None


def read_time(words: Words, today: date, taken: frozenset[int]) -> FoundMoment | None:
    """What ``words`` say of time, words in ``taken`` left aside; None when nothing."""
    reading = _Reading(words, today, taken)
    said = reading.said()
    return FoundMoment(said=said, words=tuple(sorted(reading.used))) if said else None


@dataclass(slots=True)
class _Reading:
    """One pass over the words that takes out what says something of time."""

    words: Words
    today: date
    taken: frozenset[int]
    used: set[int] = field(default_factory=set)
    _text: str = ""
    _starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        at = 0
        for form in self.words.forms:
            self._starts.append(at)
            at += len(form) + 1
        shown = ["\x00" * len(f) if i in self.taken else f for i, f in enumerate(self.words.forms)]
        self._text = " ".join(shown)

    def said(self) -> Said | None:
        """Everything the words say, or None when they say nothing of time."""
        said = self._from_to() or self._one()
        return said

    # --- intervals given by two ends ---

    def _from_to(self) -> Said | None:
        day = _FULL_DAY.format("a")
        other = _FULL_DAY.format("b")
        short, other_short = _SHORT_DAY.format("a"), _SHORT_DAY.format("b")
        clock = r"(?:(?: kl(?:ockan)?| at)? (?P<{0}h>\d{{1,2}})(?:[.:](?P<{0}m>\d\d))?)?"
        part = r"(?: (?P<{0}p>kvall|morgon|natt|evening|morning|night|eftermiddag|afternoon)\w*)?"
        found = self._take(
            rf"\b(?:fran |from )?(?:{day}|{short}){part.format('a')}{clock.format('a')}"
            rf"(?: (?:till|tom|t o m|to|until|through)(?: och med)?)? (?:{other}|{other_short})"
            rf"{part.format('b')}{clock.format('b')}(?!\w)"
        )
        if found is None:
            return None
        first, last = (
            _WEEKDAYS[found[f"{x}sv"] or found[f"{x}en"] or found[f"{x}short"]] for x in "ab"
        )
        clocks = [
            _minutes(found[f"{x}h"], found[f"{x}m"]) if found[f"{x}h"] else None for x in "ab"
        ]
        parts = [_part_of(found[f"{x}p"]) if found[f"{x}p"] else None for x in "ab"]
        if clocks == [None, None] and parts == [None, None]:
            length = (last - first) % 7 + 1
            return Said(weekdays=tuple((first + n) % 7 for n in range(length)), whole=True)
        start = Said(weekdays=(first,), clock=clocks[0], part=parts[0])
        end = Said(weekdays=(last,), clock=clocks[1], part=parts[1])
        return replace(start, until=end)

    # --- one time, gathered from its parts ---

    def _one(self) -> Said | None:
        said = self._offset() or Said()
        if said.offset is None:
            said = self._night_towards(said)
            said = self._day(said)
            said = self._weekday(said)
            said = self._clock(said)
            said = self._part(said)
        if said.clock is not None:
            said = _on_24_hours(said)
        if said == Said() and self._take(
            r"\b(?:just nu|nu direkt|right now|just now|now|nu|nuu+)\b"
        ):
            said = Said(now=True)
        return None if said == Said() else said

    def _offset(self) -> Said | None:
        found = self._take(
            rf"\b(?:om|in) (?P<n>\d+|{_COUNT})(?: of)? (?P<unit>minut|timm|timma|hour|dygn|veck"
            rf"|week)"
            r"(?:er|ar|a|e|en|or|s)?\b"
        )
        if found is None:
            if self._take(r"\bom en (?:halv ?timme|stund)|in half an hour\b"):
                return Said(offset=timedelta(minutes=30))
            return None
        count = _count(found["n"])
        unit = _UNITS[found["unit"]]
        steps = (timedelta(minutes=1), timedelta(hours=1), _DAY, 7 * _DAY)
        return Said(offset=min(count, 5000) * steps[unit])

    def _night_towards(self, said: Said) -> Said:
        day = _FULL_DAY.format("b")
        found = self._take(
            rf"\bnatt(?:en)? mellan (?:{_FULL_DAY.format('a')}) (?:och|till) (?:{day})"
            rf"|\bnatt(?:en)? (?:mot|till|infor|before) (?:{_FULL_DAY.format('c')}"
            r"|(?P<short>man|tis|ons|tors|fre|lor|son)\b)"
            rf"|\bnight (?:before|to|towards|leading to|into) (?:{_FULL_DAY.format('d')})"
            rf"|\bnight between (?:{_FULL_DAY.format('e')}) and (?:{_FULL_DAY.format('f')})"
        )
        if found is None:
            if self._take(r"\bnatt(?:en)? (?:mot|till|infor|fore)(?= )"):
                return replace(said, part="natt", until_day=True)
            return said
        name = next(
            found[key]
            for key in ("bsv", "csv", "short", "dsv", "den", "fen", "fsv", "ben", "cen")
            if found[key]
        )
        return replace(said, part="natt", until_day=True, weekdays=(_WEEKDAYS[name],))

    def _day(self, said: Said) -> Said:
        for reader in (self._date, self._feast, self._relative, self._period):
            found = reader()
            if found is not None:
                return replace(said, span=found.span, past=found.past, part=found.part or said.part)
        if self._take(
            r"\b(?:hela |under |pa |over |denna |nasta )?(?:rod(?:a)? dag(?:ar|en)?"
            r"|helgdag(?:ar|en|arna)?|(?:public|bank) holidays?)\b"
        ):
            self._take(
                r"\b(?:som )?(?:infaller |ar |falls )?(?:pa |on )?(?:en |a )?"
                r"(?:vardag\w*|weekdays?)\b"
            )
            return replace(said, holiday=True)
        return said

    def _date(self) -> _Days | None:
        found = self._take(r"(?<![\w.:/-])(?P<y>20\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?![\w/-])")
        if found:
            return self._one_day(int(found["d"]), int(found["m"]), int(found["y"]))
        found = self._take(
            rf"\b(?:den )?(?P<d>\d{{1,2}})(?: e| a| de| te| st| nd| rd"
            rf"| th)?(?: of)? (?P<m>{_MONTH})"
            r"(?:,? (?P<y>20\d\d))?\b"
        ) or self._take(
            rf"\b(?P<m>{_MONTH}) (?P<d>\d{{1,2}})(?![.:\d])(?: st| nd| rd"
            rf"| th)?(?:,? (?P<y>20\d\d))?\b"
        )
        if found:
            year = int(found["y"]) if found["y"] else None
            return self._one_day(int(found["d"]), _MONTHS[found["m"]], year)
        found = self._take(
            r"(?<![\w.:/-])(?P<d>\d{1,2})/(?P<m>\d{1,2})(?:[-/](?P<y>20\d\d|\d\d))?(?![\w/:])"
        )
        if found:
            year = int(found["y"]) % 100 + 2000 if found["y"] else None
            return self._one_day(int(found["d"]), int(found["m"]), year)
        found = self._take(r"\bden (?P<d>\d{1,2})(?: e| a)?(?! ?\d)\b(?! \w*(?:timm|patient|ar\b))")
        if found:
            for month in range(self.today.month, self.today.month + 3):
                year, number = self.today.year + (month - 1) // 12, (month - 1) % 12 + 1
                day = self._one_day(int(found["d"]), number, year)
                if day and day.span and day.span[0] >= self.today:
                    return day
        return None

    def _one_day(self, day: int, month: int, year: int | None) -> _Days | None:
        try:
            found = date(year or self.today.year, month, day)
            if year is None and found < self.today - 3 * _DAY:
                found = date(self.today.year + 1, month, day)
        except ValueError:
            return None
        return _Days((found, found + _DAY))

    def _feast(self) -> _Days | None:
        for pattern, days in FEASTS:
            if self._take(r"\b(?:efter nyar(?:et)?|efter arsskifte\w*|after (?:the )?new year)\b"):
                year = self.today.year + 1
                return _Days((date(year, 1, 2), date(year, 2, 1)))
            found = self._take(
                rf"\b(?:hela |under |over |pa )?(?:{pattern})(?: (?P<y>20\d\d))?\b"
                rf"(?!\w)"
            )
            if not found:
                continue
            if found["y"]:
                return _Days(days(int(found["y"])))
            if self._take(r"\b(?:forra|forra aret|i fjol|senaste|last)\b"):
                last = max(d for y in (-1, 0) if (d := days(self.today.year + y))[0] <= self.today)
                return _Days(last, past=True)
            coming = (days(self.today.year + n) for n in range(2))
            return _Days(next(d for d in coming if d[1] > self.today))
        return None

    def _relative(self) -> _Days | None:
        t = self.today
        monday = t - t.weekday() * _DAY
        found = self._take(
            rf"\b(?:om|in|for) (?P<n>\d+|{_COUNT})(?: of)? (?P<u>dag|day|manad|month|ar|year)"
            r"(?:ar|er|s)?(?P<ago> (?:sedan|sen)| ago)?(?! (?:gammal|old))\b"
        )
        if found:
            days = {"dag": 1, "day": 1, "manad": 30, "month": 30, "ar": 365, "year": 365}[
                found["u"]
            ]
            day = t + min(_count(found["n"]), 20) * days * (-1 if found["ago"] else 1) * _DAY
            return _Days((day, day + _DAY), past=bool(found["ago"]))
        weekend = monday + 5 * _DAY
        for pattern, said in (
            (r"i ?over ?mor(?:gon|ron)"
                r"|(?:the )?day after tomorrow", _Days((t + 2 * _DAY, t + 3 * _DAY))),
            (r"i ?morgon|imor?r+on|i morr?on|imorrn|imorn|i morn"
                r"|tomorrow", _Days((t + _DAY, t + 2 * _DAY))),
            (r"i ?forr ?gar|day before yesterday", _Days((t - 2 * _DAY, t - _DAY), past=True)),
            (r"i ?gar|yesterday", _Days((t - _DAY, t), past=True)),
            (r"i ?morse|this morning", _Days((t, t + _DAY), past=True, part="morgon")),
            (r"i ?dag|today", _Days((t, t + _DAY))),
            (r"i ?kvall|this evening", _Days((t, t + _DAY), part="kvall")),
            (r"i ?natt|tonight", _Days(None, part="natt")),
            (r"last night", _Days((t - _DAY, t), past=True, part="natt")),
            (r"nasta helg(?:en)?|next weekend", _Days((weekend + 7 * _DAY, weekend + 9 * _DAY))),
            (r"nasta vecka|next week", _Days((monday + 7 * _DAY, monday + 14 * _DAY))),
            (r"denna vecka|den har veckan|i veckan|this week", _Days((monday, monday + 7 * _DAY))),
            (r"forra veckan|last week", _Days((monday - 7 * _DAY, monday), past=True)),
            (r"forra helgen|i helgen som var"
                r"|last weekend", _Days((weekend - 7 * _DAY, monday), past=True)),
        ):  # fmt: skip
            if self._take(rf"\b(?:{pattern})\b"):
                return said
        return None

    def _period(self) -> _Days | None:
        t = self.today
        found = self._take(
            r"\b(?:i |pa |under |hela |till |sedan |in |during |the |of )*"
            r"(?P<s>sommar|host|vinter|var|summer|autumn|fall|winter|spring)(?:en|n)?"
            r"(?: of)? (?P<y>20\d\d)(?:[-/]\d+)?\b"
        )
        if found:
            return _Days(_season(found["s"], int(found["y"])))
        found = self._take(
            r"\b(?:i (?P<past>somras|vintras|hostas|varas)|(?P<last>last|forra|i fjol) ?"
            r"(?P<ls>sommar|host|vinter|summer|autumn|fall|winter|spring)(?:en|n)?)\b"
        )
        if found:
            name = {"somras": "sommar", "vintras": "vinter", "hostas": "host", "varas": "var"}
            season = name.get(found["past"] or "", found["ls"])
            last = max(s for y in (-1, 0, 1) if (s := _season(season, t.year + y))[1] <= t)
            return _Days(last, past=True)
        found = self._take(
            r"\b(?:(?:i|till|under|pa|hela|nasta|denna) )(?P<s>sommar|host|vinter)(?:en|n)?\b"
            r"|\b(?P<s2>sommaren|hosten|vintern)\b"
            r"|\b(?:this|next|in the|for the|over the|during the|during) (?P<s3>summer|autumn"
            r"|winter|spring|fall)\b"
        )
        if found:
            season = (found["s"] or found["s2"] or found["s3"]).removesuffix("en")
            season = {"vintern": "vinter"}.get(season, season)
            coming = (_season(season, t.year + n) for n in range(3))
            return _Days(next(s for s in coming if s[1] > t))
        found = self._take(
            rf"\b(?:i |in |under |hela |from |fran |fran och med |during )*(?P<m>{_MONTH})"
            r"(?: of|,)? (?P<y>20\d\d)\b"
        )
        if found:
            return _Days(_month(int(found["y"]), _MONTHS[found["m"]]))
        found = self._take(
            rf"\b(?:(?:i|in|under|hela|during|till|sedan|since) (?P<m>{_MONTH})"
            rf"|(?P<m2>{_LONG_MONTH}))\b"
        )
        if found:
            month = _MONTHS[found["m"] or found["m2"]]
            year = t.year if (t.year, month) >= (t.year, t.month) else t.year + 1
            return _Days(_month(year, month))
        return self._year()

    def _year(self) -> _Days | None:
        t = self.today
        found = self._take(
            r"(?<![\w.:/-])(?P<w>fore |innan |before |efter |after )?"
            r"(?:i |in |under |ar |aret |for |back in |during |hela |fran |from |fran och med "
            r"|since "
            r"|sedan |sen )*"
            r"(?P<y>20[1-4]\d)(?! ars\b)(?![-/.:\w])"
        )
        if found:
            word = (found["w"] or "").strip()
            step = (
                -1
                if word in ("fore", "innan", "before")
                else 1
                if word in ("efter", "after")
                else 0
            )
            year = int(found["y"]) + step
            return _Days((date(year, 1, 1), date(year + 1, 1, 1)))
        for pattern, step in (
            (r"nasta ar|next year", 1),
            (r"i fjol|ifjol|forra aret|last year", -1),
            (r"i ar|iar|this year", 0),
        ):
            if self._take(rf"\b(?:{pattern})\b"):
                year = t.year + step
                return _Days((date(year, 1, 1), date(year + 1, 1, 1)), past=step < 0)
        return None

    def _weekday(self, said: Said) -> Said:
        if said.weekdays:
            return said
        if self._take(
            r"\b(?:under |hela |over |pa |i |om |den har |kommande |this |the |at |on |over the "
            r"|on the )*"
            r"(?:veckosluten|veckoslut(?:et)?|helg(?:en|er|erna)?|weekends?)\b"
        ):
            return replace(said, weekdays=_WEEKEND, whole=True)
        found = self._take(r"\b(?P<s>helg|vardags)(?P<p>natt|kvall|dag)(?:en|ar|er)?\b")
        if found:
            days = _WEEKEND if found["s"] == "helg" else WORKDAYS
            part = {"dag": "dag"}.get(found["p"], found["p"])
            return replace(said, weekdays=days, part=part)
        if self._take(
            r"\b(?:under |hela |pa |en |om |i |on |a |during )*"
            r"(?:vardag(?:ar|arna|en|s)?|veckodag(?:ar|arna)?|arbetsdag(?:ar|en)?|weekdays?"
            r"|working days?)\b"
        ):
            return replace(said, weekdays=WORKDAYS)
        lead = (
            r"\b(?P<lead>(?:i|nu pa|pa|om|under|nasta|kommande|den|on|this|next|last|every"
            r"|varje|en|a|forra) )*"
        )
        found = self._take(
            rf"{lead}(?:{_FULL_DAY.format('a')}|{_SHORT_DAY.format('a')})"
            rf"(?:(?:s)? ?(?P<p>{_PART})(?P<in>(?= kl| klockan| at| vid| \d)|$|(?= )))?(?!\w)"
        ) or self._take(
            rf"\b(?P<p>natten|natt|kvallen) (?:{_FULL_DAY.format('a')})(?P<lead>(?=))(?P<in>)"
            r"(?P<ashort>(?=))(?!\w)"
        )
        if found is None:
            found = self._take(
                r"\b(?P<lead>)(?P<asv>mandag|tisdag|onsdag|torsdag|fredag|lordag|sondag)s?"
                r"(?P<p>natt|kvall|morgon|formiddag|eftermiddag|em|fm)(?:en|ar"
                r"|er)?\b(?P<aen>(?=))(?P<ashort>(?=))"
            )
        if found is None:
            return said
        day = _WEEKDAYS[found["asv"] or found["aen"] or found["ashort"]]
        past = bool(re.match(r"i \w+s\b|last|forra", found.group()) and not said.span)
        said = replace(said, weekdays=(day,), past=past or said.past)
        if found["p"]:
            said = replace(said, part=_part_of(found["p"]))
            if said.part == "natt":
                said = replace(said, in_night=True)
            return said
        return self._second_weekday(said, day)

    def _second_weekday(self, said: Said, day: int) -> Said:
        found = self._take(rf"\b(?:och|eller|and|or) (?:pa )?(?:{_FULL_DAY.format('b')})(?!\w)")
        if found is None:
            return said
        other = _WEEKDAYS[found["bsv"] or found["ben"]]
        length = (other - day) % 7 + 1
        return replace(said, weekdays=tuple((day + n) % 7 for n in range(length)), whole=True)

    def _clock(self, said: Said) -> Said:
        for pattern in _CLOCK_SPANS:
            if found := self._take(pattern):
                start = _minutes(found["ah"], found["am"])
                return replace(said, clock=start, clock_end=_minutes(found["bh"], found["bm"]))
        if found := self._take(_CLOCK_FROM_OR_UNTIL):
            clock = _minutes(found["h"], found["m"], found["half"])
            if found["w"] in ("fore", "innan", "before"):
                return replace(said, clock=0, clock_end=clock)
            return replace(said, clock=clock, clock_end=24 * 60)
        spoken = self._spoken_clock()
        if spoken is not None:
            return replace(said, clock=spoken)
        for pattern in (*_CLOCKS, *((_CLOCK_AFTER_A_DAY,) if said.day_said else ())):
            if found := self._take(pattern):
                named = found.groupdict()
                clock = _minutes(found["h"], named.get("m"), named.get("half"))
                return replace(said, clock=clock)
        return said

    def _spoken_clock(self) -> int | None:
        hour = rf"(?P<h>{_HOUR}|1[0-2]|[1-9])\b"
        found = self._take(
            rf"\b(?:(?:kl(?:ockan)?|vid|at) )?(?:(?P<n>fem|tio|tjugo|kvart|five|ten|twenty five"
            rf"|twenty|a quarter"
            rf"|quarter|\d{{1,2}} min\w*) (?P<d>i|over|to|past) )(?P<half>halv )?{hour}(?! (?:ar"
            rf"|pat|dagar)\b)"
        )
        if found:
            names = {"fem": 5, "five": 5, "tio": 10, "ten": 10, "tjugo": 20, "twenty": 20,
                     "twenty five": 25}  # fmt: skip
            step = names.get(found["n"]) or (
                15 if "quart" in found["n"] or found["n"] == "kvart" else 0
            )
            step = step or int(re.match(r"\d+", found["n"]).group())  # type: ignore[union-attr]
            base = _hour(found["h"]) * 60 - (30 if found["half"] else 0)
            return (base + (-step if found["d"] in ("i", "to") else step)) % (24 * 60)
        found = self._take(rf"\b(?:(?:kl(?:ockan)?|vid|at) )?(?P<w>halv|half past|half) {hour}")
        if found:
            hours = _hour(found["h"]) * 60
            return (hours - 30 if found["w"] == "halv" else hours + 30) % (24 * 60)
        found = self._take(
            rf"\b(?:kl(?:ockan)?(?: ar)?|vid klockan) {hour}|\b(?P<h2>{_HOUR}|1[0-2]"
            rf"|[1-9]) o clock\b"
            rf"|\bat (?P<h3>{_HOUR})\b(?! (?:hospital|clinic))"
        )
        if found:
            pm = self._take(r"(?<=\x01) ?(?P<pm>am|pm|a m|p m)\b")
            return _minutes(
                str(_hour(found["h"] or found["h2"] or found["h3"])), None, pm["pm"] if pm else None
            )
        if self._take(r"\b(?:kl(?:ockan)? )?(?:vid )?(?:midnatt|tolvslaget|midnight)\b"):
            return 24 * 60
        if self._take(r"\b(?:mitt pa (?:dagen|dan|ljusa dagen)|noon|midday)\b"):
            return 12 * 60
        return None

    def _part(self, said: Said) -> Said:
        if said.part is not None:
            return said
        for pattern, part in _PARTS:
            found = self._take(
                r"\b(?:(?:pa|om|under|hela|mitt i|sent pa|sent|tidigt pa|i|at|in the|during the"
                r"|the|by|en|on) )*"
                rf"(?:{pattern})(?!\w)"
            )
            if found:
                return replace(said, part=part)
        return said

    # --- taking words out ---

    def _find(self, pattern: str) -> re.Match[str] | None:
        return _compiled(pattern).search(self._text)

    def _take(self, pattern: str) -> re.Match[str] | None:
        found = self._find(pattern)
        if found is not None:
            self._blank(found)
        return found

    def _blank(self, found: re.Match[str]) -> None:
        for index, start in enumerate(self._starts):
            end = start + len(self.words.forms[index])
            if found.start() < end and start < found.end():
                self.used.add(index)
        gone = re.sub(r"[^ ]", "\x01", found.group())
        self._text = self._text[: found.start()] + gone + self._text[found.end() :]


def _compiled(pattern: str) -> re.Pattern[str]:
    compiled = _COMPILED.get(pattern)
    if compiled is None:
        compiled = _COMPILED[pattern] = re.compile(pattern)
    return compiled


_COMPILED: dict[str, re.Pattern[str]] = {}


def _part_of(word: str) -> str:
    return next(part for pattern, part in _PARTS if re.fullmatch(pattern, word)) if word else "natt"


def _count(word: str) -> int:
    return int(word) if word.isdigit() else _COUNTS[word]


def _hour(word: str) -> int:
    return int(word) if word.isdigit() else _HOURS[word]


def _minutes(hour: str, minute: str | None, half: str | None = None) -> int:
    hours = int(hour)
    if half and half.strip().startswith("p") and hours < 12:
        hours += 12
    if half and half.strip().startswith("a") and hours == 12:
        hours = 0
    return hours * 60 + int(minute or 0)


def _on_24_hours(said: Said) -> Said:
    """A clock time of the evening or afternoon said on 12 hours, moved to its half of the day."""
    clock = said.clock
    if clock is None or said.clock_end is not None:
        return said
    if (said.part in ("kvall", "eftermiddag") and clock < 12 * 60) or (
        said.part == "natt" and 8 * 60 <= clock < 12 * 60
    ):
        return replace(said, clock=clock + 12 * 60)
    if said.part == "natt" and 12 * 60 <= clock < 13 * 60:
        return replace(said, clock=clock - 12 * 60)
    return said


def _season(name: str, year: int) -> tuple[date, date]:
    month = _SEASONS[name]
    if month == 12:
        return date(year - 1, 12, 1), date(year, 3, 1)
    return date(year, month, 1), date(year, month + 3, 1)


def _month(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year + month // 12, month % 12 + 1, 1)
