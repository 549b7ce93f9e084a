"""A corpus that isn't fit is refused with every mistake at once, each with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.corpus.loading import load_corpus
from assistant.errors import CorpusError

from .conftest import MANIFEST

Small = Callable[..., Path]
TEXT = "Beslut\nVi beslutar.\n2024-02-03"


def mistakes(folder: Path) -> tuple[str, ...]:
    with pytest.raises(CorpusError) as caught:
        load_corpus(folder)
    return caught.value.mistakes


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("kind: minutes", "kind: rhyme", "kind must be one of agreement"),
        ("date: 2024-02-03", "date: soon", "date must be a date"),
        ("date: 2024-02-03", "date: null", "date is missing"),
        ("date: 2024-02-03", "date: 2024-02-03\n    not_before: 2025-01-01", "not_before is later"),
        ("lines: LINES", "lines: 3-1", "ends before it begins"),
        ("lines: LINES", "lines: 1-99", "ends at line 99, but a.txt has 3 lines"),
        ("lines: LINES", "lines: x", "is not a line"),
        ("file: a.txt", "file: b.txt", "sources/b.txt: is missing"),
        ("file: a.txt", "file: ../manifest.yaml", "must be the name of a file in sources"),
        ("standing: account", "standing: holy", "standing must be one of decided"),
        ("standing: account", "standing: account\n    colour: red", "colour is not a key"),
        ("title: Ett dokument", "title: 7", "title must be a text"),
        ("id: a\n", "id: A/b\n", "id must be of lower-case letters"),
        (", lines: LINES", "", "lines is missing"),
        ("id: a\n", "id: a\n    replaces: [q]\n", "which is no document"),
        ("{Beslut: decided", "{Beslut: never", "headings: minutes.Beslut must be one of"),
        ("['^\\s*Protokoll\\s*$']", "['(']", "holds a pattern that can't be used"),
        ("documents:", "papers:", "documents names no document"),
    ],
)
def test_each_mistake_is_named_with_its_place(small: Small, old: str, new: str, said: str) -> None:
    assert old in MANIFEST
    found = mistakes(small(TEXT, manifest=MANIFEST.replace(old, new)))
    assert any(said in m for m in found), found
    assert all(m.split(":")[0].endswith((".yaml", ".txt")) for m in found)


@pytest.mark.parametrize(
    ("layout", "said"),
    [
        ("head: 9", "head names lines 9-9 outside the document"),
        ("outline: [{at: 8}]", "outline names lines 8-8 outside the document"),
        ("outline: [{at: 2}, {at: 1}]", "not in the order of the lines"),
        (
            "passages: [{lines: 1-2, standing: plan}, {lines: 2-3, standing: plan}]",
            "passages overlap at line 2",
        ),
        ("copies: [{file: a.txt, lines: 2-3}]", "inside documents[a]"),
        ("furniture: [1]", "furniture must be a mapping"),
        ("outline: 7", "outline must be a list"),
        ("outline: [7]", "must be a mapping"),
        ("double_spaced: maybe", "must be true or false"),
    ],
)
def test_a_layout_that_does_not_fit_is_named(small: Small, layout: str, said: str) -> None:
    found = mistakes(small(TEXT, layout))
    assert any(said in m for m in found), found


def test_all_mistakes_come_at_once(small: Small) -> None:
    broken = MANIFEST.replace("kind: minutes", "kind: rhyme").replace(
        "issuer: Nämnden", "issuer: 3"
    )
    broken = broken.replace("date: 2024-02-03", "date: soon")
    found = mistakes(small(TEXT, "head: 9", manifest=broken))
    assert len(found) >= 4


@pytest.mark.parametrize(
    "content", ["documents: [", "\t", "- a\n- b", "7", "", "a: !!python/none 1"]
)
def test_a_manifest_that_is_no_manifest_is_refused_in_words(small: Small, content: str) -> None:
    folder = small(TEXT)
    (folder / "manifest.yaml").write_text(content, encoding="utf-8")
    found = mistakes(folder)
    assert all(m.startswith("manifest.yaml") for m in found)


def test_a_folder_without_a_corpus_is_refused_in_words(tmp_path: Path) -> None:
    assert any("manifest.yaml" in m for m in mistakes(tmp_path))
    assert any("manifest.yaml" in m for m in mistakes(tmp_path / "nowhere"))


def test_a_source_that_is_not_text_is_refused_in_words(small: Small) -> None:
    folder = small(TEXT)
    (folder / "sources" / "a.txt").write_bytes(b"Beslut \xff\xfe")
    (found,) = mistakes(folder)
    assert "corpus/sources/a.txt: is not UTF-8 (byte 7)" in found


TABLE = """
tables:
  - id: t
    document: a
    title: {sv: Tabell, en: Table}
    columns: [{id: "2020"}, {id: "2021"}]
    header: 1
    rows: [{id: ada, words: [Ada], lines: 2}]
"""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("document: a", "document: q", "document is no document"),
        ("lines: 2", "lines: 9", "must be lines of the table's document"),
        ('{id: "2021"}', '{id: "2021"}, {id: "2022"}', "cells are 2 where the table has 3 columns"),
        ("lines: 2}", 'lines: 2, cells: ["2", "9"]}', "doesn't stand in these lines in order"),
        ("words: [Ada]", "words: [Eva]", "words hold none that stands in these lines"),
        (", en: Table", "", "title has no en"),
    ],
)
def test_a_table_that_does_not_fit_its_lines_is_named(
    small: Small, old: str, new: str, said: str
) -> None:
    assert load_corpus(small("År 2020 2021\nAda 1 2", tables=TABLE)).tables["t"].cell("Ada", "2021")
    found = mistakes(small("År 2020 2021\nAda 1 2", tables=TABLE.replace(old, new)))
    assert any(said in m and m.startswith("tables.yaml") for m in found), found


RECORDED = """
regions:
  - id: r
    document: a
    lines: 1-3
    title: Figur
    items:
      - {id: i, quotes: [ut och, hem], certain: true, text: {sv: Ut och hem, en: Out and home}}
"""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[ut och, hem]", "[hem, ut och]", "doesn't stand here in that order"),
        ("[ut och, hem]", "[]", "quotes are empty"),
        ("certain: true", "certain: false", "must say what isn't certain"),
        (", en: Out and home", "", "text has no en"),
        ("lines: 1-3", "lines: 1-30", "must be lines of the region's document"),
    ],
)
def test_a_figure_recorded_wrongly_is_named(small: Small, old: str, new: str, said: str) -> None:
    corpus = load_corpus(small("ut och |\n#\nhem", recorded=RECORDED))
    (clause,) = corpus.clauses.values()
    assert clause.text == "ut och hem"
    assert corpus.readings[clause.id].text["en"] == "Out and home"
    found = mistakes(small("ut och |\n#\nhem", recorded=RECORDED.replace(old, new)))
    assert any(said in m and m.startswith("recorded.yaml") for m in found), found


def test_the_version_follows_the_content(small: Small) -> None:
    first = load_corpus(small(TEXT)).version
    assert load_corpus(small(TEXT)).version == first
    assert load_corpus(small(TEXT + "!")).version != first
    assert load_corpus(small(TEXT, "validity: alltid")).version != first


MANGLED = st.one_of(
    st.none(), st.booleans(), st.integers(), st.text(max_size=4), st.just([1]), st.just({"a": 1})
)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100, deadline=None
)
@given(data=st.data())
def test_a_mangled_manifest_is_refused_or_read_but_never_crashes(
    small: Small, data: st.DataObject
) -> None:
    layout = """
head: 1
signature: 3
pages: [1, 2]
bullets: e
outline: [{slide: 1, at: 1, title: "1", standing: plan}, {at: 2, level: 2, untitled: true}]
passages: [{lines: 2-3, standing: plan}]
furniture: {mark: [3]}
replaces: []
"""
    folder = small(TEXT, layout)
    raw = yaml.safe_load((folder / "manifest.yaml").read_text("utf-8"))
    places = list(_places(raw))
    for _ in range(data.draw(st.integers(1, 3))):
        holder, key = data.draw(st.sampled_from(places))
        holder[key] = data.draw(MANGLED)
    (folder / "manifest.yaml").write_text(yaml.safe_dump(raw), encoding="utf-8")
    with suppress(CorpusError):
        assert load_corpus(folder).documents


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    keys = list(value) if isinstance(value, dict) else range(len(value))
    for key in keys:
        yield value, key
        if isinstance(value[key], dict | list):
            yield from _places(value[key])
