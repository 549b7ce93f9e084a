"""The gate: whether a change may go in, and every reason why not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Literal

from assistant.corpus.yamlfile import read_yaml
from assistant.errors import UsageError
from eval.baseline import Baseline
from eval.case import Case
from eval.checks import dangerous_assignments
from eval.distortions import DISTORTIONS
from eval.first_blind import part_of
from eval.running import CaseRun
from eval.scores.robustness import dangerous_when_distorted


class Exit(IntEnum):
    """Exit codes of the suite."""

    PASS = 0
    REGRESSION = 1
    MISUSE = 2
    """The suite was used wrongly or failed itself."""
    REVIEW = 3
    """A corpus change touched what cases rest on; a person must look."""


ChangeKind = Literal["became_wrong", "became_right", "accepted", "new", "gone", "review"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Reason:
    """Why the gate is closed."""

    exit: Exit
    what: str
    """A sentence in Swedish for the report."""
    cases: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """How a case stands against the baseline."""

    case: str
    kind: ChangeKind
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """What the gate says, with all its reasons."""

    reasons: tuple[Reason, ...]
    changes: tuple[Change, ...]
    compared: bool
    """Whether there was a baseline to compare with."""
    notes: tuple[str, ...] = ()
    """What a reader should know although it closes nothing, in Swedish."""

    @property
    def exit(self) -> Exit:
        """The gravest reason: misuse, then regression, then review."""
        for grave in (Exit.MISUSE, Exit.REGRESSION, Exit.REVIEW):
            if any(reason.exit == grave for reason in self.reasons):
                return grave
        return Exit.PASS


def read_accepted(path: Path) -> dict[str, str]:
    """Cases that may turn wrong in this change: id to the reason given.

    Raises:
        UsageError: the file can't be read, or an entry lacks its reason.
    """
    if not path.is_file():
        return {}
    mistakes: list[str] = []
    entries, _ = read_yaml(path, mistakes)
    if mistakes:
        raise UsageError(" ".join(mistakes))
    try:
        accepted = {str(entry["case"]): str(entry["reason"] or "") for entry in entries}
    except (KeyError, TypeError) as error:
        raise UsageError(f"{path.name} should hold a list of {{case, reason}}.") from error
    if not all(reason.strip() for reason in accepted.values()):
        raise UsageError(f"{path.name}: every accepted case needs a reason.")
    return accepted


def judge(
    runs: Sequence[CaseRun],
    baseline: Baseline | None,
    *,
    accepted: Mapping[str, str],
    touched: Mapping[str, str],
    whole: bool = True,
) -> Verdict:
    """Weigh a run.

    Args:
        runs: Every case that was asked.
        baseline: What an earlier run found; None compares with nothing.
        accepted: Cases that may turn wrong, by name.
        touched: Cases whose gold a corpus change touched: to review, not regressions.
        whole: False where only some cases were asked; then none counts as gone.
    """
    reasons = [
        *_always(runs, touched),
        *_misused(runs, baseline, accepted, whole=whole),
    ]
    changes = _changes(runs, baseline, accepted, touched, whole=whole)
    wrong = tuple(c.case for c in changes if c.kind == "became_wrong")
    gone = tuple(c.case for c in changes if c.kind == "gone")
    if wrong:
        reasons.append(
            Reason(
                exit=Exit.REGRESSION,
                what="Fall som var rätt har blivit fel utan att vara godtagna vid namn",
                cases=wrong,
            )
        )
    if gone:
        reasons.append(
            Reason(
                exit=Exit.REGRESSION,
                what="Fall som var rätt finns inte längre och är inte godtagna vid namn",
                cases=gone,
            )
        )
    if touched:
        reasons.append(
            Reason(
                exit=Exit.REVIEW,
                what="En ändring i källorna rör det som dessa fall vilar på; de behöver granskas",
                cases=tuple(touched),
            )
        )
    return Verdict(
        reasons=tuple(reasons),
        changes=changes,
        compared=baseline is not None,
        notes=(*_unseen_critical(runs), *_opened_critical(runs)),
    )


def _unseen_critical(runs: Sequence[CaseRun]) -> Iterable[str]:
    """Critical cases that nobody may look at can't be mended: they count, and close nothing."""
    critical = [run for run in runs if run.case.set == "blind" and run.case.expect.critical]
    wrong = sum(not run.plain.right for run in critical)
    if wrong:
        yield (
            f"{wrong} av {len(critical)} kritiska blinda fall är fel. De räknas, men stänger "
            "bara om de var rätt förra gången."
        )


def _opened_critical(runs: Sequence[CaseRun]) -> Iterable[str]:
    """Critical cases of opened parts that are wrong: named, since they close only when they
    were right in the baseline. Opening a part to learn from it must not close the gate."""
    wrong = [
        run.case.id
        for run in runs
        if _opened(run.case) and run.case.expect.critical and not run.plain.right
    ]
    if wrong:
        yield (
            f"{len(wrong)} kritiska fall ur öppnade delar är fortfarande fel. De stänger när de "
            f"en gång varit rätt: {', '.join(wrong)}."
        )


def _opened(case: Case) -> bool:
    return case.set == "tune" and part_of(case.file) is not None


def _always(runs: Sequence[CaseRun], touched: Mapping[str, str]) -> list[Reason]:
    found = [
        (
            "Assistenten gav fel i stället för svar",
            [run.case.id for run in runs if run.plain.answer is None],
        ),
        (
            "Kritiska fall är fel",
            [
                run.case.id
                for run in runs
                if run.case.expect.critical
                and run.case.set == "tune"
                and not _opened(run.case)
                and not run.plain.right
                and run.plain.answer is not None
                and run.case.id not in touched
            ],
        ),
        (
            "Farliga ansvar anges som avgjorda",
            [
                run.case.id
                for run in runs
                if run.plain.answer is not None
                and dangerous_assignments(run.case, run.plain.answer)
            ],
        ),
        (
            "Citat är inte giltiga",
            [run.case.id for run in runs if run.plain.faults],
        ),
    ]
    found += [
        (
            f"Farliga ansvar anges som avgjorda när frågan skrivs {distortion.label}",
            dangerous_when_distorted(distortion.id, runs),
        )
        for distortion in DISTORTIONS
        if distortion.keeps_words
    ]
    return [
        Reason(exit=Exit.REGRESSION, what=what, cases=tuple(cases))
        for what, cases in found
        if cases
    ]


def _misused(
    runs: Sequence[CaseRun],
    baseline: Baseline | None,
    accepted: Mapping[str, str],
    *,
    whole: bool,
) -> list[Reason]:
    if not whole or baseline is None:
        return []
    right_now = {run.case.id: run.plain.right for run in runs}
    idle = tuple(
        case
        for case in accepted
        if case not in baseline.cases
        or not baseline.cases[case].right
        or right_now.get(case, False)
    )
    if not idle:
        return []
    return [
        Reason(
            exit=Exit.MISUSE,
            what="Godtagna fall som inte behöver godtas; ta bort dem ur listan",
            cases=idle,
        )
    ]


def _changes(
    runs: Sequence[CaseRun],
    baseline: Baseline | None,
    accepted: Mapping[str, str],
    touched: Mapping[str, str],
    *,
    whole: bool,
) -> tuple[Change, ...]:
    if baseline is None:
        return ()
    changes = []
    for run in runs:
        case = run.case.id
        known = baseline.cases.get(case)
        if case in touched:
            changes.append(Change(case=case, kind="review", note=touched[case]))
        elif known is None:
            note = "rätt" if run.plain.right else "fel"
            changes.append(Change(case=case, kind="new", note=note))
        elif run.plain.right and not known.right:
            changes.append(Change(case=case, kind="became_right"))
        elif known.right and not run.plain.right:
            changes.append(_turned_wrong(run, accepted))
    if whole:
        asked = {run.case.id for run in runs}
        for case, known in baseline.cases.items():
            if case in asked or not known.right:
                continue
            if case in accepted:
                changes.append(Change(case=case, kind="accepted", note=accepted[case]))
            else:
                changes.append(Change(case=case, kind="gone"))
    return tuple(changes)


def _turned_wrong(run: CaseRun, accepted: Mapping[str, str]) -> Change:
    case = run.case.id
    if case in accepted and not run.case.expect.critical:
        return Change(case=case, kind="accepted", note=accepted[case])
    return Change(case=case, kind="became_wrong", note=", ".join(run.plain.failed))
