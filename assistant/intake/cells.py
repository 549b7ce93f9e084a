"""The cells of the map of cases that change hands, by their ids and in Swedish words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant import labels
from assistant.domain.resolve import Resolver
from assistant.domain.survey import NONE_NAMED, Cell, survey
from assistant.domain.vocabulary import Slot, Vocabulary
from assistant.gaps.words import conditions, when, where
from assistant.knowledge import Knowledge


@dataclass(frozen=True, kw_only=True, slots=True)
class InWords:
    """A cell as a person reads it; empty where there was or is none."""

    where: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class CellChange:
    """A cell of the map that is no longer what it was; empty where there was or is none."""

    duty: str
    where: str
    when: str
    before: str
    after: str
    words: InWords
    """Case, before and after in Swedish."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Told:
    ids: str
    where: str
    words: str


def changed_cells(before: Knowledge, after: Knowledge) -> Iterator[CellChange]:
    """What the map says of each case of one version and not of another."""
    if (before.book.version, before.calendar) == (after.book.version, after.calendar):
        return
    old, new = _by_place(before), _by_place(after)
    nothing = _Told(ids="", where="", words="")
    for key in dict.fromkeys([*old, *new]):
        was, will = old.get(key, nothing), new.get(key, nothing)
        if was.ids != will.ids:
            duty, place, time = key
            yield CellChange(
                duty=duty,
                where=place,
                when=time,
                before=was.ids,
                after=will.ids,
                words=InWords(where=will.where or was.where, before=was.words, after=will.words),
            )


def _by_place(knowledge: Knowledge) -> dict[tuple[str, str, str], _Told]:
    vocabulary = knowledge.vocabulary
    found = survey(Resolver(knowledge.book, vocabulary, knowledge.calendar))
    told = {}
    for cell in found.cells:
        who = "/".join(cell.actors) or "ingen"
        disputed = f", bestrids av {'/'.join(cell.disputed_by)}" if cell.disputed_by else ""
        key = (cell.duty, where(cell, vocabulary), when(cell.extents, found))
        told[key] = _Told(
            ids=f"{cell.status}: {who}{disputed}",
            where=_where(cell, vocabulary),
            words=_words(cell, vocabulary),
        )
    return told


def _words(cell: Cell, vocabulary: Vocabulary) -> str:
    who = ", ".join(vocabulary.actors[actor].sv for actor in cell.actors) or "ingen"
    told = f"{labels.word(labels.STATUSES, cell.status, 'sv')}: {who}"
    if cell.disputed_by:
        told += f"; bestrids av {', '.join(vocabulary.parties[p].sv for p in cell.disputed_by)}"
    return told


def _where(cell: Cell, vocabulary: Vocabulary) -> str:
    told = [
        f"{slot.label.sv}: {'alla utom ' if other else ''}{_named(values, slot)}"
        for slot, values, other in conditions(cell, vocabulary)
    ]
    return "; ".join(told) or "alla fall"


def _named(values: Sequence[str], slot: Slot) -> str:
    return " eller ".join(
        "ingen nämnd" if value == NONE_NAMED else slot.values[value].sv for value in values
    )
