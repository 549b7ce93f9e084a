"""Whether a question asks for figures, in so many words or at all."""

from __future__ import annotations

import re

from assistant.domain.question import Understanding

_FIGURES = re.compile(
    r"\bhur (?:många|mycket|mkt|stor[at]?)\b|\bantal\w*|\bsiffr\w*|\bbelopp\w*|\bsumm\w*|"
    r"\bersättning\w*|\bkostna\w*|\bbetal\w*|\b(?:får|fick|få)\b|\bandel\w*|\bprocent\w*|"
    r"\bsnitt\w*|"
    r"\bgenomsnitt\w*|\bhow (?:many|much|large)\b|\bnumber of\b|\bfigures?\b|\bamounts?\b|"
    r"\bsums?\b|\bpa(?:y|id|ys|yment\w*)\b|\bcosts?\b|\bcompensat\w*|\breceiv\w*|\bshares?\b|"
    r"\bper ?cent\w*|\baverage\w*",
    re.IGNORECASE,
)
_PLAIN_FIGURES = re.compile(
    r"\bhur (?:många|mycket|mkt)\b|\bantal(?:et)?\b|\bsiffr\w*|\bbelopp\w*|\bstatistik\w*|"
    r"\bsnitt\w*|"
    r"\bgenomsnitt\w*|\bper månad\b|\bi månaden\b|\bprocent\w*|\bhow (?:many|much)\b|"
    r"\bnumber of\b|\bfigures?\b|\bstatistics?\b|\baverage\w*|\bmonthly\b|"
    r"\bper month\b|\bper ?cent\w*|\b(?:19|20)\d\d\b.*\b(?:19|20)\d\d\b",
    re.IGNORECASE | re.DOTALL,
)
"""Figures themselves, or what held in more years than one."""
_ASKS_WHO = re.compile(
    r"\bvem\b|\bvems\b|\bwho\b|\bwhose\b|\bwhom\b|\w*ansvar\w*|\bresponsib\w*|\bskyldig\w*|"
    r"\bringa?\b|\bringer\b|\btelefon\w*|\bphone\b|\bnummer\b|\bcall\b",
    re.IGNORECASE,
)
_WORDS = re.compile(
    r"\bdefin\w*|\b(?:ord)?lydelse\w*|\bformuler\w*|\bskrivning(?:en|ar|arna)?\b|\bordval\w*|"
    r"\bwording\b|\bphras(?:e|ed|ing)\b",
    re.IGNORECASE,
)
"""Words of a text are asked for, and how they are put."""


def asks_for_words(text: str) -> bool:
    """Whether the words of a text are asked for, and no figures in so many words."""
    return _WORDS.search(text) is not None and _FIGURES.search(text) is None


def asks_for_plain_figures(text: str) -> bool:
    """Whether a text asks for figures in so many words, and for nobody's name, duty or number."""
    return names_figures(text) and _ASKS_WHO.search(text) is None


def names_figures(text: str) -> bool:
    """Whether a text asks for figures in so many words, or for what held in several years."""
    return _PLAIN_FIGURES.search(text) is not None


def asks_for_figures(understanding: Understanding) -> bool:
    """Whether figures are asked for, here or where the question goes on from."""
    text = f"{understanding.search_text} {understanding.question.text}"
    return understanding.lookup == "amount" or _FIGURES.search(text) is not None
