"""Files of every kind, made for the tests: real ones, built by hand or by the libraries."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

Line = tuple[str, float]
"""Words and the size they are set in."""


def pdf(
    pages: Sequence[Sequence[Line | str]], *, locked: bool = False, wide: Sequence[int] = ()
) -> bytes:
    """A PDF with one text layer; a page without lines holds a picture."""
    objects: list[bytes] = [b"", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica "
                            b"/Encoding /WinAnsiEncoding >>"]  # fmt: skip
    kids = []
    for number, lines in enumerate(pages):
        stream = _text(lines, 500 if number in wide else 800) if lines else b"0 0 50 50 re f"
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        box = b"842 595" if number in wide else b"595 842"
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %s] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % (box, len(objects))
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    extra = b""
    if locked:
        key = b"<" + b"00" * 32 + b">"
        objects.append(b"<< /Filter /Standard /V 1 /R 2 /P -4 /O %s /U %s >>" % (key, key))
        extra = b"/Encrypt %d 0 R /ID [<00> <00>] " % len(objects)
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R %s>>\n" % (len(objects) + 1, extra)
    return bytes(out) + b"startxref\n%d\n%%%%EOF\n" % start


def _text(lines: Sequence[Line | str], top: float) -> bytes:
    parts = []
    at = top
    for line in lines:
        words, size = (line, 11.0) if isinstance(line, str) else line
        if words:
            shown = words.encode("cp1252").replace(b"\\", b"\\\\")
            shown = shown.replace(b"(", b"\\(").replace(b")", b"\\)")
            parts.append(b"BT /F1 %.1f Tf 60 %.1f Td (%s) Tj ET" % (size, at, shown))
        at -= size * 1.3
    return b"\n".join(parts)


def docx(*blocks: tuple[str, str] | list[list[str]], header: str = "") -> bytes:
    """A Word document of (style, words) and tables."""
    import docx as library

    document = library.Document()
    if header:
        document.sections[0].header.paragraphs[0].text = header
    for block in blocks:
        if isinstance(block, list):
            table = document.add_table(rows=0, cols=len(block[0]))
            for row in block:
                for cell, words in zip(table.add_row().cells, row, strict=True):
                    cell.text = words
        else:
            style, words = block
            document.add_paragraph(words, style=style)
    return _saved(document)


def pptx(*slides: tuple[str, Sequence[str]], notes: str = "") -> bytes:
    """A presentation of titles with points; ``notes`` are the speaker's on its last slide."""
    import pptx as library

    presentation = library.Presentation()
    presentation.core_properties.title = ""
    for title, points in slides:
        slide = presentation.slides.add_slide(presentation.slide_layouts[1])
        slide.shapes.title.text = title
        frame = slide.placeholders[1].text_frame
        frame.text = points[0] if points else ""
        for point in points[1:]:
            frame.add_paragraph().text = point
    if notes:
        slide.notes_slide.notes_text_frame.text = notes
    return _saved(presentation)


def archive(**parts: bytes) -> bytes:
    """A zip archive; part names have __ for a slash and _dot_ for a dot."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name.replace("__", "/").replace("_dot_", "."), data)
    return out.getvalue()


def remade(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """An archive with something else in one of its parts; all of the part for empty ``old``."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            held = before.read(name)
            if name == part:
                assert old in held
                held = held.replace(old, new) if old else new
            after.writestr(name, held)
    return out.getvalue()


def _saved(document: object) -> bytes:
    out = io.BytesIO()
    document.save(out)  # type: ignore[attr-defined]
    return out.getvalue()
