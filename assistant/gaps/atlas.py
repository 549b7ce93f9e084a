"""The map and its overviews put together: as JSON, as Markdown, as files of a folder."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from assistant.domain.overview import Grid, by_date, by_hour
from assistant.domain.resolve import Resolver
from assistant.domain.survey import Cell, CellStatus, Survey, survey
from assistant.domain.vocabulary import Vocabulary
from assistant.gaps.picture import heat_map
from assistant.gaps.words import (
    STATUSES,
    bands_words,
    counts,
    days_words,
    legend,
    table,
    when,
    where,
)

_SLOTS = ("boende", "kommun", "atgard")
_EVERYWHERE = "boende"
"""The slot that is drawn for every duty, and also against dates."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """Grids over one slot with the same columns."""

    name: str
    title: str
    headings: tuple[str, ...]
    grids: tuple[Grid, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Atlas:
    """The map of the whole case space, and overviews as of one day."""

    day: date
    survey: Survey
    sheets: tuple[Sheet, ...]


def draw(resolver: Resolver, day: date) -> Atlas:
    """Everything ``assistant gaps`` shows. Overviews by the hour are on the rules of ``day``."""
    found = survey(resolver)
    hours = tuple(bands_words(bands) for bands in found.band_sets)
    dates = tuple(days_words(stretch) for stretch in found.stretches)
    slots, every = resolver.vocabulary.slots, resolver.vocabulary.duties
    sheets = [
        Sheet(
            name=f"{slot}-tid",
            title=f"Vad källorna säger, {slots[slot].label.sv} mot tid på dygnet, {day}",
            headings=hours,
            grids=by_hour(resolver, slot, day, every if slot == _EVERYWHERE else None),
        )
        for slot in _SLOTS
        if slot in slots
    ]
    sheets += [
        Sheet(
            name=f"{_EVERYWHERE}-datum-{hour.replace(' ', '-').replace('ö', 'o')}",
            title=f"Vad källorna säger, {slots[_EVERYWHERE].label.sv} mot datum, {hour}",
            headings=dates,
            grids=by_date(resolver, _EVERYWHERE, bands),
        )
        for bands, hour in zip(found.band_sets, hours, strict=True)
        if _EVERYWHERE in slots
    ]
    return Atlas(day=day, survey=found, sheets=tuple(sheets))


def note(vocabulary: Vocabulary) -> str:
    """What the overviews presume and leave open."""
    presumed = ", ".join(
        vocabulary.slots[slot].value_label(value).sv
        for slot, value in vocabulary.presumptions.items()
    )
    return (
        f"Antaget: {presumed}. Allt annat är lämnat öppet, som för den som frågar. Utom för "
        f"{_EVERYWHERE} mot tid på dygnet visas bara ansvar som raderna påverkar."
    )


def as_json(atlas: Atlas, vocabulary: Vocabulary) -> dict[str, Any]:
    """The map as JSON: every cell, and the overviews."""
    found = atlas.survey
    return {
        "as_of": atlas.day.isoformat(),
        "statuses": {status: word.meaning for status, word in STATUSES.items()},
        "times": [sorted(bands) for bands in found.band_sets],
        "dates": [_days(stretch.start, stretch.end) for stretch in found.stretches],
        "counts": counts(found),
        "cells": [_cell(cell) for cell in found.cells],
        "overviews": [
            {
                "name": sheet.name,
                "columns": list(sheet.headings),
                "presumed": dict(vocabulary.presumptions),
                "duties": {
                    grid.duty: {value: list(row) for value, row in grid.rows.items()}
                    for grid in sheet.grids
                },
            }
            for sheet in atlas.sheets
        ],
    }


def as_markdown(atlas: Atlas, vocabulary: Vocabulary, *, cells: bool = True) -> str:
    """The map in words: an overview of each duty by the hour, then every cell."""
    total = ", ".join(f"{n} {STATUSES[s].meaning}" for s, n in _counted(atlas))
    parts = [f"# Vad reglerna täcker, {atlas.day}", *legend(), note(vocabulary)]
    for sheet in atlas.sheets[:1]:
        parts.append(f"## {sheet.title}")
        for grid in sheet.grids:
            parts.append(f"### {vocabulary.duties[grid.duty].sv}")
            parts.append(table(grid, sheet.headings, vocabulary))
    parts.append(f"## Hela fallrummet: {len(atlas.survey.cells)} celler ({total})")
    if cells:
        for duty in vocabulary.duties:
            rows = [c for c in atlas.survey.cells if c.duty == duty]
            parts.append(f"### {vocabulary.duties[duty].sv}")
            parts.append("\n".join(_row(cell, atlas.survey, vocabulary) for cell in rows))
    return "\n\n".join(parts) + "\n"


def write(atlas: Atlas, vocabulary: Vocabulary, folder: Path) -> Sequence[Path]:
    """Write the map into a folder: JSON, Markdown and a picture for each overview."""
    folder.mkdir(parents=True, exist_ok=True)
    files = {
        "gaps.json": json.dumps(as_json(atlas, vocabulary), ensure_ascii=False, indent=1) + "\n",
        "gaps.md": as_markdown(atlas, vocabulary),
    }
    for sheet in atlas.sheets:
        files[f"{sheet.name}.svg"] = heat_map(
            sheet.title, note(vocabulary), sheet.grids, sheet.headings, vocabulary
        )
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in files]


def _counted(atlas: Atlas) -> list[tuple[CellStatus, int]]:
    return [(status, number) for status, number in counts(atlas.survey).items() if number]


def _row(cell: Cell, found: Survey, vocabulary: Vocabulary) -> str:
    who = ", ".join(vocabulary.actors[actor].sv for actor in cell.actors)
    disputed = ", ".join(vocabulary.parties[party].sv for party in cell.disputed_by)
    parts = [
        f"- **{STATUSES[cell.status].letter}** {where(cell, vocabulary)}",
        who,
        f"bestrids av {disputed}" if disputed else "",
        when(cell.extents, found),
    ]
    return " · ".join(part for part in parts if part)


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "plikt": cell.duty,
        "status": cell.status,
        "actors": list(cell.actors),
        "disputed_by": list(cell.disputed_by),
        "conditions": {slot: list(values) for slot, values in cell.conditions.items()},
        "when": [
            {
                **_days(extent.days.start, extent.days.end),
                "times": [sorted(bands) for bands in extent.bands],
            }
            for extent in cell.extents
        ],
    }


def _days(start: date | None, end: date | None) -> dict[str, str | None]:
    return {
        "from": None if start is None else start.isoformat(),
        "to": None if end is None else end.isoformat(),
    }
