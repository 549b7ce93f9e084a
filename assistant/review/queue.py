"""The review queue: a folder with one file for each report, kept for a time."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from pydantic import ValidationError

from assistant.clock import now
from assistant.errors import AssistantError, NotFoundError
from assistant.retention import Retention
from assistant.review.report import Report

MOST = 2000
"""Reports kept; when there are as many, no more are taken until some are removed."""


class ReviewQueue:
    """Reports in a folder. Safe from several threads and processes: a file is written once."""

    def __init__(
        self,
        folder: Path,
        keep_days: int,
        clock: Callable[[], datetime] = now,
    ) -> None:
        """The queue in a folder, which is made when first written to.

        Args:
            folder: Where its files are.
            keep_days: Days that reports are kept; 0 for good.
            clock: Gives the time by which they expire, with offset.
        """
        self._folder = folder
        self._retention = Retention(folder, keep_days, clock)

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

        Args:
            looked_at_the_clock: Remove also after a leap of the clock; a person has looked at it.

        Raises:
            AssistantError: a file can't be removed.
        """
        try:
            first = self._retention.first_kept(looked_at_the_clock=looked_at_the_clock)
            old = [] if first is None else [p for p in self._files("*.*") if _day(p) < first]
            for path in old:
                path.unlink(missing_ok=True)
        except OSError as error:
            raise AssistantError(
                f"The review queue can't be cleared ({error.strerror}); check the data folder."
            ) from None
        return len(old)

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
