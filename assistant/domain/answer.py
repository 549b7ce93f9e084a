"""The answer as the public contract describes it (answer.schema.json)."""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from assistant.domain.question import Kind, Language, SlotSource

Status = Literal["settled", "contested", "conditional", "silent", "out_of_scope"]
AssignmentStanding = Literal["settled", "contested", "planned", "proposed", "superseded"]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class CaseSlot(_Part):
    """One slot as understood: value, its words, and where it came from."""

    value: Any
    evidence: str | None = None
    source: SlotSource
    note: str | None = None
    """The language model that read it, where one was set and the program's reading did not."""


class Responsibility(_Part):
    """One assignment: who has which duty, how sure, on which citations."""

    duty: str
    actor: str
    actor_label: str
    standing: AssignmentStanding
    condition: str | None = Field(
        description="words of the branch it holds in and of any reserve, or null"
    )
    branch: str | None = Field(
        default=None, description="the beginning of the condition that tells the branch, or null"
    )
    citations: tuple[int, ...] = Field(min_length=1)
    last_known: dt.date | None = Field(description="date of the newest source for it")


class Position(_Part):
    """What one party holds; no citations only where it has said nothing in the corpus."""

    party: str
    claim: str
    citations: tuple[int, ...] = ()


class Citation(_Part):
    """A place in a document. ``quote`` is exactly ``text[start:end]`` of ``file``."""

    n: int = Field(ge=1)
    document: str
    title: str
    date: dt.date | None
    date_note: str | None = None
    document_kind: str
    locator: str
    clause: str
    quote: str = Field(min_length=1)
    file: str
    start: int = Field(ge=0)
    end: int = Field(ge=1)
    standing: str


class FollowUp(_Part):
    """The one question whose answer leaves least open."""

    slot: str
    question: str
    options: tuple[str, ...]


class Value(_Part):
    """A looked-up value; ``derived`` marks arithmetic on cited ones."""

    label: str
    value: str
    unit: str | None = None
    derived: bool
    citations: tuple[int, ...] = Field(min_length=1)


class Change(_Part):
    """A smallest change of the case that gives another answer."""

    slot: str
    value: Any
    becomes: str
    citations: tuple[int, ...] = ()


class TracedRule(_Part):
    """What became of one rule, in words: why it applies, gave way or does not hold here."""

    rule: str = Field(description="id of the rule")
    says: str
    verdict: Literal["fired", "defeated", "blocked", "open"]
    why: tuple[str, ...] = Field(
        description="branches it applies in, what it gave way to by which words, or what failed"
    )
    near: bool = Field(description="one other slot value would have let it through")
    documents: tuple[str, ...]
    last_known: dt.date | None
    review: str


class TracedDuty(_Part):
    """Every rule of one duty and what became of it, for one part of the time asked about."""

    duty: str
    time: str | None = Field(description="the part of the time, where the duty has several")
    unknown: tuple[str, ...] = Field(description="open slots that decide")
    gaps: tuple[str, ...]
    last_known: dt.date | None = Field(description="date of the newest source of what applies")
    rules: tuple[TracedRule, ...]


class Versions(_Part):
    """What an answer was made from: content hashes of corpus and rules, program version."""

    corpus: str
    rules: str
    program: str


class Answer(_Part):
    """A complete answer. ``answer`` is Markdown; each stating sentence carries [n]."""

    question: str
    language: Language
    as_of: str
    kind: Kind
    status: Status
    answer: str
    case: dict[str, CaseSlot]
    responsibilities: tuple[Responsibility, ...] = ()
    positions: tuple[Position, ...] = ()
    citations: tuple[Citation, ...] = ()
    assumptions: tuple[str, ...] = ()
    follow_up: FollowUp | None = None
    gaps: tuple[str, ...] = ()
    values: tuple[Value, ...] = ()
    changes: tuple[Change, ...] = ()
    nearest: tuple[int, ...] = ()
    rules: tuple[str, ...] = Field(default=(), description="ids of the rules that fired")
    trace: tuple[TracedDuty, ...] | None = Field(
        default=None, description="what became of every rule, where it was asked for"
    )
    versions: Versions
    timings_ms: dict[str, float] = Field(default_factory=dict)
