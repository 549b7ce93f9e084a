"""The sentences of an answer, and which of them must cite."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.domain.answer import Answer
from eval.citing import MARK

_BULLET = re.compile(r"^\s*(?:(?:[-*+•]|\d+[.)]|>+)\s+)+")
_RULE = re.compile(r"^(?:\||#|-{3}|```)")
_HEADING = re.compile(r"^(?:\*\*|__)[^*]*[^*.!]\s*(?:\*\*|__):?$")
_LEAD = re.compile(r"^(?:\*\*|__)[^*]+(?:\*\*|__)\s+")
_END = re.compile(r"(?<=[.!?…”\"])\*{0,2}((?:\s*\[\d+\])*)\s+(?=[\"”(*_]*[A-ZÅÄÖ0-9])")
_SHORTEST = 3
"""Words from which a line is a statement and not a label."""
_MOSTLY = 0.6
"""Share of a sentence that a listed gap or presumption must fill for the sentence to be it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sentence:
    """A sentence with the line it stands in, both without Markdown's signs."""

    text: str
    line: str


def stating_sentences(answer: Answer) -> tuple[Sentence, ...]:
    """Sentences that say what a source says, and so must carry a citation.

    Left out: headings, labels, table rules, questions, and what the answer itself lists as
    presumption, condition, gap, follow-up question or as a party's silence. A refusal and
    the question back to an unclear one state nothing.
    """
    if answer.status == "out_of_scope" or answer.kind in ("out_of_scope", "unclear"):
        return ()
    free = [_words(text) for text in _free(answer)]
    return tuple(
        sentence
        for sentence in sentences(answer.answer)
        if not sentence.text.rstrip("*_ ").endswith("?")
        and not _is_free(_words(sentence.text), free)
    )


def sentences(markdown: str) -> tuple[Sentence, ...]:
    """The sentences of a Markdown text, each with the marks that follow it.

    A line's bold lead-in is read together with the sentence after it.
    """
    found: list[Sentence] = []
    for raw in markdown.splitlines():
        line = _BULLET.sub("", raw).strip()
        if not line or _RULE.match(line) or _HEADING.match(line):
            continue
        if line.rstrip("*_ ").endswith(":"):
            continue
        found += (Sentence(text=part.strip(), line=line) for part in _split(line))
    return tuple(s for s in found if len(_words(s.text).split()) >= _SHORTEST)


def uncited(answer: Answer) -> tuple[str, ...]:
    """Stating sentences without a citation mark.

    A sentence of a longer quotation is cited by the mark at the quotation's end.
    """
    quotes = {c.n: _words(c.quote) for c in answer.citations}
    return tuple(
        s.text
        for s in stating_sentences(answer)
        if not MARK.search(s.text) and not _is_quoted(s, quotes)
    )


def _split(line: str) -> Iterable[str]:
    lead = _LEAD.match(line)
    start, cursor = 0, lead.end() if lead else 0
    for match in _END.finditer(line, cursor):
        yield line[start : match.end(1)]
        start = match.end()
    yield line[start:]


def _is_quoted(sentence: Sentence, quotes: dict[int, str]) -> bool:
    words = _words(sentence.text)
    marks = {int(number) for number in MARK.findall(sentence.line)}
    return any(words in quotes.get(number, "") for number in marks)


def _free(answer: Answer) -> Iterable[str]:
    yield from answer.assumptions
    yield from answer.gaps
    yield from (r.condition for r in answer.responsibilities if r.condition)
    if answer.follow_up is not None:
        yield answer.follow_up.question
        yield from answer.follow_up.options
    yield from (p.claim for p in answer.positions if not p.citations)


def _is_free(words: str, free: Sequence[str]) -> bool:
    return any(
        words in text or (text in words and len(text) >= _MOSTLY * len(words)) for text in free
    )


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", MARK.sub(" ", text).casefold()))
