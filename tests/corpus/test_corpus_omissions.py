"""Nothing that the sources state is lost: it is held by a rule, or left out with a reason."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from assistant.answering.lookup_contradictions import load_contradictions
from assistant.corpus.omissions import held_clauses, load_omissions, unaccounted
from assistant.domain.clause import Span
from assistant.errors import CorpusError
from assistant.understanding.glossary_loading import load_glossary
from tests.knowledge import CORPUS, COUNTIES, knowledge_of, shipped


def places(folder: Path = CORPUS) -> Iterator[tuple[str, Sequence[Span]]]:
    """Where rules, gaps, contradictions and definitions quote the sources."""
    knowledge = knowledge_of(folder)
    for entry in (*knowledge.book.rules, *knowledge.book.gaps):
        for ground in getattr(entry, "grounds", None) or getattr(entry, "nearest", ()):
            yield ground.file, ground.spans
    for contradiction in load_contradictions(folder, knowledge.corpus):
        for side in contradiction.sides:
            yield side.file, side.spans
    for term in load_glossary(folder, knowledge.vocabulary).terms:
        if term.defined is not None:
            document = knowledge.corpus.document(term.defined.document)
            yield (
                document.place.file,
                knowledge.corpus.find(document.id, term.defined.quote),
            )


def held(folder: Path = CORPUS) -> frozenset[str]:
    return held_clauses(knowledge_of(folder).corpus, places(folder))


@pytest.mark.parametrize("folder", COUNTIES.values(), ids=COUNTIES)
def test_every_clause_of_weight_is_held_or_left_out_with_a_reason(folder: Path) -> None:
    corpus = knowledge_of(folder).corpus
    left = unaccounted(corpus, held(folder), load_omissions(folder, corpus))
    assert [(clause.id, clause.text) for clause in left] == []


def test_nothing_that_a_rule_holds_is_said_to_be_left_out() -> None:
    corpus = shipped().corpus
    omitted = {c for omission in load_omissions(CORPUS, corpus) for c in omission.clauses}
    assert omitted & held() == frozenset()


def test_the_hash_of_an_omitted_clause_is_of_its_text() -> None:
    corpus = shipped().corpus
    for omission in load_omissions(CORPUS, corpus):
        for clause_id in omission.clauses:
            text = corpus.clauses[clause_id].text.casefold()
            assert hashlib.sha256(text.encode()).hexdigest()[:6] == clause_id.split("/")[1][:6]


_ENTRY = """
- id: one
  reason: {{sv: skäl, en: reason}}
  clauses:
    lakarmedverkan-2020: {{"{digest}": "{opening}"}}
"""


@pytest.mark.parametrize(
    ("written", "says"),
    [
        (_ENTRY.format(digest="000000", opening="uppdraget"), "has no clause 000000"),
        (_ENTRY.format(digest="1bd778", opening="ansvaret"), "does not begin with the words"),
        (_ENTRY.format(digest="1bd778", opening="uppdraget") * 2, "stands twice"),
        ("- {id: one, reason: {sv: skäl}, clauses: {}}", "gives no reason in en"),
        ("- {id: one, reason: {sv: skäl, en: r}, clauses: {}}", "leaves out no clause"),
        ("- {id: one, all: true}", "a field that is not known: all"),
        ("one: two", "must be a list"),
    ],
    ids=["changed", "other-words", "twice", "no-reason", "empty", "unknown-field", "no-list"],
)
def test_a_wrong_omission_is_told_with_its_place(tmp_path: Path, written: str, says: str) -> None:
    (tmp_path / "omissions.yaml").write_text(written, "utf-8")
    with pytest.raises(CorpusError) as caught:
        load_omissions(tmp_path, shipped().corpus)
    assert any("omissions.yaml" in m and says in m for m in caught.value.mistakes)
