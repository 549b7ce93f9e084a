"""What the audit log holds of one answer: closed vocabularies, ids and numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from assistant.domain.answer import Answer
from assistant.domain.vocabulary import Slot, Vocabulary


def entry_of(
    answer: Answer, vocabulary: Vocabulary, *, way: str, seconds: float, text: bool
) -> dict[str, Any]:
    """One answer as an entry of the audit log.

    Args:
        answer: What was answered.
        vocabulary: Only its slots and values are kept of the case, and times.
        way: The way in.
        seconds: Wall time it took.
        text: Whether to keep the question too, masked as in the answer.
    """
    entry: dict[str, Any] = {
        "way": way,
        "kind": answer.kind,
        "status": answer.status,
        "language": answer.language,
        "as_of": answer.as_of,
        "slots": {
            slot.id: kept
            for slot in vocabulary.slots.values()
            if slot.id in answer.case
            and (kept := _kept(slot, answer.case[slot.id].value)) is not None
        },
        "rules": list(answer.rules),
        "clauses": sorted({citation.clause for citation in answer.citations}),
        "versions": answer.versions.model_dump(),
        "ms": round(seconds * 1000, 1),
    }
    if text:
        entry["question"] = answer.question
    return entry


def failure_of(kind: str, *, way: str, seconds: float) -> dict[str, Any]:
    """A question that got no answer, as an entry: the kind of error, never its words."""
    return {"way": way, "failed": kind, "ms": round(seconds * 1000, 1)}


def _kept(slot: Slot, value: object) -> object:
    """A value as far as it is of the slot's closed vocabulary, or a time; else None."""
    if slot.interval:
        return dict(value) if isinstance(value, Mapping) else None
    if isinstance(value, bool):
        return value
    if isinstance(value, list | tuple):
        return [each for each in value if each in slot.values]
    return value if isinstance(value, str) and value in slot.values else None
