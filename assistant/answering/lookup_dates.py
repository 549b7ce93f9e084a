"""Dates that follow from a text by arithmetic: last day of notice, end after prolongation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from assistant.answering.lookup_patterns import ENGLISH_MONTH, SWEDISH_MONTH, ignoring_case
from assistant.domain.question import Language
from assistant.retrieval.words import with_iso_dates

_TERM = re.compile(r"(\d{4}-\d\d-\d\d)\s*[–-]\s*(\d{4}-\d\d-\d\d)")
_NOTICE = re.compile(
    r"uppsägning\b[^.]{0,40}?(\d+)\s*(år|månad)\w*\s*(?:innan|före)", re.IGNORECASE
)
_PROLONGED = re.compile(r"förläng\w*\s*(?:med\s*)?(\d+)\s*(år|månad)", re.IGNORECASE)
_ASKS_NOTICE = re.compile(
    r"\b(?:säg\w*|sagts?|uppsäg\w*|upps\w*)\b|\bnotice\b|\bterminat|\bcancel", re.IGNORECASE
)
_ASKS_VALIDITY = re.compile(
    r"\b(?:gäller|gällde|giltig\w*|giltighet\w*|i kraft|löper|löpte|upphör\w*|i effekt|"
    r"valid\w*|in force|in effect|apply|applies|expires?|expired|hold|holds|run|runs)\b",
    re.IGNORECASE,
)
_WHETHER = re.compile(
    r"(?:^|[.!?,:;] |\b(?:och|men|så|and|but|so) )\W*(?:gäller|gällde|är|löper|upphör|is|does|do|"
    r"will|has|are)\b",
    re.IGNORECASE,
)
_A_TIME = re.compile(
    r"\b20\d\d\b|\bfortfarande\b|\bännu\b|\bstill\b|\balltjämt\b|\bi dag\b|\bidag\b|\btoday\b",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d[\d-]*")
_MONTH = ignoring_case(f"{SWEDISH_MONTH}|{ENGLISH_MONTH}")
_ASKED_YEAR = re.compile(r"(?<!\d)(?<!\d[-–])20\d\d(?![-–]?\d)")
_ASKS_PROLONGED = re.compile(r"\bförläng|\bprolong|\bextend|\brenew", re.IGNORECASE)
_DAY = re.compile(r"\b20\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\b")


@dataclass(frozen=True, kw_only=True, slots=True)
class DerivedDate:
    """A date that stands in no source but follows from one that does."""

    label: str
    day: date


def asks_validity(question: str) -> bool:
    """Whether it is asked if something is in force at a time that is named, or now."""
    return all(p.search(question) for p in (_ASKS_VALIDITY, _WHETHER, _A_TIME))


def states_term(text: str, question: str) -> bool:
    """Whether a text states from which day to which day something is in force, and nothing that
    the question names by year is older."""
    term = _TERM.search(text)
    return term is not None and all(
        int(year) >= int(term.group(1)[:4]) for year in _ASKED_YEAR.findall(question)
    )


def names_time(word: str) -> bool:
    """Whether a word is a number, a day or a month."""
    return _DIGITS.fullmatch(word) is not None or _MONTH.fullmatch(word) is not None


def days_named(text: str) -> frozenset[str]:
    """The days that a text names by day, month and year, as 2026-03-03."""
    return frozenset(_DAY.findall(with_iso_dates(text)))


def without_times(text: str) -> str:
    """A text without its years, days and months."""
    return " ".join(word for word in text.split() if not names_time(word.strip(".,;:?!()")))


def derived_dates(text: str, question: str, language: Language) -> tuple[DerivedDate, ...]:
    """The dates that the question asks for and that follow from the terms in ``text``.

    "uppsägning … 1 år innan avtalsslut" on a term that ends 2028-12-31 gives
    2027-12-31 as the last day of notice. Both days are told where it is asked whether the
    term covers a year after its end.
    """
    term = _TERM.search(text)
    if term is None:
        return ()
    end = date.fromisoformat(term.group(2))
    after = asks_validity(question) and any(
        int(year) > end.year for year in _ASKED_YEAR.findall(question)
    )
    found = []
    notice = _NOTICE.search(text)
    if notice is not None and (after or _ASKS_NOTICE.search(question)):
        label = (
            "sista dag för uppsägning (uträknad)"
            if language == "sv"
            else ("last day of notice (computed)")
        )
        found.append(DerivedDate(label=label, day=_moved(end, notice, -1)))
    prolonged = _PROLONGED.search(text)
    if prolonged is not None and (after or _ASKS_PROLONGED.search(question)):
        label = (
            "nytt slutdatum vid förlängning (uträknat)"
            if language == "sv"
            else ("new end if prolonged (computed)")
        )
        found.append(DerivedDate(label=label, day=_moved(end, prolonged, 1)))
    return tuple(found)


def _moved(day: date, by: re.Match[str], sign: int) -> date:
    months = int(by.group(1)) * (12 if by.group(2).lower().startswith("år") else 1) * sign
    at = day.year * 12 + day.month - 1 + months
    year, month = divmod(at, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError("every month has a 28th day")
