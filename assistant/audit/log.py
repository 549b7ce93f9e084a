"""The log on disk: one file a day, appended under a lock, so that several processes may write.

An entry is written with one call before the answer is sent; a killed process
loses none that it acknowledged. A write that the disk refuses leaves the log as
it was. Nothing is forced to the disk platter: a machine that loses power may lose
the last seconds.
"""

from __future__ import annotations

import fcntl
import logging
import os
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from assistant.audit.chain import EXPIRED, Checked, Head, check, head_of, line_of
from assistant.errors import AuditError

_LOG = logging.getLogger(__name__)
_TAIL = 256 * 1024
"""Bytes read from the end of a file to find its last line; an entry is far shorter."""
_LEAP = timedelta(days=31)
"""A gap since the last entry that is rather a clock gone wrong than a quiet month."""


class AuditLog:
    """An append-only log with a hash chain. Safe for threads and processes."""

    def __init__(
        self,
        folder: Path,
        keep_days: int,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """The log in a folder, which is made when first written to.

        Args:
            folder: Where its files are.
            keep_days: Days that entries are kept; 0 for good.
            clock: Gives the time of entries, with offset.
        """
        self._folder = folder
        self._keep = keep_days
        self._clock = clock
        self._here = threading.Lock()

    @property
    def files(self) -> tuple[Path, ...]:
        """The files of the log, oldest first."""
        return tuple(sorted(self._folder.glob("audit-*.jsonl")))

    def append(self, entry: Mapping[str, Any]) -> Head:
        """Write one entry; it gets time, number and hash here.

        Raises:
            AuditError: it can't be written; the log is as it was.
        """
        now = self._clock()
        try:
            with self._alone():
                head, last = self._end()
                path = self._path(max(now.date(), last or now.date()))
                if self._keep and last is not None and last < now.date():
                    if _leapt(last, now):
                        _LOG.error(
                            "no entry of the audit log was removed: the last one is over %d days "
                            "old. Look at the machine's clock; 'assistant audit expire' removes "
                            "now what is older than the retention.",
                            _LEAP.days,
                        )
                    else:
                        head = self._expire(now.date(), head, path, now)
                return self._write(path, {"time": _stamp(now), **entry}, head)
        except OSError as error:
            raise AuditError(
                f"The audit log can't be written: {error.strerror or 'the disk refuses'}; "
                "free space or mend the rights of its folder."
            ) from None

    def expire(self) -> int:
        """Remove what is older than the retention; return how many files went.

        This also goes past a gap that looks like a clock gone wrong: whoever runs
        it has looked at the clock.
        """
        now = self._clock()
        before = set(self.files)
        if self._keep and before:
            with self._alone():
                head, last = self._end()
                path = self._path(max(now.date(), last or now.date()))
                self._expire(now.date(), head, path, now)
        return len(before - set(self.files))

    def check(self, kept: tuple[Head, ...] = ()) -> Checked:
        """Check the whole log; see ``chain.check``."""
        if not self._folder.exists():
            return check((), kept)
        with self._alone(fcntl.LOCK_SH):
            return check(self.files, kept)

    def writable(self) -> bool:
        """Whether an entry could be written now, as far as can be told without writing one."""
        place = self._folder
        while not place.exists() and place != place.parent:
            place = place.parent
        if not place.is_dir() or not os.access(place, os.W_OK):
            return False
        space = os.statvfs(place)
        return not space.f_flag & os.ST_RDONLY and space.f_bavail * space.f_frsize > _TAIL

    def _path(self, day: date) -> Path:
        return self._folder / f"audit-{day.isoformat()}.jsonl"

    def _end(self) -> tuple[Head, date | None]:
        """The head and the day of the newest file; a line cut by a kill is taken away first."""
        files = self.files
        for path in reversed(files):
            with path.open("r+b") as file:
                size = file.seek(0, os.SEEK_END)
                file.seek(max(0, size - _TAIL))
                tail = file.read()
                whole = tail.rfind(b"\n") + 1
                if whole < len(tail):
                    file.truncate(size - (len(tail) - whole))
                    tail = tail[:whole]
            lines = tail.splitlines(keepends=True)
            if lines:
                head = head_of(lines[-1])
                if head is None:
                    raise AuditError(
                        f"{path.name}: its last line is damaged; run 'assistant audit verify' and "
                        "move the log away before going on."
                    )
                return head, _day(files[-1])
        return Head(), None

    def _write(self, path: Path, entry: Mapping[str, Any], head: Head) -> Head:
        line, after = line_of(entry, head)
        handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            size = os.fstat(handle).st_size
            try:
                if os.write(handle, line) != len(line):
                    raise OSError(None, "the disk is full")
            except OSError:
                os.ftruncate(handle, size)
                raise
        finally:
            os.close(handle)
        return after

    def _expire(self, today: date, head: Head, path: Path, now: datetime) -> Head:
        oldest = today - timedelta(days=self._keep)
        old = [file for file in self.files if _day(file) < oldest and file != path]
        through = None
        for file in reversed(old):
            lines = file.read_bytes().splitlines(keepends=True)
            through = head_of(lines[-1]) if lines else None
            if through is not None:
                break
        if through is not None:
            told = {
                "time": _stamp(now),
                "event": EXPIRED,
                "through": through.seq,
                "through_hash": through.hash,
            }
            head = self._write(path, told, head)
        for file in old:
            file.unlink()
        return head

    @contextmanager
    def _alone(self, how: int = fcntl.LOCK_EX) -> Iterator[None]:
        """One writer at a time; the lock ends with the process that holds it."""
        with self._here:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            with (self._folder / "lock").open("a") as lock:
                fcntl.flock(lock, how)
                yield


def _day(path: Path) -> date:
    try:
        return date.fromisoformat(path.stem.removeprefix("audit-"))
    except ValueError:
        raise AuditError(
            f"{path.name}: no file of the audit log has this name; move it out of the folder."
        ) from None


def _leapt(last: date, now: datetime) -> bool:
    return now.date() - last > _LEAP


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")
