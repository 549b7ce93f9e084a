"""The embedded vector store: a Chroma collection in a folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

COLLECTION = "clauses"


def _client(folder: Path) -> Any:
    import chromadb
    from chromadb.config import Settings

    return chromadb.PersistentClient(
        path=str(folder), settings=Settings(anonymized_telemetry=False)
    )


def create_collection(folder: Path, expected: int) -> Any:
    """A new, empty collection in a new folder, by cosine, without a model of its own.

    ``expected`` is about how many vectors it will hold: a search looks at so
    many of them that its result is exact, hence the same every time.
    """
    return _client(folder).create_collection(
        COLLECTION,
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


def open_collection(folder: Path) -> Any:
    """The collection of a folder that ``create_collection`` made."""
    return _client(folder).get_collection(COLLECTION, embedding_function=None)
