"""The fixed words of answers: statuses, standings, kinds and sources, in both languages.

Words that belong to a corpus (slots, duties, actors, parties) stand in its vocabulary.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from assistant.answering.phrases import date_words, moment_words, phrase
from assistant.domain import document_kinds
from assistant.domain.answer import Answer, Citation, Responsibility
from assistant.domain.clause import Document
from assistant.domain.question import Language
from assistant.domain.vocabulary import UNKNOWN, Label, Vocabulary


def _labels(rows: Mapping[str, tuple[str, str]]) -> Mapping[str, Label]:
    return {key: Label(sv=sv, en=en) for key, (sv, en) in rows.items()}


STATUSES = _labels(
    {
        "settled": ("Klart i källorna", "Settled in the sources"),
        "contested": ("Omstritt", "Contested"),
        "conditional": ("Beror på mer", "Depends on more"),
        "silent": ("Källorna svarar inte", "The sources do not say"),
        "out_of_scope": ("Utanför underlaget", "Outside the sources"),
    }
)
_QUOTED = Label(sv="Citerat ur källorna", en="Quoted from the sources")
_LEFT_OPEN = Label(sv="Källorna lämnar det öppet", en="The sources leave it open")
STANDINGS = _labels(
    {
        "settled": ("klart", "settled"),
        "contested": ("omstritt", "contested"),
        "planned": ("planerat, start inte bekräftad", "planned, start not confirmed"),
        "proposed": ("bara föreslaget", "only proposed"),
        "superseded": ("gällde förr", "held earlier"),
    }
)
PASSAGE_STANDINGS = _labels(
    {
        "decided": ("beslutat", "decided"),
        "agreement_quoted": ("avtal, som det citeras", "agreement, as quoted"),
        "account": ("tjänstemäns beskrivning", "officials’ account"),
        "proposed": ("förslag", "proposed"),
        "plan": ("preliminär plan", "preliminary plan"),
        "position": ("parts ståndpunkt", "a party’s position"),
        "suggestion": ("förslag eller fråga från part", "a party’s suggestion or question"),
        "law_quoted": ("lag, som den citeras", "law, as quoted"),
        "history": ("historik", "history"),
    }
)
DOCUMENT_KINDS = _labels(document_kinds.DOCUMENT_KINDS)
SLOT_SOURCES = _labels(
    {
        "question": ("ur frågan", "from the question"),
        "history": ("ur tidigare fråga", "from an earlier question"),
        "clock": ("klockan nu", "the clock"),
        "presumed": ("förutsatt", "presumed"),
        "chosen": ("valt av dig", "chosen by you"),
    }
)
DISCLAIMER = Label(sv="Beslutsstöd, inte beslut.", en="Decision support, not a decision.")
_YES_NO = {True: Label(sv="ja", en="yes"), False: Label(sv="nej", en="no")}
_OR = Label(sv="eller", en="or")
_UNDATED = Label(sv="utan datum", en="no date")
_LAST_KNOWN = Label(sv="senast känt", en="last known")


def word(labels: Mapping[str, Label], key: str, language: Language) -> str:
    """The label of ``key``, or the key itself where the corpus names a new one."""
    label = labels.get(key)
    return key if label is None else label.text(language)


def status_word(answer: Answer) -> str:
    """An answer's status as the reader sees it.

    A lookup that found something quotes, and settles nothing. Where nobody is named for
    certain but somebody on a condition, the sources do say something.
    """
    if answer.kind == "lookup" and answer.status == "settled":
        return _QUOTED.text(answer.language)
    if answer.status == "silent" and any(map(reserved, answer.responsibilities[:1])):
        return _LEFT_OPEN.text(answer.language)
    return word(STATUSES, answer.status, answer.language)


def standing_word(duty: Responsibility, language: Language) -> str:
    """An assignment's standing as the reader sees it."""
    if reserved(duty):
        return phrase("reservation", language)
    return word(STANDINGS, duty.standing, language)


def reserve_of(duty: Responsibility) -> str:
    """The condition of an assignment less the branch that it holds in; empty for none."""
    return (duty.condition or "").removeprefix(duty.branch or "").removeprefix("; ")


def reserved(duty: Responsibility) -> bool:
    """Whether an assignment holds in its branch, but only with a reserve."""
    return duty.standing == "settled" and bool(reserve_of(duty))


def time_words(moment: datetime, language: Language) -> str:
    """A moment in words, e.g. "lördag 17 oktober 2026 kl 02.00"."""
    return moment_words(moment, moment, language)


def document_date(document: Document, language: Language) -> str:
    """A document's date in words, or what is known instead of one."""
    if document.date is not None:
        return date_words(document.date, language)
    return date_note(document, language) or _UNDATED.text(language)


def date_note(document: Document, language: Language) -> str | None:
    """What is known of a document's date, in the language; quoted where it is in Swedish alone."""
    if language == "sv" or document.date_note is None:
        return document.date_note
    return document.date_note_en or f"{_UNDATED.en} (”{document.date_note}”)"


def citation_date(citation: Citation, language: Language) -> str:
    """The date of a citation's document in words, or what is known instead of one."""
    if citation.date is not None:
        return date_words(citation.date, language)
    return citation.date_note or _UNDATED.text(language)


def last_known(duty: Responsibility, language: Language) -> str | None:
    """ "senast känt: 3 mars 2026", or None where the sources give no date."""
    if duty.last_known is None:
        return None
    return f"{_LAST_KNOWN.text(language)}: {date_words(duty.last_known, language)}"


def slot_value(vocabulary: Vocabulary, slot_id: str, value: object, language: Language) -> str:
    """A slot's value, as it stands in an answer, in words."""
    if isinstance(value, Mapping) and {"from", "to"} <= set(value):
        start, end = (datetime.fromisoformat(str(value[each])) for each in ("from", "to"))
        told = moment_words(start, end, language)
        others = (slot_value(vocabulary, slot_id, each, language) for each in value.get("or", ()))
        return f" {_OR.text(language)} ".join([told, *others])
    if isinstance(value, list | tuple):
        return ", ".join(slot_value(vocabulary, slot_id, each, language) for each in value)
    slot = vocabulary.slots.get(slot_id)
    key = str(value).lower() if isinstance(value, bool) else str(value)
    if slot is not None and (key in slot.values or key == UNKNOWN):
        return slot.value_label(key).text(language)
    return _YES_NO[value].text(language) if isinstance(value, bool) else str(value)


def slot_name(vocabulary: Vocabulary, slot_id: str, language: Language) -> str:
    """What a slot is called, or its id where the vocabulary has none such."""
    slot = vocabulary.slots.get(slot_id)
    return slot_id if slot is None else slot.label.text(language)


def citation_head(citation: Citation, language: Language) -> str:
    """Where a citation stands: title, place, date, kind of document, standing of the passage."""
    kind = word(DOCUMENT_KINDS, citation.document_kind, language)
    standing = word(PASSAGE_STANDINGS, citation.standing, language)
    date_ = citation_date(citation, language)
    return f"{citation.title} · {citation.locator} ({date_}; {kind}; {standing})"
