"""The moment or interval that words name, read relative to the moment of asking.

How words that leave something open are read:

- A weekday, a part of the day or a clock time without a date is the one going on
  or the next to come; "i lördags" and the like are the last that was.
- "lördag natt" is the night that begins on that Saturday evening; "natten mot"
  and "natten till" name the day it ends on. A clock time after "lördag natt"
  falls in that night; "lördag kl 03" is Saturday morning.
- A season is three whole months (winter: December before to February), a year or
  month the whole of it; with a part of the day or a weekday it is the first such
  one in it.
- "vardagar" is Monday to Friday, "helgen" Saturday and Sunday; office hours are
  those of a working day.
- "efter nyår" is from 2 January, when the feast is over, to the end of January.
- "halv åtta" is 7:30: clock times are read on 24 hours unless words say evening.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from assistant.domain.question import Moment
from assistant.understanding.feasts import FEASTS, public_holidays
from assistant.understanding.words import Words

_DAY = timedelta(days=1)
_WORKDAYS = (0, 1, 2, 3, 4)
_WEEKEND = (5, 6)


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """What the words say of time, part by part, before it is fixed to a calendar."""

    span: tuple[date, date] | None = None
    """Days named outright: the first, and the day after the last."""
    weekdays: tuple[int, ...] = ()
    """Weekdays named (Monday is 0); several mean a run of days or any of a kind."""
    holiday: bool = False
    """A public holiday on a weekday, whichever comes next."""
    part: str | None = None
    """Part of the day, a key of the corpus's ``parts_of_day``."""
    until_day: bool = False
    """The night is named by the day it ends on."""
    in_night: bool = False
    """The clock time belongs to the night named with the day."""
    clock: int | None = None
    """Minutes from midnight; above 1439 on the next day."""
    clock_end: int | None = None
    whole: bool = False
    """The run of weekdays as a whole ("hela helgen", "lördag och söndag")."""
    past: bool = False
    offset: timedelta | None = None
    """So much from now."""
    now: bool = False
    until: Said | None = None
    """The end of an interval given by two times."""

    @property
    def day_said(self) -> bool:
        """Whether words name a day or days."""
        return bool(self.span or self.weekdays or self.holiday or self.offset or self.now)

    @property
    def hour_said(self) -> bool:
        """Whether words name a part of the day or a clock time."""
        return self.part is not None or self.clock is not None

    def after(self, earlier: Said) -> Said:
        """This, with what it leaves out taken from an earlier saying."""
        if self.until is not None or earlier.until is not None or self.now or self.offset:
            return self
        if self.day_said and not self.hour_said and len(self.weekdays) <= 1 and not self.holiday:
            return replace(
                self,
                part=earlier.part,
                clock=earlier.clock,
                clock_end=earlier.clock_end,
                in_night=earlier.in_night,
                until_day=earlier.until_day,
            )
        if self.hour_said and not self.day_said and not earlier.now and not earlier.offset:
            return replace(
                self,
                span=earlier.span,
                weekdays=earlier.weekdays,
                holiday=earlier.holiday,
                past=earlier.past,
            )
        return self


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundMoment:
    """A moment read from words: its parts, and the indexes of the words it came from."""

    said: Said
    words: tuple[int, ...]


class Clockwork:
    """Reads and fixes moments for one time zone and one naming of the parts of the day."""

    def __init__(self, zone: ZoneInfo, parts: Mapping[str, tuple[time, time]]) -> None:
        self._zone = zone
        self._parts = parts

    def read(self, words: Words, as_of: datetime, taken: frozenset[int]) -> FoundMoment | None:
        """What ``words`` say of time, words in ``taken`` left aside; None when nothing."""
        reading = _Reading(words, as_of.astimezone(self._zone).date(), taken)
        said = reading.said()
        return FoundMoment(said=said, words=tuple(sorted(reading.used))) if said else None

    def fix(self, said: Said, as_of: datetime) -> Moment:
        """The moment on the calendar."""
        now = as_of.astimezone(self._zone)
        if said.until is not None:
            start = self.fix(replace(said, until=None), as_of).start
            end = self._end_after(said.until, start)
            return Moment(start=start, end=end)
        if said.offset is not None:
            point = (as_of + said.offset).astimezone(self._zone)
            return Moment(start=point, end=point)
        if said.now and not said.hour_said:
            return Moment(start=now, end=now)
        if not said.hour_said:
            return self._days(said, now)
        return self._hours(said, now)

    def _end_after(self, said: Said, start: datetime) -> datetime:
        moment = self.fix(said, start)
        return moment.end if moment.end > start else start

    def _days(self, said: Said, now: datetime) -> Moment:
        if said.span and not said.weekdays and not said.holiday:
            return self._whole_days(*said.span)
        if len(said.weekdays) > 1:
            first, length = said.weekdays[0], len(said.weekdays)
            blocks = (
                self._whole_days(day, day + length * _DAY)
                for day in self._candidates(replace(said, weekdays=(first,)), now, back=length)
            )
            return self._choose(blocks, said, now)
        return self._choose(
            (self._whole_days(day, day + _DAY) for day in self._candidates(said, now)), said, now
        )

    def _hours(self, said: Said, now: datetime) -> Moment:
        if said.part == "kontorstid" and not said.day_said:
            said = replace(said, weekdays=_WORKDAYS)
        return self._choose(
            (self._hours_of(said, day) for day in self._candidates(said, now, back=2)), said, now
        )

    def _hours_of(self, said: Said, day: date) -> Moment:
        if said.clock is not None:
            clock = said.clock + (24 * 60 if said.in_night and said.clock < 12 * 60 else 0)
            if said.until_day and clock >= 12 * 60:
                day -= _DAY
            start = self._at(day, clock)
            if said.clock_end is None:
                return Moment(start=start, end=start)
            end = said.clock_end + (24 * 60 if said.clock_end <= said.clock else 0)
            return Moment(start=start, end=self._at(day, end))
        begins, ends = self._parts[said.part or "dag"]
        if said.until_day:
            day -= _DAY
        start_minute = begins.hour * 60 + begins.minute
        end_minute = ends.hour * 60 + ends.minute
        if end_minute <= start_minute:
            end_minute += 24 * 60
        return Moment(start=self._at(day, start_minute), end=self._at(day, end_minute))

    def _choose(self, moments: Iterator[Moment], said: Said, now: datetime) -> Moment:
        """The first still going on or to come; the last that has begun when the past is meant."""
        if said.past and not said.span:
            return max((m for m in moments if m.start <= now), key=lambda m: m.start)
        first = None
        for moment in moments:
            first = first or moment
            if moment.end > now or (moment.start == moment.end and moment.start >= now):
                return moment
        if first is None:
            raise ValueError("no day fits")
        return first

    def _candidates(self, said: Said, now: datetime, back: int = 1) -> Iterator[date]:
        """Days that fit, in order; a year of them at most."""
        start, end = now.date() - back * _DAY, now.date() + 400 * _DAY
        if said.past:
            start, end = now.date() - 15 * _DAY, now.date() + _DAY
        if said.span:
            start, end = said.span
        elif not said.day_said and said.past is False:
            start = now.date() - _DAY
        day = start
        fits = False
        while day < end:
            if self._fits(said, day):
                fits = True
                yield day
            day += _DAY
        if not fits:
            yield start

    def _fits(self, said: Said, day: date) -> bool:
        public = day in public_holidays(day.year)
        if said.holiday:
            return public and day.weekday() < 5
        if said.weekdays == _WORKDAYS and said.hour_said and public:
            return False
        return not said.weekdays or day.weekday() in said.weekdays

    def _whole_days(self, first: date, after: date) -> Moment:
        return Moment(start=self._at(first, 0), end=self._at(after, 0))

    def _at(self, day: date, minutes: int) -> datetime:
        day += (minutes // (24 * 60)) * _DAY
        clock = minutes % (24 * 60)
        local = datetime.combine(day, time(clock // 60, clock % 60), tzinfo=self._zone)
        # A time that the clock change skips becomes the one that the clock shows then.
        return local.astimezone(ZoneInfo("UTC")).astimezone(self._zone)


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
    (r"jourtid\w*|jour tid|(?:efter|utanfor|utom) (?:kontorstid|dagtid|arbetstid)|obekvam (?:arbets)?tid|(?:out of|after|outside|off) (?:office )?hours"
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
_HOURS = {
    name: number
    for number, names in enumerate(
        "ett one,tva two,tre three,fyra four,fem five,sex six,sju seven,atta eight,nio nine,tio ten,"
        "elva eleven,tolv twelve".split(","),
        start=1,
    )
    for name in names.split()
}
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

MOMENT_WORDS = frozenset(
    "mandag mandagen tisdag tisdagen onsdag onsdagen torsdag torsdagen fredag fredagen lordag "
    "lordagen sondag sondagen januari februari april augusti september oktober november december "
    "klockan kvart eftermiddag eftermiddagen formiddag formiddagen kvall kvallen natten nattetid night "
    "morgon imorgon overmorgon helgen vardag vardagar vardagen helger sommaren hosten vintern "
    "midsommarafton midsommardagen julafton juldagen annandag nyarsafton nyarsdagen langfredag "
    "paskdagen pingstdagen trettondagen nationaldagen kontorstid jourtid dagtid monday tuesday "
    "wednesday thursday friday saturday sunday tonight tomorrow yesterday weekend weekday "
    "weekdays evening morning afternoon midnight midnatt christmas midsummer easter january "
    "february march october summer winter autumn spring igar inatt ikvall".split()
)
"""Words of time that a misspelling may be meant for."""


@dataclass(frozen=True, slots=True)
class _Days:
    """Days that words name outright, perhaps with a part of the day in the same word."""

    span: tuple[date, date] | None
    past: bool = False
    part: str | None = None


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
            rf"\b(?:om|in) (?P<n>\d+|{_COUNT})(?: of)? (?P<unit>minut|timm|timma|hour|dygn|veck|week)"
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
            rf"\b(?:den )?(?P<d>\d{{1,2}})(?: e| a| de| te| st| nd| rd| th)?(?: of)? (?P<m>{_MONTH})"
            r"(?:,? (?P<y>20\d\d))?\b"
        ) or self._take(
            rf"\b(?P<m>{_MONTH}) (?P<d>\d{{1,2}})(?![.:\d])(?: st| nd| rd| th)?(?:,? (?P<y>20\d\d))?\b"
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
            (r"i ?over ?mor(?:gon|ron)|(?:the )?day after tomorrow", _Days((t + 2 * _DAY, t + 3 * _DAY))),
            (r"i ?morgon|imor?r+on|i morr?on|imorrn|imorn|i morn|tomorrow", _Days((t + _DAY, t + 2 * _DAY))),
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
            (r"forra helgen|i helgen som var|last weekend", _Days((weekend - 7 * _DAY, monday), past=True)),
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
            r"|\b(?:this|next|in the|for the|over the|during the|during) (?P<s3>summer|autumn|winter|spring|fall)\b"
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
            rf"\b(?:(?:i|in|under|hela|during|till|sedan|since) (?P<m>{_MONTH})|(?P<m2>{_LONG_MONTH}))\b"
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
            r"(?:i |in |under |ar |aret |for |back in |during |hela |fran |from |fran och med |since "
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
            r"\b(?:under |hela |over |pa |i |om |den har |kommande |this |the |at |on |over the |on the )*"
            r"(?:veckosluten|veckoslut(?:et)?|helg(?:en|er|erna)?|weekends?)\b"
        ):
            return replace(said, weekdays=_WEEKEND, whole=True)
        found = self._take(r"\b(?P<s>helg|vardags)(?P<p>natt|kvall|dag)(?:en|ar|er)?\b")
        if found:
            days = _WEEKEND if found["s"] == "helg" else _WORKDAYS
            part = {"dag": "dag"}.get(found["p"], found["p"])
            return replace(said, weekdays=days, part=part)
        if self._take(
            r"\b(?:under |hela |pa |en |om |i |on |a |during )*"
            r"(?:vardag(?:ar|arna|en|s)?|veckodag(?:ar|arna)?|arbetsdag(?:ar|en)?|weekdays?|working days?)\b"
        ):
            return replace(said, weekdays=_WORKDAYS)
        lead = r"\b(?P<lead>(?:i|nu pa|pa|om|under|nasta|kommande|den|on|this|next|last|every|varje|en|a|forra) )*"
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
                r"(?P<p>natt|kvall|morgon|formiddag|eftermiddag|em|fm)(?:en|ar|er)?\b(?P<aen>(?=))(?P<ashort>(?=))"
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
        ahead = r"(?:kl(?:ockan)?(?: ar)?|at|vid|runt|omkring|around|about|ca|cirka|typ|strax|just|exakt)"
        time_24 = r"(?P<{0}h>[01]?\d|2[0-4])(?:[.:](?P<{0}m>[0-5]\d))?"
        span = (
            rf"{time_24.format('a')}(?: ?- ?| till | to | och | and | until )(?:kl(?:ockan)? )?"
            rf"{time_24.format('b')}"
        )
        found = self._take(
            rf"\b(?:mellan|between|fran|from|kl|klockan) (?:kl(?:ockan)? )?{span}(?P<pm> ?(?:am|pm))?(?![\w.:/-])"
        ) or self._take(
            r"(?<![\w.:/-])(?P<ah>[01]?\d|2[0-4])[.:](?P<am>[0-5]\d)-(?P<bh>[01]?\d|2[0-4])"
            r"[.:](?P<bm>[0-5]\d)(?P<pm>)(?![\w.:/-])"
        )
        if found:
            start, end = _minutes(found["ah"], found["am"]), _minutes(found["bh"], found["bm"])
            return replace(said, clock=start, clock_end=end)
        found = self._take(
            rf"\b(?P<w>efter|after|fore|innan|before|fran|from) (?:kl(?:ockan)? )?{time_24.format('a')}"
            r"(?P<pm> ?(?:am|pm))?(?![\w.:/-])(?! (?:ar|dagar|veckor|years|days|timmar|hours|patient))"
        )
        if found:
            clock = _minutes(found["ah"], found["am"], found["pm"])
            if found["w"] in ("fore", "innan", "before"):
                return replace(said, clock=0, clock_end=clock)
            return replace(said, clock=clock, clock_end=24 * 60)
        clock = self._spoken_clock()
        if clock is None:
            found = (
                self._take(
                    rf"\b{ahead}(?: {ahead})* {time_24.format('a')}(?P<pm> ?(?:am|pm|a m|p m))?"
                    r"(?: ?tiden| snaret)?(?![\w.:/-])(?! (?:ar|arig|years?|pat|mg|ml|dagar|days)\b)"
                )
                or self._take(
                    r"\bkl(?:ockan)? (?P<ah>[01]\d|2[0-3])(?P<am>[0-5]\d)(?P<pm>)(?![\w.:/-])"
                )
                or self._take(
                    r"(?<![\w.:/-])(?P<ah>[01]?\d|2[0-4])[.:](?P<am>[0-5]\d)"
                    r"(?P<pm> ?(?:am|pm|a m|p m))?(?![\w.:/-])"
                )
                or self._take(r"\b(?P<ah>1[0-2]|[1-9])(?P<am>)(?P<pm> ?(?:am|pm|a m|p m))\b")
                or self._take(r"\b(?P<ah>[01]?\d|2[0-4])(?P<am>)(?P<pm>) ?(?:tiden|snaret)\b")
                or self._take(
                    r"\b(?P<ah>[01]?\d|2[0-4])(?P<am>)(?P<pm>)"
                    r"(?= (?:pa|i|in|at) (?:the )?(?:natt|kvall|morgon|eftermiddag|formiddag"
                    r"|night|evening|morning|afternoon))"
                )
            )
            if found is None and said.day_said:
                found = self._take(
                    r"(?<=\x01 )(?P<ah>[01]?\d|2[0-4])(?:[.:]?(?P<am>[0-5]\d))?(?P<pm>)(?![\w.:/-])"
                    r"(?! (?:ar|arig|pat|st|mg|ml|dagar|veckor|timmar|years?|days|patienter)\b)"
                )
            if found is None:
                return said
            clock = _minutes(found["ah"], found["am"], found["pm"])
        return replace(said, clock=clock)

    def _spoken_clock(self) -> int | None:
        hour = rf"(?P<h>{_HOUR}|1[0-2]|[1-9])\b"
        found = self._take(
            rf"\b(?:(?:kl(?:ockan)?|vid|at) )?(?:(?P<n>fem|tio|tjugo|kvart|five|ten|twenty five|twenty|a quarter"
            rf"|quarter|\d{{1,2}} min\w*) (?P<d>i|over|to|past) )(?P<half>halv )?{hour}(?! (?:ar|pat|dagar)\b)"
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
            rf"\b(?:kl(?:ockan)?(?: ar)?|vid klockan) {hour}|\b(?P<h2>{_HOUR}|1[0-2]|[1-9]) o clock\b"
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
                r"\b(?:(?:pa|om|under|hela|mitt i|sent pa|sent|tidigt pa|i|at|in the|during the|the|by|en|on) )*"
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
