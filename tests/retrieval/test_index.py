"""The index is built beside the old one, switched in one step, and never mixed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from assistant.errors import SearchIndexError
from assistant.retrieval import index as index_module
from assistant.retrieval.chroma import open_collection
from assistant.retrieval.context import in_context
from assistant.retrieval.embedding import HashEmbedder, Vectors
from assistant.retrieval.index import (
    build_index,
    check_index,
    current_index,
    ensure_index,
    ship_vectors,
    store_folder,
)
from assistant.retrieval.vectors import VectorCache, text_hash
from tests.knowledge import CORPUS, shipped
from tests.retrieval.tiny import TinyCorpus, document, tiny


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


def many(version: str = "1", *, anew: Sequence[int] = (), party: str = "gnhh") -> TinyCorpus:
    """Thirty clauses of two documents; those numbered in ``anew`` say something else."""
    texts = [f"Stycke {n} om {'jour' if n not in anew else 'hembesök'}." for n in range(30)]
    return TinyCorpus(
        [document("a", "Protokoll", date(2023, 12, 20), party),
         document("b", "Skrivelse", date(2024, 4, 22), "laholm")],
        [("ab"[n == 29], "text", (), text) for n, text in enumerate(texts)],
        version,
    )  # fmt: skip


def held(folder: Path) -> dict[str, tuple[str, str]]:
    """What a store holds: text and party by clause id."""
    found = open_collection(store_folder(folder)).get(include=["documents", "metadatas"])
    parties = [labels["party"] for labels in found["metadatas"]]
    texts = zip(found["documents"], parties, strict=True)
    return dict(zip(found["ids"], texts, strict=True))


@pytest.mark.parametrize(
    ("newer", "embedded"),
    [
        (many("2"), 0),
        (many("2", anew=[3]), 1),
        (many("2", anew=[29]), 1),
    ],
    ids=["nothing", "a clause", "another document's clause"],
)
def test_only_what_changed_is_embedded_and_put_into_a_copy_of_the_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, newer: TinyCorpus, embedded: int
) -> None:
    old = ensure_index(many(), HashEmbedder(), tmp_path)
    before = held(old)
    embedder = CountingEmbedder()
    with monkeypatch.context() as watched:
        watched.setattr(index_module, "_whole", lambda *_: pytest.fail("built whole"))
        new = ensure_index(newer, embedder, tmp_path)
    assert embedder.embedded == embedded
    assert held(new) == held(build_index(newer, HashEmbedder(), tmp_path / "whole"))
    assert held(old) == before
    check_index(old, many(), HashEmbedder())


def test_labels_that_change_are_renewed_though_the_words_stay(tmp_path: Path) -> None:
    ensure_index(many(), HashEmbedder(), tmp_path)
    newer = many("2", party="region")
    new = ensure_index(newer, HashEmbedder(), tmp_path)
    assert {party for _, party in held(new).values()} == {"region", "laholm"}


def test_many_small_changes_are_followed_by_a_whole_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole: list[Path] = []
    build = index_module._whole
    monkeypatch.setattr(
        index_module, "_whole", lambda folder, *rest: (whole.append(folder), build(folder, *rest))
    )
    for number in range(8):
        new = ensure_index(many(str(number), anew=range(number)), HashEmbedder(), tmp_path)
        assert held(new) == held(
            build_index(many(anew=range(number)), HashEmbedder(), tmp_path / f"whole-{number}")
        )
    in_turn = [folder for folder in whole if folder.is_relative_to(tmp_path / "index")]
    assert 1 < len(in_turn) < 8


def test_a_copy_of_a_damaged_index_is_not_used(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    old = ensure_index(many(), HashEmbedder(), tmp_path)
    (store_folder(old) / "chroma.sqlite3").write_bytes(b"no database")
    newer = many("2", anew=[3])
    new = ensure_index(newer, HashEmbedder(), tmp_path)
    assert held(new) == held(build_index(newer, HashEmbedder(), tmp_path / "whole"))
    assert "built whole" in caplog.text


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
