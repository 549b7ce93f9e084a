"""A real HTTP server on loopback that behaves like a model's endpoint, well or badly."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(slots=True)
class Endpoint:
    """Address of a running server, and what reached it."""

    url: str
    requests: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    released: threading.Event = field(default_factory=threading.Event)
    """Set at the end, so that a handler that keeps a caller waiting lets go."""


Behaviour = Callable[[BaseHTTPRequestHandler, Endpoint], None]


def reply(content: object, status: int = 200) -> Behaviour:
    """Answers as a chat completion with that content."""
    return raw(json.dumps({"choices": [{"message": {"content": content}}]}).encode(), status)


def raw(body: bytes, status: int = 200, **headers: str) -> Behaviour:
    """Answers with these bytes."""

    def behave(handler: BaseHTTPRequestHandler, endpoint: Endpoint) -> None:
        handler.send_response(status)
        handler.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    return behave


def silence(handler: BaseHTTPRequestHandler, endpoint: Endpoint) -> None:
    """Takes the request and never answers."""
    endpoint.released.wait(30)


def trickle(handler: BaseHTTPRequestHandler, endpoint: Endpoint) -> None:
    """Sends a byte now and then, for ever."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000000")
    handler.end_headers()
    while not endpoint.released.wait(0.02):
        try:
            handler.wfile.write(b" ")
        except OSError:
            return


def hang_up(handler: BaseHTTPRequestHandler, endpoint: Endpoint) -> None:
    """Closes without a word."""
    handler.close_connection = True


@contextmanager
def running(*behaviours: Behaviour) -> Iterator[Endpoint]:
    """A server that behaves so in turn, the last for all that follow."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
            endpoint.requests.append(json.loads(body))
            endpoint.headers.append(dict(self.headers.items()))
            endpoint.paths.append(self.path)
            behaviours[min(len(endpoint.requests), len(behaviours)) - 1](self, endpoint)

        def log_message(self, *args: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    endpoint = Endpoint(url=f"http://127.0.0.1:{server.server_port}/v1")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield endpoint
    finally:
        endpoint.released.set()
        server.shutdown()
        server.server_close()
        thread.join()
