"""One process of the server: the API, the page, or both."""

from __future__ import annotations

import logging
import os
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import uvicorn

from assistant.api import logs
from assistant.api.app import create_app
from assistant.api.engine import Engine
from assistant.api.live import Live
from assistant.api.relay import Relay
from assistant.api.running import Running
from assistant.api.shared import Shared
from assistant.audit.log import AuditLog
from assistant.errors import AssistantError, CorpusError
from assistant.intake.versions import Versions
from assistant.retention import watch
from assistant.review.queue import ReviewQueue
from assistant.settings import Settings
from assistant.unexpected import describe

_LOG = logging.getLogger(__name__)
_MOST_SAID = 30_000
"""Characters; a pipe takes as many while nobody reads."""


@dataclass(frozen=True, kw_only=True)
class Part:
    """What a process is of the server."""

    kind: Literal["all", "api", "page"]
    shared: Shared
    page_socket: Path | None = None
    """Where the page process listens; None where one process is all."""


def serve_part(
    build: Callable[[Settings], Engine],
    settings: Settings,
    part: Part,
    listening: socket.socket,
    ready: Callable[[], None],
) -> None:
    """Serve one part until stopped. Requests are not logged by the framework: their text would be.

    Args:
        build: Makes the engine.
        settings: Those of the server.
        part: Which part this process is.
        listening: Where it takes connections.
        ready: Called when it can answer.
    """
    logs.set_up(settings.log)
    from assistant.api.earlier import open_earlier

    versions = Versions(settings.corpus, settings.data)
    engine = Live(lambda: build(settings), lambda: versions.stamp)
    engine.watch()
    log = AuditLog(settings.audit_folder, settings.audit_days) if settings.audit else None
    running = Running(settings, part.shared, log, inner=part.kind == "page")
    older = open_earlier(settings, revisions=False)
    app = create_app(engine, settings, running, earlier=older, around=_around(part))
    if part.kind != "api":
        from ui.mounting import mount

        mount(app, engine, lambda asked: running.recorded(asked, "page"), settings, older)
        reports = ReviewQueue(settings.review_folder, settings.review_days)
        watch([reports] if log is None else [reports, log])
    ready()
    threading.Thread(target=_warm, args=(engine,), daemon=True).start()
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=15,
        timeout_graceful_shutdown=3,
    )
    uvicorn.Server(config).run(sockets=[listening])


def child(
    build: Callable[[Settings], Engine],
    settings: Settings,
    part: Part,
    listening: socket.socket,
    lifeline: Any,
    ready: Any,
    saying: Any,
) -> None:
    """What a process that the supervisor started runs; it ends when the supervisor does.

    An error that an operator is meant to read is sent through ``saying``, in lines.
    """

    def follow() -> None:
        try:
            lifeline.recv_bytes()
        except (EOFError, OSError):
            os._exit(0)

    threading.Thread(target=follow, daemon=True).start()
    try:
        serve_part(build, settings, part, listening, ready.set)
    except KeyboardInterrupt:
        return
    except AssistantError as error:
        lines = error.mistakes if isinstance(error, CorpusError) else (str(error),)
        saying.send("\n".join(lines)[:_MOST_SAID])
        os._exit(1)
    except Exception as error:
        _LOG.error("%s", describe(error))
        os._exit(1)


def _around(part: Part) -> Callable[[Any], Any] | None:
    page = part.page_socket
    return None if page is None or part.kind != "api" else lambda app: Relay(app, page)


def _warm(engine: Engine) -> None:
    """Open the search now, so that the first lookup does not wait for it."""
    try:
        engine.search(engine.vocabulary.county_label.sv, 1)
    except Exception as error:
        _LOG.error("search can't be opened: %s", describe(error))
