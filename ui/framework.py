"""Keeping the page's framework inside its bounds: few addresses, no echo, one script source."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from typing import Any, NamedTuple
from urllib.parse import parse_qs

from fastapi import FastAPI

from assistant.api.guard import App, Message, Receive, Scope, Send
from assistant.api.problems import FIXED, MEDIA_TYPE, problem_body
from assistant.domain.question import Language
from ui.files import Files

Written = Callable[[Language], str]
"""HTML in a language."""

_PAGE = "/"
_ALLOWED = re.compile(
    r"/(config|theme\.css|favicon\.ico|manifest\.json|assets/[\w.-]+|static/[\w./-]+"
    r"|gradio_api/(info|startup-events|run/predict|queue/(join|data)|heartbeat/\w+|cancel|reset))?/?"
)
_UNREADABLE = "The page sent something that can't be read; reload it and try again."
_FOREIGN_META = re.compile(rb'<meta\s+(?:property="og:|name="twitter:)[^>]*>')
_STYLE = re.compile(rb'<link rel="stylesheet"[^>]*>')
_APP = b"<gradio-app"
_SCRIPT = re.compile(rb"<script(?=[\s>])")


def confine(app: FastAPI, *, head: Written, body: Written, files: Files) -> None:
    """Wrap the framework's application, mounted last on ``app``.

    Args:
        app: The application.
        head: Gives HTML for the end of the page's head; the framework itself would only
            put it there once its own scripts have run.
        body: Gives HTML for the beginning of the page's body, which stands until the
            framework has drawn its own.
        files: Files that are sent from memory, its own and others.
    """
    mounted: Any = app.router.routes[-1]
    mounted.app = _Confined(mounted.app, head, body, files)


class _Confined:
    """Lets through what the page needs and rewrites what it should not say."""

    def __init__(self, app: App, head: Written, body: Written, files: Files) -> None:
        self._app = app
        self._head = head
        self._body = body
        self._files = files

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if await self._files.send(scope, send):
            return
        path = scope["path"]
        if not _ALLOWED.fullmatch(path) or ".." in path:
            await _answer(send, 404, FIXED[404])
            return
        query = parse_qs(scope["query_string"].decode("latin-1"))
        language: Language = "en" if query.get("lang") == ["en"] else "sv"
        added = None
        if path == _PAGE:
            added = _Added(self._head(language), self._body(language), language)
        held = _Held(send, added)
        await self._app(scope, receive, held.send)


class _Added(NamedTuple):
    """What a page of the framework is given besides."""

    head: str
    body: str
    language: Language


class _Held:
    """Passes a response on, but holds back pages (to rewrite) and errors (to replace)."""

    def __init__(self, send: Send, added: _Added | None) -> None:
        self._send = send
        self._added = added
        self._start: Message | None = None
        self._parts: list[bytes] = []

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            if self._added is not None or message["status"] >= 400:
                self._start = message
                return
        elif self._start is not None and message["type"] == "http.response.body":
            self._parts.append(message.get("body", b""))
            if not message.get("more_body", False):
                await self._finish(self._start)
            return
        await self._send(message)

    async def _finish(self, start: Message) -> None:
        status = start["status"]
        if status >= 400:
            sentence = FIXED[status] if status in (404, 405) else _UNREADABLE
            await _answer(self._send, status if status < 500 else 500, sentence)
            return
        nonce = secrets.token_urlsafe(16)
        body = self._rewritten(b"".join(self._parts), nonce)
        headers = [
            (name, value)
            for name, value in start["headers"]
            if name.lower() not in (b"content-length", b"content-security-policy")
        ]
        headers += [
            (b"content-length", str(len(body)).encode()),
            (b"content-security-policy", _policy(nonce).encode()),
        ]
        await self._send({**start, "headers": headers})
        await self._send({"type": "http.response.body", "body": body})

    def _rewritten(self, page: bytes, nonce: str) -> bytes:
        page = _FOREIGN_META.sub(b"", page)
        if self._added is not None:
            page = page.replace(b"</head>", self._added.head.encode() + b"</head>", 1)
            # What the framework needs comes after what can be read without it: a style
            # in the head would keep everything after it waiting.
            later = b"".join(_STYLE.findall(page))
            page = _STYLE.sub(b"", page)
            page = page.replace(_APP, self._added.body.encode() + later + _APP, 1)
            page = page.replace(b'lang="en"', f'lang="{self._added.language}"'.encode(), 1)
        return _SCRIPT.sub(f'<script nonce="{nonce}"'.encode(), page)


def _policy(nonce: str) -> str:
    """As strict as the framework allows: it evaluates code of its own and styles inline."""
    return (
        f"default-src 'none'; script-src 'self' 'nonce-{nonce}' 'unsafe-eval'; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
        "connect-src 'self'; manifest-src 'self'; base-uri 'self'; form-action 'self'; "
        "frame-ancestors 'none'"
    )


async def _answer(send: Send, status: int, sentence: str) -> None:
    body = problem_body(status, sentence)
    headers = [
        (b"content-type", MEDIA_TYPE.encode()),
        (b"content-length", str(len(body)).encode()),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
