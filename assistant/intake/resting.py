"""Everything that rests on words of the corpus: rules, gaps, contradictions, terms, cases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from assistant.answering.lookup_contradictions import load_contradictions
from assistant.errors import AssistantError
from assistant.knowledge import Knowledge
from assistant.understanding.glossary_loading import load_glossary

RestKind = Literal["rule", "gap", "contradiction", "term", "absent", "case"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Rest:
    """One thing that rests on one clause."""

    kind: RestKind
    id: str
    clause: str
    quote: str
    """The words it rests on, where it names them."""
    section: str | None = None


def resting_on(knowledge: Knowledge) -> tuple[Rest, ...]:
    """Everything in a corpus folder that rests on its clauses, in the order of its files."""
    rests = (_rules, _contradictions, _terms, _absent)
    return tuple(rest for find in rests for rest in find(knowledge))


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


def _clause_of(knowledge: Knowledge, document: str, quote: str) -> str | None:
    try:
        spans = knowledge.corpus.find(document, quote)
        file = knowledge.corpus.documents[document].place.file
        return knowledge.corpus.clause_at(file, spans[0].start).id
    except AssistantError:
        return None
