"""Chat and desk over the shipped corpus in a real Chromium."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests import sample
from tests.ui.conftest import Visit
from tests.ui.walking import answered, faults, say, sideways
from ui.desk.layout import VIEWS
from ui.desk.open_matters import PARTS

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]
QUESTIONS = {
    "contested": "Who is the responsible physician for a trach patient on a Saturday night?",
    "conditional": "Vem är jour på juldagen i Hylte?",
    "silent": "Vem ger råd på juldagen kl 12 om en patient i ordinärt boende?",
    "settled": "Hur många hembesök gjorde sjuksköterskor vid Vårdcentralen Halland 2021?",
    "out_of_scope": "What is the weather tomorrow?",
}
"""A question for each status; one of them is answered from a table."""
PAGES = (
    *VIEWS,
    *(f"oppet/{part}" for part in PARTS if part != "positions"),
    "text?q=hembes%C3%B6k",
    "text/jamfor",
    "karta/fall",
    "text/d",
)


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the whole server over the shipped corpus."""
    command = [sys.executable, "-m", "assistant.cli", "serve", "--port", "0"]
    data = str(tmp_path_factory.mktemp("data"))
    with subprocess.Popen(
        command,
        stderr=subprocess.PIPE,
        text=True,
        cwd=sample.CORPUS.parent,
        env=os.environ | {"ASSISTANT_DATA": data},
    ) as running:
        assert running.stderr is not None
        first = running.stderr.readline().split()
        assert first, "the server did not start"
        yield first[0].rstrip("/")
        running.kill()


def opened(visit: Open, base: str, path: str, **how: Any) -> Visit:
    """A page of the desk; some are reached by a link of another."""
    if path == "text/jamfor":
        path += "?a=gnhh-2023-58&b=gnhh-2023-59"
    elif path == "text/d":
        path += "/gnhh-2023-58"
    elif path == "karta/fall":
        seen = visit(base=base, path="/karta", **how)
        seen.page.click(".map a.cell.contested")
        seen.page.wait_for_selector(".trace")
        return seen
    return visit(base=base, path=f"/{path}", **how)


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_no_fault_on_the_desk_and_it_fits_any_screen(
    visit: Open, shipped: str, path: str
) -> None:
    seen = opened(visit, shipped, path, scheme="light", width=1280)
    page = seen.page
    page.evaluate("document.querySelectorAll('details').forEach((e) => { e.open = true; })")
    assert faults(page) == []
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 320, "height": 800})
    assert faults(page) == []
    assert sideways(page) <= 0
    page.set_viewport_size({"width": 640, "height": 800})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert sideways(page) <= 0
    assert [each for each in seen.complaints if "404" not in each] == []
    assert {url.split("/")[2] for url in seen.requests} == {shipped.split("/")[2]}


@pytest.mark.parametrize("path", VIEWS)
def test_every_control_of_the_desk_is_reached_by_tab_with_its_focus_seen(
    visit: Open, shipped: str, path: str
) -> None:
    page = opened(visit, shipped, path, width=1280).page
    wanted = page.evaluate(
        "document.querySelectorAll('main :is(a[href], input:not([type=hidden]), select, button,"
        ' summary, [tabindex="0"])\').length'
    )
    reached = 0
    for _ in range(min(wanted, 25) + 12):
        page.keyboard.press("Tab")
        inside, outline = page.evaluate(
            "(e => [!!e.closest('main'), getComputedStyle(e).outlineStyle])(document.activeElement)"
        )
        if inside:
            reached += 1
            assert outline != "none"
    assert reached >= min(wanted, 25)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_worked_example_is_answered_corrected_and_opened(
    visit: Open, shipped: str, language: str
) -> None:
    page = visit(base=shipped, path=f"/?lang={language}").page
    page.wait_for_selector(f"#log .start[lang={language}]")
    page.click("button.example")
    card = answered(page)
    assert card.locator(".badge.contested").count() == 1
    assert card.locator(".reading").count() > 3
    assert page.evaluate("document.documentElement.lang") == language
    assert faults(page) == []
    page.click(".follow-up button.option >> nth=0")
    card = answered(page, 2)
    page.click(".turn[data-newest] .readings a.cite >> nth=0")
    page.wait_for_selector("#clause[open] mark")
    page.go_back()
    page.wait_for_selector("#clause", state="hidden")
    assert page.locator("#log .turn").count() == 2


@pytest.mark.parametrize(("status", "question"), QUESTIONS.items(), ids=list(QUESTIONS))
def test_axe_finds_no_fault_in_an_answer_of_any_status_and_it_fits(
    visit: Open, shipped: str, status: str, question: str
) -> None:
    page = visit(base=shipped, scheme="light", width=1280).page
    say(page, question)
    assert answered(page).locator(f".badge.{status}").count() == 1
    page.evaluate("document.querySelectorAll('details').forEach((e) => { e.open = true; })")
    assert faults(page) == []
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 320, "height": 800})
    assert faults(page) == []
    assert sideways(page) <= 0
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    page.set_viewport_size({"width": 640, "height": 800})
    assert sideways(page) <= 0


def test_from_a_cell_to_its_clause_and_back(visit: Open, shipped: str) -> None:
    page = opened(visit, shipped, "karta/fall", width=1280).page
    page.click("#answer a.cite >> nth=0")
    page.wait_for_selector("mark#stalle")
    page.go_back()
    page.wait_for_selector(".trace")
