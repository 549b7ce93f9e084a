"""Personal data goes in by every way there is; no byte of it is found afterwards."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.knowledge import ROOT
from tests.service.server import ask_page, serving

NUMBER = "450302-1234"
PHONE = "070-987 65 43"
MAIL = "kerstin.qvistgaard@exempel.se"
NAME = "Kerstin Qvistgaard"
QUESTION = (
    f"Min patient {NAME}, {NUMBER}, tel {PHONE}, {MAIL}, har trach. Vem är ansvarig läkare i natt?"
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
        ]
        page = ask_page(client, QUESTION)
    assert '"process_completed"' in page
    assert [response.status_code for response in echoed][:3] == [200, 200, 200]
    back = b"\n".join([*(response.content for response in echoed), page.encode()])
    assert traces_in(back) == []
    assert traces_in("".join(server.lines).encode()) == []
    assert any('"route": "/api/ask"' in line for line in server.lines)
    files = written(data, home, temporary)
    assert any("audit" in name for name in files)
    assert {name: found for name, content in files.items() if (found := traces_in(content))} == {}
    kept = b"".join(content for name, content in files.items() if "audit" in name)
    assert (b"[personnummer]" in kept) == (keeps_text == "1")


def test_the_command_line_prints_and_writes_none_of_it(tmp_path: Path) -> None:
    questions = tmp_path / "in.jsonl"
    questions.write_text(
        json.dumps({"id": "1", "question": QUESTION}) + "\n{broken " + NUMBER, "utf-8"
    )
    data = tmp_path / "data"
    environment = {**os.environ, "ASSISTANT_DATA": str(data), "HOME": str(tmp_path / "home")}
    for command in (
        ["ask", QUESTION],
        ["ask", QUESTION, "--json"],
        ["ask", "--batch", str(questions), "--out", str(data / "out.jsonl")],
        ["ask", QUESTION, NUMBER],
        ["ask", "Vem?", "--as-of", NUMBER],
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
    assert {n: found for n, c in written(data).items() if (found := traces_in(c))} == {}
