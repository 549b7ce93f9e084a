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
import re
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from assistant.audit.chain import EXPIRED, LOST, Checked, Head, check, head_of, line_of
from assistant.clock import now
from assistant.errors import AuditError
from assistant.retention import Retention

_LOG = logging.getLogger(__name__)
_TAIL = 256 * 1024
"""Bytes read from the end of a file to find its last line; an entry is far shorter."""
_TRIED = 16 * 1024
_AHEAD = timedelta(days=1)
"""How far the newest file may lie ahead of the clock; more is from a clock that was wrong."""
_NAME = re.compile(r"audit-(\d{4}-\d\d-\d\d)(?:x\d{3})?")


class AuditLog:
    """An append-only log with a hash chain. Safe for threads and processes."""

    def __init__(
        self,
        folder: Path,
        keep_days: int,
        clock: Callable[[], datetime] = now,
    ) -> None:
        """The log in a folder, which is made when first written to.

        Args:
            folder: Where its files are.
            keep_days: Days that entries are kept; 0 for good.
            clock: Gives the time of entries, with offset.
        """
        self._folder = folder
        self._retention = Retention(folder, keep_days, clock)
        self._clock = clock
        self._here = threading.Lock()
        self._lost = 0

    @property
    def files(self) -> tuple[Path, ...]:
        """The files of the log, oldest first."""
        return tuple(sorted(self._folder.glob("audit-*.jsonl")))

    def append(self, entry: Mapping[str, Any]) -> Head:
        """Write one entry; it gets time, number and hash here.

        Before the first one after some that could not be written goes a line that says
        how many this process lost.

        Raises:
            AuditError: it can't be written; the log is as it was.
        """
        try:
            with self._told(), self._alone():
                head = self._end()
                if self._lost:
                    told = {"time": self._stamp(), "event": LOST, "entries": self._lost}
                    head = self._write(self._path(), told, head)
                    self._lost = 0
                return self._write(self._path(), {"time": self._stamp(), **entry}, head)
        except AuditError:
            self._lost += 1
            raise

    def expire(self, *, looked_at_the_clock: bool = False) -> int:
        """Remove the days whose time is over; a line tells of it. Return how many files went.

        Args:
            looked_at_the_clock: Remove also after a leap of the clock; a person has looked at
                it. Files of days that have not come yet then get today's name.

        Raises:
            AuditError: the log can't be written.
        """
        if not self.files:
            return 0
        with self._told(), self._alone():
            first = self._retention.first_kept(looked_at_the_clock=looked_at_the_clock)
            self._date_anew(mend=looked_at_the_clock)
            return 0 if first is None else self._remove_before(first)

    def check(self, kept: tuple[Head, ...] = ()) -> Checked:
        """Check the whole log; see ``chain.check``."""
        if not self._folder.exists():
            return check((), kept)
        with self._told(), self._alone(fcntl.LOCK_SH):
            return check(self.files, kept)

    def contents(self) -> dict[str, bytes]:
        """Every file of the log by name, as they fit together: nobody writes meanwhile."""
        if not self._folder.exists():
            return {}
        with self._told(), self._alone(fcntl.LOCK_SH):
            return {file.name: file.read_bytes() for file in self.files}

    def writable(self) -> bool:
        """Whether the disk takes a few entries beside the log now; tried with a file that goes."""
        place = self._folder
        while not place.exists() and place != place.parent:
            place = place.parent
        try:
            with tempfile.TemporaryFile(dir=place, buffering=0) as file:
                return file.write(b" " * _TRIED) == _TRIED
        except OSError:
            return False

    def _path(self) -> Path:
        """The file that is written to: today's, or the newest where the clock went back."""
        today = self._retention.today
        newest = self.files[-1:]
        ahead = newest and _day(newest[0]) >= today
        return newest[0] if ahead else self._folder / f"audit-{today.isoformat()}.jsonl"

    def _end(self) -> Head:
        """The head of the log; a line cut by a kill is taken away first."""
        for path in reversed(self.files):
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
                return head
        return Head()

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

    def _remove_before(self, first: date) -> int:
        old = [file for file in self.files if _day(file) < first]
        if not old:
            return 0
        head = self._end()
        through = None
        for file in reversed(old):
            lines = file.read_bytes().splitlines(keepends=True)
            through = head_of(lines[-1]) if lines else None
            if through is not None:
                break
        if through is not None:
            told = {
                "time": self._stamp(),
                "event": EXPIRED,
                "through": through.seq,
                "through_hash": through.hash,
            }
            self._write(self._path(), told, head)
        for file in old:
            file.unlink()
        return len(old)

    def _date_anew(self, *, mend: bool) -> None:
        """Give today's name to files of days to come, in their order, if that is what is wanted."""
        today = self._retention.today
        ahead = [file for file in self.files if _day(file) - today > _AHEAD]
        if ahead and not mend:
            _LOG.error(
                "the audit log has files of days that have not come yet; look at the machine's "
                "clock, then let 'assistant audit expire' give them today's name."
            )
            return
        taken = len(list(self._folder.glob(f"audit-{today.isoformat()}x*.jsonl")))
        for number, file in enumerate(ahead, taken + 1):
            file.rename(self._folder / f"audit-{today.isoformat()}x{number:03}.jsonl")

    def _stamp(self) -> str:
        return self._clock().astimezone(UTC).isoformat(timespec="milliseconds")

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Tells what the disk refuses as an error of the log."""
        try:
            yield
        except OSError as error:
            raise AuditError(
                f"The audit log can't be written: {error.strerror or 'the disk refuses'}; "
                "free space or mend the rights of its folder."
            ) from None

    @contextmanager
    def _alone(self, how: int = fcntl.LOCK_EX) -> Iterator[None]:
        """One writer at a time; the lock ends with the process that holds it."""
        with self._here:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            with (self._folder / "lock").open("a") as lock:
                fcntl.flock(lock, how)
                yield


def _day(path: Path) -> date:
    found = _NAME.fullmatch(path.stem)
    try:
        return date.fromisoformat(found[1] if found else "")
    except ValueError:
        raise AuditError(
            f"{path.name}: no file of the audit log has this name; move it out of the folder."
        ) from None
