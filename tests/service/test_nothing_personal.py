"""Personal data goes in by every way there is; no byte of it is found afterwards."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from mcp import StdioServerParameters
from mcp.shared.exceptions import MCPError

from tests.interop.test_mcp_server import talk, wait_for
from tests.knowledge import ROOT
from tests.service.server import ask_page, serving, tap_page
from tests.service.test_faults import free_port

NUMBER = "450302-1234"
PHONE = "070-987 65 43"
MAIL = "kerstin.qvistgaard@exempel.se"
NAME = "Kerstin Qvistgaard"
QUESTION = (
    f"Min patient {NAME}, {NUMBER}, tel {PHONE}, {MAIL}, har trach. Vem är ansvarig läkare i natt?"
)
CHATS: list[dict[str, object]] = [
    {"model": "assistant", "messages": [{"role": "user", "content": QUESTION}]},
    {
        "model": "assistant",
        "stream": True,
        "messages": [
            {"role": "system", "content": QUESTION},
            {"role": "user", "content": QUESTION},
            {"role": "assistant", "content": QUESTION},
            {"role": "user", "content": [{"type": "text", "text": "Och på dagen?"}]},
        ],
    },
    {"model": "assistant", "messages": [{"role": NAME, "content": NUMBER}]},
    {
        "model": "assistant",
        "messages": [{"role": "user", "content": "Vem?"}],
        "metadata": {"as_of": NUMBER},
    },
    {"model": NAME, "messages": [{"role": "user", "content": "Vem?"}]},
]
DESK = (
    f"/text?q={QUESTION}&slag={NAME}&ar={NUMBER}",
    f"/text/d/{NAME}",
    f"/text/jamfor?a={NAME}&b={NUMBER}",
    f"/text/versioner/{NAME}?a={NUMBER}",
    f"/karta?rad={NAME}&dag={NUMBER}",
    f"/karta/fall?plikt={NAME}&rad={NUMBER}&varde={MAIL}",
    f"/?lang={NAME}",
)
TRACES = (NUMBER, "4503021234", "987 65 43", "9876543", "qvistgaard", "kerstin")


def written(*folders: Path) -> dict[str, bytes]:
    return {
        str(path): path.read_bytes()
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def traces_in(content: bytes) -> list[str]:
    low = content.lower()
    return [trace for trace in TRACES if trace.lower().encode() in low]


def traced(files: dict[str, bytes]) -> dict[str, list[str]]:
    return {name: found for name, content in files.items() if (found := traces_in(content))}


@pytest.mark.parametrize("keeps_text", ["0", "1"])
def test_no_byte_of_it_is_written_or_sent_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keeps_text: str
) -> None:
    data, home, temporary = (tmp_path / name for name in ("data", "home", "temporary"))
    for folder in (home, temporary):
        folder.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("TMPDIR", str(temporary))
    echoed = []
    with (
        serving(data, {"LOG": "json", "AUDIT_TEXT": keeps_text}) as server,
        server.client() as client,
    ):
        for body in (
            {"question": QUESTION},
            {"question": "Och på dagen?", "history": [QUESTION]},
            {"question": f"Vad innebär tröskelprincipen för patient {NAME} {NUMBER}?"},
            {"question": "Vem?", "as_of": NUMBER},
            {"question": "Vem?", "chosen": {"boende": NAME}},
            {"question": "Vem?", NAME: NUMBER},
            {"question": "Vem?", "corpus_version": NAME},
            {"question": "Vem?", "known_at": NUMBER},
        ):
            echoed.append(client.post("/api/ask", json=body))
        echoed += [
            client.post("/api/resolve", json={"case": {"kommun": NAME, NUMBER: MAIL}}),
            client.post("/api/search", json={"query": QUESTION}),
            client.post("/api/ask", content=f'{{"question": "{QUESTION}"'.encode()),
            client.post(f"/api/{NUMBER}", json={}),
            client.get(f"/api/clauses/{NAME} {NUMBER}"),
            client.get(f"/k/{NAME}", params={"q": MAIL}),
            client.get("/api/documents", params={"q": QUESTION}),
            client.get("/health", headers={"user-agent": MAIL, "referer": f"http://x/{NUMBER}"}),
            client.get("/health", headers={"host": "qvistgaard.example"}),
            *(client.get(address) for address in DESK),
            client.post("/gradio_api/upload", files={"files": (f"{NAME}.txt", QUESTION)}),
            *(client.post("/v1/chat/completions", json=body) for body in CHATS),
            client.get(f"/v1/models/{NAME}"),
        ]
        chats = [each.status_code for each in echoed if each.url.path.endswith("completions")]
        page = ask_page(client, QUESTION)
        page += tap_page(client, do="wrong", turn=0, reason="who", words=QUESTION)
        page += tap_page(client, do="wrong", turn=NAME, reason=NUMBER, words=MAIL)
        echoed.append(client.get("/granskning"))
    assert chats == [200, 200, 400, 400, 404]
    assert "Min patient [namn]" in echoed[-1].text, "the report is in the review queue"
    assert '"process_completed"' in page
    assert [response.status_code for response in echoed][:3] == [200, 200, 200]
    said = {
        response.url.path: found
        for response in echoed
        if (found := traces_in(response.content + str(response.headers).encode()))
    }
    assert said == {}
    assert traces_in(page.encode()) == []
    assert traces_in("".join(server.lines).encode()) == []
    assert any('"route": "/api/ask"' in line for line in server.lines)
    files = written(data, home, temporary)
    assert any("audit" in name for name in files)
    assert traced(files) == {}
    assert any("/review/" in name for name in files)
    kept = b"".join(content for name, content in files.items() if "audit" in name)
    assert (b"[personnummer]" in kept) == (keeps_text == "1")


def test_the_command_line_prints_and_writes_none_of_it(tmp_path: Path) -> None:
    questions = tmp_path / "in.jsonl"
    questions.write_text(
        json.dumps({"id": "1", "question": QUESTION})
        + "\n"
        + json.dumps({"id": "2", "question": "Och på dagen?", "history": [QUESTION]})
        + "\n{broken "
        + NUMBER,
        "utf-8",
    )
    case = tmp_path / "case.json"
    case.write_text(json.dumps({"kommun": NAME, NUMBER: MAIL}), "utf-8")
    data = tmp_path / "data"
    environment = {**os.environ, "ASSISTANT_DATA": str(data), "HOME": str(tmp_path / "home")}
    for command in (
        ["ask", QUESTION],
        ["ask", QUESTION, "--json"],
        ["ask", "--batch", str(questions), "--out", str(data / "out.jsonl")],
        ["ask", QUESTION, NUMBER],
        ["ask", "Vem?", "--as-of", NUMBER],
        ["search", QUESTION],
        ["resolve", str(case)],
        ["gaps", "--as-of", NUMBER],
        ["review", "export", NAME],
        ["key", "new", NAME],
        ["audit", "verify", "--kept", NUMBER],
        [NUMBER],
    ):
        data.mkdir(exist_ok=True)
        done = subprocess.run(
            [sys.executable, "-m", "assistant.cli", *command],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            check=False,
        )
        assert traces_in(done.stdout + done.stderr) == [], command
    assert traced(written(data)) == {}


CALLS: list[tuple[str, dict[str, object]]] = [
    ("ask", {"question": QUESTION}),
    ("ask", {"question": "Och på dagen?", "history": [QUESTION]}),
    ("search", {"query": QUESTION}),
    ("ask", {"question": "Vem?", "as_of": NUMBER}),
    ("ask", {"question": {NAME: NUMBER}}),
    ("resolve", {"case": {"kommun": NAME, NUMBER: MAIL}}),
    ("clause", {"id": NAME}),
]


@pytest.fixture
def places(tmp_path: Path) -> dict[str, str]:
    """Variables that let a program write nowhere but in the folder of the test."""
    folders = {"ASSISTANT_DATA": "data", "HOME": "home", "TMPDIR": "."}
    return {name: str(tmp_path / folder) for name, folder in folders.items()}


def no_trace_is_left(call: Callable[[Callable[[Any], Awaitable[None]]], None], place: Path) -> None:
    """Put every call to an MCP server; then search what it answered and wrote."""
    answers: list[Any] = []
    told: list[str] = []

    async def call_all(client: Any) -> None:
        for name, given in CALLS:
            answers.append(await client.call_tool(name, given))
        for uri in (f"corpus://documents/{NAME}", f"corpus://clauses/{NUMBER}"):
            with pytest.raises(MCPError) as refused:
                await client.read_resource(uri.replace(" ", "%20"))
            told.append(str(refused.value))

    call(call_all)
    assert [answer.is_error for answer in answers[:3]] == [False, False, False]
    assert [answer.is_error for answer in answers[3:]] == [True] * len(CALLS[3:])
    assert traces_in("".join([*map(repr, answers), *told]).encode()) == []
    assert traced(written(place)) == {}


def test_the_mcp_server_over_a_pipe_tells_and_writes_none_of_it(
    tmp_path: Path, places: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """But for the address that a caller asked for and that the protocol says again to it."""
    told = tmp_path / "told"
    piped = tmp_path_factory.mktemp("pipe") / "out"
    listening = f'exec "{sys.executable}" -m assistant.cli mcp 2> "{told}" | tee "{piped}"'
    server = StdioServerParameters(
        command="sh", args=["-c", listening], cwd=str(ROOT), env={**os.environ, **places}
    )
    no_trace_is_left(lambda use: talk(use, server), tmp_path)
    messages = [json.loads(line) for line in piped.read_text("utf-8").splitlines()]
    refused = [message["error"].pop("data") for message in messages if "error" in message]
    assert [sorted(data) for data in refused] == [["uri"], ["uri"]]
    assert traces_in(json.dumps(messages, ensure_ascii=False).encode()) == []


def test_the_mcp_server_over_http_tells_and_writes_none_of_it(
    tmp_path: Path, places: dict[str, str]
) -> None:
    port = free_port()
    told = tmp_path / "told"
    command = [sys.executable, "-m", "assistant.cli", "mcp", "--http", "--port", str(port)]

    def call(use: Callable[[Any], Awaitable[None]]) -> None:
        wait_for(port, process)
        talk(use, f"http://127.0.0.1:{port}/mcp")

    with (
        told.open("w") as output,
        subprocess.Popen(
            command, cwd=ROOT, env={**os.environ, **places}, stdout=output, stderr=output
        ) as process,
    ):
        try:
            no_trace_is_left(call, tmp_path)
        finally:
            process.terminate()
    assert traced(written(tmp_path)) == {}
