"""What kind of question it is."""

from __future__ import annotations

from assistant.understanding.claims import units_dispute
from assistant.understanding.conversation import Turn
from assistant.understanding.duties import Duties
from assistant.understanding.kind_cues import (
    about_the_field,
    asks_of_another_matter,
    asks_whether_in_a_sentence,
    asks_whether_later,
    asks_whether_there,
    asks_who_it_was,
    at_a_time_of_a_case,
    at_an_hour,
    case_slots,
    first_of,
    led_by,
    lookup_cues,
    names_a_paragraph,
    names_a_region,
    opens_with_a_cue,
    tells_of_a_patient,
    things_said,
)
from assistant.understanding.kind_opinion import Weights, no_lookup_after_all, weighed_as_a_lookup
from assistant.understanding.kind_reading import KindReading
from assistant.understanding.kind_weights import KIND_WEIGHTS
from assistant.understanding.matters import OF_A_PATIENT, strange_matter
from assistant.understanding.no_duty import asks_of_no_duty, asks_of_something_else
from assistant.understanding.out_of_scope import out_of_scope
from assistant.understanding.sentence import Sentence

# A lookup even where a "who" asks for a duty.
_FIRM_LOOKUPS = frozenset({"comparison", "position", "decision", "amount", "date", "why"})
_SOFT_WITH_A_PATIENT = frozenset({"decision", "amount", "date", "comparison"})
_FEW_WORDS = 3
_KEY_QUESTION = KindReading(kind="responsibility")
_UNCLEAR = KindReading(kind="unclear", unclear_slot="plikt")


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
    told = _by_cues(sentence, asks=bool(duties.asked), asks_firmly=duties.firm)
    open_whose = told.kind == "unclear" or (
        told.kind == "lookup" and (told.lookup == "position" or not duties.firm)
    )
    if (open_whose and units_dispute(sentence)) or sentence.has("may_refuse"):
        return _KEY_QUESTION
    if no_lookup_after_all(told, sentence, duties, weights):
        told = _KEY_QUESTION
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
    if patient_before or duty_before:
        return told
    return weighed_as_a_lookup(told, sentence, duties, weights)


def _by_cues(sentence: Sentence, *, asks: bool, asks_firmly: bool) -> KindReading:
    """The kind by the phrases found, in order of what they weigh.

    ``asks``: some duty is asked for; ``asks_firmly``: it is named, not only
    "ansvar" or "läkare" in passing.
    """
    outside = out_of_scope(sentence, asks_firmly=asks_firmly)
    if outside is not None:
        return KindReading(kind="out_of_scope", out_of_scope=outside)
    if _says_nothing(sentence):
        return _UNCLEAR
    firm_cues, always, alone = lookup_cues(sentence)
    who = sentence.has("who")
    patient = tells_of_a_patient(sentence)
    firm = next((kind for kind in always if kind in _FIRM_LOOKUPS), None)
    if sentence.opens_with("asks_for_a_mention") and not patient:
        about = [kind for kind in always if kind != "why"]
        return KindReading(kind="lookup", lookup=first_of(about) or "existence")
    if firm_cues:
        return KindReading(kind="lookup", lookup=firm_cues[0])
    if (led := led_by(sentence)) is not None:
        return KindReading(kind="lookup", lookup=led)
    if asks_who_it_was(sentence):
        return KindReading(kind="lookup", lookup=first_of(always + alone) or "fact", guessed=True)
    if asks_of_another_matter(sentence) and not sentence.has("elsewhere"):
        return KindReading(kind="lookup", lookup=first_of(always + alone) or "existence")
    past = sentence.opens_with("asks_past") and not sentence.has("not_lookup")
    if past and not who and not patient and about_the_field(sentence):
        return KindReading(kind="lookup", lookup=first_of(always + alone) or "fact")
    if sentence.elsewhere:
        if not (asks or always or about_the_field(sentence) or names_a_region(sentence)):
            return KindReading(kind="out_of_scope", out_of_scope="other_topic")
        return KindReading(kind="lookup", lookup=firm or first_of(always + alone) or "fact")
    soft = who and patient and firm in _SOFT_WITH_A_PATIENT
    if firm and not (soft and asks_firmly):
        return KindReading(kind="lookup", lookup=firm)
    if always and not patient and opens_with_a_cue(sentence):
        return KindReading(kind="lookup", lookup=always[0])
    if who and asks:
        return _KEY_QUESTION if _says_enough(sentence, asks_firmly) else _UNCLEAR
    if always and not (asks_firmly and patient) and (asks or about_the_field(sentence)):
        return KindReading(kind="lookup", lookup=always[0])
    plain = (
        sentence.opens_with("interrogative")
        and not sentence.has("not_lookup")
        and not asks_whether_later(sentence)
        and not any(f.first == 0 and f.meaning.value == "lakaransvar" for f in sentence.all("ask"))
    )
    if (
        asks
        and (patient or not plain)
        and (asks_firmly or case_slots(sentence) or at_an_hour(sentence))
    ):
        return _KEY_QUESTION
    if sentence.has("not_lookup") and (case_slots(sentence) or "kommun" in sentence.slots):
        return _KEY_QUESTION
    named = sentence.has("document") or names_a_paragraph(sentence)
    if named or (plain and about_the_field(sentence)):
        if patient and not named and sentence.has("new_patient"):
            return _KEY_QUESTION
        lookup = first_of(alone) or ("wording" if named else "fact")
        return KindReading(kind="lookup", lookup=lookup, guessed=not named)
    if things_said(sentence) >= 2 and (case_slots(sentence) or sentence.has("unnamed")):
        return _KEY_QUESTION
    of_a_case = bool(case_slots(sentence)) or (
        at_a_time_of_a_case(sentence) and not asks_whether_there(sentence)
    )
    if sentence.opens_with("asks_whether") and of_a_case and sentence.has("actor"):
        return _KEY_QUESTION
    if sentence.has("unreachable") and sentence.has("what_to_do") and patient:
        return _KEY_QUESTION
    if (
        any(f.meaning.value for f in sentence.all("term"))
        and not (sentence.slots or sentence.excluded)
        and not (asks or patient)
    ):
        return KindReading(kind="lookup", lookup=first_of(alone) or "definition")
    if asks_whether_in_a_sentence(sentence) and about_the_field(sentence) and not patient:
        return KindReading(kind="lookup", lookup=first_of(alone) or "existence")
    if who and about_the_field(sentence) and not case_slots(sentence) and not sentence.said:
        return KindReading(kind="lookup", lookup="fact", guessed=True)
    words = len(sentence.words.items)
    hangs = sentence.said is not None or sentence.opens_with("opens") or sentence.slots
    if sentence.has("danger"):
        return _KEY_QUESTION
    if sentence.has("cry") or words <= _FEW_WORDS or about_the_field(sentence) or hangs:
        return _UNCLEAR
    return KindReading(kind="out_of_scope", out_of_scope="other_topic", guessed=True)


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


def _says_enough(sentence: Sentence, asks_firmly: bool) -> bool:
    """Whether "vem ansvarar?" comes with anything to go on."""
    return (
        asks_firmly
        or bool(sentence.slots)
        or sentence.said is not None
        or about_the_field(sentence, but="domain")
    )
