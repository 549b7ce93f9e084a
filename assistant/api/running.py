"""What the parts of one server process have in common: gate, counters, audit log, readiness."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from time import monotonic
from typing import Any

from assistant.api import logs
from assistant.api.engine import Engine
from assistant.api.gate import gate_for, open_gate
from assistant.api.metrics import Metrics, Way
from assistant.api.recording import Recording
from assistant.api.shared import Shared, alone
from assistant.audit.log import AuditLog
from assistant.settings import Settings
from assistant.unexpected import describe

_ASK_AGAIN_AFTER = 5.0


class Running:
    """The common parts of one process."""

    def __init__(
        self,
        settings: Settings,
        shared: Shared | None = None,
        log: AuditLog | None = None,
        *,
        inner: bool = False,
    ) -> None:
        """Put them together.

        Args:
            settings: Those of the server.
            shared: Numbers shared with other processes; own ones where None.
            log: The audit log; None keeps none.
            inner: Whether another process has let its requests in and counts them.

        Raises:
            SettingsError: keys are asked for and there are none.
        """
        numbers = alone() if shared is None else shared
        self.settings = settings
        self.metrics = Metrics(numbers)
        self.gate = open_gate() if inner else gate_for(settings, numbers)
        self._inner = inner
        self._log = log

    def recorded(self, engine: Engine, way: Way) -> Engine:
        """The engine with a record of its answers; ``way`` is what its questions come by."""
        return Recording(engine, self._log, self.metrics, self.settings, way)

    def told(self, scope: Mapping[str, Any], status: int, seconds: float) -> None:
        """Count and log one request; of its address only the pattern that it fits."""
        if self._inner:
            return
        self.metrics.requested(status)
        route = getattr(scope.get("route"), "path", None) or "other"
        logs.request(scope["method"], route, status, seconds)

    @property
    def audit_state(self) -> str:
        """``off``, ``ok`` or ``not writable``."""
        if self._log is None:
            return "off"
        return "ok" if self._log.writable() else "not writable"


class Readiness:
    """Whether search answers, asked at most once in a few seconds."""

    def __init__(self, engine: Engine, clock: Callable[[], float] = monotonic) -> None:
        self._engine = engine
        self._clock = clock
        self._lock = threading.Lock()
        self._until = float("-inf")
        self._state = "opening"

    def search_state(self) -> str:
        """``ok``, ``opening``, or what kind of error search gives."""
        if self._clock() >= self._until and self._lock.acquire(blocking=False):
            try:
                self._engine.search(self._engine.vocabulary.county_label.sv, 1)
                self._state = "ok"
            except Exception as error:
                self._state = describe(error)
            finally:
                self._until = self._clock() + _ASK_AGAIN_AFTER
                self._lock.release()
        return self._state
