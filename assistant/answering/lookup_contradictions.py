"""Where the sources contradict themselves: the recorded list, and what touches it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.answering.about import About, about
from assistant.corpus.store import Corpus
from assistant.corpus.yamlfile import read_yaml
from assistant.domain.clause import Span
from assistant.domain.question import Language
from assistant.errors import CorpusError, QuoteError

FILE = "contradictions.yaml"
_KEYS = frozenset({"id", "says", "sides", "about"})
_SIDE_KEYS = frozenset({"document", "quote", "section"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Side:
    """One side of a contradiction: words of a document, as they stand."""

    document: str
    file: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Contradiction:
    """What differs between clauses, and which questions it matters to."""

    id: str
    says_sv: str
    says_en: str
    sides: tuple[Side, ...]
    about: About
    """The questions that touch it."""

    def says(self, language: Language) -> str:
        """The sentence that tells what differs."""
        return self.says_sv if language == "sv" else self.says_en

    def asked_by(self, question: str) -> bool:
        """Whether a question's words touch it."""
        return self.about.touches(question)

    def quoted_by(self, file: str, spans: Iterable[Span]) -> bool:
        """Whether a quote shows words of one of its sides."""
        return any(
            side.file == file and any(own.overlaps(span) for own in side.spans for span in spans)
            for side in self.sides
        )


def load_contradictions(folder: Path, corpus: Corpus) -> tuple[Contradiction, ...]:
    """The recorded contradictions of a corpus; none where it has no list.

    Raises:
        CorpusError: every mistake of the list, each with its place: an unknown
            key, a missing sentence, a quote that isn't found exactly once.
    """
    path = folder / FILE
    if not path.exists():
        return ()
    mistakes: list[str] = []
    raw, _ = read_yaml(path, mistakes)
    if mistakes:
        raise CorpusError(mistakes)
    if not isinstance(raw, list):
        raise CorpusError([f"{FILE}: must be a list of contradictions"])
    read = [_read(entry, corpus, mistakes) for entry in raw]
    ids = [entry.id for entry in read]
    twice = sorted({i for i in ids if ids.count(i) > 1})
    mistakes.extend(f"{FILE}: {i} occurs twice" for i in twice)
    if mistakes:
        raise CorpusError(mistakes)
    return tuple(read)


def touched(
    contradictions: Sequence[Contradiction],
    question: str,
    quoted: Sequence[tuple[str, tuple[Span, ...]]],
    most: int,
) -> tuple[Contradiction, ...]:
    """Contradictions that the question or a shown quote touches, at most ``most``.

    Those that the question names come first.
    """
    asked = [c for c in contradictions if c.asked_by(question)]
    shown = [
        c
        for c in contradictions
        if c not in asked and any(c.quoted_by(file, spans) for file, spans in quoted)
    ]
    return tuple((asked + shown)[:most])


def _read(entry: Any, corpus: Corpus, mistakes: list[str]) -> Contradiction:
    given = entry if isinstance(entry, dict) else {}
    place = f"{FILE}: {given.get('id', 'an entry without id')}"
    if set(given) - _KEYS or not given.get("id"):
        mistakes.append(f"{place}: has keys other than {', '.join(sorted(_KEYS))}, or no id")
    says = given.get("says") or {}
    for language in ("sv", "en"):
        if not isinstance(says, dict) or not str(says.get(language, "")).strip():
            mistakes.append(f"{place}: says has no {language}")
            says = {"sv": "", "en": ""}
    sides = []
    for side in given.get("sides") or ():
        if not isinstance(side, dict) or set(side) - _SIDE_KEYS or not side.get("quote"):
            mistakes.append(f"{place}: a side needs document and quote, and may name a section")
            continue
        try:
            spans = corpus.find(
                str(side.get("document")), str(side["quote"]), section=side.get("section")
            )
        except QuoteError as error:
            mistakes.extend(f"{place}: {mistake}" for mistake in error.mistakes)
            continue
        document = corpus.documents[str(side["document"])]
        sides.append(Side(document=document.id, file=document.place.file, spans=spans))
    if not given.get("sides"):
        mistakes.append(f"{place}: has no sides")
    return Contradiction(
        id=str(given.get("id", "")),
        says_sv=str(says.get("sv", "")).strip(),
        says_en=str(says.get("en", "")).strip(),
        sides=tuple(sides),
        about=about(str(line) for line in given.get("about") or ()),
    )
