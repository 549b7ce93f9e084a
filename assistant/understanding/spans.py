"""Times given by two edges: "from six in the evening to seven in the morning".

An edge is whatever names a time by itself: a day, a part of it, a clock time or all of
these. Two clock times on one day, or over one midnight, make a stretch of hours; edges on
days of their own make an interval from the one to the other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from assistant.understanding.number_words import HOURS
from assistant.understanding.said import DAYS_END, Said
from assistant.understanding.words import Word, Words

_FROM = frozenset({"fran", "from"})
_BETWEEN = frozenset({"mellan", "between"})
_TO = frozenset({"till", "tills", "to", "until", "through", "tom"})
_AND = frozenset({"och", "and"})
_WITH = (("och", "med"), ("o", "m"))
""" "från och med", "t o m"."""
_FURTHER = frozenset({"fram", "anda", "up", "right", "all", "the", "way"})
"""Words between a beginning and the one that leads to the end ("all the way to")."""
_FILLING = frozenset({"kl", "klockan", "pa", "i", "om", "at", "on", "the", "in", "ca", "cirka",
                      "vid", "den", "av", "of", "hela", "ungefar", "about", "around"})  # fmt: skip
_NUMBER = re.compile(r"\d{1,2}")
_LONGEST = 8
"""Words of an edge at most."""
_BRIEF, _SHIFT = 3 * 60, 14 * 60
"""Minutes of hours so short that half a day more may be meant, and of somebody's hours at most."""
_A_NIGHT = re.compile(r"\w*(?:natt|natten|night)")
_HALF_A_DAY = DAYS_END // 2
_SMALL = 7 * 60
_DAYS = timedelta(days=14)

Reads = Callable[[Words, date], tuple[Said | None, frozenset[int]]]
"""Reads a few words alone: what they say of time, and which of them say it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadSpan:
    """A span and the indexes of its words."""

    said: Said
    words: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Edge:
    said: Said
    bare: bool
    """Whether it is a number or an hour in words and nothing else."""
    words: frozenset[int]
    in_words: bool = True
    """Whether its clock time is written out, which leaves open the half of the day."""


def read_span(words: Words, aside: Iterable[int], today: date, reads: Reads) -> ReadSpan | None:
    """The first span that words give by two edges, at least one of them told as a time.

    ``aside`` are indexes of words that are not to be read; ``reads`` reads one edge.
    """
    return _Reader(words, frozenset(aside), today, reads).first()


class _Reader:
    def __init__(self, words: Words, aside: frozenset[int], today: date, reads: Reads) -> None:
        self._words = words
        self._forms = words.forms
        self._aside = aside
        self._today = today
        self._reads = reads

    def first(self) -> ReadSpan | None:
        for at, form in enumerate(self._forms):
            if form in _TO and at not in self._aside:
                found = self._around(at)
            elif at and self._words.dashed(at):
                found = self._without_opener(at, at)
            elif form in _AND and (opener := self._opener(at, _BETWEEN)) is not None:
                found = self._of(opener, at, at + 1)
            else:
                found = None
            if found is not None:
                return found
        return None

    def _around(self, joiner: int) -> ReadSpan | None:
        end = joiner + 1 + (2 if self._forms[joiner + 1 : joiner + 3] in _WITH else 0)
        until = joiner
        while until and self._forms[until - 1] in _FURTHER:
            until -= 1
        opener = self._opener(until, _FROM | _BETWEEN)
        if opener is not None:
            return self._of(opener, until, end)
        return self._without_opener(until, end, minutes_to=self._forms[joiner] == "to")

    def _without_opener(self, until: int, end: int, *, minutes_to: bool = False) -> ReadSpan | None:
        """The longest run of words before a joining one that is a time; ``minutes_to`` where
        the joining word may also tell minutes to an hour."""
        starts = range(max(0, until - _LONGEST), until)
        for first in starts:
            left = self._edge(first, until, self._today)
            if left is not None and self._forms[first] not in _FILLING - {"kl", "klockan", "hela"}:
                to_an_hour = minutes_to and not _is_plain(left.said)
                if left.bare or to_an_hour or self._is_a_night_towards(until, end):
                    return None
                return self._joined(left, end, frozenset(range(until, end)))
        return None

    def _opener(self, before: int, openers: frozenset[str]) -> int | None:
        """The word that opens a span, a few words before another of the same clause."""
        for at in range(before - 1, max(-1, before - 2 - _LONGEST), -1):
            if not self._words.same_clause(at, before - 1) or at in self._aside:
                return None
            if self._forms[at] in openers:
                return at
        return None

    def _of(self, opener: int, until: int, end: int) -> ReadSpan | None:
        if opener and self._is_a_night_towards(opener, end):
            return None
        first = opener + 1 + (2 if self._forms[opener + 1 : opener + 3] in _WITH else 0)
        left = self._edge(first, until, self._today)
        if left is None:
            return None
        return self._joined(left, end, frozenset([*range(opener, first), *range(until, end)]))

    def _is_a_night_towards(self, before: int, end: int) -> bool:
        """Whether a night is named by a day that it leads to ("natten till söndag kl 02")."""
        if not _A_NIGHT.fullmatch(self._forms[before - 1]):
            return False
        for last in range(end + 1, min(len(self._forms), end + 3) + 1):
            day = self._edge(end, last, self._today)
            if day is not None:
                return day.said.day_said and not day.said.hour_said
        return False

    def _joined(self, left: _Edge, first: int, between: frozenset[int]) -> ReadSpan | None:
        right = self._right(first, self._today)
        if right is None or (left.bare and (right.bare or _is_a_day(right.said))):
            return None
        if left.said.span is not None and right.said.span is not None:
            left, right = self._in_order(left, right, first)
        spelled = all(edge.in_words for edge in (left, right) if edge.said.twelve)
        said = _span(
            left.said,
            right.said,
            spelled=spelled,
            both=bool(_AND & {self._forms[i] for i in between}),
        )
        if said is None:
            return None
        return ReadSpan(said=said, words=left.words | between | right.words)

    def _in_order(self, left: _Edge, right: _Edge, first: int) -> tuple[_Edge, _Edge]:
        """Feasts of one turn of the year: the beginning that has been, where the end is to come."""
        start, end = left.said.span, right.said.span
        if start is None or end is None or start[0] <= end[0]:
            return left, right
        at = sorted(left.words)
        earlier = self._edge(at[0], at[-1] + 1, self._today - timedelta(days=365))
        if earlier is not None and earlier.said.span and earlier.said.span[0] <= end[0]:
            return earlier, right
        later = self._right(first, start[0])
        return left, later or right

    def _right(self, first: int, today: date) -> _Edge | None:
        for last in range(min(len(self._forms), first + _LONGEST), first, -1):
            if self._words.same_clause(first, last - 1) and self._forms[last - 1] not in _FILLING:
                edge = self._edge(first, last, today)
                if edge is not None:
                    return edge
        return None

    def _edge(self, first: int, last: int, today: date) -> _Edge | None:
        """What a run of words says of time, where it says nothing else."""
        inside = range(first, last)
        if not inside or len(inside) > _LONGEST or self._aside & set(inside):
            return None
        items = list(self._words.items[first:last])
        forms = [item.form for item in items if item.form not in _FILLING]
        bare = len(forms) == len(items) == 1 and _is_an_hour(forms[0])
        led = not items[0].form.startswith(("kl", "at")) and _is_an_hour(items[0].form)
        if led:
            items.insert(0, Word("kl", items[0].start, items[0].start, items[0].clause))
        said, used = self._reads(Words(self._words.text, tuple(items)), today)
        figures = any(_NUMBER.fullmatch(item.form) for item in items)
        if said is not None and figures and said.twelve and (said.clock or 0) >= _SMALL:
            said = replace(said, twelve=False)
        told = {i - led for i in used} | {
            i for i, form in enumerate(self._forms[first:last]) if form in _FILLING
        }
        if said is None or not told.issuperset(range(len(inside))) or _is_a_period(said):
            return None
        return _Edge(said, bare, frozenset(inside), not figures)


def _is_a_day(said: Said) -> bool:
    """Whether it names days and no hour: a number before it is a day too."""
    return said.day_said and not said.hour_said


def _span(start: Said, end: Said, *, both: bool, spelled: bool) -> Said | None:
    """One saying of two edges.

    ``both`` where a day beside the end is that of the beginning too, ``spelled`` where what is
    said on twelve hours is written out.
    """
    if start.offset or end.offset or start.until or end.until:
        return None
    if not start.hour_said and not end.hour_said and (start.weekdays or end.weekdays):
        return None  # a run of whole days
    if start.clock is None or end.clock is None or start.now:
        towards = not start.hour_said and not start.day_said
        named_by_its_end = start.part and not start.day_said and end.day_said and not end.hour_said
        return None if towards or named_by_its_end else _until(start, end)
    if start.day_said and end.day_said and not end.now:
        return _until(start, end)
    clocks = _clocks(start, end, spelled=spelled)
    first = clocks[0]
    over_midnight = (first.clock_end or 0) <= (first.clock or 0)
    if end.day_said and over_midnight and not (both or end.weekdays or end.around_now):
        return _until(replace(start, clock=first.clock, twelve=False), end)
    day = end if end.day_said else start
    made = [
        replace(
            day,
            part=None,
            clock=each.clock,
            clock_end=each.clock_end,
            twelve=each.twelve,
            others=(),
        )
        for each in clocks
    ]
    return replace(made[0], others=tuple(made[1:]))


def _clocks(start: Said, end: Said, *, spelled: bool) -> list[Said]:
    """The hours from one clock time to the other, with the halves of the day they may be of."""
    first, last = start.clock or 0, (end.clock or 0) % DAYS_END
    if first == DAYS_END and (end.day_said or not start.day_said):
        first = 0
    if start.twelve and end.twelve:
        length = (last - first) % _HALF_A_DAY or _HALF_A_DAY
        return [Said(clock=first, clock_end=first + length, twelve=True)]
    firsts = (first, (first + _HALF_A_DAY) % DAYS_END) if start.twelve else (first,)
    lasts = (last, (last + _HALF_A_DAY) % DAYS_END) if end.twelve else (last,)
    hours = sorted(
        ((other - one) % DAYS_END or DAYS_END, one, other) for one in firsts for other in lasts
    )
    doubtful = spelled and hours[0][0] <= _BRIEF and hours[-1][0] <= _SHIFT
    return [Said(clock=one, clock_end=other) for _, one, other in hours[: 2 if doubtful else 1]]


def _until(start: Said, end: Said) -> Said:
    """An interval; small hours of twelve it begins at are of the afternoon, its end is early."""
    if start.twelve and start.clock is not None:
        late = _HALF_A_DAY if start.clock < _SMALL else 0
        start = replace(start, twelve=False, clock=start.clock + late)
    return replace(start, until=replace(end, twelve=False))


def _is_an_hour(form: str) -> bool:
    return form in HOURS or (_NUMBER.fullmatch(form) is not None and int(form) <= 24)


def _is_plain(said: Said) -> bool:
    """Whether it can't be minutes to an hour ("five to eight")."""
    return said.day_said or said.part is not None or not said.twelve


def _is_a_period(said: Said) -> bool:
    return said.span is not None and said.span[1] - said.span[0] > _DAYS
