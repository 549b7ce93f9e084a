"""Reading the moment that a request or a command is about."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from assistant.errors import UsageError

_FIRST_YEAR, _LAST_YEAR = 1900, 2199


def optional_moment(text: str | None, zone: ZoneInfo) -> datetime | None:
    """What ``read_moment`` makes of a text; None, for now, where there is none."""
    return None if text is None else read_moment(text, zone)


def read_moment(text: str, zone: ZoneInfo) -> datetime:
    """An ISO 8601 time with an offset; one without is read on the clock of ``zone``.

    Raises:
        UsageError: not a time, or a year that nothing here can be about.
    """
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        raise UsageError(
            "as_of is not a time; write it like 2026-10-17T02:00 or 2026-10-17T02:00+02:00."
        ) from None
    if not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        raise UsageError(f"as_of must lie in the years {_FIRST_YEAR} to {_LAST_YEAR}.")
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=zone)
