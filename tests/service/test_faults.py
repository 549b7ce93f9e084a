"""What search does when its index, its disk or its server fails: the same answer, or none."""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from assistant.bootstrap import build
from assistant.errors import SearchIndexError
from assistant.settings import Settings
from tests.chroma_server import chroma, free_port
from tests.knowledge import CORPUS, ROOT
from tests.service.server import serving

LOOKUP = "Vad innebär tröskelprincipen?"
AT = "2026-11-21T12:00:00+01:00"


def cited(data: Path, chroma: str = "") -> list[tuple[str, str]]:
    """What the lookup cites, by a fresh assistant over a data folder."""
    answer = build(Settings(corpus=CORPUS, data=data, chroma=chroma)).ask(LOOKUP)
    return [(citation.clause, citation.quote) for citation in answer.citations]


@cache
def sound() -> list[tuple[str, str]]:
    return cited(ROOT / ".data")


def remove(index: Path) -> None:
    shutil.rmtree(index)


def harmed(index: Path, pattern: str) -> list[Path]:
    found = list(index.rglob(pattern))
    assert found
    return found


def garble_database(index: Path) -> None:
    for path in harmed(index, "chroma.sqlite3"):
        path.write_bytes(b"no database" * 1000)


def garble_vectors(index: Path) -> None:
    for path in harmed(index, "*.bin"):
        path.write_bytes(b"\xff" * 64)


def empty_store(index: Path) -> None:
    for path in harmed(index, "chroma"):
        shutil.rmtree(path)


def point_nowhere(index: Path) -> None:
    for path in harmed(index, "current-*"):
        path.write_text("build-gone", "utf-8")


@pytest.mark.parametrize(
    "harm", [remove, garble_database, garble_vectors, empty_store, point_nowhere]
)
def test_an_index_that_is_missing_or_damaged_is_built_anew(
    tmp_path: Path, harm: Callable[[Path], None]
) -> None:
    data = tmp_path / "data"
    made = [sys.executable, "-m", "assistant.cli", "corpus", "index"]
    environment = {**os.environ, "ASSISTANT_DATA": str(data)}
    subprocess.run(made, cwd=ROOT, env=environment, check=True, capture_output=True)
    harm(data / "index")
    assert asked(data) == sound()


def asked(data: Path, before: Callable[[], None] | None = None) -> list[tuple[str, str]]:
    """What the lookup cites, by a process of its own that runs ``before`` first."""
    done = subprocess.run(
        [sys.executable, "-m", "assistant.cli", "ask", LOOKUP, "--json"],
        cwd=ROOT,
        env={**os.environ, "ASSISTANT_DATA": str(data)},
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=before,
    )
    assert done.returncode == 0, done.stderr
    return [(each["clause"], each["quote"]) for each in json.loads(done.stdout)["citations"]]


def full_disk() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))


def test_on_a_full_disk_the_index_is_kept_in_memory(tmp_path: Path) -> None:
    assert asked(tmp_path / "data", full_disk) == sound()


def test_a_data_folder_that_can_not_be_written_costs_no_answer(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.write_text("a file where the folder should be", "utf-8")
    assert asked(data) == sound()


def test_a_running_server_answers_on_when_its_index_is_removed(tmp_path: Path) -> None:
    with serving(tmp_path) as server, server.client() as client:
        question = {"question": LOOKUP, "as_of": AT}
        before = client.post("/api/ask", json=question).json()["citations"]
        shutil.rmtree(tmp_path / "index")
        assert client.post("/api/ask", json=question).json()["citations"] == before
        assert client.get("/ready").status_code == 200


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_chroma_server_may_hold_the_vectors_go_and_come_back(tmp_path: Path) -> None:
    port = free_port()
    store = tmp_path / "store"
    address = f"http://127.0.0.1:{port}"
    engine = build(Settings(corpus=CORPUS, data=tmp_path / "data", chroma=address))

    def now() -> list[tuple[str, str]]:
        return [(c.clause, c.quote) for c in engine.ask(LOOKUP).citations]

    with pytest.raises(SearchIndexError, match="ASSISTANT_CHROMA"):
        now()
    with chroma(store, port):
        assert now() == sound()
        assert cited(tmp_path / "data", address) == sound()
    with pytest.raises(SearchIndexError, match="Chroma server"):
        now()
    whom = engine.ask("Vem är ansvarig läkare för en trach-patient en lördagsnatt i Laholm?")
    assert whom.status == "contested"
    with chroma(store, port):
        assert now() == sound()
    shutil.rmtree(store)
    with chroma(store, port):
        assert now() == sound()
    assert not (tmp_path / "data" / "index").exists()
