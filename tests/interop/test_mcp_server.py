"""The MCP server, driven by the official client in memory, over a pipe and over HTTP."""

from __future__ import annotations

import asyncio
import json
import logging
import socket
import subprocess
import sys
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from mcp import Client, StdioServerParameters
from mcp.server.mcpserver import MCPServer
from mcp.shared.exceptions import MCPError

from assistant.api.fake import FakeEngine
from assistant.errors import SettingsError
from assistant.interop.mcp_server import create_server, run
from assistant.settings import Settings
from tests import sample
from tests.knowledge import ROOT

QUESTION = "Vem gör akuta hembesök lördag natt?"


def talk(use: Callable[[Any], Awaitable[Any]], server: Any = None) -> Any:
    async def run() -> Any:
        async with Client(server or create_server(sample.engine())) as client:
            return await use(client)

    with ThreadPoolExecutor(max_workers=1) as alone:  # a browser's loop may run in this thread
        return alone.submit(lambda: asyncio.run(run())).result()


def test_its_tools_say_what_they_take() -> None:
    listed = talk(lambda client: client.list_tools())
    assert {tool.name for tool in listed.tools} == {"ask", "resolve", "search", "clause", "gaps"}
    assert all(tool.description and tool.annotations.read_only_hint for tool in listed.tools)


def test_an_answer_comes_as_text_with_sources_and_as_data() -> None:
    result = talk(lambda client: client.call_tool("ask", {"question": QUESTION}))
    assert not result.is_error
    answer = result.structured_content
    assert answer["answer"] in result.content[0].text
    for citation in answer["citations"]:
        assert " ".join(citation["quote"].split()) in result.content[0].text.replace("\\", "")


def test_moment_and_history_reach_the_engine() -> None:
    engine: FakeEngine = sample.engine()
    given = {"question": "Och då?", "as_of": "2026-10-17T02:00", "history": ["Vem är jour?"]}
    talk(lambda client: client.call_tool("ask", given), create_server(engine))
    text, as_of, history, _ = engine.asked[-1]
    assert (text, history) == ("Och då?", ("Vem är jour?",))
    assert as_of is not None
    assert as_of.isoformat() == "2026-10-17T02:00:00+02:00"


@pytest.mark.parametrize(
    ("tool", "given"),
    [
        ("resolve", {"case": {"boende": "korttidsboende"}}),
        ("search", {"query": "jour", "k": 2}),
        ("clause", {"id": "rutin#1"}),
        ("gaps", {}),
    ],
)
def test_every_other_tool_answers(tool: str, given: dict[str, Any]) -> None:
    result = talk(lambda client: client.call_tool(tool, given))
    assert not result.is_error
    assert result.structured_content


@pytest.mark.parametrize(
    ("tool", "given"),
    [
        ("ask", {"question": " "}),
        ("ask", {"question": QUESTION, "as_of": "Kalle Karlsson"}),
        ("ask", {"question": {"namn": "Kalle Karlsson"}}),
        ("resolve", {"case": {"boende": "Kalle Karlsson"}}),
        ("search", {"query": "jour", "k": 1000}),
        ("clause", {"id": "Kalle Karlsson"}),
    ],
)
def test_bad_input_is_refused_without_being_repeated(tool: str, given: dict[str, Any]) -> None:
    result = talk(lambda client: client.call_tool(tool, given))
    assert result.is_error
    assert "Kalle" not in result.content[0].text


def test_documents_and_clauses_are_resources() -> None:
    async def read(client: Any) -> list[Any]:
        uris = ("corpus://documents", "corpus://documents/rutin", "corpus://slots")
        found = [await client.read_resource(uri) for uri in uris]
        clause = await client.read_resource("corpus://clauses/rutin%231")
        return [json.loads(each.contents[0].text) for each in (*found, clause)]

    documents, document, slots, clause = talk(read)
    assert [each["id"] for each in documents] == ["rutin"]
    assert len(document["clauses"]) == 7
    assert "boende" in slots["slots"]
    assert clause["id"] == "rutin#1"


def test_an_unknown_resource_is_not_found() -> None:
    async def read(client: Any) -> None:
        with pytest.raises(MCPError, match="no document with this id"):
            await client.read_resource("corpus://documents/okand")

    talk(read)


def test_it_talks_over_a_pipe() -> None:
    server = StdioServerParameters(
        command=sys.executable, args=["-m", "assistant.cli", "mcp"], cwd=str(ROOT)
    )
    result = talk(lambda client: client.call_tool("ask", {"question": QUESTION}), server)
    assert result.structured_content["citations"]


def test_it_talks_over_http() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "assistant.cli", "mcp", "--http", "--port", str(port)]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL) as process:
        try:
            wait_for(port, process)
            address = f"http://127.0.0.1:{port}/mcp"
            result = talk(lambda c: c.call_tool("ask", {"question": QUESTION}), address)
            assert result.structured_content["citations"]
        finally:
            process.terminate()


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    while process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            continue
        return
    raise AssertionError("the server ended before it listened")


def test_what_libraries_say_to_themselves_reaches_nobody(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root, library = logging.getLogger(), logging.getLogger("a_library")
    monkeypatch.setattr(root, "handlers", list(root.handlers))
    monkeypatch.setattr(root, "level", root.level)

    def said(*_: object) -> None:
        library.setLevel(logging.DEBUG)
        library.debug("Building index from tokens")
        library.warning("a line for the log")

    monkeypatch.setattr(MCPServer, "run", said)
    run(sample.engine(), Settings(), http=False)
    assert [line.split(":")[0] for line in capsys.readouterr().err.splitlines()] == ["warning"]


def test_it_listens_on_this_machine_only() -> None:
    settings = Settings(host="0.0.0.0", access="keys")
    with pytest.raises(SettingsError, match="no sign-in"):
        run(sample.engine(), settings, http=True)
