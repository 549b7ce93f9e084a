"""Vectors that were computed once, kept by model and text."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from assistant.retrieval.embedding import Embedder, Vectors

Progress = Callable[[int, int], None]
"""Called with how many texts are done and how many there are."""

_AT_A_TIME = 32
_WORK_PER_SAVE = 10
"""How many times longer than a save of all vectors the work between two saves takes."""


def text_hash(text: str) -> str:
    """The key of a text: equal texts have equal keys."""
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=16).hexdigest()


def file_name(model: str) -> str:
    """The name a model's files have: its own with signs taken out."""
    return re.sub(r"[^A-Za-z0-9._-]+", "-", model)


class VectorCache:
    """Vectors of one model: read from several files, written to one.

    Vectors are kept in half precision, and always rounded to it, so that a
    vector is the same whether it was computed now or read from a file.
    """

    def __init__(self, embedder: Embedder, *, read: Sequence[Path], write: Path | None) -> None:
        self._embedder = embedder
        self._write = write
        self._known: dict[str, NDArray[np.float16]] = {}
        for path in (*read, *([write] if write is not None else [])):
            self._known.update(_read(path, embedder.dimensions))

    def vectors(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Vectors of the texts, computed where they are not known yet."""
        keys = [text_hash(text) for text in texts]
        missing = {
            key: text for key, text in zip(keys, texts, strict=True) if key not in self._known
        }
        self._compute(list(missing.items()), progress)
        if not keys:
            return np.zeros((0, self._embedder.dimensions), dtype=np.float32)
        rows = np.stack([self._known[key] for key in keys]).astype(np.float32)
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        vectors: Vectors = rows / np.maximum(lengths, 1e-12)
        return vectors

    def _compute(self, todo: Sequence[tuple[str, str]], progress: Progress | None) -> None:
        """Compute vectors, and write them on the way: what a kill costs stays small beside the
        work, and so does the writing.
        """
        saved, cost = perf_counter(), 0.0
        done = kept = 0
        try:
            for start in range(0, len(todo), _AT_A_TIME):
                batch = todo[start : start + _AT_A_TIME]
                rows = self._embedder.passages([text for _, text in batch])
                for (key, _), row in zip(batch, rows, strict=True):
                    self._known[key] = row.astype(np.float16)
                done = start + len(batch)
                began = perf_counter()
                if self._write is not None and began - saved > _WORK_PER_SAVE * cost:
                    self.save(self._write)
                    kept, saved = done, perf_counter()
                    cost = saved - began
                if progress is not None:
                    progress(done, len(todo))
        finally:
            if self._write is not None and done > kept:
                self.save(self._write)

    def save(self, path: Path, texts: Sequence[str] | None = None) -> None:
        """Write vectors to a file in one step: all that are known, or those of the texts."""
        keys = sorted(self._known if texts is None else {text_hash(text) for text in texts})
        rows = np.stack([self._known[key] for key in keys])
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, suffix=".tmp")
        try:
            with os.fdopen(handle, "wb") as file:
                np.savez(file, keys=np.array(keys, dtype="S32"), vectors=rows)
            os.replace(name, path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


def _read(path: Path, dimensions: int) -> dict[str, NDArray[np.float16]]:
    """Vectors of a file; empty where there is none or it is not whole (they are recomputed)."""
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
            keys, rows = stored["keys"], stored["vectors"]
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        return {}
    if rows.ndim != 2 or rows.shape != (len(keys), dimensions):
        return {}
    return {
        key.decode("ascii"): row for key, row in zip(keys, rows.astype(np.float16), strict=True)
    }
