"""A server with the page, and a real Chromium to look at it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from tests import sample

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")


@dataclass(kw_only=True)
class Visit:
    """One browser on the page, with everything it asked for and complained about."""

    page: Any
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """Address of a running server that gives the sample answer."""
    command = [sys.executable, "-m", "tests.ui.serve_sample"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=sample.CORPUS.parent) as running:
        assert running.stdout is not None
        port = int(running.stdout.readline())
        yield f"http://127.0.0.1:{port}"
        running.terminate()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A headless Chromium."""
    if shutil.which(CHROMIUM) is None:
        pytest.skip("Chromium is not installed; set CHROMIUM to its path")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(_FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Any, server: str) -> Iterator[Callable[..., Visit]]:
    """Opens the page in a browser of its own: ``visit(width=…, scheme=…, path=…)``."""
    contexts: list[Any] = []

    def open_page(
        width: int = 390,
        scheme: str = "dark",
        path: str = "/",
        touch: bool = False,
        base: str = server,
    ) -> Visit:
        context = chromium.new_context(
            viewport={"width": width, "height": 800},
            color_scheme=scheme,
            reduced_motion="reduce",
            has_touch=touch,
            is_mobile=touch,
        )
        contexts.append(context)
        made = Visit(page=context.new_page())
        made.page.on("request", lambda request: made.requests.append(request.url))

        def complain(message: Any) -> None:
            if message.type == "error":
                made.complaints.append(message.text)

        made.page.on("console", complain)
        made.page.on("pageerror", lambda error: made.complaints.append(str(error)))
        made.page.goto(base + path)
        if path.split("?")[0] == "/":
            made.page.wait_for_selector("#log .turn" if "#" in path else "#log .start")
            made.page.wait_for_selector("#early", state="detached")
        return made

    yield open_page
    for context in contexts:
        context.close()
