"""How well utterances are understood, as figures for the report."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from assistant.knowledge import load_knowledge
from assistant.understanding.glossary_loading import load_glossary
from assistant.understanding.reader import Reader
from eval.understanding import load_utterances, score


@dataclass(frozen=True, kw_only=True, slots=True)
class Understood:
    """One file of utterances as written; each figure a share from 0 to 1."""

    file: str
    utterances: int
    slot_f1: float
    kind: float
    follow_up: float | None
    """Follow-ups understood whole; None where the file has none."""


def understood(corpus: Path, folder: Path) -> tuple[Understood, ...]:
    """Every file of utterances in a folder, by name; none where there is no folder."""
    files = sorted(folder.glob("*.yaml"))
    if not files:
        return ()
    knowledge = load_knowledge(corpus)
    glossary = load_glossary(corpus, knowledge.vocabulary)
    reader = Reader(knowledge.vocabulary, glossary, knowledge.corpus)
    return tuple(_of(reader, path) for path in files)


def _of(reader: Reader, path: Path) -> Understood:
    utterances = load_utterances(path)
    found = score(reader, utterances, str)
    return Understood(
        file=path.name,
        utterances=found.utterances,
        slot_f1=found.f1,
        kind=found.kinds / max(1, found.utterances),
        follow_up=found.followed / found.follow_ups if found.follow_ups else None,
    )
