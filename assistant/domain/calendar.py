"""Bands of the week and of the year, and cutting an interval along them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from assistant.domain.question import Moment
from assistant.domain.vocabulary import Label

MINUTES_PER_DAY = 24 * 60
_WEEK_AND_A_DAY = 8
_A_MONDAY = date(2001, 1, 1)


@dataclass(frozen=True, kw_only=True, slots=True)
class Stretch:
    """Minutes of some weekdays: ``start <= minute < end``, local clock, 0 = midnight."""

    weekdays: frozenset[int]
    """Monday is 0."""
    start: int
    end: int

    def holds(self, moment: datetime) -> bool:
        """Whether a local time falls in the stretch."""
        minute = moment.hour * 60 + moment.minute
        return moment.weekday() in self.weekdays and self.start <= minute < self.end


@dataclass(frozen=True, kw_only=True, slots=True)
class BandReading:
    """Minutes whose place in a band is read from the words, not stated, and that reading."""

    stretch: Stretch
    text: Label


@dataclass(frozen=True, kw_only=True, slots=True)
class Band:
    """A named part of time that rules may test.

    A band holds its weekly stretches; a ``holiday`` band instead holds the
    minutes of public holidays that no weekly stretch of it covers.
    """

    id: str
    label: Label
    stretches: tuple[Stretch, ...]
    holiday: bool = False
    readings: tuple[BandReading, ...] = ()

    def holds(self, moment: datetime, holidays: Mapping[date, str]) -> bool:
        """Whether a local time falls in the band."""
        in_week = any(stretch.holds(moment) for stretch in self.stretches)
        if self.holiday:
            return moment.date() in holidays and not in_week
        return in_week


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """A stretch of an interval in which no rule's time condition changes."""

    start: datetime
    end: datetime
    """Equals ``start`` for a point in time; else the first moment after the piece."""
    bands: frozenset[str]
    since: date | None = None
    """First day of the stretch between breakpoints it stands for, within an interval."""

    @property
    def day(self) -> date:
        """The local date that decides what is in force."""
        return self.start.date()


@dataclass(frozen=True, kw_only=True, slots=True)
class Calendar:
    """The bands of a corpus with the public holidays of the years in question."""

    zone: ZoneInfo
    bands: tuple[Band, ...]
    holidays: Mapping[date, str]
    """Date to the holiday's name."""

    def local(self, moment: datetime) -> datetime:
        """The same moment on the clock of the corpus's time zone."""
        return moment.astimezone(self.zone)

    def bands_at(self, moment: datetime) -> frozenset[str]:
        """Ids of the bands that hold a moment."""
        local = self.local(moment)
        return frozenset(band.id for band in self.bands if band.holds(local, self.holidays))

    def band_sets(self) -> tuple[frozenset[str], ...]:
        """Every set of bands that some minute of some year is in; smaller sets first."""
        week = [_A_MONDAY + timedelta(days=n) for n in range(7)]
        starts = {0, *(s.start for band in self.bands for s in band.stretches)}
        starts |= {s.end for band in self.bands for s in band.stretches} - {MINUTES_PER_DAY}
        found = {
            frozenset(band.id for band in self.bands if band.holds(moment, holidays))
            for holidays in ({}, dict.fromkeys(week, ""))
            for day in week
            for minute in starts
            for moment in [datetime.combine(day, time(minute // 60, minute % 60))]
        }
        return tuple(sorted(found, key=lambda bands: (len(bands), sorted(bands))))

    def readings_at(self, moment: datetime) -> tuple[Label, ...]:
        """How the words were read for this moment, where its band is not stated."""
        local = self.local(moment)
        return tuple(
            reading.text
            for band in self.bands
            for reading in band.readings
            if reading.stretch.holds(local)
        )

    def pieces(self, moment: Moment, breakpoints: Iterable[date]) -> tuple[Piece, ...]:
        """Cut an interval, and others that may be meant, where a band or what is in force changes.

        ``breakpoints`` are days on which something comes into force or ends. A
        long interval is not walked through day by day: the first week of each
        stretch between breakpoints stands for it. Equal pieces of one stretch are
        given once, by the first.
        """
        start, end = self.local(moment.start), self.local(moment.end)
        if moment.others:
            alone = (replace(reading, others=()) for reading in moment.readings)
            return self._together([self.pieces(reading, breakpoints) for reading in alone])
        if start == end:
            return (Piece(start=start, end=start, bands=self.bands_at(start)),)
        found: dict[tuple[date, frozenset[str]], Piece] = {}
        for segment in _segments(start, end, breakpoints):
            for part_start, part_end in self._cuts(*segment):
                bands = self.bands_at(part_start)
                since = segment[0].date()
                piece = Piece(start=part_start, end=part_end, bands=bands, since=since)
                found.setdefault((since, bands), piece)
        return tuple(sorted(found.values(), key=lambda piece: piece.start))

    def _together(self, readings: Iterable[tuple[Piece, ...]]) -> tuple[Piece, ...]:
        """The pieces of several intervals; one that crosses no breakpoint tells its bands only."""
        found: dict[tuple[date, frozenset[str]], Piece] = {}
        for pieces in readings:
            crosses = len({piece.since for piece in pieces}) > 1
            for piece in pieces:
                kept = piece if crosses else replace(piece, since=None)
                found.setdefault((piece.day, piece.bands), kept)
        return tuple(sorted(found.values(), key=lambda piece: piece.start))

    def _cuts(self, start: datetime, end: datetime) -> list[tuple[datetime, datetime]]:
        days = [start.date() + timedelta(days=n) for n in range(_WEEK_AND_A_DAY)]
        minutes = {0, *(m for band in self.bands for s in band.stretches for m in (s.start, s.end))}
        edges = {start, end}
        for day in days:
            for minute in minutes - {MINUTES_PER_DAY}:
                clock = time(minute // 60, minute % 60)
                edges.add(datetime.combine(day, clock, tzinfo=self.zone))
        ordered = sorted(edge for edge in edges if start <= edge <= end)
        return list(pairwise(ordered))


def _segments(
    start: datetime, end: datetime, breakpoints: Iterable[date]
) -> list[tuple[datetime, datetime]]:
    inner = sorted(
        {
            datetime.combine(day, time(0), tzinfo=start.tzinfo)
            for day in breakpoints
            if start.date() < day <= end.date()
        }
    )
    edges = [start, *(edge for edge in inner if start < edge < end), end]
    return list(pairwise(edges))
