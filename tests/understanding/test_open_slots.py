"""A language model may fill what words left open, within the vocabulary, on words that stand."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest

from assistant.bootstrap import build
from assistant.domain.question import Question, Understanding
from assistant.errors import ModelError
from assistant.models.fake import FakeModel
from assistant.models.openai_compatible import OpenAICompatible
from assistant.settings import Settings, from_environment
from assistant.understanding.open_slots import ReaderWithModel
from tests.knowledge import CORPUS, ROOT
from tests.models.endpoint import Behaviour, hang_up, raw, reply, running, silence, trickle
from tests.understanding.reading import WEDNESDAY, read, reader, vocabulary

QUESTION = "Vem är ansvarig läkare för gumman på Solgläntan i Laholm?"
FOUND = {"boende": {"value": "sarskilt_boende", "words": "på solgläntan"}}


def with_model(*replies: str | ModelError, text: str = QUESTION) -> tuple[Understanding, FakeModel]:
    model = FakeModel(replies=replies)
    read_ = ReaderWithModel(reader(), model, vocabulary())
    return read_.read(Question(text=read_.prepare(text).text, as_of=WEDNESDAY)), model


def test_an_open_slot_is_filled_and_marked_with_the_model() -> None:
    understanding, _ = with_model(json.dumps(FOUND))
    boende = understanding.slots["boende"]
    assert (boende.value, boende.source) == ("sarskilt_boende", "question")
    assert (boende.evidence, boende.note) == ("på Solgläntan", "fake")
    assert all(s.note is None for slot, s in understanding.slots.items() if slot != "boende")


def test_words_around_the_json_do_no_harm() -> None:
    understanding, _ = with_model(f"Gärna!\n```json\n{json.dumps(FOUND)}\n```")
    assert understanding.slots["boende"].value == "sarskilt_boende"


BAD: dict[str, object] = {
    "a value outside the vocabulary": {"boende": {"value": "slott", "words": "på Solgläntan"}},
    "words that do not stand there": {"boende": {"value": "hvb", "words": "bor på HVB"}},
    "no words": {"boende": {"value": "hvb", "words": " "}},
    "words of another kind": {"boende": {"value": "hvb", "words": 3}},
    "a list for a value": {"boende": {"value": ["hvb"], "words": "gumman"}},
    "a bare value": {"boende": "hvb"},
    "a slot that is none": {"skostorlek": {"value": "42", "words": "gumman"}},
    "a list": [1, 2],
    "what the words said": {"kommun": {"value": "hylte", "words": "gumman"}},
    "a list slot": {"atgard": {"value": "trach", "words": "gumman"}},
    "the moment": {"moment": {"value": "natt", "words": "gumman"}},
    "a duty": {"plikt": {"value": "sip", "words": "gumman"}},
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_not_confined_is_left_aside(name: str) -> None:
    understanding, _ = with_model(json.dumps(BAD[name]))
    assert understanding.slots == read(QUESTION).slots


@pytest.mark.parametrize("text", ["", "nej", "{", '{"boende": ', "[" * 5000])
def test_no_json_fills_nothing(text: str) -> None:
    assert with_model(text)[0].slots == read(QUESTION).slots


def test_a_boolean_is_taken_either_way() -> None:
    for value in (True, "true"):
        told = {"inskriven": {"value": value, "words": "gumman"}}
        assert with_model(json.dumps(told))[0].slots["inskriven"].value is True


def test_a_model_that_fails_leaves_the_reading_as_it_is_and_is_noted() -> None:
    understanding, _ = with_model(ModelError("Den svarar inte."))
    assert understanding.slots == read(QUESTION).slots
    assert "model_failed" in understanding.notes


@pytest.mark.parametrize(
    "text",
    ["Vad står det om tröskelprincipen?", "Hur mycket morfin ska jag ge?", "hej", "säbo?"],
)
def test_only_a_question_of_responsibility_is_sent(text: str) -> None:
    understanding, model = with_model(text=text)
    assert model.asked == []
    assert understanding.notes == read(text).notes


def test_a_slot_that_is_torn_or_denied_is_not_asked_for() -> None:
    _, model = with_model("{}", text="säbo eller korttids i Laholm, vem ringer jag")
    (asked,) = model.asked
    assert "- boende" not in asked[0].content
    assert "- palliativ" in asked[0].content


def test_what_is_sent_is_masked() -> None:
    _, model = with_model("{}", text="Vem är läkare för Greta Berg 390101-1234 på Solgläntan?")
    sent = " ".join(message.content for asked in model.asked for message in asked)
    assert "390101" not in sent
    assert "Greta" not in sent


def environment(url: str, **more: str) -> Mapping[str, str]:
    return {
        "ASSISTANT_MODEL_FOR": "slots",
        "ASSISTANT_MODEL_URL": url,
        "ASSISTANT_MODEL_NAME": "liten",
        **more,
    }


def test_the_whole_assistant_shows_what_a_model_read() -> None:
    with running(reply(json.dumps(FOUND))) as endpoint:
        settings = from_environment(
            {
                **environment(endpoint.url),
                "ASSISTANT_CORPUS": str(CORPUS),
                "ASSISTANT_DATA": str(ROOT / ".data"),
            }
        )
        answer = build(settings).ask(QUESTION, WEDNESDAY)
    assert answer.case["boende"].note == "liten"
    assert "språkmodell" in answer.answer
    assert any("språkmodell" in assumption for assumption in answer.assumptions)


@pytest.mark.parametrize("badly", [hang_up, silence, trickle, raw(b"no"), reply("hm", 500)])
def test_the_whole_assistant_answers_without_a_model_that_fails(badly: Behaviour) -> None:
    plain = build(Settings(corpus=CORPUS, data=ROOT / ".data"))
    with running(badly) as endpoint:
        model = OpenAICompatible(endpoint.url, "liten", seconds=0.2)
        understood = ReaderWithModel(reader(), model, vocabulary()).read(
            Question(text=QUESTION, as_of=WEDNESDAY)
        )
    expected = plain.ask(QUESTION, WEDNESDAY)
    assert set(understood.slots) == {s for s, v in expected.case.items() if v.source == "question"}
