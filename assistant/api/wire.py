"""Bodies of requests and of the answers that are not an ``Answer``."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from fastapi.openapi.models import Example
from pydantic import BaseModel, ConfigDict, Field

from assistant.api.engine import CorpusView
from assistant.domain.clause import Clause, Document, Passage
from assistant.domain.vocabulary import UNKNOWN, Vocabulary


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


Turn = Annotated[str, Field(max_length=8_000)]


class AskBody(_Body):
    """A question in words. The server keeps no conversation: send the earlier turns along."""

    question: str
    as_of: str | None = Field(
        default=None, max_length=64, description="ISO time the question is about; now where absent"
    )
    history: list[Turn] = Field(
        default_factory=list, max_length=50, description="earlier turns of the user, oldest first"
    )
    chosen: dict[str, Any] = Field(
        default_factory=dict, max_length=50, description="slot to value; overrides the words"
    )
    corpus_version: str | None = Field(
        default=None, max_length=64, description="answer from an earlier version of the corpus"
    )
    known_at: str | None = Field(
        default=None, max_length=10, description="day: only what was known then grounds answers"
    )


class ResolveBody(_Body):
    """A structured case, slot to value."""

    case: dict[str, Any] = Field(max_length=50)
    as_of: str | None = Field(default=None, max_length=64)
    trace: bool = Field(default=False, description="say what became of every rule")


class SearchBody(_Body):
    """Words to look for."""

    query: str
    k: int = Field(default=10, ge=1, le=50)


ASK_EXAMPLES: dict[str, Example] = {
    "words": {
        "summary": "A question as it is typed",
        "value": {"question": "Vem är ansvarig läkare en lördagsnatt?"},
    },
    "moment": {
        "summary": "About another moment, with a slot set by hand",
        "value": {
            "question": "Vem gör akuta hembesök?",
            "as_of": "2026-10-17T02:00",
            "chosen": {"boende": "korttidsboende"},
        },
    },
    "follow-up": {
        "summary": "A follow-up with the user's earlier turns; the server keeps none",
        "value": {"question": "Och på dagen?", "history": ["Vem gör akuta hembesök på natten?"]},
    },
}
RESOLVE_EXAMPLES: dict[str, Example] = {
    "case": {
        "summary": "A case in the vocabulary's words, with what became of every rule",
        "value": {
            "case": {"boende": "korttidsboende", "plikt": ["lakarinsatser"]},
            "as_of": "2026-10-17T02:00",
            "trace": True,
        },
    }
}
SEARCH_EXAMPLES: dict[str, Example] = {
    "words": {"summary": "Words to look for", "value": {"query": "akuta hembesök", "k": 5}}
}

KNOWN_FIELDS = frozenset(
    name for body in (AskBody, ResolveBody, SearchBody) for name in body.model_fields
)
"""Field names that an error sentence may repeat."""


class DocumentInfo(BaseModel):
    """One document of the corpus."""

    id: str
    title: str
    kind: str
    issuer: str
    date: date | None
    date_note: str | None
    diarienummer: str | None
    paragraph: str | None
    validity: str | None


Span = Annotated[tuple[int, ...], Field(min_length=2, max_length=2)]
"""Start and end. Not a pair by type: readers of OpenAPI descriptions stumble over pairs."""


class ClauseInfo(BaseModel):
    """One clause, masked as everywhere it is shown."""

    id: str
    document: str
    locator: str
    heading_path: tuple[str, ...]
    standing: str
    kind: str
    file: str
    spans: tuple[Span, ...] = Field(description="start and end in the file, code points")
    text: str


class DocumentWithClauses(DocumentInfo):
    """One document with its clauses in reading order."""

    clauses: tuple[ClauseInfo, ...]


class Hit(BaseModel):
    """A clause that a search brought back."""

    score: float
    title: str
    date: date | None
    clause: ClauseInfo


class Hits(BaseModel):
    """The passages of one search, best first."""

    passages: tuple[Hit, ...]


class Documents(BaseModel):
    """All documents, in the order of the manifest."""

    documents: tuple[DocumentInfo, ...]


class Health(BaseModel):
    """Whether the server can answer, and from what."""

    status: str
    documents: int
    clauses: int
    versions: dict[str, str]


class Ready(BaseModel):
    """Whether every kind of question can be answered now."""

    ready: bool
    search: str = Field(description="ok, opening, or the kind of error that search gives")
    audit: str = Field(description="off, ok or not writable")


def document_info(document: Document) -> DocumentInfo:
    """A document as it is sent."""
    return DocumentInfo(
        id=document.id,
        title=document.title,
        kind=document.kind,
        issuer=document.issuer,
        date=document.date,
        date_note=document.date_note,
        diarienummer=document.diarienummer,
        paragraph=document.paragraph,
        validity=document.validity,
    )


def document_with_clauses(corpus: CorpusView, document: Document) -> DocumentWithClauses:
    """A document as it is sent with its clauses."""
    return DocumentWithClauses(
        **document_info(document).model_dump(),
        clauses=tuple(clause_info(each) for each in corpus.clauses_of(document.id)),
    )


def clause_info(clause: Clause) -> ClauseInfo:
    """A clause as it is sent."""
    return ClauseInfo(
        id=clause.id,
        document=clause.document,
        locator=clause.locator,
        heading_path=clause.heading_path,
        standing=str(clause.standing),
        kind=clause.kind,
        file=clause.file,
        spans=tuple((span.start, span.end) for span in clause.spans),
        text=clause.text,
    )


def hits(passages: list[Passage], corpus: CorpusView) -> Hits:
    """The passages of a search as they are sent."""
    return Hits(
        passages=tuple(
            Hit(
                score=round(passage.score, 4),
                title=corpus.documents[passage.clause.document].title,
                date=corpus.documents[passage.clause.document].date,
                clause=clause_info(passage.clause),
            )
            for passage in passages
        )
    )


def slot_table(vocabulary: Vocabulary) -> dict[str, Any]:
    """The closed vocabularies as JSON, with labels in both languages."""
    return {
        "slots": {
            slot.id: {
                "sv": slot.label.sv,
                "en": slot.label.en,
                "many": slot.many,
                "interval": slot.interval,
                "values": {
                    key: {"sv": label.sv, "en": label.en} for key, label in slot.values.items()
                },
            }
            for slot in vocabulary.slots.values()
        },
        "presumptions": dict(vocabulary.presumptions),
        "not_known": UNKNOWN,
        "actors": {
            key: {"sv": label.sv, "en": label.en} for key, label in vocabulary.actors.items()
        },
    }
