"""A conversation as values: what was asked, what was answered, what comes next."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, Protocol

from assistant import labels
from assistant.api.engine import Engine
from assistant.domain.answer import Answer, FollowUp
from assistant.domain.question import Language
from assistant.domain.vocabulary import UNKNOWN, Vocabulary, value_id
from assistant.errors import AssistantError, UsageError
from assistant.review.report import Report, report
from assistant.unexpected import describe
from ui.card import card, failure
from ui.chrome import start
from ui.content import Content
from ui.links import read_reopening
from ui.setting import Setting, held_in, read_local
from ui.texts import texts
from ui.turn import Turn
from ui.view import View

MAX_TURNS = 30
"""Turns kept; the oldest go first."""
_LOG = logging.getLogger(__name__)


class KeepsReports(Protocol):
    """What the page needs of the review queue."""

    def put(self, report: Report) -> None:
        """Keep a report."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Backing:
    """What a conversation is held with."""

    engine: Engine
    """What answers; it may keep a record of its answers."""
    reader: Engine
    """The same without a record, for answers that are looked at and not shown."""
    content: Content
    queue: KeepsReports
    clock: Callable[[], datetime]
    known: Callable[[date], tuple[Engine, Engine]]
    """``engine`` and ``reader`` over what was known on a day."""

    def on(self, day: date | None) -> Backing:
        """The same over what was known on a day; as it is where there is none."""
        if day is None:
            return self
        engine, reader = self.known(day)
        return replace(self, engine=engine, reader=reader)


@dataclass(frozen=True, kw_only=True, slots=True)
class Conversation:
    """What one browser has asked since it began; nothing of it outlives the page."""

    language: Language = "sv"
    turns: tuple[Turn, ...] = ()
    setting: Setting = field(default_factory=Setting)
    trouble: str | None = None
    """A sentence on why the last question got no answer."""


def begin(backing: Backing, language: Language, opening: object) -> Conversation:
    """A conversation as a browser opens it.

    Args:
        backing: What answers.
        language: Language of the page.
        opening: What the browser brings: ``kommun`` it remembers, ``open`` the fragment of
            a link to a question.
    """
    brought = opening if isinstance(opening, Mapping) else {}
    conversation = Conversation(language=language)
    remembered = {"slot": "kommun", "value": brought.get("kommun")}
    setting = conversation.setting.changed(remembered, backing.engine.vocabulary)
    return reopen(backing, replace(conversation, setting=setting), brought.get("open"))


def reopen(backing: Backing, conversation: Conversation, fragment: object) -> Conversation:
    """The conversation with the question of a link answered anew; as it was, where it is none."""
    found = read_reopening(fragment)
    if found is None:
        return conversation
    as_of = found.as_of and _with_zone(found.as_of, backing.engine.vocabulary)
    return _answered(
        conversation,
        lambda: Turn(
            answer=backing.on(found.known_at).engine.ask(
                found.question, as_of, found.history, found.chosen
            ),
            history=found.history,
            chosen=found.chosen,
            tapped=found.chosen,
            known_at=found.known_at,
        ),
        texts(conversation.language).bad_question,
    )


def ask(
    backing: Backing, conversation: Conversation, text: str, before: object = None
) -> Conversation:
    """The conversation with one more question answered.

    ``before`` is the fragment of the newest answer in the browser, from which a server
    that has lost the conversation takes it up again.
    """
    if not conversation.turns:
        conversation = reopen(backing, conversation, before)
    history = tuple(turn.said for turn in conversation.turns)

    def make() -> Turn:
        setting = conversation.setting
        tapped = conversation.turns[-1].tapped if conversation.turns else {}
        asked = backing.on(setting.known_at)
        held = held_in(asked.reader, setting, text, history, tapped)
        return Turn(
            answer=asked.engine.ask(text, setting.as_of, history, held.slots),
            history=history,
            chosen=held.slots,
            tapped=held.tapped,
            known_at=setting.known_at,
        )

    return _answered(conversation, make, texts(conversation.language).bad_question)


def tap(backing: Backing, conversation: Conversation, data: Mapping[str, Any]) -> Conversation:
    """The conversation after a tap on one of the page's buttons.

    Args:
        backing: What answers, and what a report goes to.
        conversation: As it stands.
        data: What the button says of itself; anything else leaves all as it was.
    """
    if "turn" in data and not conversation.turns:
        conversation = reopen(backing, conversation, data.get("open"))
        data = {**data, "turn": 0}
    match data:
        case {"do": "new"}:
            return Conversation(language=conversation.language, setting=conversation.setting)
        case {"do": "language"}:
            other: Language = "en" if conversation.language == "sv" else "sv"
            return replace(conversation, language=other, trouble=None)
        case {"do": "setting"}:
            setting = conversation.setting.changed(data, backing.engine.vocabulary)
            return replace(conversation, setting=setting)
        case {"do": "example", "index": int(index)} if 0 <= index < len(backing.content.examples):
            return ask(
                backing, conversation, backing.content.examples[index].text(conversation.language)
            )
        case {"do": "option" | "change" | "set" | "moment" | "wrong", "turn": int(place)}:
            if 0 <= place < len(conversation.turns):
                return _tapped(backing, conversation, place, data)
            return replace(conversation, trouble=texts(conversation.language).bad_choice)
    return conversation


def shown(backing: Backing, conversation: Conversation) -> str:
    """The conversation as HTML."""
    last = len(conversation.turns) - 1
    cards = [
        card(
            View(
                turn=turn,
                vocabulary=backing.engine.vocabulary,
                place=place,
                newest=place == last and conversation.trouble is None,
            )
        )
        for place, turn in enumerate(conversation.turns)
    ]
    if conversation.trouble is not None:
        cards.append(failure(conversation.trouble, conversation.language))
    return "".join(cards) or start(backing.content, conversation.language)


def option_value(vocabulary: Vocabulary, asked: FollowUp, option: str) -> str:
    """The vocabulary id that an option stands for, given as id or as label."""
    slot = vocabulary.slots.get(asked.slot)
    if slot is None or option in slot.values:
        return option
    by_label = {text: key for key, label in slot.values.items() for text in (label.sv, label.en)}
    return by_label.get(option, option)


def _tapped(
    backing: Backing, conversation: Conversation, place: int, data: Mapping[str, Any]
) -> Conversation:
    turn = conversation.turns[place]
    words = texts(conversation.language)
    if data["do"] == "wrong":
        return _reported(backing, conversation, place, data)
    match data:
        case {"do": "option", "index": int(index)}:
            picked = _option(backing.engine.vocabulary, turn.answer, index)
        case {"do": "change", "index": int(index)}:
            picked = _change(backing.engine.vocabulary, turn.answer, index)
        case {"do": "set", "slot": str(slot), "value": str(value)}:
            picked = _set(backing.engine.vocabulary, turn.answer, slot, value)
        case {"do": "moment", "at": str(at)}:
            moment = backing.clock() if at == "now" else read_local(at, backing.engine.vocabulary)
            picked = (
                None if moment is None else ("moment", _point(moment, backing.engine.vocabulary))
            )
        case _:
            picked = None
    if picked is None:
        return replace(conversation, trouble=words.bad_choice)
    return _chosen(backing, conversation, turn, *picked)


def _option(vocabulary: Vocabulary, answer: Answer, index: int) -> tuple[str, object] | None:
    asked = answer.follow_up
    if asked is None or not 0 <= index <= len(asked.options):
        return None
    if index == len(asked.options):
        return asked.slot, UNKNOWN
    return asked.slot, option_value(vocabulary, asked, asked.options[index])


def _change(vocabulary: Vocabulary, answer: Answer, index: int) -> tuple[str, object] | None:
    if not 0 <= index < len(answer.changes):
        return None
    slot, value = answer.changes[index].slot, answer.changes[index].value
    if isinstance(value, list | tuple):
        value = list(value) if vocabulary.slots[slot].many else value[0]
    return slot, value


def _set(
    vocabulary: Vocabulary, answer: Answer, slot_id: str, value: str
) -> tuple[str, object] | None:
    """A slot set to a value; in a list slot the value is put in or taken out."""
    slot = vocabulary.slots.get(slot_id)
    if slot is None or slot.interval:
        return None
    if not slot.many:
        return slot_id, value
    now = answer.case.get(slot_id)
    has = [value_id(each) for each in now.value] if now is not None else []
    return slot_id, [each for each in has if each != value] if value in has else [*has, value]


def _point(moment: datetime, vocabulary: Vocabulary) -> dict[str, str]:
    at = moment.astimezone(vocabulary.zone).replace(microsecond=0).isoformat()
    return {"from": at, "to": at}


def _chosen(
    backing: Backing, conversation: Conversation, turn: Turn, slot: str, value: object
) -> Conversation:
    engine, answer = backing.engine, turn.answer
    words = texts(conversation.language)
    if slot not in engine.vocabulary.slots:
        return replace(conversation, trouble=words.bad_choice)
    chosen = {**turn.chosen, slot: value}
    name = labels.slot_name(engine.vocabulary, slot, answer.language)
    told = labels.slot_value(engine.vocabulary, slot, value, answer.language) or words.not_said
    as_of = datetime.fromisoformat(answer.as_of)
    return _answered(
        conversation,
        lambda: Turn(
            answer=backing.on(turn.known_at).engine.ask(
                answer.question, as_of, turn.history, chosen
            ),
            history=turn.history,
            chosen=chosen,
            tapped={**turn.tapped, slot: value},
            known_at=turn.known_at,
            choice=f"{name}: {told}",
        ),
        words.bad_choice,
    )


def _reported(
    backing: Backing, conversation: Conversation, place: int, data: Mapping[str, Any]
) -> Conversation:
    turn = conversation.turns[place]
    try:
        made = report(
            turn.answer,
            reason=str(data.get("reason", "")),
            words=str(data.get("words", "")),
            history=turn.history,
            chosen=turn.chosen,
            now=backing.clock(),
        )
        backing.queue.put(made)
    except AssistantError as error:
        if not isinstance(error, UsageError):
            _LOG.error("%s", error)
        return replace(conversation, trouble=texts(conversation.language).not_reported)
    turns = list(conversation.turns)
    turns[place] = replace(turn, reported=True)
    return replace(conversation, turns=tuple(turns), trouble=None)


def _with_zone(moment: datetime, vocabulary: Vocabulary) -> datetime:
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=vocabulary.zone)


def _answered(conversation: Conversation, make: Callable[[], Turn], misused: str) -> Conversation:
    try:
        turn = make()
    except UsageError:
        return replace(conversation, trouble=misused)
    except Exception as error:
        _LOG.error("%s", describe(error))
        return replace(conversation, trouble=texts(conversation.language).failed)
    kept = (*conversation.turns, turn)[-MAX_TURNS:]
    return replace(conversation, turns=kept, trouble=None)
