"""A text answers where it tells such a thing as is asked for: somebody, a time, a reason."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant.answering.lookup_asked import asking, forms_asked, lacking, telling_first, tells
from assistant.answering.lookup_choice import Extract
from assistant.answering.lookup_matter import Matter
from assistant.domain.clause import Clause, Document, Place, Span, Standing
from assistant.domain.question import Filters
from assistant.retrieval.search import Found
from assistant.retrieval.terms import Term, Variant
from assistant.retrieval.words import is_stopword, tokens

EVERYTHING = Filters()
_MOST = 0.5
"""Share of the matter that speaks for an answer."""


class Stems:
    """A finder that knows words by their first five letters."""

    def find(self, text: str, filters: Filters = EVERYTHING, whole: Found | None = None) -> Found:
        del filters, whole
        words = [word for word in dict.fromkeys(tokens(text)) if not is_stopword(word)]
        terms = [
            Term(word=word, variants=(Variant(stems=(word[:5],), weight=1.0),), held=1.0)
            for word in words
        ]
        return Found(terms=tuple(terms), weights=(1.0,) * len(terms), hits=())

    def stems(self, text: str) -> frozenset[str]:
        return frozenset(word[:5] for word in tokens(text) if not is_stopword(word))


def matter(question: str) -> Matter:
    finder = Stems()
    return Matter(
        question=question,
        text=question,
        kind=None,
        year=2026,
        found=finder.find(question),
        finder=finder,
        respell=lambda clause, text: text,
        torn=(),
    )


def cut(text: str, kind: str = "text", standing: Standing = Standing.ACCOUNT) -> Extract:
    place = Place(file="a.txt", span=Span(start=0, end=1))
    document = Document(
        id="a", title="Dokument", kind="report", issuer="Någon", party=None,
        date=dt.date(2024, 2, 21), date_note=None, not_before=None, diarienummer=None,
        paragraph=None, validity=None, place=place,
    )  # fmt: skip
    clause = Clause(
        id="a:0", document="a", locator="", heading_path=(), standing=standing, kind=kind,
        file="a.txt", spans=(Span(start=0, end=max(1, len(text))),), text=text,
    )  # fmt: skip
    return Extract(
        clause=clause, document=document, start=0, end=len(text), score=1.0, dense=0.0,
        stems=Stems().stems(text), around=frozenset(),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("question", "answers", "near"),
    [
        (
            "Vem beslutade om bussen?",
            "Nämnden beslutade om bussen.",
            "Det beslutades om bussen.",
        ),
        (
            "Vilka ledamöter deltog i mötet?",
            "I mötet deltog ledamöterna Eva Berg och Per Ek.",
            "Ledamöterna deltog i mötet.",
        ),
        (
            "Vem var sekreterare i gruppen?",
            "Eva Berg, sekreterare i gruppen",
            "Eva Berg, ledare i gruppen",
        ),
        (
            "Vem skrev under brevet?",
            "Brevet är undertecknat av Eva Berg.",
            "Brevet handlar om bussen.",
        ),
        ("När startade bussen?", "Bussen startade i maj 2015.", "Bussen startade med besvär."),
        ("När ska bussen starta?", "Bussen ska starta i januari.", "Bussen ska starta."),
        ("Vilket datum togs bussen i bruk?", "Bussen togs i bruk den 3 maj.", "Bussen är i bruk."),
        ("Varför stoppades bussen?", "Bussen stoppades på grund av pris.", "Bussen stoppades."),
        (
            "Vad förklarar att bussen stoppades?",
            "Bussen stoppades eftersom den kostade.",
            "Bussen stoppades 2015, 73,1",
        ),
        (
            "Vad kom utvärderingen av bussen fram till?",
            "Utvärderingen av bussen visade på brister.",
            "En utvärdering av bussen ska göras.",
        ),
        (
            "Vilka åtgärder tog gruppen fram för bussen?",
            "Gruppen har tagit fram åtgärder för bussen: vila och bad.",
            "Gruppen får i uppdrag att ta fram åtgärder för bussen.",
        ),
        (
            "Vad återkopplade ledamöterna om bussen?",
            "Ledamöterna återkopplade att bussen är trång.",
            "Ordföranden önskar att ledamöterna återkopplar om bussen.",
        ),
        (
            "Which trips were in fact carried out?",
            "Trips to the sea were carried out.",
            "Trips will be carried out.",
        ),
        (
            "Vad handlade fallen om?",
            "Fallen beskriver svårt sjuka barn.",
            "Fem fall användes i intervjuerna.",
        ),
        (
            "Vad innehöll mallen för resorna?",
            "Mallen omfattade frågor om pris.",
            "En mall för resorna togs fram.",
        ),
        (
            "Vilket svar gav staden på brevet om bussen?",
            "Staden svarar i brevet att bussen är trång.",
            "Brevet om bussen handlar om en trång gata.",
        ),
        (
            "Vad tycker patienterna om bussen?",
            "Patienterna anser att bussen är trång.",
            "Bedömningen är att bussen inte bör prioriteras.",
        ),
        (
            "Vad heter systemet för bokning?",
            "Bokning sker i systemet Lifecare.",
            "Bokning sker i befintligt system.",
        ),
        (
            "Vilket företag levererar bussen?",
            "Bussen levereras av Busslinjen AB.",
            "Bussen levereras i mars.",
        ),
        (
            "Vilka vårdcentraler deltar i försöket?",
            "I försöket deltar vårdcentralerna i Fjärås och Laholm.",
            "I försöket deltar vårdcentraler.",
        ),
        (
            "Reserverade sig någon i nämnden?",
            "I nämnden reserverade sig två ledamöter.",
            "Nämnden beslutade om bussen.",
        ),
        ("Vilken paragraf hindrar det?", "2 kap. 6 § hindrar det.", "Lagkrav hindrar det."),
        (
            "Vad kostar bussen?",
            "Bussen kostar 3 miljoner kronor om året.",
            "Bussen kostar mer än väntat och rymmer 3 bårar.",
        ),
        (
            "What was the consultant paid for the bus inquiry?",
            "The consultant got 40 tkr for the bus inquiry.",
            "The bus inquiry was done by a consultant.",
        ),
        (
            "Vilket diarienummer har ärendet om bussen?",
            "Ärendet om bussen, BUS240012",
            "Ärendet om bussen, 2024",
        ),
        (
            "Vad säger avtalet om bussen?",
            "Enligt avtalet går bussen varje dag.",
            "Bussen går varje dag.",
        ),
        (
            "Vilka slutsatser drog gruppen om bussen?",
            "Gruppen om bussen konstaterade att den var trång.",
            "Gruppen om bussen ska redovisa resultat i maj.",
        ),
        (
            "Vad blev resultatet av försöket med bussen?",
            "Försöket med bussen visade att fler åker.",
            "Vad visar försöket med bussen?",
        ),
        (
            "Vilka justerade protokollet om bussen?",
            "Protokollet om bussen justerat av Eva Berg och Per Ek",
            "Protokoll om bussen Eva Berg Per Ek",
        ),
        (
            "Vem deltog i mötet om bussen?",
            "Närvarande i mötet om bussen: Eva Berg",
            "Mötet om bussen, föredragande Eva Berg",
        ),
        (
            "Vem yrkade avslag om bussen?",
            "Eva Berg yrkar avslag om bussen.",
            "Eva Berg talar om bussen.",
        ),
        (
            "Vilken buss rekommenderar rapporten?",
            "Rapporten rekommenderar en lång buss.",
            "Rapporten följer det som SKR rekommenderar för en buss.",
        ),
        (
            "Har kommunen sagt upp avtalet om bussen?",
            "Kommunen har sagt upp avtalet om bussen.",
            "Avtalet om bussen förlängs om kommunen inte sagt upp det.",
        ),
        (
            "Har nämnden beslutat om bussen?",
            "Nämnden beslutade om bussen i maj.",
            "Nämnden talade om bussen i maj.",
        ),
        ("Why was the bus stopped?", "The bus stopped, vilket beror på pris.", "The bus stopped."),
    ],
)
def test_a_near_text_that_tells_no_such_thing_is_known_from_one_that_does(
    question: str, answers: str, near: str
) -> None:
    asked = matter(question)
    assert tells(cut(answers), [cut(answers)], asked) >= _MOST
    assert tells(cut(near), [cut(near)], asked) == 0


def test_a_plan_does_not_tell_that_something_happened() -> None:
    asked = matter("Kan du bekräfta att införandet kom i gång?")
    text = "Införandet kom i gång i januari."
    plan = cut(text, standing=Standing.PLAN)
    assert tells(cut(text), [cut(text)], asked) == 1
    assert tells(plan, [plan], asked) == 0


def test_of_a_plan_nothing_has_come_and_nothing_is_decided() -> None:
    text = "Försöket med bussen visade att nämnden beslutade rätt."
    plan = cut(text, standing=Standing.PROPOSED)
    for question in ("Vilka slutsatser drogs av försöket?", "Har nämnden beslutat om bussen?"):
        assert tells(cut(text), [cut(text)], matter(question)) >= _MOST
        assert tells(plan, [plan], matter(question)) == 0


def test_of_several_things_asked_for_one_must_be_told() -> None:
    asked = matter("Vem körde bussen, och varför stoppades bussen?")
    one, none = cut("Bussen stoppades på grund av pris."), cut("Bussen stoppades.")
    assert tells(one, [one], asked) >= _MOST
    assert tells(none, [none], asked) == 0


def test_who_signed_is_told_by_the_signatures_wherever_they_came_up() -> None:
    asked = matter("Vem har undertecknat brevet om bussen?")
    body, names = cut("Brevet handlar om bussen."), cut("Brevet om bussen Eva Berg", "signature")
    assert tells(body, [body, names], asked) >= _MOST


def test_signatures_come_first_however_far_behind_they_came_up() -> None:
    asked = matter("Vem har undertecknat brevet om bussen?")
    body, names = cut("Brevet handlar om bussen."), cut("Brevet om bussen Eva Berg", "signature")
    other = cut("Mötet Eva Berg", "signature")
    assert telling_first([body, body, names], asked)[0] is names
    assert telling_first([body, other], asked)[0] is body
    assert telling_first([body, names], matter("Vad kostar brevet om bussen?"))[0] is body


def test_what_the_nearest_texts_do_not_tell_is_named() -> None:
    asked = matter("Varför stoppades bussen?")
    near, answers = cut("Bussen stoppades."), cut("Bussen stoppades på grund av pris.")
    assert [form.lacks["sv"] for form in lacking(near, [near], asked)] == ["varför"]
    assert lacking(answers, [answers], asked) == ()


def test_less_is_told_where_less_of_the_matter_stands_beside() -> None:
    asked = matter("När startade bussen i Fjärås?")
    beside = cut("Bussen i Fjärås startade i maj 2015.")
    apart = cut("Bussen i Fjärås är ny. Den är röd. Den är lång. Vagnen är från maj 2015.")
    assert tells(beside, [beside], asked) > tells(apart, [apart], asked)


def test_the_words_that_ask_need_not_stand_in_the_answer() -> None:
    asked = matter("Vilket datum blev bussen klar?")
    told = cut("Bussen klar: 3 maj")
    assert tells(told, [told], asked) == 1


def test_each_of_several_things_asked_for_may_stand_elsewhere() -> None:
    assert forms_asked("Vem beslutade om bussen, och varför?") == ()


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Jag är ny här. Vem beslutade? Tack på förhand.", "Vem beslutade?"),
        ("Hej. Vad kostar bussen", "Vad kostar bussen"),
        ("kort svar om bussen", "kort svar om bussen"),
    ],
)
def test_what_is_told_around_a_question_is_no_part_of_what_it_asks(text: str, asked: str) -> None:
    assert asking(text).strip() == asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Kommunledningen vill veta hur länge avtalet löper.", "hur länge avtalet löper."),
        ("Sitter med en budgetpärm och undrar vad Laholm fick 2022", "vad Laholm fick 2022"),
        ("Min chef behöver veta i vilken instans det antogs", "i vilken instans det antogs"),
        ("Our lawyer would like to know which law says so", "which law says so"),
        ("Jag försöker förstå varför bussarna inte blev av", "varför bussarna inte blev av"),
    ],
)
def test_who_would_like_to_know_is_no_part_of_what_is_asked(text: str, asked: str) -> None:
    assert asking(text) == asked


@pytest.mark.parametrize(
    "text",
    [
        "Vad vill Laholm ska gälla när en patient kommer hem?",
        "När får kommunen veta vem som betalar?",
        "Vad behöver kommunen för att veta vilken läkare de ringer?",
        "Regionen vill att kommunen tar över, men vem betalar?",
        "Nämnden antecknar vad som lämnats",
    ],
)
def test_a_question_that_speaks_of_wanting_or_knowing_is_asked_whole(text: str) -> None:
    assert asking(text) == text
