"""The seam to embedding models, and a stand-in model that needs none."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
"""One row per text, each of length 1."""

PASSAGE_LIMIT = 4000
"""Longest passage that is embedded, in characters: time grows with length."""
QUERY_LIMIT = 1000
"""Longest query that is embedded, in characters."""


class Embedder(Protocol):
    """Turns texts into vectors whose dot product is their likeness (-1..1)."""

    @property
    def name(self) -> str:
        """Names model and version; vectors of different names are never mixed."""

    @property
    def dimensions(self) -> int:
        """Length of a vector."""

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts that are searched, shape ``(len(texts), dimensions)``."""

    def query(self, text: str) -> Vectors:
        """Vector of a text that is searched for, shape ``(dimensions,)``."""


def embeddable(text: str, limit: int) -> str:
    """The text as a model can take it: lone surrogates replaced, cut at ``limit``."""
    cut = text[:limit]
    return cut.encode("utf-8", "replace").decode("utf-8")


class HashEmbedder:
    """A stand-in for tests: vectors from hashed character trigrams, alike for like spelling."""

    def __init__(self, dimensions: int = 64) -> None:
        self._dimensions = dimensions

    @property
    def name(self) -> str:
        """See ``Embedder``."""
        return f"hash-{self._dimensions}"

    @property
    def dimensions(self) -> int:
        """See ``Embedder``."""
        return self._dimensions

    def passages(self, texts: Sequence[str]) -> Vectors:
        """See ``Embedder``."""
        rows = [self._vector(embeddable(text, PASSAGE_LIMIT)) for text in texts]
        return np.array(rows, dtype=np.float32).reshape(len(rows), self._dimensions)

    def query(self, text: str) -> Vectors:
        """See ``Embedder``."""
        return self._vector(embeddable(text, QUERY_LIMIT))

    def _vector(self, text: str) -> Vectors:
        vector = np.zeros(self._dimensions, dtype=np.float32)
        vector[0] = 1e-3
        padded = f" {text.lower()} "
        for start in range(len(padded) - 2):
            digest = hashlib.blake2b(padded[start : start + 3].encode(), digest_size=4).digest()
            vector[int.from_bytes(digest) % self._dimensions] += 1.0
        length: np.float32 = np.linalg.norm(vector)
        return (vector / length).astype(np.float32)
