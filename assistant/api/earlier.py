"""Engines over earlier versions of the corpus, and over what was known on a day."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from assistant.api.engine import Engine
from assistant.bootstrap import build, build_served
from assistant.errors import UsageError
from assistant.intake.revisions import version_called
from assistant.intake.versions import Versions, reading
from assistant.settings import Settings

Make = Callable[[Path | None, date | None], Engine]
"""Makes an engine over a corpus folder (what is served where None) as known on a day."""

_UNREADABLE = (
    "corpus version: the one asked can't be read by this version of the program; ask it with the "
    "version that kept it, or ask another"
)
_KEPT = 2
"""Engines kept in memory, those asked last; making one anew takes a second or two."""


class Earlier:
    """Finds, makes and keeps the engines. Safe to call from several threads."""

    def __init__(self, find: Callable[[str], Path], make: Make) -> None:
        """Take how versions are found and engines made.

        Args:
            find: Gives the corpus folder of a version by its name; UsageError where there is none.
            make: Makes an engine.
        """
        self._find = find
        self._make = make
        self._lock = threading.Lock()
        self._engines: OrderedDict[tuple[Path | None, date | None, str], Engine] = OrderedDict()

    def engine(self, version: str | None, known_at: str | None, served: str = "") -> Engine:
        """The engine over a version, what is served where None, as known on a day.

        Args:
            version: Name of the version.
            known_at: The day, such as 2024-05-01; None for all that is known.
            served: Names what is served at the moment, so that an older one is not kept on.

        Raises:
            UsageError: no such version, or no day.
            UnreadableVersionError: the version can't be read by this version of the program.
        """
        folder = None if version is None else self._find(version)
        day = None if known_at is None else read_day(known_at)
        key = (folder, day, served if folder is None else "")
        with self._lock:
            if key not in self._engines:
                self._engines[key] = self._make(folder, day)
            self._engines.move_to_end(key)
            while len(self._engines) > _KEPT:
                self._engines.popitem(last=False)
            return self._engines[key]


def read_day(raw: str) -> date:
    """A day such as 2024-05-01.

    Raises:
        UsageError: it is none.
    """
    try:
        return date.fromisoformat(raw)
    except ValueError:
        raise UsageError("known_at must be a day such as 2024-05-01.") from None


def open_earlier(settings: Settings, *, revisions: bool) -> Earlier:
    """Earlier versions of the corpus of the settings, to be asked by name.

    ``revisions`` says whether a name may also be a git revision of the corpus folder.
    """
    versions = Versions(settings.corpus, settings.data)

    def find(name: str) -> Path:
        found = version_called(versions, name) if revisions else versions.find(name)
        return found.folder

    def make(folder: Path | None, known_at: date | None) -> Engine:
        if folder is None:
            return build_served(settings, known_at)
        with reading(_UNREADABLE):
            return build(replace(settings, corpus=folder), known_at)

    return Earlier(find, make)
