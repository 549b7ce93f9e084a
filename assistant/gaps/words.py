"""The map in words: what a status is called, where and when a cell holds, tables of grids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.domain.overview import Grid
from assistant.domain.survey import NONE_NAMED, Cell, CellStatus, Extent, Stretch, Survey
from assistant.domain.vocabulary import Slot, Vocabulary


@dataclass(frozen=True, kw_only=True, slots=True)
class StatusWord:
    """How a status is shown: one letter, which no colour is needed to tell, and its meaning."""

    letter: str
    meaning: str


STATUSES: Mapping[CellStatus, StatusWord] = {
    "settled": StatusWord(letter="K", meaning="klart i källorna"),
    "conditional": StatusWord(letter="B", meaning="beror på mer, eller gäller med förbehåll"),
    "contested": StatusWord(letter="O", meaning="omstritt"),
    "silent": StatusWord(letter="T", meaning="källorna är tysta"),
    "conflict": StatusWord(letter="M", meaning="källor motsäger varandra utan att någon ger vika"),
}


def bands_words(bands: frozenset[str]) -> str:
    """A set of bands by the ids of the calendar file."""
    return " + ".join(sorted(bands)).replace("_", " ") or "övrig tid"


def days_words(days: Stretch) -> str:
    """A stretch of days."""
    if days.start is None:
        return "alla dagar" if days.end is None else f"till {days.end}"
    return f"från {days.start}" if days.end is None else f"{days.start}–{days.end}"


def where(cell: Cell, vocabulary: Vocabulary) -> str:
    """The cases a cell is about; by what they are not, where that is shorter."""
    told = [
        f"{slot.id} {'utom ' if other else ''}{'/'.join(values)}"
        for slot, values, other in conditions(cell, vocabulary)
    ]
    return ", ".join(told) or "alla fall"


def conditions(cell: Cell, vocabulary: Vocabulary) -> Iterator[tuple[Slot, Sequence[str], bool]]:
    """Slots and values of a cell's cases, and whether the values are those it is not about."""
    for slot_id, values in cell.conditions.items():
        slot = vocabulary.slots[slot_id]
        every = [*slot.values, NONE_NAMED] if slot.many else [*slot.values]
        rest = [value for value in every if value not in values]
        other = len(values) > 2 and len(rest) <= len(values) / 2
        yield slot, rest if other else values, other


def when(extents: Sequence[Extent], survey: Survey) -> str:
    """The times of a cell."""
    told = []
    for extent in extents:
        words = days_words(extent.days)
        if len(extent.bands) < len(survey.band_sets):
            words += f" ({', '.join(bands_words(bands) for bands in extent.bands)})"
        told.append(words)
    return "; ".join(told)


def counts(survey: Survey) -> dict[CellStatus, int]:
    """How many cells there are of each status."""
    found = Counter(cell.status for cell in survey.cells)
    return {status: found[status] for status in STATUSES}


def legend() -> list[str]:
    """What each letter means."""
    return [f"{word.letter} = {word.meaning}" for word in STATUSES.values()]


def table(grid: Grid, headings: Sequence[str], vocabulary: Vocabulary) -> str:
    """A grid as a Markdown table of letters."""
    head = " | ".join(["", *headings])
    rows = [
        " | ".join(
            [
                vocabulary.slots[grid.slot].values[value].sv,
                *(STATUSES[status].letter for status in statuses),
            ]
        )
        for value, statuses in grid.rows.items()
    ]
    rule = " | ".join(["---", *(":-:" for _ in headings)])
    return "\n".join(f"| {line.strip()} |" for line in [head, rule, *rows])
