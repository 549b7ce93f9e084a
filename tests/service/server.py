"""Starting the real server in processes of its own, for tests of what it does under trouble."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from tests.knowledge import ROOT

STARTS_WITHIN = 120.0


@dataclass(kw_only=True)
class Server:
    """A running server with everything it wrote on stdout and stderr."""

    process: subprocess.Popen[str]
    address: str
    lines: list[str] = field(default_factory=list)

    def client(self, **more: Any) -> httpx.Client:
        """A client of this server."""
        return httpx.Client(base_url=self.address, timeout=60, trust_env=False, **more)

    def workers(self) -> list[int]:
        """Process ids of its children that serve."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        listed = [int(pid) for pid in children.read_text("ascii").split()]
        return [pid for pid in listed if b"spawn_main" in _command(pid)]


def _command(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


@contextmanager
def serving(
    data: Path,
    settings: Mapping[str, str] | None = None,
    module: str = "assistant.cli",
    before: Callable[[], None] | None = None,
) -> Iterator[Server]:
    """``assistant serve`` over a data folder, on a free port, stopped at the end.

    ``settings`` are variables without their prefix; ``module`` what is run; ``before``
    runs in the new process first.
    """
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("ASSISTANT_")},
        "ASSISTANT_DATA": str(data),
        "ASSISTANT_PORT": "0",
        **{f"ASSISTANT_{name}": value for name, value in (settings or {}).items()},
    }
    process = subprocess.Popen(
        [sys.executable, "-m", module, "serve"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        preexec_fn=before,
    )
    assert process.stdout is not None
    server = Server(process=process, address="")
    began = threading.Event()

    def read() -> None:
        assert process.stdout is not None
        for line in process.stdout:
            server.lines.append(line)
            if "http://" in line and not server.address:
                server.address = line.split()[0].rstrip("/")
                began.set()
        began.set()

    reader = threading.Thread(target=read, daemon=True)
    reader.start()
    try:
        assert began.wait(STARTS_WITHIN)
        assert server.address, "".join(server.lines)
        yield server
    finally:
        process.terminate()
        process.wait(timeout=30)
        reader.join(timeout=30)
        process.stdout.close()


def ask_page(client: httpx.Client, text: str) -> str:
    """Ask on the page as a browser does; return what the page's stream told."""
    return _on_page(client, "submit", [None, text])


def tap_page(client: httpx.Client, **tapped: object) -> str:
    """Tap a button of the conversation, which ``ask_page`` began; what the stream told."""
    return _on_page(client, "tap", [None], tapped)


def _on_page(client: httpx.Client, what: str, data: list[object], tapped: object = None) -> str:
    config = client.get("/config").json()
    does = next(
        each
        for each in config["dependencies"]
        if any(event == what for _, event in each["targets"])
    )
    body = {
        "data": [*data, *(None for _ in does["inputs"][len(data) :])],
        "event_data": tapped,
        "fn_index": does["id"],
        "session_hash": "s1",
        "trigger_id": None,
    }
    client.post("/gradio_api/queue/join", json=body).raise_for_status()
    told = []
    with client.stream("GET", "/gradio_api/queue/data?session_hash=s1") as stream:
        for line in stream.iter_lines():
            told.append(line)
            if '"process_completed"' in line or '"close_stream"' in line:
                break
    return "\n".join(told)


def status_of(client: httpx.Client, question: str) -> str:
    """Status of the answer to a question."""
    response = client.post("/api/ask", json={"question": question})
    response.raise_for_status()
    return str(json.loads(response.content)["status"])
