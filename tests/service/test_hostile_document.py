"""A document whose words are meant for machines: it is quoted, and nothing else comes of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from assistant.api.app import create_app
from assistant.bootstrap import build_served
from assistant.cli import main
from assistant.intake.diff import compare
from assistant.intake.diff_page import page
from assistant.intake.versions import Versions
from assistant.interop.cited_text import with_sources
from assistant.knowledge import load_knowledge
from assistant.service import Assistant
from assistant.settings import Settings
from tests.intake.small import small_corpus
from tests.service.hostile import MARK, PAYLOADS, WORDS, routine, taken_in
from ui import clause_page
from ui.content import load_content
from ui.conversation import Backing, Conversation, ask, shown
from ui.desk.routes import Desk, mount_desk
from ui.own import load_own

ASKED = [f"Var står sårvagnen i förråd {word}?" for word in WORDS]
WHO = "Vem är ansvarig läkare för en patient i ordinärt boende?"
RUNS = {"href", "src", "srcset", "srcdoc", "style", "action", "formaction", "background", "data"}
"""Attributes whose value does something."""


@pytest.fixture(scope="module", params=[".txt", ".md"])
def settings(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return taken_in(tmp_path_factory.mktemp("corpus") / "hostile", PAYLOADS, request.param)


@pytest.fixture(scope="module")
def engine(settings: Settings) -> Assistant:
    return build_served(settings)


@pytest.fixture(scope="module")
def client(engine: Assistant, settings: Settings) -> Iterator[TestClient]:
    app = create_app(engine, settings)
    mount_desk(app, desk_over(engine, settings))
    with TestClient(app, base_url="http://127.0.0.1") as client:
        yield client


def desk_over(engine: Assistant, settings: Settings) -> Desk:
    return Desk(
        engine=engine,
        corpus=lambda: Versions(settings.corpus, settings.data).served_folder,
        report=settings.data / "none.html",
        effects=settings.data / "effects",
        kept=dict,
        version=lambda _: engine.corpus,
        results=tuple,
        reports=tuple,
        own=load_own(settings.data / "none.yaml"),
        own_file="own.yaml",
    )


class Alive(HTMLParser):
    """Everything of a page that a browser would run, fetch or follow for the document's sake."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._within = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._within = tag if tag in ("script", "style") else ""
        for name, value in attrs:
            if MARK in name or (MARK in (value or "") and (name in RUNS or name[:2] == "on")):
                self.found.append(f"{tag} {name}")

    def handle_endtag(self, tag: str) -> None:
        self._within = ""

    def handle_data(self, data: str) -> None:
        if self._within and MARK in data:
            self.found.append(self._within)


def unseen(text: str) -> set[str]:
    """Characters that turn, hide or command."""
    return {c for c in text if unicodedata.category(c) in ("Cc", "Cf", "Co")} - set("\n\t")


def test_a_page_with_a_living_payload_would_be_found() -> None:
    for payload in (PAYLOADS["script"], PAYLOADS["image"], PAYLOADS["style"], PAYLOADS["frame"]):
        assert Alive(f"<p>{payload}</p>").found
    assert unseen(PAYLOADS["turned"])
    assert unseen(PAYLOADS["not seen"])


def test_each_payload_is_quoted_as_it_stands_or_as_it_is_seen(
    engine: Assistant, settings: Settings
) -> None:
    folder = Versions(settings.corpus, settings.data).served_folder
    text = {f"sources/{file.name}": file.read_text("utf-8") for file in folder.glob("sources/*")}
    seen = ""
    for question in ASKED:
        answer = engine.ask(question)
        for citation in answer.citations:
            assert (
                text[citation.file.removeprefix("corpus/")][citation.start : citation.end]
                == citation.quote
            )
            seen += citation.quote
    for name, payload in PAYLOADS.items():
        if not unseen(payload):
            assert payload in seen, name
    assert unseen(seen) == set()


def test_no_answer_is_another_for_it(
    engine: Assistant, tmp_path_factory: pytest.TempPathFactory
) -> None:
    plain = dict.fromkeys(PAYLOADS, "och")
    quiet = taken_in(tmp_path_factory.mktemp("corpus") / "plain", plain, ".txt")
    twin = build_served(quiet)
    asked, meant = engine.ask(WHO), twin.ask(WHO)
    assert meant.status == "settled"
    assert (asked.status, asked.answer) == (meant.status, meant.answer)
    assert asked.responsibilities == meant.responsibilities


def backing_of(engine: Assistant, settings: Settings) -> Backing:
    """What the page is given."""
    content = load_content(settings.corpus / "page.yaml")
    return Backing(
        engine=engine,
        reader=engine,
        content=content,
        queue=_NoQueue(),
        clock=_never,
        known=lambda _: (engine, engine),
    )


def test_no_page_runs_fetches_or_follows_anything_of_it(
    client: TestClient, engine: Assistant, settings: Settings
) -> None:
    backing = backing_of(engine, settings)
    pages = {q: shown(backing, ask(backing, Conversation(), q)) for q in (*ASKED, WHO)}
    for clause in engine.corpus.clauses_of("rutin"):
        mark = clause_page.place_of(engine.corpus, clause, None, None)
        pages[clause.id] = clause_page.page(engine.corpus, clause, mark, "sv")
    addresses = [
        "/text/jamfor?a=rutin&b=overenskommelse-2022",
        "/text/versioner/rutin",
        "/text?q=sårvagn",
        "/text/d/rutin",
        "/text",
        "/oppet",
        "/andringar",
        "/karta",
    ]
    for address in addresses:
        response = client.get(address)
        assert response.status_code == 200, address
        pages[address] = response.text
    assert sum(MARK in each for each in pages.values()) > len(WORDS)
    assert {name: found for name, each in pages.items() if (found := Alive(each).found)} == {}
    assert {name: odd for name, each in pages.items() if (odd := unseen(each))} == {}


def test_the_text_for_the_journal_holds_the_words_as_they_stand_and_nothing_alive(
    engine: Assistant, settings: Settings
) -> None:
    backing = backing_of(engine, settings)
    read = ""
    for question in ASKED:
        card = shown(backing, ask(backing, Conversation(), question))
        journal = re.search(r'<pre class="journal" hidden>(.*?)</pre>', card, re.DOTALL)
        assert journal is not None
        assert Alive(journal[1]).found == []
        text = Words(journal[1]).text
        assert unseen(text) == set()
        read += text
    for name, payload in PAYLOADS.items():
        if not unseen(payload):
            assert payload in read, name


class Words(HTMLParser):
    """The text of a piece of HTML, as it is read and copied."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text = ""
        self.feed(page)
        self.close()

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_page_of_changes_shows_the_words_and_runs_none(
    engine: Assistant, settings: Settings, tmp_path: Path
) -> None:
    after = load_knowledge(Versions(settings.corpus, settings.data).served_folder)
    before = load_knowledge(small_corpus(tmp_path))
    answers = {
        "asked": 1,
        "only_after": 0,
        "changes": [
            {
                "case": f"fall {PAYLOADS['script']}",
                "question": f"Vem? {PAYLOADS['image']}",
                "kind": "who",
                "before": f"Ingen. {PAYLOADS['frame']}",
                "after": f"Någon. {PAYLOADS['closing tags']}",
                "was_right": True,
                "is_right": False,
                "dangerous": False,
            }
        ],
    }
    titles = {d.id: d.title for d in after.corpus.documents.values()}
    for old, new in ((before, after), (after, before)):
        found = compare(old, new)
        mistakes = [f"sources/rutin.txt: {payload}" for payload in PAYLOADS.values()]
        mistakes = [m for m in mistakes if not unseen(m)]
        written = page(found, titles, answers, [], engine.vocabulary, mistakes)
        assert MARK in written
        assert Alive(written).found == []
        assert unseen(written) == set()
        assert all(name in Words(written).text for name in (PAYLOADS["script"], PAYLOADS["style"]))


@pytest.mark.parametrize(
    "words",
    [
        ["ask", ASKED[0]],
        ["ask", ASKED[-1]],
        ["search", "sårvagn"],
        ["corpus", "list"],
        ["corpus", "add", "rutin{ending}"],
        ["corpus", "add", "ny.txt", "--all"],
    ],
    ids=lambda words: " ".join(words[:2]),
)
def test_no_command_sends_a_terminal_what_it_would_obey(
    settings: Settings,
    words: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("ASSISTANT_CORPUS", str(settings.corpus))
    monkeypatch.setenv("ASSISTANT_DATA", str(settings.data))
    monkeypatch.setenv("ASSISTANT_EMBEDDER", settings.embedder)
    monkeypatch.chdir(settings.corpus.parent)
    Path("ny.txt").write_text(
        routine({f"{name} på nytt": payload for name, payload in PAYLOADS.items()}).replace(
            "sårvagnar", "sårvagnar \x1b]0;elak\x07"
        ),
        encoding="utf-8",
    )
    ending = next(Path().glob("rutin.*")).suffix
    main([word.format(ending=ending) for word in words])
    told = capsys.readouterr()
    assert told.out
    assert unseen(told.out + told.err) == set()


def test_a_programs_answer_is_json_that_no_browser_takes_for_a_page(client: TestClient) -> None:
    responses = [
        *(client.post("/api/ask", json={"question": question}) for question in ASKED),
        client.post("/api/search", json={"query": "sårvagn script", "k": 20}),
        client.get("/api/documents"),
        client.get("/api/documents/rutin"),
    ]
    assert {each.status_code for each in responses} == {200}
    assert {each.headers["content-type"] for each in responses} == {"application/json"}
    assert {each.headers["x-content-type-options"] for each in responses} == {"nosniff"}
    assert all("default-src 'none'" in r.headers["content-security-policy"] for r in responses)


ACTIVE = re.compile(r"(?<!\\)(?:<[A-Za-z/!?]|!\[|\]\(|\]:|`|&#?\w+;)")


@pytest.mark.parametrize("streamed", [False, True])
def test_a_chat_client_that_shows_markdown_fetches_and_links_nothing_of_it(
    client: TestClient, streamed: bool
) -> None:
    for question in ASKED:
        body = {
            "model": "assistant",
            "stream": streamed,
            "messages": [{"role": "user", "content": question}],
        }
        response = client.post("/v1/chat/completions", json=body)
        assert response.status_code == 200
        if streamed:
            chunks = re.findall(r'"content": ?"((?:[^"\\]|\\.)*)"', response.text)
            text = "".join(chunk.replace("\\\\", "\\") for chunk in chunks)
        else:
            text = response.json()["choices"][0]["message"]["content"]
        assert text
        assert ACTIVE.findall(text) == []


@pytest.mark.parametrize(
    "words", ["\\<img src=x>", "\\![a](b)", "\\\\`x`", "[1]: https://elak.example", "![1][elak]"]
)
def test_a_backslash_in_a_document_wakes_nothing(engine: Assistant, words: str) -> None:
    answer = engine.ask(ASKED[0])
    told = with_sources(answer.model_copy(update={"answer": words}))
    undone = re.sub(r"\\[!-/:-@\[-`{-~]", "", told)
    assert ACTIVE.findall(undone) == []
    assert "![" not in undone
    assert "][e" not in undone


class _NoQueue:
    def put(self, report: object) -> None:
        raise AssertionError("nothing is reported here")


def _never() -> None:
    raise AssertionError("no report is made here")
