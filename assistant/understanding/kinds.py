"""What kind of question it is."""

from __future__ import annotations

from assistant.understanding.claims import units_dispute
from assistant.understanding.conversation import Turn
from assistant.understanding.duties import Duties
from assistant.understanding.kind_by_words import told_by_words
from assistant.understanding.kind_cues import lookup_cues
from assistant.understanding.kind_opinion import Weights, no_lookup_after_all, weighed_as_a_lookup
from assistant.understanding.kind_reading import KindReading
from assistant.understanding.kind_table import KEY_QUESTION, UNCLEAR, Shown, read_by_cues
from assistant.understanding.kind_weights import KIND_WEIGHTS
from assistant.understanding.matters import OF_A_PATIENT, strange_matter
from assistant.understanding.no_duty import asks_of_no_duty, asks_of_something_else
from assistant.understanding.out_of_scope import out_of_scope
from assistant.understanding.sentence import Sentence


def read_kind(
    sentence: Sentence, duties: Duties, before: Turn | None, weights: Weights = KIND_WEIGHTS
) -> KindReading:
    """The kind of one text by itself; all that decides it is asked here, in order.

    ``before``: the turn that it may go on with. It tells only whether there is a patient
    or a duty that the text may be about; what a follow-up makes of its topic is
    ``conversation.kind_going_on``.
    ``weights``: of the second opinion.
    """
    patient_before = before is not None and bool(OF_A_PATIENT & set(before.slots))
    duty_before = before is not None and bool(before.duties)
    told = _alone(sentence, duties)
    open_whose = told.kind == "unclear" or (
        told.kind == "lookup" and (told.lookup == "position" or not duties.firm)
    )
    if (open_whose and units_dispute(sentence)) or sentence.has("may_refuse"):
        return KEY_QUESTION
    if no_lookup_after_all(told, sentence, duties, weights):
        told = KEY_QUESTION
    if told.kind in ("responsibility", "unclear") and strange_matter(
        sentence, duties, of_a_patient=patient_before
    ):
        return KindReading(kind="lookup", lookup="fact")
    if told.kind == "responsibility" and asks_of_no_duty(
        sentence, duties, of_a_patient=duty_before
    ):
        return KindReading(kind="lookup", lookup="existence")
    if told.kind == "unclear" and before is None and asks_of_something_else(sentence):
        return KindReading(kind="lookup", lookup="fact", guessed=True)
    if before is None:
        told = told_by_words(told, sentence, duties)
    if patient_before or duty_before:
        return told
    return weighed_as_a_lookup(told, sentence, duties, weights)


def _alone(sentence: Sentence, duties: Duties) -> KindReading:
    """What the phrases found in a text tell by themselves."""
    outside = out_of_scope(sentence, asks_firmly=duties.firm)
    if outside is not None:
        return KindReading(kind="out_of_scope", out_of_scope=outside)
    if _says_nothing(sentence):
        return UNCLEAR
    return read_by_cues(Shown.by(sentence, asks=bool(duties.asked), asks_firmly=duties.firm))


def _says_nothing(sentence: Sentence) -> bool:
    """Whether every word is one that helps others to say something ("can you sort it out?")."""
    covered = {i for f in sentence.all("empty") for i in range(f.first, f.last + 1)}
    covered |= {i for f in sentence.all("cry") for i in range(f.first, f.last + 1)}
    greets = any(f.meaning.key == "small_talk" for f in sentence.all("out"))
    words = sentence.words
    masks = {i for i, form in enumerate(words.forms) if form.startswith("[")}
    if greets and not (sentence.has("cry") or sentence.negations.indexes):
        return False
    if greets:
        covered |= {
            i
            for f in sentence.all("out")
            if f.meaning.key == "small_talk"
            for i in range(f.first, f.last + 1)
        }
    telling = sentence.slots or sentence.said or any(lookup_cues(sentence)[:2])
    return not telling and len(covered | masks) == len(words.items)
