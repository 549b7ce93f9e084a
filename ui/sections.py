"""The text of an answer cut into its parts, and what of it the rest of a card does not show."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.answering.phrases import phrase
from assistant.domain.answer import Answer
from ui import markdown

_TITLE = re.compile(r"\*\*[^*]+\*\*:?\s*")


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """A titled part of the text."""

    title: str | None
    """None for what stands before the first title."""
    units: tuple[str, ...]
    """Paragraphs, and items of lists with what is nested in them."""

    @property
    def text(self) -> str:
        """The units as Markdown again."""
        return "\n".join(f"{unit}\n" if not _is_item(unit) else unit for unit in self.units)


def headline(answer: Answer) -> str:
    """The first paragraph of the text, as one line of Markdown.

    Empty where it only leads in what follows (ends in a colon).
    """
    blocks = markdown.blocks(answer.answer)
    first = " ".join(line.strip() for line in blocks[0]).lstrip("# ") if blocks else ""
    return "" if markdown.bare(first).endswith(":") else first


def several(answer: Answer) -> str | None:
    """The note that the question has several patients, where it has."""
    note = phrase("several_patients", answer.language)
    return note if note in answer.assumptions else None


def body(answer: Answer) -> str:
    """Everything after the headline and the note of several patients, as Markdown."""
    begin = 1 if headline(answer) else 0
    blocks = ["\n".join(block) for block in markdown.blocks(answer.answer)[begin:]]
    note = several(answer)
    return "\n\n".join(each for each in blocks if note is None or each != f"*{note}*")


def unseen(answer: Answer) -> tuple[Section, ...]:
    """What the text says and no list of the answer repeats.

    Duties are repeated where an assignment names the same actor, the other
    parts where a claim, gap, change, presumption or question has the same words,
    and anything that has no word beyond the headline's.
    The moment stands at the head of the card.
    """
    actors = [each.actor_label for each in answer.responsibilities]
    said = [
        *(each.claim for each in answer.positions),
        *answer.gaps,
        *(each.becomes for each in answer.changes),
        *answer.assumptions,
        *([answer.follow_up.question] if answer.follow_up else []),
    ]
    moment = f"**{phrase('holds_for', answer.language)}:**"
    first = _words(headline(answer))
    left: list[Section] = []
    for section in _sections(answer):
        known = [*said, *actors] if section.title is None else said
        units = tuple(
            unit
            for unit in section.units
            if not unit.startswith(moment)
            and not _repeats(unit, known)
            and not _words(unit) <= first
        )
        if units:
            left.append(Section(title=section.title, units=units))
    return tuple(left)


def _sections(answer: Answer) -> Iterable[Section]:
    title: str | None = None
    units: list[str] = []
    for block in markdown.blocks(answer.answer)[1:]:
        if len(block) == 1 and _TITLE.fullmatch(block[0]):
            yield Section(title=title, units=tuple(units))
            title, units = block[0].strip(" *:"), []
        elif markdown.is_list(block):
            units += ["\n".join(item) for item in markdown.items(block)]
        else:
            units.append("\n".join(block))
    yield Section(title=title, units=tuple(units))


def _repeats(unit: str, known: Iterable[str]) -> bool:
    words = markdown.bare(unit)
    return any(bare in words for each in known if (bare := markdown.bare(each).rstrip(". ")))


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", markdown.bare(text)))


def _is_item(unit: str) -> bool:
    return markdown.is_list([unit])
