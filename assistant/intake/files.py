"""From a path to text: what kind of file it is, whether it may be read, and its adapter."""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import IntakeError, UsageError
from assistant.intake.archive import office_kind
from assistant.intake.extracted import Extracted

LARGEST = 100_000_000
"""Bytes of a file that is read at all."""
_TEXTS = frozenset({".txt", ".md", ".markdown", ".text"})
KNOWN = "PDF, DOCX, PPTX, TXT or MD"


@dataclass(frozen=True, kw_only=True, slots=True)
class Received:
    """A file as it was handed over, read."""

    name: str
    """Its own name, without folders."""
    data: bytes
    extracted: Extracted

    @property
    def digest(self) -> str:
        """SHA-256 of its bytes."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def ending(self) -> str:
        """The ending that its kind has, with the dot."""
        kind = self.extracted.kind
        return Path(self.name).suffix.lower() if kind == "text" else f".{kind}"


def receive(path: Path) -> Received:
    """Read a file that somebody hands over.

    Raises:
        UsageError: there is no such file, it is no plain file, or of no known kind.
        IntakeError: it can't be read as what it says it is.
    """
    data = _bytes(path)
    return Received(name=path.name, data=data, extracted=extract(data, path.suffix.lower()))


def extract(data: bytes, ending: str) -> Extracted:
    """The text of a file's bytes, by what they are; the ending only tells texts from others."""
    if not data.strip():
        raise IntakeError("is empty; export the document again")
    if data[:1024].lstrip().startswith(b"%PDF-"):
        from assistant.intake.pdf import read_pdf

        found = read_pdf(data)
    elif data.startswith(b"PK\x03\x04"):
        found = _office(data)
    elif data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        raise IntakeError(
            "is locked with a password, or in the format Office had before 2007; open it, take "
            "the password off, and save it as DOCX, PPTX or PDF"
        )
    elif ending in _TEXTS:
        from assistant.intake.plain import read_text

        found = read_text(data)
    elif ending in (".pdf", ".docx", ".pptx"):
        raise IntakeError(
            f"ends in {ending} but is no such file; it is broken or was renamed: export it again"
        )
    else:
        raise UsageError(f"is of a kind that can't be taken in; hand over {KNOWN}")
    if not any(line.strip() for line in found.lines):
        raise IntakeError("holds no text; export the document again")
    return found


def _office(data: bytes) -> Extracted:
    if office_kind(data) == "docx":
        from assistant.intake.word import read_docx

        return read_docx(data)
    from assistant.intake.slides import read_pptx

    return read_pptx(data)


def _bytes(path: Path) -> bytes:
    """The bytes of a plain file; a link, folder, pipe or device is refused, never waited for."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except FileNotFoundError:
        raise UsageError("there is no such file; check the path") from None
    except (OSError, ValueError) as error:
        if path.is_symlink():
            raise UsageError("is a link to another place; give the file itself") from None
        reason = getattr(error, "strerror", None) or "not a path"
        raise UsageError(f"can't be opened ({reason}); check the path and its rights") from None
    status = os.fstat(handle)
    if not stat.S_ISREG(status.st_mode):
        os.close(handle)
        raise UsageError("is a folder or a device, no file; give the files one by one")
    with os.fdopen(handle, "rb") as file:
        if status.st_size > LARGEST:
            raise IntakeError(
                f"is larger than {LARGEST // 1_000_000} MB; take out pictures, or split it"
            )
        data = file.read(LARGEST + 1)
        after = os.fstat(handle)
        if (len(data), after.st_mtime_ns) != (status.st_size, status.st_mtime_ns):
            raise IntakeError("is being written to; wait until it is whole, and hand it over again")
        return data
