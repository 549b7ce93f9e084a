"""What an answer looks like, without a browser."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields
from html.parser import HTMLParser

import pytest

from assistant.answering.phrases import phrase
from assistant.domain.answer import Answer, CaseSlot, FollowUp, Position, Value
from tests import sample
from ui.card import card as card_of
from ui.chrome import start
from ui.texts import texts
from ui.turn import Turn
from ui.view import View

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "'><b>x</b>",
    "{{7*7}}${7*7}",
    "[x](javascript:alert(1))",
    "**<i>fet</i>**",
    "&lt;b&gt;",
)
VOID = {"meta", "link", "br", "img", "input", "hr"}


class Shown(HTMLParser):
    """Collects the elements, the text, and whether every element was closed in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


def card(answer: Answer, *, newest: bool = True, chosen: Mapping[str, object] | None = None) -> str:
    turn = Turn(answer=answer, chosen=chosen or {})
    return card_of(View(turn=turn, vocabulary=sample.vocabulary(), place=0, newest=newest))


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("Omstritt", id="status in words"),
        pytest.param("Gäller lördag 17 oktober 2026 kl 00.00–06.00", id="moment"),
        pytest.param("Jourläkaren ger råd nu", id="headline"),
        pytest.param("Läkares råd", id="duty"),
        pytest.param("Jourläkaren", id="actor"),
        pytest.param("planerat, start inte bekräftad", id="standing in words"),
        pytest.param("Patienten bor i ordinärt boende", id="condition"),
        pytest.param("senast känt: 3 mars 2026", id="last known"),
        pytest.param("Övre kommunen", id="party by name"),
        pytest.param("Har inte sagt något.", id="silent party"),
        pytest.param("17:00", id="value"),
        pytest.param("Det här säger källorna inte", id="gaps"),
        pytest.param("Ingen källa anger något telefonnummer.", id="gap"),
        pytest.param("Hur bor patienten?", id="follow-up"),
        pytest.param("ordinärt boende", id="option by name"),
        pytest.param("Boende: korttidsboende", id="change"),
        pytest.param("Vuxen", id="presumption"),
        pytest.param("ur frågan natten", id="evidence of a slot"),
        pytest.param("Källor (4)", id="number of sources"),
        pytest.param("tjänstemäns beskrivning", id="standing of a passage"),
        pytest.param("underlag c0ffee", id="versions"),
        pytest.param("vet ej", id="that one does not know"),
        pytest.param("Beslutsstöd, inte beslut", id="what it is not"),
    ],
)
def test_a_card_shows(words: str) -> None:
    assert words in Shown(card(sample.answer())).text


def test_every_text_of_an_answer_is_shown_somewhere() -> None:
    answer = sample.answer()
    text = Shown(card(answer)).text
    for sentence in re.split(r"\s*\[\d\]\.?\s*|\n+", answer.answer.replace("**", "")):
        assert sentence.removeprefix("- ").strip() in text
    for citation in answer.citations:
        assert " ".join(citation.quote.split()) in text


@pytest.mark.parametrize("hostile", HOSTILE)
def test_text_from_questions_and_documents_stays_text(hostile: str) -> None:
    answer = sample.answer(
        hostile,
        answer=f"{hostile} [1]\n\n- {hostile}\n\n> {hostile}",
        gaps=(hostile,),
        assumptions=(hostile,),
        positions=(Position(party=hostile, claim=hostile, citations=(1,)),),
        follow_up=FollowUp(slot=hostile, question=hostile, options=(hostile,)),
        citations=(
            sample.citation(1, "rutin#1", "råd").model_copy(
                update={"title": hostile, "locator": hostile, "quote": hostile, "clause": hostile}
            ),
        ),
    )
    plain = Shown(card(sample.answer(), chosen={"boende": "val"}))
    shown = Shown(card(answer, chosen={"boende": hostile}))
    assert set(shown.tags) <= set(plain.tags) | {"blockquote"}
    assert {name for name, _ in shown.attributes} <= {name for name, _ in plain.attributes}
    links = [value or "" for name, value in shown.attributes if name == "href"]
    assert all(link.startswith("/k/") for link in links)


def test_every_number_opens_its_clause_at_its_place() -> None:
    html = card(sample.answer())
    links = dict(re.findall(r'<a class="cite"[^>]*href="([^"]+)"[^>]*>(.+?)</a>', html))
    by_number = {Shown(inner).text.removeprefix("Källa "): link for link, inner in links.items()}
    for citation in sample.answer().citations:
        link = by_number[str(citation.n)]
        assert link.startswith(f"/k/rutin%23{citation.n}?lang=sv")
        assert f"start={citation.start}&amp;end={citation.end}#stalle" in link


def test_everything_set_by_hand_stands_beside_the_question_and_in_the_journal() -> None:
    html = card(sample.answer(), chosen={"boende": "korttidsboende", "kommun": "ovre"})
    question = Shown(html.partition("</h2>")[0].partition('class="question"')[2]).words
    assert question[-2:] == ["boende: korttidsboende", "kommun: Övre kommunen"]
    journal = html.partition('class="journal"')[2]
    assert "Fråga: Vem är jour på natten?\nLäst som: boende: ordinärt boende\n" in journal


def test_what_is_taken_from_earlier_questions_stands_beside_the_question() -> None:
    case = {
        "boende": CaseSlot(value="korttidsboende", evidence="korttids", source="history"),
        "kommun": CaseSlot(value="ovre", evidence="övre", source="question"),
        "vuxen": CaseSlot(value=True, source="presumed"),
        "plikt": CaseSlot(value=["radgivning"], evidence="jour", source="history"),
    }
    html = card(sample.answer(case=case))
    question = Shown(html.partition("</h2>")[0].partition('class="question"')[2]).words
    assert question[-1] == "Från tidigare frågor: korttidsboende"
    assert "\nLäst som: boende: korttidsboende; kommun: Övre kommunen\n" in html
    assert "Från tidigare" not in card(sample.answer())


def test_a_number_without_a_citation_stays_as_it_is() -> None:
    assert "år 2 [99]" in Shown(card(sample.answer(answer="år 2 [99]."))).text


def test_only_the_newest_answer_asks_and_offers_changes() -> None:
    assert 'class="follow-up"' in card(sample.answer())
    older = card(sample.answer(), newest=False)
    assert 'class="follow-up"' not in older
    assert 'class="change"' not in older


def test_the_language_of_a_card_is_that_of_its_answer() -> None:
    html = card(sample.answer(language="en"))
    assert '<article class="turn" lang="en"' in html
    assert "What the sources do not say" in html
    assert '<blockquote lang="sv">' in html


@pytest.mark.parametrize(
    "status", ["settled", "contested", "conditional", "silent", "out_of_scope"]
)
def test_every_status_has_its_own_words_and_its_own_shape(status: str) -> None:
    others = {"settled", "contested", "conditional", "silent", "out_of_scope"} - {status}
    badge = re.search(r'class="badge.*?</span>', card(sample.answer(status=status)), re.DOTALL)
    assert badge is not None
    for other in others:
        elsewhere = re.search(
            r'class="badge.*?</span>', card(sample.answer(status=other)), re.DOTALL
        )
        assert elsewhere is not None
        assert elsewhere[0].split("<svg")[1] != badge[0].split("<svg")[1]
        assert (
            Shown("<p><span " + elsewhere[0] + "</p>").text
            != Shown("<p><span " + badge[0] + "</p>").text
        )


def test_an_answer_with_nothing_but_a_text_is_a_card_too() -> None:
    bare = sample.answer(
        responsibilities=(), positions=(), citations=(), assumptions=(), gaps=(), values=(),
        changes=(), nearest=(), follow_up=None, case={}, answer="Rubrik.\n\nText.",
    )  # fmt: skip
    shown = Shown(card(bare))
    assert "Rubrik." in shown.text
    assert "Text." in shown.text
    assert "section" not in shown.tags
    assert ("class", "fold ") not in shown.attributes


def test_a_paragraph_that_only_leads_in_a_quote_is_no_headline() -> None:
    html = card(
        sample.answer(answer="Avtalet, 2026: [1]\n\n> råd [1]", responsibilities=(), positions=())
    )
    assert 'class="headline"' not in html
    assert "Avtalet, 2026:" in Shown(html).text
    assert '<blockquote lang="sv">råd' in html


def test_what_only_the_text_says_stands_open_on_the_card() -> None:
    text = (
        "Rubrik [1].\n\n- **Jourläkaren:** råd [1].\n\n**Att veta**\n- Ett uppdrag är givet [2].\n"
    )
    html = card(sample.answer(answer=text))
    opened = html.split("<details")[0]
    assert "Att veta" in opened
    assert "Ett uppdrag är givet" in opened
    assert "<strong>Jourläkaren:</strong>" not in opened


def test_a_reading_of_one_party_stands_among_the_positions_only() -> None:
    one = sample.answer().responsibilities[0]
    reading = one.model_copy(
        update={"actor_label": "sjukhuset", "standing": "contested", "citations": (3,)}
    )
    both = card(sample.answer(responsibilities=(one, reading)))
    assert "Sjukhuset" not in Shown(both).text
    alone = card(sample.answer(responsibilities=(reading,)))
    assert "Sjukhuset" in Shown(alone).text


def test_assignments_of_one_branch_stand_together_and_reserves_are_no_branch() -> None:
    one = sample.answer().responsibilities[0]
    told = {"a; x": "a", "b": "b", "a": "a"}
    branches = tuple(
        one.model_copy(update={"condition": words, "branch": branch})
        for words, branch in told.items()
    )
    assert card(sample.answer(responsibilities=branches)).count('class="branch"') == 2
    reserves = ("om i tjänst; det sägs inte", "i förekommande fall")
    reserved = tuple(one.model_copy(update={"condition": words}) for words in reserves)
    html = card(sample.answer(responsibilities=reserved))
    assert 'class="branch"' not in html
    assert "Om i tjänst; det sägs inte" in Shown(html).text


def test_the_start_shows_the_examples_as_buttons() -> None:
    html = start(sample.content(), "sv")
    assert html.count("<button") == len(sample.content().examples)
    assert "Vem är jour på natten?" in Shown(html).text


def test_both_languages_have_every_sentence() -> None:
    swedish, english = texts("sv"), texts("en")
    for field in fields(swedish):
        here, there = getattr(swedish, field.name), getattr(english, field.name)
        assert here != there
        for words in (here, there):
            assert all(
                text.strip() for text in ([words] if isinstance(words, str) else words.values())
            )


@pytest.mark.parametrize(
    ("kind", "status", "language", "told", "not_told"),
    [
        ("lookup", "settled", "sv", "Citerat ur källorna", "Klart i källorna"),
        ("lookup", "settled", "en", "Quoted from the sources", "Settled in the sources"),
        ("lookup", "contested", "en", "This is what each party says", "Quoted from the sources"),
        ("responsibility", "settled", "sv", "Klart i källorna", "Citerat ur källorna"),
    ],
)
def test_a_lookup_quotes_and_settles_nothing(
    kind: str, status: str, language: str, told: str, not_told: str
) -> None:
    html = card(
        sample.answer(
            kind=kind, status=status, language=language, responsibilities=(), changes=(), gaps=()
        )
    )
    assert told in html
    assert not_told not in html
    contested = texts("en" if language == "en" else "sv").positions
    assert (f"<h3>{contested}</h3>" in html) == (kind != "lookup" or status == "contested")


def test_swedish_words_of_a_source_say_so_in_an_english_answer() -> None:
    text = "The agreement: [1]\n\n> råd [1]\n\nOnly in [1]: ”dygnet runt”."
    html = card(sample.answer(kind="lookup", language="en", answer=text, responsibilities=()))
    assert '<blockquote lang="sv">råd' in html
    assert '<span lang="sv">”dygnet runt”</span>' in html
    readings = html.partition('class="readings"')[2].partition("</ul>")[0]
    assert readings.count("<p") == readings.count('<p lang="sv"') > 0


def test_what_a_table_calls_its_rows_is_swedish_in_an_english_answer() -> None:
    told = "In the report: [1]\n\n> Sköterska, 2021: **463 besök** [1]"
    values = (
        Value(label="Sköterska, 2021", value="463", unit="besök", derived=False, citations=(1,)),
        Value(label="figure in the quote", value="ca 40", derived=False, citations=(1,)),
        Value(label="sum", value="2 May", derived=True, citations=(1,)),
    )
    html = card(sample.answer(kind="lookup", language="en", answer=told, values=values))
    for words in ("Sköterska, 2021", "besök", "ca 40"):
        assert f'<span lang="sv">{words}</span>' in html
    for words in ("figure in the quote", "sum", "2 May"):
        assert f'<span lang="sv">{words}</span>' not in html


@pytest.mark.parametrize(
    ("status", "standing", "condition", "badge", "row"),
    [
        ("silent", "settled", "om i tjänst", "Källorna lämnar det öppet", "med förbehåll"),
        ("silent", "planned", "om i tjänst", "Källorna svarar inte", "planerat"),
        ("silent", "settled", None, "Källorna svarar inte", "klart"),
        ("settled", "settled", "om i tjänst", "Klart i källorna", "med förbehåll"),
    ],
)
def test_badge_and_row_do_not_contradict_each_other(
    status: str, standing: str, condition: str | None, badge: str, row: str
) -> None:
    one = sample.answer().responsibilities[0]
    told = one.model_copy(update={"standing": standing, "condition": condition})
    answer = sample.answer(status=status, responsibilities=(told,), positions=())
    html = card(answer)
    assert badge in html.partition('class="when"')[0]
    assert row in html.partition('class="duties"')[2].partition("</section>")[0]
    assert f"Läge: {badge}" in html.partition('class="journal"')[2]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_that_a_question_has_several_patients_stands_under_the_headline(language: str) -> None:
    note = phrase("several_patients", language)
    text = f"**Jouren ger råd** [1].\n\n*{note}*\n\n- Mer [1]."
    answer = sample.answer(answer=text, language=language, assumptions=("Vuxen.", note))
    html = card(answer).partition('class="journal"')[0]
    assert html.count(note) == 1
    headline, told, duty = (html.index(f'class="{c}"') for c in ("headline", "several", "duties"))
    assert headline < told < duty
