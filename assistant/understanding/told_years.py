"""Years that tell of a patient's past ("diagnos 2011", "trach sedan 2021") and ask for nothing.

A year beside what it dates is no moment that a question in the present is about: only one
that stands by itself, that a preposition leads, or that the question looks back to.
"""

from __future__ import annotations

import re

from assistant.understanding.past_tense import past_verbs
from assistant.understanding.sentence import Sentence

_YEAR = re.compile(r"(?:19|20)\d\d")
_SINCE = frozenset({"sedan", "sen", "since"})
_LEADS_WORDS = """
i in ar aret for fore innan before efter after under during till to fran from hela och and eller or
mellan between of av den det vid at om by until nasta vem vems vad vilken vilka who whose what
which is var was blir gallde galler holds lage laget situation
"""
_LEADS = frozenset(_LEADS_WORDS.split())
"""Words before a year that make it a time by itself."""
_OF_TIME = re.compile(
    r"jan\w*|feb\w*|mars|march|apr\w*|maj|may|juni?|june|juli?|july|aug\w*|sep\w*|okt\w*|oct\w*"
    r"|nov\w*|de[ck]\w*|sommar\w*|summer|host\w*|autumn|fall|vinter\w*|winter|var(?:en)?|spring"
    r"|jul\w*|pask\w*|nyar\w*|midsommar\w*|christmas|easter|midsummer|\d+"
)
_OF_A_PATIENT = frozenset({"inskriven", "alder", "atgard", "palliativ", "boende", "utskriven"})
_NAMES = frozenset({"party", "document", "term", "actor", "person", "lookup", "who", "ask"})


def years_of_a_history(sentence: Sentence) -> set[int]:
    """Indexes of years, with the month and the "since" before them, that date the patient's past.

    Empty where the question is put in the past tense.
    """
    if not asks_who_is_to_act_now(sentence):
        return set()
    forms = sentence.words.forms
    found: set[int] = set()
    for at, form in enumerate(forms):
        if not at or not _YEAR.fullmatch(form) or sentence.words.begins_clause(at):
            continue
        first = at
        while first and _OF_TIME.fullmatch(forms[first - 1]):
            first -= 1
        before = forms[first - 1] if first else ""
        if before in _SINCE:
            found |= {*range(first - 1, at + 1)}
        elif first == at and before not in _LEADS and not _is_named(sentence, at - 1):
            found.add(at)
    return found


def _is_named(sentence: Sentence, at: int) -> bool:
    """Whether a word names a place, a party or a paper, whose year it may be."""
    meanings = [f.meaning for f in sentence.found if f.first <= at <= f.last]
    if any(m.group == "slot" and m.key in _OF_A_PATIENT for m in meanings):
        return False
    return any(m.group in _NAMES or m.key == "kommun" for m in meanings)


def asks_who_is_to_act_now(sentence: Sentence) -> bool:
    """Whether it asks who, or tells of a patient, asks for nothing written and not of the past."""
    told = sentence.has("who") or bool(_OF_A_PATIENT & set(sentence.slots))
    written = any(
        not any(cue.touches(who) for who in sentence.all("who")) for cue in sentence.all("lookup")
    )
    return told and not written and not _asks_of_the_past(sentence)


def _asks_of_the_past(sentence: Sentence) -> bool:
    if sentence.has("looks_back") or sentence.opens_with("asks_past"):
        return True
    items = sentence.words.items
    asking = {
        items[f.first].clause
        for group in ("who", "interrogative", "what_to_do")
        for f in sentence.all(group)
    } | {items[f.first].clause for f in sentence.openings()}
    return any(past_verbs([w.form for w in items if w.clause == clause]) for clause in asking)
