"""Where the sources do not answer: what was looked for, what is absent, what lies nearest."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.answering.citing import marks
from assistant.answering.draft import Draft
from assistant.answering.lookup_asked import asking, asking_words, lacking
from assistant.answering.lookup_choice import Extract
from assistant.answering.lookup_fitting import candidates
from assistant.answering.lookup_leads import lead
from assistant.answering.lookup_matter import SURELY, present, specific
from assistant.answering.lookup_page import Page, line
from assistant.answering.lookup_search import Sought
from assistant.answering.lookup_sections import Cut, hedged
from assistant.answering.lookup_table_page import not_told, tell_cells
from assistant.domain.question import Language, Understanding
from assistant.domain.vocabulary import Vocabulary
from assistant.retrieval.words import fold, tokens

_WORD = re.compile(r"[\w§-]+")
_MOST_NEAREST = 5
_LOOKED_AT = 10
"""Of the best cuts, how many may be shown as nearest."""
_ROOM = 600
"""Characters of them all."""
_FAR_BEHIND = 0.4
"""What one may be worth less than the best."""
_MOST_HELD = 3
"""Words of the question that tell what the nearest texts are about."""
_NEAREST: Mapping[Language, str] = {
    "sv": "Närmast till hands, utan att det besvarar frågan:",
    "en": "Nearest, without answering the question:",
}


def silent(
    page: Page, understanding: Understanding, sought: Sought, vocabulary: Vocabulary
) -> Draft:
    """The draft of an answer that says so."""
    language = understanding.language
    swedish = language == "sv"
    gap = (
        "Källorna svarar inte på frågan." if swedish else "The sources do not answer the question."
    )
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
        said = (
            f"Dokumentet ”{document.title}” nämns i källorna men finns inte bland dem."
            if swedish
            else f"The document “{document.title_en or document.title}” is mentioned in the "
            "sources but is not among them."
        )
        gaps.append(said)
        paragraphs.append(said)
    nearest: list[int] = []
    if (last := sought.beyond) is not None and last.cells:
        paragraphs.append(_NEAREST[language])
        page.paragraphs.clear()
        nearest.extend(tell_cells(page, last.table, last.cells, vocabulary, language))
        paragraphs.extend(page.paragraphs)
    told_above: Cut | None = None
    for extract in _near(sought):
        above = hedged(extract.clause, page.corpus)
        above, told_above = (above if above != told_above else None), above
        cuts = [*([above] if above else []), Cut(extract.clause, extract.start, extract.end)]
        cited = [(cut, numbers) for cut in cuts if (numbers := page.cite(cut))]
        if not cited:
            continue
        if not nearest:
            paragraphs.append(_NEAREST[language])
        every = [n for _, numbers in cited for n in numbers]
        nearest.extend(every)
        head = lead(extract.clause, extract.document, vocabulary, language)
        quoted = "\n>\n".join(f"> {line(cut)} {marks(numbers)}" for cut, numbers in cited)
        paragraphs.append(f"{head}: {marks(every)}\n\n{quoted}")
    return Draft(
        status="silent", text="\n\n".join(paragraphs), gaps=tuple(gaps), nearest=tuple(nearest)
    )


def _near(sought: Sought) -> list[Extract]:
    """The cuts to show as nearest: the best, while there is room and they aren't far behind."""
    near: list[Extract] = []
    room = _ROOM
    for cut in sought.ranked[:_LOOKED_AT]:
        if cut.score < sought.ranked[0].score - _FAR_BEHIND or len(near) == _MOST_NEAREST:
            break
        if cut.length <= room:
            near.append(cut)
            room -= cut.length
    return near


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
