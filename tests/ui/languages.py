"""Which words of a page stand in which language, as a screen reader would speak them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser

_VOID = frozenset({"meta", "link", "input", "br", "img", "hr", "path", "line", "circle"})
_NAMES = ("aria-label", "title", "alt", "placeholder")
_UNSPOKEN = frozenset({"style", "script"})
_WORD = re.compile(r"[^\W\d_]+")
_SWEDISH = frozenset(
    [
        "och",
        "att",
        "som",
        "för",
        "av",
        "den",
        "det",
        "inte",
        "är",
        "med",
        "till",
        "på",
        "vid",
        "från",
        "enligt",
        "eller",
        "ska",
        "har",
        "om",
        "ett",
        "en",
        "efter",
        "under",
        "i",
        "ej",
        "samt",
        "där",
        "kan",
        "sidan",
        "stycke",
        "bild",
        "rubrik",
        "tabell",
        "rad",
        "punkt",
    ]
)
_ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "is",
        "not",
        "to",
        "in",
        "by",
        "a",
        "an",
        "for",
        "with",
        "on",
        "or",
        "that",
        "it",
        "are",
        "was",
        "as",
        "at",
    ]
)

_ENGLISH_ALONE = _ENGLISH - {"in", "a", "an", "for", "as", "at", "is"}


class _Spoken(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.parts: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        inherited = self.open[-1][1] if self.open else ""
        told = dict(attrs)
        language = told.get("lang") or inherited
        # What an element is called is in the element's own language.
        self.parts += [(language, words) for name in _NAMES if (words := told.get(name))]
        if tag not in _VOID:
            self.open.append((tag, language))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """What closes itself holds nothing: as ``handle_endtag`` it would close all around it."""
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        text = " ".join(data.split())
        if text and self.open and self.open[-1][0] not in _UNSPOKEN:
            self.parts.append((self.open[-1][1], text))


def spoken(page: str) -> list[tuple[str, str]]:
    """The texts of a page, each with the language that it is marked as."""
    parser = _Spoken()
    parser.feed(page)
    parser.close()
    return parser.parts


def english(text: str) -> bool:
    """Whether a text is English: it has function words that Swedish does not have."""
    return sum(each.casefold() in _ENGLISH_ALONE for each in _WORD.findall(text)) >= 2


def swedish(text: str, of_sources: Iterable[str] = ()) -> Iterator[str]:
    """What of a text is Swedish: words of the sources, and runs with Swedish function words."""
    yield from (each for each in of_sources if each in text)
    run: list[str] = []
    for word in [*_WORD.findall(text), "the"]:
        if word.casefold() not in _ENGLISH:
            run.append(word)
            continue
        if sum(each.casefold() in _SWEDISH for each in run) >= 2:
            yield " ".join(run)
        run = []
