"""The review queue: a folder with one file for each report."""

from __future__ import annotations

import os
from pathlib import Path

from pydantic import ValidationError

from assistant.errors import AssistantError, NotFoundError
from assistant.review.report import Report

FOLDER = "review"
"""Its name in the data folder."""
MOST = 2000
"""Reports kept; when there are as many, no more are taken until some are removed."""


class ReviewQueue:
    """Reports in a folder. Safe from several threads and processes: a file is written once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, report: Report) -> None:
        """Keep a report.

        Raises:
            AssistantError: the queue is full, or its folder can't be written to.
        """
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            if len(self._files()) >= MOST:
                raise AssistantError(
                    "The review queue is full; export what is in it and remove it."
                )
            path = self._folder / f"{report.reported:%Y%m%dT%H%M}-{report.id}.json"
            part = path.with_suffix(".part")
            part.write_text(report.model_dump_json(indent=1) + "\n", encoding="utf-8")
            os.replace(part, path)
        except OSError as error:
            raise AssistantError(
                f"The review queue can't be written ({error.strerror}); check the data folder."
            ) from None

    def all(self) -> tuple[Report, ...]:
        """Every report, newest first; a file that is no report is passed over."""
        found = (_read(path) for path in reversed(self._files()))
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

    def _files(self) -> list[Path]:
        return sorted(self._folder.glob("*.json")) if self._folder.is_dir() else []


def _read(path: Path) -> Report | None:
    try:
        return Report.model_validate_json(path.read_text("utf-8"))
    except (OSError, ValidationError, UnicodeDecodeError):
        return None
