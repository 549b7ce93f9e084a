"""Slots that words name outright: housing, enrolment, stay, age and the like."""

from __future__ import annotations

from dataclasses import replace

from assistant.domain.vocabulary import Vocabulary
from assistant.understanding.ages import read_age
from assistant.understanding.glossary import Glossary
from assistant.understanding.meanings import Meaning
from assistant.understanding.patterns import Match
from assistant.understanding.sentence import Found, Sentence
from assistant.understanding.single_values import put_single

_OPPOSITE = {
    ("inskriven", "true"): "false",
    ("inskriven", "false"): "true",
    ("listad", "true"): "false",
    ("listad", "false"): "true",
    ("palliativ", "true"): "false",
    ("barnmottagning", "true"): "false",
    ("barnmottagning", "false"): "true",
    ("alder", "vuxen"): "barn",
    ("alder", "barn"): "vuxen",
    ("vistelse", "tillfallig"): "stadigvarande",
    ("vistelse", "stadigvarande"): "tillfallig",
    ("aterinskrivningsrisk", "hog"): "ej_hog",
    ("utskriven", "inom_14_dagar"): "nej",
}
"""What "not" makes of a value; one that is not here is only left out."""
_EITHER = frozenset({"eller", "or", "och", "and", "samt", "plus", "respektive", "alternativt"})
_APART = 8
"""Words at most from one form of housing to another that it is set beside."""
_CHILD_BELOW = 18


def read_age_group(sentence: Sentence, year: int) -> set[int]:
    """Fill the age group from an age; the indexes of its words are returned."""
    age = read_age(sentence.words, year)
    if age is None:
        return set()
    indexes = range(age.first, age.last + 1)
    sentence.put("alder", "barn" if age.years < _CHILD_BELOW else "vuxen", indexes)
    return set(indexes)


def read_plain_slots(sentence: Sentence, vocabulary: Vocabulary) -> None:
    """Fill the slots that have words of their own; "not" turns or rules out a value."""
    for slot_id, slot in vocabulary.slots.items():
        if slot_id in ("kommun", "atgard") or slot.interval:
            continue
        said: list[Found] = []
        for phrase in sentence.naming(slot_id):
            if not sentence.negations.deny(phrase):
                said.append(phrase)
                continue
            opposite = _OPPOSITE.get((slot_id, phrase.meaning.value))
            if opposite is None:
                sentence.exclude(slot_id, phrase.meaning.value)
            else:
                meaning = Meaning("slot", slot_id, opposite)
                first = max(sentence.negations.reaching(phrase))
                said.append(Match(meaning, min(first, phrase.first), max(first, phrase.last)))
        if slot_id == "boende":
            said = _one_home(sentence, said, vocabulary)
        if slot_id == "alder" and "alder" in sentence.slots:
            continue
        put_single(sentence, slot_id, said)


def _one_home(sentence: Sentence, said: list[Found], vocabulary: Vocabulary) -> list[Found]:
    """Leave out "hemma" and the like beside a named form of housing, unless both are meant."""
    own = next(iter(vocabulary.slots["boende"].values))
    special = [f for f in said if f.meaning.value != own]
    joined = any(
        sentence.words.forms[i] in _EITHER
        for f in said
        for g in said
        if f.last < g.first <= f.last + _APART
        for i in range(f.last + 1, g.first)
    )
    if special and not joined and sentence.patients == 1 and not sentence.has("correction"):
        return special
    return said


def read_housing_of_a_child(sentence: Sentence, glossary: Glossary) -> None:
    """Turn housing into what it is for a child, where a child is said; torn where it may be two."""
    boende, alder = sentence.slots.get("boende"), sentence.slots.get("alder")
    if boende is None or alder is None or alder.value != "barn":
        return
    options = glossary.of_a_child.get(str(boende.value), ())
    if len(options) == 1:
        sentence.slots["boende"] = replace(boende, value=options[0])
    elif options:
        del sentence.slots["boende"]
        sentence.note(f"ambiguous:boende:{','.join(options)}")
