"""The pages for people: what they link to is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import assistant
from tests.knowledge import ROOT

PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "eval" / "README.md"]


def linked(page: Path) -> Iterator[Path]:
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8")):
        if "://" not in target and not target.startswith("#"):
            yield page.parent / target.partition("#")[0]


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_what_a_page_links_to_is_there(page: Path) -> None:
    assert [target for target in linked(page) if not target.exists()] == []


def test_every_decision_is_listed() -> None:
    folder = ROOT / "docs" / "decisions"
    listed = {target.name for target in linked(folder / "README.md")}
    assert {path.name for path in folder.glob("[0-9]*.md")} == listed


def test_the_changelog_tells_of_the_version_that_is_shipped() -> None:
    told = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert f"\n## {assistant.__version__}\n" in told


@pytest.mark.parametrize("name", ["rules", "gaps", "omissions", "contradictions", "words"])
def test_the_guide_names_every_file_that_a_change_of_knowledge_is_made_in(name: str) -> None:
    assert f"corpus/{name}" in (ROOT / "CONTRIBUTING.md").read_text("utf-8")
