"""What of a text tells lookups from questions of who has a duty, as traits without names.

Traits are groups of phrases and how they stand, slots that are filled, and how the text is
put; none holds a place, a party or a value. ``python -m eval.fit_kinds`` finds what each
weighs.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.understanding.duties import Duties
from assistant.understanding.kind_cues import case_slots, names_a_year, tells_of_a_patient
from assistant.understanding.sentence import Found, Sentence

_KEYED = frozenset({"lookup", "ask", "out", "own_act", "discharge", "ambiguous", "weak"})
"""Groups whose keys are kinds of asking and no values."""
_STANDING = frozenset({"lookup", "ask"})
"""Groups whose keys count where a phrase begins a clause or stands in a sentence that asks."""
_LENGTHS = (3, 6, 10, 15, 25, 40)
"""Words; a text that has more has the trait of each."""
_MOST_OF_A_CASE = 3
_SAYING_LITTLE_WORDS = """
vad vilken vilka vilket hur nar varfor vem vems var vart
what which how when why who whom whose where
is are was were did does do has have had har hade ska skall kan far finns maste behover
vara blev gjorde skulle ingar galler star heter kommer would should
och eller om att som med hos pa under mellan for till from fran enligt i of
the a an en ett den det de we vi jag my min mitt mina our dom they han hon he she
say says said saga sager sagt many much manga mycket
"""
_SAYING_LITTLE = frozenset(_SAYING_LITTLE_WORDS.split())
"""Question words, auxiliaries, pronouns and the like: the form of a question, not its matter."""


def kind_traits(sentence: Sentence, duties: Duties) -> frozenset[str]:
    """The traits that a text has."""
    return frozenset({*_of_phrases(sentence), *_of_the_case(sentence, duties), *_of_form(sentence)})


def _of_phrases(sentence: Sentence) -> Iterator[str]:
    words = sentence.words
    for found in sentence.found:
        group = found.meaning.group
        yield f"group {group}"
        if group in _KEYED:
            yield f"key {group} {found.meaning.key}"
        if group == "lookup":
            yield f"force {found.meaning.key} {found.meaning.value}"
        if words.begins_clause(found.first):
            yield f"begins {_named(found)}"
        if words.items[found.first].sentence in words.questions:
            yield f"asked {_named(found)}"


def _named(found: Found) -> str:
    group = found.meaning.group
    return f"{group} {found.meaning.key}" if group in _STANDING else group


def _of_the_case(sentence: Sentence, duties: Duties) -> Iterator[str]:
    told = len(case_slots(sentence))
    patient = tells_of_a_patient(sentence)
    yield from (f"slot {slot}" for slot in sentence.slots)
    yield from (f"case over {least}" for least in range(_MOST_OF_A_CASE) if told > least)
    having = {
        "patient": patient,
        "duty": bool(duties.asked),
        "duty named": duties.named,
        "duty firm": duties.firm,
        "duty firm of a patient": duties.firm and patient,
        "duty firm of a case": duties.firm and told > 0,
        "duty asked with a who": bool(duties.asked) and sentence.has("who"),
    }
    if (said := sentence.said) is not None:
        having["moment"] = True
        having["hour"] = said.hour_said
        having["now"] = said.now
        having["weekday"] = bool(said.weekdays or said.holiday)
    yield from (name for name, there in having.items() if there)


def _of_form(sentence: Sentence) -> Iterator[str]:
    forms = sentence.words.forms
    yield from (f"word {form}" for form in _SAYING_LITTLE.intersection(forms))
    yield from (f"words over {length}" for length in _LENGTHS if len(forms) > length)
    if names_a_year(sentence):
        yield "year"
    if sentence.words.questions:
        yield "question mark"
