"""How long ago a discharge from hospital was, where words tell."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from assistant.domain.vocabulary import Vocabulary
from assistant.understanding.moments import Clockwork
from assistant.understanding.number_words import COUNTS, alternatives, number
from assistant.understanding.sentence import Found, Sentence

_AGO = re.compile(
    rf"\b(?:for )?(?P<n>\d+|{alternatives(COUNTS)}) (?P<u>dag|dar|dygn|veck|manad|man|ar|day|week"
    r"|month|year)\w*"
    r" (?:sedan|sen|ago|efter|after|since|tillbaka)\b"
)
_DAYS = {"dag": 1, "dar": 1, "dygn": 1, "day": 1, "veck": 7, "week": 7, "manad": 30, "man": 30,
         "month": 30, "ar": 365, "year": 365}  # fmt: skip
_WITHIN = re.compile(r"inom_(\d+)_dagar")
"""Value of the slot for a discharge at most so many days ago."""
_VAGUE_DAYS = 14
"""A span of more days does not tell when the discharge was."""
_MODAL = frozenset({"kan", "ska", "skall", "bor", "maste", "far", "can", "will", "should", "must"})
_NEAR_BEFORE = 6
_NEAR_AFTER = 8
"""Words at most from a discharge to the words that tell when it was."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _When:
    days: int
    """How many days ago."""
    words: tuple[int, ...]


def read_discharge(
    sentence: Sentence,
    vocabulary: Vocabulary,
    clockwork: Clockwork,
    as_of: datetime,
    taken: set[int],
) -> set[int]:
    """Fill how long ago a discharge was, where words tell it.

    ``taken`` are words read already. Those that told when the discharge was are
    returned: they are then no moment that is asked about.
    """
    for phrase in sentence.all("discharge"):
        denied = sentence.negations.deny(phrase)
        if (denied and "utskriven" in sentence.slots) or _of_enrolment(sentence, phrase):
            continue
        if _asks_who_comes(sentence, phrase):
            continue
        if denied:
            sentence.put("utskriven", "nej", sentence.negations.around(phrase))
            continue
        near = _near(sentence, phrase)
        when = _ago(sentence, near) or _dated(sentence, phrase, near, clockwork, as_of, taken)
        if when is not None:
            value = _value(vocabulary, when.days)
            sentence.put("utskriven", value, [*range(phrase.first, phrase.last + 1), *when.words])
            return set(when.words)
    return set()


def _value(vocabulary: Vocabulary, days: int) -> str:
    """The shortest period of the corpus that holds so many days; later than all where none does."""
    slot = vocabulary.slots.get("utskriven")
    periods = {
        int(found[1]): value
        for value in (slot.values if slot else ())
        if (found := _WITHIN.fullmatch(value))
    }
    return next((periods[n] for n in sorted(periods) if days <= n), "senare")


def _of_enrolment(sentence: Sentence, phrase: Found) -> bool:
    """Whether it is home care that the patient was discharged from."""
    return any(f.first <= phrase.first <= f.last for f in sentence.naming("inskriven"))


def _asks_who_comes(sentence: Sentence, phrase: Found) -> bool:
    """Whether it is a visitor who comes to the patient's home, or staff who go to their own."""
    before = phrase.first - 1
    if before > 0 and sentence.words.forms[before] in _MODAL:
        before -= 1
    return any(
        f.last == before or (group == "own_hours" and phrase.inside(f))
        for group in ("who", "own_hours")
        for f in sentence.all(group)
    )


def _near(sentence: Sentence, phrase: Found) -> list[int]:
    number = sentence.words.items[phrase.first].sentence
    return [
        i
        for i, word in enumerate(sentence.words.items)
        if word.sentence == number and phrase.first - _NEAR_BEFORE <= i <= phrase.last + _NEAR_AFTER
    ]


def _ago(sentence: Sentence, near: list[int]) -> _When | None:
    """So many days or weeks ago."""
    joined = " ".join(sentence.words.forms[i] for i in near)
    found = _AGO.search(joined)
    if found is None:
        return None
    start = near[joined[: found.start()].count(" ")]
    words = range(start, start + found.group().count(" ") + 1)
    return _When(days=number(found["n"]) * _DAYS[found["u"]], words=tuple(words))


def _dated(
    sentence: Sentence,
    phrase: Found,
    near: Iterable[int],
    clockwork: Clockwork,
    as_of: datetime,
    taken: set[int],
) -> _When | None:
    """A day that has been: "igår", a date, or the weekday before now of one who has come home."""
    others = frozenset(range(len(sentence.words.items))) - frozenset(near) | taken
    found = clockwork.read(sentence.words, as_of, others)
    if found is None or found.said.now:
        return None
    said = found.said
    comes = any(f.meaning.key == "open" and f.touches(phrase) for f in sentence.all("discharge"))
    if phrase.meaning.key == "past" and not comes and len(said.weekdays) == 1 and said.span is None:
        said = replace(said, past=True)
    begins = clockwork.fix(said, as_of).start
    if begins > as_of and said.weekdays and not said.span:
        return None
    if said.span is not None and (said.span[1] - said.span[0]).days > _VAGUE_DAYS:
        return None
    days = (as_of.date() - begins.date()).days
    if days < 0 or not (said.past or days == 0 or said.span):
        return None
    return _When(days=days, words=tuple(found.words))
