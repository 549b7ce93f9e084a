"""Everything that is read from a corpus folder, loaded and checked together."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from assistant.corpus.calendar import load_calendar
from assistant.corpus.rules import load_rules
from assistant.corpus.store import Corpus, load_corpus
from assistant.corpus.vocabulary import load_vocabulary
from assistant.domain.calendar import Calendar
from assistant.domain.rule import RuleBook
from assistant.domain.vocabulary import Vocabulary


@dataclass(frozen=True, kw_only=True, slots=True)
class Knowledge:
    """A corpus with its vocabularies, bands of time and rules."""

    folder: Path
    corpus: Corpus
    vocabulary: Vocabulary
    calendar: Calendar
    book: RuleBook


def load_knowledge(folder: Path) -> Knowledge:
    """Read a corpus folder.

    Raises:
        CorpusError: with all mistakes of the first file or group of files that has any.
    """
    vocabulary = load_vocabulary(folder / "vocabulary.yaml")
    calendar = load_calendar(folder / "calendar.yaml", vocabulary)
    corpus = load_corpus(folder)
    book = load_rules(folder, vocabulary, calendar, corpus)
    return Knowledge(
        folder=folder, corpus=corpus, vocabulary=vocabulary, calendar=calendar, book=book
    )
