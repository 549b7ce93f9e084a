"""What minutes decided, and what was proposed in the matter of a § where both are asked about."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.answering.lookup_choice import Extract
from assistant.answering.lookup_matter import Matter, years_of
from assistant.answering.lookup_patterns import ignoring_case
from assistant.corpus.store import Corpus
from assistant.domain.clause import Document, Standing
from assistant.domain.question import Filters, Understanding
from assistant.retrieval.context import POINTS
from assistant.retrieval.words import MONTHS

_PROPOSAL = re.compile(r"\bförsl|\bföresl|\buppdragsbeskr|\bpropos|\bsuggest", re.IGNORECASE)
_DECIDED = re.compile(
    r"\bbeslut|\bdecid|\bdecision|\bmed i\b|\bkvar\b|\bbort\b|\bskilj|\bskill|\bsamma\b|\bfölj|"
    r"\bblev\b|\bgick igenom\b|\bantogs\b|\bsame\b|\bfollow|\bdiffer|\binclud|\bleft out\b|"
    r"\bdropp|\bbecame\b|\badopt",
    re.IGNORECASE,
)
"""What became of the proposal is asked."""
_MONTHS = tuple(ignoring_case(rf"\b(?:{sv}|{en})\b") for sv, en in MONTHS)
_SEASONS = (
    (re.compile(r"\b(?:våren|vårens|spring)\b", re.IGNORECASE), {3, 4, 5}),
    (re.compile(r"\b(?:sommaren|summer)\b", re.IGNORECASE), {6, 7, 8}),
    (re.compile(r"\b(?:hösten|höstens|autumn)\b", re.IGNORECASE), {9, 10, 11}),
)
_MOST = 3
"""Points of proposals that are set beside the decision."""
_ASKS_DECISION = re.compile(
    r"\bbeslut|\bbeslöt|\bbeslot|\bbiföll|\bbifoll|\bbifall|\bklubba|\bdecid|\bdecision|\bresolved\b",
    re.IGNORECASE,
)
_LOOKED_AT = 6
"""Cuts among which the minutes that are asked about stand."""
_SEEN = 3
"""Cuts in front, among which a decision need not be sought."""


def with_decision(ranked: Sequence[Extract], matter: Matter) -> list[Extract]:
    """The cuts, where a decision is asked for with the best one of the minutes that came up first.

    Minutes are found by their head, date or heading; what was decided there may say nothing of
    these.
    """
    cuts = list(ranked)
    if matter.kind != "decision" and not _ASKS_DECISION.search(matter.question):
        return cuts
    minutes = _minutes([cut.document for cut in cuts if cut.document.paragraph], cuts, matter)
    decided = [cut for cut in cuts if cut.document.id == minutes and _is_decision(cut)]
    if not decided or any(cut in cuts[:_SEEN] for cut in decided):
        return cuts
    first = replace(decided[0], score=cuts[0].score)
    return [cuts[0], first, *(cut for cut in cuts[1:] if cut is not decided[0])]


def _minutes(documents: Sequence[Document], cuts: Sequence[Extract], matter: Matter) -> str | None:
    """The minutes asked about: those of the month that is named, else of the first cuts."""
    months = _months_named(matter.question)
    years = _years_named(matter.question)
    if months and years:
        return next(
            (
                d.id
                for d in documents
                if d.date is not None and d.date.month in months and d.date.year in years
            ),
            None,
        )
    return next((cut.document.id for cut in cuts[:_LOOKED_AT] if cut.document.paragraph), None)


def _months_named(question: str) -> set[int]:
    """Months that a question names, itself or by their season."""
    named = {month for month, name in enumerate(_MONTHS, start=1) if name.search(question)}
    return named.union(*(months for name, months in _SEASONS if name.search(question)))


def _years_named(question: str) -> set[int]:
    return {int(year) for year in years_of(question) if year.isdigit()}


def _is_decision(cut: Extract) -> bool:
    """Whether a cut says what was decided, not what it is called."""
    return cut.clause.standing is Standing.DECIDED and cut.clause.kind not in ("heading", "head")


def proposals(
    understanding: Understanding, corpus: Corpus
) -> tuple[tuple[Document, ...], tuple[Document, ...]]:
    """The documents in which others proposed what some minutes decide, oldest first, and these.

    The minutes are those of the § that a question names, else of the month: of two, of the later.
    A proposal and its decision bear one reference number. Where the question names the month of
    one of them, only that month's; none where no proposal is asked about beside the decision.
    """
    question = understanding.question.text
    compared = understanding.lookup == "comparison" or _DECIDED.search(question)
    if not (_PROPOSAL.search(question) and compared):
        return (), ()
    bound = _decided_in(understanding, corpus)
    numbers = {document.diarienummer for document in bound} - {None}
    last = max((document.date for document in bound if document.date), default=None)
    found = [
        document
        for document in corpus.documents.values()
        if document.diarienummer in numbers and not document.paragraph
        if document.date is not None and last is not None and document.date <= last
    ]
    months = _months_named(question)
    before = months - {document.date.month for document in bound if document.date} or months
    dated = [document for document in found if document.date and document.date.month in before]
    return tuple(dated or found), tuple(bound)


def _decided_in(understanding: Understanding, corpus: Corpus) -> list[Document]:
    """The minutes of the § that a question names, or of the month and year."""
    filters, question = understanding.filters, understanding.question.text
    minutes = [document for document in corpus.documents.values() if document.paragraph]
    if filters.paragraph:
        return [
            document
            for document in minutes
            if document.paragraph == filters.paragraph
            and (not filters.documents or document.id in filters.documents)
        ]
    months = _months_named(question)
    years = _years_named(question)
    days = [
        document.date
        for document in minutes
        if document.date and document.date.month in months and document.date.year in years
    ]
    return [document for document in minutes if days and document.date == max(days)]


def with_proposals(
    ranked: Sequence[Extract],
    documents: Sequence[Document],
    minutes: Sequence[Document],
    search: Callable[[Filters], Sequence[Extract]],
) -> list[Extract]:
    """The cuts, with what some minutes decided in front and behind it what documents proposed.

    ``search`` ranks the whole corpus for filters. What is set beside the decision is worth
    what the decision is: neither is left out for the other.
    """
    ids = tuple(document.id for document in documents)
    proposed = [
        cut
        for cut in search(Filters(documents=ids))
        if cut.document.id in ids
        if cut.clause.standing is Standing.PROPOSED and not cut.leads
    ]
    points = [cut for cut in proposed if cut.clause.kind in POINTS]
    own = {document.id for document in minutes}
    decided = [
        cut
        for cut in (*ranked, *search(Filters(documents=tuple(own))))
        if cut.document.id in own and _is_decision(cut)
    ][:1]
    if not decided or not proposed:
        return list(ranked)
    beside = [replace(cut, score=decided[0].score) for cut in (points or proposed)[:_MOST]]
    return [*decided, *beside, *(cut for cut in ranked if cut not in decided)]
