"""The page in a real Chromium."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.ui.conftest import Visit
from tests.ui.test_render import HOSTILE
from tests.ui.walking import STORED, answered, faults, say, sideways

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]


def test_a_walk_through_asks_no_other_host_and_breaks_no_rule(visit: Open, server: str) -> None:
    seen = visit()
    seen.page.click("button.example")
    answered(seen.page)
    seen.page.click("a.cite >> nth=0")
    seen.page.wait_for_selector("#clause mark")
    seen.page.click("#clause .bar button")
    seen.page.click(".follow-up button.option >> nth=1")
    answered(seen.page, 2)
    assert {url.split("/")[2] for url in seen.requests if not url.startswith("data:")} == {
        server.split("/")[2]
    }
    assert seen.complaints == []


def test_an_example_can_be_tapped_and_gives_a_card(visit: Open) -> None:
    page = visit().page
    page.click("button.example")
    card = answered(page)
    assert card.locator(".badge").inner_text() == "Omstritt"
    assert "Jourläkaren ger råd nu" in card.locator(".headline").inner_text()
    assert page.locator("#notice [role=status]").inner_text() == "Svaret är framme."


@pytest.mark.parametrize(("touch", "focused"), [(True, "H2"), (False, "TEXTAREA")])
def test_after_an_answer_a_finger_reads_on_and_a_keyboard_writes_on(
    visit: Open, touch: bool, focused: str
) -> None:
    page = visit(touch=touch).page
    page.click("button.example")
    answered(page)
    page.wait_for_function(f"document.activeElement.tagName === '{focused}'")


def test_the_question_field_has_the_focus_and_enter_asks(visit: Open) -> None:
    page = visit().page
    page.wait_for_function("document.activeElement.tagName === 'TEXTAREA'")
    page.keyboard.type("Vem är jour i natt?")
    page.keyboard.press("Enter")
    card = answered(page)
    assert card.locator(".question").inner_text().endswith("Vem är jour i natt?")
    page.wait_for_function("document.querySelector('#question textarea').value === ''")


def test_a_citation_opens_its_clause_marked_and_back_returns_to_the_place(visit: Open) -> None:
    page = visit().page
    page.click("button.example")
    answered(page)
    link = page.locator(".readings a.cite").first
    link.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    link.click()
    page.wait_for_selector("#clause[open] mark")
    assert "avancerad" in page.locator("#clause mark").inner_text()
    assert page.locator("#clause h2").inner_text() == "Rutin för läkarinsatser <2026>"
    box, size = page.locator("#clause mark").bounding_box(), page.viewport_size
    assert 0 < box["y"] < size["height"]
    page.go_back()
    page.wait_for_selector("#clause", state="hidden")
    assert page.evaluate("scrollY") == before
    assert page.locator("#log .turn").count() == 1
    assert page.evaluate("document.activeElement.matches('.readings a.cite')")


def test_escape_closes_the_clause_and_leaves_no_step_in_the_history(visit: Open) -> None:
    page = visit().page
    page.click("button.example")
    answered(page)
    page.click("a.cite >> nth=0")
    page.wait_for_selector("#clause[open] mark")
    page.keyboard.press("Escape")
    page.wait_for_selector("#clause", state="hidden")
    page.wait_for_function("!history.state?.clause")
    assert page.locator("#log .turn").count() == 1


def test_the_clause_page_scrolls_to_the_mark(visit: Open, server: str) -> None:
    page = visit().page
    page.click("button.example")
    answered(page)
    page.goto(server + page.locator("a.cite", has_text="2").first.get_attribute("href"))
    assert page.locator("mark#stalle").is_visible()
    assert "listad vårdcentrals ansvar" in page.locator("mark").inner_text()
    assert page.evaluate("document.documentElement.lang") == "sv"


def test_a_follow_up_option_gives_a_new_answer_with_the_choice(visit: Open) -> None:
    page = visit().page
    page.click("button.example")
    answered(page)
    page.click(".follow-up button.option >> nth=1")
    card = answered(page, 2)
    assert "boende: korttidsboende" in card.locator(".question").inner_text()
    assert page.locator(".follow-up button.option").count() == 3


def test_a_new_conversation_starts_over(visit: Open) -> None:
    page = visit().page
    page.click("button.example")
    answered(page)
    page.click("#top button >> nth=1")
    page.wait_for_selector("#log .start")
    assert page.locator("#log .turn").count() == 0


def test_the_documents_open_beside_a_conversation_that_would_be_lost(visit: Open) -> None:
    page = visit().page
    assert "flik" not in page.locator("#top a").inner_text()
    say(page, "Vem är jour?")
    answered(page)
    assert "egen flik" in page.locator("#top a").inner_text()
    with page.context.expect_page() as opened:
        page.click("#top a")
    assert "/text" in opened.value.url
    assert page.locator("#log .turn").count() == 1
    assert opened.value.evaluate("window.opener") is None
    page.click("#top [data-tap*=new]")
    page.wait_for_selector("#log .start")
    page.click("#top a")
    page.wait_for_url("**/text*")


def test_two_browsers_share_nothing(visit: Open) -> None:
    mine, yours = visit(), visit()
    say(mine.page, "Min egen fråga?")
    answered(mine.page)
    say(yours.page, "Din egen fråga?")
    answered(yours.page)
    say(mine.page, "Min andra fråga?")
    answered(mine.page, 2)
    assert "Din egen" not in mine.page.content()
    assert "Min egen" not in yours.page.content()
    assert yours.page.locator("#log .turn").count() == 1


def test_nothing_typed_stays_in_the_browser(visit: Open) -> None:
    page = visit().page
    say(page, "Hemlig fråga?")
    answered(page)
    page.click("a.cite >> nth=0")
    page.wait_for_selector("#clause[open] mark")
    assert "Hemlig" not in page.evaluate(STORED)
    assert "Hemlig" not in page.url
    page.reload()
    page.wait_for_selector("#log .start")
    assert "Hemlig" not in page.content() + page.evaluate(STORED)


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_scrolls_sideways(visit: Open, width: int) -> None:
    page = visit(width=width).page
    assert sideways(page) <= 0
    say(page, "Ettväldigtlångtordutannågotmellanslagsomaldrigtarslut" * 3)
    answered(page)
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    assert sideways(page) <= 0
    page.click("a.cite >> nth=0")
    page.wait_for_selector("#clause[open] mark")
    assert sideways(page) <= 0
    assert page.evaluate(
        "(box => box.scrollWidth <= box.clientWidth)(document.querySelector('#clause'))"
    )


def test_text_at_twice_the_size_still_fits(visit: Open) -> None:
    page = visit(width=640).page
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    page.click("button.example")
    answered(page)
    assert sideways(page) <= 0


@pytest.mark.parametrize(("width", "beside"), [(320, False), (390, False), (640, True)])
def test_the_field_is_not_pressed_together_by_large_text(
    visit: Open, width: int, beside: bool
) -> None:
    page = visit(width=width).page
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    field, button = (page.locator(each).bounding_box() for each in ("#question textarea", "#ask"))
    assert field["width"] > width / 2
    assert (button["y"] < field["y"] + field["height"]) == beside
    page.evaluate("document.documentElement.style.fontSize = ''")
    field, button = (page.locator(each).bounding_box() for each in ("#question textarea", "#ask"))
    assert button["y"] < field["y"] + field["height"]


def test_the_page_turns_english_and_stays_so_after_a_reload(visit: Open) -> None:
    page = visit().page
    assert page.evaluate("document.documentElement.lang") == "sv"
    page.click("#top button >> nth=0")
    page.wait_for_function("document.documentElement.lang === 'en'")
    assert page.locator("#ask").inner_text() == "Ask"
    page.reload()
    page.wait_for_selector("#log .start[lang=en]")
    page.click("button.example")
    card = answered(page)
    assert card.locator(".question").inner_text().endswith("Who is on call at night?")


def test_hostile_questions_show_as_text(visit: Open) -> None:
    seen = visit()
    dialogs: list[str] = []

    def refuse(dialog: Any) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    seen.page.on("dialog", refuse)
    for number, hostile in enumerate(HOSTILE, start=1):
        say(seen.page, hostile)
        card = answered(seen.page, number)
        assert card.locator(".question").inner_text().endswith(hostile)
    assert dialogs == []
    assert seen.complaints == []
    made = "#log img, #log script, #log .question *:not(.sr, .asked)"
    assert seen.page.locator(made).count() == 0


def test_without_a_network_the_page_says_what_to_do_and_keeps_the_question(visit: Open) -> None:
    page = visit().page
    page.context.set_offline(True)
    say(page, "Vem är jour nu?")
    page.wait_for_selector("#notice p.trouble:visible")
    assert "Kontrollera nätet" in page.locator("#notice p").inner_text()
    assert page.input_value("#question textarea") == "Vem är jour nu?"
    assert page.locator("#notice p").bounding_box()["y"] < 800
    assert not page.locator(".toast-wrap").is_visible()
    page.context.set_offline(False)
    assert "Vem är jour nu?" in answered(page).locator(".question").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault(visit: Open, server: str, scheme: str) -> None:
    page = visit(scheme=scheme).page
    assert faults(page) == []
    page.click("button.example")
    answered(page)
    page.evaluate("document.querySelectorAll('details').forEach((e) => { e.open = true; })")
    assert faults(page) == []
    link = page.locator("a.cite").first
    link.click()
    page.wait_for_selector("#clause[open] mark")
    assert faults(page) == []
    page.goto(server + link.get_attribute("href"))
    assert faults(page) == []


def test_a_long_question_leaves_the_answer_in_sight_and_can_be_scrolled(visit: Open) -> None:
    page = visit().page
    say(page, "Vem är jour? " * 60)
    card = answered(page)
    assert card.locator(".headline").bounding_box()["y"] < 400
    card.locator(".asked").press("End")
    page.wait_for_function("document.querySelector('.asked').scrollTop > 100")
    assert faults(page) == []
