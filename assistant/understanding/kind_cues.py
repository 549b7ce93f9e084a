"""What the words of one text show of the kind of question it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast, get_args

from assistant.domain.question import LookupKind
from assistant.understanding.sentence import Found, Sentence

CASE_SLOTS = frozenset(
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
"""Slots that tell of a patient's case."""
_ASKING_FOR_WORDS = frozenset({"definition", "wording", "list"})
"""Kinds that stand back where a patient's case asks who has a named duty."""
_LEADING_WORDS = 3
_DIGITS_OF_A_YEAR = 4
_OF_A_DUTY_AS_WELL = frozenset({"galler", "is", "there"})
"""Words of being there that ask for a duty as well."""
_WHO_IT_WAS = ("vem", "vilka", "who")
_BECAME = frozenset({"tog", "fick", "blev", "took", "got", "became"})
_WAS = (("var",), ("was",), ("were",))
_PARTIES = frozenset({"kommunen", "region"})
"""Actors that are parties."""
_WHERE = frozenset({"i", "pa", "fran", "till", "hos", "vid", "utanfor", "in", "at", "from"})
"""Before a party's name, words that make it a place."""
_OURSELVES = frozenset({"jag", "vi", "man", "du", "ni", "we", "you"})
_SEEING_TO = frozenset({"till", "to"})
_BESIDE = 3
_PRIORITY = (
    "comparison", "position", "decision", "amount", "date", "why", "definition", "process",
    "list", "existence", "wording", "fact",
)  # fmt: skip
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


def lookup_cues(
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


def first_of(kinds: Sequence[LookupKind]) -> LookupKind | None:
    """The first of some kinds, if there is any."""
    return kinds[0] if kinds else None


def led_by(sentence: Sentence) -> LookupKind | None:
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


def opens_with_a_cue(sentence: Sentence) -> bool:
    """Whether it begins by asking for words, a meaning or a list, whatever follows."""
    return any(
        _leads(sentence, f) and f.meaning.value == "always" and f.meaning.key in _ASKING_FOR_WORDS
        for f in sentence.all("lookup")
        if not any(f.touches(other) for other in sentence.all("not_lookup"))
    )


def _leads(sentence: Sentence, cue: Found) -> bool:
    """Whether a phrase begins the text, or what follows a few words of address."""
    return cue.first <= _LEADING_WORDS and sentence.words.begins_clause(cue.first)


def _asking_sentences(sentence: Sentence) -> frozenset[int]:
    """Numbers of the sentences that ask: those with a "who", else all of them."""
    items = sentence.words.items
    who = frozenset(items[f.first].sentence for f in sentence.all("who"))
    marked = who & sentence.words.questions
    return (
        marked
        or (who if case_slots(sentence) else frozenset())
        or frozenset(word.sentence for word in items)
    )


def asks_of_another_matter(sentence: Sentence) -> bool:
    """Whether a matter that no duty stands for is in a sentence that asks, if any is marked.

    Who prescribes is one, but for a patient at hand it is whom to call.
    """
    items = sentence.words.items
    questions = sentence.words.questions or {items[f.first].sentence for f in sentence.all("who")}
    matters = sentence.all("other_matters")
    if not (tells_of_a_patient(sentence) and at_a_time_of_a_case(sentence)):
        matters += sentence.all("prescribes")
    return any(not questions or items[f.first].sentence in questions for f in matters)


def asks_who_it_was(sentence: Sentence) -> bool:
    """ "Who was …" or "who became …" of a person of the past, and no patient's case."""
    forms = sentence.words.forms
    if _who_became(sentence):
        return True
    return (
        not (case_slots(sentence) or sentence.said or "kommun" in sentence.slots)
        and not any(f.meaning.key == "patientansvar" for f in sentence.all("ask"))
        and any(
            forms[f.first] in _WHO_IT_WAS and forms[f.last + 1 : f.last + 2] in _WAS
            for f in sentence.all("who")
        )
    )


def _who_became(sentence: Sentence) -> bool:
    """Whether it asks who took something over, got it or became something."""
    forms = sentence.words.forms
    if tells_of_a_patient(sentence) or case_slots(sentence) or at_a_time_of_a_case(sentence):
        return False
    return any(
        forms[f.first] in _WHO_IT_WAS and "".join(forms[f.last + 1 : f.last + 2]) in _BECAME
        for f in sentence.all("who")
    )


def asks_whether_later(sentence: Sentence) -> bool:
    """Whether a later clause asks whether somebody has a duty ("hur är det, ska vi …")."""
    opening = {
        f.first
        for f in sentence.all("asks_whether")
        if f.first and sentence.words.begins_clause(f.first)
    }
    return any(f.first in opening and f.meaning.key == "first" for f in sentence.all("ask"))


def case_slots(sentence: Sentence) -> set[str]:
    """Names of the slots that tell of a patient's case."""
    return set(sentence.slots) & CASE_SLOTS


def tells_of_a_patient(sentence: Sentence) -> bool:
    """Whether a patient of one's own is spoken of."""
    return sentence.has("new_patient") or bool(
        case_slots(sentence)
        and (at_an_hour(sentence) or on_a_weekday(sentence) or sentence.has("persons"))
    )


def things_said(sentence: Sentence) -> int:
    """How much of a case the words give."""
    return (
        len(case_slots(sentence))
        + (sentence.said is not None)
        + ("kommun" in sentence.slots)
        + sentence.has("unnamed")
    )


def at_an_hour(sentence: Sentence) -> bool:
    """Whether an hour or "now" is said."""
    return sentence.said is not None and (sentence.said.hour_said or sentence.said.now)


def on_a_weekday(sentence: Sentence) -> bool:
    """Whether a day of the week or a holiday is said."""
    return sentence.said is not None and bool(sentence.said.weekdays or sentence.said.holiday)


def at_a_time_of_a_case(sentence: Sentence) -> bool:
    """Whether an hour, a weekday or a day of no stated year is said, as of who is on duty then."""
    span = sentence.said.span if sentence.said is not None else None
    one_day = span is not None and (span[1] - span[0]).days <= 1
    return (
        (one_day and not names_a_year(sentence)) or at_an_hour(sentence) or on_a_weekday(sentence)
    )


def asks_whether_there(sentence: Sentence) -> bool:
    """Whether somebody is asked to be there or open: of hours, and not of who has a duty then."""
    forms = sentence.words.forms
    return sentence.has("hours_open") or any(
        forms[f.first] not in _OF_A_DUTY_AS_WELL for f in sentence.all("hours_there")
    )


def names_a_year(sentence: Sentence) -> bool:
    """Whether four digits stand that may be a year."""
    return any(form.isdigit() and len(form) == _DIGITS_OF_A_YEAR for form in sentence.words.forms)


def names_a_paragraph(sentence: Sentence) -> bool:
    """Whether a numbered paragraph is named ("§ 36", "section 5")."""
    forms = sentence.words.forms
    return any(
        form in ("§", "paragraf", "paragraph", "section") and forms[i + 1][:1].isdigit()
        for i, form in enumerate(forms[:-1])
    )


def names_a_region(sentence: Sentence) -> bool:
    """Whether a region outside is called by its own name, and not by that of a town in it."""
    return any(
        "_".join(sentence.words.forms[f.first : f.last + 1]).startswith(f.meaning.key)
        for f in sentence.all("elsewhere")
    )


def asks_whether_in_a_sentence(sentence: Sentence) -> bool:
    """Whether the text, or a sentence with a question mark, begins as yes-or-no questions do."""
    items = sentence.words.items
    return any(
        f.first == 0
        or (
            items[f.first].sentence in sentence.words.questions
            and items[f.first - 1].sentence != items[f.first].sentence
        )
        for f in sentence.all("asks_whether")
    )


def words_of_a_party(sentence: Sentence) -> frozenset[int]:
    """Indexes of the words that name a party, or a municipality as one."""
    return frozenset(
        i
        for f in sentence.found
        if f.meaning.group == "party"
        or f.meaning.key == "kommun"
        or (f.meaning.group == "actor" and f.meaning.key in _PARTIES)
        for i in range(f.first, f.last + 1)
    )


def asks_what_a_party_holds(sentence: Sentence) -> bool:
    """Whether it asks what a party thinks, fears, asks for or has agreed to.

    The party is named behind the verb ("ser regionen …"), or before it where a word that asks
    comes first ("does the region fear …"). A municipality after a preposition is a place, and
    "ser regionen till att …" asks what the region does.
    """
    items, forms = sentence.words.items, sentence.words.forms
    if sentence.has("persons") or at_a_time_of_a_case(sentence):
        return False
    parties = {i for i in words_of_a_party(sentence) if not i or forms[i - 1] not in _WHERE}
    asking = {items[f.first].sentence: f.first for f in reversed(sentence.all("interrogative"))}
    asking |= {items[f.first].sentence: f.first for f in reversed(sentence.all("asks_whether"))}
    marked = sentence.words.questions
    for verb in sentence.all("views"):
        number = items[verb.first].sentence
        if verb.first and forms[verb.first - 1] in _OURSELVES:
            continue
        if (marked and number not in marked) or _SEEING_TO & set(
            forms[verb.last + 1 : verb.last + 1 + _BESIDE]
        ):
            continue
        behind = any(verb.first < i <= verb.last + 2 for i in parties)
        before = any(asking.get(number, i) < i and 0 < verb.first - i <= 2 for i in parties)
        if behind or before:
            return True
    return False


def words_of_the_field(sentence: Sentence) -> frozenset[int]:
    """Indexes of the words of phrases that are of the field."""
    return frozenset(
        i for f in sentence.found if f.meaning.group in _FIELD for i in range(f.first, f.last + 1)
    )


def about_the_field(sentence: Sentence, but: str = "") -> bool:
    """Whether a phrase is of the field; ``but``: a group that does not count."""
    return any(f.meaning.group in _FIELD and f.meaning.group != but for f in sentence.found)
