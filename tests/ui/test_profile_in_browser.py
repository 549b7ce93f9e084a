"""What the browser writes to its disk of a conversation with personal data in it: none of that."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.service.server import serving
from tests.service.test_nothing_personal import QUESTION, TRACES
from tests.ui.conftest import _FLAGS, CHROMIUM
from tests.ui.walking import STORED, answered, say

pytestmark = pytest.mark.browser


def traced(folder: Path) -> dict[str, list[str]]:
    """Traces in the files of a folder, in either of the codings that a browser writes."""
    found: dict[str, list[str]] = {}
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            content = path.read_bytes().lower()
            traces = [
                trace
                for trace in map(str.lower, TRACES)
                if trace.encode() in content or trace.encode("utf-16-le") in content
            ]
            if traces:
                found[str(path.relative_to(folder))] = traces
    return found


def test_no_file_of_the_browsers_profile_holds_any_of_it(tmp_path: Path, chromium: Any) -> None:
    profile = tmp_path / "profile"
    with serving(tmp_path / "data") as server:
        context = chromium.browser_type.launch_persistent_context(
            profile, executable_path=CHROMIUM, args=list(_FLAGS)
        )
        page = context.pages[0]
        page.goto(server.address)
        page.wait_for_selector("#early", state="detached")
        say(page, QUESTION)
        answered(page)
        say(page, f"Och på dagen? {QUESTION}")
        answered(page, 2)
        page.fill("#question textarea", QUESTION)
        stored = page.evaluate(STORED)
        page.goto(f"{server.address}/karta")
        page.go_back()
        page.wait_for_selector("#question textarea")
        page.reload()
        page.wait_for_selector("#question textarea")
        context.close()
    assert [trace for trace in TRACES if trace in stored.lower()] == []
    files = [path for path in profile.rglob("*") if path.is_file()]
    assert any("History" in path.name for path in files), "the browser kept a profile"
    assert traced(profile) == {}
