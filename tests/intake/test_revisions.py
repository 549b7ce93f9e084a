"""A git revision of the corpus is compared with, whatever today's reader makes of it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from assistant.cli import main
from assistant.corpus.loading import load_readable
from tests.intake.small import small_corpus

SECOND = """\
  - id: rutin-2021
    title: Rutin för hembesök
    kind: routine
    issuer: Region Halland
    party: region
    date: 2021-05-03
    place: {file: rutin.txt, lines: 1-4}
    standing: account

absent:"""
ROUTINE = """\
Rutin för hembesök
2021-05-03

Läkaren gör hembesök samma dag.
"""


@dataclass(frozen=True)
class Repository:
    """A git repository with a corpus folder of two documents."""

    folder: Path

    def git(self, *words: str) -> str:
        signed = ["-c", "user.name=Namn", "-c", "user.email=namn@example.org"]
        command = ["git", *signed, "-C", str(self.folder.parent), *words]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    def commit(self) -> str:
        self.git("add", "--all")
        self.git("commit", "--allow-empty", "-q", "-m", "en ändring")
        return self.git("rev-parse", "HEAD").strip()

    def rewrite(self, name: str, before: str, after: str) -> None:
        path = self.folder / name
        text = path.read_text("utf-8")
        assert before in text
        path.write_text(text.replace(before, after, 1), encoding="utf-8")

    def diff(self, revision: str) -> tuple[int, Any]:
        """The exit code, and the JSON where any was written."""
        out = self.folder.parent / "out"
        code = main(["corpus", "diff", revision, "--answers", "none", "--out", str(out)])
        found = out / "diff.json"
        return code, json.loads(found.read_text("utf-8")) if found.exists() else None


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    folder = small_corpus(tmp_path / "repository")
    (folder / "sources" / "rutin.txt").write_text(ROUTINE, encoding="utf-8")
    made = Repository(folder)
    made.rewrite("manifest.yaml", "absent:", SECOND)
    made.git("init", "-q")
    monkeypatch.setenv("ASSISTANT_CORPUS", str(folder))
    monkeypatch.setenv("ASSISTANT_DATA", str(tmp_path / "data"))
    return made


def unknown_field(repository: Repository) -> None:
    repository.rewrite("manifest.yaml", "    standing: account\n", "    weight: account\n")


def unknown_condition(repository: Repository) -> None:
    repository.rewrite("rules/lakare.yaml", "  weight: holds\n", "  weight: holds\n  hours: [8]\n")


def no_vocabulary(repository: Repository) -> None:
    (repository.folder / "vocabulary.yaml").unlink()


def a_file_is_missing(repository: Repository) -> None:
    (repository.folder / "sources" / "rutin.txt").unlink()


def too_short(repository: Repository) -> None:
    repository.rewrite("manifest.yaml", "lines: 1-4", "lines: 1-90")


@pytest.mark.parametrize(
    ("harm", "came"),
    [
        (unknown_field, []),
        (unknown_condition, []),
        (no_vocabulary, []),
        (a_file_is_missing, ["rutin-2021"]),
        (too_short, ["rutin-2021"]),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_what_can_be_read_of_an_older_revision_is_compared(
    repository: Repository, harm: Callable[[Repository], None], came: list[str]
) -> None:
    repository.commit()
    harm(repository)
    older = repository.commit()
    repository.git("checkout", "-q", "HEAD~1", "--", ".")
    repository.rewrite("sources/overenskommelse.txt", "får råd av", "kan ringa")
    repository.rewrite("rules/lakare.yaml", "får råd av", "kan ringa")
    code, told = repository.diff(older)
    assert (code, told["documents_only"]) == (1, True)
    assert told["documents"]["added"] == came
    changed = [change for change in told["clauses"] if change["kind"] == "changed"]
    assert [change["document"] for change in changed] == ["overenskommelse-2022"]


def test_a_document_taken_away_is_told_with_what_rests_on_it(repository: Repository) -> None:
    older = repository.commit()
    start = (repository.folder / "manifest.yaml").read_text("utf-8").index("  # The only one.")
    end = (repository.folder / "manifest.yaml").read_text("utf-8").index("  - id: rutin-2021")
    text = (repository.folder / "manifest.yaml").read_text("utf-8")
    (repository.folder / "manifest.yaml").write_text(text[:start] + text[end:], encoding="utf-8")
    (repository.folder / "sources" / "overenskommelse.txt").unlink()
    code, told = repository.diff(older)
    assert (code, told["documents_only"]) == (1, True)
    assert told["documents"]["removed"] == ["overenskommelse-2022"]
    assert {(rest["kind"], rest["id"]) for rest in told["resting"]} == {
        ("rule", "vardcentralen"), ("rule", "rad"),
    }  # fmt: skip


def test_a_document_on_which_nothing_rests_is_taken_away_and_all_is_compared(
    repository: Repository,
) -> None:
    older = repository.commit()
    repository.rewrite("manifest.yaml", SECOND, "absent:")
    (repository.folder / "sources" / "rutin.txt").unlink()
    code, told = repository.diff(older)
    assert (code, told["documents_only"]) == (0, False)
    assert told["documents"]["removed"] == ["rutin-2021"]
    assert told["resting"] == []


def test_a_revision_that_can_not_be_read_is_not_asked_and_the_sentence_says_so(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = repository.commit()
    unknown_condition(repository)
    older = repository.commit()
    repository.git("checkout", "-q", "-f", whole, "--", ".")
    for revision, code in ((older, 1), (whole, 0)):
        assert main(["ask", "Vem ger råd?", "--corpus-version", revision]) == code
    told = capsys.readouterr().err.splitlines()
    assert told[0].startswith("assistant: git revision: this version of the program can't answer")
    assert "hours" in told[1]


@pytest.mark.parametrize(
    ("harm", "code", "said"),
    [
        (lambda r: (r.folder / "manifest.yaml").write_text("{", "utf-8"), 1, "manifest.yaml"),
        (lambda r: r.git("rm", "-q", "-r", "--cached", "."), 2, "neither a kept version"),
    ],
    ids=["no manifest that can be read", "no corpus"],
)
def test_a_revision_without_a_document_is_refused_with_what_is_wrong(
    repository: Repository,
    harm: Callable[[Repository], object],
    code: int,
    said: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    whole = repository.commit()
    harm(repository)
    repository.git("commit", "-q", "-a", "--allow-empty", "-m", "en ändring")
    older = repository.git("rev-parse", "HEAD").strip()
    repository.git("checkout", "-q", "-f", whole, "--", ".")
    assert repository.diff(older) == (code, None)
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("harm", "documents"),
    [
        (unknown_field, {"overenskommelse-2022", "rutin-2021"}),
        (a_file_is_missing, {"overenskommelse-2022"}),
        (too_short, {"overenskommelse-2022"}),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_a_document_with_a_mistake_costs_no_other(
    repository: Repository, harm: Callable[[Repository], None], documents: set[str]
) -> None:
    harm(repository)
    readable = load_readable(repository.folder)
    assert readable is not None
    assert set(readable.documents) == documents
    assert {clause.document for clause in readable.clauses.values()} == documents


def test_a_corpus_without_a_document_to_be_read_is_none(repository: Repository) -> None:
    for path in (repository.folder / "sources").iterdir():
        path.unlink()
    assert load_readable(repository.folder) is None
