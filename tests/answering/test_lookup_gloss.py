"""An English answer tells the words of the field in a Swedish quote, and nothing without ground."""

from __future__ import annotations

from datetime import datetime

import pytest

from assistant.answering.lookup_gloss import Gloss, gloss_names
from tests.knowledge import assistant, shipped

NOW = datetime.fromisoformat("2026-11-20T14:00:00+01:00")
NAMES = gloss_names(
    [
        (("särskilt boende", "SÄBO"), "special housing"),
        (("boende",), "housing"),
        (("överenskommelse",), "agreement"),
        (("Exempelnämnden",), "Exempelnämnden (joint board)"),
    ]
)


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("Överenskommelsen gäller.", "”Överenskommelsen” = agreement"),
        ("i särskilt boende", "”särskilt boende” = special housing"),
        ("SÄBO och boende", "”SÄBO” = special housing; ”boende” = housing"),
    ],
)
def test_words_of_the_glossary_are_told_as_they_stand(quote: str, words: str) -> None:
    assert Gloss(NAMES).of(quote) == f"*Gloss, not a translation: {words}*"


@pytest.mark.parametrize("quote", ["Exempelnämnden beslutar.", "Omboenden nämns.", ""])
def test_a_quote_without_words_of_the_glossary_has_no_gloss(quote: str) -> None:
    assert Gloss(NAMES).of(quote) == ""


def test_a_rule_that_rests_on_the_same_words_lends_its_label() -> None:
    rule = next(r for r in shipped().book.rules if r.id == "jour-rad-hembesok")
    gloss = Gloss(rules=[rule])
    assert rule.says.en in gloss.of(f"… {rule.grounds[0].quote} …")
    assert gloss.of(rule.grounds[0].quote[:-10]) == ""


def test_an_english_lookup_is_glossed_and_a_swedish_one_is_not() -> None:
    english = assistant().ask("What does the agreement say about home health care?", NOW)
    swedish = assistant().ask("Vad säger överenskommelsen om hemsjukvård?", NOW)
    assert "*Gloss, not a translation:" in english.answer
    assert "Gloss" not in swedish.answer
