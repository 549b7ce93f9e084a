"""Slots that words left open, filled by a language model where an operator has set one.

The model chooses among the values of the closed vocabulary and has to give the words of
the question that it went by; a value without such words is left aside. Nothing that the
deterministic reading found, ruled out or was torn on is touched.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any, Protocol

from assistant.domain.question import Question, SlotValue, Understanding
from assistant.domain.vocabulary import Slot, Vocabulary
from assistant.errors import ModelError
from assistant.models.seam import Completes, Message
from assistant.understanding.personal_data import Masked
from assistant.understanding.words import fold

_TOLD = (
    "You read one question from a nurse in municipal home health care. For each slot below, "
    "decide whether the question says its value. Reply with one JSON object and nothing else: "
    'slot -> {"value": one of the listed values, "words": the exact words of the question that '
    "say so}. Leave out every slot that the question does not say. Do not guess."
)


class Reads(Protocol):
    """A reader whose open slots are filled."""

    def prepare(self, text: str) -> Masked:
        """A question cleaned and with personal data masked."""

    def read(self, question: Question) -> Understanding:
        """The question's kind, slots and topic."""


class ReaderWithModel:
    """Reads as ``reader`` does, then asks ``model`` for what it left open."""

    def __init__(self, reader: Reads, model: Completes, vocabulary: Vocabulary) -> None:
        self._reader = reader
        self._model = model
        self._vocabulary = vocabulary

    def prepare(self, text: str) -> Masked:
        """A question cleaned and with personal data masked, before the model sees anything."""
        return self._reader.prepare(text)

    def read(self, question: Question) -> Understanding:
        """The reading, with open slots filled; without them where the model fails."""
        read = self._reader.read(question)
        slots = self._open(read)
        if read.kind != "responsibility" or not slots:
            return read
        try:
            reply = self._model.complete(_messages(question.text, slots))
        except ModelError:
            return replace(read, notes=(*read.notes, "model_failed"))
        found = self._confined(reply, slots, question.text)
        filled = {**read.slots, **found}
        return replace(
            read, slots={slot: filled[slot] for slot in self._vocabulary.slots if slot in filled}
        )

    def _open(self, read: Understanding) -> list[Slot]:
        torn = {
            note.split(":")[1]
            for note in read.notes
            if note.startswith(("several:", "ambiguous:", "excluded:"))
        }
        return [
            slot
            for slot in self._vocabulary.slots.values()
            if not (slot.interval or slot.many or slot.id in read.slots or slot.id in torn)
        ]

    def _confined(self, reply: str, slots: list[Slot], text: str) -> dict[str, SlotValue]:
        """What of a reply may be used: known slots and values, on words that stand there."""
        told = _json_object(reply)
        found = {}
        for slot in slots:
            value, evidence = _chosen(told.get(slot.id), text)
            if evidence is not None and value in slot.values:
                found[slot.id] = SlotValue(
                    value=value == "true" if slot.boolean else value,
                    source="question",
                    evidence=evidence,
                    note=self._model.name,
                )
        return found


def _chosen(entry: object, text: str) -> tuple[str, str | None]:
    """A value as a vocabulary writes it, and the words of ``text`` it rests on."""
    if not isinstance(entry, dict):
        return "", None
    value, words = entry.get("value"), entry.get("words")
    if not isinstance(words, str) or not words.strip() or not isinstance(value, str | bool):
        return "", None
    place = fold(text).find(fold(words))
    evidence = text[place : place + len(words)] if place >= 0 else None
    return (str(value).lower() if isinstance(value, bool) else value), evidence


def _messages(text: str, slots: list[Slot]) -> list[Message]:
    listed = [
        f"- {slot.id} ({slot.label.en}): "
        + "; ".join(f"{value} = {label.sv} / {label.en}" for value, label in slot.values.items())
        for slot in slots
    ]
    return [
        Message(role="system", content="\n".join([_TOLD, *listed])),
        Message(role="user", content=text),
    ]


def _json_object(reply: str) -> dict[str, Any]:
    """The JSON object in a reply, also one in a code fence or with words around it."""
    start, end = reply.find("{"), reply.rfind("}")
    try:
        told = json.loads(reply[start : end + 1])
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}
