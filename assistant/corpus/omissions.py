"""What the rules leave out on purpose, and the clauses that nothing accounts for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.corpus.store import Corpus
from assistant.corpus.yamlfile import read_yaml
from assistant.domain.clause import Clause, Span, Standing
from assistant.domain.vocabulary import Label
from assistant.errors import CorpusError

FILE = "omissions.yaml"
ANSWERABLE = frozenset(
    {
        Standing.DECIDED,
        Standing.AGREEMENT_QUOTED,
        Standing.ACCOUNT,
        Standing.PLAN,
        Standing.PROPOSED,
        Standing.POSITION,
    }
)
"""Standings whose every clause is held by the rules or left out with a reason."""
_TITLES = frozenset({"heading", "head", "signature", "table_header"})
_KEYS = frozenset({"id", "reason", "clauses"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Omission:
    """Clauses that rules leave out for one reason."""

    id: str
    reason: Label
    """Why they say nothing that a rule should hold; for a MAS to judge."""
    clauses: tuple[str, ...]
    """Ids; each holds the hash of its clause's text."""


def load_omissions(folder: Path, corpus: Corpus) -> tuple[Omission, ...]:
    """The recorded omissions of a corpus folder; none where it has no list.

    Raises:
        CorpusError: every mistake, each with its place: an unknown key, a missing
            reason, a clause that is not there or begins with other words, or that
            is left out twice.
    """
    path = folder / FILE
    if not path.exists():
        return ()
    mistakes: list[str] = []
    raw, _ = read_yaml(path, mistakes)
    if not mistakes and not isinstance(raw, list):
        mistakes.append(f"{FILE}: must be a list of omissions")
    if mistakes:
        raise CorpusError(mistakes)
    found = [_omission(entry, corpus, mistakes) for entry in raw]
    for kind, names in (
        ("the id", [omission.id for omission in found]),
        ("the clause", [clause for omission in found for clause in omission.clauses]),
    ):
        twice = sorted({name for name in names if names.count(name) > 1})
        mistakes.extend(f"{FILE}: {kind} {name} stands twice; keep one" for name in twice)
    if mistakes:
        raise CorpusError(mistakes)
    return tuple(found)


def held_clauses(corpus: Corpus, places: Iterable[tuple[str, Sequence[Span]]]) -> frozenset[str]:
    """Ids of the clauses that places in the files (file, spans) touch."""
    by_file: dict[str, list[Clause]] = {}
    for clause in corpus.clauses.values():
        by_file.setdefault(clause.file, []).append(clause)
    return frozenset(
        clause.id
        for file, spans in places
        for clause in by_file.get(file, ())
        if any(span.overlaps(own) for span in spans for own in clause.spans)
    )


def unaccounted(
    corpus: Corpus, held: frozenset[str], omissions: Iterable[Omission]
) -> tuple[Clause, ...]:
    """Clauses that say something of weight, and that neither rules nor omissions refer to."""
    known = held.union(*(omission.clauses for omission in omissions))
    return tuple(
        clause
        for clause in corpus.clauses.values()
        if clause.standing in ANSWERABLE and clause.kind not in _TITLES and clause.id not in known
    )


def _omission(raw: Any, corpus: Corpus, mistakes: list[str]) -> Omission:
    entry: Mapping[str, Any] = raw if isinstance(raw, Mapping) else {}
    identity = str(entry.get("id", "without id"))
    place = f"{FILE}: {identity}"
    for key in entry:
        if key not in _KEYS:
            mistakes.append(f"{place}: has a field that is not known: {key}")
    reason = entry.get("reason")
    told = reason if isinstance(reason, Mapping) else {}
    for language in ("sv", "en"):
        if not told.get(language):
            mistakes.append(f"{place}: gives no reason in {language}")
    clauses = entry.get("clauses")
    listed = clauses if isinstance(clauses, Mapping) else {}
    if not listed:
        mistakes.append(f"{place}: leaves out no clause; take it away")
    return Omission(
        id=identity,
        reason=Label(sv=str(told.get("sv")), en=str(told.get("en"))),
        clauses=tuple(_clauses(listed, corpus, place, mistakes)),
    )


def _clauses(
    listed: Mapping[str, Any], corpus: Corpus, place: str, mistakes: list[str]
) -> Iterator[str]:
    for document, openings in listed.items():
        for digest, opening in (openings if isinstance(openings, Mapping) else {}).items():
            clause = corpus.clauses.get(f"{document}/{digest}")
            if clause is None:
                mistakes.append(
                    f"{place}: {document} has no clause {digest}; its text has changed, "
                    "or it is another document: read it anew"
                )
            elif not clause.text.startswith(str(opening)):
                mistakes.append(f"{place}: {clause.id} does not begin with the words given")
            else:
                yield clause.id
