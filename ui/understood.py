"""What was understood and presumed, slot by slot, each to be corrected by a tap."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from assistant import labels
from assistant.domain.answer import CaseSlot
from assistant.domain.vocabulary import UNKNOWN, Slot, value_id
from ui.bits import button, fold, section, sentence
from ui.sections import several
from ui.view import View


def presumed(view: View) -> str:
    """Presumptions as chips; one that is a slot opens its other values."""
    told = several(view.answer)
    assumptions = [each for each in view.answer.assumptions if each != told]
    if not assumptions:
        return ""
    slots = {
        view.slot_value(slot, each.value).casefold(): slot
        for slot, each in view.answer.case.items()
        if each.source == "presumed"
    }
    chips = []
    for each in assumptions:
        words = each.rstrip(".")
        slot = slots.get(words.casefold())
        known = view.vocabulary.slots.get(slot) if slot else None
        if known is None:
            chips.append(f'<li class="chip">{escape(words)}</li>')
        else:
            chips.append(
                f'<li><details class="chip"><summary>{escape(words)}</summary>'
                f"{_choices(known, view)}</details></li>"
            )
    return section(
        view.words.presumed,
        f'<p class="hint screen">{escape(view.words.presumed_lead)}</p>'
        f'<ul class="chips">{"".join(chips)}</ul>',
    )


def understood(view: View) -> str:
    """Every slot as it was read, and those that can be added."""
    case = view.answer.case
    if not case:
        return ""
    rows = [_row(slot, each, view) for slot, each in case.items()]
    rows += [_row(slot, None, view) for slot in _addable(view)]
    return fold(
        view.words.understood,
        f'<p class="hint screen">{escape(view.words.understood_lead)}</p>'
        f'<ul class="slots">{"".join(rows)}</ul>',
    )


def _addable(view: View) -> Iterable[str]:
    if view.answer.kind != "responsibility":
        return ()
    return (slot for slot in view.vocabulary.slots if slot not in view.answer.case)


def _row(slot: str, each: CaseSlot | None, view: View) -> str:
    if each is None:
        value, source = f"<span>{escape(view.words.not_said)}</span>", ""
    else:
        value = f"<strong>{escape(view.slot_value(slot, each.value))}</strong>"
        source = escape(labels.word(labels.SLOT_SOURCES, each.source, view.language))
        if each.evidence:
            source += f" <q>{escape(each.evidence)}</q>"
    face = (
        f'<span class="slot">{escape(sentence(view.slot_name(slot)))}</span> {value}'
        f'<span class="from">{source}</span>'
    )
    known = view.vocabulary.slots.get(slot)
    absent = "" if each is not None else ' class="absent"'
    if known is None:
        return f"<li{absent}><div>{face}</div></li>"
    return f"<li{absent}><details><summary>{face}</summary>{_choices(known, view)}</details></li>"


def _choices(slot: Slot, view: View) -> str:
    """The values a slot may be set to, as buttons."""
    if slot.interval:
        return _moment(slot, view)
    current = view.answer.case.get(slot.id)
    has = _ids(None if current is None else current.value)
    options = [*slot.values] if slot.many else [*slot.values, UNKNOWN]
    buttons = "".join(
        button(
            {"do": "set", "turn": view.place, "slot": slot.id, "value": value},
            escape(slot.value_label(value).text(view.language)),
            "option",
            pressed=value in has,
        )
        for value in options
    )
    return f'<div class="options" role="group" aria-label="{_name(slot, view)}">{buttons}</div>'


def _moment(slot: Slot, view: View) -> str:
    words = view.words
    tap: dict[str, object] = {"do": "moment", "turn": view.place}
    now = button({**tap, "at": "now"}, escape(words.now), "option")
    then = button(tap, escape(words.use), "option", form=True)
    return (
        f'<div class="options form" role="group" aria-label="{_name(slot, view)}">{now}'
        f'<input type="datetime-local" name="at" required aria-label="{_name(slot, view)}">'
        f"{then}</div>"
    )


def _name(slot: Slot, view: View) -> str:
    return escape(slot.ask.text(view.language))


def _ids(value: object) -> frozenset[str]:
    many = value if isinstance(value, list | tuple) else [value]
    return frozenset(value_id(each) for each in many if isinstance(each, str | bool))
