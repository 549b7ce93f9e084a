"""Where the sources do not answer: what was looked for, what is absent, what lies nearest."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from assistant.answering.draft import Draft
from assistant.answering.lookup_asked import asking, asking_words, lacking
from assistant.answering.lookup_fitting import candidates
from assistant.answering.lookup_matter import SURELY, present, specific
from assistant.answering.lookup_page import Page
from assistant.answering.lookup_search import Sought
from assistant.answering.lookup_table_page import not_told, tell_cells
from assistant.domain.question import Language, Understanding
from assistant.domain.vocabulary import Vocabulary
from assistant.retrieval.words import fold, tokens

_WORD = re.compile(r"[\w§-]+")
_MOST_HELD = 3
"""Words of the question that tell what the nearest texts are about."""
_GAP: Mapping[tuple[Language, bool], str] = {
    ("sv", False): "Källorna svarar inte på frågan.",
    ("en", False): "The sources do not answer the question.",
    ("sv", True): "Inget som hittades i källorna besvarar säkert frågan.",
    ("en", True): "Nothing that was found in the sources surely answers the question.",
}
_NEAREST: Mapping[tuple[Language, bool], str] = {
    ("sv", False): "Närmast till hands, utan att det besvarar frågan:",
    ("en", False): "Nearest, without answering the question:",
    ("sv", True): "Närmast till hands; läs själv om det besvarar frågan:",
    ("en", True): "Nearest; read for yourself whether it answers the question:",
}
"""What is said by language, and by whether it is in doubt that the sources are silent."""


def silent(
    page: Page,
    understanding: Understanding,
    sought: Sought,
    vocabulary: Vocabulary,
    tell_nearest: Callable[[], list[int]],
) -> Draft:
    """The draft of an answer that says so.

    ``tell_nearest`` writes the quotes that lie nearest on the page and gives their numbers.
    """
    language = understanding.language
    swedish = language == "sv"
    said = (language, sought.doubtful)
    gap = _GAP[said]
    paragraphs = [gap]
    gaps = [gap]
    for told in _lacks(sought, language):
        gaps.append(told)
        paragraphs.append(told)
    searched = _as_written([t.word for t in sought.matter.found.terms if t.known][:6], sought.text)
    if searched:
        head = "Det som söktes" if swedish else "What was looked for"
        looked = f"{head}: {', '.join(searched)}."
        gaps.append(looked)
        paragraphs.append(looked)
    if sought.beyond is not None:
        told = not_told(sought.beyond.table, sought.beyond.years, language)
        gaps.append(told)
        paragraphs.append(told)
    for document in sought.absent:
        lacks = (
            f"Dokumentet ”{document.title}” nämns i källorna men finns inte bland dem."
            if swedish
            else f"The document “{document.title_en or document.title}” is mentioned in the "
            "sources but is not among them."
        )
        gaps.append(lacks)
        paragraphs.append(lacks)
    nearest: list[int] = []
    page.paragraphs.clear()
    if (last := sought.beyond) is not None and last.cells:
        nearest.extend(tell_cells(page, last.table, last.cells, vocabulary, language))
    nearest.extend(tell_nearest())
    if nearest:
        paragraphs += [_NEAREST[said], *page.paragraphs]
    return Draft(
        status="silent", text="\n\n".join(paragraphs), gaps=tuple(gaps), nearest=tuple(nearest)
    )


def _lacks(sought: Sought, language: Language) -> list[str]:
    """What is missing: words that no source holds, and what the nearest texts leave open."""
    swedish = language == "sv"
    matter = sought.matter
    said = []
    asked = set(tokens(asking(matter.question))) - asking_words(matter.question)
    unheard = [t.word for t in matter.found.terms if not t.known and t.heft == 1.0]
    unheard = [word for word in unheard if asked.issuperset(word.split())]
    if swedish and unheard:
        words = ", ".join(f"”{word}”" for word in _as_written(unheard, sought.text))
        said.append(f"Ingen källa nämner {words}.")
    cuts = candidates(sought.ranked, matter)
    if not cuts:
        return said
    best = max(cuts, key=lambda cut: cut.score)
    missing = lacking(best, cuts, matter)
    held = [t.word for t, _ in specific(matter) if present(t, best.stems | best.around) >= SURELY]
    if missing and held:
        words = ", ".join(f"”{word}”" for word in _as_written(held[:_MOST_HELD], sought.text))
        lacks = missing[0].lacks[language]
        said.append(
            f"Det som ligger närmast gäller {words} men säger inte {lacks}."
            if swedish
            else f"What lies nearest is about {words} but does not tell {lacks}."
        )
    return said


def _as_written(searched: Sequence[str], text: str) -> list[str]:
    """Words that were searched for, which are folded, as the text has them."""
    written = {fold(word): word for word in reversed(_WORD.findall(text))}
    return [" ".join(written.get(part, part) for part in word.split()) for word in searched]
