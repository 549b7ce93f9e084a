"""DOCX through python-docx: paragraphs, lists and tables in order, headings by their style."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from assistant.errors import IntakeError
from assistant.intake.extracted import Extracted, Mark, Writing

BULLET = "● "
CELLS = " | "
_NOTES = ("/footnotes", "/endnotes")
_TRACKED = ".//w:ins | .//w:del | .//w:moveFrom | .//w:moveTo"


def read_docx(data: bytes) -> Extracted:
    """A Word document. Pages are known only where Word has noted them.

    Raises:
        IntakeError: it can't be read as a Word document.
    """
    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    try:
        document = docx.Document(io.BytesIO(data))
        _refuse_tracked(document.element)
        writing = Writing()
        _put_headers(writing, document)
        title = _put_body(writing, document)
        notes = [*_put_notes(writing, document), *_boxes(document)]
        properties = (document.core_properties.title or "").strip() or None
    except (OpcError, LxmlError, KeyError, ValueError, AttributeError, IndexError, TypeError):
        raise IntakeError("is broken as a Word document; save it again, or as PDF") from None
    marks = writing.marks
    if len([mark for mark in marks if mark.kind == "page"]) == 1:
        marks = [mark for mark in marks if mark.kind != "page"]
    return Extracted(
        kind="docx",
        lines=tuple(writing.lines),
        marks=tuple(marks),
        title=title or properties,
        notes=tuple(notes),
    )


def _found(element: Any, path: str) -> list[Any]:
    """Elements at a path; of parts too that the library knows no classes for."""
    from docx.oxml.ns import nsmap
    from lxml.etree import XPath

    return list(XPath(path, namespaces=nsmap)(element))


def _refuse_tracked(element: Any) -> None:
    if _found(element, _TRACKED):
        raise IntakeError(
            "holds tracked changes that nobody has accepted or rejected, so that it is not "
            "told what it says; do that in Word, save it, and hand it over again"
        )


def _put_notes(writing: Writing, document: Any) -> Iterator[str]:
    """Footnotes and endnotes, each a paragraph after all other words; says that they do."""
    from docx.oxml import parse_xml

    found = 0
    for related in document.part.rels.values():
        if related.is_external or not related.reltype.endswith(_NOTES):
            continue
        notes = parse_xml(related.target_part.blob)
        _refuse_tracked(notes)
        for note in _found(notes, "./*[not(@w:type)]"):
            text = " ".join(part.text.strip() for part in _found(note, ".//w:p")).strip()
            if text:
                found += 1
                writing.blank()
                writing.put(text)
    if found:
        yield f"{found} footnotes stand after the text; their numbers in it are not kept."


def _boxes(document: Any) -> Iterator[str]:
    words = _found(document.element, ".//w:txbxContent//w:t")
    if any((each.text or "").strip() for each in words):
        yield "Words in text boxes were left out; move them into the text, or hand over a PDF."


def _put_headers(writing: Writing, document: Any) -> None:
    """What the head of the first page says: number, date and sender often stand there."""
    section = document.sections[0] if len(document.sections) else None
    if section is None:
        return
    first = section.first_page_header if section.different_first_page_header_footer else None
    for header in (first, section.header):
        if header is None or header.is_linked_to_previous:
            continue
        texts = [p.text for p in header.paragraphs]
        texts += [cell for table in header.tables for row in _rows(table) for cell in row]
        for text in texts:
            if text.strip():
                writing.put(text)
        writing.blank()
        return


def _put_body(writing: Writing, document: Any) -> str | None:
    from docx.table import Table

    title: str | None = None
    page = 1
    writing.marks.append(Mark(kind="page", line=1, number=1))
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            writing.blank()
            for row in _rows(block):
                if any(row):
                    writing.put(CELLS.join(row))
                    writing.blank()
            continue
        text = block.text
        turned = len(block.rendered_page_breaks) or _broken(block)
        if turned:
            page += turned
            writing.marks.append(Mark(kind="page", line=writing.next, number=page))
        if not text.strip():
            writing.blank()
            continue
        style = block.style.name if block.style is not None else ""
        level = _level(style)
        if level is not None or style == "Title":
            writing.blank()
            first, last = writing.put(text.strip())
            if style == "Title" and title is None:
                title = " ".join(text.split())
            writing.marks.append(
                Mark(kind="heading", line=first, last=last, level=max(1, level or 1))
            )
            writing.blank()
        elif style.startswith("List") or _listed(block):
            writing.put(BULLET + text.strip())
        else:
            writing.blank()
            writing.put(text)
    return title


def _broken(paragraph: Any) -> int:
    """Page breaks set by hand."""
    return len(paragraph._p.xpath('.//w:br[@w:type="page"]'))


def _listed(paragraph: Any) -> bool:
    return bool(paragraph._p.xpath("./w:pPr/w:numPr"))


def _level(style: str) -> int | None:
    name, _, number = style.rpartition(" ")
    return int(number) if name == "Heading" and number.isdigit() else None


def _rows(table: Any) -> Iterator[list[str]]:
    for row in table.rows:
        cells: list[str] = []
        seen = set()
        for cell in row.cells:
            if cell._tc not in seen:
                seen.add(cell._tc)
                cells.append(" ".join(cell.text.split()))
        yield cells
