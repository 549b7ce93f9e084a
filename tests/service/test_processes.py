"""Several processes behind one port: what happens when one of them is killed."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import monotonic

import httpx
import pytest

from assistant.audit.log import AuditLog
from tests.knowledge import ROOT
from tests.service.server import Server, ask_page, serving, status_of

QUESTION = "Vem är ansvarig läkare för en trach-patient en lördagsnatt i Laholm?"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="module")
def server(data: Path) -> Iterator[Server]:
    with serving(data, {"WORKERS": "2", "LOG": "json"}) as running:
        yield running


def until(found: Callable[[], bool], within: float = 60.0) -> None:
    """Wait for something that the server does by itself."""
    end = monotonic() + within
    while not found():
        assert monotonic() < end, "it did not happen in time"
        threading.Event().wait(0.1)


def up(client: httpx.Client, path: str) -> bool:
    try:
        return client.get(path).status_code == 200
    except httpx.TransportError:
        return False


def test_api_and_page_answer_on_one_port(server: Server) -> None:
    with server.client() as client:
        assert status_of(client, QUESTION) == "contested"
        assert "html" in client.get("/").text[:200]
        assert '"process_completed"' in ask_page(client, QUESTION)
        assert client.get("/page/card.css").status_code == 200
        assert client.get("/nothing").status_code == 404


def test_counters_are_those_of_all_processes(server: Server) -> None:
    def asked() -> int:
        with server.client() as client:
            lines = client.get("/metrics").text.splitlines()
        name = 'assistant_answer_seconds_count{way="resolve"} '
        return next(int(line.removeprefix(name)) for line in lines if line.startswith(name))

    before = asked()
    for _ in range(12):
        with server.client() as client:
            client.post("/api/resolve", json={"case": {"atgard": ["trach"]}}).raise_for_status()
    assert asked() == before + 12


def test_two_hundred_users_at_once_all_get_their_answer(server: Server) -> None:
    def ask(_: int) -> str:
        with server.client() as client:
            return status_of(client, QUESTION)

    with ThreadPoolExecutor(200) as pool:
        assert set(pool.map(ask, range(200))) == {"contested"}


def test_a_killed_worker_costs_only_its_own_requests_and_is_started_anew(
    server: Server, data: Path
) -> None:
    before = set(server.workers())
    assert len(before) == 3

    def ask(_: int) -> str:
        with server.client() as client:
            try:
                return status_of(client, QUESTION)
            except httpx.TransportError:
                return "broken off"

    with ThreadPoolExecutor(8) as pool:
        asked = [pool.submit(ask, n) for n in range(60)]
        os.kill(sorted(before)[-1], signal.SIGKILL)
        statuses = {each.result() for each in asked}
    assert statuses <= {"contested", "broken off"}
    assert "contested" in statuses
    assert ask(0) == "contested"
    until(lambda: len(server.workers()) == 3 and set(server.workers()) != before)
    assert AuditLog(data / "audit", 0).check().faults == ()


def test_while_the_page_process_is_away_the_api_answers_and_the_page_says_so(
    server: Server,
) -> None:
    page = sorted(server.workers())[0]
    with server.client() as client:
        os.kill(page, signal.SIGSTOP)
        try:
            assert status_of(client, QUESTION) == "contested"
        finally:
            os.kill(page, signal.SIGKILL)
        until(lambda: up(client, "/"))
        assert '"process_completed"' in ask_page(client, QUESTION)


def test_the_children_end_with_the_supervisor(tmp_path: Path) -> None:
    with serving(tmp_path, {"WORKERS": "1"}) as running:
        children = running.workers()
        assert len(children) == 2
        running.process.kill()
        running.process.wait(timeout=30)
        until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in children))


def test_a_port_that_is_taken_stops_the_start_with_a_sentence(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = subprocess.run(
            [sys.executable, "-m", "assistant.cli", "serve", "--port", port],
            cwd=ROOT,
            env={**os.environ, "ASSISTANT_DATA": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
        )
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "choose another with --port" in done.stderr


def test_what_stops_the_start_stops_it_before_any_process_is_made(tmp_path: Path) -> None:
    environment = {**os.environ, "ASSISTANT_ACCESS": "keys", "ASSISTANT_DATA": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-m", "assistant.cli", "serve"],
        cwd=ROOT,
        env={**environment, "ASSISTANT_WORKERS": "2"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "assistant key new" in done.stderr
