"""An answer as one Markdown text with its sources, for programs that show text alone."""

from __future__ import annotations

import re

from assistant import labels
from assistant.domain.answer import Answer, Citation
from assistant.domain.question import Language
from assistant.domain.vocabulary import Label

_SOURCES = Label(sv="Källor", en="Sources")
_ACTIVE = re.compile(
    r"""
    <(?=[A-Za-z/!?])            # a tag, a comment, an address
  | &(?=\#?\w+;)                # an entity
  | (?<=!)\[                    # a picture
  | (?<=\])(?:\(|\[(?!\d+\])|:)  # where a link leads, and where one is said to lead
  | ` | ~(?=~)                  # code, words struck out
  | \\(?=[!-/:-@[-`{-~])        # a backslash, which would undo one of ours
    """,
    re.VERBOSE,
)
"""What a reader of Markdown does something with; the program's own text has none of it."""


def with_sources(answer: Answer) -> str:
    """The answer's text, every source it cites with its words, and the versions behind it.

    Quoted words that Markdown would act on, as a picture that is fetched from elsewhere,
    have a backslash before them: they are shown as they stand.
    """
    language = answer.language
    status = labels.status_word(answer)
    parts = [f"*{status}*", answer.answer]
    if answer.citations:
        rows = [source(each, language) for each in answer.citations]
        parts.append("\n".join([f"**{_SOURCES.text(language)}**", "", *rows]))
    versions = ", ".join(f"{name} {value}" for name, value in answer.versions.model_dump().items())
    parts.append(f"*{labels.DISCLAIMER.text(language)}* ({versions})")
    return _ACTIVE.sub(r"\\\g<0>", "\n\n".join(parts))


def source(citation: Citation, language: Language) -> str:
    """One source on a line: number, where it stands, and the words quoted."""
    quote = " ".join(citation.quote.split())
    return f"- [{citation.n}] {labels.citation_head(citation, language)}: ”{quote}”"
