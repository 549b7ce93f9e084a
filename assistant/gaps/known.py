"""The reviewed list of gaps and conflicts: every cell of the map that is not settled."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.corpus.yamlfile import read_yaml
from assistant.domain.survey import Cell, Survey
from assistant.domain.vocabulary import Vocabulary
from assistant.errors import CorpusError
from assistant.gaps.words import when, where

FILE = "known_gaps.yaml"

_HEAD = """\
# What the rules leave open: every case, hour and date that is contested, conditional,
# silent or in conflict, by duty. Written by `assistant gaps --write`; a change is a change
# of what nurses are told, so read the difference before it is committed. A cell that is
# new or gone stops the tests and `assistant gaps --check` until the list has it.
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """What the map has and the list lacks, and the other way round; one line a cell."""

    new: tuple[str, ...]
    gone: tuple[str, ...]


def open_cells(survey: Survey, vocabulary: Vocabulary) -> dict[str, dict[str, list[str]]]:
    """Every cell that is not settled as a line, by duty and status."""
    found: dict[str, dict[str, list[str]]] = {}
    for cell in survey.cells:
        if cell.status != "settled":
            lines = found.setdefault(cell.duty, {}).setdefault(cell.status, [])
            lines.append(_line(cell, survey, vocabulary))
    return found


def as_yaml(survey: Survey, vocabulary: Vocabulary) -> str:
    """The list as its file holds it."""
    lines = [_HEAD]
    for duty, by_status in open_cells(survey, vocabulary).items():
        lines.append(f"{duty}:")
        for status, cells in by_status.items():
            lines.append(f"  {status}:")
            lines += [f"    - {json.dumps(line, ensure_ascii=False)}" for line in cells]
    return "\n".join(lines) + "\n"


def read_known(folder: Path) -> Mapping[str, Mapping[str, list[str]]]:
    """The list of a corpus folder; empty where it has none.

    Raises:
        CorpusError: the file is no mapping of duty to status to lines.
    """
    path = folder / FILE
    if not path.exists():
        return {}
    mistakes: list[str] = []
    raw, _ = read_yaml(path, mistakes)
    if not mistakes and not _fits(raw):
        mistakes.append(f"{FILE}: is no list of cells by duty and status; write it anew.")
    if mistakes:
        raise CorpusError(mistakes)
    found: Mapping[str, Mapping[str, list[str]]] = raw or {}
    return found


def compare(
    survey: Survey, vocabulary: Vocabulary, known: Mapping[str, Mapping[str, list[str]]]
) -> Difference:
    """How the map differs from the reviewed list."""
    found = set(_flat(open_cells(survey, vocabulary)))
    listed = set(_flat(known))
    return Difference(new=tuple(sorted(found - listed)), gone=tuple(sorted(listed - found)))


def _line(cell: Cell, survey: Survey, vocabulary: Vocabulary) -> str:
    parts = [where(cell, vocabulary)]
    if cell.actors:
        lead = "nämns med förbehåll" if cell.status == "silent" else "har ansvaret"
        parts.append(f"{lead}: {'/'.join(cell.actors)}")
    if cell.disputed_by:
        parts.append(f"bestrids av {'/'.join(cell.disputed_by)}")
    return " · ".join([*parts, when(cell.extents, survey)])


def _flat(by_duty: Mapping[str, Mapping[str, list[str]]]) -> Iterator[str]:
    for duty, by_status in by_duty.items():
        for status, lines in by_status.items():
            yield from (f"{duty}, {status}: {line}" for line in lines)


def _fits(raw: Any) -> bool:
    return raw is None or (
        isinstance(raw, dict)
        and all(
            isinstance(by_status, dict)
            and all(
                isinstance(lines, list) and all(isinstance(line, str) for line in lines)
                for lines in by_status.values()
            )
            for by_status in raw.values()
        )
    )
