"""Everything that is read from a corpus folder, loaded and checked together."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from assistant.corpus.calendar import load_calendar
from assistant.corpus.loading import load_corpus
from assistant.corpus.rules import load_rules
from assistant.corpus.store import Corpus
from assistant.corpus.vocabulary import load_vocabulary
from assistant.domain.calendar import Calendar
from assistant.domain.rule import Ground, Rule, RuleBook
from assistant.domain.vocabulary import Vocabulary


@dataclass(frozen=True, kw_only=True, slots=True)
class Knowledge:
    """A corpus with its vocabularies, bands of time and rules."""

    folder: Path
    corpus: Corpus
    vocabulary: Vocabulary
    calendar: Calendar
    book: RuleBook
    known_on: date | None = None
    """Day whose knowledge it is; None for all there is."""
    whole: Corpus | None = None
    """The corpus that it is a part of, where it is one."""


def load_knowledge(folder: Path, like: Corpus | None = None) -> Knowledge:
    """Read a corpus folder; ``like`` is a corpus that much of it may be the same as.

    Raises:
        CorpusError: with all mistakes of the first file or group of files that has any.
    """
    vocabulary = load_vocabulary(folder / "vocabulary.yaml")
    calendar = load_calendar(folder / "calendar.yaml", vocabulary)
    corpus = load_corpus(folder, like)
    book = load_rules(folder, vocabulary, calendar, corpus)
    return Knowledge(
        folder=folder, corpus=corpus, vocabulary=vocabulary, calendar=calendar, book=book
    )


def known_on(knowledge: Knowledge, day: date) -> Knowledge:
    """What was known on a day: documents of that day, and the rules that they carry.

    A rule is carried by its first ground, which decides; what later documents add
    to it, and where it gives way by their words, was not known.
    """
    whole = knowledge.corpus
    documents = [d.id for d in whole.documents.values() if d.known_on(day)]
    version = f"{whole.version}@{day.isoformat()}"
    book = knowledge.book
    rules = [r for rule in book.rules if (r := _as_known(rule, documents)) is not None]
    named = {rule.id for rule in rules}
    return replace(
        knowledge,
        corpus=whole.only(documents, version),
        book=replace(
            book,
            rules=tuple(
                replace(rule, overrides=tuple(o for o in rule.overrides if o.rule in named))
                for rule in rules
            ),
            gaps=tuple(replace(g, nearest=_known(g.nearest, documents)) for g in book.gaps),
        ),
        known_on=day,
        whole=whole,
    )


def _as_known(rule: Rule, documents: Collection[str]) -> Rule | None:
    if rule.grounds[0].document not in documents:
        return None
    grounds = _known(rule.grounds, documents)
    said = [ground.quote for ground in grounds]
    overrides = tuple(o for o in rule.overrides if any(o.words in quote for quote in said))
    return replace(rule, grounds=grounds, overrides=overrides)


def _known(grounds: Collection[Ground], documents: Collection[str]) -> tuple[Ground, ...]:
    return tuple(ground for ground in grounds if ground.document in documents)
