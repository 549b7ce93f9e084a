"""The index is built beside the old one, switched in one step, and never mixed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from assistant.errors import SearchIndexError
from assistant.retrieval import index as index_module
from assistant.retrieval.context import in_context
from assistant.retrieval.embedding import HashEmbedder, Vectors
from assistant.retrieval.index import (
    build_index,
    check_index,
    current_index,
    ensure_index,
    ship_vectors,
)
from assistant.retrieval.vectors import VectorCache, text_hash
from tests.knowledge import CORPUS, shipped
from tests.retrieval.tiny import tiny


class CountingEmbedder(HashEmbedder):
    """Counts what it embeds, and may die on the way."""

    def __init__(self, dies_after: int | None = None) -> None:
        super().__init__()
        self.embedded = 0
        self._dies_after = dies_after

    def passages(self, texts: Sequence[str]) -> Vectors:
        if self._dies_after is not None and self.embedded >= self._dies_after:
            raise KeyboardInterrupt
        self.embedded += len(texts)
        return super().passages(texts)


def test_an_index_that_was_built_is_the_current_one(tmp_path: Path) -> None:
    folder = build_index(tiny(), HashEmbedder(), tmp_path)
    assert current_index(tiny(), HashEmbedder(), tmp_path) == folder


def test_without_an_index_there_is_a_word_on_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(SearchIndexError, match="assistant corpus index"):
        current_index(tiny(), HashEmbedder(), tmp_path)


def test_a_missing_index_is_built_once_on_demand(tmp_path: Path) -> None:
    first = ensure_index(tiny(), HashEmbedder(), tmp_path)
    assert ensure_index(tiny(), HashEmbedder(), tmp_path) == first


@pytest.mark.parametrize(
    ("corpus", "embedder", "why"),
    [
        (tiny(), HashEmbedder(32), "made by the model hash-64"),
        (tiny("2"), HashEmbedder(), "another version of the corpus"),
        (tiny("1", "Ändrad."), HashEmbedder(), "another version of the corpus"),
    ],
    ids=["another model", "another version", "another text"],
)
def test_an_index_of_another_making_is_refused(tmp_path: Path, corpus, embedder, why: str) -> None:
    folder = build_index(tiny(), HashEmbedder(), tmp_path)
    with pytest.raises(SearchIndexError, match=why):
        check_index(folder, corpus, embedder)


@pytest.mark.parametrize("text", ["", "{", "[]", json.dumps({"format": 1})])
def test_a_damaged_record_is_refused(tmp_path: Path, text: str) -> None:
    folder = build_index(tiny(), HashEmbedder(), tmp_path)
    (folder / "index.json").write_text(text, encoding="utf-8")
    with pytest.raises(SearchIndexError, match="can't be read"):
        current_index(tiny(), HashEmbedder(), tmp_path)


def test_a_new_version_takes_the_place_of_the_old(tmp_path: Path) -> None:
    old = ensure_index(tiny(), HashEmbedder(), tmp_path)
    new = ensure_index(tiny("2"), HashEmbedder(), tmp_path)
    assert new != old
    assert current_index(tiny("2"), HashEmbedder(), tmp_path) == new


def test_a_build_that_dies_leaves_the_old_index_in_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = build_index(tiny(), HashEmbedder(), tmp_path)

    def die(path: Path, text: str) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(index_module, "_write_whole", die)
        with pytest.raises(KeyboardInterrupt):
            build_index(tiny("2"), HashEmbedder(), tmp_path)
    assert current_index(tiny(), HashEmbedder(), tmp_path) == old
    build_index(tiny("2"), HashEmbedder(), tmp_path)
    left = [folder for folder in old.parent.glob("build-*") if not (folder / "index.json").exists()]
    assert left == []


def test_vectors_computed_before_a_build_died_are_not_computed_again(tmp_path: Path) -> None:
    texts = [f"text {n}" for n in range(80)]
    path = tmp_path / "vectors.npz"
    with pytest.raises(KeyboardInterrupt):
        VectorCache(CountingEmbedder(dies_after=64), read=(), write=path).vectors(texts)
    again = CountingEmbedder()
    VectorCache(again, read=(), write=path).vectors(texts)
    assert again.embedded == 16


def test_a_vector_is_the_same_computed_or_read(tmp_path: Path) -> None:
    path = tmp_path / "vectors.npz"
    fresh = VectorCache(HashEmbedder(), read=(), write=path).vectors(["hembesök", "jour"])
    kept = VectorCache(HashEmbedder(), read=[path], write=None).vectors(["hembesök", "jour"])
    assert np.array_equal(fresh, kept)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 half a file", b"nonsense"])
def test_a_damaged_file_of_vectors_is_computed_anew(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "vectors.npz"
    path.write_bytes(content)
    assert VectorCache(HashEmbedder(), read=[path], write=None).vectors(["jour"]).shape == (1, 64)


def test_shipped_vectors_make_the_first_build_compute_nothing(tmp_path: Path) -> None:
    shipped = ship_vectors(tiny(), HashEmbedder(), tmp_path / "corpus")
    embedder = CountingEmbedder()
    build_index(tiny(), embedder, tmp_path / "data", cached=[shipped])
    assert embedder.embedded == 0


def test_the_shipped_vectors_cover_every_clause_of_the_shipped_corpus() -> None:
    (path,) = (CORPUS / "vectors").glob("*.npz")
    with np.load(path, allow_pickle=False) as stored:
        keys = {key.decode("ascii") for key in stored["keys"]}
    missing = {
        e.clause.id for e in in_context(shipped().corpus) if text_hash(e.embedded) not in keys
    }
    assert missing == set(), "run 'assistant corpus index --ship'"
