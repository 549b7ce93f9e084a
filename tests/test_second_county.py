"""Another county is carried by a setting alone, and a new one begins with a corpus that works."""

from __future__ import annotations

import asyncio
import html
import re
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from mcp import Client

from assistant.api.app import create_app
from assistant.cli.main import main
from assistant.interop.mcp_server import create_server
from assistant.settings import Settings
from tests import sample
from tests.knowledge import SECOND_COUNTY, assistant_of
from ui.content import load_content
from ui.conversation import Backing, Conversation, shown, tap

EVENING = "Vem ringer jag för läkarråd tisdag kl 17?"
TUESDAY = "2026-10-13T10:00:00+02:00"


@pytest.fixture
def client() -> TestClient:
    settings = Settings(corpus=SECOND_COUNTY)
    return TestClient(create_app(assistant_of(SECOND_COUNTY), settings), "http://127.0.0.1")


@pytest.fixture(params=["second", "new"])
def served(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus named by the settings: the second county, or what ``corpus new`` writes."""
    folder = SECOND_COUNTY if request.param == "second" else tmp_path / "corpus"
    monkeypatch.setenv("ASSISTANT_CORPUS", str(folder))
    monkeypatch.setenv("ASSISTANT_DATA", str(tmp_path / "data"))
    if request.param == "new":
        assert main(["corpus", "new", str(folder)]) == 0
    return folder


def test_every_command_works_on_it(
    served: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for words in (["corpus", "verify"], ["corpus", "index"], ["gaps", "--check"]):
        assert main(words) == 0, (words, capsys.readouterr())
    assert main(["ask", EVENING, "--as-of", TUESDAY]) == 0
    said = capsys.readouterr().out
    assert "Halland" not in said
    assert "17:" in said or "16:30" in said
    out = str(tmp_path / "report")
    how = ["--ragas", "none", "--distortions", "none", "--jobs", "1", "--out", out]
    assert main(["eval", *how]) == 0, capsys.readouterr().err


def test_a_corpus_is_not_begun_where_something_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    assert main(["corpus", "new", str(tmp_path)]) == 2
    assert "nothing was written" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_the_api_answers_with_its_actors_and_opens_its_clauses(client: TestClient) -> None:
    answer = client.post("/api/ask", json={"question": EVENING, "as_of": TUESDAY}).json()
    assert answer["responsibilities"][0]["actor"] == "jourlakarbilen"
    for citation in answer["citations"]:
        clause = client.get(f"/api/clauses/{citation['clause']}").json()
        assert citation["quote"].split()[0] in clause["text"]
    case: dict[str, Any] = {"boende": "korttidsboende", "plikt": ["lakarinsatser"]}
    resolved = client.post("/api/resolve", json={"case": case, "as_of": TUESDAY}).json()
    assert resolved["responsibilities"][0]["actor"] == "narmaste_halsocentral"
    listed = client.get("/api/documents").json()
    assert "samverkansavtal-2024" in str(listed)


def test_chat_and_mcp_clients_are_answered_from_it(client: TestClient) -> None:
    message = {"role": "user", "content": EVENING}
    given = {"model": "assistant", "messages": [message], "metadata": {"as_of": TUESDAY}}
    said = client.post("/v1/chat/completions", json=given).json()
    assert "Jourläkarbilen" in said["choices"][0]["message"]["content"]

    async def asked() -> Any:
        async with Client(create_server(assistant_of(SECOND_COUNTY))) as mcp:
            return await mcp.call_tool("ask", {"question": EVENING, "as_of": TUESDAY})

    assert "Jourläkarbilen" in asyncio.run(asked()).content[0].text


@pytest.mark.parametrize("number", range(3))
def test_the_page_bears_its_names_and_answers_its_examples(number: int) -> None:
    content = load_content(SECOND_COUNTY / "page.yaml")
    engine = assistant_of(SECOND_COUNTY)
    backing = Backing(
        engine=engine,
        reader=engine,
        content=content,
        queue=sample.Kept(),
        clock=lambda: sample.NOW,
        known=lambda _: (engine, engine),
    )
    begun = Conversation(language="sv")
    assert html.escape(content.examples[number].sv) in shown(backing, begun)
    after = tap(backing, begun, {"do": "example", "index": number})
    assert after.trouble is None
    assert "Halland" not in shown(backing, after)
    assert after.turns[-1].answer.citations


def test_the_shipped_county_is_elsewhere_to_it() -> None:
    answer = assistant_of(SECOND_COUNTY).ask("Vem är jourläkare i Halmstad i natt?")
    assert answer.status == "out_of_scope"


def test_a_county_begins_with_its_first_document_once_the_example_is_taken_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "corpus"
    monkeypatch.setenv("ASSISTANT_CORPUS", str(folder))
    monkeypatch.setenv("ASSISTANT_DATA", str(tmp_path / "data"))
    assert main(["corpus", "new", str(folder)]) == 0
    for path in [*(folder / "sources").iterdir(), *(folder / "rules").iterdir()]:
        path.unlink()
    manifest, words = folder / "manifest.yaml", folder / "words.yaml"
    before, after = manifest.read_text("utf-8").split("documents:\n")
    rest = after.split("# Documents that yours refer to")[1]
    manifest.write_text(f"{before}documents: []\n\n# Documents that yours refer to{rest}", "utf-8")
    words.write_text(without_lists(words.read_text("utf-8")), "utf-8")
    for name in ("gaps.yaml", "eval/cases/tune.yaml"):
        (folder / name).write_text("[]\n", "utf-8")
    assert main(["corpus", "verify"]) == 0, capsys.readouterr().err
    assert main(["eval", "--out", str(tmp_path / "report")]) == 2
    assert "no case to ask" in capsys.readouterr().err
    letter = tmp_path / "brev.txt"
    letter.write_text("Skrivelse om jour\n\n2026-02-12\n\nJouren svarar på natten.\n", "utf-8")
    given = ["--set", "issuer=Region Exempel", "--set", "party=region", "--yes"]
    assert main(["corpus", "add", str(letter), *given]) == 0, capsys.readouterr().err
    assert main(["corpus", "verify"]) == 0, capsys.readouterr().err
    assert "1 documents" in capsys.readouterr().out


def without_lists(words: str) -> str:
    """``words.yaml`` with no term, group or document."""
    for name in ("terms", "groups", "documents"):
        words = re.sub(rf"\n{name}:\n(?: .*\n)+", f"\n{name}: []\n", words)
    return words


def test_a_municipality_of_the_places_that_the_vocabulary_lacks_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "corpus"
    monkeypatch.setenv("ASSISTANT_CORPUS", str(folder))
    assert main(["corpus", "new", str(folder)]) == 0
    places = folder / "places.yaml"
    places.write_text(places.read_text("utf-8").replace("  provkoping:", "  provby:"), "utf-8")
    assert main(["corpus", "verify"]) == 1
    assert "municipalities provby: not in the vocabulary; correct places.yaml" in (
        capsys.readouterr().err
    )
