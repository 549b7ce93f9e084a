"""What an English reader is told beneath a Swedish quote: the field's words, and a rule's label.

Nothing is translated freely: a word is told by the glossary's English equivalent, a sentence
by the label of a rule that rests on the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from assistant.domain.rule import Rule

_MOST_WORDS = 5
_SHORTEST = 3
_WITH_ENDING = 5
"""Letters from which a word may have an ending of its own."""


@dataclass(frozen=True, slots=True)
class Gloss:
    """Swedish names of the field with their English equivalents, and the rules of the corpus."""

    names: Sequence[tuple[str, str]] = ()
    """A Swedish name and its English equivalent, long names first."""
    rules: Sequence[Rule] = ()

    def of(self, quote: str) -> str:
        """One line on a quote, e.g. "Gloss, not a translation: …"; empty where nothing helps."""
        label = self._label(quote)
        words = "; ".join(f"”{swedish}” = {english}" for swedish, english in self._words(quote))
        told = [f"a rule on these words reads: {label}"] if label else []
        told += [words] if words else []
        return f"*Gloss, not a translation: {'; '.join(told)}*" if told else ""

    def _label(self, quote: str) -> str:
        """The label of the first rule whose deciding words stand in the quote."""
        shown = _plain(quote)
        return next(
            (rule.says.en for rule in self.rules if _plain(rule.grounds[0].quote) in shown), ""
        )

    def _words(self, quote: str) -> list[tuple[str, str]]:
        found: dict[str, tuple[int, str]] = {}
        left = quote
        for swedish, english in self.names:
            match = _pattern(swedish).search(left)
            if match is None or english in found:
                continue
            found[english] = (match.start(), match.group())
            left = f"{left[: match.start()]}{' ' * len(match.group())}{left[match.end() :]}"
        first = sorted((at, word, english) for english, (at, word) in found.items())[:_MOST_WORDS]
        return [(word, english) for _, word, english in first]


def gloss_names(terms: Iterable[tuple[Sequence[str], str]]) -> tuple[tuple[str, str], ...]:
    """Names for a ``Gloss`` from terms, each its Swedish names and its English equivalent."""
    names = {
        name: english
        for swedish, english in terms
        for name in swedish
        if len(name) >= _SHORTEST and not english.casefold().startswith(name.casefold())
    }
    return tuple(sorted(names.items(), key=lambda entry: (-len(entry[0]), entry[0])))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    ending = r"\w{0,3}" if len(name) >= _WITH_ENDING else ""
    return re.compile(rf"(?<!\w){re.escape(name)}{ending}(?!\w)", re.IGNORECASE)


def _plain(text: str) -> str:
    return " ".join(text.split())
