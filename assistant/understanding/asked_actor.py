"""Whether a question asks of one actor by name if a duty is theirs."""

from __future__ import annotations

from assistant.understanding.sentence import Sentence

WHETHER = "whether:"
"""How a note begins that reads ``whether:ACTOR``."""
_LEADING = 2
"""Words at most that may stand before the verb of a question ("och är det …")."""


def note_asked_actor(sentence: Sentence) -> None:
    """Note the one actor of a sentence that asks for yes or no, where it names just one.

    Such a sentence begins a clause with its verb, or puts as known what it asks; one that
    asks who, or how, leaves the actor open.
    """
    items = sentence.words.items
    for number in sorted(sentence.words.questions):
        inside = {index for index, word in enumerate(items) if word.sentence == number}
        starts = {index for index in inside if sentence.words.begins_clause(index)}
        first = {index + step for index in starts for step in range(_LEADING)}
        open_ = {f.first for f in sentence.all("who")} & inside
        open_ |= {f.first for f in sentence.all("interrogative")} & first
        asks = {f.first for f in sentence.all("asks_whether")} & first
        told = {f.first for f in sentence.all("premises")} & inside
        if open_ or not (asks or told):
            continue
        actors = [f for f in sentence.all("actor") if f.first in inside]
        outer = {f.meaning.key for f in actors if not any(f.inside(g) for g in actors)}
        if len(outer) == 1:
            sentence.note(f"{WHETHER}{outer.pop()}")


def actor_asked_about(notes: tuple[str, ...]) -> str | None:
    """The actor that notes say is asked about; None where none or several are."""
    found = {note.removeprefix(WHETHER) for note in notes if note.startswith(WHETHER)}
    return found.pop() if len(found) == 1 else None
