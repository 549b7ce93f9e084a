"""Everything that must hold before the assistant answers from a corpus, checked in one go."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from assistant.answering.lookup_contradictions import load_contradictions
from assistant.corpus.calendar import load_calendar
from assistant.corpus.loading import load_corpus
from assistant.corpus.omissions import load_omissions
from assistant.corpus.rules import load_rules
from assistant.corpus.store import Corpus
from assistant.corpus.verify import Anchor, verify
from assistant.corpus.vocabulary import load_vocabulary
from assistant.domain.rule import Ground, RuleBook
from assistant.errors import CorpusError
from assistant.knowledge import Knowledge
from assistant.understanding.glossary import Glossary
from assistant.understanding.glossary_loading import load_glossary

_Loaded = TypeVar("_Loaded")


def find_mistakes(folder: Path) -> list[str]:
    """Every mistake of a corpus folder, each with file and place; empty if there is none."""
    found = examine(folder)
    return [] if isinstance(found, Knowledge) else found


def examine(folder: Path, like: Corpus | None = None) -> Knowledge | list[str]:
    """What a corpus folder holds, or every mistake of it, each with file and place.

    Checked are the documents against their files, and the quotes of rules, gaps,
    contradictions and definitions, and the clauses left out, against the documents.
    A part that can't be read leaves what rests on it unchecked. ``like`` is a corpus without
    mistakes that much of the folder's may be the same as; see ``load_corpus``.
    """
    mistakes: list[str] = []
    vocabulary = _read(mistakes, lambda: load_vocabulary(folder / "vocabulary.yaml"))
    corpus = _read(mistakes, lambda: load_corpus(folder, like))
    if vocabulary is None or corpus is None:
        return mistakes
    calendar = _read(mistakes, lambda: load_calendar(folder / "calendar.yaml", vocabulary))
    glossary = _read(mistakes, lambda: load_glossary(folder, vocabulary))
    _read(mistakes, lambda: load_contradictions(folder, corpus))
    _read(mistakes, lambda: load_omissions(folder, corpus))
    book = None
    if calendar is not None:
        book = _read(mistakes, lambda: load_rules(folder, vocabulary, calendar, corpus))
    anchors = [*_of_rules(book), *_of_terms(glossary)]
    mistakes += verify(corpus, anchors, parties=vocabulary.parties, checked=like)
    if mistakes or calendar is None or book is None:
        return mistakes
    return Knowledge(
        folder=folder, corpus=corpus, vocabulary=vocabulary, calendar=calendar, book=book
    )


def _read(mistakes: list[str], load: Callable[[], _Loaded]) -> _Loaded | None:
    try:
        return load()
    except CorpusError as error:
        mistakes += error.mistakes
        return None


def _of_rules(book: RuleBook | None) -> Iterator[Anchor]:
    """Quotes of rules and gaps, each to stand in the clause it was found in."""
    if book is None:
        return
    for rule in book.rules:
        yield from (_anchor(f"rules: {rule.id}", ground) for ground in rule.grounds)
    for gap in book.gaps:
        yield from (_anchor(f"gaps.yaml: {gap.id}", ground) for ground in gap.nearest)


def _anchor(place: str, ground: Ground) -> Anchor:
    return Anchor(
        place=place,
        document=ground.document,
        quote=ground.quote,
        section=ground.section,
        clause=ground.clause,
    )


def _of_terms(glossary: Glossary | None) -> Iterator[Anchor]:
    for term in glossary.terms if glossary is not None else ():
        if term.defined is not None:
            yield Anchor(
                place=f"words.yaml: {term.id}",
                document=term.defined.document,
                quote=term.defined.quote,
            )
