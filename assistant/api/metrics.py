"""Counters of the server, as Prometheus text. They hold numbers, never words of a question.

Every name and label is known beforehand, so that each process has a place for
each number in memory that all of them share; the text is the sum over processes.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from pathlib import Path
from threading import Lock
from typing import Literal, get_args

from assistant.api.shared import COUNTS, Shared
from assistant.domain.answer import Status, Versions

Way = Literal["ask", "resolve", "search", "page"]
"""Ways in that are counted."""

_OUTCOMES = (*get_args(Status), "found", "refused", "failed")
_BOUNDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
_CODES = (200, 400, 401, 403, 404, 405, 408, 413, 415, 421, 422, 429, 500, 503)


def _places() -> dict[tuple[str, ...], int]:
    names: list[tuple[str, ...]] = []
    for way in get_args(Way):
        names += [("answers", way, outcome) for outcome in _OUTCOMES]
        names += [("seconds", way, str(bound)) for bound in (*_BOUNDS, "+Inf")]
        names.append(("seconds_sum", way))
    names += [("requests", str(code)) for code in _CODES]
    names += [("requests", "other"), ("audit_failures",), ("restarts",)]
    assert len(names) <= COUNTS
    return {name: place for place, name in enumerate(names)}


_PLACES = _places()


class Metrics:
    """What one process counts, and the sum over all."""

    def __init__(self, shared: Shared) -> None:
        self._lock = Lock()
        self._shared = shared
        self._base = shared.process * COUNTS

    def answered(self, way: Way, outcome: str, seconds: float) -> None:
        """Count one question.

        Args:
            way: The way in.
            outcome: Status of the answer, ``found`` (a search), ``refused`` or ``failed``.
            seconds: Wall time it took.
        """
        bound = bisect_left(_BOUNDS, seconds)
        name = str(_BOUNDS[bound]) if bound < len(_BOUNDS) else "+Inf"
        self._add(("answers", way, outcome))
        self._add(("seconds", way, name))
        self._add(("seconds_sum", way), seconds)

    def requested(self, code: int) -> None:
        """Count one HTTP request by the status it got."""
        self._add(("requests", str(code) if code in _CODES else "other"))

    def audit_failed(self) -> None:
        """Count an entry that the audit log did not take."""
        self._add(("audit_failures",))

    def restarted(self) -> None:
        """Count a process that was started anew."""
        self._add(("restarts",))

    def text(self, versions: Versions, ready: bool) -> str:
        """Everything counted so far, in the Prometheus text format."""
        return "\n".join([*self._lines(versions, ready), ""])

    def _add(self, name: tuple[str, ...], amount: float = 1.0) -> None:
        place = self._base + _PLACES[name]
        with self._lock:
            self._shared.counts[place] += amount

    def _sum(self, *name: str) -> float:
        place = _PLACES[name]
        return sum(self._shared.counts[place + n * COUNTS] for n in range(self._shared.processes))

    def _lines(self, versions: Versions, ready: bool) -> Iterator[str]:
        ways = get_args(Way)
        yield from _head("answers_total", "counter", "Questions, by way in and outcome.")
        for way in ways:
            for outcome in _OUTCOMES:
                if count := self._sum("answers", way, outcome):
                    yield _sample("answers_total", {"way": way, "status": outcome}, count)
        yield from _head("answer_seconds", "histogram", "Time to an answer.")
        for way in ways:
            total = 0.0
            for bound in (*_BOUNDS, "+Inf"):
                total += self._sum("seconds", way, str(bound))
                yield _sample("answer_seconds_bucket", {"way": way, "le": str(bound)}, total)
            yield _sample("answer_seconds_sum", {"way": way}, self._sum("seconds_sum", way))
            yield _sample("answer_seconds_count", {"way": way}, total)
        yield from _head("http_requests_total", "counter", "Requests, by status.")
        for code in (*map(str, _CODES), "other"):
            if count := self._sum("requests", code):
                yield _sample("http_requests_total", {"code": code}, count)
        yield from _head("audit_failures_total", "counter", "Entries the audit log did not take.")
        yield _sample("audit_failures_total", {}, self._sum("audit_failures"))
        yield from _head("process_restarts_total", "counter", "Processes started anew.")
        yield _sample("process_restarts_total", {}, self._sum("restarts"))
        yield from _head("ready", "gauge", "1 where this process can answer every kind.")
        yield _sample("ready", {}, float(ready))
        yield from _head("resident_bytes", "gauge", "Memory of the process that was asked.")
        yield _sample("resident_bytes", {}, _resident())
        yield from _head("info", "gauge", "What answers are made from.")
        yield _sample("info", versions.model_dump(), 1)


def _head(name: str, kind: str, help_: str) -> Iterable[str]:
    return (f"# HELP assistant_{name} {help_}", f"# TYPE assistant_{name} {kind}")


def _sample(name: str, labels: dict[str, str], value: float) -> str:
    listed = ",".join(f'{label}="{text}"' for label, text in labels.items())
    shown = f"{value:.6f}".rstrip("0").rstrip(".")
    return f"assistant_{name}{{{listed}}} {shown}" if listed else f"assistant_{name} {shown}"


def _resident() -> float:
    try:
        pages = Path("/proc/self/statm").read_text("ascii").split()[1]
    except OSError:
        return 0.0
    return int(pages) * 4096.0
