"""Taking out of a Chroma server what no version that is kept needs any more.

Nothing is taken out by itself: several machines may answer from one server, and only
who runs them knows which versions they have. A version that is kept stays askable.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.errors import SearchIndexError
from assistant.retrieval.context import Searchable
from assistant.retrieval.embedding import Embedder
from assistant.retrieval.opening import PREFIX, collection_of, names_in


@dataclass(frozen=True, kw_only=True, slots=True)
class Cleared:
    """What was taken out of a server."""

    clauses: int
    """Clauses of the model in use."""
    collections: int
    """Whole collections: those of other models, and of earlier versions of the program."""


def clear_server(kept: Iterable[Searchable], embedder: Embedder, server: str) -> Cleared:
    """Leave on a server what the versions ``kept`` hold, and nothing else of the program's.

    Raises:
        SearchIndexError: the server can't be reached. What was taken out by then was not
            needed; run it again.
    """
    from assistant.retrieval.chroma import server_client, take_out

    needed = {name for corpus in kept for name in names_in(corpus)}
    try:
        client = server_client(server)
        own = collection_of(embedder)
        there = {each.name for each in client.list_collections()}
        other = sorted(n for n in there if n.startswith(PREFIX) and n != own)
        for name in other:
            client.delete_collection(name)
        gone: list[str] = []
        if own in there:
            collection = client.get_collection(own, embedding_function=None)
            gone = sorted(set(collection.get(include=[])["ids"]) - needed)
            take_out(collection, gone)
    except Exception as error:
        raise SearchIndexError(
            f"search: the Chroma server can't be used ({type(error).__name__}); start it, or "
            "check ASSISTANT_CHROMA"
        ) from error
    return Cleared(clauses=len(gone), collections=len(other))
