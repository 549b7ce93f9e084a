"""Addresses of the page: clauses, the desk, and a question that can be opened again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from urllib.parse import parse_qs, quote, urlencode

from assistant.domain.answer import Citation
from assistant.domain.question import Language
from ui.turn import Turn

CLAUSE_PATH = "/k/"
MARK = "stalle"
"""Fragment of the marked place."""
_LONGEST = 20_000
_MOST_TURNS = 30


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


def desk_link(view: str, language: Language, **query: str) -> str:
    """Address of a view of the desk."""
    return f"/{view}?{urlencode({'lang': language, **query})}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Reopening:
    """A question as a link keeps it: words, times, what was set, what was asked before."""

    question: str
    as_of: datetime | None
    known_at: date | None = None
    chosen: Mapping[str, object] = field(default_factory=dict)
    history: tuple[str, ...] = ()


def reopening(turn: Turn) -> str:
    """A turn as the fragment of an address: no server, and so no log, is sent it."""
    parts: dict[str, object] = {"q": turn.answer.question, "t": turn.answer.as_of}
    if turn.known_at is not None:
        parts["k"] = turn.known_at.isoformat()
    if turn.chosen:
        parts["c"] = json.dumps(dict(turn.chosen), ensure_ascii=False, separators=(",", ":"))
    if turn.history:
        parts["h"] = turn.history
    return urlencode(parts, doseq=True)


def read_reopening(fragment: object) -> Reopening | None:
    """What a fragment holds; None where it is none of ours."""
    if not isinstance(fragment, str) or len(fragment) > _LONGEST:
        return None
    try:
        found = parse_qs(fragment.removeprefix("#"), max_num_fields=_MOST_TURNS + 4)
        chosen = json.loads(found.get("c", ["{}"])[0])
        as_of = datetime.fromisoformat(found["t"][0]) if "t" in found else None
        known_at = date.fromisoformat(found["k"][0]) if "k" in found else None
    except (ValueError, RecursionError):
        return None
    if "q" not in found or not isinstance(chosen, dict):
        return None
    return Reopening(
        question=found["q"][0],
        as_of=as_of,
        known_at=known_at,
        chosen=chosen,
        history=tuple(found.get("h", [])),
    )
