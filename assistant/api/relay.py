"""Passing the page's requests from an API process to the one page process.

The page's framework keeps its queue in memory, so that all of its requests must
reach one process. The two speak HTTP over a socket in a folder that only the
server's user may enter. What is passed on has been through the guard.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import h11

from assistant.api.guard import App, Receive, Scope, Send
from assistant.api.own_addresses import FOLDERS
from assistant.api.refusal import RefusedError

_OWN = frozenset({"/docs", "/openapi.json", "/health", "/ready", "/metrics"})
_NOT_PASSED = frozenset({b"connection", b"transfer-encoding", b"keep-alive", b"content-length"})
_HOP = frozenset({b"connection", b"transfer-encoding", b"keep-alive", b"date"})
_AT_ONCE = 64 * 1024
_OPEN_SECONDS = 5.0
_AWAY = "The page is starting again; reload it in a moment."


class Relay:
    """ASGI application that answers API requests itself and passes the others on."""

    def __init__(self, api: App, page: Path) -> None:
        """Put it before ``api``; ``page`` is the socket of the page process."""
        self._api = api
        self._page = page

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        path = scope.get("path", "")
        if scope["type"] != "http" or path in _OWN or path.startswith(FOLDERS):
            await self._api(scope, receive, send)
        else:
            await _pass_on(self._page, scope, receive, send)


async def _pass_on(page: Path, scope: Scope, receive: Receive, send: Send) -> None:
    body = await _whole(receive)
    try:
        async with asyncio.timeout(_OPEN_SECONDS):
            reader, writer = await asyncio.open_unix_connection(str(page))
    except (OSError, TimeoutError):
        raise RefusedError(503, _AWAY, (("retry-after", "5"),)) from None
    gone = asyncio.ensure_future(_gone(receive))
    copying = asyncio.ensure_future(_exchange(reader, writer, scope, body, send))
    try:
        await asyncio.wait({gone, copying}, return_when=asyncio.FIRST_COMPLETED)
        if copying.done():
            copying.result()
    except (OSError, h11.RemoteProtocolError):
        raise RefusedError(503, _AWAY, (("retry-after", "5"),)) from None
    finally:
        for task in (gone, copying):
            task.cancel()
        writer.close()


async def _exchange(
    reader: asyncio.StreamReader,
    writer: asyncio.StreamWriter,
    scope: Scope,
    body: bytes,
    send: Send,
) -> None:
    connection = h11.Connection(h11.CLIENT)
    request = h11.Request(
        method=scope["method"],
        target=_target(scope),
        headers=[
            *((name, value) for name, value in scope["headers"] if name not in _NOT_PASSED),
            (b"content-length", str(len(body)).encode()),
            (b"connection", b"close"),
        ],
    )
    for part in (request, h11.Data(data=body), h11.EndOfMessage()):
        writer.write(connection.send(part) or b"")
    await writer.drain()
    while True:
        event = connection.next_event()
        if event is h11.NEED_DATA:
            connection.receive_data(await reader.read(_AT_ONCE))
        elif isinstance(event, h11.Response):
            headers = [pair for pair in _pairs(event.headers) if pair[0] not in _HOP]
            await send(
                {
                    "type": "http.response.start",
                    "status": event.status_code,
                    "headers": headers,
                }
            )
        elif isinstance(event, h11.Data):
            body = bytes(event.data)
            await send({"type": "http.response.body", "body": body, "more_body": True})
        elif isinstance(event, h11.EndOfMessage):
            await send({"type": "http.response.body", "body": b"", "more_body": False})
            return
        else:
            raise h11.RemoteProtocolError("the page process ended its answer too soon")


def _pairs(headers: Sequence[Any]) -> list[tuple[bytes, bytes]]:
    return [(bytes(name).lower(), bytes(value)) for name, value in headers]


def _target(scope: Scope) -> bytes:
    path: bytes = scope.get("raw_path") or scope["path"].encode()
    query: bytes = scope["query_string"]
    return path + b"?" + query if query else path


async def _whole(receive: Receive) -> bytes:
    """The body, which the guard has read and measured."""
    parts = []
    while True:
        message = await receive()
        parts.append(message.get("body", b""))
        if message["type"] != "http.request" or not message.get("more_body", False):
            return b"".join(parts)


async def _gone(receive: Receive) -> None:
    """Ends when the browser has gone."""
    while (await receive())["type"] != "http.disconnect":
        pass
