"""Kinds told by the words themselves: whether the documents hold them, and how bare they stand.

People type a few nouns into a search box ("antal hembesök 2021 fysioterapeut"). No cue is
among them, and a duty may be; that the documents hold the words tells that they are to be
looked up. A nurse's case put as shortly has a time, a symptom, a patient or an actor whose
duty is asked.
"""

from __future__ import annotations

from assistant.understanding.duties import Duties
from assistant.understanding.kind_cues import (
    at_a_time_of_a_case,
    case_slots,
    first_of,
    lookup_cues,
    names_a_year,
    tells_of_a_patient,
    words_of_the_field,
)
from assistant.understanding.kind_reading import KindReading
from assistant.understanding.sentence import Sentence

_LINKS_WORDS = """
i pa hos for av till per vid mellan fran inom med och om efter under kring
in on at for of per by with and from to the a between within about
"""
_LINKS = frozenset(_LINKS_WORDS.split())
"""Words that join nouns and ask for nothing."""
_FEWEST, _MOST = 3, 10
_SHORTEST = 3
_SHORTEST_MATTER = 7
"""Letters of a word that is hardly of everybody's talk."""
_HELD = 2 / 3
"""Share of the words that the documents hold, from which the words are theirs."""
_PUT_AS_A_QUESTION = (
    "who", "interrogative", "asks_whether", "not_lookup", "what_to_do", "opens", "points",
    "negation", "correction", "greeting", "thanks",
)  # fmt: skip
_PRONOUNS = frozenset({"jag", "vi", "man", "du", "ni", "mig", "oss", "hon", "han", "hen",
                       "we", "you", "me", "us", "my", "our", "she", "he"})  # fmt: skip
_IN_NEED = ("cry", "danger", "symptom", "unreachable", "may_refuse", "own_act", "out", "journey",
            "with_relatives")  # fmt: skip


def told_by_words(told: KindReading, sentence: Sentence, duties: Duties) -> KindReading:
    """A reading as no lookup, overruled where the words are ones to be looked up."""
    guessed_topic = told.kind == "out_of_scope" and told.guessed
    if told.kind not in ("responsibility", "unclear") and not guessed_topic:
        return told
    firm, always, _ = lookup_cues(sentence)
    lookup = first_of(firm + always) or "fact"
    if _are_key_words(sentence) and (
        _of_a_record(sentence) or (told.kind != "responsibility" and not duties.firm)
    ):
        return KindReading(kind="lookup", lookup=lookup)
    if guessed_topic and _asks_of_a_matter_held(sentence):
        return KindReading(kind="lookup", lookup=lookup, guessed=True)
    return told


def _are_key_words(sentence: Sentence) -> bool:
    """Whether nothing but words of the documents stands there, and no case is told."""
    if not _FEWEST <= len(sentence.words.items) <= _MOST:
        return False
    forms = sentence.words.forms
    if _PRONOUNS & set(forms) or any(map(sentence.has, (*_PUT_AS_A_QUESTION, *_IN_NEED))):
        return False
    record = _of_a_record(sentence)
    if not record and (
        len(case_slots(sentence)) > 1
        or at_a_time_of_a_case(sentence)
        or tells_of_a_patient(sentence)
    ):
        return False
    empty = {i for f in sentence.all("empty") for i in range(f.first, f.last + 1)}
    matter = {
        i
        for i, form in enumerate(forms)
        if form.isalpha() and len(form) >= _SHORTEST and form not in _LINKS and i not in empty
    }
    held = matter & (sentence.held | words_of_the_field(sentence))
    return len(held) > 1 and len(held) >= _HELD * len(matter)


def _of_a_record(sentence: Sentence) -> bool:
    """Whether a kind of text or a year is named, which a case at hand seldom does."""
    return sentence.has("texts") or sentence.has("document") or names_a_year(sentence)


def _asks_of_a_matter_held(sentence: Sentence) -> bool:
    """Whether a question word asks of a thing that the documents have a word of."""
    if any(map(sentence.has, ("persons", *_IN_NEED))) or not (
        sentence.has("who") or sentence.opens_with("interrogative")
    ):
        return False
    return sentence.has("texts") or any(
        len(sentence.words.forms[i]) >= _SHORTEST_MATTER for i in sentence.held
    )
