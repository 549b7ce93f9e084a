"""An answer as one Markdown text with its sources, for programs that show text alone."""

from __future__ import annotations

from assistant import labels
from assistant.domain.answer import Answer, Citation
from assistant.domain.question import Language
from assistant.domain.vocabulary import Label

_SOURCES = Label(sv="Källor", en="Sources")


def with_sources(answer: Answer) -> str:
    """The answer's text, every source it cites with its words, and the versions behind it."""
    language = answer.language
    status = labels.status_word(answer.status, answer.kind, language)
    parts = [f"*{status}*", answer.answer]
    if answer.citations:
        rows = [source(each, language) for each in answer.citations]
        parts.append("\n".join([f"**{_SOURCES.text(language)}**", "", *rows]))
    versions = ", ".join(f"{name} {value}" for name, value in answer.versions.model_dump().items())
    parts.append(f"*{labels.DISCLAIMER.text(language)}* ({versions})")
    return "\n\n".join(parts)


def source(citation: Citation, language: Language) -> str:
    """One source on a line: number, where it stands, and the words quoted."""
    quote = " ".join(citation.quote.split())
    return f"- [{citation.n}] {labels.citation_head(citation, language)}: ”{quote}”"
