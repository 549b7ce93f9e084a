"""The blind parts: what each scored the first time, kept for ever, and what it scores now.

A part is one blind file. It is unseen while its cases stand in ``blind_PART.yaml``. Whoever has
to look at a case to mend it opens it: moves it to ``opened_PART.yaml``, where it is tuned on.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.domain.answer import Versions
from assistant.errors import UsageError
from eval.case import Case
from eval.running import CaseRun
from eval.scores import all_scores
from eval.scores.score import Score

_FILE = re.compile(r"(?:blind|opened)_(\w+)\.yaml")


@dataclass(frozen=True, kw_only=True, slots=True)
class FirstFigures:
    """What a part scored before anything was tuned with it in the tree."""

    cases: int
    scores: Mapping[str, float | None]
    """Score id to value."""


@dataclass(frozen=True, kw_only=True, slots=True)
class BlindPart:
    """One part, first and now."""

    name: str
    first: FirstFigures | None
    """None where it is not recorded yet."""
    now: Mapping[str, Score]
    """Score id to the score over the part's cases of this run."""
    cases: int
    opened: int
    """How many of the cases of this run have been opened."""


def part_of(file: str) -> str | None:
    """The part that a file of cases belongs to; None for cases that never were blind."""
    match = _FILE.fullmatch(file)
    return match[1] if match else None


def read_first(folder: Path) -> dict[str, FirstFigures]:
    """The first figures of every recorded part, by its name.

    Raises:
        UsageError: a record can't be read.
    """
    return {path.stem: _read(path) for path in sorted(folder.glob("*.json"))}


def parts_to_record(folder: Path, cases: Sequence[Case]) -> tuple[str, ...]:
    """Names of the unseen parts that have no first figures yet.

    Raises:
        UsageError: every part has them (they are never overwritten), or there is none.
    """
    unseen = {part_of(case.file) for case in cases if case.set == "blind"} - {None}
    missing = sorted(str(part) for part in unseen if not (folder / f"{part}.json").exists())
    if not missing:
        raise UsageError(
            "No blind part lacks its first figures; those recorded are never overwritten."
        )
    return tuple(missing)


def record_first(
    folder: Path, part: str, runs: Sequence[CaseRun], versions: Versions
) -> FirstFigures:
    """Keep the first figures of a part. They are written once and never again."""
    asked = _runs_of(part, runs)
    first = FirstFigures(
        cases=len(asked),
        scores={
            score.id: None if score.value is None else round(score.value, 4)
            for score in all_scores(asked)
            if score.unit != "ms"
        },
    )
    data = {"versions": versions.model_dump(), "cases": first.cases, "scores": first.scores}
    folder.mkdir(exist_ok=True)
    with (folder / f"{part}.json").open("x", encoding="utf-8") as kept:
        kept.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")
    return first


def blind_parts(
    runs: Sequence[CaseRun], recorded: Mapping[str, FirstFigures]
) -> tuple[BlindPart, ...]:
    """Every part that is recorded or was asked, in the order of their names."""
    asked = {part for run in runs if (part := part_of(run.case.file)) is not None}
    return tuple(_part(name, runs, recorded.get(name)) for name in sorted({*asked, *recorded}))


def _part(name: str, runs: Sequence[CaseRun], first: FirstFigures | None) -> BlindPart:
    asked = _runs_of(name, runs)
    return BlindPart(
        name=name,
        first=first,
        now={score.id: score for score in all_scores(asked)} if asked else {},
        cases=len(asked),
        opened=sum(run.case.set != "blind" for run in asked),
    )


def _runs_of(part: str, runs: Sequence[CaseRun]) -> list[CaseRun]:
    return [run for run in runs if part_of(run.case.file) == part]


def _read(path: Path) -> FirstFigures:
    try:
        data = json.loads(path.read_bytes().decode("utf-8"))
        return FirstFigures(cases=int(data["cases"]), scores=dict(data["scores"]))
    except (ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{path.name} can't be read; restore it from the repository.") from error
