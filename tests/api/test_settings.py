"""Settings come from one place and a wrong one stops the start with a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import SettingsError
from assistant.settings import Settings, from_environment

PROXY = {
    "ASSISTANT_ACCESS": "proxy",
    "ASSISTANT_PROXIES": "10.0.0.5, 10.1.0.0/16",
    "ASSISTANT_PROXY_ROLES": "vard=nurse,mas=mas",
}


def test_nothing_set_means_this_machine_only() -> None:
    settings = from_environment({"HOME": "/root"})
    assert settings == Settings()
    assert (settings.host, settings.port) == ("127.0.0.1", 8000)


def test_what_is_set_is_used(tmp_path: Path) -> None:
    settings = from_environment(
        {
            "ASSISTANT_CORPUS": str(tmp_path),
            "ASSISTANT_PORT": "0",
            "ASSISTANT_HOST": "0.0.0.0",
            "ASSISTANT_ACCESS": "keys",
            "ASSISTANT_EMBEDDER": "hash",
        }
    )
    assert settings.corpus == tmp_path
    assert (settings.host, settings.port, settings.embedder) == ("0.0.0.0", 0, "hash")


@pytest.mark.parametrize(
    "environment",
    [
        pytest.param({"ASSISTANT_PORT": "http"}, id="port is a word"),
        pytest.param({"ASSISTANT_PORT": "70000"}, id="port too high"),
        pytest.param({"ASSISTANT_PORT": "-1"}, id="port negative"),
        pytest.param({"ASSISTANT_HOST": "0.0.0.0"}, id="open to others"),
        pytest.param({"ASSISTANT_HOST": "example.org"}, id="a name"),
        pytest.param({"ASSISTANT_AUDIT": "maybe"}, id="neither yes nor no"),
        pytest.param({"ASSISTANT_ACCESS": "all"}, id="no such access"),
        pytest.param({"ASSISTANT_ACCESS": "proxy"}, id="a proxy without address"),
        pytest.param({**PROXY, "ASSISTANT_PROXY_ROLES": ""}, id="a proxy without roles"),
        pytest.param({**PROXY, "ASSISTANT_PROXY_ROLES": "vard=boss"}, id="no such role"),
        pytest.param({**PROXY, "ASSISTANT_PROXY_ROLES": "vard"}, id="a group without role"),
        pytest.param({**PROXY, "ASSISTANT_PROXIES": "proxy.local"}, id="a proxy by name"),
        pytest.param({**PROXY, "ASSISTANT_PROXIES": "10.0.0.1/8"}, id="no network"),
        pytest.param({"ASSISTANT_RATE": "-1"}, id="a negative rate"),
        pytest.param({"ASSISTANT_WORKERS": "500"}, id="too many processes"),
        pytest.param({"ASSISTANT_CHROMA": "here"}, id="no address"),
        pytest.param({"ASSISTANT_CHROMA": "http://db.example"}, id="open on the network"),
        pytest.param(
            {"ASSISTANT_AUDIT": "0", "ASSISTANT_AUDIT_REQUIRED": "1"}, id="a record of nothing"
        ),
        pytest.param({"ASSISTANT_SETTINGS": "no/such.toml"}, id="no such file"),
        pytest.param({"ASSISTANT_PROT": "8000"}, id="misspelt"),
        pytest.param({"ASSISTANT_CORPUS": "a\0b"}, id="no path"),
    ],
)
def test_a_wrong_setting_stops_the_start(environment: dict[str, str]) -> None:
    with pytest.raises(SettingsError, match=r"ASSISTANT_\w+"):
        from_environment(environment)


def test_a_file_sets_what_the_environment_leaves_unset(tmp_path: Path) -> None:
    file = tmp_path / "assistant.toml"
    file.write_text(
        'access = "proxy"\nproxies = ["10.0.0.5", "10.1.0.0/16"]\nport = 9000\nworkers = 2\n'
        'audit_text = true\n[proxy_roles]\nvard = "nurse"\nmas = "mas"\n',
        "utf-8",
    )
    settings = from_environment({"ASSISTANT_SETTINGS": str(file), "ASSISTANT_PORT": "9001"})
    assert settings == Settings(
        access="proxy",
        proxies=("10.0.0.5", "10.1.0.0/16"),
        proxy_roles={"vard": "nurse", "mas": "mas"},
        port=9001,
        workers=2,
        audit_text=True,
    )
    assert from_environment(PROXY).proxy_roles == settings.proxy_roles


@pytest.mark.parametrize(
    "text", ["port = 'x'", "prot = 1", "port =", "audit = 2", "proxies = [1]", "access = 1"]
)
def test_a_wrong_file_stops_the_start(tmp_path: Path, text: str) -> None:
    file = tmp_path / "assistant.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(SettingsError):
        from_environment({"ASSISTANT_SETTINGS": str(file)})
