"""What a reading notes beside the slots, and what follows for slots left open."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.domain.vocabulary import Vocabulary

UNNAMED = "unnamed_procedure:"
_ONE_OF = ("several", "ambiguous")
_NONE_OF = "excluded"


def narrowed_slots(notes: Sequence[str], vocabulary: Vocabulary) -> dict[str, frozenset[str]]:
    """Open slots that the words narrow down, with the values that are left.

    Notes read ``several:SLOT:A,B`` (the question speaks of both), ``ambiguous:SLOT:A,B``
    (the words may mean either) or ``excluded:SLOT:A`` (the words rule it out).
    """
    left: dict[str, frozenset[str]] = {}
    for note in notes:
        kind, _, rest = note.partition(":")
        slot_id, _, listed = rest.partition(":")
        slot = vocabulary.slots.get(slot_id)
        if slot is None or slot.many or slot.interval:
            continue
        values = frozenset(listed.split(",")) & frozenset(slot.values)
        if kind == _NONE_OF:
            values = frozenset(slot.values) - values
        elif kind not in _ONE_OF:
            continue
        if values:
            left[slot_id] = values
    return left
