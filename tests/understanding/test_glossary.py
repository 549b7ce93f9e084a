"""The glossary: true to the sources, whole, and loud about its mistakes."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from assistant.corpus.loading import load_corpus
from assistant.corpus.store import Corpus
from assistant.corpus.swedish import read_swedish
from assistant.errors import CorpusError
from assistant.understanding.fitting import fitted
from assistant.understanding.glossary_loading import GLOSSARY_FILES, load_glossary
from tests.understanding.reading import CORPUS, glossary, vocabulary


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load_corpus(CORPUS)


def test_every_definition_stands_in_its_document(corpus: Corpus) -> None:
    for term in glossary().terms:
        if term.defined:
            assert corpus.find(term.defined.document, term.defined.quote), term.id


# Capitals alone, capitals within a word, and short words with points.
_ABBREVIATION = re.compile(
    r"\b[A-ZÅÄÖ]{2,6}\b"
    r"|\b[A-ZÅÄÖ][a-zåäö]{1,3}[A-ZÅÄÖ]\b"
    r"|\b(?:[a-zåäö]{1,3}\.){2,}"
    r"|\b(?:enl|ev|leg|resp|kap|prop|mnkr|mkr|inkl|exkl|forts|prod|utv|dnr|tel|tfn|nr|ca|bl|dvs"
    r"|osv|etc|ssk|dsk|usk|pat|dr)\b\.?"
)
# A place in capitals, and a slip of the machine reading.
NO_ABBREVIATIONS = frozenset({"LAHOLM", "TT"})


def test_every_abbreviation_of_the_sources_is_a_term() -> None:
    text = " ".join(p.read_text("utf-8") for p in sorted((CORPUS / "sources").glob("*.txt")))
    found = set(_ABBREVIATION.findall(text)) - NO_ABBREVIATIONS
    unknown = {word for word in found if not glossary().expansions(word)}
    assert unknown == set()


def test_what_is_listed_as_no_abbreviation_occurs() -> None:
    text = " ".join(p.read_text("utf-8") for p in sorted((CORPUS / "sources").glob("*.txt")))
    assert {word for word in NO_ABBREVIATIONS if word not in text} == set()


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("SÄBO", "särskilt boende"),
        ("särskilt boende", "nursing home"),
        ("nursing home", "äldreboende"),
        ("ÖK", "hemsjukvårdsavtalet"),
        ("pkt", "palliativa konsultteamet"),
        ("tracheostomy", "trach"),
    ],
)
def test_a_word_is_widened_by_its_other_names(word: str, other: str) -> None:
    assert other in glossary().expansions(word)


def test_a_definition_is_found_by_any_name() -> None:
    term = glossary().definition("tröskelprincipen")
    assert term is not None
    assert term.defined is not None


def test_mistakes_are_listed_together(tmp_path: Path) -> None:
    for name in GLOSSARY_FILES:
        shutil.copy(CORPUS / name, tmp_path / name)
    path = tmp_path / "words.yaml"
    text = path.read_text("utf-8")
    text = text.replace("means: {actor: gnhh}", "means: {boende: slott}")
    text = text.replace("means: {actor: palliativa_konsultteamet}", "means: {trolleri: botox}")
    path.write_text(text, "utf-8")
    with pytest.raises(CorpusError) as wrong:
        load_glossary(tmp_path, vocabulary())
    assert len(wrong.value.mistakes) == 2


@pytest.mark.parametrize("name", GLOSSARY_FILES)
def test_a_missing_or_broken_file_is_named(tmp_path: Path, name: str) -> None:
    for other in GLOSSARY_FILES:
        shutil.copy(CORPUS / other, tmp_path / other)
    (tmp_path / name).write_text("a: [b", "utf-8")
    with pytest.raises(CorpusError, match=name):
        load_glossary(tmp_path, vocabulary())
    (tmp_path / name).unlink()
    with pytest.raises(CorpusError, match=name):
        load_glossary(tmp_path, vocabulary())


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("termer: []", "termer is not known"),
        ("terms: [{sv: namnlös}]", "number 1: needs an id"),
        ("terms: [{id: nytt, sv: nytt}]", "nytt: needs sv and en"),
        ("terms: []", "must give jourtid"),
    ],
)
def test_a_slip_in_the_words_of_a_county_is_named(tmp_path: Path, written: str, says: str) -> None:
    shutil.copy(CORPUS / "places.yaml", tmp_path)
    (tmp_path / "words.yaml").write_text(written, "utf-8")
    with pytest.raises(CorpusError, match=says):
        load_glossary(tmp_path, vocabulary())


def test_every_word_of_the_language_means_something_in_the_shipped_vocabulary() -> None:
    raw = read_swedish("glossary.yaml", [])
    assert fitted(raw, vocabulary()) == raw
