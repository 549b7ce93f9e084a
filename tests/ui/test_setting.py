"""What is set over the question field, links that reopen, the municipality's own file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from assistant.api.fake import FakeEngine
from assistant.domain.answer import CaseSlot, FollowUp
from assistant.errors import CorpusError
from tests import sample
from ui.conversation import Conversation, ask, begin, reopen, shown, tap
from ui.links import read_reopening, reopening
from ui.own import FORM, Own, load_own, own_band
from ui.setting import Setting, setting_bar


@pytest.fixture
def engine() -> FakeEngine:
    return sample.engine()


def within(engine: FakeEngine, setting: Setting, text: str = "Vem är jour?") -> Conversation:
    return ask(sample.backing(engine), Conversation(setting=setting), text)


def test_the_setting_fills_what_the_question_leaves_out(engine: FakeEngine) -> None:
    within(engine, Setting(kommun="ovre"))
    assert engine.asked[-1][3] == {"kommun": "ovre"}


@pytest.mark.parametrize(
    ("source", "kind", "set_for_it", "set_later"),
    [
        ("history", "responsibility", True, True),
        ("question", "responsibility", False, False),
        ("presumed", "responsibility", False, False),
        ("history", "lookup", False, True),
    ],
    ids=["goes on", "says otherwise", "new matter", "looked something up between"],
)
def test_what_was_tapped_holds_for_what_goes_on_from_it(
    engine: FakeEngine, source: str, kind: str, set_for_it: bool, set_later: bool
) -> None:
    backing = sample.backing(engine)
    tapped = {"do": "set", "turn": 0, "slot": "boende", "value": "korttidsboende"}
    corrected = tap(backing, ask(backing, Conversation(), "Vem är jour?"), tapped)
    read = {"boende": CaseSlot(value="ordinart_boende", evidence="hemma", source=source)}
    engine.answer_for = lambda text, chosen: sample.answer(text, chosen, kind=kind, case=read)
    after = ask(backing, corrected, "Och sedan?")
    held = {"boende": "korttidsboende"}
    assert engine.asked[-1][3] == (held if set_for_it else {})
    engine.answer_for = lambda text, chosen: sample.answer(text, chosen, case=goes_on)
    goes_on = {"vuxen": CaseSlot(value=True, evidence="vuxen", source="history")}
    ask(backing, after, "Och då?")
    assert engine.asked[-1][3] == (held if set_later else {})


def test_words_of_the_question_win_over_the_setting(engine: FakeEngine) -> None:
    within(engine, Setting(boende="korttidsboende"))
    assert engine.asked[-1][3] == {}


def test_a_value_that_the_words_rule_out_is_not_set(engine: FakeEngine) -> None:
    narrowed = FollowUp(slot="kommun", question="Vilken?", options=("nedre",))
    engine.answer_for = lambda text, chosen: sample.answer(text, follow_up=narrowed)
    within(engine, Setting(kommun="ovre"))
    assert engine.asked[-1][3] == {}


def test_a_lookup_is_not_narrowed_by_the_setting(engine: FakeEngine) -> None:
    engine.answer_for = lambda text, chosen: sample.answer(text, kind="lookup")
    within(engine, Setting(kommun="ovre"))
    assert engine.asked[-1][3] == {}


def test_another_time_is_the_moment_the_question_is_about(engine: FakeEngine) -> None:
    changed = Setting().changed({"slot": "moment", "value": "2026-12-24T18:30"}, engine.vocabulary)
    within(engine, changed)
    assert engine.asked[-1][1] == datetime.fromisoformat("2026-12-24T18:30:00+01:00")


def test_a_day_whose_knowledge_is_asked_is_answered_from_that_shown_and_kept(
    engine: FakeEngine,
) -> None:
    then = sample.engine()
    days: list[date] = []

    def known(day: date) -> tuple[FakeEngine, FakeEngine]:
        days.append(day)
        return then, then

    backing = replace(sample.backing(engine), known=known)
    begun = tap(backing, Conversation(), {"do": "setting", "slot": "known", "value": "2024-05-01"})
    assert 'value="2024-05-01" data-set="known"' in setting_bar(
        begun.setting, engine.vocabulary, "sv"
    )
    asked = ask(backing, begun, "Vem är jour?")
    assert "Bara det som var känt 1 maj 2024" in shown(backing, asked)
    tapped = tap(backing, asked, {"do": "option", "turn": 0, "index": 0})
    opened = reopen(backing, Conversation(language="en"), reopening(tapped.turns[-1]))
    assert [turn.known_at for turn in (*tapped.turns, *opened.turns)] == [date(2024, 5, 1)] * 3
    assert "Bara det som var känt 1 maj 2024" in shown(backing, opened)
    assert (len(then.asked), engine.asked) == (3, [])
    now = tap(backing, tapped, {"do": "setting", "slot": "moment", "value": ""})
    assert now.setting.known_at is None
    assert ask(backing, now, "Vem?").turns[-1].known_at is None
    assert engine.asked[-1][0] == "Vem?"
    assert set(days) == {date(2024, 5, 1)}


@pytest.mark.parametrize("value", ["", "i maj", "2024-02-30", None, 7])
def test_a_day_that_is_none_leaves_all_that_is_known(engine: FakeEngine, value: object) -> None:
    begun = tap(
        sample.backing(engine), Conversation(), {"do": "setting", "slot": "known", "value": value}
    )
    assert begun.setting == Setting()


def test_a_new_conversation_keeps_the_setting(engine: FakeEngine) -> None:
    after = tap(sample.backing(engine), within(engine, Setting(kommun="ovre")), {"do": "new"})
    assert after == Conversation(setting=Setting(kommun="ovre"))


def test_a_browser_brings_the_municipality_it_remembers(engine: FakeEngine) -> None:
    assert begin(sample.backing(engine), "sv", {"kommun": "ovre"}).setting.kommun == "ovre"


@pytest.mark.parametrize("brought", [None, 7, [], {"kommun": "slott"}, {"kommun": 3, "open": 4}])
def test_a_browser_that_brings_nothing_fit_begins_afresh(engine: FakeEngine, brought: Any) -> None:
    assert begin(sample.backing(engine), "sv", brought) == Conversation()


def test_a_link_asks_the_same_question_at_the_same_moment_after_the_same_history(
    engine: FakeEngine,
) -> None:
    first = ask(sample.backing(engine), Conversation(), "Vem är jour & varför?")
    data = {"do": "option", "turn": 0, "index": 1}
    second = ask(sample.backing(engine), tap(sample.backing(engine), first, data), "Och sedan?")
    fragment = reopening(second.turns[-1])
    opened = begin(sample.backing(engine), "sv", {"open": fragment})
    text, as_of, history, chosen = engine.asked[-1]
    assert (text, chosen) == ("Och sedan?", {})
    assert history == ("Vem är jour & varför?", "Vem är jour & varför? boende: korttidsboende")
    assert as_of is not None
    assert as_of.isoformat() == second.turns[-1].answer.as_of
    assert reopening(opened.turns[0]) == fragment
    assert read_reopening(reopening(second.turns[1])).chosen == {"boende": "korttidsboende"}  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "fragment",
    [
        "",
        "x",
        "q",
        "t=2026",
        "q=a&t=igår",
        "q=a&c={",
        "q=a&c=3",
        "q=" + "a" * 30_000,
        "q=a&c=" + "[" * 9000,
        None,
        3,
    ],
)
def test_a_fragment_of_another_kind_is_none(fragment: object) -> None:
    assert read_reopening(fragment) is None


def test_a_server_that_lost_the_conversation_takes_it_up_from_the_browser(
    engine: FakeEngine,
) -> None:
    backing = sample.backing(engine)
    before = reopening(ask(backing, Conversation(), "Vem är jour?").turns[0])
    after = ask(backing, Conversation(), "Och sedan?", before)
    assert [turn.answer.question for turn in after.turns] == ["Vem är jour?", "Och sedan?"]
    assert engine.asked[-1][2] == ("Vem är jour?",)
    tapped = {"do": "option", "turn": 4, "index": 1, "open": before}
    assert tap(backing, Conversation(), tapped).turns[-1].choice == "boende: korttidsboende"


def test_now_is_the_clock_s_time(engine: FakeEngine) -> None:
    backing = sample.backing(engine)
    after = ask(backing, Conversation(), "Vem är jour?")
    tap(backing, after, {"do": "moment", "turn": 0, "at": "now"})
    moment = engine.asked[-1][3]["moment"]
    assert isinstance(moment, dict)
    at = datetime.fromisoformat(moment["from"])
    assert abs(at - sample.NOW) < timedelta(seconds=1)


def test_a_report_goes_to_the_queue_and_the_card_says_so(engine: FakeEngine) -> None:
    queue = sample.Kept()
    backing = sample.backing(engine, queue)
    after = ask(backing, Conversation(), "Vem är jour?")
    data = {"do": "wrong", "turn": 0, "reason": "who", "words": "Fel."}
    assert tap(backing, after, data).turns[0].reported
    assert [each.reason for each in queue.reports] == ["who"]
    without = tap(backing, after, {"do": "wrong", "turn": 0})
    assert without.trouble == "Det gick inte att spara. Välj ett skäl och försök igen."


def test_no_file_of_its_own_shows_nothing(tmp_path: Path) -> None:
    assert load_own(tmp_path / "own.yaml") == Own()
    assert own_band(Own(), None, "sv") == ""


def test_the_form_of_the_file_is_read_as_nothing(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(FORM, "utf-8")
    assert load_own(tmp_path / "own.yaml") == Own()


def test_a_contact_shows_for_its_municipality_only(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(
        "danger: {sv: Fara!, en: Danger!}\n"
        "contacts:\n"
        "- {name: {sv: Alla, en: All}, way: '1'}\n"
        "- {name: {sv: Övre, en: Upper}, way: '2', kommun: ovre}\n",
        "utf-8",
    )
    own = load_own(tmp_path / "own.yaml")
    assert "Fara!" in own_band(own, None, "sv")
    assert "Övre" not in own_band(own, "nedre", "sv")
    assert "Upper" in own_band(own, "ovre", "en")


@pytest.mark.parametrize(
    "words",
    [
        "[]",
        "fara: x",
        "danger: x",
        "contacts: x",
        "contacts: [x]",
        "contacts: [{name: {sv: a, en: b}, way: 112}]",
        "contacts: [{name: {sv: a}, way: '1'}]",
        "contacts: [{name: {sv: a, en: b}, way: '1', kommun: 3}]",
    ],
)
def test_a_wrong_file_is_told_with_its_place(words: str, tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(words, "utf-8")
    with pytest.raises(CorpusError, match=r"own\.yaml"):
        load_own(tmp_path / "own.yaml")
