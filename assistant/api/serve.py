"""Running API and chat on one port: in one process, or in several."""

from __future__ import annotations

import socket
import sys
from collections.abc import Callable

from assistant.api import logs
from assistant.api.engine import Engine
from assistant.api.gate import gate_for
from assistant.api.process import Part, serve_part
from assistant.api.shared import alone
from assistant.api.supervisor import supervise
from assistant.errors import SettingsError
from assistant.settings import Settings

_QUEUE = 1024
"""Connections that may wait to be taken; 200 users who come at once find room."""


def run(build: Callable[[Settings], Engine], settings: Settings) -> None:
    """Serve until stopped.

    Args:
        build: Makes the engine; called in each process.
        settings: How many processes there are, where they listen, who is let in.

    Raises:
        SettingsError: the address or port can't be used, or a key is missing.
    """
    logs.set_up(settings.log)
    gate_for(settings, alone())
    with _listen(settings) as listening:
        port = listening.getsockname()[1]
        host = f"[{settings.host}]" if ":" in settings.host else settings.host
        address = f"http://{host}:{port}/  (stop with Ctrl-C)"

        def tell() -> None:
            print(address, file=sys.stderr, flush=True)

        if settings.workers:
            supervise(build, settings, listening, tell)
        else:
            serve_part(build, settings, Part(kind="all", shared=alone()), listening, tell)


def _listen(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((settings.host, settings.port))
        listening.listen(_QUEUE)
    except OSError as error:
        listening.close()
        raise SettingsError(
            f"Can't listen on {settings.host}:{settings.port}: {error.strerror or error}; "
            "choose another with --port, or stop what holds it."
        ) from None
    return listening
