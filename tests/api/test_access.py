"""Who is let in, what they may do, how often; and that other sites can't ask on their behalf."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from assistant.api.app import create_app
from assistant.api.keys import KeyRing
from assistant.api.rate import RateLimit
from assistant.api.refusal import RefusedError
from assistant.errors import SettingsError, UsageError
from assistant.settings import Settings
from tests import sample

ASK = {"question": "Vem är jour på natten?"}
PROXY = Settings(
    access="proxy",
    host="0.0.0.0",
    proxies=("10.0.0.0/24",),
    proxy_roles={"vard": "nurse", "mas": "mas", "it": "administrator"},
)


@contextmanager
def serving(settings: Settings, address: str = "10.0.0.5") -> Iterator[TestClient]:
    app = create_app(sample.engine(), settings)
    with TestClient(app, base_url="http://svar.example", client=(address, 5)) as client:
        yield client


def keyed(folder: Path, **changed: Any) -> tuple[Settings, KeyRing]:
    settings = Settings(access="keys", host="0.0.0.0", data=folder, **changed)
    return settings, KeyRing(settings.keys_file)


def bearer(key: str) -> dict[str, str]:
    return {"authorization": f"Bearer {key}"}


def test_a_key_opens_and_its_file_holds_no_key(tmp_path: Path) -> None:
    settings, ring = keyed(tmp_path)
    key = ring.new("journal", "nurse")
    assert key not in settings.keys_file.read_text("utf-8")
    password = base64.b64encode(f"any:{key}".encode()).decode()
    with serving(settings) as client:
        for headers in (
            bearer(key),
            {"x-api-key": key},
            {"authorization": f"Basic {password}"},
        ):
            assert client.post("/api/ask", json=ASK, headers=headers).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({}, id="none"),
        pytest.param(bearer("hsa_wrong"), id="a wrong key"),
        pytest.param(bearer(""), id="an empty key"),
        pytest.param({"authorization": "Basic x"}, id="half a password"),
        pytest.param({"authorization": "Basic /////w=="}, id="bytes that are no text"),
        pytest.param({"x-forwarded-user": "eva", "x-forwarded-groups": "it"}, id="a proxy's words"),
    ],
)
def test_without_a_key_nothing_but_health_is_told(tmp_path: Path, headers: dict[str, str]) -> None:
    settings, ring = keyed(tmp_path)
    ring.new("journal", "nurse")
    with serving(settings) as client:
        refused = client.post("/api/ask", json=ASK, headers=headers)
        assert refused.status_code == 401
        assert "Bearer" in refused.headers["www-authenticate"]
        assert refused.headers["content-type"] == "application/problem+json"
        for path in ("/", "/docs", "/openapi.json", "/metrics", "/api/documents", "/v1/anything"):
            assert client.get(path, headers=headers).status_code == 401
        chat = client.get("/v1/models", headers=headers).json()
        assert chat["error"]["message"] == chat["detail"], "chat clients read this member"
        assert chat["error"]["type"] == "invalid_request_error"
        assert "error" not in refused.json()
        assert client.get("/health", headers=headers).status_code == 200
        assert client.get("/ready", headers=headers).status_code == 200


def test_guessing_keys_is_slowed_down(tmp_path: Path) -> None:
    settings, ring = keyed(tmp_path)
    ring.new("journal", "nurse")
    with serving(settings) as client:
        codes = [client.get("/docs", headers=bearer(f"hsa_{n}")).status_code for n in range(20)]
    assert codes[0] == 401
    assert codes[-1] == 429


def test_a_key_that_is_removed_holds_no_longer(tmp_path: Path) -> None:
    settings, ring = keyed(tmp_path)
    key = ring.new("journal", "nurse")
    with serving(settings) as client:
        assert client.get("/docs", headers=bearer(key)).status_code == 200
        KeyRing(settings.keys_file).remove("journal")
        assert client.get("/docs", headers=bearer(key)).status_code == 401


def test_keys_have_names_of_their_own(tmp_path: Path) -> None:
    ring = KeyRing(tmp_path / "keys.json")
    ring.new("journal", "nurse")
    with pytest.raises(UsageError, match="of that name"):
        ring.new("journal", "mas")
    with pytest.raises(UsageError, match="small letters"):
        ring.new("Eva Svensson", "mas")
    with pytest.raises(UsageError, match="no key"):
        ring.remove("other")
    assert [key.name for key in ring.all()] == ["journal"]


@pytest.mark.parametrize("stored", ["{", "[1]", '[{"name": "x"}]', '["x"]'])
def test_a_damaged_list_of_keys_stops_the_start(tmp_path: Path, stored: str) -> None:
    settings, _ = keyed(tmp_path)
    settings.keys_file.write_text(stored, "utf-8")
    with pytest.raises(SettingsError, match="can't be read"):
        create_app(sample.engine(), settings)


def test_without_any_key_the_server_does_not_start(tmp_path: Path) -> None:
    settings, _ = keyed(tmp_path)
    with pytest.raises(SettingsError, match="assistant key new"):
        create_app(sample.engine(), settings)


def says(user: str = "eva", groups: str = "vard") -> dict[str, str]:
    return {"x-forwarded-user": user, "x-forwarded-groups": groups}


@pytest.mark.parametrize(
    ("address", "headers", "status"),
    [
        pytest.param("10.0.0.5", says(), 200, id="a nurse through the proxy"),
        pytest.param("10.0.1.5", says(), 403, id="from another address"),
        pytest.param("10.0.1.5", {"x-forwarded-for": "10.0.0.5", **says()}, 403, id="a forgery"),
        pytest.param("10.0.0.5", {}, 401, id="nobody named"),
        pytest.param("10.0.0.5", says(user=" "), 401, id="a blank name"),
        pytest.param("10.0.0.5", says(groups="annat"), 403, id="in no group"),
        pytest.param("10.0.0.5", says(groups="annat, vard"), 200, id="one group of several"),
        pytest.param("nowhere", says(), 403, id="no address"),
    ],
)
def test_only_a_trusted_proxy_says_who_asks(
    address: str, headers: dict[str, str], status: int
) -> None:
    with serving(PROXY, address) as client:
        assert client.post("/api/ask", json=ASK, headers=headers).status_code == status


def test_an_identity_that_stands_twice_is_refused() -> None:
    twice = [("x-forwarded-user", "eva"), ("x-forwarded-user", "it"), ("x-forwarded-groups", "it")]
    with serving(PROXY) as client:
        assert client.post("/api/ask", json=ASK, headers=twice).status_code == 400


@pytest.mark.parametrize(
    ("groups", "path", "status"),
    [
        ("vard", "/api/documents", 200),
        ("vard", "/api/gaps", 403),
        ("vard", "/metrics", 403),
        ("mas", "/api/gaps", 200),
        ("mas", "/metrics", 403),
        ("it", "/metrics", 200),
        ("it,vard", "/metrics", 200),
    ],
)
def test_a_role_reaches_so_far(groups: str, path: str, status: int) -> None:
    with serving(PROXY) as client:
        assert client.get(path, headers=says(groups=groups)).status_code == status


def test_a_caller_may_not_ask_without_end_and_others_are_not_held_up() -> None:
    with serving(replace(PROXY, rate=8)) as client:
        codes = [client.post("/api/ask", json=ASK, headers=says()).status_code for _ in range(4)]
        other = client.post("/api/ask", json=ASK, headers=says("bo"))
        refused = client.post("/api/ask", json=ASK, headers=says())
    assert codes == [200, 200, 429, 429]
    assert other.status_code == 200
    assert 1 <= int(refused.headers["retry-after"]) <= 8


def test_an_allowance_comes_back_with_time_and_is_shared_by_all_who_share_the_table() -> None:
    now = [100.0]
    table = [0.0] * 64
    one, two = (RateLimit(60, table, b"salt", lambda: now[0]) for _ in range(2))
    for _ in range(15):
        one.spend("eva")
    with pytest.raises(RefusedError):
        two.spend("eva")
    now[0] += 1.0
    two.spend("eva")
    with pytest.raises(RefusedError):
        one.spend("eva")


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://svar.example.evil.example"},
        {"sec-fetch-site": "cross-site"},
    ],
)
def test_another_site_can_not_ask_with_the_browsers_sign_in(headers: dict[str, str]) -> None:
    with serving(PROXY) as client:
        assert client.post("/api/ask", json=ASK, headers={**says(), **headers}).status_code == 403


def test_named_hosts_are_the_only_ones() -> None:
    with serving(replace(PROXY, hosts=("other.example",))) as client:
        assert client.post("/api/ask", json=ASK, headers=says()).status_code == 421
    with serving(replace(PROXY, hosts=("svar.example",))) as client:
        assert client.post("/api/ask", json=ASK, headers=says()).status_code == 200
