"""A conversation as values: what was asked, what was answered, what comes next."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from assistant import labels
from assistant.api.engine import Engine
from assistant.domain.answer import Answer, FollowUp
from assistant.domain.question import Language
from assistant.domain.vocabulary import Vocabulary
from assistant.errors import UsageError
from assistant.unexpected import describe
from ui import render
from ui.content import Content
from ui.texts import texts

MAX_TURNS = 30
"""Turns kept; the oldest go first."""
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True, slots=True)
class Turn:
    """One question that got an answer, with its personal data masked."""

    answer: Answer
    history: tuple[str, ...]
    """What had been asked before it."""
    chosen: Mapping[str, object] = field(default_factory=dict)
    """Slots set by tapping."""
    choice: str | None = None
    """The last of them in words."""

    @property
    def said(self) -> str:
        """The turn as later questions see it."""
        return (
            self.answer.question if self.choice is None else f"{self.answer.question} {self.choice}"
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Conversation:
    """What one browser has asked since it began; nothing of it outlives the page."""

    language: Language = "sv"
    turns: tuple[Turn, ...] = ()
    trouble: str | None = None
    """A sentence on why the last question got no answer."""


def ask(engine: Engine, conversation: Conversation, text: str) -> Conversation:
    """The conversation with one more question answered."""
    history = tuple(turn.said for turn in conversation.turns)
    words = texts(conversation.language)
    return _answered(
        conversation,
        lambda: Turn(answer=engine.ask(text, None, history, {}), history=history),
        words.bad_question,
    )


def tap(
    engine: Engine, content: Content, conversation: Conversation, data: Mapping[str, Any]
) -> Conversation:
    """The conversation after a tap on one of the page's buttons.

    Args:
        engine: What answers.
        content: Holds the examples.
        conversation: As it stands.
        data: What the button says of itself; anything else leaves all as it was.
    """
    match data:
        case {"do": "new"}:
            return Conversation(language=conversation.language)
        case {"do": "language"}:
            return replace(
                conversation, language="en" if conversation.language == "sv" else "sv", trouble=None
            )
        case {"do": "example", "index": int(index)} if 0 <= index < len(content.examples):
            return ask(engine, conversation, content.examples[index].text(conversation.language))
        case {"do": "option" | "change" as kind, "turn": int(place), "index": int(index)} if (
            0 <= place < len(conversation.turns) and index >= 0
        ):
            return _choose(engine, conversation, kind, place, index)
    return conversation


def shown(engine: Engine, content: Content, conversation: Conversation) -> str:
    """The conversation as HTML."""
    last = len(conversation.turns) - 1
    cards = [
        render.card(
            turn.answer,
            engine.vocabulary,
            turn=place,
            choice=turn.choice,
            newest=place == last and conversation.trouble is None,
        )
        for place, turn in enumerate(conversation.turns)
    ]
    if conversation.trouble is not None:
        cards.append(render.failure(conversation.trouble, conversation.language))
    return "".join(cards) or render.start(content, conversation.language)


def option_value(vocabulary: Vocabulary, asked: FollowUp, option: str) -> str:
    """The vocabulary id that an option stands for, given as id or as label."""
    slot = vocabulary.slots.get(asked.slot)
    if slot is None or option in slot.values:
        return option
    by_label = {text: key for key, label in slot.values.items() for text in (label.sv, label.en)}
    return by_label.get(option, option)


def _choose(
    engine: Engine, conversation: Conversation, kind: str, place: int, index: int
) -> Conversation:
    turn = conversation.turns[place]
    answer = turn.answer
    words = texts(conversation.language)
    value: object
    if kind == "option" and answer.follow_up is not None and index < len(answer.follow_up.options):
        slot = answer.follow_up.slot
        value = option_value(engine.vocabulary, answer.follow_up, answer.follow_up.options[index])
    elif kind == "change" and index < len(answer.changes):
        slot, value = answer.changes[index].slot, answer.changes[index].value
        if isinstance(value, list | tuple) and not engine.vocabulary.slots[slot].many:
            value = value[0]
    else:
        return replace(conversation, trouble=words.bad_choice)
    chosen = {**turn.chosen, slot: value}
    name = labels.slot_name(engine.vocabulary, slot, answer.language)
    choice = f"{name}: {labels.slot_value(engine.vocabulary, slot, value, answer.language)}"
    return _answered(
        conversation,
        lambda: Turn(
            answer=engine.ask(answer.question, None, turn.history, chosen),
            history=turn.history,
            chosen=chosen,
            choice=choice,
        ),
        words.bad_choice,
    )


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
