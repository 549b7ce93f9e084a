"""Updates of the shipped corpus, as a MAS would meet them; a copy of it, and a few cases."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.cli import main
from assistant.corpus.loading import load_corpus
from tests.knowledge import CORPUS

SUITE = CORPUS.parent / "eval"
CASES = """\
- id: T1
  persona: nurse
  as_of: '2026-10-13T10:00:00+02:00'
  question: Hur många hembesök gjorde arbetsterapeuterna 2020?
  language: sv
  expect:
    kind: lookup
    required:
    - - source: '002'
        quote: Arbetsterapeut
  reason: The table of visits.
"""
MINUTES = """\
Gemensam nämnd för hemsjukvård och hjälpmedel
Protokoll
Sammanträdesdatum
2026-02-11

§7 Påhittad information om läkarmedverkan

Beslut
Nämnden beslutar att vårdcentralens läkare ska göra planerade hembesök på korttidsboende.

Ärendet
Verksamheten berättar.
"""


@dataclass(frozen=True)
class Place:
    folder: Path
    data: Path
    capsys: pytest.CaptureFixture[str]

    def run(self, *words: str) -> tuple[int, str]:
        """The exit code of a command and all that it printed."""
        code = main(["corpus", *words])
        told = self.capsys.readouterr()
        return code, told.out + told.err

    def effect(self) -> dict[str, Any]:
        """What the page of changes shows, as JSON."""
        assert (self.data / "effects" / "diff.html").exists()
        found: dict[str, Any] = json.loads((self.data / "effects" / "diff.json").read_text("utf-8"))
        return found

    def named_in_the_files(self, document: str) -> set[tuple[str, str]]:
        """What names a document in the files of the corpus, by kind and id, as they stand."""
        places = {"rule": "rules/*.yaml", "gap": "gaps.yaml",
                  "contradiction": "contradictions.yaml", "table": "tables.yaml",
                  "term": "words.yaml", "absent": "manifest.yaml",
                  "omission": "omissions.yaml"}  # fmt: skip
        lists = {"table": "tables", "term": "terms", "absent": "absent"}
        found = set()
        for kind, pattern in places.items():
            for path in self.folder.glob(pattern):
                read = yaml.safe_load(path.read_text("utf-8"))
                entries = read[lists[kind]] if kind in lists else read
                found |= {(kind, entry["id"]) for entry in entries if document in str(entry)}
        return found

    def take_in(self) -> str:
        """Take the made-up minutes in; its id."""
        path = self.folder.parent / "protokoll.txt"
        path.write_text(MINUTES, encoding="utf-8")
        assert self.run("add", str(path), "--yes")[0] == 0
        (added,) = self.effect()["documents"]["added"]
        return str(added)


@pytest.fixture
def place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Place:
    folder, data = tmp_path / "corpus", tmp_path / "data"
    shutil.copytree(CORPUS, folder)
    (folder / "eval" / "cases").mkdir(parents=True)
    shutil.copy(SUITE / "sources.yaml", folder / "eval")
    (folder / "eval" / "cases" / "tune.yaml").write_text(CASES, encoding="utf-8")
    monkeypatch.setenv("ASSISTANT_CORPUS", str(folder))
    monkeypatch.setenv("ASSISTANT_DATA", str(data))
    return Place(folder, data, capsys)


def test_new_minutes_change_no_answer_until_a_rule_is_written_from_them(place: Place) -> None:
    new = place.take_in()
    code, told = place.run("review", "--limit", "3")
    assert code == 3
    assert f"document {new}: 2 clauses of weight that no rule or gap refers to" in told
    effect = place.effect()
    assert (effect["answers"]["asked"], effect["answers"]["changes"]) == (1, [])
    assert {change["document"] for change in effect["clauses"]} == {new}
    assert (effect["rules"], effect["cells"], effect["resting"]) == ([], [], [])


def test_a_sentence_that_a_rule_quotes_names_the_rule_and_holds_the_update(place: Place) -> None:
    place.take_in()
    path = place.folder / "sources" / "lakarmedverkan-i-hemsjukvarden-2020.txt"
    text = path.read_text("utf-8")
    changed = text.replace("uppdraget gäller hela Halland.", "uppdraget gäller halva Halland.")
    assert changed != text
    path.write_text(changed, encoding="utf-8")
    code, told = place.run("review", "--limit", "3")
    assert code == 3
    assert "can't be answered from" in told
    effect = place.effect()
    (wording,) = [change for change in effect["clauses"] if change["kind"] == "changed"]
    assert ["out", "hela"] in wording["words"]
    assert ["in", "halva"] in wording["words"]
    assert {rest["kind"] for rest in effect["resting"]} >= {"rule"}
    assert any("isn't found" in line for line in effect["mistakes"])


def test_a_document_taken_away_holds_the_update_and_names_what_quotes_it(place: Place) -> None:
    place.take_in()
    gone = "mobil-hemsjukvard-2022"
    named = place.named_in_the_files(gone)
    standing = len(load_corpus(place.folder).clauses_of(gone))
    path = place.folder / "manifest.yaml"
    text = path.read_text("utf-8")
    start = text.index("  - id: mobil-hemsjukvard-2022")
    end = text.index("  - id: ", start + 5)
    path.write_text(text[:start] + text[end:], encoding="utf-8")
    (place.folder / "sources" / "mobil-hemsjukvard-2022.txt").unlink()
    code, told = place.run("review")
    assert code == 3
    assert "can't be answered from" in told
    effect = place.effect()
    assert effect["documents"]["removed"] == [gone]
    assert effect["documents_only"] is True
    removed = [c for c in effect["clauses"] if c["document"] == gone]
    assert {change["kind"] for change in removed} == {"removed"}
    assert len(removed) == standing
    resting = {(rest["kind"], rest["id"]) for rest in effect["resting"]}
    assert resting == named | {("case", "T1")}
    assert {kind for kind, _ in named} >= {
        "rule", "gap", "contradiction", "table", "term", "absent", "omission",
    }  # fmt: skip
    lines = {line["sv"] for line in effect["to_review"]}
    assert f"Dokument {gone} är borta" in lines
    assert "Tabell hembesok-totalt vilar på ett dokument som är borta" in lines
    assert any("tables.yaml" in line for line in effect["mistakes"])
    page = (place.data / "effects" / "diff.html").read_text("utf-8")
    assert all(escape(name) in page for _, name in resting)
    assert "Jämförs inte" in page
