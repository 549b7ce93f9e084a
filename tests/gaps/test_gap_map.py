"""The map covers every case once, is told alike in every form, and is what was reviewed."""

from __future__ import annotations

import json
import random
import shutil
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date, datetime, time
from functools import cache
from itertools import product
from pathlib import Path

import pytest

from assistant.api.engine import Engine
from assistant.cli.main import main
from assistant.domain.calendar import Piece
from assistant.domain.overview import answered
from assistant.domain.resolve import Resolver
from assistant.domain.rule import RuleBook
from assistant.domain.survey import NONE_NAMED, Cell, survey
from assistant.gaps.atlas import Atlas, as_json, as_markdown, draw
from assistant.gaps.known import as_yaml, compare, read_known
from assistant.gaps.picture import heat_map
from assistant.gaps.words import STATUSES
from assistant.settings import Settings
from tests.knowledge import (
    CORPUS,
    assistant,
    every_duty,
    knowledge_of,
    resolver_of,
    shipped,
)

VOCABULARY = shipped().vocabulary


@cache
def atlas(folder: Path = CORPUS) -> Atlas:
    return draw(resolver_of(folder), date(2026, 11, 22))


def holds(cell: Cell, facts: dict[str, str], day: date, bands: frozenset[str]) -> bool:
    return all(facts[slot] in values for slot, values in cell.conditions.items()) and any(
        (extent.days.start or date.min) <= day <= (extent.days.end or date.max)
        and bands in extent.bands
        for extent in cell.extents
    )


@every_duty
def test_every_case_lies_in_exactly_one_cell(folder: Path, duty: str) -> None:
    chance = random.Random(duty)
    vocabulary, engine = knowledge_of(folder).vocabulary, resolver_of(folder)
    found = atlas(folder).survey
    cells = [cell for cell in found.cells if cell.duty == duty]
    slots = {
        slot.id: [NONE_NAMED, *slot.values] if slot.many else [*slot.values]
        for slot in vocabulary.slots.values()
        if not slot.interval and slot.id != "plikt"
    }
    every = [{slot: chance.choice(values) for slot, values in slots.items()} for _ in range(60)]
    possible = [facts for facts in every if engine.possible(facts)]
    assert possible
    for facts in possible:
        day = date.fromordinal(chance.randrange(date(2014, 1, 1).toordinal(), 736_000 + 5_000))
        bands = chance.choice(found.band_sets)
        (cell,) = [cell for cell in cells if holds(cell, facts, day, bands)]
        known = {s: v for s, v in facts.items() if v != NONE_NAMED}
        if "atgard" in known:
            known["atgard"] = (known["atgard"],)  # type: ignore[assignment]
        start = datetime.combine(day, time(0), tzinfo=vocabulary.zone)
        told = engine.at(duty, known, Piece(start=start, end=start, bands=bands))
        assert (answered(told), tuple(sorted(told.outcomes[0].actors))) == (
            cell.status,
            cell.actors,
        )


def test_the_open_cells_are_the_reviewed_ones() -> None:
    difference = compare(atlas().survey, VOCABULARY, read_known(CORPUS))
    told = "run 'assistant gaps --write' and have the difference of the list read"
    assert (difference.new, difference.gone) == ((), ()), told


def without(rule: str) -> Resolver:
    book = shipped().book
    rules = tuple(each for each in book.rules if each.id != rule)
    return Resolver(replace(book, rules=rules), VOCABULARY, shipped().calendar)


def test_a_gap_that_opens_and_one_that_closes_are_both_told() -> None:
    found = survey(without("jour-vardintyg-dodsfall"))
    difference = compare(found, VOCABULARY, read_known(CORPUS))
    assert any(line.startswith("vardintyg, silent") for line in difference.new)
    assert any(line.startswith("vardintyg, silent") for line in difference.gone)


def test_rules_of_one_rank_that_disagree_are_a_conflict_in_the_map() -> None:
    book = shipped().book
    (jour,) = [rule for rule in book.rules if rule.id == "jour-vardintyg-dodsfall"]
    other = replace(jour, id="annan", actor="region")
    found = survey(
        Resolver(replace(book, rules=(*book.rules, other)), VOCABULARY, shipped().calendar)
    )
    assert {c.status for c in found.cells if c.duty == "vardintyg"} == {"silent", "conflict"}


def test_without_rules_everything_is_silent() -> None:
    book = RuleBook(rules=(), gaps=(), exclusions=(), version="0")
    found = survey(Resolver(book, VOCABULARY, shipped().calendar))
    assert {(c.status, tuple(c.conditions)) for c in found.cells} == {("silent", ())}


def test_the_list_reads_back_as_it_was_written(tmp_path: Path) -> None:
    (tmp_path / "known_gaps.yaml").write_text(as_yaml(atlas().survey, VOCABULARY), "utf-8")
    difference = compare(atlas().survey, VOCABULARY, read_known(tmp_path))
    assert difference.new == difference.gone == ()


def test_json_and_words_count_the_same_cells() -> None:
    told = as_json(atlas(), VOCABULARY)
    assert sum(told["counts"].values()) == len(told["cells"]) == len(atlas().survey.cells)
    words = as_markdown(atlas(), VOCABULARY)
    assert sum(words.count(f"- **{word.letter}** ") for word in STATUSES.values()) == len(
        told["cells"]
    )
    assert json.loads(json.dumps(told)) == told


def test_every_picture_needs_nothing_else_and_has_a_letter_in_each_cell() -> None:
    for sheet in atlas().sheets:
        svg = heat_map(sheet.title, "", sheet.grids, sheet.headings, VOCABULARY)
        root = ET.fromstring(svg)
        letters = [text.text for text in root.iter("{http://www.w3.org/2000/svg}text") if text.text]
        cells = sum(len(row) for grid in sheet.grids for row in grid.rows.values())
        single = [t for t in letters if t in {word.letter for word in STATUSES.values()}]
        assert len(single) == cells + len(STATUSES)
        assert not any(word in svg for word in ("href", "url(", "<script", "@import", "src="))


def test_housing_municipality_procedure_and_date_each_have_a_picture() -> None:
    names = {sheet.name for sheet in atlas().sheets}
    assert {"boende-tid", "kommun-tid", "atgard-tid", "boende-datum-ovrig-tid"} <= names


def test_the_sets_of_bands_are_those_that_minutes_are_in() -> None:
    calendar = shipped().calendar
    walked = {
        calendar.bands_at(datetime(2026, 5, day, hour, tzinfo=VOCABULARY.zone))
        for day, hour in product(range(11, 25), range(24))
    }
    assert walked == set(calendar.band_sets())


def test_a_map_that_differs_from_the_list_needs_review_until_it_is_written_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = Path(shutil.copytree(CORPUS, tmp_path / "corpus"))
    listed = folder / "known_gaps.yaml"
    lines = listed.read_text("utf-8").splitlines(keepends=True)
    gone = next(line for line in lines if line.startswith("    - "))
    listed.write_text("".join(line for line in lines if line != gone), "utf-8")
    monkeypatch.setenv("ASSISTANT_CORPUS", str(folder))

    def no_engine(settings: Settings) -> Engine:
        raise AssertionError("the list is of the folder, not of what is served")

    assert main(["gaps", "--check"], no_engine) == 3
    assert "new: " in capsys.readouterr().out
    assert main(["gaps", "--write"], no_engine) == 0
    assert main(["gaps", "--check"], no_engine) == 0
    assert listed.read_text("utf-8") == "".join(lines)


def test_the_map_is_written_as_files(tmp_path: Path) -> None:
    assert main(["gaps", "--out", str(tmp_path / "karta")], lambda _: assistant()) == 0
    names = {path.name for path in (tmp_path / "karta").iterdir()}
    assert {"gaps.json", "gaps.md", "boende-tid.svg"} <= names
