"""Putting every case to the assistant, plainly and distorted, and keeping what came back."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TextIO

from assistant.domain.answer import Answer
from assistant.errors import AssistantError
from eval.case import Case
from eval.checks import Check, check
from eval.citing import CitationJudge
from eval.distortions import Distortion, forms_of
from eval.engine import Engine


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """One putting of a case: the answer or what went wrong, and how long it took."""

    answer: Answer | None
    error: str | None
    """Kind of the error and its place, never the question's text."""
    ms: float
    checks: tuple[Check, ...]
    faults: tuple[str, ...]
    """What is wrong with the citations."""

    @property
    def right(self) -> bool:
        """Whether an answer came and passed every check."""
        return self.answer is not None and all(c.passed for c in self.checks)

    @property
    def failed(self) -> tuple[str, ...]:
        """Names of the checks that failed, each once, in order."""
        if self.answer is None:
            return ("answer",)
        return tuple(dict.fromkeys(c.name for c in self.checks if not c.passed))


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseRun:
    """A case with the plain answer and the answers to its distorted forms."""

    case: Case
    plain: Asked
    distorted: Mapping[str, Asked]
    """By id of the distortion."""


class Progress:
    """A bar on a terminal; a line at every tenth elsewhere."""

    def __init__(self, total: int, stream: TextIO | None = None) -> None:
        self._total = max(1, total)
        self._stream = sys.stderr if stream is None else stream
        self._terminal = self._stream.isatty()
        self._done = 0
        self._wrong = 0

    def step(self, *, right: bool) -> None:
        """Count one case."""
        self._done += 1
        self._wrong += not right
        tenth = max(1, self._total // 10)
        if self._terminal:
            filled = 30 * self._done // self._total
            bar = "#" * filled + "." * (30 - filled)
            end = "\n" if self._done == self._total else ""
            self._stream.write(
                f"\r[{bar}] {self._done}/{self._total} cases, {self._wrong} wrong{end}"
            )
        elif self._done % tenth == 0 or self._done == self._total:
            self._stream.write(f"{self._done}/{self._total} cases, {self._wrong} wrong\n")
        self._stream.flush()


def run_cases(
    engine: Engine,
    cases: Iterable[Case],
    judge: CitationJudge,
    *,
    how: str = "all",
    clock: Callable[[], float] = time.perf_counter,
) -> Iterator[CaseRun]:
    """Ask every case, in order, each also in distorted forms: ``none``, ``some`` or ``all``.

    A crash of the assistant is that case's answer: it is kept as an error and
    the rest go on.
    """
    for case in cases:
        yield CaseRun(
            case=case,
            plain=_ask(engine, case, judge, None, clock),
            distorted={
                d.id: _ask(engine, case, judge, d, clock)
                for d in forms_of(case.id, case.expect.critical, how)
            },
        )


def _ask(
    engine: Engine,
    case: Case,
    judge: CitationJudge,
    distortion: Distortion | None,
    clock: Callable[[], float],
) -> Asked:
    def form(text: str) -> str:
        return text if distortion is None else distortion.apply(text)

    started = clock()
    try:
        answer = engine.ask(
            form(case.question),
            as_of=case.as_of,
            history=tuple(form(turn) for turn in case.history),
        )
    except Exception as error:
        return Asked(
            answer=None, error=_told(error), ms=1000 * (clock() - started), checks=(), faults=()
        )
    ms = 1000 * (clock() - started)
    faults = judge.faults(answer)
    return Asked(
        answer=answer, error=None, ms=ms, checks=check(case, answer, faults), faults=faults
    )


def _told(error: Exception) -> str:
    if isinstance(error, AssistantError):
        return f"{type(error).__name__}: {str(error).splitlines()[0]}"
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno}" if trace else "?"
    return f"{type(error).__name__} i {place}"
