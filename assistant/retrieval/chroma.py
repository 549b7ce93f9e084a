"""The vector store: a Chroma collection in a folder, in memory, or on a server."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

COLLECTION = "clauses"


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


def open_collection(folder: Path) -> Any:
    """The collection of a folder that ``create_collection`` made."""
    return _client(folder).get_collection(COLLECTION, embedding_function=None)


def new_collection(client: Any, name: str, expected: int) -> Any:
    """A new, empty collection, by cosine, without a model of its own.

    ``expected`` is about how many vectors it will hold: a search looks at so
    many of them that its result is exact, hence the same every time.
    """
    return client.create_collection(
        name,
        embedding_function=None,
        configuration={
            "hnsw": {
                "space": "cosine",
                "max_neighbors": 32,
                "ef_construction": 200,
                "ef_search": max(200, min(expected, 5000)),
            }
        },
    )


def named_collection(client: Any, name: str) -> Any | None:
    """A client's collection of that name; None where it has none."""
    from chromadb.errors import NotFoundError

    try:
        return client.get_collection(name, embedding_function=None)
    except NotFoundError:
        return None
