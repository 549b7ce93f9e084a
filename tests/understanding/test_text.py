"""What may come in as a question."""

from __future__ import annotations

import pytest

from assistant.errors import BadQuestionError
from assistant.understanding.text import LONGEST_QUESTION, clean


@pytest.mark.parametrize(
    ("raw", "clear"),
    [
        ("  vem\n\tringer   jag? ", "vem ringer jag?"),
        ("a\u0308r det s\u00e4bo", "är det säbo"),
        ("vem\u200b ringer\u00ad jag", "vem ringer jag"),
        ("kl 17\u201108", "kl 17-08"),
        ("vem \x07ringer\x00 jag", "vem ringer jag"),
        ("hjälp 🚑 nu", "hjälp 🚑 nu"),
        ("ﬁnns SÄBO", "finns SÄBO"),
    ],
)
def test_a_question_gets_one_form(raw: str, clear: str) -> None:
    assert clean(raw) == clear


@pytest.mark.parametrize(
    "raw", ["", "   ", "\n", "\u200b", "\x00\x01", "hemligt\ud800", "hemligt" * 200_000]
)
def test_what_cannot_be_read_is_refused_without_echo(raw: str) -> None:
    with pytest.raises(BadQuestionError) as refused:
        clean(raw)
    assert "hemligt" not in str(refused.value)
    assert str(refused.value).endswith(".")


def test_the_longest_question_is_taken() -> None:
    assert len(clean("a" * LONGEST_QUESTION)) == LONGEST_QUESTION
