"""Exit code 0 when the server of this container answers at /health, else 1."""

from __future__ import annotations

import sys
from http.client import HTTPConnection, HTTPException

from assistant.settings import from_environment


def main() -> int:
    """Ask the server, by the port and the name that the settings give it."""
    settings = from_environment()
    here = "127.0.0.1" if settings.host == "0.0.0.0" else settings.host
    connection = HTTPConnection(here, settings.port, timeout=8)
    try:
        host = settings.hosts[0] if settings.hosts else here
        connection.request("GET", "/health", headers={"Host": host})
        return 0 if connection.getresponse().status == 200 else 1
    except (OSError, HTTPException):
        return 1
    finally:
        connection.close()


if __name__ == "__main__":
    sys.exit(main())
