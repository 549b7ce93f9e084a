"""The same run by several processes, each with an assistant of its own."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor

from eval.anchors import Sources
from eval.case import Case
from eval.citing import CitationJudge
from eval.judged import Judged
from eval.running import CaseRun, run_cases

_MOST = 4
_WORTH_A_PROCESS = 40
"""Cases that take about as long as a process to start."""
_AT_ONCE = 4
"""Cases handed to a process at a time: few, so that the last ones keep all processes busy."""

Asks = Callable[[Case], CaseRun]


def processes_for(cases: int, wanted: int | None) -> int:
    """How many processes to ask with: as wanted, else one a processor where it is worth it."""
    if wanted is not None:
        return wanted
    return max(1, min(_MOST, os.cpu_count() or 1, cases // _WORTH_A_PROCESS))


def run_apart(
    build: Callable[[], Judged],
    cases: Sequence[Case],
    sources: Sources,
    *,
    how: str,
    processes: int,
) -> Iterator[CaseRun]:
    """Ask every case as ``run_cases`` does, with the runs in the same order.

    Args:
        build: Makes the assistant in each process; a function that a process can import.
        cases: What to ask.
        sources: What citations are checked against.
        how: Which distorted forms to ask each in: ``none``, ``some`` or ``all``.
        processes: How many, at least one.
    """
    with ProcessPoolExecutor(
        processes,
        # Forking would copy the index's threads in the middle of what they do.
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_prepare,
        initargs=(build, sources, how),
    ) as pool:
        yield from pool.map(_run, cases, chunksize=_AT_ONCE)


_asks: list[Asks] = []
"""What this process asks with, set once when it starts."""


def _prepare(build: Callable[[], Judged], sources: Sources, how: str) -> None:
    judged = build()
    judged.open()
    engine = judged.engine
    judge = CitationJudge(sources=sources, corpus=engine.corpus)
    _asks.append(lambda case: next(run_cases(engine, [case], judge, how=how)))


def _run(case: Case) -> CaseRun:
    return _asks[-1](case)
