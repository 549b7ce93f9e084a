"""A first map of the case space: every duty in every housing form at four times of a week."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from typing import Any

from assistant.api.engine import Engine

_HOUSING = "boende"
_TIMES = {
    "weekday_day": (1, 10),
    "weekday_evening": (1, 20),
    "weekday_night": (2, 3),
    "weekend": (5, 12),
}
"""Name to weekday (Monday is 0) and hour of the sample."""


def gap_map(engine: Engine, as_of: datetime | None = None) -> dict[str, Any]:
    """The status of every cell, found by resolving one full case for each.

    Args:
        engine: What resolves.
        as_of: A moment in the week to look at; now where None.

    Returns:
        ``times`` (name to ISO time), ``cells`` (``plikt``, ``boende``, ``time``,
        ``status``) and ``counts`` of the cells by status.
    """
    moments = _week(as_of or datetime.now(engine.vocabulary.zone))
    cells = [
        {
            "plikt": duty,
            _HOUSING: housing,
            "time": name,
            "status": engine.resolve({"plikt": [duty], _HOUSING: housing}, moment).status,
        }
        for duty in engine.vocabulary.duties
        for housing in engine.vocabulary.slots[_HOUSING].values
        for name, moment in moments.items()
    ]
    return {
        "times": {name: moment.isoformat() for name, moment in moments.items()},
        "cells": cells,
        "counts": dict(sorted(Counter(str(cell["status"]) for cell in cells).items())),
    }


def _week(as_of: datetime) -> dict[str, datetime]:
    monday = as_of.replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(as_of.weekday())
    return {
        name: (monday + timedelta(days=day)).replace(hour=hour)
        for name, (day, hour) in _TIMES.items()
    }
