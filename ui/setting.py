"""What is set over the question field: municipality, housing, time. Words in a question win."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from html import escape
from typing import Any

from assistant.api.engine import Engine
from assistant.domain.question import Language
from assistant.domain.vocabulary import Vocabulary
from ui.bits import sentence
from ui.texts import texts


@dataclass(frozen=True, kw_only=True, slots=True)
class Setting:
    """What the next questions are about where their words do not say."""

    kommun: str | None = None
    boende: str | None = None
    as_of: datetime | None = None
    """None is now."""
    known_at: date | None = None
    """Day whose knowledge is answered from; None is all that is known."""

    def changed(self, data: Mapping[str, Any], vocabulary: Vocabulary) -> Setting:
        """The setting after one of its fields was changed; as it was, where that fits nothing."""
        match data:
            case {"slot": "moment", "value": ""}:
                return replace(self, as_of=None, known_at=None)
            case {"slot": "moment", "value": str(value)}:
                return replace(self, as_of=read_local(value, vocabulary))
            case {"slot": "known", "value": str(value)}:
                return replace(self, known_at=read_day(value))
            case {"slot": "kommun", "value": str(value)} if _fits(vocabulary, "kommun", value):
                return replace(self, kommun=value or None)
            case {"slot": "boende", "value": str(value)} if _fits(vocabulary, "boende", value):
                return replace(self, boende=value or None)
        return self

    def slots(self) -> dict[str, object]:
        """The slots that are set."""
        return {
            slot: value
            for slot, value in (("kommun", self.kommun), ("boende", self.boende))
            if value
        }


def read_local(value: str, vocabulary: Vocabulary) -> datetime | None:
    """A time from a field of the page, on the county's clock; None for now or no time."""
    try:
        read = datetime.fromisoformat(value)
    except ValueError:
        return None
    return read if read.tzinfo is not None else read.replace(tzinfo=vocabulary.zone)


def read_day(value: object) -> date | None:
    """A day such as 2024-05-01; None where it is none."""
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None


@dataclass(frozen=True, kw_only=True, slots=True)
class Held:
    """What holds for a question beside its words."""

    slots: Mapping[str, object] = field(default_factory=dict)
    """Slots that are set for it."""
    tapped: Mapping[str, object] = field(default_factory=dict)
    """Those set by tapping that hold for it and for what goes on from it."""


def held_in(
    reader: Engine,
    setting: Setting,
    text: str,
    history: Sequence[str],
    tapped: Mapping[str, object],
) -> Held:
    """What holds for a question of what is set over the field and was tapped before.

    Where something is, the question is read alone first. A slot that its own words speak of
    is never set from here. What was tapped holds where the question goes on from earlier
    ones, also against their words, which it was to correct; the setting only where no
    words speak of it or narrow it down to other values.

    Args:
        reader: Reads the question alone; its answer is not shown.
        setting: What is set over the field.
        text: The question as typed.
        history: Earlier questions.
        tapped: What was set by tapping on earlier answers.
    """
    if not setting.slots() and not tapped:
        return Held()
    alone = reader.ask(text, setting.as_of, history, {})
    if alone.kind != "responsibility":
        return Held(tapped=tapped)
    said = {slot for slot, each in alone.case.items() if each.source == "question"}
    goes_on = any(each.source == "history" for each in alone.case.values())
    kept = {slot: v for slot, v in tapped.items() if goes_on and slot not in said}
    asked = alone.follow_up
    filled = {
        slot: value
        for slot, value in setting.slots().items()
        if slot in reader.vocabulary.slots
        and slot not in alone.case
        and (asked is None or asked.slot != slot or value in asked.options)
    }
    return Held(slots={**filled, **kept}, tapped=kept)


def _fits(vocabulary: Vocabulary, slot: str, value: str) -> bool:
    """Whether a slot may be set to a value, or emptied by an empty one."""
    return not value or (slot in vocabulary.slots and value in vocabulary.slots[slot].values)


def setting_bar(setting: Setting, vocabulary: Vocabulary, language: Language) -> str:
    """The setting as three fields that look like chips."""
    words = texts(language)
    chips = "".join(
        _select(slot, getattr(setting, slot) or "", vocabulary, language)
        for slot in ("kommun", "boende")
        if slot in vocabulary.slots
    )
    at = setting.as_of
    local = "" if at is None else f"{at.astimezone(vocabulary.zone):%Y-%m-%dT%H:%M}"
    known = "" if setting.known_at is None else setting.known_at.isoformat()
    fields = (
        ("other", words.another_time, "datetime-local", local, "moment"),
        ("known", words.known_on, "date", known, "known"),
    )
    options = "".join(
        f'<option value="{name}"{" selected" if value else ""}>{escape(label)}</option>'
        for name, label, _, value, _ in fields
    )
    inputs = "".join(
        f'<label class="chip set"{"" if value else " hidden"} data-at="{name}">'
        f'<span class="sr">{escape(label)}</span>'
        f'<input type="{kind}" value="{value}" data-set="{slot}"></label>'
        for name, label, kind, value, slot in fields
    )
    set_ = " set" if local or known else ""
    return (
        f'<div class="setting" role="group" aria-label="{escape(words.setting)}">{chips}'
        f'<label class="chip{set_}"><span class="sr">{escape(words.when)}</span>'
        f'<select data-when><option value="">{escape(words.now)}</option>{options}</select></label>'
        f"{inputs}</div>"
    )


def _select(slot: str, value: str, vocabulary: Vocabulary, language: Language) -> str:
    known = vocabulary.slots[slot]
    name = sentence(known.label.text(language))
    options = "".join(
        f'<option value="{escape(key)}"{" selected" if key == value else ""}>'
        f"{escape(label.text(language))}</option>"
        for key, label in known.values.items()
    )
    return (
        f'<label class="chip{" set" if value else ""}"><span class="sr">{escape(name)}</span>'
        f'<select data-set="{escape(slot)}"><option value="">{escape(name)}</option>'
        f"{options}</select></label>"
    )
