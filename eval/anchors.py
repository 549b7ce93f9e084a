"""Source files as received, and the places where words stand in them.

Kept apart from the assistant's own reader on purpose: the suite judges that
reader and must not share its faults.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from assistant.domain.clause import Span

_DROPPED = re.compile(r"[\s\u00ad\u2010\u2011-]")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Letters:
    """A text without spaces and hyphens, with each letter's offset in the file."""

    text: str
    offsets: tuple[int, ...]


class Sources:
    """The source files that cases quote from.

    ``files`` maps the short name used in cases to a path from ``root``.
    """

    def __init__(self, root: Path, files: Mapping[str, str]) -> None:
        self._root = root
        self._files = dict(files)
        self._texts: dict[str, str | None] = {}
        self._letters: dict[str, _Letters] = {}

    @classmethod
    def read(cls, root: Path, listing: Path) -> Sources:
        """Sources as listed in a YAML file of short names and paths."""
        data = yaml.safe_load(listing.read_text(encoding="utf-8"))
        return cls(root, {str(name): str(path) for name, path in data.items()})

    def names(self) -> tuple[str, ...]:
        """The short names, in the order listed."""
        return tuple(self._files)

    def listed(self) -> dict[str, str]:
        """The path from the root of each short name."""
        return dict(self._files)

    def path(self, name: str) -> str | None:
        """The path from the root behind a short name, or None."""
        return self._files.get(name)

    def text(self, file: str) -> str | None:
        """The text of a file by its path from the root, or None where there is none."""
        if file not in self._texts:
            path = self._root / file
            inside = path.resolve().is_relative_to(self._root.resolve())
            self._texts[file] = (
                path.read_bytes().decode("utf-8") if inside and path.is_file() else None
            )
        return self._texts[file]

    def digests(self) -> dict[str, str]:
        """SHA-256 of each listed file's bytes, by path; empty where a file is missing."""
        found = {}
        for file in self._files.values():
            path = self._root / file
            if path.is_file():
                found[file] = hashlib.sha256(path.read_bytes()).hexdigest()
            else:
                found[file] = ""
        return found

    def find(self, file: str, quote: str) -> tuple[Span, ...]:
        """Every place of a quote, verbatim apart from spaces, line ends and hyphens."""
        needle = _DROPPED.sub("", quote)
        letters = self._letters_of(file)
        if not needle or letters is None:
            return ()
        spans = []
        at = letters.text.find(needle)
        while at >= 0:
            start = letters.offsets[at]
            end = letters.offsets[at + len(needle) - 1] + 1
            spans.append(Span(start=start, end=end))
            at = letters.text.find(needle, at + 1)
        return tuple(spans)

    def paragraph(self, file: str, span: Span) -> str:
        """The text between the blank lines around a span, spaces collapsed."""
        text = self.text(file) or ""
        before = [m.end() for m in re.finditer(r"\n[^\S\n]*\n", text[: span.start])]
        after = re.search(r"\n[^\S\n]*\n", text[span.end :])
        start = before[-1] if before else 0
        end = span.end + after.start() if after else len(text)
        return " ".join(text[start:end].split())

    def _letters_of(self, file: str) -> _Letters | None:
        if file not in self._letters:
            text = self.text(file)
            if text is None:
                return None
            kept = [(i, c) for i, c in enumerate(text) if not _DROPPED.match(c)]
            self._letters[file] = _Letters(
                text="".join(c for _, c in kept), offsets=tuple(i for i, _ in kept)
            )
        return self._letters[file]
