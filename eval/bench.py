"""Speed and memory of the assistant, as milliseconds and as ratios within one run.

A ratio compares with a fixed piece of work done in the same process, so that
figures of different machines can be compared. Nothing here passes or fails.
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import os
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from time import perf_counter
from urllib.request import urlopen

import yaml

from assistant.bootstrap import build, index
from assistant.service import Assistant
from assistant.settings import Settings, from_environment
from eval.bench_rules import figures, taken

_CASES = Path(__file__).parent / "cases"
_RESPONSIBILITY = "Vem är ansvarig läkare för en trach-patient lördag natt i Laholm?"
_LOOKUP = "Vad innebär tröskelprincipen?"
_READY_WITHIN = 120.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One line of the table."""

    what: str
    value: str
    ratio: str = ""
    note: str = ""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the benchmark and print its table in Markdown."""
    parser = argparse.ArgumentParser(prog="python -m eval.bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="runs of each cold command")
    parser.add_argument(
        "--embed", action="store_true", help="also time an index with every vector computed anew"
    )
    options = parser.parse_args(argv)
    settings = from_environment()
    index(settings)
    unit = statistics.median(_timed(_workload) for _ in range(5))
    rows = [Row(what="fixed workload", value=_ms(unit), ratio="1", note="sha256 and sorting")]
    rows += _cold(options.rounds)
    rows += _warm(build(settings), unit)
    rows += _rules(build(settings))
    rows += _indexing(settings, embed=options.embed)
    rows.append(_server())
    print("| what | value | ratio to workload | note |\n| --- | ---: | ---: | --- |")
    for row in rows:
        print(f"| {row.what} | {row.value} | {row.ratio} | {row.note} |")
    return 0


def _workload() -> None:
    """A fixed amount of work of the kinds the program does: bytes, text, sorting."""
    digest = hashlib.sha256()
    for number in range(20_000):
        digest.update(str(number).encode() * 20)
    words = [str((number * 7919) % 100_003) for number in range(60_000)]
    sorted(words)


def _timed(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms"


def _cold(rounds: int) -> list[Row]:
    rows = []
    for name, question in (("responsibility", _RESPONSIBILITY), ("lookup", _LOOKUP)):
        walls, peaks = [], []
        for _ in range(rounds):
            wall, peak = _one_process([sys.executable, "-m", "assistant.cli", "ask", question])
            walls.append(wall)
            peaks.append(peak)
        rows.append(
            Row(
                what=f"cold `assistant ask`, {name}",
                value=f"{statistics.median(walls):.2f} s",
                note=f"max {max(walls):.2f} s, {max(peaks):.0f} MB, {rounds} runs",
            )
        )
    return rows


def _one_process(command: list[str]) -> tuple[float, float]:
    """Wall seconds and peak resident megabytes of one command."""
    start = perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"bench: {' '.join(command[2:4])} failed; run it by hand to see why.")
    return perf_counter() - start, usage.ru_maxrss / 1024


def _questions() -> dict[str, list[tuple[str, datetime]]]:
    found: dict[str, list[tuple[str, datetime]]] = {"responsibility": [], "lookup": []}
    for file in sorted(_CASES.glob("tune*.yaml")):
        for case in yaml.safe_load(file.read_text("utf-8")):
            kinds = case["expect"]["kind"]
            kind = kinds[0] if isinstance(kinds, list) else kinds
            if kind in found and not case.get("history"):
                found[kind].append((case["question"], datetime.fromisoformat(case["as_of"])))
    return found


def _warm(assistant: Assistant, unit: float) -> list[Row]:
    rows = []
    for kind, questions in _questions().items():
        if not questions:
            continue
        for question, as_of in questions[:5]:
            assistant.ask(question, as_of)
        gc.collect()
        times = sorted(
            _timed(lambda q=question, at=as_of: assistant.ask(q, at))  # type: ignore[misc]
            for question, as_of in questions
        )
        for name, share in (("p50", 0.5), ("p95", 0.95)):
            value = times[min(len(times) - 1, int(share * len(times)))]
            rows.append(
                Row(
                    what=f"warm answer, {kind}, {name}",
                    value=_ms(value),
                    ratio=f"{value / unit:.2f}",
                    note=f"{len(times)} different questions of the tune set, each once",
                )
            )
    return rows


def _rules(assistant: Assistant) -> list[Row]:
    """The resolver alone, in processor time."""
    unit = statistics.median(taken(_workload) for _ in range(5))
    return [
        Row(
            what=f"{what} (CPU)",
            value=f"{seconds * 1000:.2f} ms",
            ratio=f"{seconds / unit:.4f}",
            note=note,
        )
        for what, seconds, note in figures(assistant.resolver)
    ]


def _indexing(settings: Settings, *, embed: bool) -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        fresh = replace(settings, data=Path(folder))
        rows = [
            Row(
                what="index of the shipped corpus",
                value=f"{_timed(lambda: index(fresh)):.1f} s",
                note="with the vectors that come with the corpus",
            )
        ]
    if embed:
        from assistant.retrieval.embedders import open_embedder

        corpus = build(settings).corpus
        texts = [clause.text for clause in corpus.clauses.values()]
        seconds = _timed(lambda: open_embedder(settings.embedder).passages(texts))
        rows.append(
            Row(
                what="embedding every clause anew",
                value=f"{seconds:.0f} s",
                note=f"{len(texts)} clauses",
            )
        )
    return rows


def _server() -> Row:
    """From start to the first page, and the server's memory after a lookup."""
    command = [sys.executable, "-m", "assistant.cli", "serve", "--port", "0"]
    start = perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, bufsize=1
    )
    watchdog = threading.Timer(_READY_WITHIN, process.kill)
    watchdog.start()
    try:
        address = _address(process)
        with urlopen(f"{address}/health", timeout=30):
            ready = perf_counter() - start
        status = Path(f"/proc/{process.pid}/status")
        resident = next(
            int(line.split()[1]) / 1024
            for line in status.read_text("ascii").splitlines()
            if line.startswith("VmRSS")
        )
    finally:
        watchdog.cancel()
        process.terminate()
        process.wait(timeout=30)
    return Row(what="server ready", value=f"{ready:.1f} s", note=f"{resident:.0f} MB resident")


def _address(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    for line in process.stdout:
        for word in line.split():
            if word.startswith("http://"):
                return word.rstrip("/.")
    raise SystemExit("bench: the server did not start; run `assistant serve` to see why.")


if __name__ == "__main__":
    raise SystemExit(main())
