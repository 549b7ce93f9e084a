"""Errors that nobody foresaw, told without their message: it may hold what a user typed."""

from __future__ import annotations

import traceback


def describe(error: BaseException) -> str:
    """Kind of an error and where it was raised."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f"{frames[-1].name}, line {frames[-1].lineno}" if frames else "unknown place"
    return f"unexpected {type(error).__name__} in {where}"
