"""Known vulnerabilities of the installed packages; what could not be checked counts as one.

``python -m assistant.provenance.vulnerabilities`` runs pip-audit, which ends with
success although it skipped packages, and judges its report more strictly.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Collection, Mapping
from typing import Any

from assistant.provenance.parts import ROOT

_SECONDS = 600


def judge(report: Mapping[str, Any], expected: Collection[str]) -> list[str]:
    """What is wrong by a report of pip-audit, a line each.

    Args:
        report: Its JSON.
        expected: Names of the packages that must be in it.
    """
    lines = []
    checked = set()
    for package in report["dependencies"]:
        name = package["name"]
        if "skip_reason" in package:
            continue
        checked.add(name)
        for flaw in package.get("vulns", ()):
            mended = ", ".join(flaw.get("fix_versions", ())) or "no version yet"
            lines.append(f"{name} {package['version']}: {flaw['id']}, mended in {mended}")
    return lines + [f"{name}: not checked" for name in sorted({*expected} - checked)]


def main() -> int:
    """Check the packages that the program needs; 1 where any has a flaw or was not checked."""
    from assistant.provenance.parts import parts

    needed = {part.name: part.version for part in parts() if part.kind == "library"}
    needed.pop(ROOT)
    pinned = "\n".join(f"{name}=={version}" for name, version in sorted(needed.items()))
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
        report = json.loads(done.stdout)
    except (OSError, ValueError, subprocess.TimeoutExpired):
        print(
            f"{len(needed)} packages could not be checked: pip-audit gave no report; it needs the "
            "network. Nothing is known about them.",
            file=sys.stderr,
        )
        return 1
    wrong = judge(report, needed)
    unchecked = [line.partition(":")[0] for line in wrong if line.endswith(": not checked")]
    for line in wrong:
        if not line.endswith(": not checked"):
            print(line)
    if unchecked:
        print(f"{len(unchecked)} could not be checked: {', '.join(unchecked)}")
    flaws = len(wrong) - len(unchecked)
    print(f"{len(needed)} packages: {flaws} known flaws, {len(unchecked)} not checked.")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
