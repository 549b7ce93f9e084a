"""Documents that the sources refer to and the corpus lacks: named in the question, or all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.citing import marks
from assistant.answering.lookup_matter import Finder
from assistant.answering.lookup_page import Page
from assistant.corpus.manifest import Absent
from assistant.corpus.store import Corpus
from assistant.domain.question import Language
from assistant.errors import QuoteError

_NAMED = 0.6
"""Share of a title's words that name the document."""
_DOCUMENT = re.compile(
    r"avtal|överenskommelse|\bök\b|rutin|anvisning|instruktion|riktlinj|\bbild|figur|beslut|"
    r"dokument|handling|skrivelse|protokoll|rapport|uppdrag|analys|bilag|ärende|agreement|contract|"
    r"routine|instruction|guideline|\bpicture|\bfigure|decision|document|letter|minutes|report|"
    r"assignment|analys[ie]s|appendi|initiative|procedure|polic",
    re.IGNORECASE,
)
"""A question that speaks of a document: what stands in a title alone is a term."""
_YEARS = re.compile(r"(?:19|20)\d\d")
_ASKS_WHICH = re.compile(
    r"\b(?:vilka|vad|which|what)\b.{0,40}\b(?:dokument|handling|avtal|bilag|underlag|källor|document|"
    r"source|appendi)\w*.{0,40}\b(?:saknas|fattas|inte finns|finns inte|missing|absent|lacking|"
    r"not (?:in|among|held))\b"
    r"|\b(?:saknas|fattas|missing|absent)\b.{0,30}\b(?:dokument|handling|bilag|document|appendi)\w*",
    re.IGNORECASE,
)


def asks_which_are_absent(question: str) -> bool:
    """Whether a question asks which documents the corpus lacks."""
    return _ASKS_WHICH.search(question) is not None


def absent_asked(corpus: Corpus, searcher: Finder, text: str) -> list[Absent]:
    """Documents that others refer to, that the corpus lacks and that the question names.

    A year in the question must be the document's; of several that differ by their
    years only and a question without one, the first of the manifest is meant. A
    name that only this one's title holds must stand in the question, and a word for a
    document: a mere term that a title holds too names none.
    """
    if not _DOCUMENT.search(text):
        return []
    asked = searcher.stems(text)
    years = set(_YEARS.findall(text))
    titles = [searcher.stems(absent.title) for absent in corpus.absent]
    found: dict[frozenset[str], Absent] = {}
    for absent, stems in zip(corpus.absent, titles, strict=True):
        own_years = set(_YEARS.findall(absent.title))
        if years and own_years and not years & own_years:
            continue
        names = {
            stem
            for name in re.findall(r"(?<=\s)[A-ZÅÄÖ]\w+", absent.title)
            for stem in searcher.stems(name)
            if sum(stem in other for other in titles) == 1
        }
        if names - asked:
            continue
        undated = frozenset(stem for stem in stems if not stem[:1].isdigit())
        if any(_names(searcher.stems(title), asked) for title in (absent.title, absent.title_en)):
            found.setdefault(undated if not years else stems, absent)
    return list(found.values())


def say_absent(page: Page, absent: Sequence[Absent], language: Language) -> None:
    """Tell that documents asked for are known from other documents' words only."""
    for document in absent:
        said = (
            f"Dokumentet ”{document.title}” finns inte bland källorna; det som återges nedan är "
            "andra dokuments ord om det."
            if language == "sv"
            else f"The document “{document.title_en or document.title}” is not among the sources; "
            "what follows are other documents' words about it."
        )
        page.paragraphs.append(said)
        page.gaps.append(said)


def tell_all_absent(page: Page, language: Language) -> None:
    """List every document that is referred to but absent, each with the words that refer to it."""
    head = (
        "Dokument som källorna hänvisar till men som inte finns bland dem"
        if language == "sv"
        else "Documents that the sources refer to and that are not among them"
    )
    lines = []
    for document in page.corpus.absent:
        title = document.title if language == "sv" else document.title_en or document.title
        page.gaps.append(title)
        numbers = [n for place, quote in document.referred[:1] for n in _cited(page, place, quote)]
        lines.append(f"- {title} {marks(numbers)}".rstrip())
    page.paragraphs.append(f"{head}:\n\n" + "\n".join(lines))


def _cited(page: Page, document: str, quote: str) -> list[int]:
    try:
        spans = page.corpus.find(document, quote)
    except QuoteError:
        return []
    return page.cite_spans(page.corpus.documents[document].place.file, spans)


def _names(title: frozenset[str], asked: frozenset[str]) -> bool:
    return bool(title) and len(title & asked) >= _NAMED * len(title)
