"""Phrases that mean something, found in the words of a question.

A pattern is words with single spaces, matched against folded forms:

- ``korttids*``  a word that begins so; ``*direktor``  one that ends so; ``inskriven``  exactly
  that word
- ``(is|are|ar det)``  one of several; each may be several words or have a ``*``
- ``(den|)``  may be left out
- ``..``  up to three words between; ``...``  up to six
- ``#``  a number
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from assistant.understanding.words import fold

T = TypeVar("T")

_GAPS = {"..": 3, "...": 6}
_PART = re.compile(r"\([^()]*\)|\S+")
_GROUP = re.compile(r"\(([^()]*)\)")
_NESTED = re.compile(r"\([^()]*(?:\(|$)|^[^()]*\)")
_NUMBER = "#"


@dataclass(frozen=True, slots=True)
class _Step:
    exact: frozenset[str]
    prefixes: tuple[str, ...]
    suffixes: tuple[str, ...]
    optional: bool
    gap: int

    def takes(self, form: str) -> bool:
        return (
            form in self.exact
            or (bool(self.prefixes) and form.startswith(self.prefixes))
            or (bool(self.suffixes) and form.endswith(self.suffixes))
            or (_NUMBER in self.exact and form[0].isdigit())
        )


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """A pattern found: what it means, and its first and last word (both included)."""

    meaning: T
    first: int
    last: int

    @property
    def length(self) -> int:
        """How many words it spans."""
        return self.last - self.first + 1

    def touches(self, other: Match[T]) -> bool:
        """Whether it shares a word with another."""
        return self.first <= other.last and other.first <= self.last

    def inside(self, other: Match[T]) -> bool:
        """Whether it stands in a longer one."""
        return other.first <= self.first and self.last <= other.last and self.length < other.length


class Patterns(Generic[T]):
    """Many patterns with their meanings, indexed by how they begin."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._exact: dict[str, list[tuple[tuple[_Step, ...], T]]] = defaultdict(list)
        self._prefix: dict[str, list[tuple[tuple[_Step, ...], T]]] = defaultdict(list)
        self._suffix: dict[str, list[tuple[tuple[_Step, ...], T]]] = defaultdict(list)
        self.words: set[str] = set()
        """Exact words that occur in a pattern."""
        self.stems: set[str] = set()
        """Beginnings that occur in a pattern."""
        for pattern, meaning in entries:
            self._add(pattern, meaning)
        self._shortest = min((len(stem) for stem in self._prefix), default=0)

    def find(self, forms: Sequence[str]) -> list[Match[T]]:
        """Every match, at each place the longest of each pattern, in order of place."""
        found: list[Match[T]] = []
        for at, form in enumerate(forms):
            for steps, meaning in self._starting(form):
                last = _follow(steps, 0, forms, at)
                if last is not None:
                    found.append(Match(meaning, at, last))
        return found

    def _starting(self, form: str) -> Iterable[tuple[tuple[_Step, ...], T]]:
        yield from self._exact.get(form, ())
        if form[0].isdigit():
            yield from self._exact.get(_NUMBER, ())
        for length in range(self._shortest, len(form) + 1):
            yield from self._prefix.get(form[:length], ())
        for suffix, entries in self._suffix.items():
            if form.endswith(suffix):
                yield from entries

    def _add(self, pattern: str, meaning: T) -> None:
        for steps in _read(pattern):
            self._add_steps(steps, meaning)

    def _add_steps(self, steps: tuple[_Step, ...], meaning: T) -> None:
        for step in steps:
            self.words |= step.exact
            self.stems |= set(step.prefixes)
        while steps[0].optional:
            self._index(steps[0], steps, meaning)
            steps = steps[1:]
        self._index(steps[0], steps, meaning)

    def _index(self, first: _Step, steps: tuple[_Step, ...], meaning: T) -> None:
        for word in first.exact:
            self._exact[word].append((steps, meaning))
        for stem in first.prefixes:
            self._prefix[stem].append((steps, meaning))
        for ending in first.suffixes:
            self._suffix[ending].append((steps, meaning))


@lru_cache(maxsize=1 << 16)
def _read(pattern: str) -> tuple[tuple[_Step, ...], ...]:
    """What a pattern says, once for each choice of several words.

    Remembered, since a program reads its language's patterns again for each version of a corpus.
    """
    if _NESTED.search(pattern):
        raise ValueError("holds a group within a group, or one that is not closed")
    return tuple(_steps(variant) for variant in _variants(fold(pattern)))


def _variants(pattern: str) -> list[str]:
    """The pattern once for each choice of several words, and once for the one-word choices."""
    for group in _GROUP.finditer(pattern):
        choices = group.group(1).split("|")
        if any(" " in choice for choice in choices):
            single = "|".join(choice for choice in choices if " " not in choice)
            options = [choice for choice in choices if " " in choice]
            options += [f"({single})"] if single else []
            head, tail = pattern[: group.start()], pattern[group.end() :]
            return [done for option in options for done in _variants(head + option + tail)]
    return [pattern]


def _steps(pattern: str) -> tuple[_Step, ...]:
    steps: list[_Step] = []
    for part in _PART.findall(pattern):
        if part in _GAPS:
            steps.append(_Step(frozenset(), (), (), False, _GAPS[part]))
            continue
        choices = part.strip("()").split("|")
        optional = "" in choices
        steps.append(
            _Step(
                frozenset(c for c in choices if c and "*" not in c),
                tuple(c[:-1] for c in choices if c.endswith("*")),
                tuple(c[1:] for c in choices if c.startswith("*")),
                optional,
                0,
            )
        )
    if not steps or steps[0].gap or steps[-1].gap or all(step.optional for step in steps):
        raise ValueError("begins or ends with a gap, or may be empty")
    return tuple(steps)


def _follow(steps: tuple[_Step, ...], number: int, forms: Sequence[str], at: int) -> int | None:
    """Index of the last word when the steps from ``number`` on match from ``at``."""
    if number == len(steps):
        return at - 1
    step = steps[number]
    if step.gap:
        for skipped in range(step.gap + 1):
            if at + skipped >= len(forms):
                return None
            last = _follow(steps, number + 1, forms, at + skipped)
            if last is not None:
                return last
        return None
    if at < len(forms) and step.takes(forms[at]):
        last = _follow(steps, number + 1, forms, at + 1)
        if last is not None:
            return last
    return _follow(steps, number + 1, forms, at) if step.optional else None
