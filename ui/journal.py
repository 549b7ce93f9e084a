"""An answer as plain text for a patient's journal: what was said, on what, from which versions."""

from __future__ import annotations

import re

from assistant import labels
from assistant.domain.answer import Citation
from ui.view import View

_EMPHASIS = re.compile(r"\*+")


def journal_text(view: View) -> str:
    """The question, the answer, every quote with its document and date, and the versions."""
    answer, words = view.answer, view.words
    status = labels.status_word(answer)
    versions = ", ".join(
        f"{words.version_names[name]} {value}"
        for name, value in answer.versions.model_dump().items()
    )
    parts = [
        f"{words.asked}: {answer.question}",
        *([f"{words.read_as}: {view.read_as}"] if view.read_as else []),
        f"{words.applies_to}: {view.moment}",
        f"{words.standing}: {status}",
        "",
        _EMPHASIS.sub("", answer.answer).strip(),
        "",
        *([f"{words.sources}:"] if answer.citations else []),
        *(_source(citation, view) for citation in answer.citations),
        "",
        f"{words.versions}: {versions}",
        words.footer,
    ]
    return "\n".join(parts)


def swedish_in(view: View) -> tuple[str, ...]:
    """What of such a text is Swedish though the answer is not: names of sources, and quotes."""
    return (*view.names, *map(_quoted, view.answer.citations))


def _source(citation: Citation, view: View) -> str:
    standing = labels.word(labels.PASSAGE_STANDINGS, citation.standing, view.language)
    date = labels.citation_date(citation, view.language)
    place = f"{citation.title}, {citation.locator} ({date}; {standing})"
    return f"[{citation.n}] {place}: {_quoted(citation)}"


def _quoted(citation: Citation) -> str:
    return f"”{' '.join(citation.quote.split())}”"
