"""The sections of a document that a line stands in, outermost first."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.domain.clause import Standing

_TITLE = 80
"""Longest heading that a locator spells out."""


@dataclass(frozen=True, slots=True)
class _Section:
    level: int
    title: str
    standing: Standing | None
    slide: int | None


@dataclass(slots=True)
class Sections:
    """What is open while a document is read from its top."""

    _open: list[_Section] = field(default_factory=list)

    def open(self, level: int, title: str, standing: Standing | None, slide: int | None) -> None:
        """Begin a section; those of its level and below end."""
        while self._open and self._open[-1].level >= level:
            self._open.pop()
        self._open.append(_Section(level, title.rstrip(":"), standing, slide))

    def close_below(self, level: int) -> None:
        """End sections below ``level``, save the outermost."""
        while len(self._open) > 1 and self._open[-1].level > level:
            self._open.pop()

    @property
    def path(self) -> tuple[str, ...]:
        """Their titles; one that repeats the title above it once."""
        path: list[str] = []
        for section in self._open:
            if section.title and (not path or path[-1] != section.title):
                path.append(section.title)
        return tuple(path)

    @property
    def shortened(self) -> tuple[str, ...]:
        """Their titles as a locator spells them."""
        return tuple(_shortened(section.title) for section in self._open if section.title)

    @property
    def standing(self) -> Standing | None:
        """Standing of the innermost that has one of its own."""
        return next((s.standing for s in reversed(self._open) if s.standing), None)

    @property
    def slide(self) -> int | None:
        """Number of the slide, where the document has slides."""
        return next((s.slide for s in reversed(self._open) if s.slide is not None), None)


def _shortened(title: str) -> str:
    return title if len(title) <= _TITLE else title[:_TITLE].rsplit(" ", 1)[0] + " …"
