"""Profiles for the generated tests: the run that everybody makes, and the long one."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "default", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "evening", max_examples=4_000, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "soak", max_examples=20_000, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("default")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the exhaustive tests to the long run."""
    if config.getoption("--hypothesis-profile") == "soak":
        return
    long = [item for item in items if item.get_closest_marker("soak")]
    items[:] = [item for item in items if item not in long]
    config.hook.pytest_deselected(items=long)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say how many made-up requests the run put to the API."""
    reports = [each for found in terminalreporter.stats.values() for each in found]
    made = sum(
        number
        for report in reports
        if getattr(report, "when", None) == "teardown"
        for name, number in report.user_properties
        if name == "requests"
    )
    if made:
        terminalreporter.write_line(f"{made:,} made-up requests to the API.")
