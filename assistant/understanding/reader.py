"""From a question in anyone's words to a case, a kind of question, and what to search for."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from assistant.corpus.store import Corpus
from assistant.domain.question import Filters, Question, SlotSource, SlotValue, Understanding
from assistant.domain.vocabulary import Vocabulary
from assistant.understanding.asked_actor import note_asked_actor
from assistant.understanding.claims import note_claims
from assistant.understanding.conversation import (
    TOLD_OF_A_PATIENT,
    Turn,
    from_history,
    goes_on_from,
    hangs_on,
    kind_going_on,
    search_text,
)
from assistant.understanding.duties import Duties, read_duties
from assistant.understanding.filters import read_filters
from assistant.understanding.glossary import Glossary
from assistant.understanding.held_words import HeldWords
from assistant.understanding.kind_reading import KindReading
from assistant.understanding.kinds import read_kind
from assistant.understanding.language import detect
from assistant.understanding.matters import without_strange_payments
from assistant.understanding.moments import Clockwork
from assistant.understanding.personal_data import MASKS, Masked, Masker
from assistant.understanding.sentence import Sentence
from assistant.understanding.sentence_reading import read_sentence
from assistant.understanding.spelling import Speller
from assistant.understanding.spoken import usual_forms
from assistant.understanding.time_words import MOMENT_WORDS
from assistant.understanding.words import Words, split

TURNS_KEPT = 10
"""Earlier turns that are looked at: the latest ones."""

_BEFORE_A_PLACE = frozenset(
    {"i", "fran", "vid", "utanfor", "nara", "ur", "in", "from", "at", "outside", "near"}
)


class Reader:
    """Reads questions with the words of one corpus. Deterministic; keeps no state of a talk."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        glossary: Glossary,
        corpus: Corpus | None = None,
    ) -> None:
        """The documents of the ``corpus`` let a question name one by its date, § or
        diarienummer; by their words a few bare words are known to be a search."""
        self._vocabulary = vocabulary
        self._glossary = glossary
        self._documents = tuple(corpus.documents.values()) if corpus else ()
        self._held = HeldWords(c.text for c in corpus.clauses.values()) if corpus else HeldWords()
        self._clockwork = Clockwork(ZoneInfo(vocabulary.timezone), glossary.parts_of_day)
        phrases = glossary.phrases
        self._speller = Speller(
            phrases.words | MOMENT_WORDS,
            phrases.stems,
            glossary.sole_stems,
            glossary.key_words | MOMENT_WORDS,
            glossary.key_stems,
        )
        self._masker = Masker(glossary.people, glossary.places, self._speller.knows)

    def prepare(self, text: str) -> Masked:
        """A question as it came, cleaned and with personal data masked.

        To be done before anything else sees the text.

        Raises:
            BadQuestionError: it can't be read; the message never holds the text.
        """
        return self._masker.prepare(text)

    def read(self, question: Question) -> Understanding:
        """What the question says, with what earlier turns said of the same case."""
        before: list[Turn] = []
        for text in question.history[-TURNS_KEPT:]:
            turn = self._turn(text, question, before)
            if not turn.passing or not before:
                before.append(turn)
        turn = self._turn(question.text, question, before)
        return Understanding(
            question=question,
            language=turn.language,
            kind=turn.kind.kind,
            slots=self._slots(turn, question),
            lookup=turn.kind.lookup,
            perhaps=turn.kind.perhaps,
            out_of_scope=turn.kind.out_of_scope,
            search_text=turn.search_text,
            filters=turn.filters,
            unclear_slot=turn.kind.unclear_slot,
            masked=any(mask in question.text for mask in MASKS.values()),
            patients=turn.patients,
            notes=turn.notes,
            claimed_times=turn.claimed_times,
        )

    def sentence(self, text: str, as_of: datetime) -> Sentence:
        """What a text says by itself, at a moment."""
        sentence = read_sentence(
            self._words(text), self._vocabulary, self._glossary, self._clockwork, as_of
        )
        sentence.held = self._held.among(sentence.words.forms)
        note_claims(sentence, self._glossary.bundles)
        note_asked_actor(sentence)
        return sentence

    def duties(self, sentence: Sentence) -> Duties:
        """The duties that a text asks for, but payments for what no rule knows."""
        duties = read_duties(sentence, self._glossary.bundles, self._glossary.absorbs)
        return without_strange_payments(sentence, duties)

    def _slots(self, turn: Turn, question: Question) -> dict[str, SlotValue]:
        slots = dict(turn.slots)
        if turn.said is not None:
            slots["moment"] = SlotValue(
                value=self._clockwork.fix(turn.said, question.as_of),
                source=turn.moment_source,
                evidence=turn.moment_evidence,
            )
        if turn.duties and turn.duties_named:
            slots["plikt"] = SlotValue(
                value=turn.duties, source=turn.duties_source, evidence=turn.duties_evidence
            )
        for slot, raw in question.chosen.items():
            slots[slot] = SlotValue(value=self._vocabulary.value(slot, raw), source="chosen")
        return {slot: slots[slot] for slot in self._vocabulary.slots if slot in slots}

    def _turn(self, text: str, question: Question, talk: list[Turn]) -> Turn:
        sentence = self.sentence(text, question.as_of)
        before = goes_on_from(sentence, talk)
        duties = self.duties(sentence)
        asks = bool(duties.asked)
        own = read_kind(sentence, duties, before)
        language = detect(text, before.language if before else None)
        alone = Turn(
            language=language,
            kind=own,
            slots=dict(sentence.slots),
            said=sentence.said,
            moment_evidence=sentence.evidence(sentence.moment_words) if sentence.said else None,
            duties=duties.asked if own.kind == "responsibility" else (),
            duties_evidence=sentence.evidence(duties.words) if asks else None,
            duties_named=duties.named,
            search_text=search_text(sentence, None),
            filters=read_filters(sentence, self._documents),
            patients=sentence.patients,
            notes=tuple(sentence.notes),
            claimed_times=sentence.claimed_times,
        )
        joined = (
            self._joined(alone, sentence, before, duties.asked)
            if before is not None and hangs_on(sentence, own, before, asks=asks)
            else alone
        )
        return _for_a_lookup(joined) if joined.kind.kind == "lookup" else joined

    def _joined(
        self, turn: Turn, sentence: Sentence, before: Turn, duties: tuple[str, ...]
    ) -> Turn:
        """A text read as going on with the turn before it."""
        kind = kind_going_on(turn.kind, sentence, before)
        slots = from_history(before.slots)
        for slot, values in sentence.excluded.items():
            held = slots.get(slot)
            if held is None:
                continue
            if not isinstance(held.value, tuple):
                left: tuple[str, ...] = () if held.value in values else (str(held.value),)
            else:
                left = tuple(value for value in held.value if value not in values)
            if not left:
                del slots[slot]
            elif isinstance(held.value, tuple):
                slots[slot] = replace(held, value=left)
        for note in sentence.notes:
            group, _, rest = note.partition(":")
            if group in ("several", "ambiguous"):
                slots.pop(rest.partition(":")[0], None)
        slots.update(
            (slot, value)
            for slot, value in turn.slots.items()
            if slot not in sentence.by_listing or slot not in slots
        )
        said, evidence = turn.said, turn.moment_evidence
        source: SlotSource = "question"
        earlier = before.said if _holds_for(kind, before) else None
        if said is None and earlier is not None:
            said, evidence, source = earlier, before.moment_evidence, "history"
        elif said is not None and earlier is not None:
            said = said.after(earlier)
        own_duties = duties if kind.kind == "responsibility" else ()
        return replace(
            turn,
            kind=kind,
            slots=slots,
            said=said,
            moment_evidence=evidence,
            moment_source=source,
            duties=own_duties or before.duties,
            duties_evidence=turn.duties_evidence if own_duties else before.duties_evidence,
            duties_source="question" if own_duties else "history",
            duties_named=turn.duties_named if own_duties else before.duties_named,
            search_text=search_text(sentence, before),
            filters=_merged(turn.filters, before.filters, kind),
        )

    def _words(self, text: str) -> Words:
        words = split(text)
        words = words.respelled(usual_forms(words))
        respelled = {
            index: corrected
            for index, word in enumerate(words.items)
            if not self._held.has(word.form)
            and (corrected := self._speller.correct(word.form)) is not None
            and (self._may_be_a_place(words, index) or not self._is_a_small_place(corrected))
        }
        return words.respelled(respelled)

    def _is_a_small_place(self, form: str) -> bool:
        """Whether a word is nothing but a place's name, and no municipality of the county."""
        if form in self._vocabulary.slots["kommun"].values:
            return False
        meanings = [found.meaning for found in self._glossary.phrases.find((form,))]
        return bool(meanings) and all(
            meaning.group == "elsewhere" or meaning.key == "kommun" for meaning in meanings
        )

    def _may_be_a_place(self, words: Words, index: int) -> bool:
        """Whether a word is written as a name, or stands where a place is told."""
        word = words.items[index]
        named = words.text[word.start].isupper() and not words.begins_clause(index)
        return named or (index > 0 and words.forms[index - 1] in _BEFORE_A_PLACE)


def _holds_for(kind: KindReading, before: Turn) -> bool:
    """Whether the earlier turn's moment is one for this kind of question.

    The date of a decision that was looked up is none that a patient's case is about.
    """
    looked_up = before.kind.kind == "lookup" and before.moment_source == "question"
    return kind.kind == "lookup" or not (looked_up and before.said and not before.said.hour_said)


def _for_a_lookup(turn: Turn) -> Turn:
    """A lookup's own slots: what it is about and no patient.

    What an earlier turn said of a patient stays, for turns that go on with it.
    """
    slots = {
        slot: value
        for slot, value in turn.slots.items()
        if value.source == "history" or slot not in TOLD_OF_A_PATIENT
    }
    return replace(turn, slots=slots)


def _merged(own: Filters, earlier: Filters, kind: KindReading) -> Filters:
    """A follow-up's own filters, with those of the topic it leaves unsaid."""
    if kind.kind != "lookup":
        return own
    return Filters(
        documents=own.documents or earlier.documents,
        parties=own.parties or earlier.parties,
        years=own.years or earlier.years,
        paragraph=own.paragraph or earlier.paragraph,
    )
