"""Which words are negations, and what they deny."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.understanding.meanings import Meaning
from assistant.understanding.patterns import Match
from assistant.understanding.words import Words

_BETWEEN_SUBJECT_AND_NOT = frozenset(
    {
        "ar",
        "har",
        "bor",
        "hon",
        "han",
        "hen",
        "det",
        "den",
        "pat",
        "patienten",
        "is",
        "she",
        "he",
        "inte",
        "vara",
        "varit",
    }
)
_NOT = frozenset({"inte", "ej", "not", "icke"})
_NEITHER = frozenset({"varken", "neither"})
_BUT = frozenset({"utan", "but", "men"})
_NOT_UNTIL = frozenset({"forran", "until"})
"""After a negation: the time that follows is when something does begin."""
_NOT_BEFORE = _NOT_UNTIL | {"fore", "innan", "before"}
"""After a negation and its verb: the bound from which on something is done."""
_REACH = 4
"""Words at most from a negation to what it denies."""
_REACH_ON_TIME = 3


class Negations:
    """The negations of one text."""

    def __init__(self, words: Words, found: Sequence[Match[Meaning]]) -> None:
        self._words = words
        self._forms = words.forms
        self._found = found
        self.indexes = self._real(found)
        """Indexes of the words that deny something."""

    def deny(self, phrase: Match[Meaning]) -> bool:
        """Whether a phrase is denied."""
        return bool(self.reaching(phrase))

    def reaching(self, phrase: Match[Meaning]) -> set[int]:
        """Indexes of negations that bear on a phrase, before it or right after it."""
        return {
            n for n in self.indexes if self._bears_before(n, phrase) or self._bears_after(n, phrase)
        }

    def around(self, phrase: Match[Meaning]) -> list[int]:
        """Indexes of a phrase and of what denies it."""
        return sorted({*range(phrase.first, phrase.last + 1), *self.reaching(phrase)})

    def denied_times(self) -> set[int]:
        """Words right after "inte" up to the end of its clause or "utan": no moment is meant."""
        denied: set[int] = set()
        for index in self.indexes:
            denied |= self._denied_time(index)
        return denied

    def _denied_time(self, index: int) -> set[int]:
        after = self._forms[index + 1] if index + 1 < len(self._forms) else ""
        if self._forms[index] not in _NOT or after in _NOT_UNTIL:
            return set()
        clause = self._words.items[index].clause
        denied: set[int] = set()
        for i in range(index + 1, min(index + 1 + _REACH_ON_TIME, len(self._forms))):
            if self._words.items[i].clause != clause or self._forms[i] in _BUT | _NOT_BEFORE:
                return denied
            denied.add(i)
        return denied

    def _bears_before(self, index: int, phrase: Match[Meaning]) -> bool:
        if not 0 < phrase.first - index <= _REACH:
            return False
        items = self._words.items
        if items[index].clause != items[phrase.first].clause:
            return False
        between = self._forms[index + 1 : phrase.first]
        if any(form in ("utan", "men", "but", "och", "and") for form in between):
            return False
        if self._forms[index] in _NEITHER:
            return True
        return not any(
            f.first == index + 1
            and f.last < phrase.first
            and f.meaning.group == "slot"
            and f.meaning.key != phrase.meaning.key
            for f in self._found
        )

    def _bears_after(self, index: int, phrase: Match[Meaning]) -> bool:
        if not 0 < index - phrase.last <= _REACH:
            return False
        items = self._words.items
        if items[index].clause != items[phrase.last].clause:
            return False
        ends = index + 1 == len(items) or items[index + 1].clause != items[index].clause
        between = self._forms[phrase.last + 1 : index]
        return ends and all(form in _BETWEEN_SUBJECT_AND_NOT for form in between)

    def _denied_by_others(self, indexes: Iterable[int]) -> set[int]:
        """ "Inte så att", "not that", and the negation that it takes back."""
        taken: set[int] = set()
        for index in sorted(indexes):
            if self._forms[index + 1 : index + 3] == ("sa", "att"):
                later = [i for i in indexes if index < i <= index + 2 * _REACH]
                taken |= {index, *later[:1]}
        return taken

    def _real(self, found: Sequence[Match[Meaning]]) -> list[int]:
        inert = {
            n
            for f in found
            if f.meaning.group == "not_negation"
            for n in range(f.first, f.last + 1)
        }
        indexes = {f.last for f in found if f.meaning.group == "negation"} - inert
        indexes -= self._denied_by_others(indexes)
        return [
            index
            for index in sorted(indexes)
            if not (
                self._forms[index] == "utan"
                and any(self._forms[i] in _NOT for i in range(max(0, index - 8), index))
            )
        ]
