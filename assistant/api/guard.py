"""What stands before every request: host, origin, size, headers, last resort on errors."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import urlsplit

from assistant.api.problems import MEDIA_TYPE, problem_body
from assistant.settings import LOOPBACK
from assistant.unexpected import describe

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

MAX_BODY = 64 * 1024
"""Bytes of a request body; a question with its history is far smaller."""
BODY_SECONDS = 20.0
"""Seconds in which the whole body must have arrived."""

STRICT_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
_LOG = logging.getLogger(__name__)


class _RefusedError(Exception):
    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence


class Guard:
    """ASGI wrapper around the whole application."""

    def __init__(
        self, app: App, *, hosts: frozenset[str] | None, versions: tuple[tuple[str, str], ...]
    ) -> None:
        """Wrap ``app``.

        Args:
            app: The application.
            hosts: Names the server answers to, without port; None for any.
            versions: Header name and value of each version shown.
        """
        self._app = app
        self._hosts = hosts
        self._headers = [
            (b"x-content-type-options", b"nosniff"),
            (b"x-frame-options", b"DENY"),
            (b"referrer-policy", b"no-referrer"),
            (b"cross-origin-opener-policy", b"same-origin"),
            (b"cross-origin-resource-policy", b"same-origin"),
            (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
            *((name.lower().encode(), value.encode("latin-1")) for name, value in versions),
        ]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = False

        async def send_marked(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                message["headers"] = self._with_headers(message.get("headers", []))
            await send(message)

        try:
            self._check_caller(scope)
            body = await _body(scope, receive)
            await self._app(scope, _replay(body, receive), send_marked)
        except _RefusedError as refusal:
            await _send_problem(send_marked, refusal.status, refusal.sentence)
        except Exception as error:
            _LOG.error("%s", describe(error))
            if not started:
                await _send_problem(
                    send_marked,
                    500,
                    "Something went wrong here, not in the request; "
                    "the error is in the server's log.",
                )

    def _with_headers(self, headers: Any) -> list[tuple[bytes, bytes]]:
        kept = list(headers)
        present = {name.lower() for name, _ in kept}
        kept += [pair for pair in self._headers if pair[0] not in present]
        if b"content-security-policy" not in present:
            kept.append((b"content-security-policy", STRICT_POLICY.encode()))
        if b"cache-control" not in present:
            kept.append((b"cache-control", b"no-store"))
        return kept

    def _check_caller(self, scope: Scope) -> None:
        headers = dict(scope["headers"])
        host = headers.get(b"host", b"").decode("latin-1")
        if self._hosts is not None and _name(host) not in self._hosts:
            raise _RefusedError(
                421, "This server answers only under the address it was started with."
            )
        origin = headers.get(b"origin")
        if origin is not None and scope["method"] not in ("GET", "HEAD"):
            sender = origin.decode("latin-1")
            if not sender.startswith(("http://", "https://")) or _authority(sender) != host:
                raise _RefusedError(403, "A page of another site may not ask here.")


def hosts_for(host: str) -> frozenset[str] | None:
    """Names a server on ``host`` answers to; None where it is open to other machines."""
    return LOOPBACK if host in LOOPBACK else None


def _name(host: str) -> str:
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _authority(origin: str) -> str:
    try:
        return urlsplit(origin).netloc
    except ValueError:
        return ""


async def _body(scope: Scope, receive: Receive) -> bytes | None:
    """The whole body, read up to the limit; None where the request has none."""
    headers = dict(scope["headers"])
    length = headers.get(b"content-length")
    if length is None and b"transfer-encoding" not in headers:
        return None
    too_large = _RefusedError(413, f"The body is too large; the limit is {MAX_BODY // 1024} kB.")
    if length is not None and (not length.isdigit() or len(length) > 9 or int(length) > MAX_BODY):
        raise too_large
    parts: list[bytes] = []
    size = 0
    try:
        async with asyncio.timeout(BODY_SECONDS):
            while True:
                message = await receive()
                if message["type"] == "http.disconnect":
                    raise _RefusedError(400, "The request ended before its body did.")
                parts.append(message.get("body", b""))
                size += len(parts[-1])
                if size > MAX_BODY:
                    raise too_large
                if not message.get("more_body", False):
                    return b"".join(parts)
    except TimeoutError:
        raise _RefusedError(408, "The body took too long to arrive.") from None


def _replay(body: bytes | None, receive: Receive) -> Receive:
    if body is None:
        return receive
    pending: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def again() -> Message:
        return pending.pop() if pending else await receive()

    return again


async def _send_problem(send: Send, status: int, sentence: str) -> None:
    body = problem_body(status, sentence)
    headers = [
        (b"content-type", MEDIA_TYPE.encode()),
        (b"content-length", str(len(body)).encode()),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
