"""What stands before every request: host, origin, caller, size, headers, last resort on errors."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, MutableMapping, Sequence
from time import perf_counter
from typing import Any
from urllib.parse import urlsplit

from assistant.api.gate import Gate
from assistant.api.problems import FIXED, MEDIA_TYPE, problem_body
from assistant.api.refusal import RefusedError
from assistant.settings import LOOPBACK, Settings
from assistant.unexpected import describe

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]
Told = Callable[[Scope, int, float], None]

CHAT_PATH = "/v1/"
"""Where chat clients ask; they send the whole conversation each time."""
MAX_BODY = 64 * 1024
"""Bytes of a request body; a question with its history is far smaller."""
MAX_CHAT_BODY = 1024 * 1024
"""The same, where the answers so far are sent along."""
BODY_SECONDS = 20.0
"""Seconds in which the whole body must have arrived."""

STRICT_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
ANSWER_SECONDS = 120.0
"""Seconds in which an answer must be ready; one that waits for its turn longer is given up."""
MOST_AT_ONCE = 1000
"""Requests that one process holds at once; more are told to come again."""
BUSY = "The server has more questions than it can take just now; ask again in a moment."
RETRY = (("retry-after", "2"),)
_SAFE = ("GET", "HEAD")
_FOREIGN = "A page of another site may not ask here."
_LOG = logging.getLogger(__name__)


class Guard:
    """ASGI wrapper around the whole application."""

    def __init__(
        self,
        app: App,
        *,
        hosts: frozenset[str] | None,
        gate: Gate,
        told: Told,
        versions: Callable[[], tuple[tuple[str, str], ...]],
    ) -> None:
        """Wrap ``app``.

        Args:
            app: The application.
            hosts: Names the server answers to, without port; None for any.
            gate: Decides on callers.
            told: Called after each request with method, address, status and seconds.
            versions: Gives header name and value of each version shown.
        """
        self._app = app
        self._hosts = hosts
        self._gate = gate
        self._told = told
        self._running = 0
        self._headers = [
            (b"x-content-type-options", b"nosniff"),
            (b"x-frame-options", b"DENY"),
            (b"referrer-policy", b"no-referrer"),
            (b"cross-origin-opener-policy", b"same-origin"),
            (b"cross-origin-resource-policy", b"same-origin"),
            (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
        ]
        self._versions = versions

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            await self._handle(scope, receive, send)
        else:
            await send({"type": "websocket.close", "code": 1008})

    async def _handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] == "HEAD":
            # The server sends the headers alone; those are the ones of GET.
            scope = {**scope, "method": "GET"}
        status = 0
        began = perf_counter()

        async def send_marked(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = self._with_headers(message.get("headers", []))
            await send(message)

        self._running += 1
        try:
            self._check_caller(scope)
            if self._running > MOST_AT_ONCE:
                raise RefusedError(503, BUSY, RETRY)
            body = await _body(scope, receive)
            async with asyncio.timeout(ANSWER_SECONDS if _answers(scope) else None):
                await self._app(scope, _replay(body, receive), send_marked)
        except RefusedError as refusal:
            if not status:
                body = problem_body(refusal.status, refusal.sentence, scope["path"])
                await _send_problem(send_marked, refusal.status, body, refusal.headers)
        except TimeoutError:
            _LOG.error("an answer was given up: not ready in %g seconds", ANSWER_SECONDS)
            if not status:
                body = problem_body(503, BUSY, scope["path"])
                await _send_problem(send_marked, 503, body, RETRY)
        except Exception as error:
            _LOG.error("%s", describe(error))
            if not status:
                await _send_problem(send_marked, 500, problem_body(500, FIXED[500], scope["path"]))
        finally:
            self._running -= 1
            self._told(scope, status, perf_counter() - began)

    def _with_headers(self, headers: Any) -> list[tuple[bytes, bytes]]:
        kept = list(headers)
        present = {name.lower() for name, _ in kept}
        told = [
            (name.lower().encode(), value.encode("latin-1")) for name, value in self._versions()
        ]
        kept += [pair for pair in (*self._headers, *told) if pair[0] not in present]
        if b"content-security-policy" not in present:
            kept.append((b"content-security-policy", STRICT_POLICY.encode()))
        if b"cache-control" not in present:
            kept.append((b"cache-control", b"no-store"))
        return kept

    def _check_caller(self, scope: Scope) -> None:
        headers = dict(scope["headers"])
        host = headers.get(b"host", b"").decode("latin-1")
        if self._hosts is not None and _name(host) not in self._hosts:
            raise RefusedError(
                421, "This server answers only under the address it was started with."
            )
        origin = headers.get(b"origin")
        if origin is not None and scope["method"] not in _SAFE:
            sender = origin.decode("latin-1")
            if not sender.startswith(("http://", "https://")) or _authority(sender) != host:
                raise RefusedError(403, _FOREIGN)
        if headers.get(b"sec-fetch-site") == b"cross-site" and scope["method"] not in _SAFE:
            raise RefusedError(403, _FOREIGN)
        self._gate.check(scope)


def hosts_for(settings: Settings) -> frozenset[str] | None:
    """Names the server answers to; None for any, where callers sign in."""
    if settings.hosts:
        return frozenset(settings.hosts)
    return LOOPBACK if settings.access == "open" else None


def _answers(scope: Scope) -> bool:
    return bool(scope["path"].startswith(("/api/", CHAT_PATH)))


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
    limit = MAX_CHAT_BODY if scope["path"].startswith(CHAT_PATH) else MAX_BODY
    too_large = RefusedError(413, f"The body is too large; the limit is {limit // 1024} kB.")
    if length is not None and (not length.isdigit() or len(length) > 9 or int(length) > limit):
        raise too_large
    parts: list[bytes] = []
    size = 0
    try:
        async with asyncio.timeout(BODY_SECONDS):
            while True:
                message = await receive()
                if message["type"] == "http.disconnect":
                    raise RefusedError(400, "The request ended before its body did.")
                parts.append(message.get("body", b""))
                size += len(parts[-1])
                if size > limit:
                    raise too_large
                if not message.get("more_body", False):
                    return b"".join(parts)
    except TimeoutError:
        raise RefusedError(408, "The body took too long to arrive.") from None


def _replay(body: bytes | None, receive: Receive) -> Receive:
    if body is None:
        return receive
    pending: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def again() -> Message:
        return pending.pop() if pending else await receive()

    return again


async def _send_problem(
    send: Send, status: int, body: bytes, extra: Sequence[tuple[str, str]] = ()
) -> None:
    headers = [
        (b"content-type", MEDIA_TYPE.encode()),
        (b"content-length", str(len(body)).encode()),
        *((name.encode(), value.encode("latin-1")) for name, value in extra),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
