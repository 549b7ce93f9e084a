"""The cues that tell a kind, one after the other: the first that speaks is believed.

``CUES`` is the order. Each cue looks at what a text shows (``Shown``) and gives a kind or
nothing; why one stands before another is told by its docstring. What no cue tells is
unclear, or of another topic.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from assistant.domain.question import LookupKind
from assistant.understanding.kind_cues import (
    about_the_field,
    asks_of_another_matter,
    asks_what_a_party_holds,
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
from assistant.understanding.kind_reading import KindReading
from assistant.understanding.sentence import Sentence

KEY_QUESTION = KindReading(kind="responsibility")
UNCLEAR = KindReading(kind="unclear", unclear_slot="plikt")
_OTHER_TOPIC = KindReading(kind="out_of_scope", out_of_scope="other_topic")
_FIRM_LOOKUPS = frozenset({"comparison", "position", "decision", "amount", "date", "why"})
"""A lookup even where a "who" asks for a duty."""
_SOFT_WITH_A_PATIENT = frozenset({"decision", "amount", "date", "comparison"})
_FEW_WORDS = 3
_WHO = frozenset({"vem", "vems", "vilken", "vilka", "vart", "who", "whose", "whom", "which"})
_BY = frozenset({"enligt", "under", "according"})
_IS_IT = (("ar", "det"), ("is", "it"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """What a text shows of its kind, found once for all cues."""

    sentence: Sentence
    asks: bool
    """Some duty is asked for."""
    asks_firmly: bool
    """It is named, and not only "ansvar" or "läkare" in passing."""
    firm: tuple[LookupKind, ...]
    """Kinds of lookup that words ask for whatever else is said."""
    always: tuple[LookupKind, ...]
    """Kinds of lookup that words ask for unless a patient's case asks for a duty."""
    alone: tuple[LookupKind, ...]
    """Kinds of lookup that words ask for where nothing else is asked."""
    who: bool
    patient: bool
    """A patient of the asker's own is spoken of."""
    field: bool
    """A phrase is of the field."""

    @classmethod
    def by(cls, sentence: Sentence, *, asks: bool, asks_firmly: bool) -> Shown:
        """What a sentence shows."""
        firm, always, alone = lookup_cues(sentence)
        return cls(
            sentence=sentence,
            asks=asks,
            asks_firmly=asks_firmly,
            firm=tuple(firm),
            always=tuple(always),
            alone=tuple(alone),
            who=sentence.has("who"),
            patient=tells_of_a_patient(sentence),
            field=about_the_field(sentence),
        )

    @property
    def asks_who(self) -> bool:
        """Whether a "who" asks, and is no "en läkare" that is told of."""
        forms = self.sentence.words.forms
        return any(forms[f.first] in _WHO for f in self.sentence.all("who"))

    @property
    def by_the_agreement(self) -> bool:
        """Whether nothing but "enligt …" asks for words: by what text a case is judged."""
        forms = self.sentence.words.forms
        return self.always == ("wording",) and all(
            forms[f.first] in _BY
            for f in self.sentence.all("lookup")
            if f.meaning.key == "wording" and f.meaning.value == "always"
        )

    @property
    def weighty(self) -> LookupKind | None:
        """The first kind of lookup that counts even beside a "who" of a duty."""
        return next((kind for kind in self.always if kind in _FIRM_LOOKUPS), None)

    @property
    def any_kind(self) -> LookupKind | None:
        """The first kind of lookup that any words ask for."""
        return first_of(self.always + self.alone)

    @property
    def named(self) -> bool:
        """Whether a document or a paragraph is named."""
        return self.sentence.has("document") or names_a_paragraph(self.sentence)

    @property
    def plain(self) -> bool:
        """Whether it opens with a question word, and nothing makes it one about a duty."""
        sentence = self.sentence
        return (
            sentence.opens_with("interrogative")
            and not sentence.has("not_lookup")
            and not asks_whether_later(sentence)
            and not any(
                f.first == 0 and f.meaning.value == "lakaransvar" for f in sentence.all("ask")
            )
        )


def read_by_cues(shown: Shown) -> KindReading:
    """The kind that the first cue tells which speaks; where none does, by what is left."""
    return next((told for cue in CUES if (told := cue(shown)) is not None), None) or _left(shown)


def _looked_up(lookup: LookupKind, *, guessed: bool = False) -> KindReading:
    return KindReading(kind="lookup", lookup=lookup, guessed=guessed)


def _asks_for_a_mention(shown: Shown) -> KindReading | None:
    """ "Is there anything written of …?" opens it, and no patient is told of."""
    if not shown.sentence.opens_with("asks_for_a_mention") or shown.patient:
        return None
    about = [kind for kind in shown.always if kind != "why"]
    return _looked_up(first_of(about) or "existence")


def _firm_words(shown: Shown) -> KindReading | None:
    """Words that ask for a lookup whatever else is said."""
    return _looked_up(shown.firm[0]) if shown.firm else None


def _leading_words(shown: Shown) -> KindReading | None:
    """The clause that asks begins with words for a text or a meaning; the rest is the story."""
    led = led_by(shown.sentence)
    return _looked_up(led) if led is not None else None


def _who_it_was(shown: Shown) -> KindReading | None:
    """ "Who was …" of a person of the past."""
    if not asks_who_it_was(shown.sentence):
        return None
    return _looked_up(shown.any_kind or "fact", guessed=True)


def _another_matter(shown: Shown) -> KindReading | None:
    """A matter that no duty stands for is asked about."""
    if not asks_of_another_matter(shown.sentence) or shown.sentence.has("elsewhere"):
        return None
    return _looked_up(shown.any_kind or "existence")


def _what_once_happened(shown: Shown) -> KindReading | None:
    """A verb in the past opens it ("did the clinics stop …?"), with no "who" and no patient."""
    past = shown.sentence.opens_with("asks_past") and not shown.sentence.has("not_lookup")
    if not past or shown.who or shown.patient or not shown.field:
        return None
    return _looked_up(shown.any_kind or "fact")


def _a_place_outside(shown: Shown) -> KindReading | None:
    """A region outside is named: looked up where anything of the field is asked of it."""
    sentence = shown.sentence
    if not sentence.elsewhere:
        return None
    if not (shown.asks or shown.always or shown.field or names_a_region(sentence)):
        return _OTHER_TOPIC
    return _looked_up(shown.weighty or shown.any_kind or "fact")


def _weighty_words(shown: Shown) -> KindReading | None:
    """Words of a decision, an amount, a date, a view …, unless who has a named duty to a patient
    is asked, where those of a decision or an amount are often part of the story."""
    who = shown.asks_who if shown.weighty == "amount" else shown.who
    soft = who and shown.patient and shown.weighty in _SOFT_WITH_A_PATIENT
    if shown.weighty is None or (soft and shown.asks_firmly):
        return None
    return _looked_up(shown.weighty)


def _opening_words(shown: Shown) -> KindReading | None:
    """It begins by asking for words, a meaning or a list, and tells of no patient."""
    if not shown.always or shown.patient or not opens_with_a_cue(shown.sentence):
        return None
    return _looked_up(shown.always[0])


def _who_has_a_duty(shown: Shown) -> KindReading | None:
    """ "Who" and a duty; too little where nothing but "vem ansvarar?" is said."""
    if not (shown.who and shown.asks):
        return None
    sentence = shown.sentence
    enough = (
        shown.asks_firmly
        or sentence.slots
        or sentence.said is not None
        or about_the_field(sentence, but="domain")
    )
    return KEY_QUESTION if enough else UNCLEAR


def _any_words(shown: Shown) -> KindReading | None:
    """Words that ask for a lookup of any kind, but of who has a named duty to a patient or, by
    the agreement, in a case."""
    of_a_case = shown.by_the_agreement and case_slots(shown.sentence)
    if not shown.always or (shown.asks_firmly and (shown.patient or of_a_case)):
        return None
    return _looked_up(shown.always[0]) if shown.asks or shown.field else None


def _what_a_party_holds(shown: Shown) -> KindReading | None:
    """What a party thinks, fears or has agreed to."""
    return _looked_up("position") if asks_what_a_party_holds(shown.sentence) else None


def _a_duty_without_a_who(shown: Shown) -> KindReading | None:
    """A duty that is named, or one in passing of a case or at an hour, put as no plain question."""
    sentence = shown.sentence
    of_a_case = shown.asks_firmly or case_slots(sentence) or at_an_hour(sentence)
    if not shown.asks or not of_a_case or (shown.plain and not shown.patient):
        return None
    return KEY_QUESTION


def _words_of_no_lookup(shown: Shown) -> KindReading | None:
    """Phrases such as "vad gäller för …" that ask for a duty of a case or a municipality."""
    sentence = shown.sentence
    about_a_case = case_slots(sentence) or "kommun" in sentence.slots
    return KEY_QUESTION if sentence.has("not_lookup") and about_a_case else None


def _a_document(shown: Shown) -> KindReading | None:
    """A document is named, or a question word asks plainly of something in the field."""
    named = shown.named
    if not named and not (shown.plain and shown.field):
        return None
    if shown.patient and not named and shown.sentence.has("new_patient"):
        return KEY_QUESTION
    lookup = first_of(shown.alone) or ("wording" if named else "fact")
    return _looked_up(lookup, guessed=not named)


def _a_case_told(shown: Shown) -> KindReading | None:
    """So much of a case is told that whose it is can be meant, although nobody asks it."""
    sentence = shown.sentence
    telling = case_slots(sentence) or sentence.has("unnamed")
    return KEY_QUESTION if things_said(sentence) >= 2 and telling else None


def _whether_somebody_has_it(shown: Shown) -> KindReading | None:
    """A yes-or-no question of an actor, in a case, at a time when somebody is on duty, or put as
    "is it the … that has the responsibility?"."""
    sentence = shown.sentence
    of_a_case = bool(case_slots(sentence)) or (
        at_a_time_of_a_case(sentence) and not asks_whether_there(sentence)
    )
    singled_out = shown.asks and sentence.words.forms[:2] in _IS_IT
    asks = sentence.opens_with("asks_whether") and (of_a_case or singled_out)
    if asks and sentence.has("actor"):
        return KEY_QUESTION
    return None


def _nobody_answers(shown: Shown) -> KindReading | None:
    """Somebody can't be reached for a patient, and what to do is asked."""
    sentence = shown.sentence
    lost = sentence.has("unreachable") and sentence.has("what_to_do") and shown.patient
    return KEY_QUESTION if lost else None


def _who_prescribes_now(shown: Shown) -> KindReading | None:
    """Who prescribes for a patient at hand: whom to call is meant."""
    now = shown.patient and at_a_time_of_a_case(shown.sentence)
    return KEY_QUESTION if now and shown.sentence.has("prescribes") else None


def _a_term(shown: Shown) -> KindReading | None:
    """Nothing but a term of the glossary stands there."""
    sentence = shown.sentence
    if (
        not any(f.meaning.value for f in sentence.all("term"))
        or sentence.slots
        or sentence.excluded
        or shown.asks
        or shown.patient
    ):
        return None
    return _looked_up(first_of(shown.alone) or "definition")


def _whether_of_the_field(shown: Shown) -> KindReading | None:
    """A yes-or-no question of the field, with no patient."""
    if not asks_whether_in_a_sentence(shown.sentence) or not shown.field or shown.patient:
        return None
    return _looked_up(first_of(shown.alone) or "existence")


def _who_of_the_field(shown: Shown) -> KindReading | None:
    """A "who" of the field that no duty is asked by, with nothing of a case."""
    sentence = shown.sentence
    if not (shown.who and shown.field) or case_slots(sentence) or sentence.said:
        return None
    return _looked_up("fact", guessed=True)


def _danger(shown: Shown) -> KindReading | None:
    """A patient who may be dying: whom to turn to is asked, whatever else is."""
    return KEY_QUESTION if shown.sentence.has("danger") else None


def _left(shown: Shown) -> KindReading:
    """Unclear where there is too little or anything of the field; else of another topic."""
    sentence = shown.sentence
    hangs = sentence.said is not None or sentence.opens_with("opens") or sentence.slots
    few = len(sentence.words.items) <= _FEW_WORDS
    if sentence.has("cry") or few or shown.field or hangs:
        return UNCLEAR
    return KindReading(kind="out_of_scope", out_of_scope="other_topic", guessed=True)


CUES: tuple[Callable[[Shown], KindReading | None], ...] = (
    _asks_for_a_mention,
    _firm_words,
    _leading_words,
    _who_it_was,
    _another_matter,
    _what_once_happened,
    _a_place_outside,
    _weighty_words,
    _opening_words,
    _who_has_a_duty,
    _any_words,
    _what_a_party_holds,
    _a_duty_without_a_who,
    _words_of_no_lookup,
    _a_document,
    _a_case_told,
    _whether_somebody_has_it,
    _nobody_answers,
    _who_prescribes_now,
    _a_term,
    _whether_of_the_field,
    _who_of_the_field,
    _danger,
)
