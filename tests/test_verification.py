"""A corpus with mistakes is refused, and all of them are listed with their place."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from assistant.api.engine import Engine
from assistant.bootstrap import build, index
from assistant.cli import main
from assistant.errors import CorpusError
from assistant.settings import Settings
from assistant.verification import find_mistakes
from tests.knowledge import CORPUS, shipped

JOUR = "rules/jour.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CORPUS, tmp_path / "corpus"))


def change(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_the_shipped_corpus_has_no_mistakes() -> None:
    assert find_mistakes(CORPUS) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (JOUR, "ansvarar för råd och hembesök 17:00", "svarar för råd och hembesök 17:00", "found"),
        (JOUR, "actor: beredskapsjour", "actor: nattdoktorn", "actor"),
        (JOUR, "duties: [radgivning,", "duties: [vaccination,", "duty"),
        (JOUR, "{tid: [jour]}", "{tid: [skymning]}", "band"),
        (JOUR, "{tid: [jour]}", "{boende: [slott]}", "boende"),
        (JOUR, "{tid: [jour]}", "{humor: [bra]}", "slot"),
        (JOUR, "rule: hallandsjouren-rad-hembesok", "rule: finns-inte", "does not exist"),
        (JOUR, "weight: holds", "weight: kanske", "malformed"),
        (JOUR, "  weight: holds\n", "  weight: holds\n  colour: red\n", "not known"),
        (JOUR, "gaps: [hallandsjouren-beredskapsjour]", "gaps: [ingen]", "gap"),
        (
            "rules/kommunen.yaml",
            "  from: 2021-04-01\n  to: 2028-12-31",
            "  from: 2028-12-31\n  to: 2021-04-01",
            "ends before",
        ),
        (JOUR, "{tid: [jour]}", "{boende: []}", "no value"),
        (JOUR, "  weight: holds\n", "", "malformed"),
        ("constraints.yaml", "alder: [vuxen]", "alder: [gammal]", "gammal"),
        ("constraints.yaml", "- {utskriven", "- vuxen\n- {utskriven", "malformed"),
        ("gaps.yaml", "Tillskott sjukvårdsmaterial 4 mnkr", "Tillskott 5 mnkr", "found"),
        ("contradictions.yaml", "Snittökning per år 10,5%", "Snittökning per år 11%", "found"),
        (
            "sources/mobil-hemsjukvard-2022.txt",
            "som har \npatientansvaret",
            "som delar \npatientansvaret",
            "patientansvar-listad-vardcentral",
        ),
    ],
)
def test_each_kind_of_mistake_is_told_with_its_place(
    folder: Path, file: str, old: str, new: str, told: str
) -> None:
    change(folder, file, old, new)
    mistakes = find_mistakes(folder)
    assert any(told in mistake for mistake in mistakes), mistakes


def test_rules_that_override_each_other_in_a_circle_are_refused(folder: Path) -> None:
    change(
        folder,
        JOUR,
        "  overrides:\n    - {rule: knuten-vardcentral-rad, words",
        '  overrides:\n    - {rule: jour-rad-hembesok, words: "Under jourtid"}\n'
        "    - {rule: knuten-vardcentral-rad, words",
    )
    assert any("circle" in mistake for mistake in find_mistakes(folder))


def test_a_quote_that_stands_twice_is_refused(folder: Path) -> None:
    path = folder / JOUR
    rule = """
- id: z-tva-stallen
  duties: [smittskydd]
  actor: region
  says: {sv: "En mening.", en: "A sentence."}
  weight: holds
  supplements: true
  grounds: [{document: initiativarende-2025, quote: hemsjukvård}]
"""
    path.write_text(path.read_text("utf-8") + rule, "utf-8")
    told = [mistake for mistake in find_mistakes(folder) if "more than once" in mistake]
    assert len(told) == 1
    assert told[0].startswith("jour.yaml: z-tva-stallen: ")


def test_a_circle_of_three_rules_is_refused(folder: Path) -> None:
    change(
        folder,
        JOUR,
        "  overrides:\n    - {rule: knuten-vardcentral-rad, words",
        "  overrides:\n    - {rule: x-mitten, words: Under jourtid}\n"
        "    - {rule: knuten-vardcentral-rad, words",
    )
    path = folder / JOUR
    text = path.read_text("utf-8")
    start = text.index("- id: hallandsjouren-rad-hembesok")
    end = text.find("\n- id:", start + 1)
    third = text[start:end].replace("- id: hallandsjouren-rad-hembesok", "- id: x-mitten")
    third = third[: third.index("  overrides:")]
    third += "  overrides:\n    - {rule: jour-rad-hembesok, words: Under jourtid}\n"
    path.write_text(f"{text}\n{third}", "utf-8")
    circles = [mistake for mistake in find_mistakes(folder) if "circle" in mistake]
    assert {mistake.split(":")[1].strip() for mistake in circles} == {
        "hallandsjouren-rad-hembesok",
        "jour-rad-hembesok",
        "x-mitten",
    }


def test_rules_of_one_rank_that_differ_without_an_override_are_refused(folder: Path) -> None:
    path = folder / JOUR
    text = path.read_text("utf-8")
    start = text.index("- id: jour-vardintyg-dodsfall")
    end = text.find("\n- id:", start + 1)
    other = text[start:end].replace("- id: jour-vardintyg-dodsfall", "- id: y-annan")
    other = other.replace("actor: beredskapsjour", "actor: region")
    path.write_text(f"{text}\n{other}", "utf-8")
    told = [mistake for mistake in find_mistakes(folder) if "differs from" in mistake]
    assert len(told) == 2
    assert all(
        "jour.yaml: jour-vardintyg-dodsfall: differs from y-annan" in mistake for mistake in told
    )
    quote = next(line for line in other.splitlines() if line.strip().startswith("weight:"))
    path.write_text(f"{text}\n{other.replace(quote, quote + chr(10) + '  supplements: true')}")
    assert not any("differs from" in mistake for mistake in find_mistakes(folder))


def test_all_mistakes_are_listed_at_once(folder: Path) -> None:
    change(folder, JOUR, "actor: beredskapsjour", "actor: nattdoktorn")
    change(folder, "gaps.yaml", "Tillskott sjukvårdsmaterial 4 mnkr", "Tillskott 5 mnkr")
    change(folder, "contradictions.yaml", "Snittökning per år 10,5%", "Snittökning per år 11%")
    assert len(find_mistakes(folder)) >= 3


def test_a_corpus_with_mistakes_is_neither_answered_from_nor_indexed(
    folder: Path, tmp_path: Path
) -> None:
    change(folder, JOUR, "ansvarar för råd och hembesök 17:00", "svarar för råd och hembesök 17:00")
    settings = Settings(corpus=folder, data=tmp_path / "data")
    with pytest.raises(CorpusError):
        build(settings)
    with pytest.raises(CorpusError):
        index(settings)
    assert not (tmp_path / "data").exists()


def test_the_command_lists_mistakes_and_fails(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    change(folder, JOUR, "actor: beredskapsjour", "actor: nattdoktorn")
    monkeypatch.setenv("ASSISTANT_CORPUS", str(folder))
    assert main(["corpus", "verify"]) == 1
    assert "jour.yaml: jour-rad-hembesok" in capsys.readouterr().err


def test_the_command_tells_of_the_folder_and_not_of_what_is_served(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ASSISTANT_CORPUS", str(folder))

    def no_engine(settings: Settings) -> Engine:
        raise AssertionError("what is served need not be what was checked")

    assert main(["corpus", "verify"], no_engine) == 0
    assert shipped().book.version in capsys.readouterr().out
