"""Whether a text asks for what no source of the corpus can answer, and why it does not."""

from __future__ import annotations

from assistant.domain.question import OutOfScope
from assistant.understanding.kind_cues import (
    about_the_field,
    asks_what_a_party_holds,
    at_an_hour,
    case_slots,
    lookup_cues,
)
from assistant.understanding.sentence import Found, Sentence

_DECIDES_RESPONSIBILITY = frozenset({"boende", "inskriven", "vistelse", "listad", "kommun"})
_OF_A_TEXT = frozenset({"wording", "decision", "comparison"})
"""Lookups of what is written."""
_IN_OR_OVER = (("emot",), ("over",), ("hem",), ("hand",))


def out_of_scope(sentence: Sentence, *, asks_firmly: bool) -> OutOfScope | None:
    """Why a text is outside what the corpus is for; nothing where it is within."""
    why = {f.meaning.key for f in sentence.all("out") if not _takes_a_patient(sentence, f)}
    if "phone_number" in why and not sentence.opens_with("asks_for_a_mention"):
        return "phone_number"
    if "medical_advice" in why and not _asks_of_a_record(sentence):
        if not (asks_firmly and (sentence.has("who") or _asks_whose_task(sentence))):
            return "medical_advice"
        sentence.notes.append("medical_advice")
    if sentence.has("what_to_do") and sentence.has("symptom") and not sentence.has("who"):
        return "medical_advice"
    if _asks_of_an_own_act(sentence):
        return "medical_advice"
    if sentence.elsewhere and _of_a_patient_there(sentence):
        return "other_county"
    mentioned = any(mentioned for _, mentioned in sentence.elsewhere) or _of_a_text_held(sentence)
    if sentence.elsewhere and not mentioned and not _asks_of_another_place(sentence):
        return "other_county"
    if (
        "other_topic" in why
        and not (asks_firmly and sentence.has("who"))
        and not case_slots(sentence)
        and not any(sentence.has(group) for group in ("actor", "document", "party", "term"))
        and not any(f.meaning.key == "decision" for f in sentence.all("lookup"))
    ):
        return "other_topic"
    denied = bool(sentence.negations.indexes) and not sentence.has("thanks")
    if "small_talk" in why and not denied and _only_small_talk(sentence):
        return "small_talk"
    return None


def _asks_of_a_record(sentence: Sentence) -> bool:
    """Whether words of care are of what a party holds or a text says, and nobody is treated."""
    treated = ("own_act", "persons", "cry", "danger", "unreachable")
    if sentence.said is not None or any(map(sentence.has, treated)):
        return False
    said = {f.meaning.key for f in sentence.all("lookup") if f.meaning.value == "always"}
    return (
        asks_what_a_party_holds(sentence)
        or sentence.has("texts")
        or bool(said & _OF_A_TEXT and not sentence.has("asker"))
    )


def _asks_whose_task(sentence: Sentence) -> bool:
    """Whether a question asks whose task the care of a patient at a named home is."""
    items = sentence.words.items
    return bool(set(sentence.slots) & _DECIDES_RESPONSIBILITY) and any(
        f.meaning.key == "first"
        and f.meaning.value in ("atagande", ("huvudmannaskap", "utforande"))
        and items[f.first].sentence in sentence.words.questions
        for f in sentence.all("ask")
    )


def _asks_of_an_own_act(sentence: Sentence) -> bool:
    """ "Should I clamp the drain?", "may she take her tablet?": how to treat, not whose task.

    Asked of the nurse alone or of the patient, of a procedure, a medicine or a symptom, with
    nothing of the case that decides responsibility, and with nobody else to choose.
    """
    forms = sentence.words.forms
    if sentence.has("who") or set(sentence.slots) & _DECIDES_RESPONSIBILITY:
        return False
    if any(form in ("vi", "oss", "we", "us") for form in forms):
        return False
    if sentence.has("actor") or sentence.has("party"):
        return False
    if any(f.meaning.key == "first" for f in sentence.all("ask")):
        return False
    matter = (
        sentence.has("symptom")
        or sentence.has("unnamed")
        or sentence.has("ambiguous")
        or "atgard" in sentence.slots
    )
    for act in sentence.all("own_act"):
        if sentence.words.begins_clause(act.first) and (matter or act.meaning.key == "treats"):
            return True
    return False


def _takes_a_patient(sentence: Sentence, phrase: Found) -> bool:
    """Whether "take" in a phrase is to take in or over, and not to take a medicine."""
    forms = sentence.words.forms
    return any(
        forms[i] in ("ta", "tar") and forms[i + 1 : i + 2] in _IN_OR_OVER
        for i in range(phrase.first, phrase.last + 1)
    )


def _of_a_patient_there(sentence: Sentence) -> bool:
    """Whether it tells of a patient who is outside the county, and asks for nothing written."""
    firm, always, _ = lookup_cues(sentence)
    acute = at_an_hour(sentence) and any("patient" in form for form in sentence.words.forms)
    calls = any(f.meaning.value == "ring" for f in sentence.all("ask"))
    own_call = calls and sentence.has("asker") and sentence.has("who")
    told = (
        acute
        or own_call
        or any(map(sentence.has, ("new_patient", "journey", "with_relatives")))
        or any(sentence.words.forms[f.first] not in ("nu", "now") for f in sentence.all("persons"))
    )
    return told and not (firm or always or sentence.has("document") or sentence.has("party"))


def _of_a_text_held(sentence: Sentence) -> bool:
    """Whether a text or a study of a place outside is asked about, and the sources name it."""
    places = {i for f in sentence.all("elsewhere") for i in range(f.first, f.last + 1)}
    return sentence.has("texts") and bool(places & sentence.held)


def _asks_of_another_place(sentence: Sentence) -> bool:
    """Whether the places outside only tell where the asker is, and what is written is asked for."""
    items = sentence.words.items
    asking = sentence.words.questions
    there = {items[f.first].sentence for f in sentence.all("elsewhere")}
    cues = {items[f.first].sentence for f in sentence.all("lookup")}
    here = {items[f.first].sentence for f in sentence.all("party") + sentence.all("document")}
    return bool(asking & cues & here) and not asking & there


def _only_small_talk(sentence: Sentence) -> bool:
    covered = {
        n
        for f in sentence.all("out")
        if f.meaning.key == "small_talk"
        for n in range(f.first, f.last + 1)
    }
    rest = len(sentence.words.items) - len(covered)
    if sentence.has("cry"):
        return False
    if not (sentence.words.questions or sentence.has("who") or case_slots(sentence) - {"boende"}):
        thanks = sentence.has("thanks") and (sentence.said is None or sentence.said.now)
        if thanks and not sentence.has("interrogative"):
            return True
    return rest == 0 or (rest <= 3 and not about_the_field(sentence) and not sentence.said)
