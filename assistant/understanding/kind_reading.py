"""The kind of a question, as it was read."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.domain.question import Kind, LookupKind, OutOfScope


@dataclass(frozen=True, kw_only=True, slots=True)
class KindReading:
    """The kind, with what goes with it."""

    kind: Kind
    lookup: LookupKind | None = None
    out_of_scope: OutOfScope | None = None
    unclear_slot: str | None = None
    guessed: bool = False
    """A lookup told by its first word only, or a topic told to be another by nothing but that
    no word is known: it may as well be a follow-up."""
    perhaps: LookupKind | None = None
    """The lookup that it may be as well, where it was read as no lookup and that isn't sure."""
