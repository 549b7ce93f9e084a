"""Office files are zip archives: looked through before anything in them is unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import PurePosixPath
from typing import Literal

from assistant.errors import IntakeError, UsageError

LARGEST_EXPANDED = 300_000_000
"""Bytes that all parts of an archive may have together."""
LARGEST_XML = 60_000_000
"""Bytes that one part of text may have; the words of a thousand pages have fewer."""
MOST_PARTS = 10_000
_MOST_TIMES = 250
"""How many times larger than packed a part above a megabyte may become; XML reaches some 60."""
_ENCRYPTED = 0x1
_TYPES = "[Content_Types].xml"
_LARGEST_TYPES = 1_000_000


def office_kind(data: bytes) -> Literal["docx", "pptx"]:
    """Which kind of office file the bytes are, once they are seen to be safe to unpack.

    Raises:
        UsageError: an archive of another kind.
        IntakeError: broken, locked, larger than it may be, or with a part outside itself.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            declared = b""
            if _TYPES in archive.namelist() and archive.getinfo(_TYPES).file_size < _LARGEST_TYPES:
                declared = archive.read(_TYPES)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError, zlib.error):
        raise IntakeError("is broken or cut short; export the document again") from None
    if len(parts) > MOST_PARTS:
        raise IntakeError(f"holds more than {MOST_PARTS:,} parts; no document does")
    for part in parts:
        path = PurePosixPath(part.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or ":" in part.filename:
            raise IntakeError(
                "has a part whose place is outside the file itself; that is no document: "
                "ask its sender for a new one"
            )
        if part.flag_bits & _ENCRYPTED:
            raise IntakeError("is locked with a password; take it off and save the file again")
        swollen = part.file_size > _MOST_TIMES * max(part.compress_size, 4096)
        if swollen or (part.filename.endswith(".xml") and part.file_size > LARGEST_XML):
            raise IntakeError(_BOMB)
    if sum(part.file_size for part in parts) > LARGEST_EXPANDED:
        raise IntakeError(_BOMB)
    names = {part.filename for part in parts}
    if b"macroEnabled" in declared or any(name.endswith("vbaProject.bin") for name in names):
        raise IntakeError("holds macros; save it as DOCX or PPTX without them, or as PDF")
    if {"mimetype", "content.xml"} <= names:
        raise UsageError("is in OpenDocument's format; save it as DOCX, PPTX or PDF")
    if "word/document.xml" in names:
        return "docx"
    if "ppt/presentation.xml" in names:
        return "pptx"
    raise UsageError(
        "is an archive but no DOCX or PPTX; unpack it, and hand over the documents one by one"
    )


_BOMB = (
    "would unpack to far more than a document holds (a zip bomb); it was not unpacked: "
    "ask its sender for a new one, or save it anew as PDF"
)
