"""How long the server keeps what it writes, with a thought for a clock that has gone wrong.

What is removed does not come back, so a machine whose clock leaps must not remove a
year of it. Each folder remembers the day of the last look. A day far after that one
is rather a clock gone wrong than a quiet month: then nothing goes for a week, and the
log says so every day, so that somebody may mend the clock. A clock that goes back
removes nothing, and a mended clock ends the week.
"""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Protocol

from assistant.clock import now
from assistant.errors import AssistantError

_LOOKED = "looked"
"""File with the day of the last look, and the day until which nothing goes, if one is set."""
_LEAP = timedelta(days=31)
_SHORT_LEAP = timedelta(days=7)
"""The same where things are kept for a shorter time than a leap."""
_HOLD = timedelta(days=7)
_LOOK_EVERY = 3600.0
_LOG = logging.getLogger(__name__)


class Expiring(Protocol):
    """What holds things for a time."""

    def expire(self, *, looked_at_the_clock: bool = False) -> int:
        """Remove the files whose time is over; return how many went.

        Args:
            looked_at_the_clock: Remove also after a leap; a person has looked at the clock.

        Raises:
            AssistantError: a file can't be removed.
        """


class Retention:
    """Says which things in a folder have had their time."""

    def __init__(
        self,
        folder: Path,
        days: int,
        clock: Callable[[], datetime] = now,
    ) -> None:
        """The retention of a folder.

        Args:
            folder: Where the things are; the day of the last look is kept among them.
            days: Days that they are kept; 0 for good.
            clock: Gives the time, with offset.
        """
        self._folder = folder
        self._days = timedelta(days=days)
        self._clock = clock

    @property
    def today(self) -> date:
        """The day by which things expire."""
        return self._clock().astimezone(UTC).date()

    def first_kept(self, *, looked_at_the_clock: bool = False) -> date | None:
        """The day from which things are still kept; None where none may go now.

        Args:
            looked_at_the_clock: Whether a person has; then no leap holds anything.
        """
        if not self._days or not self._folder.is_dir():
            return None
        today = self.today
        last, held = self._last()
        if looked_at_the_clock or last is None or today < last:
            held = None
        elif today - last > min(_LEAP, max(_SHORT_LEAP, self._days)):
            held = today + _HOLD
        holds = held is not None and today < held
        if holds and today != last:
            _LOG.error(
                "nothing is removed from %s until the machine's clock has gone on for %d days: it "
                "has leapt. Mend it, or let 'assistant %s expire' remove now what is too old.",
                self._folder.name,
                _HOLD.days,
                self._folder.name,
            )
        self._keep(today, held if holds else None)
        return None if holds else today - self._days

    def _last(self) -> tuple[date | None, date | None]:
        """Day of the last look, and the first day on which things may go again, if one is set."""
        try:
            last, *held = (self._folder / _LOOKED).read_text("ascii").split()
            return date.fromisoformat(last), date.fromisoformat(held[0]) if held else None
        except (FileNotFoundError, ValueError):
            return None, None

    def _keep(self, today: date, held: date | None) -> None:
        told = " ".join(day.isoformat() for day in (today, held) if day is not None)
        part = self._folder / f"{_LOOKED}-part"
        with suppress(
            OSError
        ):  # a full disk keeps the day before; what is too old goes all the same
            part.write_text(f"{told}\n", encoding="ascii")
            os.replace(part, self._folder / _LOOKED)


def watch(stores: Iterable[Expiring]) -> None:
    """Remove what has expired now and every hour, in the background, until the process ends."""
    threading.Thread(target=_watch, args=(tuple(stores),), daemon=True).start()


def _watch(stores: tuple[Expiring, ...]) -> None:
    waiting = threading.Event()
    seconds = 0.0
    while not waiting.wait(seconds):
        seconds = _LOOK_EVERY
        for store in stores:
            try:
                store.expire()
            except AssistantError as error:
                _LOG.error("%s", error)
