"""What every part of a card needs: the turn, its place, and its words in its language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape

from assistant import labels
from assistant.domain.answer import Answer, Citation
from assistant.domain.question import Language
from assistant.domain.vocabulary import Vocabulary
from ui import markdown
from ui.links import citation_link
from ui.texts import Texts, texts
from ui.turn import Turn

_TOLD_ELSEWHERE = frozenset({"moment", "plikt"})
"""Slots that the head of a card and its rows tell anyhow."""


@dataclass(frozen=True, kw_only=True, slots=True)
class View:
    """A turn where it stands in the conversation."""

    turn: Turn
    vocabulary: Vocabulary
    """Gives slots, values, duties and parties their names."""
    place: int
    """Place of the turn in the conversation, from 0; buttons name it."""
    newest: bool
    """Whether it is the last one, whose question can be answered."""

    @property
    def answer(self) -> Answer:
        """The answer that is shown."""
        return self.turn.answer

    @property
    def language(self) -> Language:
        """The answer's language."""
        return self.answer.language

    @property
    def words(self) -> Texts:
        """The page's words in it."""
        return texts(self.language)

    def cites(self, numbers: Sequence[int]) -> str:
        """Links to citations, beside what they support."""
        links = [link for number in numbers if (link := self.cite(number)) is not None]
        return f' <span class="cites">{" ".join(links)}</span>' if links else ""

    def cite(self, number: int) -> str | None:
        """The link of one citation number; None where the answer has no such citation."""
        citation = next((each for each in self.answer.citations if each.n == number), None)
        if citation is None:
            return None
        title = escape(f"{citation.title}, {citation.locator}")
        # A title is in the language of its element, and that one is the document's.
        return (
            f'<a class="cite" data-clause href="{escape(self.link(citation))}" '
            f'lang="sv" title="{title}"><span lang="{self.language}">'
            f'<span class="sr">{escape(self.words.source)} </span>{number}</span></a>'
        )

    def inline(self, text: str) -> str:
        """One line of the answer's Markdown as HTML, with its citations linked."""
        return markdown.inline(text, self.cite, self.names)

    def prose(self, text: str) -> str:
        """Markdown of the answer as HTML, with its citations linked."""
        return markdown.to_html(text, self.cite, self.names)

    @property
    def names(self) -> Sequence[str]:
        """What the sources are called, where the answer around their names is not Swedish."""
        if self.language == "sv":
            return ()
        return [name for each in self.answer.citations for name in (each.title, each.locator)]

    def link(self, citation: Citation) -> str:
        """Address of the place a citation quotes."""
        return citation_link(citation, self.language)

    def duty(self, duty: str) -> str:
        """A duty's name."""
        return labels.word(self.vocabulary.duties, duty, self.language)

    def slot_name(self, slot: str) -> str:
        """A slot's name."""
        return labels.slot_name(self.vocabulary, slot, self.language)

    def slot_value(self, slot: str, value: object) -> str:
        """A slot's value in words."""
        return labels.slot_value(self.vocabulary, slot, value, self.language)

    @property
    def choices(self) -> tuple[str, ...]:
        """Every slot that was set by hand, with its value, in words."""
        return tuple(
            f"{self.slot_name(slot)}: {self.slot_value(slot, value) or self.words.not_said}"
            for slot, value in self.turn.chosen.items()
        )

    @property
    def carried(self) -> str:
        """What of the case was taken over from earlier questions, in words; empty for nothing."""
        taken = [
            self.slot_value(slot, each.value)
            for slot, each in self.answer.case.items()
            if each.source == "history" and slot not in _TOLD_ELSEWHERE
        ]
        return f"{self.words.carried}: {', '.join(taken)}" if taken else ""

    @property
    def read_as(self) -> str:
        """The case that was answered, slot by slot, less what is only presumed."""
        return "; ".join(
            f"{self.slot_name(slot)}: {self.slot_value(slot, each.value) or self.words.not_said}"
            for slot, each in self.answer.case.items()
            if each.source != "presumed" and slot not in _TOLD_ELSEWHERE
        )

    @property
    def moment(self) -> str:
        """The moment the answer is about, in words."""
        slot = self.answer.case.get("moment")
        if slot is not None:
            return self.slot_value("moment", slot.value)
        return labels.time_words(datetime.fromisoformat(self.answer.as_of), self.language)
