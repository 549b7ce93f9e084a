"""One text by itself: its words, the phrases found in them, and what they fill."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from assistant.domain.question import ClaimedTime, SlotValue
from assistant.understanding.meanings import Meaning
from assistant.understanding.negations import Negations
from assistant.understanding.patterns import Match
from assistant.understanding.said import Said
from assistant.understanding.words import Words

Found = Match[Meaning]
_GROUPS_OF_VALUES = frozenset({"slot", "weak", "ambiguous", "unnamed", "nothing"})

_JOINING = frozenset({"och", "men", "sa", "and", "but", "so"})
_TOLD_WITHIN = frozenset({("alder", "boende")})
"""Slots whose words count although they stand inside a phrase of another slot; so do all
inside one of a discharge ("skrivs en högriskpatient ut")."""


@dataclass(slots=True)
class Sentence:
    """What one text says by itself."""

    words: Words
    found: tuple[Found, ...]
    negations: Negations
    slots: dict[str, SlotValue] = field(default_factory=dict)
    """Slots that words fill, ``moment`` and ``plikt`` left to be set with the rest known."""
    said: Said | None = None
    moment_words: tuple[int, ...] = ()
    excluded: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Values that words deny, by slot."""
    notes: list[str] = field(default_factory=list)
    patients: int = 1
    by_listing: frozenset[str] = frozenset()
    """Slots told only by where the patient is listed; an earlier turn knows better."""
    elsewhere: tuple[tuple[str, bool], ...] = ()
    """Regions outside that the question is about, and whether a source mentions each."""
    claimed_times: tuple[ClaimedTime, ...] = ()
    """Hours and dates taken for granted; their words are no moment that is asked about."""
    held: frozenset[int] = frozenset()
    """Indexes of words that the documents hold."""
    _values: list[Found] | None = None

    def has(self, group: str, key: str | None = None) -> bool:
        """Whether a phrase of a group stands in the text."""
        return any(f.meaning.group == group and key in (None, f.meaning.key) for f in self.found)

    def all(self, group: str) -> list[Found]:
        """Every phrase of a group, in order."""
        return [f for f in self.found if f.meaning.group == group]

    def opens_with(self, group: str) -> bool:
        """Whether the text begins with a phrase of a group."""
        return any(f.first == 0 for f in self.all(group))

    def openings(self) -> list[Found]:
        """Verbs that begin a clause, as in a yes-or-no question, or follow a joining word."""
        forms = self.words.forms
        return [
            f
            for f in self.all("asks_whether")
            if self.words.begins_clause(f.first) or forms[f.first - 1] in _JOINING
        ]

    def values(self) -> list[Found]:
        """Phrases that name a slot's value or a procedure, none inside a longer one.

        Word groups that only look like one take theirs away with them.
        """
        if self._values is not None:
            return self._values
        found = [f for f in self.found if f.meaning.group in _GROUPS_OF_VALUES]
        kept = [
            f
            for f in found
            if not any(
                _inside(f, g)
                and (g.length > f.length or g.meaning.group == "nothing")
                and not _beside(f, g)
                for g in found
                if g is not f
            )
        ]
        self._values = [f for f in dict.fromkeys(kept) if f.meaning.group != "nothing"]
        return self._values

    def naming(self, slot: str) -> list[Found]:
        """Phrases that name a value of a slot; the weak ones where no other does."""
        named = [f for f in self.values() if f.meaning.key == slot]
        return [f for f in named if f.meaning.group == "slot"] or [
            f for f in named if f.meaning.group == "weak"
        ]

    def put(self, slot: str, value: str, indexes: Iterable[int]) -> None:
        """Fill a slot that holds one value, with the words it was read from."""
        typed: str | bool = value == "true" if value in ("true", "false") else value
        self.slots[slot] = SlotValue(
            value=typed, source="question", evidence=self.evidence(indexes)
        )

    def exclude(self, slot: str, value: str) -> None:
        """Note a value that words deny."""
        held = self.excluded.get(slot, ())
        if value not in held:
            self.excluded[slot] = (*held, value)

    def note(self, note: str) -> None:
        """Keep a note, once."""
        if note not in self.notes:
            self.notes.append(note)

    def evidence(self, indexes: Iterable[int]) -> str:
        """The words at some indexes as written; gaps of more than two words are left out."""
        places = sorted(set(indexes))
        runs: list[list[int]] = []
        for place in places:
            if runs and place - runs[-1][1] <= 3:
                runs[-1][1] = place
            else:
                runs.append([place, place])
        return " … ".join(self.words.evidence(first, last) for first, last in runs)


def _inside(one: Found, other: Found) -> bool:
    return other.first <= one.first and one.last <= other.last


def _beside(one: Found, other: Found) -> bool:
    """Whether a word tells its own slot too inside a longer phrase ("korttids för barn")."""
    keys = (one.meaning.key, other.meaning.key)
    return keys in _TOLD_WITHIN or (keys[1] == "utskriven" and keys[0] != "utskriven")
