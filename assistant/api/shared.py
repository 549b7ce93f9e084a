"""Numbers that the processes of one server share: limits and counters, no words."""

from __future__ import annotations

import multiprocessing
import secrets
from collections.abc import MutableSequence
from dataclasses import dataclass, replace
from typing import Any

RATES = 1 << 14
"""Places for callers' limits; two callers share one, and with it a limit, once in so many pairs."""
COUNTS = 512
"""Places for the counters of one process."""


@dataclass(frozen=True, kw_only=True)
class Shared:
    """What one process sees of the shared numbers.

    ``counts`` has ``COUNTS`` places for each process, each writes its own only;
    a process that takes the place of a killed one goes on counting in it.
    """

    rates: MutableSequence[float]
    counts: MutableSequence[float]
    salt: bytes
    process: int = 0

    @property
    def processes(self) -> int:
        """How many processes share."""
        return len(self.counts) // COUNTS

    def of(self, process: int) -> Shared:
        """The same numbers, as another of the processes sees them."""
        return replace(self, process=process)


def alone() -> Shared:
    """Numbers of a server that is one process."""
    return Shared(rates=[0.0] * RATES, counts=[0.0] * COUNTS, salt=secrets.token_bytes(16))


def among(processes: int) -> Shared:
    """Numbers in memory that is handed to processes when they are started."""
    context = multiprocessing.get_context("spawn")
    rates: Any = context.RawArray("d", RATES)
    counts: Any = context.RawArray("d", COUNTS * processes)
    return Shared(rates=rates, counts=counts, salt=secrets.token_bytes(16))
