"""The server under load: many users at once, each asking again as soon as an answer came.

``python -m eval.bench_service`` starts the server itself with two API processes
and one page process. The last line tells of the largest load; ``--users 200``
asks for that alone. Users and server share the machine's cores, so the figures
are a lower bound.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from urllib.parse import urlsplit

import yaml

_CASES = Path(__file__).parent / "cases"
_STARTS_WITHIN = 180.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Load:
    """What one run of load gave."""

    users: int
    answers: int
    errors: int
    seconds: float
    times: tuple[float, ...]
    """Seconds of each answer, shortest first."""

    def at(self, share: float) -> float:
        """The time within which a share of the answers came."""
        return self.times[min(len(self.times) - 1, int(share * len(self.times)))]

    @property
    def told(self) -> str:
        """The run in a line."""
        return (
            f"{self.users} users at once: {self.answers / self.seconds:.1f} answers a second, "
            f"p95 {self.at(0.95):.2f} s, {self.errors} errors in {self.answers + self.errors} "
            f"requests: {'FAILED' if self.errors else 'passed'}"
        )


def main(argv: Sequence[str] | None = None) -> int:
    """Run the load and print its table in Markdown; 1 where any request failed."""
    parser = argparse.ArgumentParser(prog="python -m eval.bench_service", description=__doc__)
    parser.add_argument("--users", type=int, nargs="+", default=[1, 20, 200])
    parser.add_argument("--each", type=int, default=5, help="questions of each user, at least")
    options = parser.parse_args(argv)
    failed = 0
    last = ""
    print("| users at once | answers | errors | a second | p50 | p95 | longest |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as folder:
        process, address = _start(Path(folder))
        try:
            for users in options.users:
                each = max(options.each, 100 // users)
                load = asyncio.run(_load(address, users, each, _questions()))
                failed += load.errors
                print(
                    f"| {load.users} | {load.answers} | {load.errors} | "
                    f"{load.answers / load.seconds:.1f} | {load.at(0.5):.2f} s | "
                    f"{load.at(0.95):.2f} s | {load.at(1.0):.2f} s |",
                    flush=True,
                )
                last = load.told
        finally:
            process.terminate()
            process.wait(timeout=30)
    print(f"\n{last}")
    return 1 if failed else 0


def _questions() -> list[bytes]:
    """Every question of the tune set without history, as a body."""
    found = []
    for file in sorted(_CASES.glob("tune*.yaml")):
        for case in yaml.safe_load(file.read_text("utf-8")):
            if not case.get("history"):
                body = {"question": case["question"], "as_of": str(case["as_of"])}
                found.append(json.dumps(body).encode())
    return found


def _start(data: Path) -> tuple[subprocess.Popen[str], str]:
    variables = {"DATA": str(data), "PORT": "0", "WORKERS": "2"}
    process = subprocess.Popen(
        [sys.executable, "-m", "assistant.cli", "serve"],
        env={**os.environ, **{f"ASSISTANT_{name}": value for name, value in variables.items()}},
        stderr=subprocess.PIPE,
        text=True,
    )
    watchdog = threading.Timer(_STARTS_WITHIN, process.kill)
    watchdog.start()
    assert process.stderr is not None
    for line in process.stderr:
        if "http://" in line:
            watchdog.cancel()
            address = line.split()[0]
            asyncio.run(_load(address, 4, 4, [b'{"question": "Vad betyder det?"}']))
            threading.Thread(target=process.stderr.read, daemon=True).start()
            return process, address
    raise SystemExit("bench: the server did not start; run `assistant serve` to see why.")


async def _load(address: str, users: int, each: int, questions: Sequence[bytes]) -> Load:
    parts = urlsplit(address)
    assert parts.hostname is not None
    assert parts.port is not None
    began = perf_counter()
    done = await asyncio.gather(
        *(
            _user(
                parts.hostname,
                parts.port,
                [questions[(user * 37 + n) % len(questions)] for n in range(each)],
            )
            for user in range(users)
        )
    )
    seconds = perf_counter() - began
    times = sorted(time for user in done for time in user if time is not None)
    return Load(
        users=users,
        answers=len(times),
        errors=users * each - len(times),
        seconds=seconds,
        times=tuple(times) or (0.0,),
    )


async def _user(host: str, port: int, bodies: Sequence[bytes]) -> list[float | None]:
    """Seconds to each answer, over one connection; None where there was none."""
    times: list[float | None] = []
    try:
        reader, writer = await asyncio.open_connection(host, port)
    except OSError:
        return [None] * len(bodies)
    for body in bodies:
        began = perf_counter()
        try:
            status = await _post(reader, writer, f"{host}:{port}", body)
        except (OSError, asyncio.IncompleteReadError):
            status = 0
        times.append(perf_counter() - began if status == 200 else None)
    writer.close()
    return times


async def _post(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, host: str, body: bytes
) -> int:
    head = (
        f"POST /api/ask HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    writer.write(head.encode() + body)
    await writer.drain()
    lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower().split("\r\n")
    length = next(line for line in lines if line.startswith("content-length:"))
    await reader.readexactly(int(length.partition(":")[2]))
    return int(lines[0].split()[1])


if __name__ == "__main__":
    raise SystemExit(main())
