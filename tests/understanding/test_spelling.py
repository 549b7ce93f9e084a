"""A misspelled word is led back; a real word is never made another."""

from __future__ import annotations

import pytest

from assistant.understanding.spelling import Speller
from tests.understanding.reading import read, values


def speller() -> Speller:
    return Speller(
        words=["hemma", "vecka"],
        stems=["korttids", "laholm", "sjukvard"],
        sole_stems=["korttids", "laholm"],
        meant_words=["hemma", "inskriven"],
        meant_stems=["korttids", "laholm", "trach"],
    )


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("hemmma", "hemma"),
        ("hema", "hemma"),
        ("inksriven", "inskriven"),
        ("inskrven", "inskriven"),
        ("kortids", "korttids"),
        ("kortttidsboende", "korttidsboende"),
        ("lahlom", "laholm"),
        ("tarchpatient", "trachpatient"),
    ],
)
def test_one_slip_is_led_back(slip: str, meant: str) -> None:
    assert speller().correct(slip) == meant


@pytest.mark.parametrize(
    "word", ["hemma", "vecka", "backa", "korttidsplats", "laholms", "sjukvarden", "ab", "17:00"]
)
def test_a_word_that_stands_is_left(word: str) -> None:
    assert speller().correct(word) is None


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("vem ville ha läkare på säbo", "ordinart_boende"),
        ("patienten bor på säbo och tycker illa om villkoren", "ordinart_boende"),
    ],
)
def test_a_real_word_is_not_made_a_slot(text: str, absent: str) -> None:
    assert absent not in values(read(text)).values()
