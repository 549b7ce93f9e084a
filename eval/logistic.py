"""Logistic regression with a ridge, as the fits of the suite share it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

_STEPS = 60
_STILL = 1e-9
_BIAS_RIDGE = 1e-6


def coefficients(table: Numbers, holds: Numbers, times: Numbers, ridge: float) -> Numbers:
    """Coefficients of the columns, and last the bias, by Newton's steps.

    ``table`` has a row per case, ``holds`` is 1 or 0 for each; a case counts ``times``.
    ``ridge`` weighs the penalty on the squares of the coefficients.
    """
    design = np.c_[table, np.ones(len(table))]
    penalty = np.diag([ridge] * table.shape[1] + [_BIAS_RIDGE])
    found = np.zeros(design.shape[1])
    for _ in range(_STEPS):
        sure = chances(table, found)
        slope = design.T @ (times * (sure - holds)) + penalty @ found
        bend = (design * (times * sure * (1 - sure))[:, None]).T @ design + penalty
        step = np.linalg.solve(bend, slope)
        found -= step
        if np.abs(step).max() < _STILL:
            break
    return found


def chances(table: Numbers, found: Numbers) -> Numbers:
    """How sure each row is to hold, from 0 to 1."""
    worth = np.clip(table @ found[:-1] + found[-1], -500.0, 500.0)
    return np.asarray(1 / (1 + np.exp(-worth)))
