"""A language model is asked over HTTP, answers in time or is done without."""

from __future__ import annotations

import socket
from time import monotonic

import pytest

from assistant.errors import ModelError
from assistant.models.openai_compatible import LARGEST_REPLY, OpenAICompatible
from assistant.models.seam import Message
from tests.models.endpoint import Behaviour, hang_up, raw, reply, running, silence, trickle

MESSAGES = [
    Message(role="system", content="Välj ett värde."),
    Message(role="user", content="hemlig fråga"),
]


def test_a_good_reply_is_handed_on_without_blanks_around_it() -> None:
    with running(reply("  korttidsboende\n")) as endpoint:
        assert OpenAICompatible(endpoint.url, "m").complete(MESSAGES) == "korttidsboende"


def test_what_is_sent_is_the_messages_the_model_and_the_key() -> None:
    with running(reply("ja")) as endpoint:
        OpenAICompatible(endpoint.url + "/", "stor", key="nyckel").complete(MESSAGES, longest=7)
        (sent,), (headers,), (path,) = endpoint.requests, endpoint.headers, endpoint.paths
    assert path == "/v1/chat/completions"
    assert headers["Authorization"] == "Bearer nyckel"
    assert sent == {
        "model": "stor",
        "messages": [
            {"role": "system", "content": "Välj ett värde."},
            {"role": "user", "content": "hemlig fråga"},
        ],
        "temperature": 0,
        "max_tokens": 7,
        "stream": False,
    }


def test_without_a_key_none_is_sent() -> None:
    with running(reply("ja")) as endpoint:
        OpenAICompatible(endpoint.url, "m").complete(MESSAGES)
        assert "Authorization" not in endpoint.headers[0]


BAD: dict[str, Behaviour] = {
    "an error status": reply("hemligt svar", status=500),
    "a wrong key": raw(b'{"error": "hemligt"}', status=401),
    "a redirect": raw(b"", status=307, Location="http://127.0.0.1:9/"),
    "no JSON": raw(b"<html>hemligt</html>"),
    "JSON of another form": raw(b'{"choices": []}'),
    "a list": raw(b"[1, 2]"),
    "deep nesting": raw(b"[" * 100_000),
    "no text": reply(None),
    "an empty text": reply("  "),
    "bytes that are no text": raw(b"\xff\xfe\x00"),
    "a reply without end": raw(b" " * (LARGEST_REPLY + 100_000)),
    "a hang-up": hang_up,
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_reply_is_an_error_that_echoes_nothing(name: str) -> None:
    with running(BAD[name]) as endpoint, pytest.raises(ModelError) as refused:
        OpenAICompatible(endpoint.url, "m", key="nyckel").complete(MESSAGES)
    said = str(refused.value)
    assert said.endswith(".")
    assert "hemlig" not in said
    assert "nyckel" not in said


@pytest.mark.parametrize("slowly", [silence, trickle])
def test_a_slow_reply_ends_at_the_time_limit(slowly: Behaviour) -> None:
    begun = monotonic()
    with running(slowly) as endpoint, pytest.raises(ModelError, match=r"within 0\.2 seconds"):
        OpenAICompatible(endpoint.url, "m", seconds=0.2).complete(MESSAGES)
    assert monotonic() - begun < 5


def test_nobody_there_is_an_error() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/v1"
        with pytest.raises(ModelError, match="can't be reached"):
            OpenAICompatible(url, "m").complete(MESSAGES)


def test_a_proxy_of_the_environment_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "")
    with running(reply("ja")) as endpoint:
        assert OpenAICompatible(endpoint.url, "m").complete(MESSAGES) == "ja"
