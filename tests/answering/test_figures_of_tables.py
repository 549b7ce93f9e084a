"""Questions for figures of tables, as many people put them: the cells, and what is reckoned."""

from __future__ import annotations

from datetime import datetime

import pytest

from assistant.domain.answer import Answer
from tests.knowledge import assistant

NOW = datetime.fromisoformat("2026-11-23T10:00:00+01:00")


def ask(question: str, *history: str) -> Answer:
    return assistant().ask(question, NOW, history)


def values(answer: Answer, *, derived: bool) -> list[str]:
    return [value.value for value in answer.values if value.derived is derived]


@pytest.mark.parametrize(
    ("question", "cells", "reckoned"),
    [
        (
            "Ekonomen frågar: vad fick Laholm i ersättning 2016 respektive 2024, och skillnaden?",
            ["8,6", "17,1"],
            ["8,5", "98,8"],
        ),
        ("Vad fick Hylte och Falkenberg ihop i ersättning 2021?", ["25,4", "7,6"], ["33,0"]),
        ("Gick Falkenbergs ersättning ner 2018?", ["18,0", "17,6"], ["-0,4", "-2,2"]),
        (
            "Did Varberg's payment drop between 2017 and 2018 even though the total rose?",
            ["15,1", "14,7", "82,6", "98,3"],
            ["-0.4", "-2.6", "15.7", "19.0"],
        ),
        ("Hur stor andel av ersättningen gick till Halmstad 2024?", ["60,5", "179,0"], ["33,8"]),
        (
            "What did the region pay in total in 2015 and 2024, and what is the difference?",
            ["73,1", "179,0"],
            ["105.9", "144.9"],
        ),
        (
            "Hur mycket ökade totalersättningen 2021 i procent?",
            ["11,3%"],
            [],
        ),
        (
            "How many visits per month would a bus manage compared with a health centre?",
            ["84", "336"],
            ["252"],
        ),
        ("Hur många hembesök gjorde alla yrkesgrupper totalt 2021?", [], ["13306"]),
        ("Vilken yrkesgrupp gjorde flest hembesök 2021?", ["7018"], []),
        ("Vilket år gjorde arbetsterapeuterna flest hembesök?", ["3057"], []),
        ("Jag gör en tidslinje. När var läkarnas hembesök som lägst?", ["2213"], []),
        ("Vilket år ökade ersättningen till kommunerna mest i procent?", ["26,5%"], []),
        ("In which year did the compensation grow the most?", ["26,5%"], []),
        (
            "Which profession made the most home visits in 2021, and how many did the physicians "
            "make that year?",
            ["7018", "2715"],
            [],
        ),
        (
            "Hej, skulle kolla en sak, sjuksköterskornas hembesök på vårdcentralerna, visst var "
            "de flest 2020? hur många blev det och vad blev det året efter",
            ["797", "463"],
            [],
        ),
        ("Går igenom gamla pärmar och undrar vad Laholm fick 2022, mnkr räcker", ["15,2"], []),
        ("Vilken personalkategori ökade sina hembesök mest 2019-2021?", ["3461", "7018"], ["3557"]),
        (
            "Home visits by assistant nurses, 2019 through 2021, please",
            ["3461", "4953", "7018"],
            [],
        ),
        ("Average monthly home visits per health centre by nurses in 2020?", ["2,8"], []),
        ("Stämmer det att läkarmedverkans besök ökade 2021?", ["4 115", "7 475"], ["3360", "81,7"]),
        (
            "Räkna upp kommunernas procentsatser för omvärldsanalysen och summera dem",
            ["31%", "25%", "20%", "14%", "8%", "3%"],
            ["101"],
        ),
    ],
)
def test_cells_are_shown_and_what_is_reckoned_is_marked(
    question: str, cells: list[str], reckoned: list[str]
) -> None:
    answer = ask(question)
    assert answer.kind == "lookup"
    assert set(cells) <= set(values(answer, derived=False))
    assert set(reckoned) <= set(values(answer, derived=True))
    assert all(value.citations for value in answer.values)


def test_a_question_that_goes_on_from_another_names_other_rows_of_its_table() -> None:
    answer = ask("Hylte och Laholm ihop, 2023?", "Vilken ersättning i mnkr fick Varberg 2023?")
    assert values(answer, derived=False) == ["15,9", "8,4"]
    assert values(answer, derived=True) == ["24,3"]


@pytest.mark.parametrize(
    ("question", "nearest"),
    [
        ("Vad får kommunerna i ersättning för hemsjukvården 2026?", "179,0"),
        ("Vad betalar regionen 2025, totalt och för Falkenberg?", "31,6"),
        ("Hur mycket får Laholm i ersättning nästa år?", "17,1"),
        ("How many home visits did the physicians make in 2023?", "2715"),
        ("Finns siffror för sjuksköterskors hembesök 2022?", "463"),
        ("Hur många besök gjorde läkarmedverkan 2022?", "7 475"),
    ],
)
def test_a_year_beyond_a_table_is_silent_and_shows_the_last_year_as_nearest(
    question: str, nearest: str
) -> None:
    answer = ask(question)
    assert answer.status == "silent"
    assert answer.values == ()
    head, _, shown = answer.answer.partition(":\n\n**")
    assert nearest not in head
    assert nearest in shown


def test_the_years_that_a_table_lacks_are_named_beside_those_it_has() -> None:
    answer = ask("Vad fick Halmstad i ersättning 2024 och 2025?")
    assert values(answer, derived=False) == ["60,5"]
    assert any("för 2025 ger den ingen" in gap for gap in answer.gaps)


@pytest.mark.parametrize(
    "question",
    [
        "Vem gjorde hembesök på korttidsboende i Halmstad 2021?",
        "Patient i Varberg, hembesök av läkare i kväll, vem?",
        "Vem ansvarade för hembesök 2019 och 2021?",
    ],
)
def test_who_is_to_act_is_not_answered_with_figures(question: str) -> None:
    assert ask(question).kind == "responsibility"


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("Hur många hembesök gjorde läkarna för sårvård 2021?", "2715"),
        ("Vad fick Hylte i ersättning för elevhälsan 2019?", "5,6"),
        ("Hur mycket betalade Varberg i hyra 2020?", "19,3"),
        ("Varför ökade hembesöken av undersköterskor?", "7018"),
        ("Varför avråddes från mobila enheter med buss?", "2 st distriktsköterskor"),
        ("Hur räknas ersättningen upp varje år?", "73,1"),
        ("Hur många mil körde läkarmedverkan 2021?", "7 475"),
        ("Hur många invånare har Laholm 2024?", "17,1"),
        ("Vilket år hade vårdcentralerna flest läkare?", "3016"),
        ("Vilket år fick Halmstad mest i statsbidrag?", "60,5"),
        ("Hur många hembesök gjorde läkarna 2020, hos barn under fem år?", "2213"),
        ("Jag sitter med siffrorna, vad fick Varberg 2021 för rullstolar?", "21,4"),
        ("Tabellen slutar vid 2024. Vad fick Falkenberg i ersättning 2025?", "179,0"),
        ("Skillnad mellan 2015 och 2021 års definition av hemsjukvård", "73,1"),
    ],
)
def test_a_figure_of_something_else_is_not_shown_as_the_answer(question: str, figure: str) -> None:
    assert figure not in values(ask(question), derived=False)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Vad är snittökningen per år av ersättningen?", "10,5%"),
        ("Ge mig antalet inskrivna i kommunal hälso- och sjukvård, ungefär räcker.", "4100"),
        ("Hur många läkare utgår från Halmstad?", "3 läkare"),
    ],
)
def test_a_figure_outside_the_tables_is_quoted(question: str, words: str) -> None:
    answer = ask(question)
    assert answer.status == "settled"
    assert any(words in citation.quote for citation in answer.citations)


def test_two_agreements_are_compared_by_their_words_not_by_rows_of_a_table() -> None:
    answer = ask("Vad är skillnaden mellan överenskommelsen 2015 och 2021?")
    assert answer.citations
    assert "uppräkning" not in answer.citations[0].quote
