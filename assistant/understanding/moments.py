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

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from assistant.domain.question import Moment
from assistant.understanding.feasts import public_holidays
from assistant.understanding.said import DAYS_END, FoundMoment, Said
from assistant.understanding.time_words import read_time
from assistant.understanding.weekdays import WORKDAYS
from assistant.understanding.words import Words

_DAY = timedelta(days=1)
_JUST_NOW = timedelta(hours=2)
"""A clock time so short ago is the one that is meant, not the same of another day."""
_SOON = timedelta(hours=3)
"""A clock time of twelve hours that comes so soon is the one that is meant."""
_MOST_OTHERS = 3


class Clockwork:
    """Reads and fixes moments for one time zone and one naming of the parts of the day."""

    def __init__(self, zone: ZoneInfo, parts: Mapping[str, tuple[time, time]]) -> None:
        self._zone = zone
        self._parts = parts

    def read(self, words: Words, as_of: datetime, taken: frozenset[int]) -> FoundMoment | None:
        """What ``words`` say of time, words in ``taken`` left aside; None when nothing."""
        return read_time(words, as_of.astimezone(self._zone).date(), taken)

    def fix(self, said: Said, as_of: datetime) -> Moment:
        """The moment on the calendar, with what else the words may mean or set against it."""
        meant = [self._fixed(each, as_of) for each in self._halves(said, as_of)]
        for other in said.others:
            meant += self.fix(other, as_of).readings
        first, *further = dict.fromkeys(meant)
        others = tuple(o for o in further if not (first.start <= o.start and o.end <= first.end))
        return replace(first, others=others[:_MOST_OTHERS])

    def _halves(self, said: Said, as_of: datetime) -> tuple[Said, ...]:
        """The half of the day that a clock of twelve hours is of; both where either may be.

        The one that has just been or soon comes is meant, and of a time that has been or
        that something is to be done before, the one next to now.
        """
        if not said.twelve or said.clock is None:
            return (said,)
        early = _ends_after(replace(said, twelve=False))
        late = _half_a_day_later(early)
        now = as_of.astimezone(self._zone)
        first, second = sorted(
            (early, late), key=lambda half: abs(_edge(self._fixed(half, as_of), half) - now)
        )
        nearest = _edge(self._fixed(first, as_of), first) - now
        if -_JUST_NOW <= nearest <= _SOON or said.past or said.is_a_bound:
            return (first,)
        farther = _edge(self._fixed(second, as_of), second) - now
        upcoming = sorted((early, late), key=lambda half: self._fixed(half, as_of).start)
        if nearest < timedelta(0) <= farther or said.clock_end == DAYS_END:
            return (second if nearest < timedelta(0) else first,)
        if said.day_said:
            days = {self._fixed(half, as_of).start.date() for half in upcoming}
            return tuple(upcoming[:1]) if len(days) > 1 else (early, late)
        return (first, second)

    def _fixed(self, said: Said, as_of: datetime) -> Moment:
        now = as_of.astimezone(self._zone)
        if said.until is not None:
            return self._from_to(said, said.until, as_of)
        if said.offset is not None:
            point = (as_of + said.offset).astimezone(self._zone)
            return Moment(start=point, end=point)
        if said.now and not said.hour_said:
            return Moment(start=now, end=now)
        if not said.hour_said:
            return self._days(said, now)
        hours = self._hours(said, now)
        going_on = said.now and said.clock is None and hours.start <= now < hours.end
        return Moment(start=now, end=now) if going_on else hours

    def _from_to(self, said: Said, until: Said, as_of: datetime) -> Moment:
        """The interval that is going on, else the next one; one that ends on a day that words
        name outright is the last before that."""
        begins = replace(said, until=None)
        coming = self._ended(self.fix(begins, as_of).start, until)
        if said.span is not None or said.now:
            return coming
        back = timedelta(days=7 if said.weekdays else 1)
        begun = self._ended(self.fix(begins, as_of - back).start, until)
        if until.span is not None:
            return coming if coming.start < coming.end else begun
        return begun if begun.start <= as_of < begun.end else coming

    def _ended(self, start: datetime, until: Said) -> Moment:
        """The interval from a beginning to the first such end after it."""
        moment = self.fix(until, start)
        if moment.end <= start and not until.day_said:
            moment = self.fix(until, start + timedelta(days=1))
        return Moment(start=start, end=max(moment.end, start))

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
            said = replace(said, weekdays=WORKDAYS)
        return self._choose(
            (self._hours_of(said, day, now) for day in self._candidates(said, now, back=2)),
            said,
            now,
        )

    def _hours_of(self, said: Said, day: date, now: datetime) -> Moment:
        if said.clock is not None:
            clock = said.clock + (24 * 60 if said.in_night and said.clock < 12 * 60 else 0)
            if said.until_day and clock >= 12 * 60:
                day -= _DAY
            start = self._at(day, clock)
            if said.clock_end is None:
                return Moment(start=start, end=start)
            end = self._at(day, said.clock_end + (DAYS_END if said.clock_end <= said.clock else 0))
            begun = said.is_a_bound and not said.past and start < now < end
            return Moment(start=now if begun else start, end=end)
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
            if moment.end > now or (moment.start == moment.end and moment.start >= now - _JUST_NOW):
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
        if not fits and said.holiday and said.weekdays:
            yield from self._candidates(replace(said, weekdays=()), now, back)
        elif not fits:
            yield start

    def _fits(self, said: Said, day: date) -> bool:
        public = day in public_holidays(day.year)
        if said.holiday:
            return public and day.weekday() < 5 and day.weekday() in (said.weekdays or WORKDAYS)
        if said.weekdays == WORKDAYS and said.hour_said and public:
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


def _half_a_day_later(said: Said) -> Said:
    """A clock time before noon as the one of the afternoon, and one after noon as of the night."""
    half = DAYS_END // 2
    if said.is_a_bound:
        return replace(said, clock_end=(said.clock_end or 0) + half)
    clock = said.clock or 0
    step = half if clock <= half else -half
    ends = said.clock_end
    if ends is not None and ends != DAYS_END:
        ends = (ends + step) % DAYS_END
    return replace(said, clock=clock + step, clock_end=ends)


def _ends_after(said: Said) -> Said:
    """Hours on twelve ("from ten to eight") that end within half a day after their beginning."""
    if said.clock is None or said.clock_end is None or said.clock_end > said.clock:
        return said
    return replace(said, clock_end=said.clock_end + DAYS_END // 2)


def _edge(moment: Moment, said: Said) -> datetime:
    """The clock time told: the end of what is up to it, else the beginning."""
    return moment.end if said.is_a_bound else moment.start
