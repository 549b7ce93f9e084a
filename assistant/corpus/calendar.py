"""Reading the bands of time of a corpus folder, with public holidays from a library."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from assistant.corpus.yamlfile import read_yaml
from assistant.domain.calendar import MINUTES_PER_DAY, Band, BandReading, Calendar, Stretch
from assistant.domain.vocabulary import Label, Vocabulary
from assistant.errors import CorpusError

_DAYS = {day: n for n, day in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))}
_FIRST_YEAR, _LAST_YEAR = 2015, 2036


def load_calendar(path: Path, vocabulary: Vocabulary) -> Calendar:
    """Read ``calendar.yaml``.

    Raises:
        CorpusError: the file is missing or malformed; says where.
    """
    mistakes: list[str] = []
    raw, _ = read_yaml(path, mistakes)
    if mistakes:
        raise CorpusError(mistakes)
    try:
        bands = tuple(_band(name, entry) for name, entry in raw["bands"].items())
        holidays = _holidays(raw["country"], raw.get("eves", []))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise CorpusError(
            [f"{path.name}: is malformed ({type(error).__name__}: {error})"]
        ) from None
    return Calendar(zone=vocabulary.zone, bands=bands, holidays=holidays)


def _band(name: str, raw: Mapping[str, Any]) -> Band:
    return Band(
        id=name,
        label=Label(sv=raw["sv"], en=raw["en"]),
        stretches=tuple(_stretch(entry) for entry in raw["weekly"]),
        holiday=bool(raw.get("holiday", False)),
        readings=tuple(
            BandReading(stretch=_stretch(entry), text=Label(sv=entry["sv"], en=entry["en"]))
            for entry in raw.get("readings", ())
        ),
    )


def _stretch(raw: Mapping[str, Any]) -> Stretch:
    start, end = _minute(raw["from"]), _minute(raw["to"])
    if end <= start:
        raise ValueError(f"from {raw['from']} to {raw['to']} is empty; cut it at midnight")
    return Stretch(weekdays=frozenset(_DAYS[day] for day in raw["days"]), start=start, end=end)


def _minute(text: str) -> int:
    hour, minute = text.split(":")
    minutes = int(hour) * 60 + int(minute)
    if not 0 <= minutes <= MINUTES_PER_DAY:
        raise ValueError(f"{text} is no time of day")
    return minutes


def _holidays(country: str, eves: list[Mapping[str, Any]]) -> dict[date, str]:
    """Public holidays of every year a question may be about, with the eves added."""
    import holidays

    years = range(_FIRST_YEAR, _LAST_YEAR + 1)
    found = dict(
        holidays.country_holidays(country, years=years, language="sv", include_sundays=False)
    )
    days = {(name.lower(), day.year): day for day, name in found.items()}
    for year in years:
        for eve in eves:
            if "before" in eve:
                day = days[(eve["before"], year)] - timedelta(days=1)
            else:
                day = date(year, eve["month"], eve["day"])
            found.setdefault(day, str(eve["sv"]))
    return found
