"""Where the sources do not answer: what was looked for, what is absent, what lies nearest."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.citing import marks
from assistant.answering.draft import Draft
from assistant.answering.lookup_choice import Extract
from assistant.answering.lookup_leads import lead
from assistant.answering.lookup_page import Page, line
from assistant.answering.lookup_sections import Cut
from assistant.corpus.manifest import Absent
from assistant.domain.question import Understanding
from assistant.domain.vocabulary import Vocabulary
from assistant.retrieval.search import Found

_MOST_NEAREST = 3
_NEAREST_LENGTH = 300


def silent(
    page: Page,
    understanding: Understanding,
    ranked: Sequence[Extract],
    found: Found,
    absent: Sequence[Absent],
    vocabulary: Vocabulary,
    *,
    beyond: str | None = None,
) -> Draft:
    """The draft of an answer that says so.

    ``beyond`` tells why a table about the matter does not answer, where one does not
    reach the years asked for.
    """
    language = understanding.language
    swedish = language == "sv"
    gap = (
        "Källorna svarar inte på frågan." if swedish else "The sources do not answer the question."
    )
    paragraphs = [gap]
    gaps = [gap]
    searched = [term.word for term in found.terms if term.known][:6]
    if searched:
        head = "Det som söktes" if swedish else "What was looked for"
        looked = f"{head}: {', '.join(searched)}."
        gaps.append(looked)
        paragraphs.append(looked)
    if beyond is not None:
        gaps.append(beyond)
        paragraphs.append(beyond)
    for document in absent:
        said = (
            f"Dokumentet ”{document.title}” nämns i källorna men finns inte bland dem."
            if swedish
            else f"The document “{document.title_en or document.title}” is mentioned in the "
            "sources but is not among them."
        )
        gaps.append(said)
        paragraphs.append(said)
    nearest: list[int] = []
    for extract in ranked[:_MOST_NEAREST]:
        cut = Cut(extract.clause, extract.start, extract.end)
        if cut.length > _NEAREST_LENGTH:
            continue
        numbers = page.cite(cut)
        if not numbers:
            continue
        if not nearest:
            paragraphs.append(
                "Närmast till hands, utan att det besvarar frågan:"
                if swedish
                else "Nearest, without answering the question:"
            )
        nearest.extend(numbers)
        head = lead(extract.clause, extract.document, vocabulary, language)
        paragraphs.append(f"{head}: {marks(numbers)}\n\n> {line(cut)} {marks(numbers)}")
    return Draft(
        status="silent", text="\n\n".join(paragraphs), gaps=tuple(gaps), nearest=tuple(nearest)
    )
