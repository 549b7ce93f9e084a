"""The API keeps the contract, refuses what it can't use, and never echoes it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.api.app import create_app
from assistant.api.fake import FakeEngine
from assistant.settings import Settings
from tests import sample
from tests.knowledge import ROOT

TYPE = "application/json"
SECRET = "Kalle Karlsson 19121212-1212"


@pytest.fixture(scope="module")
def engine() -> FakeEngine:
    return sample.engine()


@pytest.fixture(scope="module")
def client(engine: FakeEngine) -> Iterator[TestClient]:
    app = create_app(engine, Settings())
    with TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False) as client:
        yield client


def post(client: TestClient, path: str, body: bytes, kind: str = "application/json") -> Any:
    return client.post(path, content=body, headers={"content-type": kind})


def test_a_question_gets_an_answer_with_its_versions(client: TestClient) -> None:
    response = client.post("/api/ask", json={"question": "Vem är jour på natten?"})
    assert response.status_code == 200
    assert response.json()["status"] == "contested"
    assert response.headers["x-corpus-version"] == sample.VERSIONS.corpus
    assert response.headers["x-rules-version"] == sample.VERSIONS.rules
    assert response.headers["x-program-version"] == sample.VERSIONS.program


def test_moment_history_and_choices_reach_the_engine(
    client: TestClient, engine: FakeEngine
) -> None:
    client.post(
        "/api/ask",
        json={
            "question": "Och på dagen?",
            "as_of": "2026-10-17T02:00",
            "history": ["Vem är jour?"],
            "chosen": {"boende": "korttidsboende"},
        },
    )
    text, as_of, history, chosen = engine.asked[-1]
    assert (text, history, chosen) == (
        "Och på dagen?",
        ("Vem är jour?",),
        {"boende": "korttidsboende"},
    )
    assert as_of is not None
    assert as_of.isoformat() == "2026-10-17T02:00:00+02:00"


def test_a_case_is_resolved(client: TestClient) -> None:
    response = client.post("/api/resolve", json={"case": {"boende": "korttidsboende"}})
    assert response.status_code == 200
    assert response.json()["responsibilities"]


def test_a_search_gives_clauses_with_scores(client: TestClient) -> None:
    found = client.post("/api/search", json={"query": "jour", "k": 2}).json()["passages"]
    assert [each["clause"]["id"] for each in found] == ["rutin#0", "rutin#1"]
    assert found[0]["score"] > found[1]["score"]


def test_documents_and_clauses_are_served_as_clauses_never_as_files(client: TestClient) -> None:
    assert [d["id"] for d in client.get("/api/documents").json()["documents"]] == ["rutin"]
    assert len(client.get("/api/documents/rutin").json()["clauses"]) == 7
    clause = client.get("/api/clauses/rutin%231").json()
    assert "hembesök alla dagar" in clause["text"]
    assert client.get(f"/{sample.FILE}").status_code == 404
    assert client.get("/api/clauses/rutin%2399").status_code == 404


def test_the_gap_map_covers_every_duty(client: TestClient) -> None:
    found = client.get("/api/gaps").json()
    assert [cell["plikt"] for cell in found["cells"]] == list(sample.engine().vocabulary.duties)
    assert found["counts"]["silent"] == len(found["cells"])


def test_health_names_what_it_answers_from(client: TestClient) -> None:
    assert client.get("/health").json() == {
        "status": "ok",
        "documents": 1,
        "clauses": 7,
        "versions": sample.VERSIONS.model_dump(),
    }


def test_metrics_count_answers_and_hold_no_words(client: TestClient) -> None:
    client.post("/api/ask", json={"question": SECRET})
    text = client.get("/metrics").text
    assert 'assistant_answers_total{way="ask",status="contested"}' in text
    assert "Karlsson" not in text


def test_docs_fetch_nothing_from_elsewhere(client: TestClient) -> None:
    page = client.get("/docs").text
    assert "/api/ask" in page
    assert "https://" not in page.replace("https://json-schema.org", "")
    assert "<script" not in page


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        pytest.param(b"", TYPE, 422, id="empty body"),
        pytest.param(b"{", TYPE, 422, id="half a body"),
        pytest.param(b"[]", TYPE, 422, id="a list"),
        pytest.param(b'"x"', TYPE, 422, id="a text"),
        pytest.param(b"null", TYPE, 422, id="null"),
        pytest.param(b"{}", TYPE, 422, id="no question"),
        pytest.param(b'{"question": 7}', TYPE, 422, id="a number as question"),
        pytest.param(b'{"question": null}', TYPE, 422, id="null as question"),
        pytest.param(b'{"question": "  "}', TYPE, 422, id="blank question"),
        pytest.param(b'{"question": "\\ud800"}', TYPE, 422, id="lone surrogate"),
        pytest.param(b'{"\\ud800": "x"}', TYPE, 422, id="surrogate as field"),
        pytest.param(b'{"question": NaN}', TYPE, 422, id="NaN"),
        pytest.param(b'{"question": "x", "chosen": {"a": 1e999}}', TYPE, 422, id="1e999"),
        pytest.param(b'{"question": "x", "chosen": {"a": Infinity}}', TYPE, 422, id="inf"),
        pytest.param(b'{"question": "x", "as_of": "natten"}', TYPE, 422, id="no time"),
        pytest.param(b'{"question": "x", "as_of": "0001-01-01"}', TYPE, 422, id="year 1"),
        pytest.param(b'{"question": "x", "as_of": 5}', TYPE, 422, id="number as time"),
        pytest.param(b'{"question": "x", "history": "y"}', TYPE, 422, id="text as history"),
        pytest.param(b'{"question": "x", "history": [1]}', TYPE, 422, id="number in history"),
        pytest.param(b'{"question": "x", "chosen": {"y": 1}}', TYPE, 422, id="unknown slot"),
        pytest.param(b'{"question": "x", "chosen": {"boende": "z"}}', TYPE, 422, id="no value"),
        pytest.param(b'{"question": "x", "chosen": {"boende": {}}}', TYPE, 422, id="object"),
        pytest.param(b'{"question": "x", "k": 1}', TYPE, 422, id="unknown field"),
        pytest.param(b"\xff\xfe{}", TYPE, 422, id="not UTF-8"),
        pytest.param(b'{"a":' * 9000 + b"1" + b"}" * 9000, TYPE, 422, id="deep"),
        pytest.param(b"[" * 60000, TYPE, 422, id="deeper"),
        pytest.param(b'{"question": ' + b"9" * 5000 + b"}", TYPE, 422, id="long number"),
        pytest.param(b'{"question": "x"}', "text/plain", 415, id="text/plain"),
        pytest.param(b"question=x", "application/x-www-form-urlencoded", 415, id="a form"),
        pytest.param(b'{"question": "' + b"x" * 70_000 + b'"}', TYPE, 413, id="too large"),
        pytest.param(b"x" * 1_000_000, TYPE, 413, id="1 MB"),
    ],
)  # fmt: skip
def test_bad_input_gets_a_sentence(client: TestClient, body: bytes, kind: str, status: int) -> None:
    response = post(client, "/api/ask", body, kind)
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert problem["status"] == status
    assert problem["detail"].endswith(".")


@pytest.mark.parametrize(
    "body",
    [
        pytest.param({"question": [SECRET]}, id="in a list"),
        pytest.param({"question": "x", SECRET: 1}, id="as a field"),
        pytest.param({"question": "x", "as_of": SECRET}, id="as a time"),
        pytest.param({"question": "x", "chosen": {SECRET: 1}}, id="as a slot"),
        pytest.param({"question": "x", "chosen": {"boende": SECRET}}, id="as a value"),
        pytest.param({"question": "x", "history": [{SECRET: SECRET}]}, id="in the history"),
    ],
)
def test_errors_never_echo(client: TestClient, body: dict[str, object]) -> None:
    response = client.post("/api/ask", json=body)
    assert response.status_code == 422
    assert "Karlsson" not in response.text + str(response.headers)
    assert "1212" not in response.text


@pytest.mark.parametrize(
    "path", ["/api/nothing", "/api/documents/x", "/api/ask/x", "/%00", "/..%2f"]
)
def test_an_unknown_address_is_a_problem_too(client: TestClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert response.headers["content-type"] == "application/problem+json"


def test_a_body_without_length_is_stopped_at_the_limit(client: TestClient) -> None:
    def endless() -> Iterator[bytes]:
        for _ in range(200):
            yield b"x" * 1024

    headers = {"content-type": "application/json"}
    assert client.post("/api/ask", content=endless(), headers=headers).status_code == 413


def test_an_unforeseen_error_says_so_and_no_more(caplog: pytest.LogCaptureFixture) -> None:
    engine = sample.engine()

    def breaks(text: str, chosen: object) -> Any:
        raise ZeroDivisionError(text)

    engine.answer_for = breaks
    app = create_app(engine, Settings())
    with TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False) as client:
        response = client.post("/api/ask", json={"question": SECRET})
    assert response.status_code == 500
    assert response.headers["content-type"] == "application/problem+json"
    assert "Karlsson" not in response.text + caplog.text
    assert "ZeroDivisionError" in caplog.text


def test_every_response_carries_the_security_headers(client: TestClient) -> None:
    for response in (client.get("/health"), client.get("/nothing"), client.post("/api/ask")):
        assert response.headers["x-content-type-options"] == "nosniff"
        assert response.headers["referrer-policy"] == "no-referrer"
        assert "frame-ancestors 'none'" in response.headers["content-security-policy"]
        assert response.headers["cache-control"] == "no-store"


def test_another_host_name_or_origin_is_refused(client: TestClient) -> None:
    assert client.get("/health", headers={"host": "evil.example"}).status_code == 421
    ask = {"question": "x"}
    assert (
        client.post("/api/ask", json=ask, headers={"origin": "https://evil.example"}).status_code
        == 403
    )
    assert client.post("/api/ask", json=ask, headers={"origin": "null"}).status_code == 403
    same = client.post("/api/ask", json=ask, headers={"origin": "http://127.0.0.1"})
    assert same.status_code == 200


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
FIELDS = st.sampled_from(["question", "as_of", "history", "chosen", "case", "query", "k", "x"])


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    path=st.sampled_from(["/api/ask", "/api/resolve", "/api/search"]),
    body=st.dictionaries(FIELDS, JSON, max_size=4) | JSON,
)
def test_no_body_ends_in_a_server_error(client: TestClient, path: str, body: object) -> None:
    response = post(client, path, json.dumps(body).encode())
    assert response.status_code in (200, 413, 422)


def test_a_trace_comes_only_where_it_is_asked_for(client: TestClient) -> None:
    body = {"case": {"boende": "korttidsboende"}}
    assert client.post("/api/resolve", json=body).json()["trace"] is None
    assert client.post("/api/resolve", json={**body, "trace": True}).json()["trace"] == []
    assert client.post("/api/resolve", json={**body, "trace": "ja"}).status_code == 422


def test_every_name_among_the_metrics_is_documented(client: TestClient) -> None:
    client.post("/api/ask", json={"question": "Vem är jour?"})
    told = client.get("/metrics").text
    names = {line.split()[2] for line in told.splitlines() if line.startswith("# TYPE")}
    documented = (ROOT / "docs" / "operations.md").read_text("utf-8")
    assert len(names) == 8
    assert {name for name in names if f"| `{name}`" not in documented} == set()
