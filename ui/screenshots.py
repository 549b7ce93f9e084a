"""Pictures of every view, phone and desktop, light and dark: ``python -m ui.screenshots``."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import PIPE, Popen
from typing import Any

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
OUT = Path(__file__).resolve().parent.parent / "docs" / "screenshots"
SIZES = {"phone": (390, 844), "desktop": (1280, 860)}
_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")


def main() -> int:
    """Take the pictures of a server of its own; returns the exit code."""
    from playwright.sync_api import sync_playwright

    OUT.mkdir(parents=True, exist_ok=True)
    with _server() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(_FLAGS))
        for size, (width, height) in SIZES.items():
            for scheme in ("light", "dark"):
                context = browser.new_context(
                    viewport={"width": width, "height": height},
                    color_scheme=scheme,
                    device_scale_factor=2 if size == "phone" else 1,
                    reduced_motion="reduce",
                )
                _views(context.new_page(), address, f"{size}-{scheme}")
                context.close()
        browser.close()
    return 0


def _views(page: Any, address: str, name: str) -> None:
    page.goto(address)
    page.wait_for_selector("#log .start")
    page.wait_for_selector("#question textarea")
    page.screenshot(path=OUT / f"{name}-start.png")
    page.click("button.example >> nth=0")
    page.wait_for_selector("#log .turn")
    page.screenshot(path=OUT / f"{name}-answer.png")
    if name.endswith("light"):
        loose = page.add_style_tag(content="#top, #composer { position: static !important; }")
        page.screenshot(path=OUT / f"{name}-answer-whole.png", full_page=True)
        loose.evaluate("element => element.remove()")
    page.click("#log a.cite >> nth=0")
    page.wait_for_selector("#clause[open] mark")
    page.screenshot(path=OUT / f"{name}-clause.png")
    link = page.locator("#log a.cite").first.get_attribute("href")
    page.goto(f"{address}{link}")
    page.screenshot(path=OUT / f"{name}-document.png")
    page.goto(f"{address}/?lang=en")
    page.wait_for_selector("#log .start[lang=en]")
    page.click("button.example >> nth=0")
    page.wait_for_selector("#log .turn")
    page.screenshot(path=OUT / f"{name}-answer-en.png")


@contextmanager
def _server() -> Iterator[str]:
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


if __name__ == "__main__":
    sys.exit(main())
