"""A lookup answer while it is written: paragraphs, values and what has been quoted."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.answering.citing import Citer
from assistant.answering.lookup_gloss import Gloss
from assistant.answering.lookup_sections import Cut
from assistant.answering.quoting import places
from assistant.corpus.store import Corpus
from assistant.domain.answer import Position, Value
from assistant.domain.clause import Span
from assistant.errors import QuoteError


@dataclass(slots=True)
class Page:
    """What is being written, in order."""

    citer: Citer
    corpus: Corpus
    gloss: Gloss
    paragraphs: list[str] = field(default_factory=list)
    values: list[Value] = field(default_factory=list)
    positions: list[Position] = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)
    quoted: list[tuple[str, tuple[Span, ...]]] = field(default_factory=list)

    @property
    def characters(self) -> int:
        """Characters quoted so far."""
        return sum(span.end - span.start for _, spans in self.quoted for span in spans)

    def cite(self, cut: Cut) -> list[int]:
        """Citation numbers of a cut; empty where it would show a mask."""
        spans = places(self.corpus, cut.clause, cut.start, cut.end)
        return self.cite_spans(cut.clause.file, spans)

    def cite_spans(self, file: str, spans: tuple[Span, ...]) -> list[int]:
        """Citation numbers of ranges of a file; empty where one would show a mask."""
        try:
            for span in spans:
                self.corpus.quote(file, span)
        except QuoteError:
            return []
        self.quoted.append((file, spans))
        return [self.citer.span(file, span) for span in spans]


def line(cut: Cut) -> str:
    """A cut as it is shown: with dots where its clause goes on."""
    before = "… " if cut.start else ""
    after = " …" if cut.end < len(cut.clause.text) else ""
    return f"{before}{cut.text}{after}"
