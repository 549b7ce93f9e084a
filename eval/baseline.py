"""What an earlier run found, kept in the repository, and how it is compared with."""

from __future__ import annotations

import hashlib
import json
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.domain.answer import Versions
from assistant.errors import UsageError
from eval.anchors import Sources
from eval.case import SETS, Case
from eval.running import CaseRun
from eval.scores import all_scores
from eval.scores.score import Score

_FORMAT = 1
_LONGEST_HISTORY = 40


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """How one case stood."""

    set: str
    right: bool
    failed: tuple[str, ...]
    status: str
    paragraphs: Mapping[str, str]
    """Hash of a required quote to the hash of the paragraph it stands in."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Baseline:
    """An earlier run: versions, hashes of the sources, each case and the headline figures."""

    versions: Mapping[str, str]
    sources: Mapping[str, str]
    cases: Mapping[str, Known]
    scores: Mapping[str, Mapping[str, float | None]]
    """Set name to score id to value."""


@dataclass(frozen=True, kw_only=True, slots=True)
class HistoryPoint:
    """The headline figures of one committed baseline."""

    revision: str
    day: str
    scores: Mapping[str, Mapping[str, float | None]]


def scores_by_set(runs: Sequence[CaseRun]) -> dict[str, tuple[Score, ...]]:
    """Every score for each set that has cases."""
    return {
        name: all_scores([run for run in runs if run.case.set == name])
        for name in SETS
        if any(run.case.set == name for run in runs)
    }


def baseline_of(
    runs: Sequence[CaseRun],
    scores: Mapping[str, Sequence[Score]],
    versions: Versions,
    sources: Sources,
) -> Baseline:
    """The present run as a baseline. Latency is left out: it differs between machines."""
    return Baseline(
        versions=versions.model_dump(),
        sources=sources.digests(),
        cases={
            run.case.id: Known(
                set=run.case.set,
                right=run.plain.right,
                failed=run.plain.failed,
                status=run.plain.answer.status if run.plain.answer is not None else "error",
                paragraphs=_paragraphs(run.case, sources),
            )
            for run in runs
        },
        scores={
            name: {
                score.id: None if score.value is None else round(score.value, 4)
                for score in found
                if score.unit != "ms"
            }
            for name, found in scores.items()
        },
    )


def to_json(baseline: Baseline) -> str:
    """A baseline as text for the repository: sorted, one case a line."""
    cases = ",\n".join(
        f"    {json.dumps(case)}: "
        + json.dumps(
            {
                "set": known.set,
                "right": known.right,
                "failed": list(known.failed),
                "status": known.status,
                "paragraphs": dict(sorted(known.paragraphs.items())),
            },
            ensure_ascii=False,
        )
        for case, known in sorted(baseline.cases.items())
    )
    head = {
        "format": _FORMAT,
        "versions": dict(baseline.versions),
        "sources": dict(sorted(baseline.sources.items())),
        "scores": {name: dict(values) for name, values in baseline.scores.items()},
    }
    text = json.dumps(head, ensure_ascii=False, indent=2)
    return f'{text[:-2]},\n  "cases": {{\n{cases}\n  }}\n}}\n'


def read_baseline(path: Path) -> Baseline | None:
    """The baseline in the working tree, or None where there is none yet.

    Raises:
        UsageError: the file is not a baseline.
    """
    if not path.is_file():
        return None
    return _from_json(path.read_bytes().decode("utf-8", "replace"), path.name)


def baseline_at(root: Path, path: Path, revision: str) -> Baseline:
    """The baseline as committed at a revision.

    Raises:
        UsageError: no such revision, or it holds no baseline.
    """
    place = path.resolve().relative_to(root.resolve()).as_posix()
    shown = _git(root, "show", f"{revision}:{place}")
    if revision.startswith("-") or shown is None:
        raise UsageError(
            f"--against: that revision holds no {place}; name one that does, or leave it out."
        )
    return _from_json(shown, f"{place} at the revision given")


def history(root: Path, path: Path) -> tuple[HistoryPoint, ...]:
    """The committed baselines, oldest first; empty without git or commits of one."""
    place = path.resolve().relative_to(root.resolve()).as_posix()
    log = _git(root, "log", f"-{_LONGEST_HISTORY}", "--format=%h %cs", "--", place)
    points = []
    for line in reversed((log or "").splitlines()):
        revision, day = line.split()
        shown = _git(root, "show", f"{revision}:{place}")
        try:
            found = _from_json(shown or "", place)
        except UsageError:
            continue
        points.append(HistoryPoint(revision=revision, day=day, scores=found.scores))
    return tuple(points)


def touched_by_corpus(
    cases: Sequence[Case], baseline: Baseline | None, sources: Sources
) -> dict[str, str]:
    """Cases whose required words, or the paragraph around them, a corpus change touched.

    Case id to what happened. Only files whose hash differs from the baseline's
    count; a case that was itself rewritten is not touched.
    """
    if baseline is None:
        return {}
    changed = {
        file for file, digest in sources.digests().items() if baseline.sources.get(file) != digest
    }
    touched = {}
    for case in cases:
        known = baseline.cases.get(case.id)
        for anchor in (a for group in case.expect.required for a in group):
            if known is None or anchor.file not in changed:
                continue
            before = known.paragraphs.get(_digest(anchor.quote))
            if before is None:
                continue
            if not anchor.spans:
                touched[case.id] = "ett krävt citat finns inte längre i källan"
            elif before != _around(anchor.file, anchor.quote, sources):
                touched.setdefault(case.id, "stycket kring ett krävt citat är ändrat")
    return touched


def _from_json(text: str, name: str) -> Baseline:
    try:
        data: dict[str, Any] = json.loads(text)
        if data["format"] != _FORMAT:
            raise ValueError(data["format"])
        return Baseline(
            versions=data["versions"],
            sources=data["sources"],
            scores=data["scores"],
            cases={
                case: Known(
                    set=known["set"],
                    right=known["right"],
                    failed=tuple(known["failed"]),
                    status=known["status"],
                    paragraphs=known["paragraphs"],
                )
                for case, known in data["cases"].items()
            },
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(
            f"{name} is no baseline of this suite; restore it or write a new one "
            "with --write-baseline."
        ) from error


def _paragraphs(case: Case, sources: Sources) -> dict[str, str]:
    return {
        _digest(anchor.quote): _around(anchor.file, anchor.quote, sources)
        for group in case.expect.required
        for anchor in group
        if anchor.spans
    }


def _around(file: str, quote: str, sources: Sources) -> str:
    return _digest("\n".join(sources.paragraph(file, span) for span in sources.find(file, quote)))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _git(root: Path, *arguments: str) -> str | None:
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *arguments], capture_output=True, check=False, timeout=60
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None
