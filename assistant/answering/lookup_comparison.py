"""Two texts side by side: which clauses answer to each other, and the words that differ."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from assistant.answering.lookup_choice import Extract
from assistant.answering.lookup_sides import Side

_LOOKED_AT = 25
"""Cuts of each side among which the pair is sought."""
_ALIKE = 0.6
"""What a pair gains by saying the same in the same words, all but the difference."""
_SET_SIDE_BY_SIDE = 0.7
"""What a pair gains where the source itself sets the two side by side."""
_NEAR = 8
"""Clauses between two that a source sets side by side, at most."""
_MOST_PHRASES = 4
_LONGEST_PHRASE = 12
_WORD = re.compile(r"\w+(?:[-–:.,]\w+)*")


def pair(
    ranked: Sequence[Extract], one: Side, other: Side, order: Mapping[str, int]
) -> tuple[Extract, Extract] | None:
    """The clauses of two sides that answer to each other best; None where a side has none.

    ``order`` tells a clause's place in reading order.
    """
    left, right = _of_side(ranked, one), _of_side(ranked, other)
    pairs = [(a, b) for a in left for b in right if a.clause.id != b.clause.id]
    return max(pairs, key=lambda both: _fit(both[0], both[1], order), default=None)


def differing_words(one: str, other: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Runs of words that stand in only one of two texts, of each side the first few."""
    left, right = list(_WORD.finditer(one)), list(_WORD.finditer(other))
    blocks = SequenceMatcher(
        None,
        [word.group().casefold() for word in left],
        [word.group().casefold() for word in right],
        autojunk=False,
    ).get_opcodes()
    changed = [block for block in blocks if block[0] != "equal"]
    return (
        _phrases(one, left, [(start, end) for _, start, end, _, _ in changed]),
        _phrases(other, right, [(start, end) for _, _, _, start, end in changed]),
    )


def _phrases(
    text: str, words: Sequence[re.Match[str]], runs: Sequence[tuple[int, int]]
) -> tuple[str, ...]:
    found = []
    for start, end in runs:
        if start < end:
            last = min(end, start + _LONGEST_PHRASE)
            cut = " …" if last < end else ""
            found.append(text[words[start].start() : words[last - 1].end()] + cut)
    return tuple(found[:_MOST_PHRASES])


def _of_side(ranked: Sequence[Extract], side: Side) -> list[Extract]:
    own = [extract for extract in ranked if side(extract) and extract.clause.kind != "heading"]
    return own[:_LOOKED_AT]


def _fit(one: Extract, other: Extract, order: Mapping[str, int]) -> float:
    common = len(one.stems & other.stems) / max(1, min(len(one.stems), len(other.stems)))
    near = (
        one.clause.document == other.clause.document
        and abs(order[one.clause.id] - order[other.clause.id]) <= _NEAR
    )
    return one.score + other.score + _ALIKE * common + _SET_SIDE_BY_SIDE * near
