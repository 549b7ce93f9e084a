"""What kind of question it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast, get_args

from assistant.domain.question import Kind, LookupKind, OutOfScope
from assistant.understanding.sentence import Found, Sentence

# A lookup even where a "who" asks for a duty.
_FIRM_LOOKUPS = frozenset({"comparison", "position", "decision", "amount", "date", "why"})
_CASE_SLOTS = frozenset(
    {
        "boende",
        "inskriven",
        "vistelse",
        "alder",
        "barnmottagning",
        "listad",
        "atgard",
        "palliativ",
        "utskriven",
        "aterinskrivningsrisk",
    }
)
# These stand back when a patient's case asks who has a named duty.
_ASKING_FOR_WORDS = frozenset({"definition", "wording", "list"})
_SOFT_WITH_A_PATIENT = frozenset({"decision", "amount", "date", "comparison"})
_LEADING_WORDS = 3
_FEW_WORDS = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class KindReading:
    """The kind, with what goes with it."""

    kind: Kind
    lookup: LookupKind | None = None
    out_of_scope: OutOfScope | None = None
    unclear_slot: str | None = None
    guessed: bool = False
    """A lookup told by its first word only, or a topic told to be another by nothing but that
    no word is known: it may as well be a follow-up."""


def read_kind(sentence: Sentence, *, asks: bool, asks_firmly: bool) -> KindReading:
    """The kind of one text by itself.

    ``asks``: some duty is asked for; ``asks_firmly``: it is named, not only
    "ansvar" or "läkare" in passing.
    """
    outside = _out_of_scope(sentence, asks_firmly=asks_firmly)
    if outside is not None:
        return KindReading(kind="out_of_scope", out_of_scope=outside)
    if _says_nothing(sentence):
        return _UNCLEAR
    firm_cues, always, alone = _lookups(sentence)
    who = sentence.has("who")
    patient = _patient(sentence)
    firm = next((kind for kind in always if kind in _FIRM_LOOKUPS), None)
    if sentence.opens_with("asks_for_a_mention") and not patient:
        about = [kind for kind in always if kind != "why"]
        return KindReading(kind="lookup", lookup=_first(about) or "existence")
    if firm_cues:
        return KindReading(kind="lookup", lookup=firm_cues[0])
    if (led := _led_by(sentence)) is not None:
        return KindReading(kind="lookup", lookup=led)
    if _asks_who_it_was(sentence):
        return KindReading(kind="lookup", lookup=_first(always + alone) or "fact", guessed=True)
    if _asks_of_another_matter(sentence) and not sentence.has("elsewhere"):
        return KindReading(kind="lookup", lookup=_first(always + alone) or "existence")
    if not who and not patient and sentence.opens_with("asks_past") and _about_the_field(sentence):
        return KindReading(kind="lookup", lookup=_first(always + alone) or "fact")
    if sentence.elsewhere:
        if not (asks or always or _about_the_field(sentence)):
            return KindReading(kind="out_of_scope", out_of_scope="other_topic")
        return KindReading(kind="lookup", lookup=firm or _first(always + alone) or "fact")
    soft = who and patient and firm in _SOFT_WITH_A_PATIENT
    if firm and not (soft and asks_firmly):
        return KindReading(kind="lookup", lookup=firm)
    if always and not patient and _opens_with_a_cue(sentence):
        return KindReading(kind="lookup", lookup=always[0])
    if who and asks:
        return _KEY_QUESTION if _says_enough(sentence, asks_firmly) else _UNCLEAR
    if always and not (asks_firmly and patient) and (asks or _about_the_field(sentence)):
        return KindReading(kind="lookup", lookup=always[0])
    plain = (
        sentence.opens_with("interrogative")
        and not sentence.has("not_lookup")
        and not _asks_whether_later(sentence)
        and not any(f.first == 0 and f.meaning.value == "lakaransvar" for f in sentence.all("ask"))
    )
    if (
        asks
        and (patient or not plain)
        and (asks_firmly or _case(sentence) or _at_an_hour(sentence))
    ):
        return _KEY_QUESTION
    if sentence.has("not_lookup") and (_case(sentence) or "kommun" in sentence.slots):
        return _KEY_QUESTION
    named = sentence.has("document") or _paragraph(sentence)
    if named or (plain and _about_the_field(sentence)):
        if patient and not named and sentence.has("new_patient"):
            return _KEY_QUESTION
        lookup = _first(alone) or ("wording" if named else "fact")
        return KindReading(kind="lookup", lookup=lookup, guessed=not named)
    if _things_said(sentence) >= 2 and (_case(sentence) or sentence.has("unnamed")):
        return _KEY_QUESTION
    if sentence.opens_with("asks_whether") and _case(sentence) and sentence.has("actor"):
        return _KEY_QUESTION
    if (
        any(f.meaning.value for f in sentence.all("term"))
        and not (sentence.slots or sentence.excluded)
        and not (asks or patient)
    ):
        return KindReading(kind="lookup", lookup=_first(alone) or "definition")
    if sentence.opens_with("asks_whether") and _about_the_field(sentence) and not patient:
        return KindReading(kind="lookup", lookup=_first(alone) or "existence")
    if who and _about_the_field(sentence) and not _case(sentence) and not sentence.said:
        return KindReading(kind="lookup", lookup="fact", guessed=True)
    words = len(sentence.words.items)
    hangs = sentence.said is not None or sentence.opens_with("opens") or sentence.slots
    if sentence.has("danger"):
        return _KEY_QUESTION
    if sentence.has("cry") or words <= _FEW_WORDS or _about_the_field(sentence) or hangs:
        return _UNCLEAR
    return KindReading(kind="out_of_scope", out_of_scope="other_topic", guessed=True)


def _led_by(sentence: Sentence) -> LookupKind | None:
    """The kind that the clause which asks begins with, where that asks for words or a meaning.

    What stands before ("my patient was told …, how is it defined?") is the story.
    """
    items = sentence.words.items
    refuted = sentence.all("not_lookup")
    for cue in sentence.all("lookup"):
        first = items[cue.first]
        leads = cue.first and sentence.words.begins_clause(cue.first)
        last = max((w.clause for w in items if w.sentence == first.sentence), default=0)
        if (
            leads
            and first.clause == last
            and first.sentence in sentence.words.questions
            and cue.meaning.key in _ASKING_FOR_WORDS
            and cue.meaning.value == "always"
            and not any(cue.touches(other) for other in refuted)
            and not any(items[f.first].clause == first.clause for f in sentence.all("who"))
        ):
            return cast(LookupKind, cue.meaning.key)
    return None


def _asks_of_another_matter(sentence: Sentence) -> bool:
    """Whether a matter that no duty stands for is in a sentence that asks, if any is marked."""
    items = sentence.words.items
    questions = sentence.words.questions or {items[f.first].sentence for f in sentence.all("who")}
    return any(
        not questions or items[f.first].sentence in questions for f in sentence.all("other_matters")
    )


def _asks_who_it_was(sentence: Sentence) -> bool:
    """ "Who was …" of a person of the past, and no patient's case."""
    forms = sentence.words.forms
    return (
        not (_case(sentence) or sentence.said or "kommun" in sentence.slots)
        and not any(f.meaning.key == "patientansvar" for f in sentence.all("ask"))
        and any(
            forms[f.first] in ("vem", "vilka", "who") and forms[f.last + 1 : f.last + 2] in _WAS
            for f in sentence.all("who")
        )
    )


_WAS = (("var",), ("was",), ("were",))


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
    telling = sentence.slots or sentence.said or any(_lookups(sentence)[:2])
    return not telling and len(covered | masks) == len(words.items)


_KEY_QUESTION = KindReading(kind="responsibility")
_UNCLEAR = KindReading(kind="unclear", unclear_slot="plikt")


def _says_enough(sentence: Sentence, asks_firmly: bool) -> bool:
    """Whether "vem ansvarar?" comes with anything to go on."""
    return (
        asks_firmly
        or bool(sentence.slots)
        or sentence.said is not None
        or _about_the_field(sentence, but="domain")
    )


def _things_said(sentence: Sentence) -> int:
    """How much of a case the words give."""
    return (
        len(_case(sentence))
        + (sentence.said is not None)
        + ("kommun" in sentence.slots)
        + sentence.has("unnamed")
    )


def _at_an_hour(sentence: Sentence) -> bool:
    return sentence.said is not None and (sentence.said.hour_said or sentence.said.now)


def _on_a_weekday(sentence: Sentence) -> bool:
    return sentence.said is not None and bool(sentence.said.weekdays or sentence.said.holiday)


def _out_of_scope(sentence: Sentence, *, asks_firmly: bool) -> OutOfScope | None:
    why = {f.meaning.key for f in sentence.all("out") if not _takes_a_patient(sentence, f)}
    if "phone_number" in why and not sentence.opens_with("asks_for_a_mention"):
        return "phone_number"
    if "medical_advice" in why:
        if not (asks_firmly and (sentence.has("who") or _asks_whose_task(sentence))):
            return "medical_advice"
        sentence.notes.append("medical_advice")
    if sentence.has("what_to_do") and sentence.has("symptom") and not sentence.has("who"):
        return "medical_advice"
    if _asks_of_an_own_act(sentence):
        return "medical_advice"
    if sentence.elsewhere and not any(mentioned for _, mentioned in sentence.elsewhere):
        return "other_county"
    if sentence.elsewhere and _of_a_patient_there(sentence):
        return "other_county"
    if (
        "other_topic" in why
        and not (asks_firmly and sentence.has("who"))
        and not _case(sentence)
        and not any(sentence.has(group) for group in ("actor", "document", "party", "term"))
        and not any(f.meaning.key == "decision" for f in sentence.all("lookup"))
    ):
        return "other_topic"
    denied = bool(sentence.negations.indexes) and not sentence.has("thanks")
    if "small_talk" in why and not denied and _only_small_talk(sentence):
        return "small_talk"
    return None


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


_DECIDES_RESPONSIBILITY = frozenset({"boende", "inskriven", "vistelse", "listad", "kommun"})


def _takes_a_patient(sentence: Sentence, phrase: Found) -> bool:
    """Whether "take" in a phrase is to take in or over, and not to take a medicine."""
    forms = sentence.words.forms
    return any(
        forms[i] in ("ta", "tar") and forms[i + 1 : i + 2] in _IN_OR_OVER
        for i in range(phrase.first, phrase.last + 1)
    )


_IN_OR_OVER = (("emot",), ("over",), ("hem",), ("hand",))


def _of_a_patient_there(sentence: Sentence) -> bool:
    """Whether it tells of a patient who is outside the county, and asks for nothing written."""
    firm, always, _ = _lookups(sentence)
    acute = _at_an_hour(sentence) and any("patient" in form for form in sentence.words.forms)
    told = (
        acute
        or any(map(sentence.has, ("new_patient", "journey", "with_relatives")))
        or any(sentence.words.forms[f.first] not in ("nu", "now") for f in sentence.all("persons"))
    )
    return told and not (firm or always or sentence.has("document") or sentence.has("party"))


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
    if not (sentence.words.questions or sentence.has("who") or _case(sentence) - {"boende"}):
        thanks = sentence.has("thanks") and (sentence.said is None or sentence.said.now)
        if thanks and not sentence.has("interrogative"):
            return True
    return rest == 0 or (rest <= 3 and not _about_the_field(sentence) and not sentence.said)


def _asks_whether_later(sentence: Sentence) -> bool:
    """Whether a later clause asks whether somebody has a duty ("hur är det, ska vi …")."""
    opening = {
        f.first
        for f in sentence.all("asks_whether")
        if f.first and sentence.words.begins_clause(f.first)
    }
    return any(f.first in opening and f.meaning.key == "first" for f in sentence.all("ask"))


def _opens_with_a_cue(sentence: Sentence) -> bool:
    """Whether it begins by asking for words, a meaning or a list, whatever follows."""
    return any(
        _leads(sentence, f) and f.meaning.value == "always" and f.meaning.key in _ASKING_FOR_WORDS
        for f in sentence.all("lookup")
        if not any(f.touches(other) for other in sentence.all("not_lookup"))
    )


def _leads(sentence: Sentence, cue: Found) -> bool:
    """Whether a phrase begins the text, or what follows a few words of address."""
    return cue.first <= _LEADING_WORDS and sentence.words.begins_clause(cue.first)


def _lookups(
    sentence: Sentence,
) -> tuple[list[LookupKind], list[LookupKind], list[LookupKind]]:
    """Kinds of lookup cues, by priority: firm ones, those that count unless a patient's case
    asks for a duty, and those that count alone."""
    refuted = sentence.all("not_lookup")
    asking = _asking_sentences(sentence)
    found: dict[str, list[LookupKind]] = {"firm": [], "always": [], "alone": []}
    for kind in (*_PRIORITY, *(k for k in get_args(LookupKind) if k not in _PRIORITY)):
        for cue in sentence.all("lookup"):
            if cue.meaning.key != kind or any(cue.touches(other) for other in refuted):
                continue
            if sentence.words.items[cue.first].sentence not in asking:
                continue
            target = found[cue.meaning.value]
            if kind not in target:
                target.append(cast(LookupKind, kind))
    return found["firm"], found["always"], found["alone"]


def _asking_sentences(sentence: Sentence) -> frozenset[int]:
    """Numbers of the sentences that ask: those with a "who", else all of them."""
    items = sentence.words.items
    who = frozenset(items[f.first].sentence for f in sentence.all("who"))
    marked = who & sentence.words.questions
    return (
        marked
        or (who if _case(sentence) else frozenset())
        or frozenset(word.sentence for word in items)
    )


_PRIORITY = (
    "comparison", "position", "decision", "amount", "date", "why", "definition", "process",
    "list", "existence", "wording", "fact",
)  # fmt: skip


def _first(kinds: Sequence[LookupKind]) -> LookupKind | None:
    return kinds[0] if kinds else None


def _case(sentence: Sentence) -> set[str]:
    return set(sentence.slots) & _CASE_SLOTS


def _patient(sentence: Sentence) -> bool:
    """Whether a patient of one's own is spoken of."""
    return sentence.has("new_patient") or bool(
        _case(sentence)
        and (_at_an_hour(sentence) or _on_a_weekday(sentence) or sentence.has("persons"))
    )


def _paragraph(sentence: Sentence) -> bool:
    forms = sentence.words.forms
    return any(
        form in ("§", "paragraf", "paragraph", "section") and forms[i + 1][:1].isdigit()
        for i, form in enumerate(forms[:-1])
    )


def _about_the_field(sentence: Sentence, but: str = "") -> bool:
    return any(f.meaning.group in _FIELD and f.meaning.group != but for f in sentence.found)


_FIELD = frozenset(
    {
        "domain",
        "slot",
        "actor",
        "unnamed",
        "document",
        "term",
        "party",
        "person",
        "ambiguous",
        "discharge",
    }
)
