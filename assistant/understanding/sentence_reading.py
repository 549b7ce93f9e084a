"""One text read by itself: the slots its words fill, and what they say of time and others."""

from __future__ import annotations

import re
from datetime import datetime

from assistant.domain.vocabulary import Vocabulary
from assistant.understanding.asked_times import asked_time, in_the_past
from assistant.understanding.claimed_times import read_claimed_times
from assistant.understanding.clock_times import greeted_on_24_hours, greeting_part
from assistant.understanding.discharge import read_discharge
from assistant.understanding.glossary import Glossary
from assistant.understanding.moments import Clockwork
from assistant.understanding.negations import Negations
from assistant.understanding.places import read_places
from assistant.understanding.plain_slots import (
    read_age_group,
    read_housing_of_a_child,
    read_plain_slots,
)
from assistant.understanding.procedures import note_ambiguous, read_procedures
from assistant.understanding.sentence import Found, Sentence
from assistant.understanding.told_years import years_of_a_history
from assistant.understanding.words import Words

_TIMELESS = frozenset({"kommun", "utskriven"})
"""Slots whose words are no moment, whatever they name."""
_COUNTING = re.compile(r"\d")
_COMES = frozenset({"svarar", "kommer", "vill", "kan", "hinner", "orkar", "come", "answer"})
_OURSELVES = frozenset({"jag", "vi", "man", "dom", "i", "we", "hon", "han", "hen", "she", "he"})
_WAITED_FOR = frozenset({"pa", "till", "tills", "med", "in", "for", "until"})
_OUR = "vår"
_ASKING = frozenset({"interrogative", "asks_whether", "asks_past", "lookup"})
_THEN = frozenset({"da", "then"})
_DISMISSED = 3
"""Words behind one that leaves a time aside within which that time begins."""
_YEAR = re.compile("(?:19|20)[0-9]{2}")
"""Two of them after a term ("the agreement 2021–2028") are part of its name."""


def read_sentence(
    words: Words,
    vocabulary: Vocabulary,
    glossary: Glossary,
    clockwork: Clockwork,
    as_of: datetime,
) -> Sentence:
    """Read one text. The clock is only looked at to tell how long ago a discharge was."""
    found = tuple(
        f for f in glossary.phrases.find(words.forms) if not (_waits(f, words) or _is_our(f, words))
    )
    sentence = Sentence(words=words, found=found, negations=Negations(words, found))
    sentence.patients = max((f.meaning.value for f in sentence.all("patients")), default=1)
    taken = read_age_group(sentence, as_of.year)
    read_places(sentence)
    read_plain_slots(sentence, vocabulary)
    if "from:utlandet" in sentence.notes and "inskriven" not in sentence.slots:
        sentence.note("ambiguous:inskriven:true,false")
    read_procedures(sentence, glossary)
    note_ambiguous(sentence)
    read_housing_of_a_child(sentence, glossary)
    taken |= read_discharge(sentence, vocabulary, clockwork, as_of, taken)
    sentence.claimed_times, claimed = read_claimed_times(sentence, clockwork, as_of)
    if _points_back_to_a_day(sentence, claimed):
        claimed = set()
    _read_moment(sentence, clockwork, as_of, taken | claimed)
    _note_sayings(sentence)
    return sentence


def _waits(phrase: Found, words: Words) -> bool:
    """Whether a word that corrects elsewhere is an act of its own ("or wait for the …")."""
    after = words.forms[phrase.last + 1] if phrase.last + 1 < len(words.forms) else ""
    waiting = words.forms[phrase.last] in ("vanta", "wait")
    return phrase.meaning.group == "correction" and waiting and after in _WAITED_FOR


def _is_our(phrase: Found, words: Words) -> bool:
    """Whether a phrase that asks or tells of the past begins with "vår", which is no "var"."""
    first = words.items[phrase.first]
    written = words.text[first.start : first.end].lower()
    return written == _OUR and phrase.meaning.group in _ASKING


def _points_back_to_a_day(sentence: Sentence, claimed: set[int]) -> bool:
    """Whether a day that is taken for granted is the day asked about ("who comes then?")."""
    forms = sentence.words.forms
    return (
        bool(claimed)
        and all(claim.clock is None for claim in sentence.claimed_times)
        and any(form in _THEN for form in forms[max(claimed) + 1 :])
    )


def _read_moment(
    sentence: Sentence, clockwork: Clockwork, as_of: datetime, taken: set[int]
) -> None:
    aside = taken | sentence.negations.denied_times()
    for phrase in sentence.found:
        meaning = phrase.meaning
        if meaning.group in ("document", "person", "no_moment") or (
            meaning.group == "slot" and meaning.key in _TIMELESS
        ):
            aside.update(range(phrase.first, phrase.last + 1))
    for phrase in sentence.all("term"):
        years = sentence.words.forms[phrase.last + 1 : phrase.last + 3]
        if len(years) == 2 and all(_YEAR.fullmatch(form) for form in years):
            aside |= {phrase.last + 1, phrase.last + 2}
    for phrase in (*sentence.all("because"), *sentence.all("text_version")):
        aside |= {
            i
            for i, word in enumerate(sentence.words.items)
            if word.clause == sentence.words.items[phrase.first].clause and i >= phrase.first
        }
    aside |= _numbers_of_a_list(sentence.words) | _dismissed(sentence, clockwork, as_of)
    aside |= years_of_a_history(sentence)
    for phrase in sentence.all("greeting"):
        items = sentence.words.items
        alone = [w for w in items if w.clause == items[phrase.first].clause]
        if phrase.first == 0 and len(alone) <= phrase.length + 1:
            aside.update(range(phrase.first, phrase.last + 1))
    found = asked_time(sentence, clockwork, as_of, frozenset(aside))
    if found is not None:
        greeted = _greeted(sentence)
        said = found.said
        if greeted is not None:
            told = [sentence.words.forms[i] for i in found.words]
            said = greeted_on_24_hours(said, greeted, told)
        if sentence.has("looks_back"):
            said = in_the_past(said)
        sentence.said = said
        sentence.moment_words = found.words


def _dismissed(sentence: Sentence, clockwork: Clockwork, as_of: datetime) -> set[int]:
    """The words of a time that is said to be left aside ("forget tonight, …")."""
    items = sentence.words.items
    aside: set[int] = set()
    for phrase in sentence.all("dismisses"):
        own = [
            i
            for i in range(phrase.last + 1, min(phrase.last + 1 + _DISMISSED, len(items)))
            if items[i].clause == items[phrase.first].clause
        ]
        for upto in range(1, len(own) + 1):
            others = frozenset(range(len(items))) - frozenset(own[:upto])
            read = clockwork.read(sentence.words, as_of, others)
            if read is not None:
                aside.update(read.words)
                break
    return aside


def _numbers_of_a_list(words: Words) -> set[int]:
    """Figures that count questions ("1) who … 2) when …")."""
    return {
        i
        for i, word in enumerate(words.items)
        if _COUNTING.fullmatch(word.form)
        and words.text[word.end : word.end + 1] == ")"
        and words.text.rfind("(", 0, word.start) <= words.text.rfind(")", 0, word.start)
    }


def _greeted(sentence: Sentence) -> str | None:
    """The part of the day that a greeting at the beginning names."""
    for phrase in sentence.all("greeting"):
        if phrase.first <= 1:
            part = greeting_part(sentence.words.forms[phrase.first : phrase.last + 1])
            if part is not None:
                return part
    return None


def _note_sayings(sentence: Sentence) -> None:
    """Note what somebody claims, what is taken for granted, and who is spoken of."""
    for group, note in (
        ("claims", "claim"),
        ("premises", "premise"),
        ("because", "premise"),
    ):
        if sentence.has(group):
            sentence.note(note)
    if any(
        not (_of_a_party(sentence, phrase) or _of_no_physician(sentence, phrase))
        for phrase in sentence.all("unreachable")
    ):
        sentence.note("unreachable")
    if sentence.has("may_refuse"):
        sentence.note("may_refuse")
    for phrase in sentence.all("actor"):
        sentence.note(f"actor:{phrase.meaning.key}")
    for slot, values in sentence.excluded.items():
        sentence.note(f"excluded:{slot}:{','.join(values)}")


def _of_no_physician(sentence: Sentence, phrase: Found) -> bool:
    """Whether it is the asker, another nurse or the patient who does not come, answer or will.

    Where the asker can't reach anybody, that is somebody who can't be reached.
    """
    forms, items = sentence.words.forms, sentence.words.items
    verb = next((i for i in range(phrase.first, phrase.last + 1) if forms[i] in _COMES), None)
    if verb is None:
        return False
    subjects = {verb - 1, verb + 1}
    others = {
        i
        for group in ("persons", "nurses", "professions", "asker")
        for f in sentence.all(group)
        for i in range(f.first, f.last + 1)
        if items[i].clause == items[verb].clause
    }
    return bool(subjects & others) or any(
        forms[i] in _OURSELVES for i in subjects if i < len(forms)
    )


def _of_a_party(sentence: Sentence, phrase: Found) -> bool:
    """Whether it is a party that does not answer, and no physician."""
    items = sentence.words.items
    before = [
        f
        for f in sentence.found
        if f.first <= phrase.first and items[f.first].clause == items[phrase.first].clause
    ]
    parties = any(
        f.meaning.group == "party" or f.meaning.key in ("kommun", "kommunen", "region")
        for f in before
    ) or any(items[i].form.startswith(("kommuner", "municipalit")) for i in range(phrase.first))
    return parties and not any(f.meaning.group == "persons" for f in before)
