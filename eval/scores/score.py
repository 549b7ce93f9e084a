"""What a score is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from eval.intervals import bootstrap_interval


@dataclass(frozen=True, kw_only=True)
class Score:
    """A figure over cases, with what it was made from."""

    id: str
    title: str
    """In Swedish, for the report."""
    definition: str
    """What is counted, in Swedish, so that a reader without code understands it."""
    per_case: Mapping[str, float]
    """Case id to its value, for every case the score applies to."""
    lower_is_better: bool = False
    unit: str = "share"
    """``share`` (0 to 1), ``count``, ``characters`` or ``ms``."""
    details: Mapping[str, object] = field(default_factory=dict)
    """Further figures, ready for JSON."""

    @cached_property
    def value(self) -> float | None:
        """The mean over the cases; None where the score applies to none."""
        if not self.per_case:
            return None
        return sum(self.per_case.values()) / len(self.per_case)

    @cached_property
    def interval(self) -> tuple[float, float] | None:
        """95 % bootstrap interval of the mean."""
        return bootstrap_interval(tuple(self.per_case.values())) if self.per_case else None
