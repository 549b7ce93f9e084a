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
from assistant.answering.open_questions import OpenQuestions, say_open
from assistant.answering.phrases import date_words
from assistant.answering.phrases import phrase as say
from assistant.answering.premises import corrections, refuted
from assistant.answering.premises_of_time import HOURS_OF, Dated, corrected_times
from assistant.answering.responsibility import compose
from assistant.answering.scope import ask_back, refuse
from assistant.answering.telling import Telling
from assistant.answering.tracing import trace_in_words
from assistant.corpus.store import Corpus
from assistant.domain.answer import Answer, CaseSlot, TracedDuty, Versions
from assistant.domain.changes import find_alternatives
from assistant.domain.clause import Passage
from assistant.domain.outcome import Facts
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
from assistant.domain.vocabulary import UNKNOWN, Vocabulary, value_id
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

    def draft(self, understanding: Understanding, citer: Citer) -> Draft:
        """The draft of an answer to a lookup."""


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
        self._bundles = {frozenset(b) for b in (*bundles, knowledge.vocabulary.default_duties)}
        self._resolver = Resolver(knowledge.book, knowledge.vocabulary, knowledge.calendar)

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
        return self._resolver

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
        understanding = self._reader.read(question)
        understood = perf_counter()
        citer = Citer(self.corpus)
        draft = self._with_times_corrected(self._draft(understanding, citer), understanding, citer)
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
        if not self._resolver.possible(_facts(slots, self.vocabulary)):
            raise BadCaseError(
                "The case has values that can't occur together, such as an adult in housing for "
                "children; leave one of them out."
            )
        citer = Citer(self.corpus)
        anchor = self._anchor(as_of)
        draft = self._responsibility(slots, anchor, language, citer, traced=trace)
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

    def _draft(self, understanding: Understanding, citer: Citer) -> Draft:
        anchor = understanding.question.as_of
        language = understanding.language
        if understanding.kind == "responsibility":
            return self._responsibility(
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
            left_open = self._open.asked(understanding.question.text, understanding.notes)
            if left_open:
                return say_open(left_open, citer, language)
            return self._lookups.draft(understanding, citer)
        if understanding.kind == "unclear":
            return ask_back(understanding.unclear_slot or "plikt", self.vocabulary, language)
        reason = understanding.out_of_scope or "other_topic"
        whom = None
        if reason == "medical_advice":
            advice = SlotValue(value=(self.vocabulary.advice_duty,), source="presumed")
            slots = {**understanding.slots, "plikt": advice}
            whom = self._responsibility(slots, anchor, language, citer)
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
            self._telling(citer, understanding.language),
            self._dated,
            self._parts_of_day,
            understanding.question.as_of.date(),
        )
        if not corrected:
            return draft
        if draft.status == "silent" and understanding.kind == "lookup":
            return Draft(status="settled", text="\n".join(corrected))
        return replace(draft, text="\n".join([*corrected, "", draft.text]))

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

    def _responsibility(
        self,
        slots: Mapping[str, SlotValue],
        anchor: datetime,
        language: Language,
        citer: Citer,
        *,
        narrowed: Mapping[str, frozenset[str]] = {},
        open_questions: Sequence[Gap] = (),
        touched: Sequence[Gap] = (),
        claims: Sequence[tuple[str, str]] = (),
        asked_about: str | None = None,
        traced: bool = False,
    ) -> Draft:
        unknown = [slot for slot, found in slots.items() if found.value == UNKNOWN]
        known = _facts(slots, self.vocabulary)
        open_ = {s: values for s, values in narrowed.items() if s not in known or s in unknown}
        facts = {**known, **open_}
        excluded = self._resolver.excluded_slot(facts)
        if excluded is not None:
            return ask_back(excluded, self.vocabulary, language)
        moment, said = _moment(slots, anchor)
        duties = self._duties(slots, asked_about)
        beside = [d for duty in duties for d in self.vocabulary.beside.get(duty, ())]
        if asked_about is not None:
            theirs = self._duties_of(asked_about, facts, moment)
            beside += theirs
            claims = [*claims, *((asked_about, duty) for duty in duties if not theirs)]
        resolution = self._resolver.resolve(facts, moment, tuple(dict.fromkeys([*duties, *beside])))
        alternatives = find_alternatives(
            self._resolver,
            self.vocabulary,
            self._knowledge.calendar,
            {**resolution.presumed, **facts},
            moment,
            duties,
        )
        telling = self._telling(citer, language)
        draft = compose(
            resolution,
            alternatives,
            telling,
            asked=duties,
            said_moment=said,
            one_question=frozenset(duties) in self._bundles,
            open_questions=open_questions,
            touched=[gap for gap in touched if gap not in open_questions],
            reserves=self._reserves(open_questions, duties, language),
            not_asked=unknown,
            denied=[
                duty.duty
                for duty in resolution.duties
                if (asked_about, duty.duty) in claims
                and refuted(duty, asked_about or "", self.vocabulary)
            ],
        )
        if claims:
            claimed = tuple(dict.fromkeys(duty for _, duty in claims))
            resolved = self._resolver.resolve(facts, moment, claimed)
            corrected = corrections(
                resolved, claims, telling, asked=duties, asked_about=asked_about
            )
            draft = replace(draft, text="\n".join([*corrected, "", draft.text]).strip())
        return replace(
            draft,
            rules=resolution.fired,
            trace=trace_in_words(resolution, telling) if traced else (),
        )

    def _telling(self, citer: Citer, language: Language) -> Telling:
        return Telling(
            vocabulary=self.vocabulary,
            book=self._knowledge.book,
            calendar=self._knowledge.calendar,
            citer=citer,
            language=language,
        )

    def _reserves(
        self, open_questions: Sequence[Gap], duties: Sequence[str], language: Language
    ) -> dict[str, str]:
        """What a procedure that no source names puts in doubt: duties that depend on procedures."""
        texts = [g.reserve.text(language) for g in open_questions if g.reserve is not None]
        lists = [slot.id for slot in self.vocabulary.slots.values() if slot.many]
        return {
            duty: texts[0]
            for duty in duties
            if texts and any(self._resolver.tests(duty, slot) for slot in lists)
        }

    def _duties(
        self, slots: Mapping[str, SlotValue], asked_about: str | None = None
    ) -> tuple[str, ...]:
        """The duties named; else those that the actor asked about may have, or the usual ones."""
        asked = slots.get("plikt")
        if asked is not None and isinstance(asked.value, tuple) and asked.value:
            return asked.value
        usual = self.vocabulary.default_duties
        if asked_about is None:
            return usual
        theirs = tuple(
            duty
            for duty in usual
            if any(
                rule.actor == asked_about and not rule.supplements
                for rule in self._knowledge.book.for_duty(duty)
            )
        )
        return theirs or usual

    def _duties_of(self, actor: str, facts: Facts, moment: Moment) -> list[str]:
        """The usual duties that an actor has, or is to have, in a case."""
        usual = self.vocabulary.default_duties
        return [
            duty.duty
            for duty in self._resolver.resolve(facts, moment, usual).duties
            if any(a.actor == actor for outcome in duty.outcomes for a in outcome.assignments)
        ]

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


def _facts(slots: Mapping[str, SlotValue], vocabulary: Vocabulary) -> Facts:
    """The slots that rules test, as ids; one that the asker does not know, as all it may be."""
    facts: dict[str, str | tuple[str, ...] | frozenset[str]] = {}
    for slot, found in slots.items():
        if slot == "plikt" or isinstance(found.value, Moment):
            continue
        value = found.value
        if value == UNKNOWN:
            facts[slot] = frozenset(vocabulary.slots[slot].values)
        else:
            facts[slot] = value if isinstance(value, tuple) else value_id(value)
    return facts


def _moment(slots: Mapping[str, SlotValue], anchor: datetime) -> tuple[Moment, bool]:
    """The moment asked about, and whether it was said."""
    said = slots.get("moment")
    if said is not None and isinstance(said.value, Moment):
        return said.value, True
    return Moment(start=anchor, end=anchor), False


def _shown(value: str | bool | tuple[str, ...] | Moment) -> object:
    if isinstance(value, Moment):
        return {"from": value.start.isoformat(), "to": value.end.isoformat()}
    return list(value) if isinstance(value, tuple) else value
