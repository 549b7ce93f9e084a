"""Every address has a role decided for it: a new one fails here until somebody decides."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient

from assistant.api.access import Caller, check_role, is_public
from assistant.api.app import create_app
from assistant.api.keys import KeyRing
from assistant.api.refusal import RefusedError
from assistant.settings import Role, Settings
from tests import sample
from ui.desk.routes import mount_desk

PUBLIC = {"/health", "/ready"}
LEAST: dict[str, Role] = {
    "/api/ask": "nurse",
    "/api/resolve": "nurse",
    "/api/search": "nurse",
    "/api/documents": "nurse",
    "/api/documents/{document_id}": "nurse",
    "/api/clauses/{clause_id}": "nurse",
    "/api/gaps": "mas",
    "/metrics": "administrator",
    "/text": "nurse",
    "/text/d/{document_id}": "nurse",
    "/text/jamfor": "nurse",
    "/text/versioner/{document_id}": "nurse",
    "/karta": "mas",
    "/karta/fall": "mas",
    "/oppet": "mas",
    "/oppet/{part}": "mas",
    "/andringar": "mas",
    "/andringar/verkan": "mas",
    "/utvardering": "mas",
    "/utvardering/rapport": "mas",
    "/granskning": "mas",
    "/egen": "administrator",
}


@cache
def of_the_api() -> dict[str, str]:
    """Addresses of the API's description, each with one of its methods."""
    paths = create_app(sample.engine(), Settings()).openapi()["paths"]
    return {path: next(iter(methods)).upper() for path, methods in paths.items()}


class Noted(FastAPI):
    """Keeps the routes of the routers that it is given."""

    def __init__(self) -> None:
        super().__init__()
        self.given: list[str] = []

    def include_router(self, router, *args, **kwargs) -> None:  # type: ignore[no-untyped-def]
        self.given += [route.path for route in router.routes if isinstance(route, APIRoute)]


def of_the_desk() -> set[str]:
    app = Noted()
    mount_desk(app, None)  # type: ignore[arg-type]
    return set(app.given)


def test_every_address_has_a_role_decided_for_it() -> None:
    assert of_the_api().keys() | of_the_desk() == PUBLIC | LEAST.keys()
    assert {path for path in of_the_api() if is_public(path)} == PUBLIC


@pytest.mark.parametrize("path", LEAST)
def test_lower_roles_are_refused_and_others_let_in(path: str) -> None:
    roles: tuple[Role, ...] = ("nurse", "mas", "administrator")
    for role in roles:
        caller = Caller(name="", role=role)
        if roles.index(role) < roles.index(LEAST[path]):
            with pytest.raises(RefusedError):
                check_role(caller, path)
        else:
            check_role(caller, path)


def test_without_a_key_every_address_but_the_public_refuses(tmp_path: Path) -> None:
    settings = Settings(access="keys", host="0.0.0.0", data=tmp_path)
    KeyRing(settings.keys_file).new("journal", "nurse")
    with TestClient(
        create_app(sample.engine(), settings), base_url="http://svar.example"
    ) as client:
        told = {p: client.request(m, p).status_code for p, m in of_the_api().items()}
    refused = {401, 429}
    """Who tries again and again without a key has to wait."""
    assert {path for path, status in told.items() if status not in refused} == PUBLIC
