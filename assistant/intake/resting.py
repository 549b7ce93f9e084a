"""Everything that rests on words of the corpus: rules, gaps, contradictions, tables and more."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal

from assistant.answering.lookup_contradictions import load_contradictions
from assistant.corpus.omissions import load_omissions, unaccounted
from assistant.corpus.store import Corpus
from assistant.domain.clause import Clause, Span
from assistant.errors import AssistantError
from assistant.knowledge import Knowledge
from assistant.understanding.glossary_loading import load_glossary

RestKind = Literal[
    "rule", "gap", "contradiction", "table", "figure", "term", "absent", "omission", "case"
]
IN_SWEDISH: Mapping[RestKind, str] = {
    "rule": "Regel",
    "gap": "Lucka",
    "contradiction": "Motsägelse",
    "table": "Tabell",
    "figure": "Utläst figur",
    "term": "Definition",
    "absent": "Dokument som saknas",
    "omission": "Utelämnat med skäl",
    "case": "Utvärderingsfall",
}
"""What each kind is called on a page."""
_READ = frozenset({"table", "figure"})
"""Kinds that say how words are read, and hold nobody to them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Rest:
    """One thing that rests on one clause."""

    kind: RestKind
    id: str
    clause: str
    quote: str
    """The words it rests on; empty where they are not to be told."""
    section: str | None = None

    @property
    def document(self) -> str:
        """Document that the clause stands in."""
        return self.clause.rpartition("/")[0]


def resting_on(knowledge: Knowledge) -> tuple[Rest, ...]:
    """Everything in a corpus folder that rests on its clauses, in the order of its files."""
    rests = (_rules, _contradictions, _tables, _figures, _terms, _absent, _omissions)
    return tuple(rest for find in rests for rest in find(knowledge))


def unaccounted_in(
    knowledge: Knowledge, documents: Collection[str]
) -> dict[str, tuple[Clause, ...]]:
    """Clauses of weight in documents that nothing rests on and no omission names, by document."""
    corpus = knowledge.corpus
    held = frozenset(rest.clause for rest in resting_on(knowledge) if rest.kind not in _READ)
    found: dict[str, tuple[Clause, ...]] = {}
    for clause in unaccounted(corpus, held, ()):
        if clause.document in documents:
            found[clause.document] = (*found.get(clause.document, ()), clause)
    return found


def _rules(knowledge: Knowledge) -> Iterator[Rest]:
    for rule in knowledge.book.rules:
        for ground in rule.grounds:
            yield Rest(kind="rule", id=rule.id, clause=ground.clause, quote=ground.quote,
                       section=ground.section)  # fmt: skip
    for gap in knowledge.book.gaps:
        for ground in gap.nearest:
            yield Rest(kind="gap", id=gap.id, clause=ground.clause, quote=ground.quote,
                       section=ground.section)  # fmt: skip


def _contradictions(knowledge: Knowledge) -> Iterator[Rest]:
    corpus = knowledge.corpus
    for found in load_contradictions(knowledge.folder, corpus):
        for side in found.sides:
            clause = corpus.clause_at(side.file, side.spans[0].start)
            quote = " ".join(corpus.quote(side.file, span) for span in side.spans)
            yield Rest(kind="contradiction", id=found.id, clause=clause.id, quote=quote)


def _tables(knowledge: Knowledge) -> Iterator[Rest]:
    corpus = knowledge.corpus
    for table in corpus.tables.values():
        spans = [*table.header, *(span for row in table.rows for span in row.spans)]
        for clause in dict.fromkeys(_clauses_at(corpus, table.file, spans)):
            quote = corpus.clauses[clause].text
            yield Rest(kind="table", id=table.id, clause=clause, quote=quote)


def _figures(knowledge: Knowledge) -> Iterator[Rest]:
    for clause in knowledge.corpus.readings:
        document, _, digest = clause.rpartition("/")
        quote = knowledge.corpus.clauses[clause].text
        yield Rest(kind="figure", id=f"{document} {digest}", clause=clause, quote=quote)


def _clauses_at(corpus: Corpus, file: str, spans: Iterable[Span]) -> Iterator[str]:
    for span in spans:
        with suppress(AssistantError):
            yield corpus.clause_at(file, span.start).id


def _terms(knowledge: Knowledge) -> Iterator[Rest]:
    for term in load_glossary(knowledge.folder, knowledge.vocabulary).terms:
        if term.defined is not None:
            clause = _clause_of(knowledge, term.defined.document, term.defined.quote)
            if clause is not None:
                yield Rest(kind="term", id=term.id, clause=clause, quote=term.defined.quote)


def _absent(knowledge: Knowledge) -> Iterator[Rest]:
    for absent in knowledge.corpus.absent:
        for document, quote in absent.referred:
            clause = _clause_of(knowledge, document, quote)
            if clause is not None:
                yield Rest(kind="absent", id=absent.id, clause=clause, quote=quote)


def _omissions(knowledge: Knowledge) -> Iterator[Rest]:
    for omission in load_omissions(knowledge.folder, knowledge.corpus):
        for clause in omission.clauses:
            quote = knowledge.corpus.clauses[clause].text
            yield Rest(kind="omission", id=omission.id, clause=clause, quote=quote)


def _clause_of(knowledge: Knowledge, document: str, quote: str) -> str | None:
    try:
        spans = knowledge.corpus.find(document, quote)
        file = knowledge.corpus.documents[document].place.file
        return knowledge.corpus.clause_at(file, spans[0].start).id
    except AssistantError:
        return None
