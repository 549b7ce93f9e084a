"""A backup holds what can't be made anew, and only a whole one is put back."""

from __future__ import annotations

import io
import json
import shutil
import tarfile
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from assistant.api.keys import KeyRing
from assistant.audit.log import AuditLog
from assistant.backup import back_up, restore
from assistant.errors import BackupError
from assistant.settings import Settings
from tests.knowledge import CORPUS


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    corpus = tmp_path / "corpus"
    shutil.copytree(CORPUS / "rules", corpus / "rules")
    found = Settings(corpus=corpus, data=tmp_path / "data")
    log = AuditLog(found.audit_folder, 0)
    for number in range(3):
        log.append({"n": number})
    KeyRing(found.keys_file).new("journal", "nurse")
    (found.data / "index").mkdir()
    (found.data / "index" / "big").write_text("made anew", "utf-8")
    return found


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "lock" not in path.name and "index" not in path.parts
    }


def test_what_was_backed_up_is_put_back_elsewhere(settings: Settings, tmp_path: Path) -> None:
    file = tmp_path / "kept.tar.gz"
    back_up(settings, file)
    fresh = Settings(corpus=tmp_path / "new" / "corpus", data=tmp_path / "new" / "data")
    restore(fresh, file, replace=False)
    assert contents(fresh.corpus) == contents(settings.corpus)
    assert contents(fresh.data) == contents(settings.data)
    assert not (fresh.data / "index").exists()
    log = AuditLog(fresh.audit_folder, 0)
    assert log.append({"n": 3}).seq == 4
    assert log.check().faults == ()


def test_a_backup_never_writes_over_another(settings: Settings, tmp_path: Path) -> None:
    file = tmp_path / "kept.tar.gz"
    file.write_text("an earlier one", "utf-8")
    with pytest.raises(BackupError, match="never writes over"):
        back_up(settings, file)
    assert file.read_text("utf-8") == "an earlier one"


def test_what_is_in_the_way_stays_unless_told_and_is_then_kept_beside(
    settings: Settings, tmp_path: Path
) -> None:
    file = tmp_path / "kept.tar.gz"
    back_up(settings, file)
    AuditLog(settings.audit_folder, 0).append({"n": 3})
    later = contents(settings.data)
    with pytest.raises(BackupError, match="--replace"):
        restore(settings, file, replace=False)
    assert contents(settings.data) == later
    restore(settings, file, replace=True)
    assert AuditLog(settings.audit_folder, 0).check().entries == 3
    assert contents(tmp_path / "data.before-restore") == later


def test_every_backup_of_a_log_that_is_written_and_cleared_meanwhile_is_whole(
    settings: Settings, tmp_path: Path
) -> None:
    days = count()
    began = datetime(2026, 1, 1, tzinfo=UTC)
    done = threading.Event()

    def clock() -> datetime:
        return began + timedelta(days=next(days) / 60)

    def goes_on() -> None:
        log = AuditLog(settings.audit_folder, 3, clock)
        while not done.is_set():
            log.append({"words": "å" * 500})
            log.expire()

    shutil.rmtree(settings.audit_folder)
    writer = threading.Thread(target=goes_on)
    writer.start()
    try:
        for number in range(20):
            file = tmp_path / f"{number}.tar.gz"
            back_up(settings, file)
            place = tmp_path / str(number)
            fresh = Settings(corpus=place / "corpus", data=place / "data")
            restore(fresh, file, replace=False)
            assert AuditLog(fresh.audit_folder, 0).check().faults == ()
    finally:
        done.set()
        writer.join()
    assert next(days) > 100


def remade(file: Path, change: Callable[[dict[str, bytes]], None]) -> None:
    with tarfile.open(file) as tar:
        held = {e.name: f.read() for e in tar if (f := tar.extractfile(e)) is not None}
    change(held)
    with tarfile.open(file, "w:gz") as tar:
        for name, content in held.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content))


def drop_one(held: dict[str, bytes]) -> None:
    del held["data/keys.json"]


def change_one(held: dict[str, bytes]) -> None:
    held["data/keys.json"] += b" "


def add_one(held: dict[str, bytes]) -> None:
    held["data/more"] = b"x"


def from_the_future(held: dict[str, bytes]) -> None:
    held["backup.json"] = held["backup.json"].replace(b'"format": 1', b'"format": 2')


def climb_out(held: dict[str, bytes]) -> None:
    import hashlib

    held["../../evil"] = b"x"
    listed = json.loads(held["backup.json"])
    listed["files"]["../../evil"] = hashlib.sha256(b"x").hexdigest()
    held["backup.json"] = json.dumps(listed).encode()


def no_list(held: dict[str, bytes]) -> None:
    del held["backup.json"]


@pytest.mark.parametrize(
    "change", [drop_one, change_one, add_one, from_the_future, climb_out, no_list]
)
def test_a_backup_that_is_not_whole_changes_nothing(
    settings: Settings, tmp_path: Path, change: Callable[[dict[str, bytes]], None]
) -> None:
    file = tmp_path / "kept.tar.gz"
    back_up(settings, file)
    remade(file, change)
    before = contents(tmp_path)
    with pytest.raises(BackupError):
        restore(settings, file, replace=True)
    assert contents(tmp_path) == before


@pytest.mark.parametrize("size", [0, 100])
def test_half_a_backup_is_none(settings: Settings, tmp_path: Path, size: int) -> None:
    file = tmp_path / "kept.tar.gz"
    back_up(settings, file)
    file.write_bytes(file.read_bytes()[:size])
    with pytest.raises(BackupError, match="no whole backup"):
        restore(settings, file, replace=True)
