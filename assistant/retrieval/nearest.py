"""The clauses nearest to a question in meaning, from the vector store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from assistant.errors import SearchIndexError
from assistant.retrieval.embedding import Embedder

_REMEMBERED = 32
"""Questions whose vectors are kept: one is searched for in several ways, and asked again."""


class Nearest:
    """Nearest clauses of a collection, whose vectors the embedder made."""

    def __init__(
        self, collection: Any, embedder: Embedder, clauses: Mapping[str, str] | None = None
    ) -> None:
        """Search a collection.

        Args:
            collection: holds the clauses.
            embedder: what their vectors were made with.
            clauses: clause ids by their names in the collection, where that holds others too.
        """
        self._clauses = clauses
        self._collection = collection
        self._embedder = embedder
        self._vector = lru_cache(maxsize=_REMEMBERED)(self._embedded)

    def clauses(self, text: str, k: int, documents: Sequence[str] = ()) -> list[tuple[str, float]]:
        """Ids of the ``k`` nearest clauses with their cosine (-1..1), nearest first.

        Only those of ``documents``, where some are named. Ids and distances alone are asked
        for: fetching the texts as well takes the store several times longer.

        Raises:
            SearchIndexError: the store gives no answer.
        """
        vector = self._vector(text)
        where: dict[str, Any] = {"document": {"$in": list(documents)}} if documents else {}
        if self._clauses is None:
            return self._found(vector, k, where)
        wanted = min(k, len(self._clauses))
        looked_for = k
        while True:
            found = self._found(vector, looked_for, where)
            own = [(self._clauses[name], cosine) for name, cosine in found if name in self._clauses]
            if len(own) >= wanted or len(found) < looked_for:
                return own[:k]
            looked_for *= 2

    def _found(
        self, vector: list[float], k: int, where: Mapping[str, Any]
    ) -> list[tuple[str, float]]:
        try:
            found = self._collection.query(
                query_embeddings=[vector],
                n_results=k,
                include=["distances"],
                where=dict(where) or None,
            )
        except Exception as error:
            raise SearchIndexError(
                f"search: the vector store gives no answer ({type(error).__name__}); see that it "
                "runs, or run 'assistant corpus index'"
            ) from error
        ids, distances = found["ids"][0], found["distances"][0]
        return [(name, 1.0 - float(far)) for name, far in zip(ids, distances, strict=True)]

    def _embedded(self, text: str) -> list[float]:
        return [float(x) for x in self._embedder.query(text)]
