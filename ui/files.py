"""Files that a browser asks for on its first visit, read once and sent from memory.

A first visit asks for some fifty small files; sent by way of threads, each waits for
its turn. The framework's are listed in ``static/framework.txt``, for the version that
``constraints.txt`` names; ``python -m ui.listing`` writes it anew. With
another version of the framework the page works the same, only slower: a file that is
not there is left out.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.api.guard import Message, Scope, Send

STATIC = Path(__file__).with_name("static")
LISTED = STATIC / "framework.txt"
"""The framework's files that the page needs, an address a line, in the order of need."""
_TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8"}
_HASHED = "/assets/"
"""Addresses under it name their content: what they give never changes."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _File:
    body: bytes
    packed: bytes
    """The body as gzip."""
    headers: tuple[tuple[bytes, bytes], ...]
    tag: bytes


class Files:
    """Files by address."""

    def __init__(self, places: Mapping[str, Path]) -> None:
        """Read them; those that are not there are left out.

        Args:
            places: Address to file, in the order in which a page needs them.
        """
        self._files = {
            address: _read(address, place) for address, place in places.items() if place.is_file()
        }

    def preloads(self) -> str:
        """HTML that lets a browser ask for all of them at once, not as it comes upon them."""
        return "".join(
            f'<link rel="modulepreload" href="{address}">'
            if address.endswith(".js")
            else f'<link rel="preload" as="style" crossorigin href="{address}">'
            for address in self._files
            if address.startswith(_HASHED)
        )

    async def send(self, scope: Scope, send: Send) -> bool:
        """Answer a request for one of them; False, and nothing sent, where it is for none."""
        found = self._files.get(scope["path"])
        if found is None or scope["method"] not in ("GET", "HEAD"):
            return False
        asked = dict(scope["headers"])
        if asked.get(b"if-none-match") == found.tag:
            await _answer(send, 304, found.headers, b"")
            return True
        packs = b"gzip" in asked.get(b"accept-encoding", b"")
        body = found.packed if packs else found.body
        headers = [*found.headers, (b"content-length", str(len(body)).encode())]
        if packs:
            headers.append((b"content-encoding", b"gzip"))
        await _answer(send, 200, headers, b"" if scope["method"] == "HEAD" else body)
        return True


def framework_files(folder: Path) -> dict[str, Path]:
    """The framework's listed files by address, in its folder of built files."""
    listed = LISTED.read_text("utf-8").split()
    return {address: folder / address.removeprefix("/") for address in listed}


def _read(address: str, place: Path) -> _File:
    body = place.read_bytes()
    tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'.encode()
    kept = b"private, max-age=31536000, immutable" if address.startswith(_HASHED) else b"no-cache"
    headers = (
        (b"content-type", _TYPES[place.suffix].encode()),
        (b"cache-control", kept),
        (b"vary", b"accept-encoding"),
        (b"etag", tag),
    )
    return _File(body=body, packed=gzip.compress(body, mtime=0), headers=headers, tag=tag)


async def _answer(
    send: Send,
    status: int,
    headers: tuple[tuple[bytes, bytes], ...] | list[tuple[bytes, bytes]],
    body: bytes,
) -> None:
    start: Message = {"type": "http.response.start", "status": status, "headers": list(headers)}
    await send(start)
    await send({"type": "http.response.body", "body": body})
