"""No request leaves the machine at run time: command line, search and server."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.request import Request, urlopen

import pytest

from tests.guarded import CALLED_OUT
from tests.knowledge import ROOT

GUARDED = [sys.executable, "-m", "tests.guarded"]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*GUARDED, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_the_guard_itself_stops_a_call() -> None:
    code = (
        "import sys, socket; from tests.guarded import forbid; sys.addaudithook(forbid); "
        "socket.socket().connect(('192.0.2.1', 9))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == CALLED_OUT


@pytest.mark.parametrize(
    "question",
    ["Vem är ansvarig läkare för en trach-patient lördag natt?", "Vad innebär tröskelprincipen?"],
)
def test_a_question_on_the_command_line_calls_nobody(question: str) -> None:
    done = run("ask", question, "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["citations"]


def test_a_search_calls_nobody() -> None:
    assert run("search", "beredskapsjour hembesök").returncode == 0


@contextmanager
def serving(workers: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    process = subprocess.Popen(
        [*GUARDED, "serve", "--port", "0"],
        cwd=ROOT,
        env={**os.environ, "ASSISTANT_WORKERS": workers},
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    try:
        line = next(line for line in process.stderr if "http://" in line)
        yield process, line.split()[0].rstrip("/")
    finally:
        process.terminate()
        process.wait(timeout=30)
        process.stderr.close()


@pytest.mark.parametrize("workers", ["0", "1"])
def test_the_server_and_its_page_call_nobody(workers: str) -> None:
    with serving(workers) as (process, address):
        with urlopen(f"{address}/", timeout=60) as page:
            assert page.status == 200
        for question in ("Vem ringer jag lördag natt?", "Vad innebär tröskelprincipen?"):
            body = json.dumps({"question": question}).encode()
            request = Request(
                f"{address}/api/ask", data=body, headers={"Content-Type": "application/json"}
            )
            with urlopen(request, timeout=60) as answer:
                assert json.load(answer)["citations"]
        assert process.poll() is None
