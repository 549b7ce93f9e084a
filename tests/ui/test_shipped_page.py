"""The page over the shipped corpus: its examples are answered and their citations open."""

from __future__ import annotations

import html
import re
from datetime import date

import pytest

from assistant.bootstrap import build
from assistant.domain.clause import Span
from assistant.service import Assistant
from assistant.settings import Settings
from tests import sample
from ui import clause_page
from ui.content import load_content
from ui.conversation import Backing, Conversation, ask, shown, tap
from ui.setting import Setting

CONTENT = load_content(sample.CORPUS / "page.yaml")


@pytest.fixture(scope="module")
def assistant() -> Assistant:
    return build(Settings())


@pytest.fixture(scope="module")
def backing(assistant: Assistant) -> Backing:
    return Backing(
        engine=assistant,
        reader=assistant,
        content=CONTENT,
        queue=sample.Kept(),
        clock=lambda: sample.NOW,
        known=lambda day: (known := build(Settings(), day), known),
    )


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_first_example_says_who_and_shows_what_is_contested(
    backing: Backing, language: str
) -> None:
    begun = Conversation(language="en" if language == "en" else "sv")
    after = tap(backing, begun, {"do": "example", "index": 0})
    assert after.trouble is None
    answer = after.turns[-1].answer
    page = shown(backing, after)
    assert (answer.language, answer.status) == (language, "contested")
    assert 'class="badge contested"' in page
    for label in {each.actor_label for each in answer.responsibilities}:
        assert html.escape(label[1:]) in page
    for position in answer.positions:
        assert html.escape(position.claim[1:].rstrip(".")) in page
    for gap in answer.gaps:
        assert html.escape(gap) in page


def test_every_citation_of_the_first_example_is_marked_to_the_letter(
    assistant: Assistant, backing: Backing
) -> None:
    answer = ask(backing, Conversation(), CONTENT.examples[0].sv).turns[0].answer
    assert answer.citations
    for citation in answer.citations:
        clause = assistant.corpus.clauses[citation.clause]
        mark = clause_page.place_of(assistant.corpus, clause, citation.start, citation.end)
        page = clause_page.page(assistant.corpus, clause, mark, "sv")
        assert mark != Span(start=0, end=len(clause.text)) or len(citation.quote) >= len(
            clause.text
        )
        marked = re.search(r"<mark[^>]*>.*?</span> (.*?)<span", page, re.DOTALL)
        assert marked is not None
        letters = re.compile(r"[\s\-\u00ad\u2010\u2011]")
        assert letters.sub("", html.unescape(marked[1])) == letters.sub("", citation.quote)


@pytest.mark.parametrize("option", [0, 1, 2])
def test_answering_the_question_back_leaves_less_open(backing: Backing, option: int) -> None:
    before = ask(backing, Conversation(), CONTENT.examples[0].sv)
    after = tap(backing, before, {"do": "option", "turn": 0, "index": option})
    asked, answered = before.turns[0].answer, after.turns[1].answer
    assert asked.follow_up is not None
    assert answered.case[asked.follow_up.slot].source == "chosen"
    assert len(answered.responsibilities) < len(asked.responsibilities)


def test_every_change_that_is_offered_can_be_tapped(backing: Backing) -> None:
    before = ask(backing, Conversation(), CONTENT.examples[0].sv)
    changes = before.turns[0].answer.changes
    assert changes
    for index, change in enumerate(changes):
        after = tap(backing, before, {"do": "change", "turn": 0, "index": index})
        assert after.trouble is None
        assert after.turns[-1].answer.case[change.slot].source == "chosen"


def test_what_was_corrected_is_not_taken_back_by_the_next_question(backing: Backing) -> None:
    talk = ask(backing, Conversation(), "vem gör akut hembesök korttids varberg tisdag kl 10")
    for slot, value in (("kommun", "kungsbacka"), ("boende", "ordinart_boende")):
        place = len(talk.turns) - 1
        talk = tap(backing, talk, {"do": "set", "turn": place, "slot": slot, "value": value})
    talk = ask(backing, ask(backing, talk, "och på natten?"), "vem har patientansvaret?")
    for turn in talk.turns[-2:]:
        assert turn.answer.case["kommun"].value == "kungsbacka"
        assert turn.answer.case["boende"].value == "ordinart_boende"
    other = ask(backing, talk, "Ny patient: vem gör akut hembesök på säbo i Hylte kl 10?")
    assert other.turns[-1].answer.case["kommun"].value == "hylte"
    assert other.turns[-1].answer.case["boende"].value == "sarskilt_boende"


def test_a_day_before_the_newest_decision_is_answered_without_it(backing: Backing) -> None:
    question = "Vad beslutades om läkarmedverkan i hemsjukvården 2026?"
    then = Conversation(setting=Setting(known_at=date(2025, 1, 1)))
    newer = {c.document for c in ask(backing, Conversation(), question).turns[0].answer.citations}
    older = {c.document for c in ask(backing, then, question).turns[0].answer.citations}
    documents = backing.engine.corpus.documents
    assert any(not documents[name].known_on(date(2025, 1, 1)) for name in newer)
    assert all(documents[name].known_on(date(2025, 1, 1)) for name in older)
