"""Running API and chat on one port."""

from __future__ import annotations

import logging
import socket
import sys
import threading

import uvicorn

from assistant.api import logs
from assistant.api.app import create_app
from assistant.api.engine import Engine
from assistant.api.running import Running
from assistant.audit.log import AuditLog
from assistant.errors import SettingsError
from assistant.settings import Settings
from assistant.unexpected import describe

_LOG = logging.getLogger(__name__)


def run(engine: Engine, settings: Settings) -> None:
    """Serve until stopped. Requests are not logged: their text would be.

    Raises:
        SettingsError: the address or port can't be used.
    """
    from ui.content import load_content
    from ui.page import mount_page

    logs.set_up(settings.log)
    content = load_content(settings.corpus / "page.yaml")
    running = Running(settings, log=audit_log(settings))
    with _listen(settings) as listening:
        app = create_app(engine, settings, running)
        mount_page(app, running.recorded(engine, "page"), content)
        port = listening.getsockname()[1]
        host = f"[{settings.host}]" if ":" in settings.host else settings.host
        print(f"http://{host}:{port}/  (stop with Ctrl-C)", file=sys.stderr, flush=True)
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


def audit_log(settings: Settings) -> AuditLog | None:
    """The audit log of the settings; None where they keep none."""
    return AuditLog(settings.audit_folder, settings.audit_days) if settings.audit else None


def _warm(engine: Engine) -> None:
    """Open the search now, so that the first lookup does not wait for it."""
    try:
        engine.search(engine.vocabulary.county_label.sv, 1)
    except Exception as error:
        _LOG.error("search can't be opened: %s", describe(error))


def _listen(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((settings.host, settings.port))
        listening.listen(128)
    except OSError as error:
        listening.close()
        raise SettingsError(
            f"Can't listen on {settings.host}:{settings.port}: {error.strerror or error}; "
            "choose another with --port, or stop what holds it."
        ) from None
    return listening
