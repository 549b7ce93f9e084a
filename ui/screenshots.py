"""Pictures of every view, phone and desktop, light and dark: ``python -m ui.screenshots``.

Those of the evaluation show the latest report in the data folder; run ``make eval`` first.
Date fields look Swedish only where Debian's ``chromium-l10n`` is installed.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from ui.browser import chromium, server

OUT = Path(__file__).resolve().parent.parent / "docs" / "screenshots"
SIZES = {"phone": (390, 844), "desktop": (1280, 860)}
_A4 = {"width": 794, "height": 1123}
"""A sheet in CSS pixels."""
_ONCE = "desktop-light"
"""Where the print sheet is taken: it is the same on every screen."""
_DESK = {
    "documents": "/text",
    "search": "/text?q=hembes%C3%B6k",
    "map": "/karta",
    "open": "/oppet",
    "updates": "/andringar",
    "review": "/granskning",
    "own": "/egen",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Take the pictures of a server of its own; returns the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m ui.screenshots", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--out", type=Path, default=OUT, help="folder the pictures go to")
    parser.add_argument("--only", nargs="*", help="names of the views to take")
    options = parser.parse_args(argv)
    options.out.mkdir(parents=True, exist_ok=True)
    with server() as address, chromium() as browser:
        for size, (width, height) in SIZES.items():
            for scheme in ("light", "dark"):
                context = browser.new_context(
                    viewport={"width": width, "height": height},
                    color_scheme=scheme,
                    reduced_motion="reduce",
                    locale="sv-SE",
                )
                page = context.new_page()
                for name, show in _views(address).items():
                    if options.only and name not in options.only:
                        continue
                    if name == "print" and f"{size}-{scheme}" != _ONCE:
                        continue
                    show(page)
                    page.screenshot(path=options.out / f"{size}-{scheme}-{name}.png")
                    page.set_viewport_size({"width": width, "height": height})
                context.close()
    return 0


def _views(address: str) -> Mapping[str, Callable[[Any], None]]:
    """What brings each view about, in an order in which none disturbs the next."""
    return {
        "start": lambda page: _start(page, address),
        "answer": lambda page: _ask(page, address),
        "contested": lambda page: _scrolled(page, address, ".readings"),
        "correct": lambda page: _correct(page, address),
        "wrong": lambda page: _wrong(page, address),
        "clause": lambda page: _clause(page, address),
        "answer-en": lambda page: _ask(page, address, "en"),
        "print": lambda page: _print(page, address),
        "document": lambda page: _document(page, address),
        "compare": lambda page: _compare(page, address),
        "case": lambda page: _case(page, address),
        "evaluation": lambda page: _evaluation(page, address),
        "evaluation-plots": lambda page: _plots(page, address),
        **{name: _opening(address + path) for name, path in _DESK.items()},
    }


def _opening(address: str) -> Callable[[Any], None]:
    def show(page: Any) -> None:
        page.goto(address)

    return show


def _start(page: Any, address: str, language: str = "sv") -> None:
    page.emulate_media(media="screen")
    page.goto(f"{address}/?lang={language}")
    page.wait_for_selector(f"#log .start[lang={language}]")
    page.wait_for_selector("#question textarea")


def _ask(page: Any, address: str, language: str = "sv") -> None:
    _start(page, address, language)
    page.click("button.example >> nth=0")
    page.wait_for_selector("#log .turn")


def _scrolled(page: Any, address: str, place: str) -> None:
    _ask(page, address)
    page.evaluate(f"document.querySelector('{place}').closest('section').scrollIntoView()")
    page.evaluate("scrollBy(0, -80)")


def _correct(page: Any, address: str) -> None:
    _ask(page, address)
    page.click(".chips summary >> nth=0")
    page.click(".fold:has(.slots) > summary")
    page.click(".slots summary >> nth=2")
    page.evaluate("document.querySelector('.chips').scrollIntoView()")
    page.evaluate("scrollBy(0, -120)")


def _wrong(page: Any, address: str) -> None:
    _ask(page, address)
    page.click(".wrong summary")
    page.evaluate("document.querySelector('.tools').scrollIntoView()")
    page.evaluate("scrollBy(0, -80)")


def _clause(page: Any, address: str) -> None:
    _ask(page, address)
    page.click("#log a.cite >> nth=0")
    page.wait_for_selector("#clause[open] mark")


def _print(page: Any, address: str) -> None:
    """The first sheet of A4, with the margins of ``print.css``."""
    _ask(page, address)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    page.set_viewport_size(_A4)
    page.evaluate(
        "Object.assign(document.body.style, {boxSizing: 'border-box', padding: '16mm 15mm 18mm'})"
    )
    page.evaluate("scrollTo(0, 0)")


def _document(page: Any, address: str) -> None:
    _ask(page, address)
    page.goto(address + page.locator("#log a.cite").first.get_attribute("href"))


def _compare(page: Any, address: str) -> None:
    page.goto(f"{address}/text")
    for field, place in (("a", 0), ("b", 1)):
        page.select_option(f"select[name={field}]", index=7 + place)
    page.click("form[action='/text/jamfor'] button")
    page.wait_for_selector(".sides")


def _evaluation(page: Any, address: str) -> None:
    """The kept results over time; the latest report under them, where there is one."""
    page.goto(f"{address}/utvardering")


def _plots(page: Any, address: str) -> None:
    """The report's pictures, where there is a report; ``make eval`` writes one."""
    page.goto(f"{address}/utvardering/rapport#bilder")


def _case(page: Any, address: str) -> None:
    page.goto(f"{address}/karta")
    page.click(".map a.cell.contested >> nth=0")
    page.wait_for_selector(".trace")


if __name__ == "__main__":
    sys.exit(main())
