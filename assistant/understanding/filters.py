"""Which document, party, year and paragraph a lookup names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.domain.clause import Document
from assistant.domain.question import Filters
from assistant.understanding.sentence import Sentence
from assistant.understanding.words import fold

_YEAR = re.compile(r"(?<![\d.,/])(20[0-4]\d)(?![\d:])")
_DATE = re.compile(r"(?<!\d)20\d\d-\d\d-\d\d(?!\d)")
_PARAGRAPH = re.compile(r"(?:§+|\bparagraf(?:en)?|\bparagraph|\bsection) ?(\d{1,3})(?!\d| ?kap)")
_OF_A_LAW = re.compile(
    r"\b(?:kap|kapitel|chapter|ch)\b\W*(?:\d+ ?[a-z]?\W+)?$",
)
"""What stands before the § of a law: its chapter."""
_THE_LAW = re.compile(
    r"^ ?(?:\w+ stycket )?(?:(?:i )?(?:\w+- ?och )?(?:\w*lagen|hsl|sol|lss)\b|"
    r"of (?:the )?(?:\w+ ){0,5}act\b)"
)
"""What stands behind it: the law's name."""
_REGISTRY = re.compile(r"\b[a-z]{2,4} ?\d{6}\b")


def read_filters(sentence: Sentence, documents: Sequence[Document]) -> Filters:
    """What the words name, by the corpus's own names and by date, § and diarienummer."""
    text = fold(sentence.words.text)
    named: dict[str, None] = {}
    phrases = sentence.all("document")
    for phrase in phrases:
        if not any(
            other.first <= phrase.first
            and phrase.last <= other.last
            and other.length > phrase.length
            for other in phrases
        ):
            named.update(dict.fromkeys(phrase.meaning.value))
    years = tuple(dict.fromkeys(int(year) for year in _YEAR.findall(text)))
    paragraph = next((m for m in _PARAGRAPH.finditer(text) if not _of_a_law(text, m)), None)
    dates = set(_DATE.findall(text))
    registries = {match.replace(" ", "") for match in _REGISTRY.findall(text)}
    for document in documents:
        on_a_date = document.date is not None and document.date.isoformat() in dates
        registered = fold(document.diarienummer or "-") in registries
        numbered = (
            paragraph is not None
            and document.paragraph is not None
            and document.paragraph.strip("§ ") == paragraph.group(1)
            and (not years or (document.date is not None and document.date.year in years))
            and (not dates or on_a_date)
        )
        if numbered or (paragraph is None and (on_a_date or registered)):
            named[document.id] = None
    parties = dict.fromkeys(f.meaning.key for f in sentence.all("party"))
    kommun = [f.meaning.value for f in sentence.all("slot") if f.meaning.key == "kommun"]
    parties.update(dict.fromkeys(kommun))
    return Filters(
        documents=tuple(named),
        parties=tuple(parties),
        years=years,
        paragraph=f"§{paragraph.group(1)}" if paragraph else None,
    )


def _of_a_law(text: str, paragraph: re.Match[str]) -> bool:
    """Whether a § is one of a law, by the chapter before it or the law's name behind it."""
    return bool(
        _OF_A_LAW.search(text[: paragraph.start()]) or _THE_LAW.search(text[paragraph.end() :])
    )
