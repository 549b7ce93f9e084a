"""What a real server, with the page on it, says of addresses and methods it does not know."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.api.problems import FIXED
from tests.service.server import Server, serving

UNKNOWN = (
    "GET /v1/nothing",
    "POST /v1/nothing",
    "GET /v1/",
    "PROPFIND /v1/nothing",
    "POST /v1/chat/completions/",
    "GET /api/nothing",
    "DELETE /api/nothing",
    "GET /api/documents/",
    "GET /nothing",
    "POST /nothing",
    "GET /page/nothing",
)
ANOTHER_METHOD = {
    "PUT /v1/models": "GET",
    "DELETE /v1/models/assistant": "GET",
    "GET /v1/chat/completions": "POST",
    "OPTIONS /v1/chat/completions": "POST",
    "GET /api/ask": "POST",
    "DELETE /api/documents": "GET",
    "POST /health": "GET",
    "PUT /docs": "GET",
    "POST /karta": "GET",
    "DELETE /": None,
}
"""Methods that an address takes; None where the page's framework does not say."""
ASKED_FOR_HEADERS = ("/", "/health", "/ready", "/v1/models", "/api/documents", "/karta")


@pytest.fixture(scope="module", params=["0", "2"], ids=["one process", "several"])
def server(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    data = tmp_path_factory.mktemp("data")
    with serving(data, {"WORKERS": request.param}) as running:
        yield running


def test_an_unknown_address_and_another_method_are_refused_as_such(server: Server) -> None:
    expected = dict.fromkeys(UNKNOWN, (404, None))
    expected |= {asked: (405, allowed) for asked, allowed in ANOTHER_METHOD.items()}
    with server.client() as client:
        for asked, (status, allowed) in expected.items():
            method, path = asked.split()
            response = client.request(method, path)
            assert (response.status_code, response.headers.get("allow")) == (status, allowed), asked
            assert response.headers["content-type"] == "application/problem+json", asked
            assert "x-corpus-version" in response.headers, asked
            told = response.json()
            assert (told["status"], told["detail"]) == (status, FIXED[status]), asked
            if path.startswith("/v1/"):
                assert told["error"]["message"] == FIXED[status], asked
                assert told["error"]["type"] == "invalid_request_error", asked
            else:
                assert "error" not in told, asked


def test_the_headers_alone_are_given_where_they_are_asked_for(server: Server) -> None:
    with server.client() as client:
        for path in ASKED_FOR_HEADERS:
            whole, alone = client.get(path), client.head(path)
            assert alone.status_code == whole.status_code, path
            assert alone.content == b"", path
            assert alone.headers["content-type"] == whole.headers["content-type"], path
