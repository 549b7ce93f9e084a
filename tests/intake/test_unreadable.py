"""A version that another version of the program kept, in a form that this one can't read."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest
import yaml
from fastapi.testclient import TestClient

from assistant.api.app import create_app
from assistant.api.earlier import open_earlier
from assistant.bootstrap import open_assistant
from assistant.cli import main
from assistant.errors import UnreadableVersionError
from assistant.intake.adding import add, receive_all
from assistant.intake.versions import Version, Versions
from assistant.settings import from_environment
from tests.intake.small import AGREEMENT, small_corpus

QUESTION = "Vem ger råd till kommunens sjuksköterska?"
NEWER = AGREEMENT.replace("2022-02-01", "2026-02-01").replace("får råd av", "kan ringa")


@pytest.fixture
def versions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Versions:
    """Of a small corpus with a held update; what is served is in a form of another program."""
    folder, data = small_corpus(tmp_path), tmp_path / "data"
    monkeypatch.setenv("ASSISTANT_CORPUS", str(folder))
    monkeypatch.setenv("ASSISTANT_DATA", str(data))
    versions = Versions(folder, data)
    newer = tmp_path / "ny.txt"
    newer.write_text(NEWER, encoding="utf-8")
    add(
        receive_all([newer]),
        versions,
        today=datetime.date(2026, 3, 1),
        given={"id": "overenskommelse-2026"},
        confirm=lambda _: True,
    )
    of_another_program(served(versions))
    return versions


def served(versions: Versions) -> Version:
    found = versions.served()
    assert found is not None
    return found


def of_another_program(version: Version) -> None:
    rules = version.folder / "rules" / "lakare.yaml"
    text = rules.read_text("utf-8")
    rules.write_text(text.replace("  weight: holds\n", "  weighs: 3\n"), encoding="utf-8")


def test_the_start_says_which_version_it_is_and_what_to_do(
    versions: Versions, capsys: pytest.CaptureFixture[str]
) -> None:
    for words in (["ask", QUESTION], ["serve"], ["search", "råd"], ["gaps"]):
        assert main(words) == 1
        told = capsys.readouterr().err
        assert f"versions: {served(versions).id}, which is answered from, can't be read" in told
        assert "'assistant corpus review'" in told
        assert "weighs" in told


def test_a_review_compares_what_can_be_read_and_its_acceptance_is_the_way_on(
    versions: Versions, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = served(versions)
    out = tmp_path / "out"
    assert main(["corpus", "review", "--out", str(out)]) == 3
    told = capsys.readouterr()
    assert "can't be read by this version of the program" in told.err
    assert "rules, map and answers were not compared" in told.out
    page = (out / "diff.html").read_text("utf-8")
    assert "Den tidigare versionen är skriven för en annan version av programmet" in page
    assert "<ins>kan ringa</ins>" in page
    described = json.loads((out / "diff.json").read_text("utf-8"))
    assert described["documents_only"]
    held = next(version for version in versions.all() if version.id != before.id)
    accepting = ["corpus", "review", "--accept", held.id]
    assert main(accepting) == 2
    assert versions.stamp == before.id
    assert main([*accepting, "--role", "MAS"]) == 0
    (record,) = yaml.safe_load((versions.folder / "acceptances.yaml").read_text("utf-8"))
    assert (record["before"], record["version"], record["role"]) == (before.id, held.id, "MAS")
    assert main(["ask", QUESTION]) == 0
    capsys.readouterr()


def test_mistakes_of_the_folder_are_told_with_those_of_the_version(
    versions: Versions, capsys: pytest.CaptureFixture[str]
) -> None:
    (versions.folder / "vocabulary.yaml").write_text("{}\n", encoding="utf-8")
    assert main(["corpus", "review"]) == 1
    told = capsys.readouterr().err
    assert "can't be read by this version of the program" in told
    assert "the corpus folder has mistakes too; mend these first" in told
    assert "vocabulary.yaml" in told


@pytest.fixture
def accepted(versions: Versions) -> tuple[Versions, Version]:
    """The versions with the readable one served, and the other one."""
    before = served(versions)
    versions.serve(next(version for version in versions.all() if version.id != before.id))
    return versions, before


def test_asking_it_is_refused_with_a_sentence(
    accepted: tuple[Versions, Version], capsys: pytest.CaptureFixture[str]
) -> None:
    _, unreadable = accepted
    assert main(["ask", QUESTION, "--corpus-version", unreadable.id]) == 1
    told = capsys.readouterr().err
    assert told.startswith("assistant: corpus version: the one asked can't be read by this version")
    settings = from_environment()
    earlier = open_earlier(settings, revisions=False)
    with pytest.raises(UnreadableVersionError):
        earlier.engine(unreadable.id, None)
    app = create_app(open_assistant(settings), settings, earlier=earlier)
    with TestClient(app, "http://127.0.0.1") as client:
        asked = {"question": QUESTION, "corpus_version": unreadable.id}
        response = client.post("/api/ask", json=asked)
        assert response.status_code == 422
        assert "another version of the program" in response.json()["detail"]
        assert client.post("/api/ask", json={"question": QUESTION}).status_code == 200


def test_comparing_with_it_says_so_and_shows_the_documents(
    accepted: tuple[Versions, Version], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, unreadable = accepted
    out = tmp_path / "out"
    assert main(["corpus", "diff", unreadable.id, "--out", str(out)]) == 1
    told = capsys.readouterr().err
    assert told.startswith("assistant: version: the one compared with can't be answered from")
    page = (out / "diff.html").read_text("utf-8")
    assert "Uppdateringen själv har inga fel" in page
    assert "<ins>kan ringa</ins>" in page
