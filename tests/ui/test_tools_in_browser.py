"""What can be set, corrected and done with an answer, in a real Chromium."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

from tests import sample
from tests.ui.conftest import Visit
from tests.ui.walking import STORED, answered, say, sideways

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]


def asked(visit: Open, **how: Any) -> Any:
    page = visit(**how).page
    say(page, "Vem är jour?")
    answered(page)
    return page


def test_not_knowing_is_an_answer_to_the_question_back(visit: Open) -> None:
    page = asked(visit)
    page.click(".follow-up button >> text=vet ej")
    assert "boende: vet ej" in answered(page, 2).locator(".question").inner_text()


def test_a_presumption_is_changed_by_a_tap(visit: Open) -> None:
    page = asked(visit)
    page.click(".chips summary")
    page.click(".chips button >> text=barn")
    assert "ålder: barn" in answered(page, 2).locator(".question").inner_text()


def test_a_slot_is_corrected_where_it_is_shown(visit: Open) -> None:
    page = asked(visit)
    page.click("summary >> text=Så förstod jag frågan")
    page.click(".slots summary >> text=Boende")
    assert page.locator(".slots [aria-pressed=true]").first.inner_text() == "ordinärt boende"
    page.click(".slots li:has-text('Boende') button >> text=korttidsboende")
    assert "boende: korttidsboende" in answered(page, 2).locator(".question").inner_text()


def test_the_moment_is_corrected_to_another_one(visit: Open) -> None:
    page = asked(visit)
    page.click("summary >> text=Så förstod jag frågan")
    page.click(".slots summary >> text=Tidpunkt")
    page.fill(".slots input[name=at]", "2026-12-24T18:30")
    page.click(".slots button >> text=Använd")
    words = answered(page, 2).locator(".question").inner_text()
    assert "torsdag 24 december 2026 kl 18.30" in words


def test_the_municipality_is_remembered_in_this_browser_and_nothing_else(visit: Open) -> None:
    mine, yours = visit().page, visit().page
    mine.select_option("select[data-set=kommun]", "ovre")
    mine.wait_for_selector(".own >> text=Enheten", state="attached")
    say(mine, "Hemlig fråga?")
    assert "Övre kommunen" in answered(mine).inner_html()
    stored = mine.evaluate(STORED)
    assert '"kommun":"ovre"' in stored
    assert "Hemlig" not in stored
    mine.reload()
    mine.wait_for_function("document.querySelector('select[data-set=kommun]')?.value === 'ovre'")
    assert yours.input_value("select[data-set=kommun]") == ""


def test_another_time_is_set_for_the_next_question(visit: Open) -> None:
    page = visit().page
    page.select_option("select[data-when]", "other")
    page.fill("input[data-set=moment]", "2026-12-24T18:30")
    page.dispatch_event("input[data-set=moment]", "change")
    page.wait_for_selector("label.set input[data-set=moment]")
    say(page, "Vem är jour?")
    answered(page)
    assert page.input_value("input[data-set=moment]") == "2026-12-24T18:30"
    page.select_option("select[data-when]", "")
    page.wait_for_selector("[data-at]", state="hidden")


def test_the_municipality_s_own_line_stands_outside_every_answer(visit: Open) -> None:
    page = asked(visit)
    assert page.locator("#own aside").get_by_text("Vid fara: larma.").is_visible()
    assert page.locator("#log").get_by_text("Vid fara").count() == 0


def test_the_answer_is_copied_as_plain_text_with_sources_and_versions(visit: Open) -> None:
    page = asked(visit)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.click("[data-do=copy]")
    page.wait_for_selector(".told:has-text('Kopierat')")
    text = page.evaluate("navigator.clipboard.readText()")
    assert re.match(r".+, \d+ \w+ 20\d\d kl \d\d\.\d\d\n", text)
    for words in (
        "Fråga: Vem är jour?",
        "Jourläkaren ger råd nu [1].",
        "[2] Rutin för läkarinsatser <2026>, Rutin · stycke 2 (3 mars 2026; avtal",
        "”råd och hem- besök alla dagar mellan 17:00 och 08:00”",
        "underlag c0ffee",
        "Beslutsstöd, inte beslut",
    ):
        assert words in text
    assert "**" not in text


def test_without_the_clipboard_the_text_is_there_to_be_marked(visit: Open) -> None:
    page = asked(visit)
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()); }")
    page.click("[data-do=copy]")
    page.wait_for_selector(".journal:visible")
    assert "Fråga: Vem är jour?" in page.evaluate("getSelection().toString()")


def test_a_link_opens_the_same_question_and_moment_and_is_not_sent_in_an_address(
    visit: Open, server: str
) -> None:
    page = asked(visit)
    page.click(".follow-up button >> nth=1")
    link = answered(page, 2).locator(".tools").get_attribute("data-link")
    assert link.startswith("/?lang=sv#q=")
    other = visit(path=link)
    card = answered(other.page)
    assert "Vem är jour?" in card.locator(".question").inner_text()
    assert "korttidsboende" in card.locator(".slots").inner_html()
    assert not [url for url in other.requests if "jour" in url.split("#")[0]]


def test_the_print_is_a_sheet_with_quotes_and_versions_and_no_buttons(visit: Open) -> None:
    page = asked(visit, scheme="dark")
    page.evaluate("window.print = () => {}; dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    card = page.locator("#log .turn")
    assert card.locator(".sheet").is_visible()
    assert "Beslutsstöd, inte beslut" in card.locator(".sheet").inner_text()
    assert card.locator(".sheet").get_attribute("data-at").startswith("Utskrivet ")
    assert card.locator(".sources blockquote").first.is_visible()
    assert card.locator(".versions").is_visible()
    for gone in ("#top", "#composer", ".follow-up", ".tools", "#own"):
        assert not page.locator(gone).first.is_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert not card.locator(".sources blockquote").first.is_visible()


def test_printing_one_answer_leaves_the_others_out(visit: Open) -> None:
    page = asked(visit)
    say(page, "Och sedan?")
    answered(page, 2)
    page.evaluate("window.print = () => {}")
    page.click(".turn >> nth=0 >> [data-do=print]")
    page.emulate_media(media="print")
    assert page.locator(".turn").nth(0).is_visible()
    assert not page.locator(".turn").nth(1).is_visible()


def test_a_wrong_answer_is_reported_with_a_reason(visit: Open) -> None:
    page = asked(visit)
    page.click(".wrong summary")
    page.click(".wrong button")
    assert page.evaluate("document.querySelector('.wrong input').matches(':invalid')")
    page.click(".wrong label >> text=Fel tid")
    page.fill(".wrong textarea", "Jouren börjar 17.")
    page.click(".wrong button")
    page.wait_for_selector(".thanks")
    assert "granskningskön" in page.locator(".thanks").inner_text()
    assert page.locator("#log .turn").count() == 1


def test_everything_on_a_card_is_reached_and_worked_by_keyboard(visit: Open) -> None:
    page = asked(visit, width=1280)
    page.evaluate("document.querySelector('#log .question').focus()")
    seen = []
    for _ in range(60):
        page.keyboard.press("Tab")
        at = page.evaluate(
            "(e => [e.className || e.tagName, getComputedStyle(e).outlineStyle,"
            " !!e.closest('#log')])(document.activeElement)"
        )
        if not at[2]:
            break
        assert at[1] != "none", at
        seen.append(at[0])
    assert {"cite", "option", "tool", "change", "SUMMARY"} <= set(seen)
    page.focus(".chips summary")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert "ålder: barn" in answered(page, 2).locator(".question").inner_text()


def test_a_conversation_goes_on_after_the_server_was_started_again(visit: Open) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]

    def start() -> Any:
        command = [sys.executable, "-m", "tests.ui.serve_sample", str(port)]
        running = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=sample.CORPUS.parent)
        assert running.stdout is not None
        running.stdout.readline()
        return running

    running = start()
    try:
        page = visit(base=f"http://127.0.0.1:{port}").page
        say(page, "Vem är jour?")
        answered(page)
        running.kill()
        running.communicate()
        running = start()
        page.click(".follow-up button >> nth=1")
        card = answered(page, 2)
        assert "boende: korttidsboende" in card.locator(".question").inner_text()
        say(page, "Och sedan?")
        answered(page, 3)
    finally:
        running.kill()
        running.communicate()


@pytest.mark.parametrize("width", [320, 1280])
def test_everything_opened_still_fits(visit: Open, width: int) -> None:
    page = asked(visit, width=width)
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    page.evaluate("document.querySelectorAll('.journal').forEach((each) => each.hidden = false)")
    assert sideways(page) <= 0


def test_nothing_moves_for_those_who_ask_for_it(visit: Open) -> None:
    page = asked(visit)
    slow = page.evaluate(
        "[...document.querySelectorAll('body *')].filter((each) => "
        "getComputedStyle(each).transitionDuration.split(', ').some((time) => time !== '0s'))"
        ".map((each) => each.outerHTML.slice(0, 80))"
    )
    assert slow == []
    page.click("a.cite >> nth=0")
    page.wait_for_selector("#clause[open] mark")
    moving = page.evaluate(
        "document.getAnimations().filter((e) => e.playState === 'running').length"
    )
    assert moving == 0
