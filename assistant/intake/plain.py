"""Texts and Markdown: lines as they stand, pages at form feeds, headings at number signs."""

from __future__ import annotations

import re

from assistant.errors import IntakeError
from assistant.intake.extracted import Extracted, Mark, Writing

_HEADING = re.compile(r"(#{1,4})\s+(\S.*?)\s*#*\s*$")


_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_TAG = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>", re.IGNORECASE)


def read_text(data: bytes) -> Extracted:
    """A text file in UTF-8, with or without byte order mark.

    What is HTML in it is text as it stands, but for comments: nobody sees those.

    Raises:
        IntakeError: other bytes than UTF-8, or none that are text.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise IntakeError(
            f"is not UTF-8 text (byte {error.start}); open it in an editor and save it with the "
            "encoding UTF-8"
        ) from None
    if "\0" in text:
        raise IntakeError("holds bytes that are no text; is it another kind of file, renamed?")
    notes = []
    if _COMMENT.search(text):
        text = _COMMENT.sub(lambda found: "\n" * found[0].count("\n"), text)
        notes.append("Comments in HTML, which no reader sees, were left out.")
    if _TAG.search(text):
        notes.append("Signs of HTML stand in it and are taken as words; look the clauses through.")
    writing = Writing()
    pages = text.split("\f")
    for number, page in enumerate(pages, start=1):
        if len(pages) > 1 and page.strip():
            writing.marks.append(Mark(kind="page", line=writing.next, number=number))
        for line in page.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
            heading = _HEADING.match(line)
            first, last = writing.put(heading[2] if heading else line)
            if heading:
                level = len(heading[1])
                writing.marks.append(Mark(kind="heading", line=first, last=last, level=level))
    return Extracted(
        kind="text", lines=tuple(writing.lines), marks=tuple(writing.marks), notes=tuple(notes)
    )
