"""Versions of a corpus: whole copies that never change, and which of them is served.

Under the data folder::

    versions/ID/NAME/…        a whole corpus folder (NAME is the folder's own), never written again
    versions/ID/version.json  what answers from it say of themselves
    versions/served           ID of the version that is answered from
    versions/pending          ID that is being written into the corpus folder, while it is

The corpus folder is where people work; what is served is the version that was last
accepted, for as long as the folder holds something else. Where nothing was ever taken
in or accepted there is no ``served``, and the folder itself is answered from.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from assistant.clock import now
from assistant.errors import AssistantError, CorpusError, UnreadableVersionError, UsageError
from assistant.knowledge import Knowledge, load_knowledge

_SERVED = "served"
_PENDING = "pending"
_RECORD = "version.json"
ACCEPTANCES = "acceptances.yaml"
"""The record of what was accepted; it tells of versions and is part of none."""
_DERIVED = frozenset({"vectors", "eval", ACCEPTANCES})
"""What is computed from the rest, judges it or tells of it; a version is the same without."""
_TEMPORARY = ".intake-"


@dataclass(frozen=True, kw_only=True, slots=True)
class Version:
    """One kept version."""

    id: str
    """Hash of all its files."""
    folder: Path
    corpus: str
    """What answers from it call the version of the corpus."""
    rules: str
    """What they call the version of the rules."""
    kept: datetime


class Versions:
    """The versions of one corpus folder, kept in one data folder."""

    def __init__(self, folder: Path, data: Path) -> None:
        self.folder = folder
        """The corpus folder that people work in."""
        name = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:8]
        self.home = data / "versions" / f"{folder.resolve().name}-{name}"
        """Where its versions are kept; two corpora in one data folder stay apart."""

    @property
    def served_folder(self) -> Path:
        """The folder that is answered from."""
        served = self.served()
        return self.folder if served is None else served.folder

    @property
    def is_held(self) -> bool:
        """Whether the folder holds a change that nobody has accepted."""
        served = self._pointer(_SERVED)
        return served is not None and served != fingerprint(self.folder)

    @property
    def stamp(self) -> str | None:
        """Changes when, and only when, another version is served."""
        return self._pointer(_SERVED)

    def served(self) -> Version | None:
        """The version that is answered from; None where it is the folder itself.

        Raises:
            AssistantError: the version named is not there whole.
        """
        name = self._pointer(_SERVED)
        return None if name is None else self._read(name)

    def all(self) -> tuple[Version, ...]:
        """Every kept version, the latest first."""
        found = [self._read(path.parent.name) for path in self.home.glob(f"*/{_RECORD}")]
        return tuple(sorted(found, key=lambda v: (v.kept, v.id), reverse=True))

    def find(self, name: str) -> Version:
        """The version called so: by its id or by what answers call their corpus (4 signs or more).

        Raises:
            UsageError: there is none, or several.
        """
        wanted = name.strip().lower()
        if len(wanted) >= 4 and wanted.isalnum():
            by_id = [v for v in self.all() if v.id.startswith(wanted)]
            by_corpus = [v for v in self.all() if v.corpus.startswith(wanted)]
            if len(by_id) == 1:
                return by_id[0]
            if by_corpus and len({v.corpus for v in by_corpus}) == 1:
                return by_corpus[0]
        raise UsageError(
            "No kept version of the corpus is called so, or several are; "
            "'assistant corpus versions' lists them."
        )

    def keep(self, folder: Path, knowledge: Knowledge | None = None) -> Version:
        """Keep a corpus folder as a version; one that is kept already is left as it is.

        ``knowledge`` is what the folder holds, where somebody has read it already.

        Raises:
            CorpusError: the folder can't be loaded; nothing is kept.
        """
        name = fingerprint(folder)
        if (self.home / name / _RECORD).exists():
            return self._read(name)
        knowledge = knowledge or load_knowledge(folder)
        record = {
            "corpus": knowledge.corpus.version,
            "rules": knowledge.book.version,
            "kept": now().isoformat(timespec="seconds"),
            "folder": self.folder.resolve().name,
        }
        self.home.mkdir(parents=True, exist_ok=True)
        building = Path(tempfile.mkdtemp(prefix=_TEMPORARY, dir=self.home))
        try:
            shutil.copytree(folder, building / str(record["folder"]), ignore=_hidden)
            write_whole(building / _RECORD, json.dumps(record, indent=1).encode())
            try:
                building.rename(self.home / name)
            except OSError:
                # A copy that a killed run left without its record, or another run's own.
                if not (self.home / name / _RECORD).exists():
                    shutil.rmtree(self.home / name)
                    building.rename(self.home / name)
        finally:
            shutil.rmtree(building, ignore_errors=True)
        return self._read(name)

    def serve(self, version: Version) -> None:
        """Answer from a version from now on; one step, whoever is reading."""
        write_whole(self.home / _SERVED, version.id.encode())

    def drop(self, version: Version) -> None:
        """Keep a version no longer; one step, whoever is reading.

        Raises:
            UsageError: it is answered from, or the corpus folder holds it.
        """
        with self._alone():
            if version.id in (self._pointer(_SERVED), self._pointer(_PENDING)):
                raise UsageError("That version is answered from; accept another one first.")
            if version.id == fingerprint(self.folder):
                raise UsageError("The corpus folder holds that version; it stays kept.")
            leaving = Path(tempfile.mkdtemp(prefix=_TEMPORARY, dir=self.home))
            (self.home / version.id).rename(leaving / version.id)
            shutil.rmtree(leaving, ignore_errors=True)

    @contextmanager
    def staged(self) -> Iterator[Path]:
        """A copy of the corpus folder to change; gone afterwards."""
        self.home.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=_TEMPORARY, dir=self.home) as place:
            copy = Path(place) / self.folder.resolve().name
            shutil.copytree(self.folder, copy, ignore=_hidden)
            yield copy

    def publish(self, staged: Knowledge, *, base: str, before: Knowledge) -> Version:
        """Make the corpus folder what a changed copy of it is, wholly or not at all.

        The version before is kept and served on, until the new one is accepted.

        Args:
            staged: What the changed copy holds.
            base: ``fingerprint`` of the folder when it was copied.
            before: What the folder held then.

        Raises:
            AssistantError: the folder was changed meanwhile.
        """
        with self._alone():
            if fingerprint(self.folder) != base:
                raise AssistantError(
                    "the corpus folder was changed while this was prepared; nothing was written: "
                    "do it again"
                )
            if self._pointer(_SERVED) is None:
                self.serve(self.keep(self.folder, before))
            version = self.keep(staged.folder, staged)
            write_whole(self.home / _PENDING, version.id.encode())
            self._finish()
            return version

    def recover(self) -> None:
        """Finish what a killed run began to write into the folder, and clear what it left."""
        if not self.home.exists():
            return
        with self._alone():
            if self._pointer(_PENDING) is not None:
                self._finish()
            for path in (*self.home.glob(f"{_TEMPORARY}*"), *self.folder.glob(f"{_TEMPORARY}*")):
                if path.is_dir():
                    shutil.rmtree(path, ignore_errors=True)
                else:
                    path.unlink(missing_ok=True)

    def _finish(self) -> None:
        """Write the pending version into the folder, the manifest last. Again does no harm."""
        name = self._pointer(_PENDING)
        assert name is not None
        wanted = _files(self._read(name).folder)
        present = _files(self.folder)
        for path in sorted(wanted, key=lambda p: (p.endswith("manifest.yaml"), p)):
            data = wanted[path].read_bytes()
            target = self.folder / path
            if path not in present or present[path].read_bytes() != data:
                target.parent.mkdir(parents=True, exist_ok=True)
                write_whole(target, data, beside=self.folder)
        for path in set(present) - set(wanted):
            present[path].unlink()
        (self.home / _PENDING).unlink()

    def _read(self, name: str) -> Version:
        place = self.home / name
        try:
            record = json.loads((place / _RECORD).read_text("utf-8"))
            return Version(
                id=name,
                folder=place / record["folder"],
                corpus=record["corpus"],
                rules=record["rules"],
                kept=datetime.fromisoformat(record["kept"]),
            )
        except (OSError, ValueError, KeyError, TypeError):
            raise CorpusError(
                [
                    f"versions: {name} is not there whole; restore the data folder, or remove "
                    f"{self.home} to answer from the corpus folder itself"
                ]
            ) from None

    def _pointer(self, name: str) -> str | None:
        try:
            return (self.home / name).read_text("ascii").strip() or None
        except (OSError, UnicodeDecodeError):
            return None

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One writer at a time; the lock ends with the process that holds it."""
        self.home.mkdir(parents=True, exist_ok=True)
        with (self.home / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


@contextmanager
def reading(what: str) -> Iterator[None]:
    """Within it, mistakes are those of a version that another version of the program wrote.

    ``what`` names it and says what to do, in a sentence.

    Raises:
        UnreadableVersionError: with that sentence before the mistakes.
    """
    try:
        yield
    except UnreadableVersionError:
        raise
    except CorpusError as error:
        raise UnreadableVersionError([what, *error.mistakes]) from None


def fingerprint(folder: Path) -> str:
    """Hash of everything in a corpus folder but what is computed from it."""
    digest = hashlib.sha256()
    for path, file in _files(folder).items():
        data = file.read_bytes()
        digest.update(f"{path}\0{len(data)}\0".encode("utf-8", "surrogateescape") + data)
    return digest.hexdigest()[:12]


def write_whole(path: Path, data: bytes, *, beside: Path | None = None) -> None:
    """Write a file in one step: whoever reads finds the old or the new one."""
    handle, name = tempfile.mkstemp(prefix=_TEMPORARY, dir=beside or path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, 0o644)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _files(folder: Path) -> Mapping[str, Path]:
    """Files of a corpus folder by path within it, in order; none that are hidden or computed."""
    found = {}
    for path in folder.rglob("*"):
        parts = path.relative_to(folder).parts
        if path.is_file() and parts[0] not in _DERIVED and not any(p[0] == "." for p in parts):
            found["/".join(parts)] = path
    return dict(sorted(found.items()))


def _hidden(_: str, names: list[str]) -> list[str]:
    return [name for name in names if name.startswith(".")]
