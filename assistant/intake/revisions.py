"""Versions of a corpus that git keeps: a revision's folder, taken out beside the others."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assistant.corpus.loading import load_readable
from assistant.corpus.store import Corpus
from assistant.errors import UsageError
from assistant.intake.versions import Version, Versions, reading

_UNREADABLE = (
    "git revision: this version of the program can't answer from the corpus as it was then; use "
    "the program of that revision, or name a later one"
)


def version_called(versions: Versions, name: str) -> Version:
    """The kept version of that name, or what the corpus folder was at a git revision.

    Raises:
        UsageError: there is neither.
        UnreadableVersionError: the revision's corpus can't be read by this version of the program.
    """
    try:
        return versions.find(name)
    except UsageError:
        found = _at_revision(versions, name)
        if found is None:
            raise UsageError(
                "There is neither a kept version nor a git revision of that name with a corpus; "
                "'assistant corpus versions' lists those kept."
            ) from None
        return found


def documents_called(versions: Versions, name: str) -> Corpus | None:
    """What can be read of a kept version or a git revision; None where nothing can."""
    try:
        return load_readable(versions.find(name).folder)
    except UsageError:
        pass
    with _taken_out(versions, name) as folder:
        return None if folder is None else load_readable(folder)


def _at_revision(versions: Versions, revision: str) -> Version | None:
    with _taken_out(versions, revision) as folder:
        if folder is None:
            return None
        with reading(_UNREADABLE):
            return versions.keep(folder)


@contextmanager
def _taken_out(versions: Versions, revision: str) -> Iterator[Path | None]:
    """The folder as it was at a revision, until the end of the block; None where there is none."""
    folder = versions.folder.resolve()
    commit = _git(
        folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
    )
    if revision.startswith("-") or not commit:
        yield None
        return
    # Run within the folder, git archives that folder alone.
    packed = _git(folder, "archive", "--format=tar", commit.decode("ascii").strip())
    if not packed:
        yield None
        return
    versions.home.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".intake-", dir=versions.home) as place:
        out = Path(place) / folder.name
        out.mkdir()
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            archive.extractall(out, filter="data")
        yield out if (out / "manifest.yaml").exists() else None


def _git(folder: Path, *arguments: str) -> bytes | None:
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *arguments], capture_output=True, check=False, timeout=60
        )
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
