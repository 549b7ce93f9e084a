"""What a question takes for granted of hours and dates, and the sources say otherwise."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time

from assistant.answering.hours import hours_of, unstated
from assistant.answering.phrases import clock_range_words, clock_words_of, weekdays_words
from assistant.answering.telling import Telling, with_marks
from assistant.domain.calendar import MINUTES_PER_DAY, Band
from assistant.domain.question import ClaimedTime
from assistant.domain.vocabulary import Label

_STATES_DATES = re.compile(r"(\d{4}-\d\d-\d\d)\s*[–-]\s*(\d{4}-\d\d-\d\d)")
_WEEK = 7 * MINUTES_PER_DAY
_EVERY_DAY = tuple(range(7))

_HOURS = {
    "sv": "Frågan utgår från att {actor} {claim}. Källorna anger andra tider: {hours}.",
    "en": "The question takes for granted that {actor} {claim}. The sources state other hours: "
    "{hours}.",
}
_OTHER_HOURS = {
    "sv": "har andra tider än de som anges",
    "en": "has other hours than those stated",
}
_ANSWERS = {
    "sv": (
        "Nej. Tiderna för {actor} är enligt källorna: {hours}.",
        "Ja. Tiderna för {actor} är enligt källorna: {hours}.",
    ),
    "en": (
        "No. The hours of {actor} are, by the sources: {hours}.",
        "Yes. The hours of {actor} are, by the sources: {hours}.",
    ),
}
_NOT_STATED = {
    "sv": "Frågan utgår från tider för {actor}. {gap}",
    "en": "The question takes for granted hours of {actor}. {gap}",
}
_DATES = {
    "sv": "Frågan utgår från att ”{term}” {claim}. Källorna anger {first} – {last}, så som det "
    "citeras.",
    "en": "The question takes for granted that the {term} {claim}. The sources state {first} – "
    "{last}, as quoted.",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Dated:
    """A term whose defining words state from when until when it holds."""

    name: Label
    document: str
    quote: str
    """Verbatim words of the document."""
    first: date
    last: date


def dated_in(quote: str) -> tuple[date, date] | None:
    """The first and the last day that words state; None where they state none."""
    found = _STATES_DATES.search(quote)
    return None if found is None else (date.fromisoformat(found[1]), date.fromisoformat(found[2]))


def corrected_times(
    claims: Sequence[ClaimedTime],
    telling: Telling,
    terms: Mapping[str, Dated],
    parts: Mapping[str, tuple[time, time]],
    today: date,
) -> list[str]:
    """A cited sentence on each claim that the sources' hours or dates belie.

    Hours asked for with yes or no are answered so. What else fits them, or what they leave
    open, is passed over in silence; that an actor's hours are stated nowhere is said where
    the corpus records it as a gap. ``terms`` by id, ``parts`` as clock times; ``today`` is
    the day of asking.
    """
    lines = []
    for claim in claims:
        if claim.actor is not None:
            line = _on_hours(claim, claim.actor, telling, parts)
        else:
            line = _on_dates(claim, terms.get(claim.term or ""), telling, today)
        if line is not None and line not in lines:
            lines.append(line)
    return lines


def _on_hours(
    claim: ClaimedTime, actor: str, telling: Telling, parts: Mapping[str, tuple[time, time]]
) -> str | None:
    named = telling.vocabulary.actors[actor].text(telling.language)
    stated = next((hours for hours in hours_of(actor, telling) if hours.stated), None)
    if stated is None:
        gaps = unstated([actor], telling)
        if not gaps or claim.asked:
            return None
        return _NOT_STATED[telling.language].format(
            actor=named, gap=gaps[0].says.text(telling.language)
        )
    band, ground = stated.band, stated.ground
    hours = band.label.text(telling.language)
    fits = _fits(claim, band, parts)
    if claim.asked:
        answer = _ANSWERS[telling.language][fits].format(actor=named, hours=hours)
        return telling.cited(answer, [ground])
    if fits:
        return None
    sentence = _HOURS[telling.language].format(
        actor=named, claim=_told(claim, telling), hours=hours
    )
    return telling.cited(sentence, [ground])


def _fits(claim: ClaimedTime, band: Band, parts: Mapping[str, tuple[time, time]]) -> bool:
    """Whether hours as claimed are those of a band, or can't be told apart from them."""
    held = _week(band)
    days = claim.weekdays or _EVERY_DAY
    if claim.always:
        return all(held[day * MINUTES_PER_DAY + m] for day in days for m in range(MINUTES_PER_DAY))
    if claim.clock is not None:
        begins, ends = _edges(held)
        if claim.clock_end is not None:
            return _at(claim.clock, days, begins, claim) and _at(claim.clock_end, days, ends, claim)
        if claim.what == "begins":
            return _at(claim.clock, days, begins, claim)
        return _at(claim.clock, days, ends, claim)
    named = {
        (day * MINUTES_PER_DAY + minute) % _WEEK
        for day in days
        for minute in _minutes(claim.part, parts)
    }
    on_duty = {minute for minute, on in enumerate(held) if on}
    if claim.what == "closed":
        return not on_duty & named
    return on_duty <= named if claim.what == "only" else bool(on_duty & named)


def _at(clock: int, days: Sequence[int], edges: frozenset[int], claim: ClaimedTime) -> bool:
    """Whether a clock time is an edge on one of the days; on twelve hours, either reading."""
    clocks = {clock, clock + 12 * 60} if claim.twelve else {clock}
    return any(
        (day * MINUTES_PER_DAY + minute) % _WEEK in edges for day in days for minute in clocks
    )


def _minutes(part: str | None, parts: Mapping[str, tuple[time, time]]) -> range:
    if part is None or part not in parts:
        return range(MINUTES_PER_DAY)
    begins, ends = (moment.hour * 60 + moment.minute for moment in parts[part])
    return range(begins, ends if ends > begins else ends + MINUTES_PER_DAY)


def _week(band: Band) -> list[bool]:
    """For each minute of a week from Monday whether the band holds it."""
    held = [False] * _WEEK
    for stretch in band.stretches:
        for day in stretch.weekdays:
            for minute in range(stretch.start, stretch.end):
                held[day * MINUTES_PER_DAY + minute] = True
    return held


def _edges(held: Sequence[bool]) -> tuple[frozenset[int], frozenset[int]]:
    """The minutes at which a band begins and those at which it ends."""
    begins = frozenset(i for i, on in enumerate(held) if on and not held[i - 1])
    ends = frozenset(i for i, on in enumerate(held) if not on and held[i - 1])
    return begins, ends


def _told(claim: ClaimedTime, telling: Telling) -> str:
    swedish = telling.language == "sv"
    days = f" {weekdays_words(claim.weekdays, telling.language)}" if claim.weekdays else ""
    if claim.always:
        return f"{'har öppet dygnet runt' if swedish else 'is open round the clock'}{days}"
    if claim.clock is not None and claim.clock_end is not None:
        span = clock_range_words(claim.clock, claim.clock_end, telling.language)
        return f"{'har öppet' if swedish else 'is open'} {span}{days}"
    if claim.clock is not None:
        verbs = {"begins": ("börjar", "begins"), "ends": ("slutar", "ends")}
        verb = verbs[claim.what][0 if swedish else 1]
        return f"{verb} {clock_words_of(claim.clock, telling.language)}{days}"
    if claim.weekdays and claim.part is None:
        states = {
            "closed": ("har stängt", "is closed"),
            "only": ("bara har öppet", "is open only"),
            "open": ("har öppet", "is open"),
        }
        return f"{states[claim.what][0 if swedish else 1]}{days}"
    return _OTHER_HOURS[telling.language]


def _on_dates(claim: ClaimedTime, term: Dated | None, telling: Telling, today: date) -> str | None:
    if term is None or claim.asked:
        return None
    swedish = telling.language == "sv"
    first, after = claim.days or (None, None)
    last = date.fromordinal(after.toordinal() - 1) if after else None
    if claim.what == "ends":
        if first is None or last is None:
            if today > term.last:
                return None
            told = "har upphört" if swedish else "has ended"
        elif last < term.first or first <= term.last <= last or first == _next(term.last):
            return None
        else:
            told = f"{'gäller till' if swedish else 'holds until'} {_period(first, last)}"
    elif first is None or last is None or first <= term.first or first > term.last:
        return None
    else:
        told = f"{'gäller från' if swedish else 'holds from'} {_period(first, last)}"
    sentence = _DATES[telling.language].format(
        term=term.name.text(telling.language), claim=told, first=term.first, last=term.last
    )
    return with_marks(sentence, telling.citer.quote(term.document, term.quote))


def _next(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)


def _period(first: date, last: date) -> str:
    """A day, a whole year, or the first day of something else, in figures."""
    if first == last:
        return first.isoformat()
    whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    return str(first.year) if whole and first.year == last.year else f"{first} – {last}"
