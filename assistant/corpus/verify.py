"""Checking a corpus against its own text: every mistake in one list, each with its place."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from assistant.corpus.accounting import account
from assistant.corpus.masking import MASK, overlaps_mask
from assistant.corpus.normal import normalise
from assistant.corpus.store import Corpus
from assistant.domain.clause import Document, Place, Span
from assistant.errors import AssistantError, QuoteError

_PERSONAL = re.compile(
    r"[^\s<>]+@[^\s<>]+\.\w+|(?<![\w/%.-])(?:\+46|0)\d{1,3}(?:[ -]{0,2}\d){5,8}\b"
)
_NO_DATE = re.compile(r"\bej dater|\bundated|\bnot dated", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Anchor:
    """A quote that something outside the corpus rests on: a rule, a gap, a case."""

    place: str
    """Where the quote is used, for the list of mistakes: file and entry."""
    document: str
    quote: str
    section: str | None = None
    clause: str | None = None
    """Id of the clause it must stand in, where one is named."""


def verify(
    corpus: Corpus,
    anchors: Iterable[Anchor] = (),
    *,
    parties: Collection[str] | None = None,
    checked: Corpus | None = None,
) -> list[str]:
    """Everything that is wrong with the corpus and with what rests on it; empty if nothing.

    ``parties`` are the party ids of the vocabulary; None leaves parties unchecked.
    ``checked`` is a corpus that was found without mistakes: the text of documents that this
    one took over from it (see ``load_corpus``) is not walked through again.
    """
    known = _taken_over(corpus, checked)
    return [
        *_wrong_anchors(corpus, anchors),
        *_wrong_absent(corpus),
        *(m for document in corpus.documents.values() for m in _wrong_document(corpus, document)),
        *_wrong_parties(corpus, parties),
        *_unread_files(corpus),
        *_wrong_places(corpus, known, checked),
        *_personal_details(corpus, known),
    ]


def _taken_over(corpus: Corpus, checked: Corpus | None) -> frozenset[str]:
    """Documents that were read for another corpus already, and taken from there."""
    if checked is None:
        return frozenset()
    return frozenset(d for d, read in corpus.reads.items() if checked.reads.get(d) is read)


def _wrong_anchors(corpus: Corpus, anchors: Iterable[Anchor]) -> Iterator[str]:
    for anchor in anchors:
        try:
            spans = corpus.find(anchor.document, anchor.quote, section=anchor.section)
        except QuoteError as error:
            yield from (f"{anchor.place}: {mistake}" for mistake in error.mistakes)
            continue
        file = corpus.documents[anchor.document].place.file
        for span in spans:
            try:
                corpus.quote(file, span)
            except AssistantError as error:
                yield f"{anchor.place}: {error}"
        if anchor.clause is not None:
            standing_in = {corpus.clause_at(file, span.start).id for span in spans}
            if standing_in != {anchor.clause}:
                yield (
                    f"{anchor.place}: the quote stands in {', '.join(sorted(standing_in))}, "
                    f"not in {anchor.clause}; name the clause it stands in"
                )


def _wrong_absent(corpus: Corpus) -> Iterator[str]:
    for absent in corpus.absent:
        for document_id, quote in absent.referred:
            place = f"manifest.yaml: absent[{absent.id}]"
            yield from _wrong_anchors(
                corpus, [Anchor(place=place, document=document_id, quote=quote)]
            )


def _wrong_document(corpus: Corpus, document: Document) -> Iterator[str]:
    place = f"manifest.yaml: documents[{document.id}]"
    text = normalise(_shown(corpus, document.place))
    if document.date and not document.date_note and not _names_date(text, document.date):
        yield f"{place}: date {document.date} isn't in its text; correct it or give a date_note"
    if document.date is None and not _NO_DATE.search(document.date_note or ""):
        yield f"{place}: date_note must say that the document is not dated"
    for what, value in (
        ("diarienummer", document.diarienummer),
        ("paragraph", document.paragraph),
    ):
        if value and value not in text:
            yield f"{place}: {what} {value} isn't in its text; correct it"
    for number, copy in enumerate(document.copies, start=1):
        if _content(corpus, document, copy) != _content(corpus, document, document.place):
            yield f"{place}: copy {number} doesn't say the same; make it a document of its own"
    if not corpus.clauses_of(document.id):
        yield f"{place}: has no clause; correct its lines"
    for other_id in document.replaces:
        other = corpus.documents.get(other_id)
        earliest = other.not_before if other else None
        if earliest and document.not_before and earliest > document.not_before:
            yield f"{place}: replaces {other_id}, which is later; correct the dates"


def _names_date(text: str, day: datetime.date) -> bool:
    return day.isoformat() in text or day.strftime("%y-%m-%d") in text


def _shown(corpus: Corpus, place: Place) -> str:
    return corpus.sources[place.file].shown[place.span.start : place.span.end]


def _content(corpus: Corpus, document: Document, place: Place) -> str:
    """What a place says, line by line, without the lines that are furniture of its kind."""
    lines = _shown(corpus, place).split("\n")
    return normalise("\n".join(n for n in lines if not corpus.is_furniture(document.kind, n)))


def _wrong_parties(corpus: Corpus, parties: Collection[str] | None) -> Iterator[str]:
    if parties is None:
        return
    for document in corpus.documents.values():
        if document.party is not None and document.party not in parties:
            yield (
                f"manifest.yaml: documents[{document.id}]: party is not one of the vocabulary; "
                "correct it or add it there"
            )


def _unread_files(corpus: Corpus) -> Iterator[str]:
    for name in corpus.unread_files:
        yield f"{name}: no document of the manifest stands in it; describe it or take it away"


def _wrong_places(corpus: Corpus, known: Collection[str], checked: Corpus | None) -> Iterator[str]:
    changed = {
        place.file
        for held in (corpus, checked)
        if held is not None
        for document in held.documents.values()
        for place in (document.place, *document.copies)
        if document.id not in known
    }
    accounting = account(corpus, corpus.sources if checked is None else changed)
    for file, span in accounting.missing:
        yield f"{_line(corpus, file, span)}: text that belongs to no document; extend the manifest"
    for file, span in accounting.doubled:
        yield f"{_line(corpus, file, span)}: text that is read twice; correct the manifest"


def _line(corpus: Corpus, file: str, span: Span) -> str:
    raw = corpus.sources[file].raw
    return f"{file} line {raw.count(chr(10), 0, span.start) + 1}"


def shows_contact(text: str) -> bool:
    """Whether a text holds a mask, or what looks like a contact detail and isn't masked."""
    return MASK in text or _PERSONAL.search(text) is not None


def without_contacts(text: str) -> str:
    """A text with a mask for whatever looks like a contact detail."""
    return _PERSONAL.sub(MASK, text)


def _personal_details(corpus: Corpus, known: Collection[str]) -> Iterator[str]:
    for clause in corpus.clauses.values():
        reading = corpus.readings.get(clause.id)
        if clause.document in known and reading is None:
            continue
        read = tuple(reading.text.values()) if reading else ()
        shown = " ".join([*clause.heading_path, clause.text, clause.locator, *read])
        masks = corpus.sources[clause.file].masks
        masked = any(overlaps_mask(masks, span) for span in clause.spans)
        if masked or shows_contact(shown):
            yield f"{clause.id}: holds a contact detail; mask it, and make its line furniture"
    for document in corpus.documents.values():
        described = " ".join([document.title, document.issuer, document.date_note or ""])
        if _PERSONAL.search(described):
            yield f"manifest.yaml: documents[{document.id}]: holds a contact detail; remove it"
