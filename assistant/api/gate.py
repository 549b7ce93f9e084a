"""One decision on each request: who asks, what they may do, and how often."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from assistant.api.access import Door, OpenDoor, check_role, door_for, is_public
from assistant.api.rate import RateLimit
from assistant.api.refusal import RefusedError
from assistant.api.shared import Shared
from assistant.settings import Settings

_WRONG_A_MINUTE = 30


class Gate:
    """Door, roles and limits together. Safe to call from several threads."""

    def __init__(self, door: Door, limit: RateLimit, wrong: RateLimit) -> None:
        """Put a gate together.

        Args:
            door: Says who is asking.
            limit: Questions a minute of each caller.
            wrong: Refused sign-ins a minute from each address.
        """
        self._door = door
        self._limit = limit
        self._wrong = wrong

    def check(self, scope: Mapping[str, Any]) -> None:
        """Let a request in, or not.

        Raises:
            RefusedError: 401, 403 or 429.
        """
        if is_public(scope["path"]):
            return
        try:
            caller = self._door.admit(scope)
        except RefusedError as refusal:
            if refusal.status == 401:
                client = scope.get("client")
                self._wrong.spend(f"address {client[0] if client else ''}")
            raise
        check_role(caller, scope["path"])
        if caller.limited and scope["method"] not in ("GET", "HEAD"):
            self._limit.spend(caller.name)


def gate_for(settings: Settings, shared: Shared) -> Gate:
    """The gate that the settings decide on.

    Raises:
        SettingsError: keys are asked for and there are none.
    """
    return Gate(
        door_for(settings),
        RateLimit(settings.rate, shared.rates, shared.salt),
        RateLimit(_WRONG_A_MINUTE, shared.rates, shared.salt),
    )


def open_gate() -> Gate:
    """A gate that lets everything through: behind another that has decided."""
    unlimited = RateLimit(0, [], b"")
    return Gate(OpenDoor(), unlimited, unlimited)
