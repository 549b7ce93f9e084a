"""Whether citations are what they claim to be: to the character, and clear of masks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.domain.answer import Answer, Citation
from assistant.domain.clause import Span
from assistant.errors import QuoteError
from eval.anchors import Sources
from eval.engine import QuotedText

MARK = re.compile(r"\[(\d+)\]")
_PERSONAL = re.compile(r"[\w‐-]+(?:\.[\w‐-]+)+@[\w.-]+|\+46\d{6,}|\b07\d[\s‐-]?\d[\d\s]{5,}\d")
"""Addresses and numbers of one person, found without the assistant's own patterns."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CitationJudge:
    """Checks citations against the files themselves and against the corpus' masks."""

    sources: Sources
    corpus: QuotedText

    def faults(self, answer: Answer) -> tuple[str, ...]:
        """Everything wrong with an answer's citations; empty when all are valid."""
        numbers = [c.n for c in answer.citations]
        faults = [f"[{n}] finns två gånger" for n in sorted(set(numbers)) if numbers.count(n) > 1]
        for citation in answer.citations:
            fault = self._fault(citation)
            if fault:
                faults.append(f"[{citation.n}] {fault}")
        missing = sorted(_used(answer) - set(numbers))
        return (*faults, *(f"[{n}] saknas bland källorna" for n in missing))

    def _fault(self, citation: Citation) -> str | None:
        text = self._text(citation.file)
        if text is None:
            return "filen finns inte"
        if not 0 <= citation.start < citation.end <= len(text):
            return "platsen ligger utanför filen"
        if text[citation.start : citation.end] != citation.quote:
            return "citatet är inte lika med sin plats i filen"
        if _PERSONAL.search(citation.quote):
            return "citatet visar en enskilds kontaktuppgift"
        try:
            self.corpus.quote(citation.file, Span(start=citation.start, end=citation.end))
        except QuoteError:
            return "citatet går in i en mask"
        return None

    def _text(self, file: str) -> str | None:
        for candidate in (file, f"corpus/{file}"):
            text = self.sources.text(candidate)
            if text is not None:
                return text
        return None


def _used(answer: Answer) -> set[int]:
    numbers = {int(n) for n in MARK.findall(answer.answer)}
    return numbers.union(_structured(answer))


def _structured(answer: Answer) -> Iterator[int]:
    for part in (answer.responsibilities, answer.positions, answer.values, answer.changes):
        for entry in part:
            yield from entry.citations
    yield from answer.nearest
