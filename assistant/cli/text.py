"""Answers, passages and tables as plain text for a terminal."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from assistant import labels
from assistant.api.engine import CorpusView
from assistant.domain.answer import Answer, Citation, TracedDuty
from assistant.domain.clause import Document, Passage
from assistant.domain.question import Language
from assistant.domain.vocabulary import Vocabulary

_WIDTH = 88
_HEADINGS = {
    "sv": {"sources": "Källor", "as_of": "Gäller", "versions": "Versioner"},
    "en": {"sources": "Sources", "as_of": "As of", "versions": "Versions"},
}
_MARKS = {"fired": "+", "defeated": "<", "open": "?", "blocked": "-"}
_TRACE = {
    "sv": {
        "rules": "REGLER",
        "last": "senast känt",
        "unknown": "öppet, och avgör",
        "near": "en uppgift ifrån",
        "fired": "tillämpas",
        "defeated": "ger vika",
        "open": "inget värde på det som är öppet leder hit",
        "blocked": "gäller inte här",
    },
    "en": {
        "rules": "RULES",
        "last": "last known",
        "unknown": "open, and decides",
        "near": "one slot away",
        "fired": "applies",
        "defeated": "gives way",
        "open": "no value of what is open leads here",
        "blocked": "does not hold here",
    },
}


def answer(given: Answer, vocabulary: Vocabulary) -> str:
    """An answer to read: status, text, numbered sources with their quotes, versions."""
    words = _HEADINGS[given.language]
    moment = labels.time_words(datetime.fromisoformat(given.as_of), given.language)
    if (slot := given.case.get("moment")) is not None:
        moment = labels.slot_value(vocabulary, "moment", slot.value, given.language)
    status = labels.status_word(given)
    parts = [f"{status.upper()}  ·  {words['as_of']} {moment}", plain(given.answer)]
    if given.citations:
        sources = "\n".join(_source(each, given.language) for each in given.citations)
        parts.append(f"{words['sources']}\n{sources}")
    if given.trace is not None:
        parts += [_trace(duty, vocabulary, given.language) for duty in given.trace]
    versions = ", ".join(f"{name} {value}" for name, value in given.versions.model_dump().items())
    parts.append(f"{labels.DISCLAIMER.text(given.language)} {words['versions']}: {versions}.")
    return "\n\n".join(parts)


def plain(markdown: str) -> str:
    """Markdown of an answer as wrapped text; ``[n]`` stays."""
    lines: list[str] = []
    for line in markdown.splitlines():
        bare = re.sub(r"\*\*(.+?)\*\*", r"\1", line.rstrip())
        bare = re.sub(r"(?<![*\w])\*(?![*\s])(.+?)(?<![*\s])\*(?![*\w])", r"\1", bare)
        bare = re.sub(r"^#{1,6} +", "", bare)
        indent = " " * (len(bare) - len(bare.lstrip(" ")))
        hang = indent + ("  " if bare.lstrip().startswith(("- ", "* ", "> ")) else "")
        wrapped = textwrap.wrap(
            bare, _WIDTH, subsequent_indent=hang, break_long_words=False, break_on_hyphens=False
        )
        lines += wrapped or [""]
    return "\n".join(lines).strip("\n")


def passages(found: Sequence[Passage], documents: Mapping[str, Document]) -> str:
    """Search results, best first: score, document, place, text."""
    rows = [
        f"{each.score:.2f}  {documents[each.clause.document].title} · {each.clause.locator}\n"
        f"{_indented(each.clause.text, 6)}"
        for each in found
    ]
    return "\n\n".join(rows) if rows else "No passage fits these words."


def slots(vocabulary: Vocabulary) -> str:
    """The slots with their values and labels."""
    blocks: list[str] = []
    for slot in vocabulary.slots.values():
        kind = "  (several)" if slot.many else "  (ISO time, or from and to)" * slot.interval
        rows = [f"{slot.id}: {slot.label.sv} / {slot.label.en}{kind}"]
        rows += [f"    {key:28} {label.sv} / {label.en}" for key, label in slot.values.items()]
        blocks.append("\n".join(rows))
    return "\n\n".join(blocks)


def document_table(corpus: CorpusView) -> dict[str, Any]:
    """Documents held and documents only referred to, as JSON."""
    return {
        "version": corpus.version,
        "documents": [
            {
                "id": each.id,
                "title": each.title,
                "kind": each.kind,
                "issuer": each.issuer,
                "date": None if each.date is None else each.date.isoformat(),
                "date_note": each.date_note,
                "file": each.place.file,
            }
            for each in corpus.documents.values()
        ],
        "absent": [{"id": each.id, "title": each.title} for each in corpus.absent],
    }


def documents(corpus: CorpusView) -> str:
    """Documents held and documents only referred to."""
    rows = [f"{len(corpus.documents)} documents (corpus {corpus.version})"]
    rows += [f"  {each.id:28} {_date(each):12} {each.title}" for each in corpus.documents.values()]
    rows.append(f"\n{len(corpus.absent)} documents referred to but absent")
    rows += [f"  {each.id:28} {each.title}" for each in corpus.absent]
    return "\n".join(rows)


def _trace(duty: TracedDuty, vocabulary: Vocabulary, language: Language) -> str:
    """Every rule of one duty: applied, gave way, or what failed."""
    last = "-" if duty.last_known is None else duty.last_known.isoformat()
    name = vocabulary.duties[duty.duty].text(language)
    time = f", {duty.time}" if duty.time else ""
    rows = [f"{_TRACE[language]['rules']} · {name}{time} ({_TRACE[language]['last']} {last})"]
    if duty.unknown:
        slots = ", ".join(vocabulary.slots[slot].label.text(language) for slot in duty.unknown)
        rows.append(f"  ? {_TRACE[language]['unknown']}: {slots}")
    rows += [f"  ! {gap}" for gap in duty.gaps]
    for rule in duty.rules:
        near = f" ({_TRACE[language]['near']})" if rule.near else ""
        last = "-" if rule.last_known is None else rule.last_known.isoformat()
        documents = ", ".join(rule.documents)
        rows.append(f"  {_MARKS[rule.verdict]} {rule.rule}: {_TRACE[language][rule.verdict]}{near}")
        rows.append(_indented(rule.says, 6))
        rows += [_indented(f"- {why}", 6) for why in rule.why]
        rows.append(_indented(f"{documents}; {last}; {rule.review}", 6))
    return "\n".join(rows)


def _source(citation: Citation, language: Language) -> str:
    head = f"[{citation.n}] {labels.citation_head(citation, language)}"
    quote = " ".join(citation.quote.split())
    return f"{head}\n{_indented(f'”{quote}”', 4)}"


def _indented(words: str, by: int) -> str:
    space = " " * by
    return textwrap.fill(
        words,
        _WIDTH,
        initial_indent=space,
        subsequent_indent=space,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _date(document: Document) -> str:
    return "-" if document.date is None else document.date.isoformat()
