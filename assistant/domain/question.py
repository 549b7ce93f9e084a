"""What was understood of a question: case slots with their evidence, kind and topic."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

Language = Literal["sv", "en"]
SlotSource = Literal["question", "history", "clock", "presumed", "chosen"]
Kind = Literal["responsibility", "lookup", "unclear", "out_of_scope"]
LookupKind = Literal[
    "wording",
    "definition",
    "fact",
    "date",
    "amount",
    "decision",
    "position",
    "comparison",
    "list",
    "process",
    "existence",
    "why",
]
OutOfScope = Literal["medical_advice", "phone_number", "other_county", "small_talk", "other_topic"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """One question as it came in. ``text`` has personal data already masked."""

    text: str
    as_of: datetime
    """The moment the question is about; has an offset."""
    history: tuple[str, ...] = ()
    """Earlier turns of the same user, oldest first, masked."""
    chosen: dict[str, object] = field(default_factory=dict)
    """Slots set in the page or the request; they override words."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Moment:
    """The interval a question is about. A point in time has ``start == end``."""

    start: datetime
    end: datetime
    others: tuple[Moment, ...] = ()
    """Further intervals that the words may mean or set against this one ("now or tonight").
    An answer is for all of them; they have no ``others`` of their own."""

    @property
    def readings(self) -> tuple[Moment, ...]:
        """This interval and the others."""
        return (self, *self.others)


@dataclass(frozen=True, kw_only=True, slots=True)
class SlotValue:
    """A slot's value, the words it was read from, and where it came from.

    ``value`` is a vocabulary id (str), a bool, a tuple of ids (``atgard``,
    ``plikt``) or a ``Moment``.
    """

    value: str | bool | tuple[str, ...] | Moment
    source: SlotSource
    evidence: str | None = None
    note: str | None = None
    """The language model that read it, where the program's own reading left it open."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Filters:
    """What a lookup names: document ids, parties, years, paragraph, kind."""

    documents: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    paragraph: str | None = None


ClaimedState = Literal["begins", "ends", "open", "closed", "only"]
"""What is claimed of a time; "only" is open then and at no other."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ClaimedTime:
    """Hours or dates that a question takes for granted of an actor or of a term."""

    actor: str | None = None
    term: str | None = None
    """Id of a glossary term, such as an agreement; set where ``actor`` is not."""
    what: ClaimedState
    asked: bool = False
    """Whether it is asked for yes or no instead of taken for granted."""
    always: bool = False
    """Round the clock."""
    clock: int | None = None
    """Minutes from midnight at which the stretch begins, or the one time told."""
    clock_end: int | None = None
    """Minutes from midnight at which it ends; None for one time."""
    twelve: bool = False
    """Whether the clock may be the one of either half of the day."""
    weekdays: tuple[int, ...] = ()
    """Monday is 0; empty for any day."""
    part: str | None = None
    """Part of the day, a key of ``parts_of_day``."""
    days: tuple[date, date] | None = None
    """The first day named, and the day after the last."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Understanding:
    """The reading of a question. Slots hold said words only; presumptions come later."""

    question: Question
    language: Language
    kind: Kind
    slots: dict[str, SlotValue]
    """Includes ``moment`` where words name one, and ``plikt`` where a duty is asked for."""
    lookup: LookupKind | None = None
    perhaps: LookupKind | None = None
    """The lookup that it may be as well, where it was read as no lookup and that isn't sure."""
    out_of_scope: OutOfScope | None = None
    search_text: str = ""
    """The question as a stand-alone search, topic of earlier turns folded in."""
    filters: Filters = Filters()
    unclear_slot: str | None = None
    """For kind unclear: the slot or matter to ask about."""
    masked: bool = False
    """Whether personal data was found and masked in the question."""
    patients: int = 1
    """How many patients the question is about, as far as words tell."""
    notes: tuple[str, ...] = ()
    """Ids of things to tell the user (false premise, two patients …), see answering."""
    claimed_times: tuple[ClaimedTime, ...] = ()
    """Hours and dates that the question takes for granted."""
