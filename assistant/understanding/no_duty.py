"""Questions that are put like one about a duty and are about something else.

"May we terminate …", "shall the assistant nurse be able to …", "have the municipalities
spent …" have the form of "shall we take …", but no rule treats their matter: a verdict on
whose undertaking care is would answer something that nobody asked.
"""

from __future__ import annotations

from collections.abc import Iterable

from assistant.understanding.duties import Duties
from assistant.understanding.kind_cues import words_of_a_party
from assistant.understanding.sentence import Found, Sentence

_UNDERTAKING = frozenset({"huvudmannaskap", "utforande"})
_GENERAL = _UNDERTAKING | {"finansiering"}
_VISITS = frozenset({"akut_hembesok", "planerat_hembesok"})
_OF_ANY_STAFF = _UNDERTAKING | _VISITS | {"radgivning"}
_OF_CARE = frozenset(
    {"atgard", "boende", "inskriven", "vistelse", "alder", "palliativ", "barnmottagning", "listad"}
)
"""Slots that tell of care that somebody is to give."""
_OF_A_CASE = _OF_CARE - {"boende", "inskriven"} | {"utskriven", "aterinskrivningsrisk"}
_OF_NO_BODY = frozenset(
    {"domain", "asks_whether", "negation", "opens", "points", "asker", "texts", "views"}
)
_SUBJECTS = frozenset({"vi", "jag", "man", "ni", "we", "i", "you", "they", "kommunen", "regionen"})
_HAVE = frozenset({"har", "hade", "has", "have", "had"})
_SUPINE = ("at", "it", "tt", "gt", "rt", "lt", "ed", "en")
"""How Swedish and English words for what somebody has done end."""
_NO_SUPINE = frozenset({"ratt", "mandat", "privat", "alltid", "egen", "liten", "vilken", "patient",
                        "kommunen", "regionen", "parten", "halsovard", "been"})  # fmt: skip
_PHYSICIAN = ("lakar", "doktor", "doctor", "physician")
_WHO = frozenset({"vem", "vems", "vilken", "vilka", "vart", "who", "whose", "whom", "which"})
_OR = frozenset({"eller", "el", "or"})
_REACH = 3
"""Words at most from the verb of a question to its subject."""
_SHORTEST = 4
"""Letters at least of a word that tells what a question is about."""


def asks_of_no_duty(sentence: Sentence, duties: Duties, *, of_a_patient: bool) -> bool:
    """Whether a yes-or-no question asks of something that no duty stands for.

    It asks what a party has done, what a profession may do, or what somebody must do who
    is to give no care by it. ``of_a_patient``: earlier turns tell of a patient's case.
    """
    openings = sentence.openings()
    forms = sentence.words.forms
    if any(forms[f.first] in _WHO for f in sentence.all("who")) or not openings:
        return False
    asked = set(duties.asked)
    if _has_a_party_done(sentence):
        return True
    if asked <= _OF_ANY_STAFF and _of_a_profession(sentence, openings, asked):
        return True
    if not asked or not asked <= _GENERAL:
        return False
    if _in_the_clauses_of(sentence, openings, sentence.all("other_acts")):
        return True
    if not asked <= _UNDERTAKING:
        return False
    if of_a_patient or _OF_CARE & set(sentence.slots) or sentence.has("unnamed"):
        return False
    if _in_the_clauses_of(sentence, openings, sentence.all("refuses")):
        return True
    told = ("ambiguous", "discharge", "persons", "new_patient", "elsewhere")
    care = any(not forms[f.first].startswith(_PHYSICIAN) for f in sentence.all("cared_for"))
    return not (care or any(map(sentence.has, told))) and bool(unknown_words(sentence))


def asks_of_something_else(sentence: Sentence) -> bool:
    """Whether a text that names no duty asks, and of something that it names.

    "Did anybody dissent?" has a word for its matter, and the sources may have it; "who is
    it now?" has none, and is too little to answer.
    """
    asks = bool(sentence.words.questions) or sentence.has("who") or sentence.opens_with("asks_past")
    told = ("new_patient", "persons", "cry", "symptom", "unreachable", "unnamed", "ambiguous",
            "discharge", "claims", "phone_number")  # fmt: skip
    if (
        not asks
        or sentence.opens_with("opens")
        or _OF_A_CASE & set(sentence.slots)
        or any(map(sentence.has, told))
    ):
        return False
    return bool(unknown_words(sentence))


def _has_a_party_done(sentence: Sentence) -> bool:
    """Whether it asks if a party has done a thing: "har kommunerna lagt …", "is it true that
    the region has said …". What was done to a patient is a case and no matter of record."""
    if sentence.has("new_patient") or {"inskriven", "boende", "alder"} & set(sentence.slots):
        return False
    forms = sentence.words.forms
    parties = words_of_a_party(sentence)
    for index, form in enumerate(forms):
        if form not in _HAVE:
            continue
        near = range(max(0, index - _REACH), min(len(forms), index + _REACH + 1))
        subjects = [i for i in near if i in parties and sentence.words.same_clause(i, index)]
        after = max(index, min(subjects, default=index)) + 1
        last = max([index, *subjects]) + 2
        done = [
            i
            for i in range(after, min(len(forms), last + 1))
            if forms[i].endswith(_SUPINE) and forms[i] not in _NO_SUPINE and i not in parties
        ]
        if subjects and done:
            return True
    return False


def _of_a_profession(sentence: Sentence, openings: Iterable[Found], asked: set[str]) -> bool:
    """Whether the subject is a profession that the duties asked for are not those of."""
    forms = sentence.words.forms
    if _OR & set(forms):
        return False
    treats = (
        {"atgard"} & set(sentence.slots) or sentence.has("unnamed") or sentence.has("ambiguous")
    )
    if treats and not asked <= _VISITS:
        return False
    others = {f.first for f in sentence.all("professions")}
    nurses = {f.first for f in sentence.all("nurses")} if asked <= _VISITS else set()
    patients = {f.first for f in sentence.all("persons")}
    for opening in openings:
        for index in range(opening.last + 1, min(len(forms), opening.last + 1 + _REACH)):
            if forms[index] in _SUBJECTS or index in patients:
                break
            if index in others or index in nurses:
                return True
    return False


def _in_the_clauses_of(
    sentence: Sentence, openings: Iterable[Found], acts: Iterable[Found]
) -> bool:
    """Whether a phrase stands in the sentence that one of the openings begins a clause of."""
    items = sentence.words.items
    asking = {items[f.first].sentence for f in openings}
    return any(items[f.first].sentence in asking for f in acts)


def unknown_words(sentence: Sentence) -> list[str]:
    """Words of some length that no phrase of the glossary knows but as one of the field."""
    known = {
        i
        for f in sentence.found
        if f.meaning.group not in _OF_NO_BODY
        for i in range(f.first, f.last + 1)
    } | set(sentence.moment_words)
    return [
        word.form
        for i, word in enumerate(sentence.words.items)
        if i not in known and len(word.form) >= _SHORTEST and word.form.isalpha()
    ]
