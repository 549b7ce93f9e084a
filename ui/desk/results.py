"""The evaluation's results over time: the baselines that git remembers, and the present one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from assistant.errors import UsageError
from ui.desk.records import Result

_SCORE = "cases_right"
_remembered: dict[tuple[Path, float], tuple[Result, ...]] = {}


def kept_results(suite: Path | None = None) -> tuple[Result, ...]:
    """Kept results, oldest first; none where there is no baseline, or no suite beside the program.

    Args:
        suite: Folder of the suite with its ``baseline.json``; the installed one where None.
    """
    try:
        import eval.baseline as baseline
    except ImportError:
        return ()
    folder = suite or Path(baseline.__file__).parent
    path = folder / "baseline.json"
    if not path.is_file():
        return ()
    key = (path, path.stat().st_mtime)
    if key not in _remembered:
        _remembered.clear()
        _remembered[key] = _read(path)
    return _remembered[key]


def _read(path: Path) -> tuple[Result, ...]:
    from eval.baseline import history, read_baseline

    found = [
        Result(day=point.day, revision=point.revision, right=_right(point.scores))
        for point in history(path.parent.parent, path)
    ]
    try:
        present = read_baseline(path)
    except UsageError:
        return tuple(found)
    if present is not None and (not found or found[-1].right != _right(present.scores)):
        day = date.fromtimestamp(path.stat().st_mtime).isoformat()
        found.append(Result(day=day, revision="", right=_right(present.scores)))
    return tuple(found)


def _right(scores: Mapping[str, Mapping[str, float | None]]) -> dict[str, float | None]:
    return {name: values.get(_SCORE) for name, values in scores.items()}
