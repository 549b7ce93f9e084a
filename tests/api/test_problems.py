"""Whatever goes wrong is told as problem details with versions, and in time."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx import Response

from assistant.api import guard
from assistant.api.app import create_app
from assistant.api.keys import KeyRing
from assistant.errors import SearchIndexError
from assistant.settings import Settings
from tests import sample
from tests.api.test_access import PROXY, says
from tests.knowledge import assistant

ASK = {"question": "Vem är jour på natten?"}


@contextmanager
def serving(
    settings: Settings | None = None, answers: Callable[..., Any] | None = None
) -> Iterator[TestClient]:
    engine = sample.engine()
    if answers is not None:
        engine.answer_for = answers
    app = create_app(engine, settings or Settings())
    with TestClient(
        app, "http://127.0.0.1", raise_server_exceptions=False, client=("10.0.0.5", 5)
    ) as client:
        yield client


def gone(*_: object) -> Any:
    raise SearchIndexError("The index is gone.")


def broken(*_: object) -> Any:
    raise ZeroDivisionError


def keys_needed(folder: Path) -> Settings:
    settings = Settings(access="keys", data=folder)
    KeyRing(settings.keys_file).new("journal", "nurse")
    return settings


Asking = Callable[[TestClient], Response]
TEXT = {"content-type": "text/plain"}
CASES: dict[str, tuple[int, Asking, Settings | None, Callable[..., Any] | None]] = {
    "an identity that stands twice": (
        400,
        lambda c: c.get("/docs", headers=[*says().items(), ("x-forwarded-user", "it")]),
        PROXY,
        None,
    ),
    "nobody signed in": (401, lambda c: c.post("/api/ask", json=ASK), PROXY, None),
    "a role too low": (403, lambda c: c.get("/metrics", headers=says()), PROXY, None),
    "another site": (
        403,
        lambda c: c.post("/api/ask", json=ASK, headers={"origin": "https://evil.example"}),
        None,
        None,
    ),
    "no such address": (404, lambda c: c.get("/api/nothing"), None, None),
    "no such clause": (404, lambda c: c.get("/api/clauses/x"), None, None),
    "no such address for chat clients": (404, lambda c: c.get("/v1/nothing"), None, None),
    "another method": (405, lambda c: c.get("/api/ask"), None, None),
    "another method for chat clients": (405, lambda c: c.put("/v1/models"), None, None),
    "too large": (413, lambda c: c.post("/api/ask", content=b"x" * 70_000), None, None),
    "too large for chat clients": (
        413,
        lambda c: c.post("/v1/chat/completions", content=b"x" * 1_100_000),
        None,
        None,
    ),
    "no JSON": (415, lambda c: c.post("/api/ask", content=b"{}", headers=TEXT), None, None),
    "another host": (421, lambda c: c.get("/health", headers={"host": "evil"}), None, None),
    "no question": (422, lambda c: c.post("/api/ask", json={}), None, None),
    "too often": (
        429,
        lambda c: [c.post("/api/ask", json=ASK, headers=says()) for _ in range(2)][-1],
        replace(PROXY, rate=4),
        None,
    ),
    "an unforeseen error": (500, lambda c: c.post("/api/ask", json=ASK), None, broken),
    "no index": (503, lambda c: c.post("/api/ask", json=ASK), None, gone),
}


@pytest.mark.parametrize("case", CASES)
def test_every_refusal_is_a_problem_with_versions(case: str) -> None:
    status, ask, settings, answers = CASES[case]
    with serving(settings, answers) as client:
        assert_problem(ask(client), status)


def test_without_a_key_the_refusal_is_a_problem_with_versions(tmp_path: Path) -> None:
    with serving(keys_needed(tmp_path)) as client:
        assert_problem(client.post("/api/ask", json=ASK), 401)


def assert_problem(response: Response, status: int) -> None:
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    for_chat = response.request.url.path.startswith("/v1/")
    assert set(problem) == {"type", "title", "status", "detail", *(["error"] if for_chat else [])}
    assert not for_chat or problem["error"]["message"] == problem["detail"]
    assert problem["status"] == status
    assert problem["detail"].endswith(".")
    for name, version in sample.VERSIONS.model_dump().items():
        assert response.headers[f"x-{name}-version"] == version
    assert ("retry-after" in response.headers) == (status in (429, 503))


def test_an_answer_that_is_not_ready_in_time_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "ANSWER_SECONDS", 0.05)
    asked_again = threading.Event()

    def slow(*_: object) -> Any:
        assert asked_again.wait(30), "the answer was waited for"
        return sample.answer()

    with serving(answers=slow) as client:
        assert_problem(client.post("/api/ask", json=ASK), 503)
        assert client.get("/health").status_code == 200
        asked_again.set()


def test_a_body_that_does_not_arrive_in_time_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(guard, "BODY_SECONDS", 0.05)
    sent: list[Any] = []

    async def never() -> Any:
        await asyncio.Event().wait()

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": "POST",
        "path": "/api/ask",
        "query_string": b"",
        "headers": [(b"host", b"127.0.0.1"), (b"content-length", b"10")],
    }
    asyncio.run(create_app(sample.engine(), Settings())(scope, never, send))
    assert sent[0]["status"] == 408
    assert (b"content-type", b"application/problem+json") in sent[0]["headers"]
    assert json.loads(sent[1]["body"])["status"] == 408


def test_more_requests_than_a_process_can_hold_are_told_to_come_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(guard, "MOST_AT_ONCE", 0)
    with serving() as client:
        assert_problem(client.post("/api/ask", json=ASK), 503)
        monkeypatch.setattr(guard, "MOST_AT_ONCE", 1)
        assert client.post("/api/ask", json=ASK).status_code == 200


def test_every_address_that_takes_something_has_examples_and_each_gets_an_answer() -> None:
    app = create_app(assistant(), Settings())
    with TestClient(app, "http://127.0.0.1") as client:
        paths = client.get("/openapi.json").json()["paths"]
        tried = []
        for path, operations in paths.items():
            for method, operation in operations.items():
                for filled, body in examples(path, operation):
                    response = client.request(method, filled, json=body)
                    assert response.status_code == 200, (filled, body)
                    tried.append(path)
    takes = {path for path, each in paths.items() if "{" in path or "post" in each}
    assert set(tried) == takes
    assert len(takes) == 5


def examples(path: str, operation: Any) -> Iterator[tuple[str, Any]]:
    for each in operation.get("parameters", ()):
        path = path.replace(f"{{{each['name']}}}", each["example"].replace("#", "%23"))
        yield path, None
    content = operation.get("requestBody", {}).get("content", {})
    for example in content.get("application/json", {}).get("examples", {}).values():
        yield path, example["value"]
