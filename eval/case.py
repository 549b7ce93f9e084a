"""A case of the evaluation: a question, who asks it, and what a right answer holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from assistant.domain.clause import Span

SetName = Literal["tune", "blind"]
SETS: tuple[SetName, ...] = ("tune", "blind")
PERSONAS = ("nurse", "mas", "official", "other")
LANGUAGES = ("sv", "en")
KINDS = ("responsibility", "lookup", "unclear", "out_of_scope")
STATUSES = ("settled", "contested", "conditional", "silent", "out_of_scope")
STANDINGS = ("settled", "contested", "planned", "proposed", "superseded")


@dataclass(frozen=True, kw_only=True, slots=True)
class ExpectedAssignment:
    """An assignment that the answer must hold."""

    duty: str
    actors: tuple[str, ...]
    """Acceptable actors, best first."""
    standings: tuple[str, ...]
    """Acceptable standings, best first; empty accepts any."""

    def matches(self, duty: str, actor: str, standing: str) -> bool:
        """Whether an assignment of an answer is this one."""
        return (
            duty == self.duty
            and actor in self.actors
            and (not self.standings or standing in self.standings)
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class DangerousAssignment:
    """An assignment that must never stand as settled without a condition."""

    duty: str
    actor: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Anchor:
    """A clause that a right answer rests on, held by its verbatim words."""

    file: str
    """Path of the source file from the project's root."""
    quote: str
    document: str | None
    """Only a citation of this document counts; None accepts every place of the words."""
    spans: tuple[Span, ...]
    """Every place of the words in the file; empty where they are not found."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Expectation:
    """What a right answer holds. An empty field is not judged."""

    kinds: tuple[str, ...]
    statuses: tuple[str, ...]
    """Acceptable statuses, best first."""
    slots: Mapping[str, object]
    assignments: tuple[ExpectedAssignment, ...]
    dangerous: tuple[DangerousAssignment, ...]
    facts: tuple[tuple[str, ...], ...]
    """Each fact as its alternatives: one of them must be said."""
    required: tuple[tuple[Anchor, ...], ...]
    """Any-of groups: of each group one clause must be cited."""
    critical: bool
    """Whether the gate closes when this case is wrong."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """One case. Its set follows from its file: ``blind*`` is the blind set."""

    id: str
    set: SetName
    file: str
    persona: str
    as_of: datetime
    history: tuple[str, ...]
    question: str
    language: str
    twin: str | None
    """Id of the same case in the other language."""
    expect: Expectation
    reason: str
