"""Writing the list of the framework's files anew, after another version of it came in.

``python -m ui.listing`` opens the page in Chromium and notes what it asks for.
"""

from __future__ import annotations

import sys

from ui.browser import chromium, server
from ui.files import LISTED


def main() -> int:
    """Write the list; returns the exit code."""
    asked: list[str] = []
    with server() as address, chromium() as browser:
        page = browser.new_page()
        page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
        page.goto(address)
        page.wait_for_selector("#early", state="detached")
        page.wait_for_load_state("networkidle")
    files = [each for each in dict.fromkeys(asked) if each.startswith(("/assets/", "/static/"))]
    LISTED.write_text("".join(f"{each}\n" for each in files), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
