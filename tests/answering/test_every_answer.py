"""What must hold for every answer, over all questions that the project has."""

from __future__ import annotations

import json
import re
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from assistant.domain.answer import Answer
from eval.places import Places
from tests.knowledge import CORPUS, COUNTIES, ROOT, assistant_of

SCHEMA = json.loads((ROOT / "docs" / "answer.schema.json").read_text("utf-8"))
MARK = re.compile(r"\[(\d+)\]")


@pytest.fixture(params=COUNTIES)
def folder(request: pytest.FixtureRequest) -> Path:
    return COUNTIES[request.param]


@cache
def cases(folder: Path) -> list[dict[str, Any]]:
    """Half of the shipped cases, and all of a small corpus."""
    found = []
    for file in sorted((Places.of(folder).suite / "cases").glob("*.yaml")):
        found += yaml.safe_load(file.read_text("utf-8"))
    return found[::2] if folder == CORPUS else found


def asked(folder: Path, case: dict[str, Any]) -> Answer:
    return assistant_of(folder).ask(
        case["question"], datetime.fromisoformat(case["as_of"]), case.get("history") or ()
    )


@cache
def answers(folder: Path) -> list[Answer]:
    return [asked(folder, case) for case in cases(folder)]


def test_there_are_a_hundred_mixed_questions() -> None:
    assert len(cases(CORPUS)) >= 100
    assert {a.kind for a in answers(CORPUS)} == {
        "responsibility",
        "lookup",
        "unclear",
        "out_of_scope",
    }


def test_each_answer_is_valid_against_the_contract(folder: Path) -> None:
    validator = jsonschema.Draft202012Validator(
        SCHEMA, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )
    wrong = [
        e.message for a in answers(folder) for e in validator.iter_errors(a.model_dump(mode="json"))
    ]
    assert wrong == []


def test_each_quote_is_the_slice_of_its_file_and_touches_no_mask(folder: Path) -> None:
    corpus = assistant_of(folder).corpus
    for answer in answers(folder):
        for citation in answer.citations:
            text = (folder.parent / citation.file).read_bytes().decode("utf-8")
            assert text[citation.start : citation.end] == citation.quote
            masks = corpus.sources[citation.file].masks
            assert not any(m.start < citation.end and citation.start < m.end for m in masks)


def test_each_mark_has_its_citation_and_each_citation_its_use(folder: Path) -> None:
    for answer in answers(folder):
        numbers = {c.n for c in answer.citations}
        marked = {int(n) for n in MARK.findall(answer.answer)}
        assert marked <= numbers
        used = set(marked)
        for part in (*answer.responsibilities, *answer.positions, *answer.values, *answer.changes):
            used |= set(part.citations)
        assert numbers == used | set(answer.nearest)


def test_citations_are_numbered_from_one_without_holes(folder: Path) -> None:
    for answer in answers(folder):
        assert [c.n for c in answer.citations] == list(range(1, len(answer.citations) + 1))


def test_a_contested_answer_has_every_reading(folder: Path) -> None:
    contested = [a for a in answers(folder) if a.status == "contested"]
    assert contested
    for answer in contested:
        assert any(p.citations for p in answer.positions)


def test_a_silent_answer_says_what_was_looked_for(folder: Path) -> None:
    silent = [a for a in answers(folder) if a.status == "silent"]
    assert silent
    assert all(a.gaps for a in silent)


@pytest.mark.parametrize("number", range(0, 60, 12))
def test_the_same_question_gives_the_same_answer(folder: Path, number: int) -> None:
    number %= len(cases(folder))
    again = asked(folder, cases(folder)[number])
    assert again.model_dump(exclude={"timings_ms"}) == answers(folder)[number].model_dump(
        exclude={"timings_ms"}
    )
