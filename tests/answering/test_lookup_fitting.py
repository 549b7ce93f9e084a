"""A cut that lacks the figure asked for can't answer, whatever other numbers it holds."""

from __future__ import annotations

import pytest

from assistant.answering.lookup_fitting import fits
from tests.answering.test_lookup_asked import cut, matter


@pytest.mark.parametrize(
    ("question", "answers", "near"),
    [
        (
            "Hur många patienter räknar man med?",
            "Man räknar med 40 patienter.",
            "Patienter följs upp inom 14 dagar.",
        ),
        (
            "Hur många läkare deltog?",
            "7 läkare deltog.",
            "3. Läkare deltog den 12 maj, se 4 §.",
        ),
        (
            "Hur många dagar gäller det för patienter?",
            "För patienter gäller det 14 dagar.",
            "Det gäller alla dagar för patienter.",
        ),
        (
            "Hur många av patienterna bor i Fjärås?",
            "I Fjärås bor 40 patienter.",
            "I länet bor 4100 patienter.",
        ),
        (
            "HUR MÅNGA PATIENTER BOR HEMMA I LÄNET",
            "Av patienter i länet bor 40 i eget hem.",
            "Av patienter i länet bor de flesta i eget hem.",
        ),
    ],
)
def test_a_figure_of_something_else_is_no_answer(question: str, answers: str, near: str) -> None:
    asked = matter(question)
    assert fits(cut(answers), asked)
    assert not fits(cut(near), asked)
