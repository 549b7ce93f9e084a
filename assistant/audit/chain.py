"""Lines that each carry the hash of the one before, and checking them.

A line is one JSON object with sorted keys; ``hash`` is the SHA-256 of the line
without it. Who changes, removes or moves a line inside the log breaks the chain.
Who cuts off its end, or writes the whole of it anew, does not: for that, keep the
number and hash of the last line elsewhere now and then, and give them to ``verify``.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

START = "0" * 64
"""What the first line of a log has for the hash of the one before."""
EXPIRED = "expired"
"""Event that tells which lines retention removed."""
LOST = "lost"
"""Event that tells how many entries could not be written before it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Head:
    """The last line of a log: its number (from 1; 0 where there is none) and its hash."""

    seq: int = 0
    hash: str = START


@dataclass(frozen=True, kw_only=True, slots=True)
class Checked:
    """What ``check`` found."""

    entries: int
    first: int
    """Number of the first line that is left; 0 where there is none."""
    head: Head
    lost: int
    """Entries that the log says could not be written."""
    faults: tuple[str, ...]
    """Each with file and line; empty for a log that is whole."""


def line_of(entry: Mapping[str, Any], head: Head) -> tuple[bytes, Head]:
    """The line of an entry that follows ``head``, and the head after it."""
    body = {**entry, "seq": head.seq + 1, "prev": head.hash}
    digest = _hash(body)
    line = json.dumps({**body, "hash": digest}, ensure_ascii=False, sort_keys=True)
    return line.encode("utf-8") + b"\n", Head(seq=head.seq + 1, hash=digest)


def head_of(line: bytes) -> Head | None:
    """The head after a line; None where it is not a whole line of a log."""
    entry = _read(line)
    return None if entry is None else Head(seq=entry["seq"], hash=entry["hash"])


def check(files: Sequence[Path], kept: Sequence[Head] = ()) -> Checked:
    """Check every line of a log.

    Args:
        files: Its files, oldest first.
        kept: Heads that were kept elsewhere; each must still be in it.
    """
    faults: list[str] = []
    head: Head | None = None
    first = Head()
    entries = lost = 0
    wanted = {each.seq: each.hash for each in kept}
    expired: set[tuple[int, str]] = set()
    for place, line in _lines(files):
        entry = _read(line)
        if entry is None:
            faults.append(f"{place}: not a whole line of the log; it was changed or cut")
            continue
        before = Head(seq=entry["seq"] - 1, hash=entry["prev"])
        if head is None:
            first = before
        elif before != head:
            faults.append(
                f"{place}: does not follow the line before it (number {entry['seq']} after "
                f"{head.seq}); lines were removed, moved or changed"
            )
        if _hash({k: v for k, v in entry.items() if k != "hash"}) != entry["hash"]:
            faults.append(f"{place}: its hash is not that of its content; it was changed")
        if entry.get("event") == EXPIRED:
            expired.add((entry.get("through", 0), entry.get("through_hash", "")))
        if entry.get("event") == LOST:
            lost += entry.get("entries", 0)
        if wanted.get(entry["seq"], entry["hash"]) == entry["hash"]:
            wanted.pop(entry["seq"], None)
        head = Head(seq=entry["seq"], hash=entry["hash"])
        entries += 1
    if first.seq and (first.seq, first.hash) not in expired:
        faults.append(f"the log begins after number {first.seq}, and no line tells why")
    faults += [
        f"number {seq}, whose hash was kept elsewhere, is not in the log"
        for seq in sorted(wanted)
        if seq > first.seq or not entries
    ]
    return Checked(
        entries=entries,
        first=first.seq + 1 if entries else 0,
        head=head or Head(),
        lost=lost,
        faults=tuple(faults),
    )


def _lines(files: Iterable[Path]) -> Iterator[tuple[str, bytes]]:
    for path in files:
        with path.open("rb") as file:
            for number, line in enumerate(file, 1):
                yield f"{path.name}, line {number}", line


def _read(line: bytes) -> dict[str, Any] | None:
    try:
        entry = json.loads(line.decode("utf-8")) if line.endswith(b"\n") else None
    except ValueError:
        return None
    if not isinstance(entry, dict) or not isinstance(entry.get("seq"), int):
        return None
    hashes = isinstance(entry.get("prev"), str) and isinstance(entry.get("hash"), str)
    return entry if hashes else None


def _hash(body: Mapping[str, Any]) -> str:
    line = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(line.encode("utf-8", "surrogatepass")).hexdigest()
