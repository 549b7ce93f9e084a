"""A slot that holds one value: which of those named it is, or that the words are torn."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.understanding.sentence import Found, Sentence


def put_single(sentence: Sentence, slot: str, said: Sequence[Found]) -> None:
    """Set a slot that holds one value; after a correction the last, else none when torn."""
    corrections = [f.first for f in sentence.all("correction")]
    values = list(dict.fromkeys(f.meaning.value for f in said))
    if not values:
        return
    if len(values) > 1 and corrections:
        said = _corrected(said, corrections)
        values = list(dict.fromkeys(f.meaning.value for f in said))
    if len(values) > 1:
        sentence.notes.append(f"several:{slot}:{','.join(values)}")
        if slot == "boende" and _two_patients(sentence, said):
            sentence.patients = max(sentence.patients, len(values))
        return
    indexes = [n for f in said for n in range(f.first, f.last + 1)]
    held = sentence.slots.get(slot)
    if held is None or slot == "vistelse":
        sentence.put(slot, values[0], indexes)


def _corrected(said: Sequence[Found], corrections: Sequence[int]) -> Sequence[Found]:
    after = [f for f in said if any(f.first > place for place in corrections)]
    return [after[-1] if after else said[-1]]


def _two_patients(sentence: Sentence, said: Sequence[Found]) -> bool:
    """Whether "en på säbo och en hemma": an article or a count before each."""
    heads = [
        any(
            sentence.words.forms[i] in ("en", "ett", "den", "ena", "andra", "one", "other", "a")
            for i in range(max(0, f.first - 3), f.first)
        )
        for f in said
    ]
    return all(heads) and len(heads) > 1
