"""Small pieces of HTML that several parts of the page are made of."""

from __future__ import annotations

import json
from collections.abc import Mapping
from html import escape

from assistant.domain.question import Language


def sentence(words: str) -> str:
    """The words with a capital at the beginning."""
    return words[:1].upper() + words[1:]


def of_sources(words: str, language: Language) -> str:
    """Words of the documents, which are in Swedish, on a page of a language."""
    return spoken_in("sv", words, language)


def spoken_in(own: Language, words: str, language: Language) -> str:
    """Words of a language on a page of a language."""
    told = escape(words)
    return told if own == language else f'<span lang="{own}">{told}</span>'


def permalink(address: str, name: str, locator: str, language: Language) -> str:
    """The link of a clause's own, behind its Swedish text."""
    return (
        f'<a class="anchor" href="{escape(address)}"><span class="sr">'
        f'<span lang="{language}">{escape(name)}:</span> {escape(locator)}</span>'
        '<span aria-hidden="true">¶</span></a>'
    )


def button(
    tap: Mapping[str, object],
    inner: str,
    kind: str,
    *,
    pressed: bool | None = None,
    form: bool = False,
) -> str:
    """A button that the server hears of.

    Args:
        tap: What it says of itself: places and ids, never text.
        inner: HTML of its face.
        kind: Its class.
        pressed: For a button that is on or off, which.
        form: Whether the named fields of the form around it go along.
    """
    data = escape(json.dumps(tap, separators=(",", ":")))
    state = "" if pressed is None else f' aria-pressed="{str(pressed).lower()}"'
    sends = " data-form" if form else ""
    return f'<button type="button" class="{kind}" data-tap="{data}"{sends}{state}>{inner}</button>'


def section(title: str, body: str, kind: str = "") -> str:
    """A titled part of a card."""
    return f'<section class="part {kind}"><h3>{escape(title)}</h3>{body}</section>'


def fold(title: str, body: str, kind: str = "") -> str:
    """A part that opens when its title is tapped."""
    return f'<details class="fold {kind}"><summary>{escape(title)}</summary>{body}</details>'
