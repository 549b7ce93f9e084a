"""How sure a mean is: bootstrap over the cases."""

from __future__ import annotations

import random
from collections.abc import Sequence

_DRAWS = 1000


def bootstrap_interval(values: Sequence[float], *, level: float = 0.95) -> tuple[float, float]:
    """Percentile interval of the mean of ``values``, drawn with a fixed seed.

    Raises:
        ValueError: no values.
    """
    if not values:
        raise ValueError("an interval needs at least one value")
    chance = random.Random(20210401)
    size = len(values)
    means = sorted(sum(chance.choices(values, k=size)) / size for _ in range(_DRAWS))
    tail = (1 - level) / 2
    return means[int(tail * _DRAWS)], means[int((1 - tail) * _DRAWS) - 1]
