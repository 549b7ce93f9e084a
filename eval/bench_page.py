"""Speed of the page in a real Chromium: until it can be used, and from question to answer.

Measured in the browser, from the key that asks to the frame after the answer stands there.
"""

from __future__ import annotations

import statistics
import sys
from pathlib import Path
from time import perf_counter
from typing import Any

import yaml

from ui.browser import chromium, server

_CASES = Path(__file__).parent / "cases"
_VISITS = 7
_QUESTIONS = 60
_ASK = """(text) => new Promise((done) => {
  const field = document.querySelector('#question textarea');
  const log = document.querySelector('#log');
  const before = log.querySelectorAll('.turn').length;
  const seen = new MutationObserver(() => {
    if (log.querySelectorAll('.turn').length === before) return;
    seen.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - began)));
  });
  seen.observe(log, { childList: true, subtree: true });
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  const began = performance.now();
  const enter = { key: 'Enter', code: 'Enter', bubbles: true, cancelable: true };
  setTimeout(() => field.dispatchEvent(new KeyboardEvent('keydown', enter)));
  setTimeout(() => field.dispatchEvent(new KeyboardEvent('keypress', enter)));
})"""


def main() -> int:
    """Measure and print rows of the table of ``make bench``."""
    with server() as address, chromium() as browser:
        context = browser.new_context(viewport={"width": 390, "height": 844})
        page = context.new_page()
        visits = [_visit(page, address) for _ in range(_VISITS)]
        answers = [_answer(page, address, question) for question in _questions()]
    cuts = statistics.quantiles(answers, n=20)
    (written, drawn), *later = visits
    print(f"| first page to be written in | {written:.0f} ms |  | empty cache, just started |")
    print(f"| first page whole | {drawn:.0f} ms |  | what was asked meanwhile is answered now |")
    again = [statistics.median(times) for times in zip(*later, strict=True)]
    print(f"| page to be written in again | {again[0]:.0f} ms |  | median of {len(later)} |")
    print(f"| page whole again | {again[1]:.0f} ms |  | median of {len(later)} |")
    print(
        f"| question to answer on the page, p50 | {cuts[9]:.0f} ms |  | {len(answers)} questions |"
    )
    print(f"| question to answer on the page, p95 | {cuts[18]:.0f} ms |  | of responsibility |")
    return 0


def _visit(page: Any, address: str) -> tuple[float, float]:
    """Milliseconds until the question field takes words, and until the page is whole."""
    began = perf_counter()
    page.goto(address, wait_until="commit")
    page.wait_for_function("document.activeElement?.tagName === 'TEXTAREA'")
    written = perf_counter() - began
    page.wait_for_selector("#early", state="detached")
    return written * 1000, (perf_counter() - began) * 1000


def _answer(page: Any, address: str, question: str) -> float:
    if page.locator("#log .turn").count() > 0:
        page.click("#top button >> nth=1")
        page.wait_for_selector("#log .start")
    return float(page.evaluate(_ASK, question))


def _questions() -> list[str]:
    cases = yaml.safe_load((_CASES / "tune_patients.yaml").read_text("utf-8"))
    asked = [case["question"] for case in cases if case["expect"].get("kind") == "responsibility"]
    return list(dict.fromkeys(asked))[:_QUESTIONS]


if __name__ == "__main__":
    sys.exit(main())
