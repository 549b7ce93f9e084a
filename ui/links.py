"""Addresses of clauses on the page."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from assistant.domain.answer import Citation
from assistant.domain.question import Language

CLAUSE_PATH = "/k/"
MARK = "stalle"
"""Fragment of the marked place."""


def clause_link(
    clause_id: str, language: Language, start: int | None = None, end: int | None = None
) -> str:
    """Address of a clause in its document, scrolled to, with a place in its file marked."""
    query: dict[str, str | int] = {"lang": language}
    if start is not None and end is not None:
        query |= {"start": start, "end": end}
    return f"{CLAUSE_PATH}{quote(clause_id, safe='')}?{urlencode(query)}#{MARK}"


def citation_link(citation: Citation, language: Language) -> str:
    """Address of the place that a citation quotes."""
    return clause_link(citation.clause, language, citation.start, citation.end)
