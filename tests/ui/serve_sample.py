"""A server of its own process with the page over the sample answer; prints its port.

``python -m tests.ui.serve_sample [PORT]``; a free one where none is given.
"""

from __future__ import annotations

import socket
import sys

import uvicorn

from assistant.api.app import create_app
from assistant.settings import Settings
from tests import sample
from ui.page import mount_page


def main() -> None:
    engine = sample.engine()
    app = create_app(engine, Settings())
    mount_page(app, sample.backing(engine), sample.own())
    with socket.create_server(("127.0.0.1", int((*sys.argv[1:], "0")[0]))) as listening:
        print(listening.getsockname()[1], flush=True)
        config = uvicorn.Config(app, log_level="warning", access_log=False)
        uvicorn.Server(config).run(sockets=[listening])


if __name__ == "__main__":
    main()
