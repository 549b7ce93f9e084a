"""Several processes behind one port: API processes that share it, and one page process.

All API processes take connections from the same listening socket, so that one
that dies leaves none waiting that another can't take. One that ends is started
anew, after a moment that doubles while it keeps failing.
"""

from __future__ import annotations

import logging
import multiprocessing
import signal
import socket
import tempfile
import threading
from collections.abc import Callable
from multiprocessing.connection import wait
from pathlib import Path
from time import monotonic
from typing import Any

from assistant.api.engine import Engine
from assistant.api.metrics import Metrics
from assistant.api.process import Part, child
from assistant.api.shared import among
from assistant.errors import AssistantError
from assistant.settings import Settings

_LOG = logging.getLogger(__name__)
_SHORTEST, _LONGEST = 0.5, 30.0
_STEADY = 60.0
"""Seconds after which a process that ran counts as sound again."""
_GRACE = 10.0


class _Child:
    """A process with what starts it anew."""

    def __init__(self, start: Callable[[], tuple[Any, Any]]) -> None:
        self._start = start
        self.process, self._said = start()
        self.began = monotonic()
        self.pause = 0.0
        self.due: float | None = None

    def ended(self) -> None:
        """Note that it ended, and when it may start again."""
        steady = monotonic() - self.began > _STEADY
        self.pause = _SHORTEST if steady or not self.pause else min(2 * self.pause, _LONGEST)
        self.due = monotonic() + self.pause

    def why(self) -> str:
        """What it said of its end, once; empty where it could say nothing."""
        try:
            return str(self._said.recv()) if self._said.poll() else ""
        except EOFError:
            return ""

    def again(self) -> None:
        """Start it anew."""
        self._said.close()
        self.process, self._said = self._start()
        self.began = monotonic()
        self.due = None


def supervise(
    build: Callable[[Settings], Engine],
    settings: Settings,
    listening: socket.socket,
    ready: Callable[[], None],
) -> None:
    """Run the processes of a server until a signal ends it.

    Args:
        build: Makes the engine, in each process.
        settings: How many API processes there are.
        listening: The socket they share.
        ready: Called when one of each kind can answer.

    Raises:
        AssistantError: before any could answer, one ended for a reason that starting it anew
            would not mend, such as mistakes in the corpus.
    """
    context = multiprocessing.get_context("spawn")
    shared = among(settings.workers + 2)
    stopped = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stopped.set())
    lifeline, held = context.Pipe(duplex=False)
    with tempfile.TemporaryDirectory(prefix="assistant-") as folder, held:
        page = Path(folder) / "page"
        inner = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        inner.bind(str(page))
        inner.listen(256)
        page_ready, api_ready = context.Event(), context.Event()

        def starter(kind: Any, number: int) -> Callable[[], tuple[Any, Any]]:
            part = Part(kind=kind, shared=shared.of(number), page_socket=page)
            sock, told = (inner, page_ready) if kind == "page" else (listening, api_ready)

            def start() -> tuple[Any, Any]:
                said, saying = context.Pipe(duplex=False)
                arguments = (build, settings, part, sock, lifeline, told, saying)
                process = context.Process(target=child, args=arguments, daemon=True)
                process.start()
                saying.close()
                return process, said

            return start

        children = [_Child(starter("page", 0))]
        children += [_Child(starter("api", n)) for n in range(1, settings.workers + 1)]
        metrics = Metrics(shared.of(settings.workers + 1))
        told = False
        try:
            while not stopped.is_set():
                if not told and page_ready.is_set() and api_ready.is_set():
                    ready()
                    told = True
                _tend(children, metrics, starting=not told)
                sentinels = [each.process.sentinel for each in children if each.due is None]
                wait(sentinels, timeout=0.1 if not told else 0.25)
        finally:
            _stop(children)
            inner.close()


def _tend(children: list[_Child], metrics: Metrics, *, starting: bool) -> None:
    for each in children:
        if each.due is None and not each.process.is_alive():
            each.ended()
            why = each.why()
            if why and starting:
                raise AssistantError(why)
            for line in why.splitlines():
                _LOG.error("%s", line)
            _LOG.error("a process of the server ended; it is started anew in %g s", each.pause)
        elif each.due is not None and monotonic() >= each.due:
            metrics.restarted()
            each.again()


def _stop(children: list[_Child]) -> None:
    for each in children:
        each.process.terminate()
    until = monotonic() + _GRACE
    for each in children:
        each.process.join(max(0.0, until - monotonic()))
        if each.process.is_alive():
            each.process.kill()
