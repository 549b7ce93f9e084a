"""The CI job of docs/updating.md, its commands run as they stand there, in a clone."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.knowledge import ROOT, SECOND_COUNTY

HOURS = (("16:30", "15:30"), ("16.30", "15.30"))


def job() -> dict[str, Any]:
    """The job as the page for administrators shows it."""
    (block,) = re.findall(
        r"```yaml\n(.*?)```", (ROOT / "docs/updating.md").read_text("utf-8"), re.S
    )
    (described,) = yaml.safe_load(block).values()
    return dict(described)


@dataclass(frozen=True)
class Clone:
    """A clone that holds a corpus, the Makefile, and an environment that is set up."""

    place: Path

    def git(self, *words: str) -> None:
        signed = ["-c", "user.name=Namn", "-c", "user.email=namn@example.org"]
        subprocess.run(["git", *signed, "-C", str(self.place), *words], check=True)

    def rewrite(self, pattern: str, *pairs: tuple[str, str]) -> None:
        for path in (self.place / "corpus").glob(pattern):
            text = path.read_text("utf-8")
            for before, after in pairs:
                text = text.replace(before, after)
            path.write_text(text, encoding="utf-8")

    def run(self) -> tuple[str, int, str]:
        """The last command of the job that ran, its exit code and what it said."""
        self.git("commit", "-q", "-a", "-m", "en ändring")
        environment = {
            **os.environ, "PYTHONPATH": str(ROOT), "ASSISTANT_EMBEDDER": "hash",
            "ASSISTANT_CORPUS": str(self.place / "corpus"),
            "ASSISTANT_DATA": str(self.place / ".data"),
        }  # fmt: skip
        for command in job()["script"]:
            done = subprocess.run(
                command,
                shell=True,
                cwd=self.place,
                env=environment,
                capture_output=True,
                text=True,
                check=False,
            )
            if done.returncode:
                break
        return command, done.returncode, done.stdout + done.stderr


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    made = Clone(tmp_path / "clone")
    shutil.copytree(SECOND_COUNTY, made.place / "corpus")
    for name in ("Makefile", "pyproject.toml", "constraints.txt"):
        shutil.copy(ROOT / name, made.place)
    (made.place / ".gitignore").write_text(".venv/\n.data/\n")
    made.git("init", "-q", "-b", "main")
    made.git("add", "--all")
    made.git("commit", "-q", "-m", "som det var")
    subprocess.run(["git", "clone", "-q", "--bare", made.place, tmp_path / "origin"], check=True)
    made.git("remote", "add", "origin", str(tmp_path / "origin"))
    made.git("fetch", "-q", "origin")
    tools = made.place / ".venv" / "bin"
    tools.mkdir(parents=True)
    # Style and types are those of the program, which the clone leaves out.
    for name, does in (
        ("python", f'exec {sys.executable} "$@"'),
        ("assistant", f'exec {sys.executable} -m assistant.cli "$@"'),
        ("ruff", "exit 0"),
        ("mypy", "exit 0"),
    ):
        (tools / name).write_text(f"#!/bin/sh\n{does}\n")
        (tools / name).chmod(0o755)
    for done in (".installed", ".dev"):
        (made.place / ".venv" / done).touch()
    return made


def test_a_change_that_harms_nothing_passes_and_leaves_what_a_reviewer_reads(clone: Clone) -> None:
    clone.rewrite("manifest.yaml", ("(påhittat)", "(uppdiktat)"))
    command, code, said = clone.run()
    assert (code, command) == (0, job()["script"][-1]), said
    for folder in job()["artifacts"]["paths"]:
        assert list((clone.place / folder).glob("*.html")), folder
    told = json.loads((clone.place / "diff" / "diff.json").read_text("utf-8"))
    assert told["documents"]["described_anew"]


def test_a_quote_that_no_longer_stands_stops_the_job_at_once(clone: Clone) -> None:
    clone.rewrite("sources/*.txt", ("Läkare", "Doktor"))
    command, code, said = clone.run()
    assert command == "make check"
    assert code != 0
    assert "isn't found" in said


def test_answers_that_become_wrong_stop_the_job_after_they_are_shown(clone: Clone) -> None:
    for pattern in (
        "sources/*.txt", "rules/*.yaml", "words.yaml", "calendar.yaml", "eval/cases/*.yaml",
    ):  # fmt: skip
        clone.rewrite(pattern, *HOURS)
    command, code, said = clone.run()
    assert (code, command) == (1, job()["script"][-1]), said
    told = json.loads((clone.place / "diff" / "diff.json").read_text("utf-8"))
    assert any(
        change["was_right"] and not change["is_right"] for change in told["answers"]["changes"]
    )
