"""The page while its framework is still on its way, in a real Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from tests.ui.walking import answered, faults, say, sideways
from ui.files import LISTED

pytestmark = pytest.mark.browser


_HOLD_THE_BEGINNING = """
  const send = window.fetch;
  const begin = new Promise((done) => { window.letBegin = done; });
  window.fetch = async (address, how) => {
    const response = await send(address, how);
    if (!String(address).endsWith("/run/predict") || window.beginningHeld) return response;
    window.beginningHeld = true;
    await begin;
    return response;
  };
"""
"""The first answer of the server, which begins the conversation, is held in the browser itself:
a route of Playwright's would have to wait in the thread that the test waits in."""


@dataclass(kw_only=True)
class Held:
    """A page whose framework's scripts come when they are let go."""

    page: Any
    waiting: list[Any] | None
    """Requests that are held back; None once they are let go."""

    def take(self, route: Any) -> None:
        if self.waiting is None:
            route.continue_()
        else:
            self.waiting.append(route)

    def let_go(self) -> None:
        waiting, self.waiting = self.waiting or (), None
        for route in waiting:
            route.continue_()
        self.page.wait_for_selector("#early", state="detached")


@pytest.fixture
def held(chromium: Any, server: str) -> Iterator[Held]:
    context = chromium.new_context(viewport={"width": 320, "height": 800}, color_scheme="dark")
    made = Held(page=context.new_page(), waiting=[])
    made.page.route("**/assets/*.js", lambda route: made.take(route))
    made.page.goto(server, wait_until="commit")
    made.page.wait_for_selector("#early textarea")
    yield made
    context.close()


def test_it_can_be_read_and_written_in_and_what_was_typed_moves_over(held: Held) -> None:
    page = held.page
    assert page.locator("button.example").count() > 0
    assert faults(page) == []
    assert sideways(page) <= 0
    page.wait_for_function("document.activeElement.tagName === 'TEXTAREA'")
    page.keyboard.type("Vem är jor nu?")
    for _ in range(5):
        page.keyboard.press("ArrowLeft")
    held.let_go()
    page.keyboard.type("u")
    assert page.input_value("#question textarea") == "Vem är jour nu?"
    page.keyboard.press("Enter")
    assert "Vem är jour nu?" in answered(page).locator(".question").inner_text()


def test_a_question_asked_on_it_is_answered_once_the_page_can(held: Held) -> None:
    say(held.page, "Vem är jour nu?")
    assert held.page.locator("#notice [role=status]").inner_text() == "Letar i källorna …"
    held.let_go()
    assert "Vem är jour nu?" in answered(held.page).locator(".question").inner_text()
    held.page.wait_for_function("document.querySelector('#question textarea').value === ''")


def test_an_example_tapped_on_it_is_answered_once_the_page_can(held: Held) -> None:
    held.page.click("button.example")
    held.let_go()
    assert answered(held.page).locator(".headline").count() == 1


def test_what_is_asked_before_the_conversation_has_begun_is_not_lost(
    chromium: Any, server: str
) -> None:
    context = chromium.new_context(viewport={"width": 390, "height": 800})
    context.add_init_script(_HOLD_THE_BEGINNING)
    page = context.new_page()
    page.goto(server)
    page.wait_for_function("window.beginningHeld")
    assert page.locator("gradio-app #question textarea").count() == 1
    say(page, "Vem är jour nu?")
    assert page.locator("#early").count() == 1
    page.evaluate("window.letBegin()")
    page.wait_for_selector("#early", state="detached")
    assert "Vem är jour nu?" in answered(page).locator(".question").inner_text()
    say(page, "Och sedan?")
    answered(page, 2)
    context.close()


def test_every_file_that_the_framework_asks_for_is_sent_from_memory(
    chromium: Any, server: str
) -> None:
    page = chromium.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(server)))
    page.goto(server)
    page.wait_for_selector("#early", state="detached")
    files = {url for url in asked if url.startswith(("/assets/", "/static/"))}
    listed = set(LISTED.read_text("utf-8").split())
    page.close()
    assert files <= listed, "write the list anew: python -m ui.listing"
