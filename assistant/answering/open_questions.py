"""Questions that the sources are known to leave open, as the corpus records them."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from assistant.answering.about import about
from assistant.answering.citing import Citer
from assistant.answering.draft import Draft
from assistant.answering.phrases import phrase
from assistant.domain.question import Language, LookupKind
from assistant.domain.rule import Gap

WORDS_ASKED_FOR: frozenset[LookupKind] = frozenset({"position", "comparison", "list", "existence"})
"""Lookups of what somebody says or which things there are: told in a matter that is open too."""
_SENTENCE = re.compile(r"[^.!?]*(?:[.!?](?=\w)[^.!?]*)*[.!?]*")


class OpenQuestions:
    """The gaps that a question can ask for outright."""

    def __init__(self, gaps: Sequence[Gap]) -> None:
        self._gaps = tuple((gap, about(gap.about)) for gap in gaps)

    def outright(self, question: str, notes: Collection[str]) -> tuple[Gap, ...]:
        """Those that the asking sentences themselves ask for, not what is told before them."""
        return self.asked(" ".join(_asking(question)), notes)

    def asked(self, question: str, notes: Collection[str]) -> tuple[Gap, ...]:
        """Gaps that a question's words, or what the reader noted of it, ask for."""
        return tuple(
            gap
            for gap, words in self._gaps
            if (gap.note is not None and gap.note in notes) or words.touches(question)
        )


def _asking(text: str) -> list[str]:
    """The sentences that end in a question mark; all of a text without one."""
    sentences = _SENTENCE.findall(text)
    return [sentence for sentence in sentences if sentence.endswith("?")] or sentences


def say_open(gaps: Sequence[Gap], citer: Citer, language: Language) -> Draft:
    """The answer to a question that the sources leave open: that they do, and what is nearest."""
    told = [gap.says.text(language) for gap in gaps]
    nearest: list[int] = []
    lines = [f"**{text}**" for text in told]
    quoted: list[str] = []
    for ground in (ground for gap in gaps for ground in gap.nearest):
        numbers = [citer.span(ground.file, span) for span in ground.spans]
        nearest += numbers
        quoted.append(f"- ”{ground.quote}” {''.join(f'[{n}]' for n in numbers)}")
    if quoted:
        lines += ["", f"**{phrase('nearest', language)}**", *quoted]
    return Draft(
        status="silent",
        text="\n".join(lines),
        gaps=tuple(told),
        nearest=tuple(dict.fromkeys(nearest)),
    )
