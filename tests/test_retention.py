"""What the server keeps goes in time, and a clock that leaps takes nothing with it."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from assistant.audit.log import AuditLog
from assistant.retention import Expiring
from assistant.review.queue import ReviewQueue

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


class Clock:
    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now

    def goes_on(self, store: Expiring, by: timedelta) -> int:
        """Let time pass as it does, with a look every hour; how many files went."""
        end = self.now + by
        gone = 0
        while self.now < end:
            self.now += HOUR
            gone += store.expire()
        return gone


def entries(folder: Path, days: int, clock: Clock) -> Expiring:
    log = AuditLog(folder, days, clock)
    log.append({})
    return log


def reports(folder: Path, days: int, clock: Clock) -> Expiring:
    (folder / f"{clock():%Y%m%dT%H%M}-x.json").write_text("{}", "utf-8")
    return ReviewQueue(folder, days, clock)


MADE = pytest.mark.parametrize("made", [entries, reports])


def kept(folder: Path) -> bool:
    """Whether what the test began with is still there."""
    names = (file.name.replace("-", "") for file in folder.iterdir())
    return any(f"{NOON:%Y%m%d}" in name for name in names)


@MADE
@pytest.mark.parametrize("days", [1, 30, 365])
def test_what_is_kept_goes_on_the_day_after_its_last(
    tmp_path: Path, made: Callable[[Path, int, Clock], Expiring], days: int
) -> None:
    clock = Clock()
    store = made(tmp_path, days, clock)
    assert clock.goes_on(store, days * DAY) == 0
    assert clock.goes_on(store, DAY) == 1
    assert not kept(tmp_path)


@MADE
def test_a_leap_of_the_clock_removes_nothing_for_a_week_and_says_so_each_day(
    tmp_path: Path,
    made: Callable[[Path, int, Clock], Expiring],
    caplog: pytest.LogCaptureFixture,
) -> None:
    clock = Clock()
    store = made(tmp_path, 30, clock)
    clock.goes_on(store, DAY)
    clock.now += 9000 * DAY
    assert clock.goes_on(store, 6 * DAY) == 0
    assert kept(tmp_path)
    assert caplog.text.count("Mend it") == 7
    assert clock.goes_on(store, 2 * DAY) == 1
    assert not kept(tmp_path)


@MADE
def test_a_clock_that_is_mended_in_that_week_has_removed_nothing(
    tmp_path: Path, made: Callable[[Path, int, Clock], Expiring]
) -> None:
    clock = Clock()
    store = made(tmp_path, 30, clock)
    clock.goes_on(store, DAY)
    clock.now += 9000 * DAY
    clock.goes_on(store, 5 * DAY)
    clock.now -= 9005 * DAY
    assert clock.goes_on(store, 28 * DAY) == 0
    assert kept(tmp_path)
    assert clock.goes_on(store, 3 * DAY) == 1


@MADE
def test_a_person_who_has_looked_at_the_clock_need_not_wait(
    tmp_path: Path, made: Callable[[Path, int, Clock], Expiring]
) -> None:
    clock = Clock()
    store = made(tmp_path, 30, clock)
    clock.goes_on(store, DAY)
    clock.now += 9000 * DAY
    assert store.expire() == 0
    assert store.expire(looked_at_the_clock=True) == 1
    assert not kept(tmp_path)


@MADE
@pytest.mark.parametrize("back", [HOUR, DAY, 400 * DAY])
def test_a_clock_that_goes_back_removes_nothing(
    tmp_path: Path, made: Callable[[Path, int, Clock], Expiring], back: timedelta
) -> None:
    clock = Clock()
    store = made(tmp_path, 30, clock)
    clock.goes_on(store, DAY)
    clock.now -= back
    assert clock.goes_on(store, 20 * DAY) == 0
    assert kept(tmp_path)


@MADE
def test_what_is_kept_for_a_day_goes_after_a_quiet_weekend(
    tmp_path: Path,
    made: Callable[[Path, int, Clock], Expiring],
    caplog: pytest.LogCaptureFixture,
) -> None:
    clock = Clock()
    store = made(tmp_path, 1, clock)
    store.expire()
    clock.now += 3 * DAY
    assert store.expire() == 1
    assert caplog.text == ""


@MADE
def test_where_the_day_of_the_look_can_not_be_kept_what_is_too_old_goes_all_the_same(
    tmp_path: Path, made: Callable[[Path, int, Clock], Expiring]
) -> None:
    clock = Clock()
    store = made(tmp_path, 2, clock)
    (tmp_path / "looked-part").mkdir()
    clock.now += 3 * DAY
    assert store.expire() == 1
    assert not kept(tmp_path)


@MADE
def test_a_folder_that_is_gone_is_not_made_anew(
    tmp_path: Path, made: Callable[[Path, int, Clock], Expiring]
) -> None:
    folder = tmp_path / "kept"
    folder.mkdir()
    store = made(folder, 2, Clock())
    shutil.rmtree(folder)
    assert store.expire() == 0
    assert not folder.exists()


@pytest.fixture(autouse=True)
def _heard(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.ERROR)
