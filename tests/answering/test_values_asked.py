"""A question for a type of value is answered by a value of that type, about the same thing."""

from __future__ import annotations

import pytest

from assistant.answering.lookup_fitting import fits
from assistant.answering.lookup_values import holds_value
from tests.answering.test_lookup_asked import cut, matter


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
