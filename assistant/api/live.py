"""An engine that takes a new version of its corpus while it answers."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from assistant.api.behind import Behind
from assistant.api.engine import Engine
from assistant.domain.answer import Answer
from assistant.domain.clause import Passage
from assistant.domain.question import Language
from assistant.unexpected import describe

_LOG = logging.getLogger(__name__)
_LOOK_EVERY = 2.0
"""Seconds between two looks at which version is served; a look reads one small file."""


class Live(Behind):
    """Answers as the engine made last does; the next one is made beside it, then takes its place.

    Every call is answered by one engine from beginning to end. Who makes several
    calls that must fit together asks for ``now`` once and keeps to it.
    """

    def __init__(self, make: Callable[[], Engine], stamp: Callable[[], str | None]) -> None:
        """Make the first engine.

        Args:
            make: Makes an engine over what is served at the moment.
            stamp: Names what is served; another name calls for another engine.
        """
        self._make = make
        self._stamp = stamp
        self._seen = stamp()
        self._looking = threading.Lock()
        self._now = make()

    @property
    def now(self) -> Engine:
        """The engine of this moment."""
        return self._now

    def look(self) -> bool:
        """Take the new version, if there is one; whether there was.

        A version that can't be opened is logged, and the one before answers on.
        """
        with self._looking:
            stamp = self._stamp()
            if stamp == self._seen:
                return False
            self._seen = stamp
            try:
                made = self._make()
                made.search(made.vocabulary.county_label.sv, 1)
            except Exception as error:
                _LOG.error("the new version of the corpus can't be opened: %s", describe(error))
                return False
            self._now = made
            return True

    def watch(self) -> None:
        """Look again and again, in the background, until the process ends."""
        threading.Thread(target=self._watch, daemon=True).start()

    def _watch(self) -> None:
        waiting = threading.Event()
        while not waiting.wait(_LOOK_EVERY):
            self.look()

    def ask(
        self,
        text: str,
        as_of: datetime | None = None,
        history: Sequence[str] = (),
        chosen: Mapping[str, object] = {},
    ) -> Answer:
        """See ``Engine``."""
        return self._now.ask(text, as_of, history, chosen)

    def resolve(
        self,
        case: Mapping[str, object],
        as_of: datetime | None = None,
        *,
        trace: bool = False,
        language: Language = "sv",
    ) -> Answer:
        """See ``Engine``."""
        return self._now.resolve(case, as_of, trace=trace, language=language)

    def search(self, text: str, k: int = 10) -> list[Passage]:
        """See ``Engine``."""
        return self._now.search(text, k)


def steady(engine: Engine) -> Engine:
    """The engine of this moment, which no switch changes under several calls."""
    return engine.now if isinstance(engine, Live) else engine
