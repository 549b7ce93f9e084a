"""Keeping the page's framework inside its bounds: few addresses, no echo, one script source."""

from __future__ import annotations

import re
import secrets
from typing import Any
from urllib.parse import parse_qs

from fastapi import FastAPI

from assistant.api.guard import App, Message, Receive, Scope, Send
from assistant.api.problems import MEDIA_TYPE, problem_body

_PAGE = "/"
_ALLOWED = re.compile(
    r"/(config|theme\.css|favicon\.ico|manifest\.json|assets/[\w.-]+|static/[\w./-]+"
    r"|gradio_api/(info|startup-events|run/predict|queue/(join|data)|heartbeat/\w+|cancel|reset))?/?"
)
_FOREIGN_META = re.compile(rb'<meta\s+(?:property="og:|name="twitter:)[^>]*>')
_SCRIPT = re.compile(rb"<script(?=[\s>])")


def confine(app: FastAPI, head: str) -> None:
    """Wrap the framework's application, mounted last on ``app``.

    Args:
        app: The application.
        head: HTML for the end of the page's head; the framework itself would only
            put it there once its own scripts have run.
    """
    mounted: Any = app.router.routes[-1]
    mounted.app = _Confined(mounted.app, head.encode())


class _Confined:
    """Lets through what the page needs and rewrites what it should not say."""

    def __init__(self, app: App, head: bytes) -> None:
        self._app = app
        self._head = head

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        path = scope["path"]
        if not _ALLOWED.fullmatch(path) or ".." in path:
            await _answer(send, 404, "There is nothing at this address.")
            return
        query = parse_qs(scope["query_string"].decode("latin-1"))
        language = "en" if query.get("lang") == ["en"] else "sv"
        held = _Held(send, self._head if path == _PAGE else None, language)
        await self._app(scope, receive, held.send)


class _Held:
    """Passes a response on, but holds back pages (to rewrite) and errors (to replace)."""

    def __init__(self, send: Send, head: bytes | None, language: str) -> None:
        self._send = send
        self._language = language
        self._head = head
        self._start: Message | None = None
        self._body: list[bytes] = []

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            if self._head is not None or message["status"] >= 400:
                self._start = message
                return
        elif self._start is not None and message["type"] == "http.response.body":
            self._body.append(message.get("body", b""))
            if not message.get("more_body", False):
                await self._finish(self._start)
            return
        await self._send(message)

    async def _finish(self, start: Message) -> None:
        status = start["status"]
        if status >= 400:
            sentence = (
                "There is nothing at this address."
                if status in (404, 405)
                else "The page sent something that can't be read; reload it and try again."
            )
            await _answer(self._send, status if status < 500 else 500, sentence)
            return
        nonce = secrets.token_urlsafe(16)
        body = b"".join(self._body)
        body = _FOREIGN_META.sub(b"", body)
        body = body.replace(b"</head>", (self._head or b"") + b"</head>", 1)
        body = body.replace(b'lang="en"', f'lang="{self._language}"'.encode(), 1)
        body = _SCRIPT.sub(f'<script nonce="{nonce}"'.encode(), body)
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
