"""A running server whose disk fills up, or may not be written to any more, and is mended again."""

from __future__ import annotations

import ctypes
import os
import re
import resource
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Any

import httpx
import pytest

from assistant.audit.log import AuditLog
from tests.service.server import Server, ask_page, serving, tap_page
from tests.service.test_faults import AT, LOOKUP

QUESTION = "Vem är ansvarig läkare för en trach-patient en lördagsnatt i Laholm?"
_DROP = 24
"""PR_CAPBSET_DROP of prctl(2): a right that no program started from here may have."""
_RIGHTS_OVER_FILES = (1, 2, 3)
"""CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH, CAP_FOWNER."""
_BLOCK = 64 * 1024


@contextmanager
def no_file_may_grow(server: Server, data: Path) -> Iterator[None]:
    pid, size = server.process.pid, resource.RLIMIT_FSIZE
    soft, hard = resource.prlimit(pid, size)
    resource.prlimit(pid, size, (0, hard))
    yield
    resource.prlimit(pid, size, (soft, hard))


@contextmanager
def the_disk_is_full(server: Server, data: Path) -> Iterator[None]:
    filler = data / "filler"
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(bytes(_BLOCK)) == _BLOCK:
            pass
    yield
    filler.unlink()


@contextmanager
def the_disk_is_read_only(server: Server, data: Path) -> Iterator[None]:
    subprocess.run(["mount", "--bind", data, data], check=True)
    subprocess.run(["mount", "-o", "remount,ro,bind", data], check=True)
    yield
    subprocess.run(["umount", "-l", data], check=True)


@contextmanager
def the_folders_are_read_only(server: Server, data: Path) -> Iterator[None]:
    places = [data, *(path for path in data.rglob("*"))]
    modes = [path.stat().st_mode for path in places]
    for path in reversed(places):
        path.chmod(0o500 if path.is_dir() else 0o400)
    yield
    for path, mode in zip(places, modes, strict=True):
        path.chmod(mode)


@contextmanager
def small_disk(place: Path) -> Iterator[None]:
    """A disk of its own, in memory; the test is left out where nobody may have one."""
    place.mkdir()
    made = ["mount", "-t", "tmpfs", "-o", "size=48m,mode=0700", "none", place]
    if subprocess.run(made, check=False, capture_output=True).returncode:
        pytest.skip("this user may not mount a small disk")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", place], check=True)


def without_rights_over_files() -> None:
    """What a user without rights is: the modes of files hold for it."""
    libc = ctypes.CDLL(None)
    for right in _RIGHTS_OVER_FILES:
        libc.prctl(_DROP, right, 0, 0, 0)


Trouble = Callable[[Server, Path], Any]
TROUBLES = [
    pytest.param(no_file_may_grow, False, id="no file may grow"),
    pytest.param(the_folders_are_read_only, False, id="folders read-only"),
    pytest.param(the_disk_is_full, True, id="disk full"),
    pytest.param(the_disk_is_read_only, True, id="disk read-only"),
]


@contextmanager
def running(
    tmp_path: Path, own_disk: bool, settings: dict[str, str]
) -> Iterator[tuple[Server, httpx.Client, Path]]:
    data = tmp_path / "data"
    with small_disk(data) if own_disk else nullcontext():
        started = serving(data, settings, before=without_rights_over_files)
        with started as server, server.client() as client:
            yield server, client, data


def cited(client: httpx.Client, question: str) -> list[str]:
    response = client.post("/api/ask", json={"question": question, "as_of": AT})
    assert response.status_code == 200, response.text
    return [each["quote"] for each in response.json()["citations"]]


@pytest.mark.parametrize(("trouble", "own_disk"), TROUBLES)
def test_answers_go_on_unrecorded_and_the_log_says_so_when_it_can(
    tmp_path: Path, trouble: Trouble, own_disk: bool
) -> None:
    with running(tmp_path, own_disk, {}) as (server, client, data):
        sound = {question: cited(client, question) for question in (LOOKUP, QUESTION)}
        assert client.get("/ready").json()["audit"] == "ok"
        with trouble(server, data):
            for question, quotes in sound.items():
                assert cited(client, question) == quotes
            page = ask_page(client, QUESTION)
            assert '"process_completed"' in page
            assert '"success":true' in page
            told = tap_page(client, do="wrong", turn=0, reason="who", words="Fel.")
            assert "Det gick inte att spara" in told
            state = client.get("/ready")
            assert (state.status_code, state.json()["audit"]) == (200, "not writable")
            (failures,) = re.findall(
                r"^assistant_audit_failures_total (\d)$", client.get("/metrics").text, re.MULTILINE
            )
        cited(client, QUESTION)
        assert client.get("/ready").json()["audit"] == "ok"
        checked = AuditLog(data / "audit", 0).check()
        lost = int(failures)
        assert lost > 0, "the last block of a file may take an entry or two; not all of them"
        assert (checked.faults, checked.lost) == ((), lost)
        lines = b"".join(file.read_bytes() for file in (data / "audit").glob("*.jsonl"))
        assert lines.count(b'"status"') == 6 - lost
        told = "".join(server.lines)
    assert told.count("The audit log can't be written") == lost
    assert "Traceback" not in told


def test_where_every_answer_must_be_recorded_none_is_given_until_it_can(tmp_path: Path) -> None:
    with running(tmp_path, False, {"AUDIT_REQUIRED": "1"}) as (server, client, data):
        sound = cited(client, QUESTION)
        with no_file_may_grow(server, data):
            held = client.post("/api/ask", json={"question": QUESTION, "as_of": AT})
            assert held.status_code == 503
            assert held.json()["detail"].endswith(".")
            assert held.headers["retry-after"]
            assert client.get("/ready").status_code == 503
            assert client.get("/health").status_code == 200
            page = ask_page(client, QUESTION)
            assert "beredskapsjour" not in page
        assert client.get("/ready").status_code == 200
        assert cited(client, QUESTION) == sound
        assert AuditLog(data / "audit", 0).check().faults == ()


def test_a_server_starts_over_a_folder_that_it_may_only_read(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir(mode=0o500)
    try:
        with (
            serving(data, before=without_rights_over_files) as server,
            server.client() as client,
        ):
            assert cited(client, LOOKUP)
            assert client.get("/ready").json() == {
                "ready": True,
                "search": "ok",
                "audit": "not writable",
            }
        assert os.listdir(data) == []
    finally:
        data.chmod(0o700)
