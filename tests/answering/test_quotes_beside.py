"""A question read as one of duties that may ask what the sources say gets their words beside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import pytest

from assistant.answering.phrases import phrase
from assistant.domain.answer import Answer
from assistant.domain.question import Language, Question, Understanding
from assistant.understanding.kind_opinion import BIAS
from assistant.understanding.kinds import read_kind
from tests.knowledge import assistant
from tests.understanding.reading import WEDNESDAY, reader

NOW = datetime.fromisoformat("2026-11-23T10:00:00+01:00")
NEITHER_SURE = {BIAS: 0.2}
HARDLY = {BIAS: -1.5}
ON_DUTIES = "Vem ansvarar för den samordnade individuella planen, SIP?"
OF_A_PATIENT = (
    "trachpatient hemma i Laholm lördag natt, vem ringer jag?",
    "pat på säbo i Hylte har feber, vem kommer i natt",
    "who do I call for a palliative patient at home in Varberg on Sunday",
)


def perhaps(text: str, weights: dict[str, float]) -> str | None:
    sentence = reader().sentence(text, WEDNESDAY)
    told = read_kind(sentence, reader().duties(sentence), None, weights)
    assert told.kind == "responsibility"
    return told.perhaps


def test_a_reading_that_is_not_sure_tells_the_lookup_that_it_may_be() -> None:
    assert perhaps(ON_DUTIES, NEITHER_SURE) == "fact"
    assert perhaps(ON_DUTIES, HARDLY) is None


@pytest.mark.parametrize("text", OF_A_PATIENT)
def test_a_patients_case_is_no_lookup_beside(text: str) -> None:
    assert perhaps(text, NEITHER_SURE) is None


@pytest.fixture
def unsure(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that takes every question for one that may be a lookup as well."""
    engine = assistant()
    read = engine._reader.read

    def may_be_both(question: Question) -> Understanding:
        return replace(read(question), perhaps="fact")

    monkeypatch.setattr(engine._reader, "read", may_be_both)


def parts(answer: Answer, language: Language = "sv") -> tuple[str, str]:
    """What stands before and behind the title of the quotes beside."""
    before, _, behind = answer.answer.partition(f"**{phrase('perhaps_lookup', language)}**")
    return before.strip(), behind.strip()


def numbers(text: str) -> Sequence[int]:
    return [int(number) for number in re.findall(r"\[(\d+)\]", text)]


@pytest.mark.usefixtures("unsure")
def test_what_the_sources_say_stands_behind_the_verdict_and_is_cited() -> None:
    answer = assistant().ask(ON_DUTIES, NOW)
    verdict, told = parts(answer)
    cited = {each.n: each.quote for each in answer.citations}
    assert answer.kind == "responsibility"
    assert verdict.startswith("**Källorna anger ingen")
    assert any("individuell plan" in cited[number] for number in numbers(told))
    assert sum(len(cited[number]) for number in set(numbers(told))) < 1000


def test_the_verdict_is_the_same_with_and_without(request: pytest.FixtureRequest) -> None:
    sure = assistant().ask(ON_DUTIES, NOW)
    request.getfixturevalue("unsure")
    unsure = assistant().ask(ON_DUTIES, NOW)
    assert parts(unsure)[0] == sure.answer
    assert unsure.status == sure.status
    assert unsure.responsibilities == sure.responsibilities
    assert unsure.citations[: len(sure.citations)] == sure.citations


@pytest.mark.usefixtures("unsure")
def test_where_the_sources_are_silent_nothing_is_said_or_cited_beside() -> None:
    answer = assistant().ask("Vem har läkaransvaret för kommunens ridskola och ishall?", NOW)
    assert answer.kind == "responsibility"
    assert not parts(answer)[1]
