"""What words say of time, part by part, before it is fixed to a calendar."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

DAYS_END = 24 * 60
"""Minutes from midnight to the next."""
_TWO_WEEKS = timedelta(days=14)


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
    twelve: bool = False
    """The clock time is said on twelve hours, and no words tell which half of the day."""
    whole: bool = False
    """The run of weekdays as a whole ("hela helgen", "lördag och söndag")."""
    past: bool = False
    offset: timedelta | None = None
    """So much from now; below nought where it has been."""
    around_now: bool = False
    """The days are those around the moment of asking ("i natt")."""
    tonight: bool = False
    """It is said by a word for the evening and the night together."""
    now: bool = False
    until: Said | None = None
    """The end of an interval given by two times."""
    others: tuple[Said, ...] = ()
    """What is set against this ("now or not until tonight")."""

    @property
    def day_said(self) -> bool:
        """Whether words name a day or days."""
        return bool(self.span or self.weekdays or self.holiday or self.offset or self.now)

    @property
    def hour_said(self) -> bool:
        """Whether words name a part of the day or a clock time."""
        return self.part is not None or self.clock is not None

    @property
    def is_a_bound(self) -> bool:
        """Whether the clock times are up to one ("before eight"), from the day's beginning."""
        return self.clock == 0 and self.clock_end not in (None, DAYS_END)

    @property
    def is_a_stretch(self) -> bool:
        """Whether it goes from one clock time to another."""
        open_ended = self.clock_end in (None, DAYS_END) or self.is_a_bound
        return self.until is not None or not open_ended

    @property
    def is_a_period(self) -> bool:
        """Whether it is a month, a season, a year: a time that has weekdays of every kind."""
        return self.span is not None and self.span[1] - self.span[0] > _TWO_WEEKS

    def after(self, earlier: Said) -> Said:
        """This, with what it leaves out taken from an earlier saying."""
        if self.until is not None or earlier.until is not None or self.offset:
            return self
        if self.now and not self.hour_said:
            return self
        if self.day_said and not self.hour_said and len(self.weekdays) <= 1 and not self.holiday:
            return replace(
                self,
                weekdays=self.weekdays or (earlier.weekdays if self.is_a_period else ()),
                part=earlier.part,
                clock=earlier.clock,
                clock_end=earlier.clock_end,
                twelve=earlier.twelve,
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
                in_night=self.in_night or (self.part is None and earlier.in_night),
                until_day=self.until_day or (self.part is None and earlier.until_day),
            )
        return self


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundMoment:
    """A moment read from words: its parts, and the indexes of the words it came from."""

    said: Said
    words: tuple[int, ...]
