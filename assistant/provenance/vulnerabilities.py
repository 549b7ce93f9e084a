"""Known vulnerabilities of the installed packages; what could not be checked is counted.

``python -m assistant.provenance.vulnerabilities`` runs pip-audit, which ends with
success although it skipped packages, and judges its report more strictly: 0 where
every package was checked and none has a known flaw, 1 where any has one, 3 where
none is known but some could not be checked, as without a network.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from assistant.provenance.parts import ROOT

FLAWED = 1
UNCHECKED = 3
_SECONDS = 600


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """What a report of pip-audit tells of the packages that were to be checked."""

    packages: int
    flaws: tuple[str, ...]
    """A line for each known flaw."""
    unchecked: tuple[str, ...]
    """Names of packages about which nothing is known."""

    @property
    def code(self) -> int:
        """The exit code: 0, ``FLAWED`` or ``UNCHECKED``."""
        return FLAWED if self.flaws else UNCHECKED if self.unchecked else 0

    @property
    def sentence(self) -> str:
        """All of it in a line."""
        checked = self.packages - len(self.unchecked)
        told = f"{checked} of {self.packages} packages checked: {len(self.flaws)} known flaws"
        if not self.unchecked:
            return f"{told}."
        return f"{told}; {len(self.unchecked)} could not be checked, and nothing is known of them."


def judge(report: Mapping[str, Any] | None, expected: Collection[str]) -> Found:
    """What a report of pip-audit tells.

    Args:
        report: Its JSON; None where it gave none.
        expected: Names of the packages that must be in it.
    """
    flaws = []
    checked = set()
    for package in () if report is None else report["dependencies"]:
        name = package["name"]
        if "skip_reason" in package:
            continue
        checked.add(name)
        for flaw in package.get("vulns", ()):
            mended = ", ".join(flaw.get("fix_versions", ())) or "no version yet"
            flaws.append(f"{name} {package['version']}: {flaw['id']}, mended in {mended}")
    return Found(
        packages=len(expected),
        flaws=tuple(flaws),
        unchecked=tuple(sorted({*expected} - checked)),
    )


def main() -> int:
    """Check the packages that the program needs; see the module for the exit code."""
    from assistant.provenance.parts import parts

    needed = {part.name: part.version for part in parts() if part.kind == "library"}
    needed.pop(ROOT)
    report = _ask("\n".join(f"{name}=={version}" for name, version in sorted(needed.items())))
    found = judge(report, needed)
    for line in found.flaws:
        print(line)
    if report is None:
        print("pip-audit gave no report; it needs the network.")
    elif found.unchecked:
        print(f"Not checked: {', '.join(found.unchecked)}")
    print(found.sentence)
    return found.code


def _ask(pinned: str) -> Mapping[str, Any] | None:
    """pip-audit's report on pinned packages, a line each; None where it gives none."""
    command = [sys.executable, "-m", "pip_audit", "--format", "json", "--progress-spinner", "off"]
    try:
        done = subprocess.run(
            [*command, "--no-deps", "--disable-pip", "-r", "/dev/stdin"],
            input=pinned,
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            check=False,
        )
        report: Mapping[str, Any] = json.loads(done.stdout)
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return None
    return report


if __name__ == "__main__":
    raise SystemExit(main())
