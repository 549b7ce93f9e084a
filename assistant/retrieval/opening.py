"""Opening the vector store of a corpus, whatever state it is in.

Embedded: an index that is missing, damaged, or of another corpus is built anew;
where the data folder can't be written, vectors are kept in memory for as long as
the process lives. On a Chroma server: one collection for each model holds the clauses
of every version of the corpus, each under a name that says what is stored of it; what
is missing is put in, nothing is taken out (``clearing`` does so, when told), and a
search passes over what is of another version. So a new version costs its new clauses,
whoever answers from the old one goes on, and a kill leaves some more clauses that the
next opening finds there.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.errors import SearchIndexError
from assistant.retrieval.context import ClauseInContext, Searchable, in_context
from assistant.retrieval.embedding import Embedder
from assistant.retrieval.index import build_index, ensure_index, store_folder, stored_hash
from assistant.retrieval.vectors import Progress, VectorCache, text_hash

PREFIX = "clauses-"
"""What the names of all collections of the program begin with."""
_LOG = logging.getLogger(__name__)
_NO_CLAUSE = "search index: the corpus holds no clause; check its manifest"


@dataclass(frozen=True, kw_only=True)
class StorePlace:
    """Where vectors are kept, and where earlier ones may be read."""

    data: Path
    """The data folder, for an embedded store."""
    cached: Sequence[Path] = ()
    """Files with vectors computed earlier."""
    server: str = ""
    """Address of a Chroma server; empty for an embedded store."""


@dataclass(frozen=True, kw_only=True)
class OpenStore:
    """A Chroma collection that holds every clause of a corpus."""

    collection: Any
    clauses: Mapping[str, str] | None = None
    """Clause ids by the names they have in the collection, where it holds others too;
    None where it holds these alone, under their ids."""


def open_store(
    corpus: Searchable, embedder: Embedder, place: StorePlace, progress: Progress | None = None
) -> OpenStore:
    """The store of a corpus, that has answered a query.

    Raises:
        SearchIndexError: the corpus holds no clause, or the server can't be reached.
    """
    if place.server:
        return _on_server(corpus, embedder, place, progress)
    try:
        return OpenStore(collection=_embedded(corpus, embedder, place, progress))
    except SearchIndexError:
        raise
    except Exception as error:
        _LOG.warning(
            "the search index can't be kept in the data folder (%s); it is kept in memory, "
            "free space or mend the folder's rights",
            type(error).__name__,
        )
        return OpenStore(collection=_in_memory(corpus, embedder, place, progress))


def _embedded(
    corpus: Searchable, embedder: Embedder, place: StorePlace, progress: Progress | None
) -> Any:
    from assistant.retrieval.chroma import open_collection

    folder = ensure_index(corpus, embedder, place.data, cached=place.cached, progress=progress)
    try:
        return _answering(open_collection(store_folder(folder)), corpus, embedder)
    except Exception as error:
        _LOG.warning("the search index is damaged (%s); it is built anew", type(error).__name__)
    folder = build_index(corpus, embedder, place.data, cached=place.cached, progress=progress)
    return _answering(open_collection(store_folder(folder)), corpus, embedder)


def _in_memory(
    corpus: Searchable, embedder: Embedder, place: StorePlace, progress: Progress | None
) -> Any:
    from assistant.retrieval.chroma import memory_client, new_collection

    entries = list(in_context(corpus))
    client = memory_client()
    name = _name(entries, embedder)
    if name in {each.name for each in client.list_collections()}:
        client.delete_collection(name)
    collection = new_collection(client, name, len(entries))
    _fill(collection, {e.clause.id: e for e in entries}, embedder, place, progress)
    return collection


def _on_server(
    corpus: Searchable, embedder: Embedder, place: StorePlace, progress: Progress | None
) -> OpenStore:
    from assistant.retrieval.chroma import server_client, shared_collection

    wanted = names_in(corpus)
    if not wanted:
        raise SearchIndexError(_NO_CLAUSE)
    client: Any = None
    try:
        client = server_client(place.server)
        collection = shared_collection(client, collection_of(embedder))
        if missing := _missing(collection, wanted):
            _fill(collection, missing, embedder, place, progress)
            if _missing(collection, wanted):
                raise ValueError("clauses are missing")
    except Exception as error:
        if client is not None:
            client.close()
        raise SearchIndexError(
            f"search: the Chroma server can't be used ({type(error).__name__}); start it, or "
            "check ASSISTANT_CHROMA"
        ) from error
    held = {name: entry.clause.id for name, entry in wanted.items()}
    return OpenStore(collection=collection, clauses=held)


def _missing(
    collection: Any, wanted: Mapping[str, ClauseInContext]
) -> Mapping[str, ClauseInContext]:
    held = set(collection.get(include=[])["ids"])
    return {name: entry for name, entry in wanted.items() if name not in held}


def _fill(
    collection: Any,
    entries: Mapping[str, ClauseInContext],
    embedder: Embedder,
    place: StorePlace,
    progress: Progress | None,
) -> None:
    from assistant.retrieval.llama import add_nodes, node_of

    if not entries:
        raise SearchIndexError(_NO_CLAUSE)
    cache = VectorCache(embedder, read=place.cached, write=None)
    vectors = cache.vectors([entry.embedded for entry in entries.values()], progress)
    add_nodes(collection, [node_of(entry, name) for name, entry in entries.items()], vectors)


def _answering(collection: Any, corpus: Searchable, embedder: Embedder) -> Any:
    """The collection, if it holds a vector for each clause indexed and answers a query."""
    if collection.count() != sum(1 for _ in in_context(corpus)):
        raise ValueError("clauses are missing")
    found = collection.query(query_embeddings=[[1.0] * embedder.dimensions], n_results=1)
    if len(found["ids"][0]) != 1:
        raise ValueError("no answer")
    return collection


def names_in(corpus: Searchable) -> Mapping[str, ClauseInContext]:
    """The clauses of a corpus by the names they have on a server, which say what is stored."""
    return {f"{e.clause.id}@{stored_hash(e)}": e for e in in_context(corpus)}


def collection_of(embedder: Embedder) -> str:
    """The name of a server's collection that holds a model's vectors."""
    made = json.dumps([embedder.name, embedder.dimensions])
    return f"{PREFIX}of-all-versions-{hashlib.blake2b(made.encode(), digest_size=8).hexdigest()}"


def _name(entries: Sequence[ClauseInContext], embedder: Embedder) -> str:
    """A name that only a collection of the same vectors has."""
    content = [embedder.name, embedder.dimensions]
    content += [[entry.clause.id, text_hash(entry.embedded)] for entry in entries]
    digest = hashlib.blake2b(json.dumps(content).encode(), digest_size=16).hexdigest()
    return f"{PREFIX}{digest}"
