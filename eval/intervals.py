"""How sure a mean is: bootstrap over the cases."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

_DRAWS = 1000
_SEED = 20210401


def bootstrap_interval(values: Sequence[float], *, level: float = 0.95) -> tuple[float, float]:
    """Percentile interval of the mean of ``values``, drawn with a fixed seed.

    Raises:
        ValueError: no values.
    """
    if not values:
        raise ValueError("an interval needs at least one value")
    size = len(values)
    drawn = np.random.default_rng(_SEED).integers(size, size=(_DRAWS, size))
    means = np.sort(np.asarray(values, dtype=float)[drawn].mean(axis=1))
    tail = (1 - level) / 2
    return float(means[int(tail * _DRAWS)]), float(means[int((1 - tail) * _DRAWS) - 1])
