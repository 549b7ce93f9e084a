"""The vector store: a Chroma collection in a folder, in memory, or on a server."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

COLLECTION = "clauses"
_MOST_AT_ONCE = 4096
"""Ids taken out in one go; Chroma refuses more than 5461."""

_MOST_LOOKED_AT = 5000
"""Vectors that a search looks at, at most."""


def _settings() -> Any:
    from chromadb.config import Settings

    return Settings(anonymized_telemetry=False)


def _client(folder: Path) -> Any:
    import chromadb

    return chromadb.PersistentClient(path=str(folder), settings=_settings())


def memory_client() -> Any:
    """Chroma in the memory of this process; what it holds ends with it."""
    import chromadb

    return chromadb.EphemeralClient(settings=_settings())


def server_client(address: str) -> Any:
    """A Chroma server at an address with http:// or https://."""
    import chromadb

    parts = urlsplit(address)
    secure = parts.scheme == "https"
    return chromadb.HttpClient(
        host=parts.hostname or "",
        port=parts.port or (443 if secure else 80),
        ssl=secure,
        settings=_settings(),
    )


def create_collection(folder: Path, expected: int) -> Any:
    """A new, empty collection in a new folder; see ``new_collection``."""
    return new_collection(_client(folder), COLLECTION, expected)


def change_collection(folder: Path, gone: Sequence[str], expected: int) -> Any:
    """The collection of a folder, without the vectors of the ids ``gone``.

    ``expected`` is about how many it will hold; see ``new_collection``.
    """
    collection = open_collection(folder)
    take_out(collection, gone)
    with warnings.catch_warnings():
        # It warns that the collection names no model of its own, which is meant so.
        warnings.simplefilter("ignore", DeprecationWarning)
        collection.modify(configuration={"hnsw": {"ef_search": _looked_at(expected)}})
    return collection


def take_out(collection: Any, gone: Sequence[str]) -> None:
    """Take the vectors of some ids out of a collection."""
    for start in range(0, len(gone), _MOST_AT_ONCE):
        collection.delete(ids=list(gone[start : start + _MOST_AT_ONCE]))


def open_collection(folder: Path) -> Any:
    """The collection of a folder that ``create_collection`` made."""
    return _client(folder).get_collection(COLLECTION, embedding_function=None)


def new_collection(client: Any, name: str, expected: int) -> Any:
    """A new, empty collection, by cosine, without a model of its own.

    ``expected`` is about how many vectors it will hold: a search looks at so
    many of them that its result is exact, hence the same every time.
    """
    return client.create_collection(
        name, embedding_function=None, configuration=_searched(_looked_at(expected))
    )


def _searched(looked_at: int) -> dict[str, dict[str, str | int]]:
    return {
        "hnsw": {
            "space": "cosine",
            "max_neighbors": 32,
            "ef_construction": 200,
            "ef_search": looked_at,
        }
    }


def _looked_at(expected: int) -> int:
    return max(200, min(expected, _MOST_LOOKED_AT))


def shared_collection(client: Any, name: str) -> Any:
    """A server's collection of that name, made where there is none; see ``new_collection``."""
    return client.get_or_create_collection(
        name, embedding_function=None, configuration=_searched(_MOST_LOOKED_AT)
    )
