"""A conversation: follow-ups, taps, trouble, two of them at once."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.api.fake import FakeEngine
from tests import sample
from ui import conversation as talk
from ui.conversation import MAX_TURNS, Conversation


@pytest.fixture
def engine() -> FakeEngine:
    return sample.engine()


def ask(engine: FakeEngine, conversation: Conversation, text: str) -> Conversation:
    return talk.ask(sample.backing(engine), conversation, text)


def shown(engine: FakeEngine, conversation: Conversation) -> str:
    return talk.shown(sample.backing(engine), conversation)


def tapped(engine: FakeEngine, conversation: Conversation, **data: object) -> Conversation:
    return talk.tap(sample.backing(engine), conversation, data)


def test_a_follow_up_takes_the_earlier_questions_along(engine: FakeEngine) -> None:
    conversation = ask(engine, ask(engine, Conversation(), "Vem är jour?"), "Och på dagen?")
    assert [each[2] for each in engine.asked] == [(), ("Vem är jour?",)]
    assert len(conversation.turns) == 2


def test_tapping_an_option_asks_again_with_that_slot(engine: FakeEngine) -> None:
    first = ask(engine, ask(engine, Conversation(), "Hej?"), "Vem är jour?")
    after = tapped(engine, first, do="option", turn=1, index=1)
    text, _, history, chosen = engine.asked[-1]
    assert (text, history, chosen) == ("Vem är jour?", ("Hej?",), {"boende": "korttidsboende"})
    assert after.turns[-1].choice == "boende: korttidsboende"
    ask(engine, after, "Och sedan?")
    assert engine.asked[-1][2][-1] == "Vem är jour? boende: korttidsboende"
    assert engine.asked[-1][3] == {}


def test_an_option_may_be_given_as_its_label() -> None:
    engine = sample.engine()
    follow_up = {"slot": "boende", "question": "Hur?", "options": ["ordinary housing"]}
    engine.answer_for = lambda text, chosen: sample.answer(text, follow_up=follow_up)
    tapped(engine, ask(engine, Conversation(), "Vem?"), do="option", turn=0, index=0)
    assert engine.asked[-1][3] == {"boende": "ordinart_boende"}


def test_tapping_a_change_keeps_what_was_chosen_before(engine: FakeEngine) -> None:
    conversation = tapped(engine, ask(engine, Conversation(), "Vem?"), do="option", turn=0, index=0)
    tapped(engine, conversation, do="change", turn=1, index=0)
    assert engine.asked[-1][3] == {"boende": "korttidsboende"}


def test_an_example_is_asked_in_the_language_of_the_page(engine: FakeEngine) -> None:
    english = tapped(engine, Conversation(), do="language")
    assert english.language == "en"
    tapped(engine, english, do="example", index=0)
    assert engine.asked[-1][0] == "Who is on call at night?"


def test_a_new_conversation_forgets_and_keeps_the_language(engine: FakeEngine) -> None:
    english = tapped(engine, ask(engine, Conversation(), "Vem?"), do="language")
    assert len(english.turns) == 1
    assert tapped(engine, english, do="new") == Conversation(language="en")


@pytest.mark.parametrize(
    "data",
    [
        pytest.param({}, id="nothing"),
        pytest.param({"do": "drop"}, id="unknown"),
        pytest.param({"do": "example"}, id="no example"),
        pytest.param({"do": "example", "index": 7}, id="example that is not there"),
        pytest.param({"do": "example", "index": "0"}, id="example as text"),
        pytest.param({"do": "setting", "slot": "boende", "value": "slott"}, id="no such housing"),
        pytest.param({"do": "setting", "slot": "vuxen", "value": "true"}, id="slot not on the bar"),
    ],
)
def test_a_tap_that_no_button_makes_changes_nothing(
    engine: FakeEngine, data: dict[str, Any]
) -> None:
    conversation = ask(engine, Conversation(), "Vem?")
    assert tapped(engine, conversation, **data) == conversation


@pytest.mark.parametrize(
    "data",
    [
        pytest.param({"do": "option", "turn": 0, "index": 9}, id="option that is gone"),
        pytest.param({"do": "option", "turn": 0, "index": -1}, id="option from the end"),
        pytest.param({"do": "option", "turn": 5, "index": 0}, id="turn that is not there"),
        pytest.param({"do": "option", "turn": -1, "index": 0}, id="turn from the end"),
        pytest.param({"do": "option", "turn": 0, "value": "x"}, id="no index"),
        pytest.param({"do": "set", "turn": 0, "slot": "slott", "value": "x"}, id="no such slot"),
        pytest.param({"do": "set", "turn": 0, "slot": "boende", "value": "x"}, id="no such value"),
        pytest.param({"do": "set", "turn": 0, "slot": "moment", "value": "x"}, id="no moment"),
        pytest.param({"do": "moment", "turn": 0, "at": "igår"}, id="no time"),
    ],
)
def test_a_choice_that_does_not_fit_says_what_to_do(
    engine: FakeEngine, data: dict[str, Any]
) -> None:
    after = tapped(engine, ask(engine, Conversation(), "Vem?"), **data)
    assert after.trouble == "Valet passar inte längre. Ställ frågan igen."
    assert len(after.turns) == 1


def test_trouble_is_told_in_words_and_the_question_is_not_repeated(
    engine: FakeEngine, caplog: pytest.LogCaptureFixture
) -> None:
    def breaks(*_: object) -> Any:
        raise ZeroDivisionError("Kalle Karlsson")

    engine.answer_for = breaks
    after = ask(engine, Conversation(), "Kalle Karlsson")
    html = shown(engine, after)
    assert "Något gick fel här" in html
    assert 'role="alert"' in html
    assert "Karlsson" not in html + caplog.text


def test_trouble_is_over_with_the_next_answer(engine: FakeEngine) -> None:
    stuck = ask(engine, Conversation(), "  ")
    assert stuck.trouble is not None
    assert ask(engine, stuck, "Vem?").trouble is None


def test_two_conversations_share_nothing(engine: FakeEngine) -> None:
    mine, yours = Conversation(), Conversation()
    mine = ask(engine, mine, "Min fråga?")
    assert "Min fråga?" not in shown(engine, yours)
    ask(engine, yours, "Din fråga?")
    assert engine.asked[-1][2] == ()


def test_the_oldest_turns_go_first(engine: FakeEngine) -> None:
    conversation = Conversation()
    for number in range(MAX_TURNS + 2):
        conversation = ask(engine, conversation, f"Fråga {number}?")
    assert len(conversation.turns) == MAX_TURNS
    assert conversation.turns[0].answer.question == "Fråga 2?"
    assert conversation.turns[-1].answer.question == f"Fråga {MAX_TURNS + 1}?"
