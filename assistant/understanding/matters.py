"""Whether what somebody is to answer for, do or pay is a matter of the rules at all.

"Who answers for the interpreter?" is put like a question of responsibility, but no duty
and no slot stands for its matter: an answer from the rules would be about something
else. Such a question is looked up in the sources.
"""

from __future__ import annotations

from dataclasses import replace

from assistant.understanding.duties import Duties
from assistant.understanding.first_names import FIRST_NAMES
from assistant.understanding.no_duty import unknown_words
from assistant.understanding.sentence import Found, Sentence

_TAKING_A_MATTER = ("ansvar", "atagande", ("huvudmannaskap", "utforande"), ("utforande",),
                    ("finansiering",))  # fmt: skip
"""What phrases ask for that say nothing by themselves of what is answered for, done or paid."""
_PAYING = ("finansiering",)
_ONLY_OVER = frozenset({"ansvar"})
"""Of these, a matter follows only after a word that leads to it."""
_DOING = (("huvudmannaskap", "utforande"), ("utforande",))
_PLACES = frozenset({"boende", "kommun"})
_NEAR = 3
"""Words at most from an action to the procedure that it belongs to."""
_LEADING = frozenset({"for", "over", "of", "to", "kring"})
_TEACHING = ("utbildning",)
_UNDERTAKING = "atagande"
_OR = frozenset({"eller", "el", "or"})
_PATIENT = "patient"
_PHYSICIANS = ("lakar", "doktor", "doctor", "physician")
_COPULAS = frozenset({"is", "are", "ar", "e", "blir"})
_PART = frozenset(
    {"del", "delen", "delar", "part", "parts", "resten", "rest", "typ", "type", "slags"}
)
_PASSED_WORDS = """
att to the a an en ett den det de dessa denna detta all alla allt hela min mitt mina var vart
vara er ert era hans hennes hens deras our your their his her its my this that these those any
some nagon nagot nagra sjalva sjalv emot hand om ut upp ner in bort tillbaka vidare med hur nar
da nu sen sedan egentligen nya ny nytt new such sadan sadant sadana samma same och samt and
har dar verkligen faktiskt alltid bara just ocksa aven inte ej not
"""
_PASSED = frozenset(_PASSED_WORDS.split())
_ENDS_WORDS = """
i pa av till vid hos fran under efter innan fore mellan utanfor inom utan mot enligt genom
som nar om men eller eftersom ifall dar at in on from by with during after before between
outside within without when where if or but because who which that until
"""
_ENDS = frozenset(_ENDS_WORDS.split())
_FOR_WHOM = frozenset({"for", "hos", "till", "to"})
"""After the matter they lead to whom it is done for."""
_CARED_FOR = frozenset(
    {"slot", "weak", "ambiguous", "unnamed", "discharge", "persons", "patients", "new_patient",
     "cared_for", "actor"}
)  # fmt: skip
OF_A_PATIENT = frozenset({"alder", "atgard", "palliativ", "utskriven"})
"""Slots that tell of a patient rather than of a place."""
_ACTIONS = ("ning", "ningen", "ningar", "ningarna", "tion", "tionen", "eringen", "ering", "port",
            "porten", "service", "tjanst", "tjansten")  # fmt: skip
"""How words for something done end, that no patient is called."""


def strange_matter(sentence: Sentence, duties: Duties, *, of_a_patient: bool) -> bool:
    """Whether every phrase that asks for a duty asks it of a matter that no rule knows.

    ``of_a_patient``: earlier turns tell of a patient that it may be about.
    A phrase without a matter of its own ("who answers?") and one whose matter is a
    patient, a procedure, care as such or a duty are no strangers.
    """
    asks = _asking(sentence, duties)
    if asks and (_of_another_service(sentence) or _of_relatives(sentence, duties)):
        return True
    if duties.asked and not of_a_patient and _between_parties_only(sentence, duties):
        return True
    if duties.asked == _PAYING and any(_pays_a_physician(sentence, f) for f in asks):
        return True
    if not asks or any(f.meaning.value not in _TAKING_A_MATTER for f in _outermost(asks)):
        return False
    taking = [f for f in sentence.all("ask") if f.meaning.value in _TAKING_A_MATTER]
    taking = [f for f in taking if f.meaning.value in _ONLY_OVER or f in _outermost(taking)]
    matters = [(f, matter) for f in taking if (matter := _matter(sentence, f))]
    if all(f.meaning.value == _PAYING for f in asks):
        return bool(matters) and not any(_known(sentence, f, m) for f, m in matters)
    return bool(matters) and not any(
        _known(sentence, f, matter) or _of_the_care(sentence, f, matter, of_a_patient)
        for f, matter in matters
    )


def without_strange_payments(sentence: Sentence, duties: Duties) -> Duties:
    """The duties without that to pay, where it is of a matter that no rule knows.

    "Who certifies it, and who pays for the coffin?" asks for the certificate alone.
    """
    asking = _asking(sentence, duties)
    asks = [f for f in asking if f.meaning.value == _PAYING]
    matters = [(f, matter) for f in _outermost(asks) if (matter := _matter(sentence, f))]
    known = any(_known(sentence, f, matter) for f, matter in matters)
    clauses = {sentence.words.items[f.first].clause for f in asks}
    beside = [
        f
        for f in asking
        if f.meaning.value != _PAYING and sentence.words.items[f.first].clause in clauses
    ]
    if not matters or known or beside or len(duties.asked) == 1:
        return duties
    return replace(duties, asked=tuple(d for d in duties.asked if d not in _PAYING))


def _asking(sentence: Sentence, duties: Duties) -> list[Found]:
    words = set(duties.words)
    return [f for f in sentence.all("ask") if words.issuperset(range(f.first, f.last + 1))]


def _matter(sentence: Sentence, ask: Found) -> range:
    """Indexes of the words that name the matter of a phrase; none where it has none."""
    items = sentence.words.items
    at = ask.last + 1
    clause = items[ask.last].clause
    led = False
    while at < len(items) and items[at].clause == clause:
        form = items[at].form
        led = led or form in _LEADING
        of_a_part = form == "av" and items[at - 1].form in _PART
        asked_of = form in _COPULAS and at == ask.last + 1
        if form not in _LEADING | _PASSED | _PART and not (of_a_part or asked_of):
            break
        at += 1
    if ask.meaning.value in _ONLY_OVER and not led:
        return range(0)
    end = at
    places = {f.first for f in sentence.found if f.meaning.key in _PLACES and f.first > at}
    stops = places | set(sentence.moment_words)
    while end < len(items) and items[end].clause == clause and items[end].form not in _ENDS:
        if end > at and (end in stops or items[end].form in _FOR_WHOM):
            break
        end += 1
    return range(at, end)


def _pays_a_physician(sentence: Sentence, ask: Found) -> bool:
    """Whether a payment is for what a physician does: another than that for home care."""
    matter = _matter(sentence, ask)
    end = matter[-1] if matter else ask.last
    return any(form.startswith(_PHYSICIANS) for form in sentence.words.forms[ask.first : end + 1])


def _of_another_service(sentence: Sentence) -> bool:
    """Whether it asks what is the part of a service that no rule speaks of ("we or the …?")."""
    items = sentence.words.items
    asking = sentence.words.questions or {items[-1].sentence}
    return any(items[f.first].sentence in asking for f in sentence.all("other_services"))


def _of_relatives(sentence: Sentence, duties: Duties) -> bool:
    """Whether it is relatives who are to be taught: the rules speak of the staff's competence."""
    return duties.asked == _TEACHING and sentence.has("relatives")


def _between_parties_only(sentence: Sentence, duties: Duties) -> bool:
    """Whether "you or we" is all that asks for a duty, of a thing that no phrase knows.

    "The wheelchair is broken, does the municipality mend it or the region?"
    """
    items, forms = sentence.words.items, sentence.words.forms
    asks = sentence.all("ask")
    if not set(duties.asked) <= {*_DOING[0]} or any(not _sets_parties(sentence, f) for f in asks):
        return False
    if not asks and not _OR & {forms[i] for i in duties.words}:
        return False
    last = max(items[i].sentence for i in duties.words)
    of_care = any(
        f.meaning.group in _CARED_FOR
        and f.meaning.group not in ("actor", "cared_for")
        and f.meaning.key not in _PLACES
        and items[f.first].sentence <= last
        for f in sentence.found
    )
    return not of_care and bool(unknown_words(sentence))


def _sets_parties(sentence: Sentence, ask: Found) -> bool:
    """Whether a phrase only sets parties beside each other ("is it us", "we or the region")."""
    forms = sentence.words.forms[ask.first : ask.last + 1]
    beside = bool(_OR & {*forms}) or forms[0] in _COPULAS
    return ask.meaning.value in (_UNDERTAKING, _DOING[0]) and beside


def _known(sentence: Sentence, ask: Found, matter: range) -> bool:
    """Whether words of the matter are those of a patient, a time, a procedure or a duty."""
    forms = [sentence.words.items[n].form for n in matter]
    if ask.meaning.value == _PAYING:
        return any(
            set(matter) & set(range(f.first, f.last + 1))
            for f in _field(sentence, ask)
            if f.meaning.group != "unnamed" and f.meaning.key not in _PLACES
        )
    telling = {n for n in matter if n == matter[-1] or not forms[n - matter[0]].endswith("s")}
    return (
        any(telling & set(range(f.first, f.last + 1)) for f in _field(sentence, ask))
        or bool(telling & set(sentence.moment_words))
        or not forms[-1].isalpha()
        or any(form in FIRST_NAMES for form in forms)
    )


def _of_the_care(sentence: Sentence, ask: Found, matter: range, of_a_patient: bool) -> bool:
    """Whether an unknown word may be of the care of a patient who is told of.

    A word for an action is where it is asked who does it, or a procedure follows.
    """
    told = {*OF_A_PATIENT, "vistelse"} & set(sentence.slots)
    torn = any(note.startswith("several:") for note in sentence.notes)
    if not (of_a_patient or told or torn or sentence.has("unnamed")):
        return False
    if not sentence.words.items[matter[-1]].form.endswith(_ACTIONS):
        return True
    procedures = [
        f
        for f in sentence.found
        if (f.meaning.key == "atgard" or f.meaning.group == "unnamed")
        and _PATIENT not in sentence.words.items[f.last].form
    ]
    return ask.meaning.value in _DOING or any(0 < f.first - matter[-1] <= _NEAR for f in procedures)


def _field(sentence: Sentence, ask: Found) -> list[Found]:
    """Phrases of what rules treat: patients, procedures, care, and duties that words name."""
    return [
        f
        for f in sentence.found
        if f.meaning.group in _CARED_FOR
        or (
            f.meaning.group == "ask"
            and f != ask
            and f.meaning.value not in _ONLY_OVER
            and not ask.inside(f)
        )
    ]


def _outermost(phrases: list[Found]) -> list[Found]:
    return [f for f in phrases if not any(f.inside(other) for other in phrases)]
