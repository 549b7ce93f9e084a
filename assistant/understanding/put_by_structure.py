"""Duties asked for by how a question is built, where no phrase of the corpus names one.

Nobody can list every verb that a nurse may use of a task. What is asked can be told all
the same: "who … I" asks whom to turn to, "who" with a verb beside a procedure asks who
carries it out, "is it us", "must we" and "us or the region" ask whose task it is.
"""

from __future__ import annotations

from assistant.understanding.sentence import Sentence

_SELF = frozenset({"vi", "oss", "we", "us"})
_ASKER = frozenset({"jag", "man", "vi", "we", "ssk"})
_ENGLISH_WHO = frozenset({"who", "whom", "which"})
_SUBJECT_OF_A_DUTY = frozenset({"vem", "vilka", "who"})
_ANOTHER_SUBJECT = frozenset({"att", "som", "om", "that", "if", "whether"})
_OBLIGES = frozenset(
    {"ska", "skall", "maste", "bor", "far", "kan", "behover", "ar", "e", "gor", "must", "should"}
    | {"do", "does", "can", "may", "shall", "is", "are"}
)
_OF_A_PARTY = frozenset({"kommunen", "region", "mas"})
"""Actors of any county that are a party to its agreement, no physician; what the corpus calls a
party counts as one too."""
_BY = frozenset({"av", "by"})
_PASSIVE = ("s", "ad", "at", "en", "et", "ed", "ne")
"""How forms of the passive end ("ges av oss", "given by us")."""
_OR = frozenset({"eller", "el", "or"})
_IN_A_PLACE = frozenset({"i", "in", "fran", "from", "till", "to", "at"})
"""Before a municipality's name these make it a place and no party."""
_REACH = 4
"""Words at most from "who" to the one who asks, and from "must" to the one it is asked of."""

Structure = tuple[str, tuple[int, ...]]
"""The bundle of duties, and the indexes of the words that ask."""


def by_structure(sentence: Sentence) -> Structure | None:
    """What the form of a question asks for; None where it tells nothing."""
    for read in (_of_whom_to_turn_to, _whose_task, _who_does):
        found = read(sentence)
        if found is not None:
            return found
    return None


def _of_whom_to_turn_to(sentence: Sentence) -> Structure | None:
    """ "Who" with the asker as its subject: "vem kan jag bolla med", "who do I page"."""
    forms = sentence.words.forms
    for who in sentence.all("who"):
        for index in range(who.last + 1, min(who.last + 1 + _REACH, len(forms))):
            if not sentence.words.same_clause(who.last, index) or forms[index] in _ANOTHER_SUBJECT:
                break
            spoken = forms[index] == "i" and forms[who.first] in _ENGLISH_WHO
            if forms[index] in _ASKER or spoken:
                return "ring", tuple(range(who.first, index + 1))
    return None


def _whose_task(sentence: Sentence) -> Structure | None:
    """A yes-or-no question of ourselves or of a party, or a choice between the two."""
    items, forms = sentence.words.items, sentence.words.forms
    parties = {
        i: f.last
        for f in sentence.all("actor") + sentence.all("party") + sentence.naming("kommun")
        if (f.meaning.group != "actor" or f.meaning.key in _OF_A_PARTY)
        and not (f.meaning.key == "kommun" and f.first and forms[f.first - 1] in _IN_A_PLACE)
        for i in range(f.first, f.last + 1)
    } | {i: i for i, form in enumerate(forms) if form in _SELF}
    for opening in sentence.openings():
        if forms[opening.first] not in _OBLIGES:
            continue
        for index in range(opening.last + 1, min(opening.last + 1 + _REACH, len(forms))):
            chosen = forms[index] == "jag" and any(
                forms[i] in _OR and (i + 1 in parties or forms[i + 1] in _OBLIGES)
                for i in range(index + 1, len(forms) - 1)
            )
            if (index in parties or chosen) and sentence.words.same_clause(opening.last, index):
                return "atagande", tuple(range(opening.first, parties.get(index, index) + 1))
    if any(True for _ in sentence.openings()):
        for index in parties:
            if index > 1 and forms[index - 1] in _BY and forms[index - 2].endswith(_PASSIVE):
                return "atagande", (index - 2, index - 1, parties[index])
    for index in parties:
        marked = items[index].sentence in sentence.words.questions
        if (
            forms[index] in _SELF
            and sentence.words.begins_clause(index)
            and marked
            and "atgard" in sentence.slots
        ):
            return "atagande", (index, min(index + 1, len(items) - 1))
    for index, form in enumerate(forms):
        if form in _OR and (
            (index - 1 in parties and index + 1 < len(forms)) or index + 1 in parties
        ):
            return "atagande", (max(0, index - 1), index, min(index + 1, len(forms) - 1))
    return None


def _who_does(sentence: Sentence) -> Structure | None:
    """ "Who" with any verb, beside a procedure; "who?" alone asks of all about it."""
    if "atgard" not in sentence.slots and not sentence.has("unnamed"):
        return None
    forms = sentence.words.forms
    for who in sentence.all("who"):
        if forms[who.first] not in _SUBJECT_OF_A_DUTY:
            continue
        last = who.last
        if last + 1 < len(forms) and sentence.words.same_clause(last, last + 1):
            return "gora", (*range(who.first, last + 1), last + 1)
        return "ansvar_for_atgard", tuple(range(who.first, last + 1))
    return None
