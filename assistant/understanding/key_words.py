"""Words by which a phrase stands or falls: a misspelling of one of them matters."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.understanding.meanings import Meaning
from assistant.understanding.words import fold

_KEY_GROUPS = frozenset(
    {
        "slot",
        "weak",
        "ask",
        "unnamed",
        "ambiguous",
        "discharge",
        "actor",
        "patients",
        "lookup",
        "party",
        "document",
        "out",
        "elsewhere",
        "who",
        "unreachable",
        "term",
    }
)
_LONG_WORD = 6
_PATTERN_WORD = re.compile(r"[a-z]+\*?")


def key_words(entries: Iterable[tuple[str, Meaning]]) -> tuple[set[str], set[str], set[str]]:
    """Words and beginnings by which a phrase stands or falls, and those that are a whole one.

    Of a phrase of several words only the long ones are.
    """
    words: set[str] = set()
    stems: set[str] = set()
    sole: set[str] = set()
    for pattern, meaning in entries:
        if meaning.group not in _KEY_GROUPS:
            continue
        found = _PATTERN_WORD.findall(fold(pattern))
        for word in found:
            if len(found) > 1 and len(word) < _LONG_WORD:
                continue
            if word.endswith("*"):
                stems.add(word[:-1])
                if len(found) == 1:
                    sole.add(word[:-1])
            else:
                words.add(word)
    return words, stems, sole
