"""Who is asking and what they may do: nobody asked on this machine, keys, or a trusted proxy."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from ipaddress import ip_address, ip_network
from typing import Any, Protocol, get_args

from assistant.api.keys import KeyRing
from assistant.api.refusal import RefusedError
from assistant.settings import Role, Settings

_RANK = {role: rank for rank, role in enumerate(get_args(Role))}
_PUBLIC = frozenset({"/health", "/ready"})
_LEAST: tuple[tuple[str, Role], ...] = (
    ("/metrics", "administrator"),
    ("/api/gaps", "mas"),
    ("/api/audit", "mas"),
    ("/karta", "mas"),
    ("/oppet", "mas"),
    ("/andringar", "mas"),
    ("/utvardering", "mas"),
    ("/granskning", "mas"),
    ("/egen", "administrator"),
)
_ASK = (
    ("www-authenticate", 'Basic realm="assistant", charset="UTF-8"'),
    ("www-authenticate", 'Bearer realm="assistant"'),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Caller:
    """Somebody who was let in."""

    name: str
    """Name of the key, of the person, or an address; never logged."""
    role: Role
    limited: bool = True
    """Whether the limit of questions a minute holds for them."""


class Door(Protocol):
    """Decides on each request from its ASGI scope."""

    def admit(self, scope: Mapping[str, Any]) -> Caller:
        """Who is asking.

        Raises:
            RefusedError: nobody who may come in.
        """


def door_for(settings: Settings) -> Door:
    """The door that the settings decide on.

    Raises:
        SettingsError: keys are asked for and there are none.
    """
    if settings.access == "keys":
        ring = KeyRing(settings.keys_file)
        ring.require_some()
        return KeyDoor(ring)
    if settings.access == "proxy":
        return ProxyDoor(settings)
    return OpenDoor()


def check_role(caller: Caller, path: str) -> None:
    """Refuse (403) a caller whose role does not reach to the address."""
    for prefix, least in _LEAST:
        under = path == prefix or path.startswith(f"{prefix}/")
        if under and _RANK[caller.role] < _RANK[least]:
            raise RefusedError(403, "Your role does not reach to this address.")


def is_public(path: str) -> bool:
    """Whether an address answers everybody: those a load balancer asks."""
    return path in _PUBLIC


class OpenDoor:
    """Lets everybody in: for an address that only this machine reaches."""

    def admit(self, scope: Mapping[str, Any]) -> Caller:
        """Anybody, as administrator."""
        del scope
        return Caller(name="", role="administrator", limited=False)


class KeyDoor:
    """Lets in who has a key: as bearer token, in X-API-Key, or as password in a browser."""

    def __init__(self, ring: KeyRing) -> None:
        self._ring = ring

    def admit(self, scope: Mapping[str, Any]) -> Caller:
        """The holder of the key that the request carries."""
        key = self._ring.find(_given_key(scope))
        if key is None:
            raise RefusedError(
                401,
                "Send a key of this server as bearer token, in X-API-Key, or as password with any "
                "user name.",
                _ASK,
            )
        return Caller(name=f"key {key.name}", role=key.role)


class ProxyDoor:
    """Lets in whom a trusted proxy names, in the role of their groups."""

    def __init__(self, settings: Settings) -> None:
        self._networks = tuple(ip_network(proxy) for proxy in settings.proxies)
        self._user = settings.proxy_user_header.lower().encode()
        self._groups = settings.proxy_role_header.lower().encode()
        self._roles = settings.proxy_roles

    def admit(self, scope: Mapping[str, Any]) -> Caller:
        """The person that the proxy names."""
        if not self._trusted(scope.get("client")):
            raise RefusedError(403, "Ask through the address that your organisation has given.")
        user = _only(scope, self._user)
        if not user:
            raise RefusedError(401, "The proxy did not say who is asking; sign in there.")
        groups = {part.strip() for part in _only(scope, self._groups).split(",")}
        roles = [role for group, role in self._roles.items() if group in groups]
        if not roles:
            raise RefusedError(403, "None of your groups may use this service.")
        return Caller(name=f"user {user}", role=max(roles, key=_RANK.__getitem__))

    def _trusted(self, client: Sequence[Any] | None) -> bool:
        try:
            address = ip_address(client[0]) if client else None
        except ValueError:
            return False
        return address is not None and any(address in network for network in self._networks)


def _only(scope: Mapping[str, Any], name: bytes) -> str:
    """The value of a header that the proxy sets once; two of them may be a forgery."""
    values = [value for header, value in scope["headers"] if header == name]
    if len(values) > 1:
        raise RefusedError(400, "A header that says who is asking stands twice.")
    return values[0].decode("latin-1").strip() if values else ""


def _given_key(scope: Mapping[str, Any]) -> str:
    direct = _only(scope, b"x-api-key")
    if direct:
        return direct
    kind, _, value = _only(scope, b"authorization").partition(" ")
    if kind.lower() == "bearer":
        return value.strip()
    if kind.lower() == "basic":
        try:
            pair = base64.b64decode(value.strip(), validate=True).decode("utf-8")
        except (binascii.Error, UnicodeDecodeError):
            return ""
        return pair.partition(":")[2]
    return ""
