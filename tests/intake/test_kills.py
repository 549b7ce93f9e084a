"""A kill at any moment of an update leaves the old version or the new one, never a mixture."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest


def kill(times: int, seed: int) -> dict[str, int]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.intake.killing", str(times), str(seed)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    found: dict[str, int] = json.loads(done.stdout)
    return found


def test_fifty_kills_leave_the_old_or_the_new() -> None:
    found = kill(50, seed=1)
    assert sum(found.values()) == 50
    assert len(found) >= 2, found


@pytest.mark.soak
def test_a_thousand_kills_leave_the_old_or_the_new() -> None:
    found = kill(1000, seed=2)
    assert sum(found.values()) == 1000
    assert {"untouched", "old served, new held", "new"} <= set(found)
