"""PDF by its text layer, through pypdfium2: pages, paragraphs and headings by their type."""

from __future__ import annotations

import ctypes
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from assistant.errors import IntakeError
from assistant.intake.extracted import Extracted, Mark, Writing, repeated

MOST_PAGES = 2_000
_LARGER = 1.15
"""How much larger than running text a heading is set."""
_BOLD = 600
_LONGEST_HEADING = 120
_PASSWORD_ERROR = 4  # FPDF_ERR_PASSWORD


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    top: float
    size: float
    weight: int


def read_pdf(data: bytes) -> Extracted:
    """The text layer of a PDF, page by page.

    Raises:
        IntakeError: locked, broken, without pages, with too many, or scanned
            pages without a text layer.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD_ERROR or "assword" in str(error):
            raise IntakeError(
                "is locked with a password; open it, save it without one, and hand that over"
            ) from None
        raise IntakeError("is broken or cut short; export the document again") from None
    try:
        if count == 0:
            raise IntakeError("has no page; export the document again")
        if count > MOST_PAGES:
            raise IntakeError(
                f"has {count} pages, more than {MOST_PAGES}; split it into its documents"
            )
        pages = [_page(document, number) for number in range(count)]
    except pypdfium2.PdfiumError:
        raise IntakeError("has a page that can't be read; export the document again") from None
    finally:
        document.close()
    return _extracted(pages)


@dataclass(frozen=True, slots=True)
class _Page:
    lines: tuple[_Line, ...]
    wide: bool
    pictured: bool


def _page(document: Any, number: int) -> _Page:
    page = document[number]
    text = page.get_textpage()
    try:
        width, height = page.get_size()
        lines = tuple(_lines(text))
        pictured = not lines and any(True for _ in page.get_objects(max_depth=3))
        return _Page(lines=lines, wide=width > height, pictured=pictured)
    finally:
        text.close()
        page.close()


def _lines(text: Any) -> list[_Line]:
    import pypdfium2.raw as raw

    found = []
    at = 0
    left, right = ctypes.c_double(), ctypes.c_double()
    bottom, top = ctypes.c_double(), ctypes.c_double()
    for line in text.get_text_range(errors="replace").split("\n"):
        kept = line.rstrip("\r")
        start = at + len(kept) - len(kept.lstrip())
        if kept.strip():
            raw.FPDFText_GetCharBox(text.raw, start, left, right, bottom, top)
            found.append(
                _Line(
                    text=kept,
                    top=top.value,
                    size=round(raw.FPDFText_GetFontSize(text.raw, start), 1),
                    weight=raw.FPDFText_GetFontWeight(text.raw, start),
                )
            )
        at += len(line) + 1
    return found


def _extracted(pages: Sequence[_Page]) -> Extracted:
    scanned = [number for number, page in enumerate(pages, start=1) if page.pictured]
    if not any(page.lines for page in pages) or 2 * len(scanned) > len(pages):
        raise IntakeError(
            "is scanned: its pages are pictures without text. Read it by machine first, in "
            "Swedish: 'ocrmypdf -l swe IN.pdf OUT.pdf' (Debian: apt install ocrmypdf "
            "tesseract-ocr-swe), look the result through, and take in OUT.pdf"
        )
    writing = Writing()
    every = [line for page in pages for line in page.lines]
    body = statistics.median([line.size for line in every for _ in range(len(line.text))])
    bold = statistics.median([line.weight for line in every for _ in range(len(line.text))])
    sizes = sorted({line.size for line in every if line.size > body * _LARGER}, reverse=True)
    starts = []
    for number, page in enumerate(pages, start=1):
        if not page.lines:
            continue
        starts.append(writing.next)
        writing.marks.append(Mark(kind="page", line=writing.next, number=number, wide=page.wide))
        _put_page(writing, page, body, bold, sizes)
        writing.blank()
    notes: tuple[str, ...] = ()
    if scanned:
        shown = ", ".join(map(str, scanned[:20]))
        notes = (
            f"Pages without text, only pictures: {shown}. What they say is not taken in; read "
            "them by machine with 'ocrmypdf -l swe --skip-text' if they matter.",
        )
    return Extracted(
        kind="pdf",
        lines=tuple(writing.lines),
        marks=tuple(writing.marks),
        furniture=repeated(writing.lines, starts),
        notes=notes,
    )


def _put_page(
    writing: Writing, page: _Page, body: float, bold: float, sizes: Sequence[float]
) -> None:
    steps = [a.top - b.top for a, b in zip(page.lines, page.lines[1:], strict=False)]
    closest = sorted(step for step in steps if step > 0) or [body * 1.2]
    usual = min(closest[len(closest) // 4], 1.6 * body)
    before: _Line | None = None
    headed = False
    for line in page.lines:
        words = line.text.strip()
        larger = line.size > body * _LARGER
        heavier = line.weight >= _BOLD > bold
        heading = (
            (larger or heavier)
            and len(words) <= _LONGEST_HEADING
            and not words.endswith((".", ",", ";"))
            and any(c.isalpha() for c in words)
        )
        same = before is not None and (before.size, before.weight) == (line.size, line.weight)
        apart = before is not None and before.top - line.top > 1.4 * usual
        runs_on = heading and headed and same and not apart
        if before is not None and not runs_on and (apart or heading or headed):
            writing.blank()
        first, last = writing.put(line.text)
        if runs_on:
            opened = writing.marks[-1]
            writing.marks[-1] = Mark(
                kind="heading", line=opened.line, last=last, level=opened.level
            )
        elif heading:
            level = 1 + sizes.index(line.size) if larger else 1 + len(sizes)
            writing.marks.append(Mark(kind="heading", line=first, last=last, level=min(level, 4)))
        before, headed = line, heading
