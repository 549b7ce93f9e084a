"""What leads in a point: the paragraph or point above it that its words go on from."""

from __future__ import annotations

from dataclasses import dataclass, field

_LONGEST = 220
"""Longest lead-in or parent point that goes into the heading path of what it leads in."""


@dataclass(slots=True)
class Leads:
    """The lead-in and the parent points of the next point, while a document is read."""

    _lead_in: str | None = None
    _marker: str | None = None
    """Bullet of the point that leads in; None where a paragraph does."""
    _led: str | None = None
    """Bullet of the first point led in; None as long as there is none."""
    _close: bool = False
    """Whether that point followed without a blank line."""
    _parents: list[tuple[str, str]] = field(default_factory=list)

    def clear(self) -> None:
        """Nothing leads in what comes."""
        self._lead(None)
        self._parents = []

    def point(self, marker: str, *, after_gap: bool) -> tuple[str, ...]:
        """What leads in a point that begins with ``marker``, outermost first."""
        self._drop_where_over(marker, after_gap)
        while marker in [m for m, _ in self._parents]:
            self._parents.pop()
        parts = [text for _, text in self._parents]
        return tuple([self._lead_in, *parts] if self._lead_in else parts)

    def after_paragraph(self, text: str, *, ended: bool) -> None:
        """Take in a paragraph; ``ended`` where its last sentence has its mark."""
        self._lead(_short(text) if _introduces(text) or not ended else None)

    def after_point(self, marker: str, text: str, *, ended: bool) -> None:
        """Take in a point; ``ended`` where its last sentence has its mark."""
        if _introduces(text):
            self._lead(_short(text), marker)
            self._parents = []
        elif not ended:
            self._parents.append((marker, _short(text)))

    def _lead(self, text: str | None, marker: str | None = None) -> None:
        self._lead_in, self._marker, self._led = text, marker, None

    def _drop_where_over(self, marker: str, after_gap: bool) -> None:
        """Drop a point's lead-in where ``marker`` shows that its points are over.

        They are when its own bullet comes back after others, or, if they have
        the same bullet, when a blank line comes where none was before.
        """
        if self._lead_in is None or self._marker is None:
            return
        if self._led is None:
            self._led, self._close = marker, not after_gap
        elif marker == self._marker:
            same = self._led == self._marker
            if not same or (self._close and after_gap):
                self._lead(None)


def _introduces(text: str) -> bool:
    return text.endswith((":", ";"))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0] + " …"
