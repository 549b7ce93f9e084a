"""Documents, clauses and the places quotes are taken from."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Standing(StrEnum):
    """What weight a passage has. It belongs to the passage, not to its file."""

    DECIDED = "decided"
    AGREEMENT_QUOTED = "agreement_quoted"
    ACCOUNT = "account"
    PROPOSED = "proposed"
    PLAN = "plan"
    POSITION = "position"
    SUGGESTION = "suggestion"
    LAW_QUOTED = "law_quoted"
    HISTORY = "history"


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """Half-open range of Unicode code points in one file: ``text[start:end]``."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"empty or reversed span {self.start}-{self.end}")

    def overlaps(self, other: Span) -> bool:
        """Whether the two ranges share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where a document stands in a source file."""

    file: str
    """Path as shown in citations, e.g. ``corpus/sources/x.txt``."""
    span: Span


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """One document of the corpus, as the manifest describes it."""

    id: str
    title: str
    kind: str
    """minutes, proposal, presentation, letter, email, report, assignment …"""
    issuer: str
    party: str | None
    """Id of the party whose voice it is (see ``parties`` of the vocabulary)."""
    date: dt.date | None
    """Date stated for the document, or None where none is."""
    date_note: str | None
    """What is known where no date is stated, e.g. "ej daterad, efter 2025-05-28"."""
    not_before: dt.date | None
    """Earliest day from which the document can be known; equals ``date`` when stated."""
    diarienummer: str | None
    paragraph: str | None
    """The § of minutes, e.g. "§43"."""
    validity: str | None
    place: Place
    replaces: tuple[str, ...] = ()
    """Ids of documents that a source says this one replaces."""
    replaced_by: tuple[str, ...] = ()
    copies: tuple[Place, ...] = ()
    """Further places where the same document stands. Counted once, cited at ``place``."""
    date_note_en: str | None = None
    """The same in English; None where the corpus has it in Swedish alone."""
    received: dt.date | None = None
    """Day it was taken into the corpus; None for what it held from the start."""

    def known_on(self, day: dt.date) -> bool:
        """Whether it was known on a day: taken in by then, or else dated by then."""
        since = self.received or self.date or self.not_before
        return since is not None and since <= day


@dataclass(frozen=True, kw_only=True, slots=True)
class Clause:
    """The unit of citation: a heading's text, a numbered point, a bullet, a table row.

    A sentence that runs across a running head keeps both parts: one span each.
    """

    id: str
    document: str
    locator: str
    """Where a person finds it: § · heading · page or slide (Swedish)."""
    heading_path: tuple[str, ...]
    standing: Standing
    kind: str
    """heading, text, bullet, numbered, table_header, table_row."""
    file: str
    spans: tuple[Span, ...]
    text: str
    """The clause in normal form: single spaces, line-end hyphens joined, masks applied."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Passage:
    """A clause that a search brought back, with its score (higher is better, 0..1)."""

    clause: Clause
    score: float
