"""A server of one's own and a real Chromium, for pictures and measurements of the page."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from subprocess import PIPE, Popen
from typing import Any

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")


@contextmanager
def chromium() -> Iterator[Any]:
    """A headless Chromium in Swedish, driven by Playwright (a development package).

    Its own language decides how date fields look; Debian has it in ``chromium-l10n``,
    without which they are American.
    """
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=list(FLAGS), env={**os.environ, "LANGUAGE": "sv"}
        )
        yield browser
        browser.close()


@contextmanager
def server() -> Iterator[str]:
    """Address of a server of its own process, by the settings of the environment."""
    command = [sys.executable, "-m", "assistant.cli", "serve", "--port", "0"]
    with Popen(command, stderr=PIPE, text=True) as running:
        assert running.stderr is not None
        try:
            first = running.stderr.readline().split()
            if not first or not first[0].startswith("http"):
                raise SystemExit("The server did not start; run 'assistant serve' to see why.")
            yield first[0].rstrip("/")
        finally:
            running.terminate()
