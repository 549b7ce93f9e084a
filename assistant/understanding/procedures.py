"""Procedures that words name: those of the vocabulary, and those that no source names."""

from __future__ import annotations

from assistant.domain.question import SlotValue
from assistant.understanding.glossary import Glossary
from assistant.understanding.sentence import Sentence


def read_procedures(sentence: Sentence, glossary: Glossary) -> None:
    """Fill the procedures, and note those that no source names."""
    said = [
        f
        for f in sentence.naming("atgard")
        if not sentence.negations.deny(f) and _possible(sentence, f.meaning.value, glossary)
    ]
    for phrase in sentence.naming("atgard"):
        if sentence.negations.deny(phrase):
            sentence.exclude("atgard", phrase.meaning.value)
    ids = list(dict.fromkeys(f.meaning.value for f in said))
    superfluous = {other for i in ids for other in glossary.absorbs.get(i, ())}
    ids = [i for i in ids if i not in superfluous]
    if len(ids) > 1 and sentence.patients > 1:
        sentence.note(f"several:atgard:{','.join(ids)}")
    elif ids:
        indexes = [n for f in said if f.meaning.value in ids for n in range(f.first, f.last + 1)]
        sentence.slots["atgard"] = SlotValue(
            value=tuple(ids), source="question", evidence=sentence.evidence(indexes)
        )
    for phrase in sentence.values():
        if phrase.meaning.group == "unnamed" and not sentence.negations.deny(phrase):
            note = f"unnamed_procedure:{phrase.meaning.key}"
            if note not in sentence.notes:
                sentence.notes.append(note)


def _possible(sentence: Sentence, procedure: str, glossary: Glossary) -> bool:
    """Whether the other slots are those that a procedure's words need."""
    needed = glossary.only_with.get(procedure, {})
    slots = sentence.slots
    return all(slot in slots and slots[slot].value == v for slot, v in needed.items())


def note_ambiguous(sentence: Sentence) -> None:
    """Note words that may name either of several values, where no other names one."""
    for phrase in sentence.values():
        if phrase.meaning.group != "ambiguous" or sentence.negations.deny(phrase):
            continue
        slot, options = phrase.meaning.key, phrase.meaning.value
        held = sentence.slots.get(slot)
        chosen = held.value if held else ()
        if not (set(options) & set(chosen if isinstance(chosen, tuple) else (chosen,))):
            sentence.notes.append(f"ambiguous:{slot}:{','.join(options)}")
