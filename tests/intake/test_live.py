"""A running server takes a new version without a restart and without a failed request."""

from __future__ import annotations

import datetime
import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
import uvicorn

from assistant.api.app import create_app
from assistant.api.earlier import open_earlier
from assistant.api.engine import Engine
from assistant.api.live import Live
from assistant.bootstrap import build_served
from assistant.cli import main
from assistant.intake.adding import add, receive_all
from assistant.intake.review import Held, accept, prepare
from assistant.intake.versions import Versions
from assistant.settings import Settings
from tests.intake.small import AGREEMENT, small_corpus

NEWER = AGREEMENT.replace("2022-02-01", "2026-02-01").replace("får råd av", "kan ringa")
QUESTION = "Vem ger råd till kommunens sjuksköterska?"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(corpus=small_corpus(tmp_path), data=tmp_path / "data")


def update(settings: Settings) -> Held:
    """Take in a newer version and accept it."""
    versions = Versions(settings.corpus, settings.data)
    path = settings.corpus.parent / "ny.txt"
    path.write_text(NEWER, encoding="utf-8")
    add(receive_all([path]), versions, today=datetime.date(2026, 3, 1), given={"id": "ny"},
        confirm=lambda _: True)  # fmt: skip
    held = prepare(versions)
    assert isinstance(held, Held)
    accept(versions, held, held.after.id, "MAS", [], "")
    return held


def live(settings: Settings) -> Live:
    versions = Versions(settings.corpus, settings.data)
    return Live(lambda: build_served(settings), lambda: versions.stamp)


@contextmanager
def serving(engine: Engine, settings: Settings) -> Iterator[str]:
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    listening.listen(64)
    app = create_app(engine, settings, earlier=open_earlier(settings, revisions=False))
    server = uvicorn.Server(uvicorn.Config(app, log_config=None, access_log=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(30)
        listening.close()


def test_requests_that_run_through_the_switch_are_all_answered(settings: Settings) -> None:
    engine = live(settings)
    first = engine.versions.corpus
    seen: list[tuple[int, str]] = []
    done = threading.Event()

    def asks(address: str) -> None:
        with httpx.Client(base_url=address, timeout=60) as client:
            while not done.is_set():
                for path, body in (
                    ("/api/ask", {"question": QUESTION}),
                    ("/api/search", {"query": "råd av läkare"}),
                ):
                    answer = client.post(path, json=body)
                    versions = answer.json().get("versions") or {}
                    seen.append((answer.status_code, versions.get("corpus", "")))

    with serving(engine, settings) as address:
        askers = [threading.Thread(target=asks, args=(address,)) for _ in range(3)]
        for asker in askers:
            asker.start()
        held = update(settings)
        assert engine.look()
        with httpx.Client(base_url=address, timeout=60) as client:
            health = client.get("/health")
            back = client.post(
                "/api/ask", json={"question": QUESTION, "corpus_version": held.before.id}
            )
            then = client.post("/api/ask", json={"question": QUESTION, "known_at": "2022-03-01"})
            wrong = client.post("/api/ask", json={"question": QUESTION, "corpus_version": "nej!"})
        done.set()
        for asker in askers:
            asker.join(60)
    assert {status for status, _ in seen} == {200}
    assert first in {version for _, version in seen}
    assert health.json()["versions"]["corpus"] == held.after.corpus
    assert health.headers["x-corpus-version"] == held.after.corpus
    assert back.json()["versions"]["corpus"] == first
    assert then.json()["versions"]["corpus"] == f"{held.after.corpus}@2022-03-01"
    assert wrong.status_code == 422
    assert "nej!" not in wrong.text


def test_command_and_interface_answer_the_same_of_an_earlier_time(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    held = update(settings)
    monkeypatch.setenv("ASSISTANT_CORPUS", str(settings.corpus))
    monkeypatch.setenv("ASSISTANT_DATA", str(settings.data))
    with serving(live(settings), settings) as address:
        for field, option, value in (
            ("known_at", "--known-at", "2022-03-01"),
            ("corpus_version", "--corpus-version", held.before.id),
        ):
            asked = {"question": QUESTION, "as_of": "2026-05-04T10:00:00+02:00", field: value}
            told = httpx.post(f"{address}/api/ask", json=asked, timeout=60).json()
            words = ["--as-of", asked["as_of"], option, value, "--json"]
            assert main(["ask", QUESTION, *words]) == 0
            printed = json.loads(capsys.readouterr().out)
            assert printed["versions"] == told["versions"]
            assert printed["answer"] == told["answer"]
            assert printed["citations"] == told["citations"]
            assert {c["document"] for c in told["citations"]} == {"overenskommelse-2022"}


def test_a_held_update_changes_no_answer(settings: Settings) -> None:
    engine = live(settings)
    first = engine.versions
    versions = Versions(settings.corpus, settings.data)
    path = settings.corpus.parent / "ny.txt"
    path.write_text(NEWER, encoding="utf-8")
    add(receive_all([path]), versions, today=datetime.date(2026, 3, 1), given={},
        confirm=lambda _: True)  # fmt: skip
    engine.look()
    assert engine.versions == first


def test_a_version_that_cannot_be_opened_leaves_the_one_before(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    engine = live(settings)
    before = engine.now
    held = update(settings)
    (held.after.folder / "manifest.yaml").write_text("documents: []", encoding="utf-8")
    assert not engine.look()
    assert engine.now is before
    assert "can't be opened" in caplog.text
    assert not engine.look()
