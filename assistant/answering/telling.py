"""What an answer is told with: labels in one language, and numbered grounds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.answering.citing import Citer, marks
from assistant.answering.phrases import date_words, listed, moment_words, phrase
from assistant.domain.calendar import Calendar
from assistant.domain.outcome import Assignment, Branch, TimedBranches
from assistant.domain.question import Language
from assistant.domain.rule import Ground, RuleBook
from assistant.domain.vocabulary import Vocabulary
from assistant.knowledge import Knowledge


@dataclass(frozen=True, kw_only=True, slots=True)
class Telling:
    """Words for ids, and citation numbers for grounds, in one answer."""

    vocabulary: Vocabulary
    book: RuleBook
    calendar: Calendar
    citer: Citer
    language: Language

    def say(self, key: str) -> str:
        """A fixed phrase."""
        return phrase(key, self.language)

    def join(self, items: Iterable[str], last: str = "and") -> str:
        """Items as a list in words, each once."""
        return listed(list(dict.fromkeys(items)), self.language, last)

    def duty(self, duty: str) -> str:
        """A duty's label."""
        return self.vocabulary.duties[duty].text(self.language)

    def duties(self, duties: Iterable[str]) -> str:
        """Several duties' labels as a list in words."""
        return self.join(self.duty(duty) for duty in duties)

    def actor(self, assignment: Assignment) -> str:
        """An actor's label, by the name that the source has."""
        label = assignment.rules[0].actor_label or self.vocabulary.actors[assignment.actor]
        return label.text(self.language)

    def party(self, party: str) -> str:
        """A party's label."""
        return self.vocabulary.parties[party].text(self.language)

    def slot(self, slot: str) -> str:
        """A slot's label."""
        return self.vocabulary.slots[slot].label.text(self.language)

    def values(self, slot_id: str, values: Iterable[str]) -> str:
        """Values of a slot as a list in words."""
        slot = self.vocabulary.slots[slot_id]
        return self.join((slot.value_label(v).text(self.language) for v in values), "or")

    def conditions(self, branch: Branch, branches: Iterable[Branch]) -> str:
        """The slot values of a branch in words; by what they are not, where that is shorter."""
        told = []
        for slot, values in branch.conditions.items():
            others = {v: None for b in branches for v in b.conditions.get(slot, ())}
            rest = [value for value in others if value not in values]
            if len(values) > max(len(rest), 1) and rest:
                told.append(f"{self.say('other_than')} {self.values(slot, rest)}")
            else:
                told.append(self.values(slot, values))
        return ", ".join(told)

    def depends_on(self, parts: Sequence[TimedBranches]) -> str:
        """What the answers on a duty differ in: the time, and the slots of their branches."""
        time = [self.say("time")] if len(parts) > 1 else []
        branches = [branch for part in parts for branch in part.answers]
        return self.join([*time, *(self.slot(slot) for b in branches for slot in b.conditions)])

    def time_of(self, part: TimedBranches, parts: Sequence[TimedBranches]) -> str:
        """Which part of the interval it is, where there is more than one; else nothing."""
        if len(parts) < 2:
            return ""
        stretches = {piece.since for p in parts for piece in p.pieces}
        told = []
        for piece in part.pieces:
            if piece.start == piece.end:
                told.append(moment_words(piece.start, piece.end, self.language))
                continue
            words = []
            if piece.since is not None and len(stretches) > 1:
                words.append(f"{self.say('from')} {date_words(piece.since, self.language)}")
            if any(
                p.since == piece.since for other in parts if other is not part for p in other.pieces
            ):
                words.append(self.bands(piece.bands))
            told.append(", ".join(words))
        return self.join(told[:1] if len(stretches) > 1 and len(parts) > 1 else told)

    def bands(self, bands: Iterable[str]) -> str:
        """Bands of time as a list in words."""
        labels = [b.label.text(self.language) for b in self.calendar.bands if b.id in bands]
        return self.join(labels) or self.say("other_time")

    def cite(self, grounds: Iterable[Ground]) -> list[int]:
        """Citation numbers of grounds, each once."""
        numbers = [self.citer.span(g.file, span) for g in grounds for span in g.spans]
        return list(dict.fromkeys(numbers))

    def cited(self, sentence: str, grounds: Iterable[Ground]) -> str:
        """A sentence with the marks of its grounds before the full stop."""
        return with_marks(sentence, self.cite(grounds))


def telling_from(knowledge: Knowledge, citer: Citer, language: Language) -> Telling:
    """What one answer from a corpus is told with."""
    return Telling(
        vocabulary=knowledge.vocabulary,
        book=knowledge.book,
        calendar=knowledge.calendar,
        citer=citer,
        language=language,
    )


def with_marks(sentence: str, numbers: Sequence[int]) -> str:
    """A sentence with citation marks before its full stop."""
    if not numbers:
        return sentence
    return f"{sentence.rstrip('.')} {marks(list(numbers))}."
