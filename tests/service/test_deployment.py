"""What comes along for running the service: unit, image, compose files, and their pages."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.settings import PREFIX, Settings, from_environment
from tests.knowledge import ROOT

DEPLOY = ROOT / "deploy"
CONTAINER = DEPLOY / "container"
PAGES = [
    *(path for path in DEPLOY.rglob("*") if path.is_file() and path.suffix != ".pyc"),
    *ROOT.glob("*.md"),
    *(ROOT / "docs").rglob("*.md"),
]
NO_SETTINGS = {"ASSISTANT_SETTINGS", "ASSISTANT_ALLOW_REMOTE"}
"""The one that names the file, and one that docs/operations.md tells was removed."""
GIVEN = {
    "SITE": "svar.example.org",
    "SIGN_IN": "http://127.0.0.1:4180",
    "PROXY_ROLES": "vard=nurse,mas=mas",
    "ASSISTANT_CHROMA": "",
}


def compose(name: str) -> dict[str, Any]:
    text = re.sub(
        r"\$\{(\w+)(:[?-][^}]*)?\}",
        lambda found: GIVEN[found[1]],
        (CONTAINER / name).read_text("utf-8"),
    )
    loaded: dict[str, Any] = yaml.safe_load(text)
    return loaded


def instructions() -> list[str]:
    text = (CONTAINER / "Dockerfile").read_text("utf-8")
    joined = re.sub(r"\\\n\s*", "", text)
    return [line for line in joined.splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_setting_that_a_page_names_exists(page: Path) -> None:
    known = {PREFIX + each.name.upper() for each in fields(Settings)} | NO_SETTINGS
    named = set(re.findall(r"\bASSISTANT_[A-Z][A-Z_]*[A-Z]\b", page.read_text("utf-8")))
    assert named <= known


def test_the_settings_file_beside_the_unit_can_be_used() -> None:
    settings = from_environment({"ASSISTANT_SETTINGS": str(DEPLOY / "assistant.toml")})
    assert settings.access == "proxy"


def test_the_image_is_linted() -> None:
    linter = Path(sys.executable).with_name("hadolint")
    done = subprocess.run(
        [linter, CONTAINER / "Dockerfile"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_the_image_holds_every_package_and_nothing_that_is_not_there() -> None:
    copied = {
        source
        for line in instructions()
        if line.startswith("COPY ") and "--from" not in line
        for source in line.split()[1:-1]
    }
    package = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]
    assert {name.partition(".")[0] for name in package["packages"]} <= copied
    assert all((ROOT / source).exists() for source in copied)
    let_in = (CONTAINER / "Dockerfile.dockerignore").read_text("utf-8").splitlines()
    assert {f"!{source}" for source in copied} == {rule for rule in let_in if rule[:1] == "!"}


def test_the_image_runs_without_rights_and_tells_whether_it_is_well() -> None:
    stages = [line.split()[1] for line in instructions() if line.startswith("FROM ")]
    assert len(set(stages)) == 1 < len(stages)
    assert re.fullmatch(r"python:3\.11\.\d+-slim-\w+", stages[0])
    last = instructions()[max(i for i, e in enumerate(instructions()) if e.startswith("FROM ")) :]
    (user,) = (line.split()[1] for line in last if line.startswith("USER "))
    assert int(user.partition(":")[0]) > 0
    (health,) = (line for line in last if line.startswith("HEALTHCHECK "))
    assert "/opt/assistant/healthy.py" in health


@pytest.mark.parametrize("service", ["network", "app", "proxy", "chroma"])
def test_a_container_may_write_only_where_it_is_let(service: str) -> None:
    told = compose("compose.yaml")["services"][service]
    assert told["read_only"] is True
    assert told["cap_drop"] == ["ALL"]
    assert told["security_opt"] == ["no-new-privileges:true"]
    assert not told.get("privileged")
    image = told["image"]
    assert image == "assistant" or re.search(r":\d+\.\d+\.\d+", image)


def test_only_the_proxys_ports_are_open() -> None:
    services = compose("compose.yaml")["services"]
    opened = {name: told["ports"] for name, told in services.items() if "ports" in told}
    assert opened == {"network": ["80:80", "443:443"]}
    others = [told for name, told in services.items() if name != "network"]
    assert all(told["network_mode"] == "service:network" for told in others)


@pytest.mark.parametrize("name", ["compose.yaml", "compose.sign-in.yaml"])
def test_nothing_secret_has_a_default(name: str) -> None:
    defaults = re.findall(r"\$\{\w+:-([^}]*)\}", (CONTAINER / name).read_text("utf-8"))
    assert set(defaults) <= {""}
    for told in compose(name)["services"].values():
        assert not [v for v in told.get("environment", {}) if re.search("KEY|PASS|SECRET|TOKEN", v)]


@pytest.mark.parametrize(
    ("files", "access"),
    [(["compose.yaml"], "keys"), (["compose.yaml", "compose.sign-in.yaml"], "proxy")],
    ids=["keys", "sign-in"],
)
def test_the_settings_of_the_compose_files_can_be_used(files: list[str], access: str) -> None:
    environment: dict[str, str] = {}
    for name in files:
        environment |= compose(name)["services"]["app"]["environment"]
    settings = from_environment({name: value or "" for name, value in environment.items()})
    assert (settings.access, settings.hosts) == (access, ("svar.example.org",))


def test_the_vector_server_is_the_version_of_its_client() -> None:
    constraints = (ROOT / "constraints.txt").read_text("utf-8")
    (client,) = re.findall(r"^chromadb==(\S+)$", constraints, re.MULTILINE)
    assert compose("compose.yaml")["services"]["chroma"]["image"] == f"chromadb/chroma:{client}"


def test_what_a_browser_says_of_itself_is_removed_before_the_sign_in_is_asked() -> None:
    text = (CONTAINER / "Caddyfile.sign-in").read_text("utf-8")
    for header in (Settings().proxy_user_header, Settings().proxy_role_header):
        assert -1 < text.find(f"request_header -{header}") < text.find("forward_auth")
        assert f">{header}" in text


class _Named(BaseHTTPRequestHandler):
    """Answers at /health under one name only, as the server does with ``hosts`` set."""

    def do_GET(self) -> None:
        well = (self.path, self.headers["Host"]) == ("/health", "svar.example.org")
        self.send_response(200 if well else 421)
        self.end_headers()

    def log_message(self, *told: object) -> None:
        """Say nothing."""


@contextmanager
def answering() -> Iterator[int]:
    server = HTTPServer(("127.0.0.1", 0), _Named)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def healthy(port: int, hosts: str) -> int:
    ours = {"ASSISTANT_PORT": str(port), "ASSISTANT_HOSTS": hosts}
    kept = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}
    return subprocess.run(
        [sys.executable, CONTAINER / "healthy.py"],
        cwd=ROOT,
        env={**kept, "PYTHONPATH": str(ROOT), **ours},
        check=False,
    ).returncode


def test_the_container_is_well_while_its_server_answers() -> None:
    with answering() as port:
        assert healthy(port, "svar.example.org") == 0
        assert healthy(port, "") == 1
    assert healthy(port, "svar.example.org") == 1
