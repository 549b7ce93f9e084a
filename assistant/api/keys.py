"""API keys: made here, shown once, kept as hashes.

A key is 32 random bytes. Nobody can try all of those, so a plain SHA-256 keeps
it as well as a slow hash would, and costs nothing at each request.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import re
import secrets
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import get_args

from assistant.clock import now
from assistant.errors import SettingsError, UsageError
from assistant.settings import Role

_PREFIX = "hsa_"
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,59}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Key:
    """What is kept of a key."""

    name: str
    role: Role
    sha256: str
    created: str
    """ISO date."""


class KeyRing:
    """The keys of one file. What another process adds or removes holds at the next request."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._lock = threading.Lock()
        self._stamp: tuple[int, int, int] | None = None
        self._keys: dict[str, Key] = {}

    def require_some(self) -> None:
        """Refuse to start without any key.

        Raises:
            SettingsError: there is none, or the file can't be read.
        """
        if not self.all():
            raise SettingsError(
                "ASSISTANT_ACCESS=keys needs a key; make one with 'assistant key new NAME'."
            )

    def all(self) -> tuple[Key, ...]:
        """Every key, oldest first."""
        with self._lock:
            return tuple(self._current().values())

    def find(self, key: str) -> Key | None:
        """What is known of a key that somebody sent."""
        if not key:
            return None
        with self._lock:
            return self._current().get(_hash(key))

    def new(self, name: str, role: Role) -> str:
        """Make a key; the only time it can be seen.

        Raises:
            UsageError: a name that can't be used, or is taken.
        """
        if not _NAME.fullmatch(name):
            raise UsageError(
                "The name of a key has small letters a-z, digits, '.', '_' and '-', at most 60."
            )
        secret = _PREFIX + secrets.token_urlsafe(32)
        with self._changing() as keys:
            if any(key.name == name for key in keys):
                raise UsageError("There is a key of that name; remove it first, or choose another.")
            created = now().date().isoformat()
            keys.append(Key(name=name, role=role, sha256=_hash(secret), created=created))
        return secret

    def remove(self, name: str) -> None:
        """Take a key out of use.

        Raises:
            UsageError: there is none of that name.
        """
        with self._changing() as keys:
            kept = [key for key in keys if key.name != name]
            if len(kept) == len(keys):
                raise UsageError("There is no key of that name; see 'assistant key list'.")
            keys[:] = kept

    def _current(self) -> dict[str, Key]:
        try:
            status = self._file.stat()
        except FileNotFoundError:
            self._stamp, self._keys = None, {}
            return self._keys
        stamp = (status.st_mtime_ns, status.st_size, status.st_ino)
        if stamp != self._stamp:
            self._keys = {key.sha256: key for key in self._read()}
            self._stamp = stamp
        return self._keys

    def _read(self) -> list[Key]:
        try:
            stored = json.loads(self._file.read_text(encoding="utf-8"))
            keys = [Key(**each) for each in stored]
            if not all(key.role in get_args(Role) for key in keys):
                raise ValueError
        except FileNotFoundError:
            return []
        except (OSError, ValueError, TypeError):
            raise SettingsError(
                f"{self._file.name}: the list of keys can't be read; restore it from a backup, or "
                "remove it and make new keys."
            ) from None
        return keys

    @contextmanager
    def _changing(self) -> Iterator[list[Key]]:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        with self._file.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            keys = self._read()
            yield keys
            handle, name = tempfile.mkstemp(dir=self._file.parent, suffix=".tmp")
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump([asdict(key) for key in keys], file, indent=1)
            os.replace(name, self._file)


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()
