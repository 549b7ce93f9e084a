"""How often one caller may ask, counted over all processes of the server."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, MutableSequence
from time import monotonic

from assistant.api.refusal import RefusedError

_BURST = 15.0
"""Seconds' worth of the allowance that may be used at once."""


class RateLimit:
    """A limit by the generic cell rate algorithm: one number a caller, no list of requests.

    ``table`` holds for each place the moment until which its allowance is used
    up; processes share it. They read and write it without a lock: two requests
    in the same microsecond may count as one, which a limit of this kind bears.
    The clock is the machine's monotonic one, which no change of time moves.
    """

    def __init__(
        self,
        per_minute: int,
        table: MutableSequence[float],
        salt: bytes,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._gap = 60.0 / per_minute if per_minute else 0.0
        self._burst = _BURST
        self._table = table
        self._salt = salt
        self._clock = clock

    def spend(self, caller: str) -> None:
        """Count one request of a caller.

        Raises:
            RefusedError: 429, with the seconds to wait; the request is not counted.
        """
        if not self._gap:
            return
        digest = hashlib.blake2b(caller.encode("utf-8", "replace"), key=self._salt, digest_size=8)
        place = int.from_bytes(digest.digest()) % len(self._table)
        now = self._clock()
        free = max(self._table[place], now)
        wait = free - now - max(self._burst, self._gap) + self._gap
        if wait > 1e-9:
            raise RefusedError(
                429,
                "Too many questions in a short time; wait a little and ask again.",
                (("retry-after", str(math.ceil(wait))),),
            )
        self._table[place] = free + self._gap
