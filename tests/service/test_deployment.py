"""What comes along for running the service: unit, image, compose files, and their pages."""

from __future__ import annotations

import ctypes
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import threading
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import httpx
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
_DROP_RIGHT = 24
"""PR_CAPBSET_DROP of prctl(2)."""
_DAC_READ_SEARCH = 2
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


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The Dockerfile's build steps, run one after the other in a folder that stands for ``/``.

    What is left out: the base image, the user, and the fetching of the libraries. The
    environment finds those of this one instead, and pip checks each against the pins.
    """
    root = Path(tempfile.mkdtemp(prefix="image"))
    root.chmod(0o755)
    (root / "tmp").mkdir()
    try:
        build = instructions()[: instructions().index(last_stage()[0])]
        where, environment = root, {**unset(), "PIP_NO_INDEX": "1", "PIP_NO_BUILD_ISOLATION": "0"}
        for line in build:
            step, _, rest = line.partition(" ")
            if step == "WORKDIR":
                where = placed(root, rest)
                where.mkdir(parents=True)
            elif step == "ENV":
                environment |= given(root, rest)
            elif step == "COPY":
                *sources, _ = rest.split()
                into = where / rest.split()[-1] if len(sources) == 1 else where
                for source in sources:
                    copied(ROOT / source, into if len(sources) == 1 else where / source)
            elif step == "RUN":
                run_in(where, within(root, rest), environment)
                borrow_libraries(where)
        yield root
    finally:
        shutil.rmtree(root)


def last_stage() -> list[str]:
    lines = instructions()
    return lines[max(i for i, each in enumerate(lines) if each.startswith("FROM ")) :]


def unset() -> dict[str, str]:
    keep = ("PATH", "HOME", "LANG")
    return {name: os.environ[name] for name in keep if name in os.environ}


def placed(root: Path, place: str) -> Path:
    return root / place.lstrip("/")


def within(root: Path, words: str) -> str:
    """Words of the Dockerfile with its folders as those under ``root``."""
    return re.sub(r"(?<![\w.])/(opt|var|tmp)\b", rf"{root}/\1", words)


def given(root: Path, words: str) -> dict[str, str]:
    return dict(pair.split("=", 1) for pair in within(root, words).split())


def copied(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", "*.pyc"))
    else:
        shutil.copy(source, target)


def run_in(folder: Path, words: str, environment: dict[str, str]) -> None:
    done = subprocess.run(
        ["sh", "-ec", words],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{words}\n{done.stdout}{done.stderr}"


def borrow_libraries(folder: Path) -> None:
    """Let a new environment find the libraries of this one, and none of its own but pip."""
    for place in (folder / ".venv").glob("lib/python*/site-packages"):
        for own in place.glob("setuptools*"):
            shutil.rmtree(own)
        (place / "borrowed.pth").write_text(f"{sysconfig.get_path('purelib')}\n", "utf-8")


def without_rights() -> None:
    """None of root's, but to find the interpreter wherever it lies."""
    libc = ctypes.CDLL(None)
    for right in set(range(64)) - {_DAC_READ_SEARCH}:
        libc.prctl(_DROP_RIGHT, right, 0, 0, 0)


def test_the_steps_of_the_image_run_and_what_comes_of_them_answers_as_a_user_without_rights(
    image: Path,
) -> None:
    stage = last_stage()
    environment = unset() | {"ASSISTANT_PORT": "0"}
    command = [""]
    for line in stage:
        step, _, rest = line.partition(" ")
        if step == "COPY" and "--from" not in rest:
            source, target = rest.split()
            shutil.copy(ROOT / source, placed(image, target))
        elif step == "ENV":
            environment |= given(image, rest.replace("$PATH", os.environ["PATH"]))
        elif step in ("ENTRYPOINT", "CMD"):
            command = [*command, *json.loads(rest)]
    data = Path(environment["ASSISTANT_DATA"])
    assert data.is_relative_to(image)
    assert any((data / "index").iterdir()), "the index is made at build time"
    if os.geteuid() == 0:  # whose program nobody else may reach: what it owns is what it may write
        subprocess.run(["chown", "-R", "nobody", image / "opt"], check=True)
    process = subprocess.Popen(
        [str(image / "opt/assistant/.venv/bin" / command[1]), *command[2:]],
        cwd=data,
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=without_rights,
    )
    try:
        assert process.stderr is not None
        address = ""
        for line in process.stderr:
            if "http://" in line:
                address = line.split()[0].rstrip("/")
                break
        with httpx.Client(base_url=address, timeout=60, trust_env=False) as client:
            assert client.get("/ready").json() == {"ready": True, "search": "ok", "audit": "ok"}
            asked = client.post("/api/ask", json={"question": "Vad innebär tröskelprincipen?"})
            assert asked.status_code == 200
            assert asked.json()["citations"]
        healthy = image / "opt/assistant/healthy.py"
        port = address.rpartition(":")[2]
        told = subprocess.run(
            [image / "opt/assistant/.venv/bin/python", healthy],
            env={**environment, "ASSISTANT_PORT": port},
            check=False,
        )
        assert told.returncode == 0
    finally:
        process.terminate()
        process.wait(timeout=30)
        assert process.stderr is not None
        process.stderr.close()
    assert (data / "audit").is_dir()


@pytest.fixture
def unit(tmp_path: Path) -> Path:
    """The unit, with a program that is there."""
    text = (DEPLOY / "assistant.service").read_text("utf-8")
    program = Path(sys.executable).with_name("assistant")
    place = tmp_path / "assistant.service"
    place.write_text(text.replace("/opt/assistant/.venv/bin/assistant", str(program)), "utf-8")
    return place


def of_systemd(*told: str | Path) -> str:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd-analyze is not installed")
    done = subprocess.run(
        ["systemd-analyze", *told], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_systemd_finds_no_mistake_in_the_unit(unit: Path) -> None:
    assert of_systemd("verify", unit) == ""
    unit.write_text(unit.read_text("utf-8").replace("NoNewPrivileges=yes", "NoNew=yes"), "utf-8")
    assert "NoNew" in of_systemd("verify", unit), "a mistake would be found"


def test_systemd_counts_the_service_as_little_exposed(unit: Path) -> None:
    told = of_systemd("--offline=yes", "--threshold=30", "security", unit)
    assert "Overall exposure level" in told
