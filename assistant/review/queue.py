"""The review queue: a folder with one file for each report, kept for a time."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from pydantic import ValidationError

from assistant.errors import AssistantError, NotFoundError
from assistant.review.report import Report

MOST = 2000
"""Reports kept; when there are as many, no more are taken until some are removed."""
_LOOKED = "looked"
"""File with the day on which somebody last looked for reports whose time is over."""
_LEAP = timedelta(days=31)
"""Days between two such looks that rather tell of a clock gone wrong."""
_LOOK_EVERY = 3600.0
_LOG = logging.getLogger(__name__)


class ReviewQueue:
    """Reports in a folder. Safe from several threads and processes: a file is written once."""

    def __init__(
        self,
        folder: Path,
        keep_days: int,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """The queue in a folder, which is made when first written to.

        Args:
            folder: Where its files are.
            keep_days: Days that reports are kept; 0 for good.
            clock: Gives the time by which they expire, with offset.
        """
        self._folder = folder
        self._keep = keep_days
        self._clock = clock

    def put(self, report: Report) -> None:
        """Keep a report.

        Raises:
            AssistantError: the queue is full, or its folder can't be written to.
        """
        part = self._folder / f"{report.reported:%Y%m%dT%H%M}-{report.id}.part"
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            if len(self._files("*.json")) >= MOST:
                raise AssistantError(
                    "The review queue is full; export what is in it and remove it."
                )
            try:
                part.write_text(report.model_dump_json(indent=1) + "\n", encoding="utf-8")
                os.replace(part, part.with_suffix(".json"))
            finally:
                part.unlink(missing_ok=True)
        except OSError as error:
            raise AssistantError(
                f"The review queue can't be written ({error.strerror}); check the data folder."
            ) from None

    def all(self) -> tuple[Report, ...]:
        """Every report, newest first; a file that is no report is passed over."""
        found = (_read(path) for path in reversed(self._files("*.json")))
        return tuple(each for each in found if each is not None)

    def get(self, report_id: str) -> Report:
        """One report.

        Raises:
            NotFoundError: the queue holds no such report.
        """
        for each in self.all():
            if each.id == report_id:
                return each
        raise NotFoundError(
            "The review queue holds no report with this id; see 'assistant review list'."
        )

    def expire(self, *, looked_at_the_clock: bool = False) -> int:
        """Remove the reports whose time is over; return how many files went.

        Where the last look is over a month ago the clock may have gone wrong: then
        nothing goes this day, and the log says so.

        Args:
            looked_at_the_clock: Remove even then; a person has looked at the clock.

        Raises:
            AssistantError: a file can't be removed.
        """
        if not self._keep or not self._folder.is_dir():
            return 0
        today = self._clock().date()
        try:
            last = self._looked()
            leapt = last is not None and today - last > _LEAP
            old: list[Path] = []
            if leapt and not looked_at_the_clock:
                _LOG.error(
                    "no report was removed: the last look is over %d days ago. Look at the "
                    "machine's clock; 'assistant review expire' removes them now.",
                    _LEAP.days,
                )
            else:
                oldest = today - timedelta(days=self._keep)
                old = [path for path in self._files("*.*") if _day(path) < oldest]
            for path in old:
                path.unlink(missing_ok=True)
            if today != last:
                (self._folder / _LOOKED).write_text(today.isoformat(), encoding="ascii")
        except OSError as error:
            raise AssistantError(
                f"The review queue can't be cleared ({error.strerror}); check the data folder."
            ) from None
        return len(old)

    def watch(self) -> None:
        """Remove what has expired now and every hour, in the background, until the process ends."""
        threading.Thread(target=self._watch, daemon=True).start()

    def _watch(self) -> None:
        waiting = threading.Event()
        seconds = 0.0
        while not waiting.wait(seconds):
            seconds = _LOOK_EVERY
            try:
                self.expire()
            except AssistantError as error:
                _LOG.error("%s", error)

    def _looked(self) -> date | None:
        try:
            return date.fromisoformat((self._folder / _LOOKED).read_text("ascii").strip())
        except (FileNotFoundError, ValueError):
            return None

    def _files(self, pattern: str) -> list[Path]:
        return sorted(self._folder.glob(pattern)) if self._folder.is_dir() else []


def _day(path: Path) -> date:
    """The day of a report by its file's name; that of the file where the name holds none."""
    try:
        return datetime.strptime(path.name[:8], "%Y%m%d").date()
    except ValueError:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC).date()


def _read(path: Path) -> Report | None:
    try:
        return Report.model_validate_json(path.read_text("utf-8"))
    except (OSError, ValidationError, UnicodeDecodeError):
        return None
