"""Cutting a clause to the sentences that carry the answer, to the character."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from assistant.corpus.normal import normal_form
from assistant.corpus.store import Corpus
from assistant.domain.clause import Clause, Span

_END = re.compile(r"(?<=[.!?])[\"”»')\]]*\s+(?=[\"”»'(\[]*[A-ZÅÄÖ0-9])")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:t\.?\s?ex|bl\.?\s?a|d\.?v\.?s|s\.?k|m\.?m|m\.?fl|ev|enl|resp|ca|kap|st|nr|f\.?d|"
    r"fr\.?o\.?m|t\.?o\.?m|ex|inkl|exkl|leg|prop|s|i form av|o\.?\s?d|jfr|dnr|tex|[A-ZÅÄÖ])\.$",
    re.IGNORECASE,
)
_NUMBERING = re.compile(r"(?:^|\s)\d{1,2}\.$")


@dataclass(frozen=True, kw_only=True, slots=True)
class Sentence:
    """One sentence of a clause: its range in the clause's normal text."""

    text: str
    start: int
    end: int


@lru_cache(maxsize=4096)
def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a clause's normal text, in order; together they are all of it."""
    cuts = [0]
    for match in _END.finditer(text):
        before = text[cuts[-1] : match.start()].rstrip("\"”»')]")
        if _ABBREVIATION.search(before) or _NUMBERING.search(before):
            continue
        cuts.append(match.end())
    cuts.append(len(text))
    found = []
    for start, end in pairwise(cuts):
        stripped = text[start:end].rstrip()
        if stripped:
            found.append(Sentence(text=stripped, start=start, end=start + len(stripped)))
    return tuple(found)


def places(corpus: Corpus, clause: Clause, start: int, end: int) -> tuple[Span, ...]:
    """Where a range of a clause's normal text stands in its file, one span for each part."""
    return normal_form(corpus.sources[clause.file].shown, clause.spans).to_raw(start, end)
