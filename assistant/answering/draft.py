"""What a composer makes of a question, before it becomes an answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from assistant.domain.answer import (
    Change,
    FollowUp,
    Position,
    Responsibility,
    Status,
    TracedDuty,
    Value,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """The parts of an answer that depend on its kind; citation numbers are a ``Citer``'s."""

    status: Status
    text: str
    """Markdown in the question's language; each stating sentence ends with ``[n]``."""
    responsibilities: tuple[Responsibility, ...] = ()
    positions: tuple[Position, ...] = ()
    values: tuple[Value, ...] = ()
    assumptions: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()
    follow_up: FollowUp | None = None
    changes: tuple[Change, ...] = ()
    nearest: tuple[int, ...] = ()
    rules: tuple[str, ...] = ()
    """Ids of the rules that fired."""
    trace: tuple[TracedDuty, ...] = ()
    presumed: Mapping[str, str] = field(default_factory=dict)
    """Slot to value, of the presumptions that were used."""
