"""A second opinion on the kind of a question, by weights fitted to all its traits at once.

The cues in ``kinds`` are taken one after the other, so that one phrase in passing can
decide. Here every trait of the text (``kind_traits``) adds its weight; the sum tells how
sure it is that the question is a lookup. It overrules the cues where it is very sure, and
never reads a lookup out of a patient's case or a danger: a nurse who is shown clauses
instead of a verdict has to read at night, which is worse than the other error.
The weights come from ``python -m eval.fit_kinds``.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace

from assistant.understanding.duties import Duties
from assistant.understanding.kind_cues import (
    asks_of_another_matter,
    asks_whether_there,
    case_slots,
    first_of,
    lookup_cues,
    tells_of_a_patient,
)
from assistant.understanding.kind_reading import KindReading
from assistant.understanding.kind_traits import kind_traits
from assistant.understanding.sentence import Sentence

Weights = Mapping[str, float]

SURE_OF_A_LOOKUP = 0.9
PERHAPS_A_LOOKUP = 0.4
NO_ADVICE_ASKED = 0.75
"""How sure a lookup must be where a word in passing ("doser", "symtom", "number of") made it a
request for advice or a phone number; requests for either are never half as sure."""
SURE_OF_NONE = 0.05
BIAS = "bias"
_FEW_WORDS = 3
_OF_A_PLACE = frozenset({"boende", "inskriven"})
"""Slots of a case that a question about a text may name as well."""
_REFUSED_BY_A_WORD = frozenset({"medical_advice", "phone_number"})
_ACTING = ("own_act", "asker", "persons")
_OF_SOMEBODY = ("cry", "danger", "symptom", "unreachable", "may_refuse")


def no_lookup_after_all(
    told: KindReading, sentence: Sentence, duties: Duties, weights: Weights
) -> bool:
    """Whether what the cues told to be a lookup asks who has a duty."""
    return (
        told.kind == "lookup"
        and _may_be_no_lookup(sentence, duties)
        and lookup_odds(sentence, duties, weights) < SURE_OF_NONE
    )


def weighed_as_a_lookup(
    told: KindReading, sentence: Sentence, duties: Duties, weights: Weights
) -> KindReading:
    """A reading as no lookup, overruled where that it is one is very sure.

    Where it is not that sure, the reading stands and tells the lookup that it may be as well.
    """
    by_a_word = told.out_of_scope in _REFUSED_BY_A_WORD
    if told.kind == "lookup" or (told.kind == "out_of_scope" and not (told.guessed or by_a_word)):
        return told
    if by_a_word:
        may_be = _asks_nothing_to_act_on(sentence)
    else:
        may_be = _may_be_a_lookup(told, sentence, duties)
    if not may_be:
        return told
    odds = lookup_odds(sentence, duties, weights)
    if odds < PERHAPS_A_LOOKUP:
        return told
    firm, always, _ = lookup_cues(sentence)
    lookup = first_of(firm + always) or "fact"
    if odds >= (NO_ADVICE_ASKED if by_a_word else SURE_OF_A_LOOKUP):
        return KindReading(kind="lookup", lookup=lookup)
    return told if told.kind == "out_of_scope" else replace(told, perhaps=lookup)


def lookup_odds(sentence: Sentence, duties: Duties, weights: Weights) -> float:
    """How sure the traits are that a text is a lookup, from 0 to 1."""
    total = weights.get(BIAS, 0.0)
    total += math.fsum(weights.get(trait, 0.0) for trait in kind_traits(sentence, duties))
    return 1 / (1 + math.exp(-total))


def _asks_nothing_to_act_on(sentence: Sentence) -> bool:
    """Whether there is nobody who would act on what is told, and no patient to act for."""
    return not (tells_of_a_patient(sentence) or any(map(sentence.has, (*_ACTING, *_OF_SOMEBODY))))


def _may_be_a_lookup(told: KindReading, sentence: Sentence, duties: Duties) -> bool:
    """Whether nothing tells of a patient, and there are words enough to look for."""
    case = case_slots(sentence)
    in_general = not (duties.asked or case or sentence.said or sentence.has("persons"))
    of_a_patient = (
        (bool(case - _OF_A_PLACE) and told.kind != "unclear")
        or (duties.firm and bool(case))
        or (tells_of_a_patient(sentence) and not in_general)
        or any(map(sentence.has, _OF_SOMEBODY))
    )
    enough = told.kind == "responsibility" or len(sentence.words.items) > _FEW_WORDS
    return enough and not of_a_patient


def _may_be_no_lookup(sentence: Sentence, duties: Duties) -> bool:
    """Whether it asks for a duty, and nothing says that it is to be looked up all the same."""
    return bool(duties.asked) and not (
        sentence.elsewhere
        or sentence.opens_with("asks_for_a_mention")
        or asks_of_another_matter(sentence)
        or (sentence.opens_with("asks_whether") and asks_whether_there(sentence))
    )
