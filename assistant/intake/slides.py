"""PPTX through python-pptx: each slide with its title, its texts from top to bottom, its tables."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from assistant.errors import IntakeError
from assistant.intake.extracted import Extracted, Mark, Writing
from assistant.intake.word import BULLET, CELLS


def read_pptx(data: bytes) -> Extracted:
    """A presentation. Speaker's notes are nobody's word and stay out.

    Raises:
        IntakeError: it can't be read as a presentation.
    """
    import pptx
    from lxml.etree import LxmlError
    from pptx.exc import PythonPptxError

    try:
        presentation = pptx.Presentation(io.BytesIO(data))
        writing = Writing()
        noted = 0
        for number, slide in enumerate(presentation.slides, start=1):
            _put_slide(writing, slide, number)
            noted += slide.has_notes_slide
        title = (presentation.core_properties.title or "").strip() or None
    except (PythonPptxError, LxmlError, KeyError, ValueError, AttributeError, TypeError):
        raise IntakeError("is broken as a presentation; save it again, or as PDF") from None
    if title in ("PowerPoint Presentation", "PowerPoint-presentation"):
        title = None
    notes = (f"Speaker's notes of {noted} slides were left out.",) if noted else ()
    return Extracted(
        kind="pptx",
        lines=tuple(writing.lines),
        marks=tuple(writing.marks),
        title=title,
        notes=notes,
    )


def _put_slide(writing: Writing, slide: Any, number: int) -> None:
    title = slide.shapes.title
    heading = title.text_frame.text.strip() if title is not None and title.has_text_frame else ""
    body = [
        shape
        for shape in sorted(slide.shapes, key=lambda s: (s.top or 0, s.left or 0))
        if title is None or shape.shape_id != title.shape_id
    ]
    texts = [line for shape in body for line in _texts(shape)]
    if not heading and not texts:
        return
    at = writing.next
    last = writing.put(heading)[1] if heading else None
    writing.marks.append(Mark(kind="slide", line=at, number=number, last=last))
    writing.blank()
    for line in texts:
        writing.put(line)
    writing.blank()


def _texts(shape: Any) -> Iterator[str]:
    """The lines of one shape: a paragraph, a point of a list, a row of a table."""
    if getattr(shape, "shapes", None) is not None:
        for inner in shape.shapes:
            yield from _texts(inner)
    elif getattr(shape, "has_table", False):
        for row in shape.table.rows:
            cells = [" ".join(cell.text.split()) for cell in row.cells if not cell.is_spanned]
            if any(cells):
                yield ""
                yield CELLS.join(cells)
        yield ""
    elif shape.has_text_frame:
        paragraphs = [p for p in shape.text_frame.paragraphs if p.text.strip()]
        for paragraph in paragraphs:
            listed = len(paragraphs) > 1 or paragraph.level > 0
            yield (BULLET if listed else "") + " ".join(paragraph.text.split())
        yield ""
