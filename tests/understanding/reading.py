"""The shipped words, loaded once, and short ways to read with them."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from assistant.corpus.loading import load_corpus
from assistant.corpus.vocabulary import load_vocabulary
from assistant.domain.question import Moment, Question, Understanding
from assistant.domain.vocabulary import Vocabulary
from assistant.understanding.glossary import Glossary
from assistant.understanding.glossary_loading import load_glossary
from assistant.understanding.reader import Reader

CORPUS = Path(__file__).resolve().parent.parent.parent / "corpus"
ZONE = ZoneInfo("Europe/Stockholm")
WEDNESDAY = datetime(2026, 6, 10, 14, 0, tzinfo=ZONE)


@cache
def vocabulary() -> Vocabulary:
    return load_vocabulary(CORPUS / "vocabulary.yaml")


@cache
def glossary() -> Glossary:
    return load_glossary(CORPUS, vocabulary())


@cache
def reader() -> Reader:
    return Reader(vocabulary(), glossary(), load_corpus(CORPUS))


def read(
    text: str,
    *history: str,
    as_of: datetime = WEDNESDAY,
    chosen: dict[str, object] | None = None,
) -> Understanding:
    masked = reader().prepare(text).text
    return reader().read(
        Question(text=masked, as_of=as_of, history=history, chosen=dict(chosen or {}))
    )


def values(understanding: Understanding) -> dict[str, object]:
    """Slots without moment and duties, as plain values."""
    return {
        slot: value.value
        for slot, value in understanding.slots.items()
        if slot not in ("moment", "plikt")
    }


def interval(understanding: Understanding) -> tuple[str, str] | None:
    """The moment as local minutes, or None."""
    slot = understanding.slots.get("moment")
    if slot is None:
        return None
    assert isinstance(slot.value, Moment)
    return tuple(t.strftime("%Y-%m-%d %H:%M") for t in (slot.value.start, slot.value.end))  # type: ignore[return-value]
