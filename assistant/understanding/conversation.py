"""A question in its talk: what earlier turns of the same user left standing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.domain.question import ClaimedTime, Filters, Language, SlotSource, SlotValue
from assistant.understanding.kind_cues import CASE_SLOTS
from assistant.understanding.kind_reading import KindReading
from assistant.understanding.said import Said
from assistant.understanding.sentence import Sentence

_OF_A_CASE = frozenset({"boende", "inskriven", "vistelse", "palliativ", "alder"})
TOLD_OF_A_PATIENT = CASE_SLOTS - {"boende", "atgard", "palliativ"}
"""Slots that only a patient has, and no matter that is looked up."""
_SHORT = 8
_BARE = 3
"""Words at most of a question for a date that names no matter of its own ("sedan när?")."""
_LONGEST_SEARCH = 400


@dataclass(frozen=True, kw_only=True, slots=True)
class Turn:
    """A text understood with the turns before it."""

    language: Language
    kind: KindReading
    slots: dict[str, SlotValue]
    search_text: str
    filters: Filters
    said: Said | None = None
    moment_evidence: str | None = None
    moment_source: SlotSource = "question"
    duties: tuple[str, ...] = ()
    duties_evidence: str | None = None
    duties_source: SlotSource = "question"
    duties_named: bool = False
    """Whether words name them; else they are what "ansvar" for a patient may be."""
    patients: int = 1
    notes: tuple[str, ...] = ()
    claimed_times: tuple[ClaimedTime, ...] = ()

    @property
    def passing(self) -> bool:
        """Whether it is a remark that leaves the talk's topic standing."""
        return self.kind.out_of_scope in ("small_talk", "other_topic")


def goes_on_from(sentence: Sentence, talk: Sequence[Turn]) -> Turn | None:
    """The turn that a text may go on with: the last, or for a patient the last about one."""
    if not talk:
        return None
    last = talk[-1]
    if last.kind.kind == "out_of_scope" and (sentence.slots or sentence.said):
        last = next((t for t in reversed(talk) if t.kind.kind != "out_of_scope"), last)
    about_a_patient = (
        bool(_OF_A_CASE & set(sentence.slots))
        or sentence.has("points")
        or (sentence.said is not None and sentence.said.hour_said)
    )
    if last.kind.kind == "lookup" and not last.duties and about_a_patient:
        cases = [turn for turn in talk if turn.duties]
        return cases[-1] if cases else last
    return last


def hangs_on(sentence: Sentence, own: KindReading, before: Turn | None, *, asks: bool) -> bool:
    """Whether a text goes on with the turn before it."""
    if before is None or before.passing or sentence.has("fresh"):
        return False
    if own.kind == "out_of_scope" and own.out_of_scope in ("small_talk", "other_topic"):
        return own.guessed and (
            sentence.has("points")
            or sentence.opens_with("opens")
            or (before.kind.kind == "lookup" and _asks_shortly(sentence))
        )
    opens = sentence.opens_with("opens") or bool(sentence.all("correction"))
    points = sentence.has("points")
    short = len(sentence.words.items) <= _SHORT
    whole_lookup = own.kind == "lookup" and sentence.has("domain") and not opens
    if own.kind == "lookup" and own.guessed and opens:
        return not _new_subject(sentence)
    if own.kind == "lookup":
        bare = own.lookup == "date" and len(sentence.words.items) <= _BARE
        of_the_topic = own.lookup in ("why", "position", "decision") and short
        if (of_the_topic or bare) and not _new_subject(sentence):
            return True
        return opens and short and not (whole_lookup and _new_subject(sentence))
    if sentence.has("new_patient") and asks and not opens and _names_a_case(sentence):
        return False
    if opens or points:
        return True
    if own.kind == "unclear":
        return True
    if own.kind == "responsibility":
        return not (asks and _names_a_case(sentence) and not short) or not _names_a_case(sentence)
    return short


def kind_going_on(own: KindReading, sentence: Sentence, before: Turn) -> KindReading:
    """The kind of a follow-up: its own where it has one, else the topic's."""
    topic = before.kind
    if topic.out_of_scope == "phone_number" and sentence.said and own.kind == "unclear":
        return KindReading(kind="responsibility")
    if own.kind == "out_of_scope" and own.guessed:
        return topic
    if own.kind in ("out_of_scope", "responsibility"):
        return own
    if (
        own.kind == "lookup"
        and not own.guessed
        and not (
            topic.kind == "responsibility"
            and own.lookup in ("comparison", "fact", "process", "list", "existence", "date")
            and (sentence.slots or sentence.said)
        )
    ):
        return own
    said_of_a_case = bool(TOLD_OF_A_PATIENT & {*sentence.slots, *before.slots}) or bool(
        {"boende", "atgard"} & {*sentence.slots, *before.slots}
    )
    if topic.kind == "unclear" and (sentence.slots or sentence.said) and said_of_a_case:
        return KindReading(kind="responsibility")
    return topic


def _asks_shortly(sentence: Sentence) -> bool:
    """Whether a few words ask something ("when in the month does it come?")."""
    asks = sentence.opens_with("interrogative") or sentence.opens_with("asks_past")
    return asks and len(sentence.words.items) <= _SHORT


def _names_a_case(sentence: Sentence) -> bool:
    return bool({"boende", "atgard", "inskriven", "vistelse", "palliativ"} & set(sentence.slots))


def _new_subject(sentence: Sentence) -> bool:
    values = {(f.first, f.last) for f in sentence.found if f.meaning.group in ("slot", "actor")}
    terms = [f for f in sentence.all("term") if (f.first, f.last) not in values]
    return bool(terms) or sentence.has("document") or "atgard" in sentence.slots


def search_text(sentence: Sentence, before: Turn | None) -> str:
    """A search that stands alone: the earlier topic folded in, what was replaced left out."""
    own = sentence.words.text
    if before is None:
        return own[:_LONGEST_SEARCH]
    earlier = before.search_text
    for slot in sentence.slots:
        held = before.slots.get(slot)
        if held is not None and held.evidence:
            for piece in held.evidence.split(" … "):
                earlier = re.sub(rf"(?<!\w){re.escape(piece)}(?!\w)", " ", earlier)
    if sentence.said is not None and before.moment_evidence:
        for piece in before.moment_evidence.split(" … "):
            earlier = re.sub(rf"(?<!\w){re.escape(piece)}(?!\w)", " ", earlier)
    text = " ".join(f"{earlier} {own}".split())
    return text[-_LONGEST_SEARCH:]


def from_history(slots: dict[str, SlotValue]) -> dict[str, SlotValue]:
    """Slots marked as carried over."""
    return {slot: replace(value, source="history") for slot, value in slots.items()}
