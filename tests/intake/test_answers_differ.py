"""An agreement of the invented county is renewed: which answers become different, and how."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.cli import main
from assistant.intake.versions import Versions
from tests.knowledge import SECOND_COUNTY

AGREEMENT = "samverkansavtal-2024"
LATER = (("16:30", "15:30"), ("16.30", "15.30"))
"""The on-call hours of a renewed agreement begin an hour earlier."""


@dataclass(frozen=True)
class Place:
    folder: Path
    out: Path
    before: str
    """Version that the changes are compared with."""

    def rewrite(self, pattern: str, *pairs: tuple[str, str]) -> None:
        for path in self.folder.glob(pattern):
            text = path.read_text("utf-8")
            for old, new in pairs:
                text = text.replace(old, new)
            path.write_text(text, encoding="utf-8")

    def keep_cases(self, *names: str) -> None:
        path = self.folder / "eval" / "cases" / "tune.yaml"
        cases = [c for c in yaml.safe_load(path.read_text("utf-8")) if c["id"] in names]
        path.write_text(yaml.safe_dump(cases, allow_unicode=True), encoding="utf-8")

    def diff(self, *words: str) -> tuple[int, Any, str]:
        """The exit code, the JSON and the page."""
        code = main(["corpus", "diff", self.before, "--out", str(self.out), *words])
        described = json.loads((self.out / "diff.json").read_text("utf-8"))
        return code, described, (self.out / "diff.html").read_text("utf-8")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    folder, data = tmp_path / "county", tmp_path / "data"
    shutil.copytree(SECOND_COUNTY, folder)
    monkeypatch.setenv("ASSISTANT_CORPUS", str(folder))
    monkeypatch.setenv("ASSISTANT_DATA", str(data))
    before = Versions(folder, data).keep(folder).id
    return Place(folder, tmp_path / "out", before)


def test_an_answer_that_becomes_different_is_shown_before_and_after_word_by_word(
    place: Place,
) -> None:
    place.keep_cases("N02", "N03", "N06")
    for pattern in ("sources/*.txt", "rules/*.yaml", "words.yaml", "calendar.yaml"):
        place.rewrite(pattern, *LATER)
    code, described, page = place.diff("--answers", "all")
    assert code == 0
    answers = described["answers"]
    assert answers["asked"] == 3
    changed = {change["case"]: change for change in answers["changes"]}
    # At 16.29 another one answers; at 07.30 the same does, and at any hour for the third.
    assert {name for name, change in changed.items() if change["kind"] == "who"} == {"N02"}
    change = changed["N02"]
    assert (change["was_right"], change["is_right"], change["dangerous"]) == (True, False, True)
    assert "hälsocentral" in change["before"]
    assert "Jourläkarbilen" not in change["before"].split("\n")[0]
    assert "Jourläkarbilen" in change["after"]
    told = page[page.index("Svar som blir annorlunda") :]
    assert "Vem ringer jag för läkarråd tisdag kl 16.29?" in told
    gone = " ".join(re.findall(r"<del>(.*?)</del>", told, re.DOTALL))
    came = " ".join(re.findall(r"<ins>(.*?)</ins>", told, re.DOTALL))
    assert "hälsocentral" in gone.casefold()
    assert "Jourläkarbilen" in came
    assert "FARLIGT" in told


def test_a_case_whose_words_are_gone_is_stale_and_one_whose_words_stand_is_not(
    place: Place,
) -> None:
    place.keep_cases("N01", "N06")
    for pattern in ("sources/*.txt", "rules/*.yaml", "words.yaml", "calendar.yaml"):
        place.rewrite(pattern, *LATER)
    _, described, _ = place.diff("--answers", "all")
    assert described["answers"]["lost"] == ["N01"]
    resting = {rest["id"] for rest in described["resting"] if rest["kind"] == "case"}
    assert resting == {"N01"}


def test_a_case_is_anchored_in_a_newer_document_where_its_words_still_stand(place: Place) -> None:
    place.keep_cases("N01", "N06")
    source = place.folder / "sources" / f"{AGREEMENT}.txt"
    newer = source.read_text("utf-8").replace("16:30", "15:30").replace("2024-02-01", "2026-02-01")
    (source.parent / "samverkansavtal-2026.txt").write_text(newer, encoding="utf-8")
    place.rewrite("manifest.yaml", ("documents:\n", f"""documents:
  - id: samverkansavtal-2026
    title: Samverkansavtal 2026 (påhittat)
    kind: agreement
    issuer: Region Norrskogen och kommunerna
    date: 2026-02-01
    replaces: [{AGREEMENT}]
    place: {{file: samverkansavtal-2026.txt, lines: 1-33}}
    standing: decided
    head: 1-7
"""))  # fmt: skip
    # The rule of N06 quotes the newer document alone.
    place.rewrite(
        "rules/ansvar.yaml",
        (f'{{document: {AGREEMENT}, quote: "Läkare på', '{document: samverkansavtal-2026, quote: '
         '"Läkare på'),
    )  # fmt: skip
    code, described, _ = place.diff("--answers", "all")
    assert code == 0
    answers = described["answers"]
    assert answers["reanchored"] == [{"case": "N06", "document": "samverkansavtal-2026"}]
    assert answers["lost"] == []
    (change,) = answers["changes"]
    assert (change["case"], change["was_right"], change["is_right"]) == ("N06", True, True)


@pytest.mark.parametrize("answers", ["none", "all"])
def test_a_difference_is_shown_though_no_answer_can_be_given(
    place: Place, answers: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (place.folder / "sources" / f"{AGREEMENT}.txt").unlink()
    code, described, page = place.diff("--answers", answers)
    assert code == 1
    assert f"{AGREEMENT}.txt: is missing" in capsys.readouterr().err
    assert described["documents"]["removed"] == [AGREEMENT]
    assert (described["documents_only"], described["answers"]) == (True, None)
    assert {"N01", "jour-rad-hembesok"} <= {rest["id"] for rest in described["resting"]}
    assert "Regel jour-rad-hembesok vilar på ett dokument som är borta" in page
