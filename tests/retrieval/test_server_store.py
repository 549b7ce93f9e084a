"""On a Chroma server a new version costs its new clauses, and the old one is answered from on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from assistant.errors import SearchIndexError
from assistant.retrieval import llama
from assistant.retrieval.chroma import server_client
from assistant.retrieval.clearing import Cleared, clear_server
from assistant.retrieval.context import Searchable
from assistant.retrieval.embedding import HashEmbedder
from assistant.retrieval.nearest import Nearest
from assistant.retrieval.opening import StorePlace, open_store
from tests.chroma_server import chroma, free_port
from tests.retrieval.test_index import CountingEmbedder, many

ASKED = ("Vem kör jour?", "hembesök", "Stycke 3 om hembesök.", "Stycke 29")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """The address of a server that holds nothing."""
    port = free_port()
    with chroma(tmp_path / "store", port):
        yield f"http://127.0.0.1:{port}"


def opened(
    corpus: Searchable, data: Path, server: str = "", embedder: HashEmbedder | None = None
) -> Nearest:
    embedder = embedder or HashEmbedder()
    store = open_store(corpus, embedder, StorePlace(data=data, server=server))
    return Nearest(store.collection, embedder, store.clauses)


def found(
    retriever: Nearest, k: int = 30, documents: Sequence[str] = ()
) -> list[list[tuple[str, float]]]:
    rows = [retriever.clauses(text, k, documents) for text in ASKED]
    return [[(clause, round(cosine, 5)) for clause, cosine in sorted(row)] for row in rows]


def held(server: str) -> int:
    (collection,) = server_client(server).list_collections()
    return int(collection.count())


def test_only_what_changed_is_embedded_and_sent_and_each_version_finds_its_own(
    server: str, tmp_path: Path
) -> None:
    older, newer = many(), many("2", anew=[3, 7])
    first = opened(older, tmp_path, server)
    before = found(first)
    embedder = CountingEmbedder()
    second = opened(newer, tmp_path, server, embedder)
    assert (embedder.embedded, held(server)) == (2, 32)
    assert found(first) == before == found(opened(older, tmp_path / "older"))
    alone = opened(newer, tmp_path / "newer")
    assert found(second) == found(alone)
    assert found(second, 1) == found(alone, 1)
    assert found(second, 30, ["b"]) == found(alone, 30, ["b"])


def test_a_version_that_is_a_part_of_another_sends_nothing(server: str, tmp_path: Path) -> None:
    whole = many()
    opened(whole, tmp_path, server)
    part = many()
    part.clauses = {name: clause for name, clause in whole.clauses.items() if name == "b/29"}
    embedder = CountingEmbedder()
    assert [len(row) for row in found(opened(part, tmp_path, server, embedder))] == [1] * len(ASKED)
    assert (embedder.embedded, held(server)) == (0, 30)


def test_a_label_that_changes_is_sent_though_the_words_stay(server: str, tmp_path: Path) -> None:
    opened(many(), tmp_path, server)
    opened(many("2", party="region"), tmp_path, server)
    assert held(server) == 30 + 29


def test_what_a_kill_left_half_is_made_whole(
    server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(llama, "_MOST_AT_ONCE", 10)
        add = llama.ChromaVectorStore.add

        def dies(store: llama.ChromaVectorStore, nodes: Sequence[object]) -> list[str]:
            if store._collection.count() >= 20:
                raise KeyboardInterrupt
            return list(add(store, nodes))

        broken.setattr(llama.ChromaVectorStore, "add", dies)
        with pytest.raises(KeyboardInterrupt):
            opened(many(), tmp_path, server)
    assert held(server) == 20
    whole = opened(many(), tmp_path, server)
    assert held(server) == 30
    assert found(whole) == found(opened(many(), tmp_path / "alone"))


def test_a_corpus_without_a_clause_is_told_before_any_server_is_asked(tmp_path: Path) -> None:
    empty = many()
    empty.clauses = {}
    with pytest.raises(SearchIndexError, match="no clause"):
        opened(empty, tmp_path, "http://127.0.0.1:9")


def test_what_no_kept_version_needs_is_taken_out_and_the_kept_ones_find_what_they_did(
    server: str, tmp_path: Path
) -> None:
    older, newer, last = many(), many("2", anew=[3, 7]), many("3", anew=[3, 7, 9])
    for corpus in (older, newer, last):
        opened(corpus, tmp_path, server)
    kept = opened(newer, tmp_path, server)
    before = found(kept)
    assert held(server) == 33
    other = HashEmbedder(32)
    opened(older, tmp_path, server, other)
    client = server_client(server)
    client.create_collection("clauses-0123", embedding_function=None)
    client.create_collection("of-somebody-else", embedding_function=None)
    cleared = clear_server([newer, last], HashEmbedder(), server)
    assert (cleared.clauses, cleared.collections) == (2, 2)
    names = {each.name for each in client.list_collections()}
    assert len(names) == 2
    assert "of-somebody-else" in names
    client.delete_collection("of-somebody-else")
    assert held(server) == 31
    assert found(kept) == before == found(opened(newer, tmp_path, server))
    assert found(opened(last, tmp_path, server)) == found(opened(last, tmp_path / "alone"))
    assert clear_server([newer, last], HashEmbedder(), server) == Cleared(clauses=0, collections=0)
    # A version that is asked again after all is made whole from its texts.
    assert found(opened(older, tmp_path, server)) == found(opened(older, tmp_path / "older"))


def test_a_server_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(SearchIndexError, match="ASSISTANT_CHROMA"):
        clear_server([many()], HashEmbedder(), f"http://127.0.0.1:{free_port()}")
