"""WCAG 3.1.2: on an English page every Swedish word of the sources is marked as Swedish."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from assistant.bootstrap import build
from assistant.review.queue import ReviewQueue
from assistant.review.report import report
from assistant.service import Assistant
from assistant.settings import Settings
from tests import sample
from tests.ui.languages import english, spoken, swedish
from ui import clause_page
from ui.chrome import header
from ui.content import load_content
from ui.conversation import Backing, Conversation, ask, shown
from ui.desk.layout import VIEWS
from ui.desk.open_matters import PARTS
from ui.desk.routes import Desk, mount_desk
from ui.own import Own

Look = Callable[[str], list[str]]
CONTENT = load_content(sample.CORPUS / "page.yaml")
ASKED = (
    *(each.en for each in CONTENT.examples),
    "Who is responsible for a child at LSS short-term stay?",
    "Which documents mention the on-call service?",
    "What did the joint board decide in 2023?",
    "Who pays for incontinence aids?",
    "What does the supplementary agreement say?",
    "When was the report on the future of home care presented?",
    "What is the weather tomorrow?",
    "How much does nutrition cost in Varberg, and which row of the table is it in?",
    "How many hours of on-call did the region have in the table?",
)
WORDS = "The on-call doctor is the right one to call."
ORD = "Det är jourläkaren som är rätt att ringa till."


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="module")
def assistant(data: Path) -> Assistant:
    return build(Settings(data=data))


@pytest.fixture(scope="module")
def backing(assistant: Assistant) -> Backing:
    return Backing(
        engine=assistant,
        reader=assistant,
        content=CONTENT,
        queue=sample.Kept(),
        clock=lambda: sample.NOW,
        known=lambda _: (assistant, assistant),
    )


@pytest.fixture(scope="module")
def client(assistant: Assistant, data: Path) -> Iterator[TestClient]:
    queue = ReviewQueue(data / "review", 0)
    answer = assistant.ask(CONTENT.examples[0].en, sample.NOW)
    queue.put(report(answer, reason="who", words=WORDS, history=(), chosen={}, now=sample.NOW))
    told = assistant.ask(CONTENT.examples[0].sv, sample.NOW)
    queue.put(report(told, reason="who", words=ORD, history=(), chosen={}, now=sample.NOW))
    desk = Desk(
        engine=assistant,
        corpus=lambda: sample.CORPUS,
        report=data / "report.html",
        effects=data,
        kept=lambda: {"abc": "2026-10-01 · abc"},
        version=lambda _: assistant.corpus,
        results=tuple,
        reports=queue.all,
        own=Own(),
        own_file="own.yaml",
    )
    app = FastAPI()
    mount_desk(app, desk)
    with TestClient(app) as client:
        yield client


@pytest.fixture(scope="module")
def unmarked(assistant: Assistant) -> Callable[[str], list[str]]:
    """Gives the texts of an English page that hold Swedish and are not marked so.

    Swedish is what the sources say and are called. Names and legal terms that the vocabulary
    has in its English labels are not: they belong to the English sentence.
    """
    vocabulary = assistant.vocabulary
    lists = (vocabulary.actors, vocabulary.parties, vocabulary.duties)
    values = (each.values for each in vocabulary.slots.values())
    terms = sorted((each.en for labels in (*lists, *values) for each in labels.values()), key=len)
    in_english = re.compile("|".join(map(re.escape, reversed(terms))), re.IGNORECASE)
    documents = assistant.corpus.documents.values()
    clauses = assistant.corpus.clauses.values()
    told = (
        *(each.title for each in documents),
        *(each.issuer for each in documents),
        *(each.date_note for each in documents if each.date_note),
        *(each.locator for each in clauses),
        *(each.text for each in clauses),
    )
    of_sources = frozenset(words for each in told if len(words := " ".join(each.split())) > 20)

    def look(page: str) -> list[str]:
        return [
            text
            for language, text in spoken(page)
            if language != "sv" and any(swedish(in_english.sub("the", text), of_sources))
        ]

    return look


def test_swedish_in_an_english_sentence_is_told_from_english() -> None:
    assert list(swedish("By the agreement, as quoted")) == []
    assert list(swedish("The region answers for korttidsboende")) == []
    assert list(swedish("ej daterad; bilaga till beslutsförslaget")) != []
    assert list(swedish("in Rutin för råd", ["Rutin för råd"])) == ["Rutin för råd"]
    assert [text for language, text in spoken("<p lang=en>a <i lang=sv>b</i></p>")] == ["a", "b"]
    assert spoken("<a lang=sv title=b><i lang=en>a</i></a>") == [("sv", "b"), ("en", "a")]
    assert spoken("<p lang=en><svg><path d=m/></svg>a</p>") == [("en", "a")]
    assert english("the end of it")
    assert not english("Läkare för patienten i Hylte, not 3")


PAGES = (
    *VIEWS,
    *(f"oppet/{part}" for part in PARTS),
    "text?q=home+visits",
    "text?q=zzz",
    "text/jamfor?a=gnhh-2023-58&b=gnhh-2023-59",
    "text/versioner/gnhh-2023-58?a=abc&b=",
    "karta?rad=kommun",
    "karta?rad=atgard",
    "karta/fall?plikt=huvudmannaskap&rad=boende&varde=lss_korttidsvistelse_barn&tid=",
    "karta/fall?plikt=patientansvar&rad=atgard&varde=trach&tid=",
    "karta/fall?plikt=none",
    "text/d/none",
)


@pytest.mark.parametrize("address", PAGES)
def test_english_on_a_swedish_desk_is_marked(client: TestClient, address: str) -> None:
    page = client.get(f"/{address}").text
    assert '<html lang="sv"' in page
    assert [text for language, text in spoken(page) if language != "en" and english(text)] == []


@pytest.mark.parametrize("address", PAGES)
def test_on_the_desk(client: TestClient, unmarked: Look, address: str) -> None:
    page = client.get(f"/{address}{'&' if '?' in address else '?'}lang=en").text
    assert '<html lang="en"' in page
    assert unmarked(page) == []


def test_in_every_document_and_beside_an_answer(
    client: TestClient, assistant: Assistant, unmarked: Look
) -> None:
    corpus = assistant.corpus
    for document in corpus.documents:
        assert unmarked(client.get(f"/text/d/{document}?lang=en").text) == []
        first = corpus.clauses_of(document)[0]
        mark = clause_page.place_of(corpus, first, None, None)
        assert unmarked(clause_page.page(corpus, first, mark, "en")) == []
        panel = clause_page.panel(corpus, first, mark, "en")
        assert unmarked(f'<div lang="en">{panel}</div>') == []
    assert unmarked(clause_page.missing("en")) == []


@pytest.mark.parametrize("question", ASKED)
def test_in_an_answer(backing: Backing, unmarked: Look, question: str) -> None:
    page = shown(backing, ask(backing, Conversation(language="en"), question))
    assert unmarked(page) == []


def test_an_english_answer_on_a_page_that_is_swedish_now(backing: Backing) -> None:
    asked = ask(backing, Conversation(language="en"), ASKED[0])
    page = shown(backing, replace(asked, language="sv"))
    told = spoken(f'<main lang="sv">{page}</main>')
    assert any(english(text) for _, text in told)
    assert [text for language, text in told if language != "en" and english(text)] == []


def test_the_way_to_the_other_language_is_named_in_that_language(client: TestClient) -> None:
    assert re.search(r'<a[^>]*lang="sv"[^>]*>Svenska</a>', client.get("/text?lang=en").text)
    assert re.search(r'<button[^>]*><span lang="en">English</span></button>', header(CONTENT, "sv"))
