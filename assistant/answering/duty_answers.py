"""Who has which duty in a case: from its slots to the draft of an answer."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from assistant.answering.citing import Citer
from assistant.answering.draft import Draft
from assistant.answering.premises import corrections, refuted
from assistant.answering.responsibility import compose
from assistant.answering.scope import ask_back
from assistant.answering.telling import telling_from
from assistant.answering.tracing import trace_in_words
from assistant.domain.changes import find_alternatives
from assistant.domain.outcome import Facts
from assistant.domain.question import Language, Moment, SlotValue
from assistant.domain.resolve import Resolver
from assistant.domain.rule import Gap
from assistant.domain.vocabulary import UNKNOWN, Vocabulary, value_id
from assistant.knowledge import Knowledge


class DutyAnswers:
    """Drafts answers about responsibility. Keeps nothing between questions.

    ``bundles`` are lists of duties that stand for one way of asking.
    """

    def __init__(self, knowledge: Knowledge, bundles: Collection[tuple[str, ...]] = ()) -> None:
        self._knowledge = knowledge
        self._vocabulary = knowledge.vocabulary
        self._bundles = {frozenset(b) for b in (*bundles, knowledge.vocabulary.default_duties)}
        self.resolver = Resolver(knowledge.book, knowledge.vocabulary, knowledge.calendar)

    def possible(self, slots: Mapping[str, SlotValue]) -> bool:
        """Whether the values of a case can occur together."""
        return self.resolver.possible(_facts(slots, self._vocabulary))

    def draft(
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
        """The draft for a case.

        ``slots`` are what the question or the form says, ``anchor`` the moment where they say
        none, ``narrowed`` values that words leave possible of a slot, ``open_questions`` gaps
        that the question itself runs into and ``touched`` those that only what was told
        before does (see ``compose``), ``claims`` pairs of actor and duty that it takes for
        granted, ``asked_about`` the actor it asks yes or no of. With ``traced`` the draft
        also says what became of every rule.
        """
        unknown = [slot for slot, found in slots.items() if found.value == UNKNOWN]
        known = _facts(slots, self._vocabulary)
        open_ = {s: values for s, values in narrowed.items() if s not in known or s in unknown}
        facts = {**known, **open_}
        excluded = self.resolver.excluded_slot(facts)
        if excluded is not None:
            return ask_back(excluded, self._vocabulary, language)
        moment, said = _moment(slots, anchor)
        duties = self._duties(slots, asked_about)
        beside = [d for duty in duties for d in self._vocabulary.beside.get(duty, ())]
        if asked_about is not None:
            theirs = self._duties_of(asked_about, facts, moment)
            beside += theirs
            claims = [*claims, *((asked_about, duty) for duty in duties if not theirs)]
        resolution = self.resolver.resolve(facts, moment, tuple(dict.fromkeys([*duties, *beside])))
        alternatives = find_alternatives(
            self.resolver,
            self._vocabulary,
            self._knowledge.calendar,
            {**resolution.presumed, **facts},
            moment,
            duties,
        )
        telling = telling_from(self._knowledge, citer, language)
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
            duties_named="plikt" in slots,
            denied=[
                duty.duty
                for duty in resolution.duties
                if (asked_about, duty.duty) in claims
                and refuted(duty, asked_about or "", self._vocabulary)
            ],
        )
        if claims:
            claimed = tuple(dict.fromkeys(duty for _, duty in claims))
            resolved = self.resolver.resolve(facts, moment, claimed)
            corrected = corrections(
                resolved, claims, telling, asked=duties, asked_about=asked_about
            )
            draft = replace(draft, text="\n".join([*corrected, "", draft.text]).strip())
        return replace(
            draft,
            rules=resolution.fired,
            trace=trace_in_words(resolution, telling) if traced else (),
        )

    def _reserves(
        self, open_questions: Sequence[Gap], duties: Sequence[str], language: Language
    ) -> dict[str, str]:
        """What a procedure that no source names puts in doubt: duties that depend on procedures."""
        texts = [g.reserve.text(language) for g in open_questions if g.reserve is not None]
        lists = [slot.id for slot in self._vocabulary.slots.values() if slot.many]
        return {
            duty: texts[0]
            for duty in duties
            if texts and any(self.resolver.tests(duty, slot) for slot in lists)
        }

    def _duties(
        self, slots: Mapping[str, SlotValue], asked_about: str | None = None
    ) -> tuple[str, ...]:
        """The duties named; else those that the actor asked about may have, or the usual ones."""
        asked = slots.get("plikt")
        if asked is not None and isinstance(asked.value, tuple) and asked.value:
            return asked.value
        usual = self._vocabulary.default_duties
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
        usual = self._vocabulary.default_duties
        return [
            duty.duty
            for duty in self.resolver.resolve(facts, moment, usual).duties
            if any(a.actor == actor for outcome in duty.outcomes for a in outcome.assignments)
        ]


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
