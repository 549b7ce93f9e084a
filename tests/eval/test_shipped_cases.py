"""The shipped cases are fit to judge by."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from assistant.corpus.vocabulary import load_vocabulary
from eval.anchors import Sources
from eval.first_blind import part_of, read_first
from eval.loading import CaseBook, load_cases

ROOT = Path(__file__).parents[2]
CASES = ROOT / "eval" / "cases"
SCHEMA = json.loads((CASES / "case.schema.json").read_text(encoding="utf-8"))
FILES = sorted(CASES.glob("*.yaml"))


@pytest.fixture(scope="module")
def book() -> CaseBook:
    return load_cases(
        CASES,
        sources=Sources.read(ROOT, ROOT / "eval" / "sources.yaml"),
        vocabulary=load_vocabulary(ROOT / "corpus" / "vocabulary.yaml"),
    )


def test_no_shipped_case_has_a_mistake(book: CaseBook) -> None:
    assert [str(mistake) for mistake in book.mistakes] == []


def test_there_are_enough_cases_and_many_of_them_are_unseen(book: CaseBook) -> None:
    total = len(book.cases)
    assert total >= 250
    assert sum(part_of(case.file) is not None for case in book.cases) >= total / 3
    assert sum(case.set == "blind" for case in book.cases) >= 0.3 * total


def test_every_blind_part_has_its_first_figures(book: CaseBook) -> None:
    parts = {part for case in book.cases if (part := part_of(case.file)) is not None}
    recorded = read_first(ROOT / "eval" / "first_blind")
    assert parts == set(recorded)
    for part, first in recorded.items():
        assert first.cases == sum(part_of(case.file) == part for case in book.cases), part


def test_the_cases_span_people_languages_and_outcomes(book: CaseBook) -> None:
    assert {case.persona for case in book.cases} >= {"nurse", "mas"}
    assert {case.language for case in book.cases} == {"sv", "en"}
    best = Counter(case.expect.statuses[0] for case in book.cases if case.expect.statuses)
    for status in ("settled", "contested", "conditional", "silent", "out_of_scope"):
        assert best[status] >= 8, status
    assert sum(bool(case.history) for case in book.cases) >= 20
    assert sum(case.expect.critical for case in book.cases) >= 20


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_editors_accept_the_shipped_files(path: Path) -> None:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    cases = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
    errors = Draft202012Validator(SCHEMA).iter_errors(cases)
    assert [f"{error.json_path}: {error.validator}" for error in errors] == []


def test_the_schema_names_the_vocabulary_as_it_stands() -> None:
    vocabulary = load_vocabulary(ROOT / "corpus" / "vocabulary.yaml")
    expect = SCHEMA["$defs"]["case"]["properties"]["expect"]["properties"]
    entry: dict[str, Any] = expect["assignments"]["items"]["properties"]
    assert entry["duty"]["enum"] == list(vocabulary.duties)
    assert entry["actor"]["oneOf"][0]["enum"] == list(vocabulary.actors)
    slots = expect["slots"]["properties"]
    assert list(slots) == list(vocabulary.slots)
    for slot in vocabulary.slots.values():
        if slot.interval or slot.boolean:
            continue
        allowed = slots[slot.id]["items"]["enum"] if slot.many else slots[slot.id]["enum"]
        assert allowed == list(slot.values), slot.id
