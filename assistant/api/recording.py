"""An engine that counts its answers and puts them in the audit log."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from time import perf_counter
from typing import Any, TypeVar

from assistant.api.behind import Behind
from assistant.api.engine import Engine
from assistant.api.metrics import Metrics, Way
from assistant.audit.entry import entry_of, failure_of
from assistant.audit.log import AuditLog
from assistant.domain.answer import Answer
from assistant.domain.clause import Passage
from assistant.domain.question import Language
from assistant.errors import AuditError, UsageError
from assistant.settings import Settings

_LOG = logging.getLogger(__name__)
_T = TypeVar("_T")


class Recording(Behind):
    """Answers as the engine within does, and keeps a record of it.

    Where the log can't be written, the answer is given all the same, the failure
    logged and counted; unless the settings say that none may go unrecorded.
    """

    def __init__(
        self, engine: Engine, log: AuditLog | None, metrics: Metrics, settings: Settings, way: Way
    ) -> None:
        """Wrap ``engine``.

        Args:
            engine: What answers.
            log: Where answers are recorded; None keeps no record.
            metrics: Where they are counted.
            settings: Whether to keep the question's words, and to insist on the record.
            way: The way in that ``ask`` stands for.
        """
        self._engine = engine
        self._log = log
        self._metrics = metrics
        self._text = settings.audit_text
        self._insist = settings.audit_required
        self._way: Way = way

    @property
    def now(self) -> Engine:
        """The engine within."""
        return self._engine

    def ask(
        self,
        text: str,
        as_of: datetime | None = None,
        history: Sequence[str] = (),
        chosen: Mapping[str, object] = {},
    ) -> Answer:
        """See ``Engine``."""
        return self._recorded(self._way, lambda: self._engine.ask(text, as_of, history, chosen))

    def resolve(
        self,
        case: Mapping[str, object],
        as_of: datetime | None = None,
        *,
        trace: bool = False,
        language: Language = "sv",
    ) -> Answer:
        """See ``Engine``."""
        return self._recorded(
            "resolve", lambda: self._engine.resolve(case, as_of, trace=trace, language=language)
        )

    def search(self, text: str, k: int = 10) -> list[Passage]:
        """See ``Engine``. A search is counted; it answers nothing, so no entry is kept."""
        return self._timed("search", lambda: self._engine.search(text, k), lambda _: "found")[0]

    def _recorded(self, way: Way, work: Callable[[], Answer]) -> Answer:
        answer, seconds = self._timed(way, work, lambda answer: answer.status)
        self._keep(
            entry_of(answer, self.vocabulary, way=way, seconds=seconds, text=self._text),
            insist=self._insist,
        )
        return answer

    def _timed(
        self, way: Way, work: Callable[[], _T], outcome: Callable[[_T], str]
    ) -> tuple[_T, float]:
        began = perf_counter()
        try:
            done = work()
        except Exception as error:
            seconds = perf_counter() - began
            misused = isinstance(error, UsageError)
            self._metrics.answered(way, "refused" if misused else "failed", seconds)
            self._keep(failure_of(type(error).__name__, way=way, seconds=seconds), insist=False)
            raise
        seconds = perf_counter() - began
        self._metrics.answered(way, outcome(done), seconds)
        return done, seconds

    def _keep(self, entry: Mapping[str, Any], *, insist: bool) -> None:
        if self._log is None:
            return
        try:
            self._log.append(entry)
        except AuditError as error:
            self._metrics.audit_failed()
            _LOG.error("%s", error)
            if insist:
                raise
