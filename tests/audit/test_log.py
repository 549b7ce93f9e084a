"""The log grows by whole lines only, and what is done to it afterwards shows."""

from __future__ import annotations

import json
import multiprocessing
import os
import resource
import signal
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from assistant.audit.chain import Head
from assistant.audit.log import AuditLog
from assistant.errors import AuditError

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


class Clock:
    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


def filled(folder: Path, entries: int = 5) -> AuditLog:
    log = AuditLog(folder, 0, Clock())
    for number in range(entries):
        log.append({"n": number})
    return log


def test_a_log_that_nobody_touched_is_whole(tmp_path: Path) -> None:
    checked = filled(tmp_path).check()
    assert (checked.entries, checked.first, checked.head.seq, checked.faults) == (5, 1, 5, ())
    assert AuditLog(tmp_path / "none", 0).check().faults == ()


def drop(lines: list[bytes]) -> list[bytes]:
    return [*lines[:2], *lines[3:]]


def swap(lines: list[bytes]) -> list[bytes]:
    return [lines[0], lines[2], lines[1], *lines[3:]]


def change(lines: list[bytes]) -> list[bytes]:
    return [*lines[:2], lines[2].replace(b'"n": 2', b'"n": 7'), *lines[3:]]


def repeat(lines: list[bytes]) -> list[bytes]:
    return [*lines[:3], lines[2], *lines[3:]]


def behead(lines: list[bytes]) -> list[bytes]:
    return lines[1:]


def cut(lines: list[bytes]) -> list[bytes]:
    return [*lines[:4], lines[4][:30]]


@pytest.mark.parametrize("done", [drop, swap, change, repeat, behead, cut])
def test_what_is_done_to_it_shows(
    tmp_path: Path, done: Callable[[list[bytes]], list[bytes]]
) -> None:
    log = filled(tmp_path)
    (file,) = log.files
    file.write_bytes(b"".join(done(file.read_bytes().splitlines(keepends=True))))
    assert log.check().faults


def test_a_line_made_to_fit_still_breaks_the_chain_after_it(tmp_path: Path) -> None:
    log = filled(tmp_path)
    forged = AuditLog(tmp_path / "forged", 0, Clock())
    for number in (0, 1, 7):
        forged.append({"n": number})
    (file,) = log.files
    lines = file.read_bytes().splitlines(keepends=True)
    lines[2] = forged.files[0].read_bytes().splitlines(keepends=True)[2]
    file.write_bytes(b"".join(lines))
    assert [fault for fault in log.check().faults if "line 4" in fault]


def test_an_end_that_is_cut_off_shows_against_a_kept_head(tmp_path: Path) -> None:
    log = filled(tmp_path)
    kept = log.check().head
    (file,) = log.files
    file.write_bytes(b"".join(file.read_bytes().splitlines(keepends=True)[:3]))
    assert log.check().faults == ()
    assert log.check((kept,)).faults
    assert filled(tmp_path / "other").check((Head(seq=3, hash="0" * 64),)).faults


def test_a_line_cut_by_a_kill_is_taken_away_before_the_next(tmp_path: Path) -> None:
    log = filled(tmp_path)
    (file,) = log.files
    with file.open("ab") as torn:
        torn.write(b'{"n": 5, "pre')
    assert log.append({"n": 5}).seq == 6
    assert log.check().faults == ()


def test_a_damaged_end_is_not_written_over(tmp_path: Path) -> None:
    log = filled(tmp_path)
    (file,) = log.files
    before = file.read_bytes() + b"nonsense\n"
    file.write_bytes(before)
    with pytest.raises(AuditError, match="assistant audit verify"):
        log.append({"n": 5})
    assert file.read_bytes() == before


def write_many(folder: str, entries: int) -> None:
    log = AuditLog(Path(folder), 0)
    for number in range(entries):
        log.append({"process": os.getpid(), "n": number, "words": "å" * 200})


def test_several_processes_write_one_chain_and_a_killed_one_breaks_nothing(tmp_path: Path) -> None:
    context = multiprocessing.get_context("fork")
    writers = [
        context.Process(target=write_many, args=(str(tmp_path), 10**6 if n == 0 else 150))
        for n in range(4)
    ]
    for writer in writers:
        writer.start()
    for writer in writers[1:]:
        writer.join()
    assert writers[0].pid is not None
    os.kill(writers[0].pid, signal.SIGKILL)
    writers[0].join()
    write_many(str(tmp_path), 1)
    checked = AuditLog(tmp_path, 0).check()
    assert checked.faults == ()
    assert checked.entries > 450


def on_a_full_disk(folder: str) -> None:
    log = AuditLog(Path(folder), 0, Clock())
    size = log.files[0].stat().st_size
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 40, size + 40))
    try:
        log.append({"n": 5})
    except AuditError as error:
        os._exit(0 if "free space" in str(error) else 3)
    os._exit(4)


def test_a_full_disk_leaves_the_log_as_it_was(tmp_path: Path) -> None:
    log = filled(tmp_path)
    before = log.files[0].read_bytes()
    process = multiprocessing.get_context("fork").Process(
        target=on_a_full_disk, args=(str(tmp_path),)
    )
    process.start()
    process.join()
    assert process.exitcode == 0
    assert log.files[0].read_bytes() == before
    assert log.append({"n": 5}).seq == 6
    assert log.check().faults == ()


def test_after_entries_that_could_not_be_written_the_log_says_how_many(tmp_path: Path) -> None:
    log = filled(tmp_path)
    away = tmp_path.with_name("away")
    tmp_path.rename(away)
    tmp_path.write_text("a file where the folder should be", "utf-8")
    for number in (5, 6):
        with pytest.raises(AuditError, match="can't be written"):
            log.append({"n": number})
    tmp_path.unlink()
    away.rename(tmp_path)
    assert log.check().lost == 0
    assert log.append({"n": 7}).seq == 7
    assert log.append({"n": 8}).seq == 8
    checked = log.check()
    assert (checked.entries, checked.lost, checked.faults) == (8, 2, ())


def days(log: AuditLog) -> list[str]:
    return [file.stem.removeprefix("audit-") for file in log.files]


def test_entries_go_when_their_time_is_over_and_the_log_says_so(tmp_path: Path) -> None:
    clock = Clock()
    log = AuditLog(tmp_path, 30, clock)
    for _ in range(40):
        log.expire()
        log.append({})
        clock.now += timedelta(days=1)
    assert len(days(log)) == 31
    checked = log.check()
    assert checked.faults == ()
    assert checked.first > 1
    events = [json.loads(line).get("event") for line in log.files[-1].read_bytes().splitlines()]
    assert events == ["expired", None]


def test_entries_go_though_nothing_is_asked_any_more(tmp_path: Path) -> None:
    clock = Clock()
    log = AuditLog(tmp_path, 30, clock)
    log.append({})
    gone = 0
    for _ in range(40):
        gone += log.expire()
        clock.now += timedelta(days=1)
    assert gone == 1
    assert days(log) == ["2026-12-22"]
    assert log.check().faults == ()


def test_old_entries_that_somebody_else_removed_are_missed(tmp_path: Path) -> None:
    clock = Clock()
    log = AuditLog(tmp_path, 0, clock)
    for _ in range(3):
        log.append({})
        clock.now += timedelta(days=1)
    log.files[0].unlink()
    assert log.check().faults == ("the log begins after number 1, and no line tells why",)


def test_a_clock_that_jumps_back_goes_on_in_the_newest_file(tmp_path: Path) -> None:
    clock = Clock()
    log = AuditLog(tmp_path, 30, clock)
    log.append({})
    clock.now -= timedelta(days=400)
    log.append({})
    assert days(log) == ["2026-11-21"]
    assert log.check().faults == ()


def test_days_that_a_wrong_clock_made_get_their_right_name_when_a_person_says_so(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    clock = Clock()
    log = AuditLog(tmp_path, 30, clock)
    log.append({})
    for ahead in (9000, 9001):
        clock.now = NOON + timedelta(days=ahead)
        log.append({})
    clock.now = NOON
    log.append({})
    assert days(log)[-1] == "2051-07-14", "the order of the lines is kept"
    log.expire()
    assert "have not come yet" in caplog.text
    log.expire(looked_at_the_clock=True)
    log.append({})
    assert days(log) == ["2026-11-21", "2026-11-21x001", "2026-11-21x002"]
    clock.now += timedelta(days=1)
    log.append({})
    assert days(log)[-1] == "2026-11-22"
    assert (log.check().entries, log.check().faults) == (6, ())
    for _ in range(31):
        log.expire()
        clock.now += timedelta(days=1)
    assert days(log)[0] == "2026-11-22"
    assert log.check().faults == ()


def test_a_strange_file_is_named(tmp_path: Path) -> None:
    log = filled(tmp_path)
    (tmp_path / "audit-old.jsonl").write_text("", "utf-8")
    with pytest.raises(AuditError, match="no file of the audit log"):
        log.append({})
