"""A question for a type of value is answered by a value of that type, about the same thing."""

from __future__ import annotations

import pytest

from assistant.answering.lookup_asked import tells
from assistant.answering.lookup_fitting import fits
from assistant.answering.lookup_values import holds_value
from assistant.answering.lookup_voices import asks_voice
from tests.answering.test_lookup_asked import cut, matter

_MOST = 0.5
"""What speaks for an answer."""


@pytest.mark.parametrize(
    ("question", "answers", "near"),
    [
        (
            "Vad gick analysen på i kronor?",
            "Analysen kostade 1,5 mkr.",
            "Analysen betalas till 50 procent av regionen.",
        ),
        (
            "What did the buses cost?",
            "The buses cost 2 mkr.",
            "The buses carry 2 nurses.",
        ),
        (
            "Vilket belopp fick bussarna?",
            "Bussarna fick 3 tkr.",
            "Vägarna fick 28,5 miljoner kronor.",
        ),
        (
            "Vad får mottagningen i kronor per besök?",
            "Mottagningen får 400 kronor för varje besök.",
            "Mottagningen får 28,5 miljoner kronor.",
        ),
        (
            "Hur snabbt ska jouren komma?",
            "Jouren ska komma inom två timmar.",
            "Jouren ska komma på vardagar 17:00-08:00.",
        ),
        (
            "Hur länge ges stödet?",
            "Stödet ges i upp till 14 dagar.",
            "Stödet ges av läkare.",
        ),
        (
            "How long does the support last?",
            "The support may last 14 dagar.",
            "The support may last at home.",
        ),
        (
            "Hur mycket tid ska läkaren avsätta?",
            "Ingen tid finns längre omnämnd, läkaren får avsätta den.",
            "Läkaren ska avsätta sig på boendet.",
        ),
    ],
)
def test_another_type_of_value_or_one_of_another_thing_is_no_answer(
    question: str, answers: str, near: str
) -> None:
    asked = matter(question)
    assert holds_value(cut(answers), asked)
    assert not holds_value(cut(near), asked)


@pytest.mark.parametrize(
    "question",
    [
        "Vad gick mötet ut på?",
        "Vem betalar analysen?",
        "Vad betalar regionen för?",
        "Vilka bussar nämns?",
        "I hur många delregioner körs bussen?",
        "Vilken roll spelar bussen?",
    ],
)
def test_a_question_for_no_value_needs_none(question: str) -> None:
    assert holds_value(cut("Här sägs inget om saken."), matter(question))


@pytest.mark.parametrize(
    ("question", "answers", "near"),
    [
        (
            "Hur många bussar behövs?",
            "Det behövs fyra bussar.",
            "En av de bussar som behövs kostar ca 1,5 mkr.",
        ),
        (
            "Hur många patienter deltog?",
            "I studien deltog ca 40 utvalda patienter.",
            "Två läkare och deras patienter deltog.",
        ),
    ],
)
def test_a_figure_counts_what_stands_beside_it(question: str, answers: str, near: str) -> None:
    asked = matter(question)
    assert fits(cut(answers), asked)
    assert not fits(cut(near), asked)


@pytest.mark.parametrize(
    ("question", "answers", "near"),
    [
        (
            "Hur stor andel av chaufförerna har utbildning?",
            "Av chaufförerna har 40 procent utbildning.",
            "Av kostnaden bär kommunerna 40 procent.",
        ),
        (
            "Hur hög blev svarsfrekvensen på enkäten?",
            "Svarsfrekvensen på enkäten blev 62 %.",
            "Enkäten går till chefer 2024.",
        ),
        (
            "What was the response rate of the survey?",
            "The response rate of the survey was 62 per cent.",
            "The survey goes to 12 managers.",
        ),
        (
            "Vilken hyra tas ut för bussen?",
            "Hyra för bussen tas ut med 900 kr.",
            "Bussen tas ut på vägarna.",
        ),
        (
            "Vad blir det per styck i kronor för besöken?",
            "Besöken ersätts med 400 kronor per besök.",
            "Besöken får 28,5 miljoner kronor.",
        ),
    ],
)
def test_a_share_or_a_fee_is_told_of_the_thing_itself(
    question: str, answers: str, near: str
) -> None:
    asked = matter(question)
    assert holds_value(cut(answers), asked)
    assert not holds_value(cut(near), asked)


@pytest.mark.parametrize(
    ("question", "answers", "near"),
    [
        (
            "Vilken befattning har Eva Berg?",
            "Eva Berg, enhetschef",
            "Eva Berg och Per Ek (V)",
        ),
        (
            "Vem är enhetschef i Byn?",
            "Eva Berg, enhetschef i Byn",
            "Eva Berg, enhetschef i Staden",
        ),
        (
            "What is Eva Berg's job title?",
            "Eva Berg, avdelningschef",
            "Lisa Berg, avdelningschef",
        ),
        (
            "Vilket journalsystem använder bussen?",
            "I bussen används journalsystemet Vårdvy.",
            "I bussen finns inte samma journalsystem.",
        ),
        (
            "Which system does the bus use?",
            "The bus is booked in the system Lifecare.",
            "The bus is booked in the present system.",
        ),
        (
            "Vilken dag beslutades om bussen?",
            "Om bussen beslutades den 4 maj.",
            "Om bussen beslutades i vården.",
        ),
        (
            "När startade bussen?",
            "Bussen startade på våren.",
            "Bussen startade för vårdcentralen.",
        ),
        (
            "Fram till vilket klockslag går bussen?",
            "Bussen går till 16:30.",
            "Bussen går hela veckan.",
        ),
        (
            "Senast när ska rapporten om bussen lämnas?",
            "Rapporten om bussen lämnas i mars.",
            "Rapporten om bussen lämnas till nämnden.",
        ),
        (
            "Vilket diarienummer har ärendet om bussen?",
            "Ärendet om bussen, ABC230002",
            "Ärendet om bussen från ABC 2025-02-11",
        ),
        (
            "Vilket företag sköter bussen?",
            "Bussen sköts av en konsult.",
            "Bussen sköts med konsultation på telefon.",
        ),
    ],
)
def test_a_value_of_the_type_asked_for_is_told_and_another_is_not(
    question: str, answers: str, near: str
) -> None:
    asked = matter(question)
    assert tells(cut(answers), [cut(answers)], asked) > _MOST
    assert tells(cut(near), [cut(near)], asked) < _MOST


@pytest.mark.parametrize(
    ("question", "near"),
    [
        ("Hur många avvikelser kom in?", "Avvikelser kom in; det kostar 28,5 miljoner kronor."),
        ("Antal avvikelser om bussen?", "Avvikelser om bussen gäller 28,5 miljoner kronor."),
        ("Hur många förare har bussen nu?", "Läget november 2020: bussen har 7 förare."),
        ("How many drivers does the bus have today?", "In 2020 the bus had 7 drivers."),
    ],
)
def test_no_sum_and_nothing_long_past_counts_what_there_is(question: str, near: str) -> None:
    assert not fits(cut(near), matter(question))


def test_a_count_of_the_last_years_may_still_hold() -> None:
    asked = matter("Hur många förare har bussen nu?")
    assert fits(cut("Läget maj 2025: bussen har 7 förare."), asked)


@pytest.mark.parametrize(
    "question",
    [
        "Vad tog Byn upp i sin inventering?",
        "Vilka behov lyfte Byn?",
        "Vad pekade Byn ut som viktigast?",
        "Vad framhöll Byn om kompetensen?",
        "Vad står i Byns inventering? Vad redovisade de i sin inventering?",
        "What does Byn point to?",
        "Which needs did Byn raise?",
        "What did Byn bring up?",
        "Vad svarade Byn?",
    ],
)
def test_words_of_a_party_are_asked_for_in_many_ways(question: str) -> None:
    assert asks_voice(question)


@pytest.mark.parametrize(
    "question",
    [
        "Jag vill veta vad Byn fick 2021.",
        "Hur många bor i Byn?",
        "Nämns Byn i rapporten?",
        "Vilka frågor ställdes till Byn?",
        "Vad gäller i Byn på helger?",
    ],
)
def test_what_is_told_of_a_party_is_none_of_its_words(question: str) -> None:
    assert not asks_voice(question)


@pytest.mark.parametrize(
    "question", ["Vilken roll har Eva Berg?", "Vilken befattning har Eva Berg?"]
)
def test_the_head_of_a_document_tells_a_title(question: str) -> None:
    assert fits(cut("Kontoret Eva Berg Enhetschef Datum", kind="head"), matter(question))
