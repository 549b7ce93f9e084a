"""Settings come from one place and a wrong one stops the start with a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import SettingsError
from assistant.settings import Settings, from_environment


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
            "ASSISTANT_ALLOW_REMOTE": "yes",
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
        pytest.param({"ASSISTANT_ALLOW_REMOTE": "maybe"}, id="neither yes nor no"),
        pytest.param({"ASSISTANT_PROT": "8000"}, id="misspelt"),
        pytest.param({"ASSISTANT_CORPUS": "a\0b"}, id="no path"),
    ],
)
def test_a_wrong_setting_stops_the_start(environment: dict[str, str]) -> None:
    with pytest.raises(SettingsError, match=r"ASSISTANT_\w+"):
        from_environment(environment)
