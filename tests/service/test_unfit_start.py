"""A server that can't answer does not start, and says everything that keeps it from it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.intake.versions import Versions
from tests.intake.small import small_corpus
from tests.knowledge import ROOT


def start(corpus: Path, data: Path, workers: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "assistant.cli", "serve"],
        cwd=ROOT,
        env={
            **{n: v for n, v in os.environ.items() if not n.startswith("ASSISTANT_")},
            "ASSISTANT_CORPUS": str(corpus),
            "ASSISTANT_DATA": str(data),
            "ASSISTANT_PORT": "0",
            "ASSISTANT_WORKERS": workers,
        },
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize("workers", ["0", "2"], ids=["one process", "several"])
def test_every_mistake_of_the_corpus_is_told_once_and_the_start_ends(
    tmp_path: Path, workers: str
) -> None:
    corpus = small_corpus(tmp_path)
    rules = corpus / "rules" / "lakare.yaml"
    text = rules.read_text("utf-8")
    rules.write_text(text.replace("patientansvar", "nattvila").replace("lakare\n", "lakare_x\n"))
    ended = start(corpus, tmp_path / "data", workers)
    assert ended.returncode == 1
    lines = [line for line in ended.stderr.splitlines() if "lakare.yaml" in line]
    assert len(lines) == len(set(lines)) >= 2, ended.stderr
    assert "http://" not in ended.stderr
    assert "anew" not in ended.stderr


@pytest.mark.parametrize("workers", ["0", "2"], ids=["one process", "several"])
def test_a_version_that_is_not_there_whole_is_named_and_the_start_ends(
    tmp_path: Path, workers: str
) -> None:
    corpus = small_corpus(tmp_path)
    versions = Versions(corpus, tmp_path / "data")
    version = versions.keep(corpus)
    versions.serve(version)
    shutil.rmtree(version.folder.parent)
    ended = start(corpus, tmp_path / "data", workers)
    assert ended.returncode == 1
    assert f"versions: {version.id} is not there whole" in ended.stderr
    assert "http://" not in ended.stderr
