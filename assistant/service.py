"""The assistant: one way from a question to an answer whose every quote is checked."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time
from time import perf_counter
from typing import Protocol

from assistant import __version__
from assistant.answering.citing import Citer
from assistant.answering.draft import Draft
from assistant.answering.duty_answers import DutyAnswers
from assistant.answering.hours import HOURS_OF, asks_hours, hours_draft
from assistant.answering.open_questions import WORDS_ASKED_FOR, OpenQuestions, say_open
from assistant.answering.phrases import date_words
from assistant.answering.phrases import phrase as say
from assistant.answering.premises_of_time import Dated, corrected_times
from assistant.answering.scope import ask_back, refuse
from assistant.answering.telling import telling_from
from assistant.corpus.store import Corpus
from assistant.domain.answer import Answer, CaseSlot, TracedDuty, Versions
from assistant.domain.clause import Passage
from assistant.domain.question import (
    Filters,
    Kind,
    Language,
    Moment,
    Question,
    SlotValue,
    Understanding,
)
from assistant.domain.resolve import Resolver
from assistant.domain.rule import Gap
from assistant.domain.vocabulary import Vocabulary
from assistant.errors import BadCaseError
from assistant.knowledge import Knowledge
from assistant.understanding.asked_actor import actor_asked_about
from assistant.understanding.claims import claims_in
from assistant.understanding.notes import UNNAMED, narrowed_slots
from assistant.understanding.personal_data import Masked


class Reads(Protocol):
    """What the assistant needs of understanding."""

    def prepare(self, text: str) -> Masked:
        """A question cleaned and with personal data masked.

        Raises:
            BadQuestionError: empty, too long, or not text.
        """

    def read(self, question: Question) -> Understanding:
        """The question's kind, slots and topic."""


class LooksUp(Protocol):
    """What the assistant needs of search and of cited lookup answers."""

    def search(self, text: str, k: int = 10, filters: Filters = ...) -> list[Passage]:
        """Clauses that fit the words best, best first."""

    def holds(self, text: str) -> bool:
        """Whether the sources hold every thing that a text names, and it names several."""

    def asks_for_cells(self, understanding: Understanding) -> bool:
        """Whether a question, whatever it seems to be, asks for figures in a table."""

    def draft(self, understanding: Understanding, citer: Citer) -> Draft:
        """The draft of an answer to a lookup."""

    def beside(self, understanding: Understanding, citer: Citer) -> str | None:
        """What the sources say of a question answered as another kind; None where nothing."""


class Assistant:
    """Answers questions from one corpus. Keeps nothing between questions; thread-safe.

    ``bundles`` are lists of duties that stand for one way of asking; ``unnamed``
    says, for procedures people ask about, that no source names them.
    """

    def __init__(
        self,
        knowledge: Knowledge,
        reader: Reads,
        lookups: LooksUp,
        clock: Callable[[], datetime],
        bundles: Collection[tuple[str, ...]] = (),
        unnamed: Mapping[str, Gap] = {},
        dated: Mapping[str, Dated] = {},
        parts_of_day: Mapping[str, tuple[time, time]] = {},
    ) -> None:
        self._knowledge = knowledge
        self._reader = reader
        self._lookups = lookups
        self._clock = clock
        self._unnamed = dict(unnamed)
        self._dated = dict(dated)
        self._parts_of_day = dict(parts_of_day)
        self._open = OpenQuestions(knowledge.book.gaps)
        self._duties = DutyAnswers(knowledge, bundles)

    @property
    def corpus(self) -> Corpus:
        """The corpus that answers rest on."""
        return self._knowledge.corpus

    @property
    def vocabulary(self) -> Vocabulary:
        """The closed vocabularies with their labels."""
        return self._knowledge.vocabulary

    @property
    def versions(self) -> Versions:
        """What answers are made from."""
        return Versions(
            corpus=self.corpus.version, rules=self._knowledge.book.version, program=__version__
        )

    @property
    def resolver(self) -> Resolver:
        """What says who has which duty."""
        return self._duties.resolver

    def ask(
        self,
        text: str,
        as_of: datetime | None = None,
        history: Sequence[str] = (),
        chosen: Mapping[str, object] = {},
    ) -> Answer:
        """Answer a question in words.

        ``as_of`` is the moment it is about (now where None; the county's zone
        where it has no offset), ``history`` the same user's earlier turns, oldest
        first, ``chosen`` slots set by hand, which override words.

        Raises:
            BadQuestionError: the question is empty, too long, or not text.
            BadCaseError: a chosen slot or value is outside the vocabulary.
        """
        started = perf_counter()
        question = Question(
            text=self._reader.prepare(text).text,
            as_of=self._anchor(as_of),
            history=tuple(self._reader.prepare(turn).text for turn in history),
            chosen={slot: self.vocabulary.value(slot, raw) for slot, raw in chosen.items()},
        )
        understanding = self._of_the_sources(self._reader.read(question))
        understood = perf_counter()
        citer = Citer(self.corpus, understanding.language)
        draft = self._with_times_corrected(self._draft(understanding, citer), understanding, citer)
        draft = self._with_quotes_beside(draft, understanding, citer)
        if understanding.masked:
            told = say("masked", understanding.language)
            draft = replace(draft, text=f"{draft.text}\n\n*{told}*")
        draft = self._with_remarks(draft, understanding)
        return self._answer(
            draft,
            citer,
            question=question.text,
            language=understanding.language,
            kind=understanding.kind,
            as_of=question.as_of,
            slots=understanding.slots,
            timings={"understand": understood - started, "answer": perf_counter() - understood},
        )

    def resolve(
        self,
        case: Mapping[str, object],
        as_of: datetime | None = None,
        *,
        trace: bool = False,
        language: Language = "sv",
    ) -> Answer:
        """Answer a structured case: slots and their values; ``plikt`` are the duties asked for.

        With ``trace`` the answer also says what became of every rule of its duties.

        Raises:
            BadCaseError: a slot or value is outside the vocabulary.
        """
        started = perf_counter()
        slots = {
            slot: SlotValue(value=self.vocabulary.value(slot, raw), source="chosen")
            for slot, raw in case.items()
        }
        if not self._duties.possible(slots):
            raise BadCaseError(
                "The case has values that can't occur together, such as an adult in housing for "
                "children; leave one of them out."
            )
        citer = Citer(self.corpus, language)
        anchor = self._anchor(as_of)
        draft = self._duties.draft(slots, anchor, language, citer, traced=trace)
        return self._answer(
            draft,
            citer,
            question="",
            language=language,
            kind="responsibility",
            as_of=anchor,
            slots=slots,
            timings={"answer": perf_counter() - started},
            trace=draft.trace if trace else None,
        )

    def search(self, text: str, k: int = 10) -> list[Passage]:
        """The passages that fit the words best, best first."""
        return self._lookups.search(self._reader.prepare(text).text, k)

    def _known_on(self, language: Language) -> str:
        """That only what was known on a day is answered from, where that is so."""
        day = self._knowledge.known_on
        if day is None:
            return ""
        told = say("known_on", language).format(day=date_words(day, language))
        return f"\n\n*{told}*"

    def _anchor(self, as_of: datetime | None) -> datetime:
        moment = as_of or self._clock()
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=self.vocabulary.zone)
        return self._knowledge.calendar.local(moment).replace(microsecond=0)

    def _of_the_sources(self, understanding: Understanding) -> Understanding:
        """A lookup for a question of another topic as it seems, whose words the sources hold, for
        one of somebody's hours that names no duty, and for one of figures in a table."""
        if understanding.kind == "unclear" and asks_hours(understanding):
            return replace(understanding, kind="lookup", lookup="fact", unclear_slot=None)
        text = understanding.search_text or understanding.question.text
        if understanding.out_of_scope == "other_topic" and self._lookups.holds(text):
            return replace(understanding, kind="lookup", lookup="fact", out_of_scope=None)
        if understanding.kind != "lookup" and self._lookups.asks_for_cells(understanding):
            return replace(
                understanding,
                kind="lookup",
                lookup="amount",
                out_of_scope=None,
                unclear_slot=None,
            )
        return understanding

    def _draft(self, understanding: Understanding, citer: Citer) -> Draft:
        anchor = understanding.question.as_of
        language = understanding.language
        if understanding.kind == "responsibility":
            return self._duties.draft(
                understanding.slots,
                anchor,
                language,
                citer,
                narrowed=narrowed_slots(understanding.notes, self.vocabulary),
                open_questions=self._open_questions(understanding),
                touched=self._open.asked(understanding.question.text, ()),
                claims=claims_in(understanding.notes),
                asked_about=actor_asked_about(understanding.notes),
            )
        if understanding.kind == "lookup":
            hours = hours_draft(
                understanding, telling_from(self._knowledge, citer, language), self.corpus
            )
            if hours is not None:
                return hours
            left_open = self._open.asked(understanding.question.text, understanding.notes)
            if left_open and understanding.lookup not in WORDS_ASKED_FOR:
                return say_open(left_open, citer, language)
            return self._lookups.draft(understanding, citer)
        if understanding.kind == "unclear":
            return ask_back(understanding.unclear_slot or "plikt", self.vocabulary, language)
        reason = understanding.out_of_scope or "other_topic"
        whom = None
        if reason == "medical_advice":
            advice = SlotValue(value=(self.vocabulary.advice_duty,), source="presumed")
            slots = {**understanding.slots, "plikt": advice}
            whom = self._duties.draft(slots, anchor, language, citer)
        noted = self._open.asked("", [reason])
        return refuse(reason, self.vocabulary, language, whom, noted)

    def _with_times_corrected(
        self, draft: Draft, understanding: Understanding, citer: Citer
    ) -> Draft:
        """The draft after what the question wrongly takes for granted of hours and dates."""
        if understanding.kind not in ("responsibility", "lookup"):
            return draft
        corrected = corrected_times(
            understanding.claimed_times,
            telling_from(self._knowledge, citer, understanding.language),
            self._dated,
            self._parts_of_day,
            understanding.question.as_of.date(),
        )
        if not corrected:
            return draft
        if draft.status == "silent" and understanding.kind == "lookup":
            return Draft(status="settled", text="\n".join(corrected))
        return replace(draft, text="\n".join([*corrected, "", draft.text]))

    def _with_quotes_beside(
        self, draft: Draft, understanding: Understanding, citer: Citer
    ) -> Draft:
        """The draft before what the sources say, where the question may be a lookup as well."""
        if understanding.perhaps is None or understanding.kind == "lookup":
            return draft
        asked = replace(understanding, kind="lookup", lookup=understanding.perhaps)
        told = self._lookups.beside(asked, citer)
        if told is None:
            return draft
        head = say("perhaps_lookup", understanding.language)
        return replace(draft, text=f"{draft.text}\n\n**{head}**\n\n{told}")

    def _with_remarks(self, draft: Draft, understanding: Understanding) -> Draft:
        """The draft with what is worth saying of how the question was read."""
        language = understanding.language
        text, remarks = draft.text, []
        by_model = [slot for slot, found in understanding.slots.items() if found.note is not None]
        if by_model:
            labels = [self.vocabulary.slots[slot].label.text(language) for slot in by_model]
            remarks.append(say("read_by_model", language).format(slots=", ".join(labels)))
        if understanding.kind == "responsibility" and understanding.patients > 1:
            several = say("several_patients", language)
            first, *rest = text.split("\n\n", 1)
            text = "\n\n".join([first, f"*{several}*", *rest])
            draft = replace(draft, assumptions=(*draft.assumptions, several))
        if not remarks:
            return replace(draft, text=text)
        text = "\n\n".join([text, *(f"*{remark}*" for remark in remarks)])
        return replace(draft, text=text, assumptions=(*draft.assumptions, *remarks))

    def _open_questions(self, understanding: Understanding) -> tuple[Gap, ...]:
        """Gaps the question runs into: what it asks outright, procedures no source names."""
        notes = understanding.notes
        named = [note.partition(":")[2] for note in notes if note.startswith(UNNAMED)]
        unnamed = [self._unnamed[name] for name in named if name in self._unnamed]
        claimed = {f"{HOURS_OF}{claim.actor}" for claim in understanding.claimed_times}
        outright = self._open.outright(understanding.question.text, notes)
        return (*(gap for gap in outright if gap.note not in claimed), *unnamed)

    def _case(self, slots: Mapping[str, SlotValue], anchor: datetime) -> dict[str, CaseSlot]:
        case = {
            slot: CaseSlot(value=_shown(s.value), evidence=s.evidence, source=s.source, note=s.note)
            for slot, s in slots.items()
        }
        if "moment" not in case:
            now = anchor.isoformat()
            case["moment"] = CaseSlot(value={"from": now, "to": now}, source="clock")
        return case

    def _answer(
        self,
        draft: Draft,
        citer: Citer,
        *,
        question: str,
        language: Language,
        kind: Kind,
        as_of: datetime,
        slots: Mapping[str, SlotValue],
        timings: Mapping[str, float],
        trace: tuple[TracedDuty, ...] | None = None,
    ) -> Answer:
        case = self._case(slots, as_of)
        for slot, value in draft.presumed.items():
            shown = value == "true" if self.vocabulary.slots[slot].boolean else value
            case[slot] = CaseSlot(value=shown, source="presumed")
        milliseconds = {name: round(seconds * 1000, 3) for name, seconds in timings.items()}
        return Answer(
            question=question,
            language=language,
            as_of=as_of.isoformat(),
            kind=kind,
            status=draft.status,
            answer=draft.text + self._known_on(language),
            case=case,
            responsibilities=draft.responsibilities,
            positions=draft.positions,
            citations=citer.citations(),
            assumptions=draft.assumptions,
            follow_up=draft.follow_up,
            gaps=draft.gaps,
            values=draft.values,
            changes=draft.changes,
            nearest=draft.nearest,
            rules=draft.rules,
            trace=trace,
            versions=self.versions,
            timings_ms={**milliseconds, "total": round(sum(milliseconds.values()), 3)},
        )


def _shown(value: str | bool | tuple[str, ...] | Moment) -> object:
    if isinstance(value, Moment):
        shown: dict[str, object] = {"from": value.start.isoformat(), "to": value.end.isoformat()}
        return {**shown, "or": [_shown(other) for other in value.others]} if value.others else shown
    return list(value) if isinstance(value, tuple) else value
