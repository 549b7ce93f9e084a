"""Everything that can't be made anew, in one file: corpus, audit log, hashes of keys.

The file is a gzipped tar with a list of what it holds and the hash of each. The
search index is left out: it is made from the corpus. Settings are left out too:
they belong to the machine.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from assistant import __version__
from assistant.audit.log import AuditLog
from assistant.clock import now
from assistant.errors import BackupError
from assistant.settings import Settings

_LIST = "backup.json"
_FORMAT = 1
_ELSEWISE = frozenset({"index", "vectors", "eval", "audit"})
"""Folders that are made anew, and the log, which is read as a whole."""
_LEFT_OUT = frozenset({".lock", ".tmp", ".part"})
_PASSING = frozenset({"lock", "looked-part"})


def back_up(settings: Settings, target: Path) -> int:
    """Write a backup in one step; the server may go on running. Return how many files it holds.

    Raises:
        BackupError: the target exists, or can't be written.
    """
    if target.exists():
        raise BackupError("The file exists; a backup never writes over another. Choose a new name.")
    handle, name = tempfile.mkstemp(dir=target.parent, suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file, tarfile.open(fileobj=file, mode="w:gz") as tar:
            hashes = {}
            for inside, content in _contents(settings):
                hashes[inside] = hashlib.sha256(content).hexdigest()
                _add(tar, inside, content)
            listed = {
                "format": _FORMAT,
                "program": __version__,
                "made": now().isoformat(timespec="seconds"),
                "files": hashes,
            }
            _add(tar, _LIST, json.dumps(listed, indent=1).encode("utf-8"))
        os.replace(name, target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return len(hashes)


def restore(settings: Settings, source: Path, *, replace: bool) -> int:
    """Put a backup back; return how many files.

    Everything is unpacked and checked beside the folders first; only then are
    they swapped in. With ``replace``, what stood there is kept as
    ``NAME.before-restore``. Stop the server before.

    Raises:
        BackupError: no whole backup, or there is something in the way.
    """
    targets = {"corpus": settings.corpus, "data": settings.data}
    with tempfile.TemporaryDirectory(prefix="restore-", dir=_parent(settings.data)) as folder:
        unpacked = Path(folder)
        count = _unpack(source, unpacked)
        faults = AuditLog(unpacked / "data" / "audit", 0).check().faults
        if faults:
            raise BackupError(f"The audit log in the backup is broken: {faults[0]}")
        present = {name: path for name, path in targets.items() if (unpacked / name).exists()}
        if not replace:
            full = [name for name, path in present.items() if path.exists() and any(path.iterdir())]
            if full:
                raise BackupError(
                    f"There is something in the folder of {' and '.join(full)}; restore with "
                    "--replace to keep it beside and use the backup's."
                )
        for name, path in present.items():
            _swap(unpacked / name, path)
    return count


def _contents(settings: Settings) -> Iterator[tuple[str, bytes]]:
    """What a backup holds: name inside it and content."""
    for name, content in AuditLog(settings.audit_folder, 0).contents().items():
        yield f"data/audit/{name}", content[: content.rfind(b"\n") + 1]
    for inside, path in sorted(_files(settings)):
        try:
            content = path.read_bytes()
        except FileNotFoundError:  # its time was over while the server ran on
            continue
        yield inside, content


def _files(settings: Settings) -> Iterator[tuple[str, Path]]:
    for top, folder in (("corpus", settings.corpus), ("data", settings.data)):
        for path in folder.rglob("*"):
            inside = path.relative_to(folder)
            made_anew = top == "data" and inside.parts[0] in _ELSEWISE
            passing = path.suffix in _LEFT_OUT or path.name in _PASSING
            if path.is_file() and not path.is_symlink() and not made_anew and not passing:
                yield f"{top}/{inside.as_posix()}", path


def _add(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    entry = tarfile.TarInfo(name)
    entry.size = len(content)
    entry.mode = 0o600
    tar.addfile(entry, io.BytesIO(content))


def _unpack(source: Path, folder: Path) -> int:
    try:
        with tarfile.open(source, "r:gz") as tar:
            contents = {
                entry.name: file.read()
                for entry in tar
                if entry.isfile() and (file := tar.extractfile(entry)) is not None
            }
        listed: Any = json.loads(contents.pop(_LIST))
        hashes: dict[str, str] = listed["files"]
        known = listed["format"] == _FORMAT
    except (OSError, EOFError, tarfile.TarError, KeyError, TypeError, ValueError):
        raise BackupError("The file is no whole backup of this program.") from None
    if not known:
        raise BackupError("The backup has a form that this version of the program can't read.")
    if {name: hashlib.sha256(content).hexdigest() for name, content in contents.items()} != hashes:
        raise BackupError("The backup is damaged: a file is missing or not as it was written.")
    for name, content in contents.items():
        inside = PurePosixPath(name)
        if (
            inside.is_absolute()
            or ".." in inside.parts
            or inside.parts[0] not in ("corpus", "data")
        ):
            raise BackupError("The backup holds a file that belongs in no folder of the program.")
        path = folder / inside
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.write_bytes(content)
    return len(contents)


def _swap(new: Path, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f"{path.name}.", dir=path.parent))
    shutil.copytree(new, beside, dirs_exist_ok=True)
    if path.exists():
        before = path.with_name(f"{path.name}.before-restore")
        shutil.rmtree(before, ignore_errors=True)
        path.rename(before)
    beside.rename(path)


def _parent(folder: Path) -> Path:
    folder.parent.mkdir(parents=True, exist_ok=True)
    return folder.parent
