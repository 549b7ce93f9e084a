"""Slots that words name outright: housing, enrolment, stay, age and the like."""

from __future__ import annotations

from dataclasses import replace

from assistant.domain.vocabulary import Vocabulary
from assistant.understanding.ages import read_ages
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
_NOT = frozenset({"inte", "ej", "icke", "not", "isn"})
_BUT = frozenset({"men", "but", "och", "and"})
_IS = frozenset({"ar", "e", "is"})
_ONE = frozenset({"han", "hon", "hen", "mannen", "frun", "hustrun", "maken", "makan", "andra",
                  "andre", "sambon", "brodern", "systern", "he", "she", "husband", "wife",
                  "other"})  # fmt: skip
_NEAR = 5
"""Words at most from one who works or a relative to what is told of their stay."""
_APART = 8
"""Words at most from one form of housing to another that it is set beside."""
_CHILD_BELOW = 18


def read_age_group(sentence: Sentence, year: int) -> set[int]:
    """Fill the age group from an age; the indexes of its words are returned."""
    ages = read_ages(sentence.words, year)
    groups = ["barn" if age.years < _CHILD_BELOW else "vuxen" for age in ages]
    if len(set(groups)) > 1 and not sentence.has("correction"):
        sentence.note(f"several:alder:{','.join(dict.fromkeys(groups))}")
        sentence.patients = max(sentence.patients, 2)
    elif ages:
        last = ages[-1]
        sentence.put("alder", groups[-1], range(last.first, last.last + 1))
    return {index for age in ages for index in range(age.first, age.last + 1)}


def read_plain_slots(sentence: Sentence, vocabulary: Vocabulary) -> None:
    """Fill the slots that have words of their own; "not" turns or rules out a value."""
    for slot_id, slot in vocabulary.slots.items():
        if slot_id in ("kommun", "atgard") or slot.interval:
            continue
        said: list[Found] = []
        for phrase in sentence.naming(slot_id):
            if slot_id == "vistelse" and _of_somebody_at_work(sentence, phrase):
                continue
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
        if slot_id == "alder" and ("alder" in sentence.slots or _torn(sentence, slot_id)):
            continue
        if said and (slot_id, "true") in _OPPOSITE and _but_not_the_other(sentence, said):
            sentence.note(f"several:{slot_id}:true,false")
            sentence.patients = max(sentence.patients, 2)
            continue
        put_single(sentence, slot_id, said)
        if slot_id == "vistelse":
            _leave_a_cottage_open(sentence)
    tied, age = sentence.slots.get("barnmottagning"), sentence.slots.get("alder")
    if tied is not None and not tied.value and (age is None or age.value != "barn"):
        del sentence.slots["barnmottagning"]


def _but_not_the_other(sentence: Sentence, said: list[Found]) -> bool:
    """Whether what is told of one is denied of another ("she is enrolled, he not")."""
    forms, words = sentence.words.forms, sentence.words
    for index in range(max(f.last for f in said) + 1, len(forms)):
        if forms[index] not in _NOT:
            continue
        before, after = forms[index - 1], forms[index + 1 : index + 2]
        ends = index + 1 == len(forms) or words.begins_clause(index + 1)
        of_another = before in _ONE or (before in _IS and forms[index - 2] in _ONE)
        if (ends and of_another) or (before in _BUT and after and after[0] in _ONE):
            return True
    return False


def _torn(sentence: Sentence, slot: str) -> bool:
    return any(note.startswith(f"several:{slot}:") for note in sentence.notes)


def _of_somebody_at_work(sentence: Sentence, stay: Found) -> bool:
    """Whether it is a colleague, a physician or a relative who is away or on a visit."""
    items = sentence.words.items
    return any(
        items[f.last].clause == items[stay.first].clause
        and 0 < stay.first - f.last <= _NEAR
        and sentence.words.forms[f.first - 1 : f.first] != ("hos",)
        for f in sentence.all("staff")
    )


def _leave_a_cottage_open(sentence: Sentence) -> None:
    """A cottage is a home, but not of one who is only staying there."""
    stay, home = sentence.slots.get("vistelse"), sentence.slots.get("boende")
    named = [f for f in sentence.values() if f.meaning.key == "boende"]
    weakly = home is not None and all(f.meaning.group == "weak" for f in named)
    if weakly and stay is not None and stay.value == "tillfallig":
        del sentence.slots["boende"]


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
