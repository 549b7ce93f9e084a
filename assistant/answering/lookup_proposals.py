"""What was proposed in the matter of a §, where proposal and decision are asked about together."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.answering.lookup_choice import Extract
from assistant.corpus.store import Corpus
from assistant.domain.clause import Document, Standing
from assistant.domain.question import Filters, Understanding
from assistant.retrieval.context import POINTS

_PROPOSAL = re.compile(r"\bförsl|\bföresl|\bpropos|\bsuggest", re.IGNORECASE)
_DECIDED = re.compile(
    r"\bbeslut|\bdecid|\bdecision|\bmed i\b|\bkvar\b|\bbort\b|\bskilj|\bskill|\bsamma\b|\bfölj|"
    r"\bblev\b|\bsame\b|\bfollow|\bdiffer|\binclud|\bleft out\b|\bdropp|\bbecame\b|\badopt",
    re.IGNORECASE,
)
"""What became of the proposal is asked."""
_MONTHS = tuple(
    re.compile(rf"\b(?:{sv}|{en})\b", re.IGNORECASE)
    for sv, en in (
        ("januari", "january"),
        ("februari", "february"),
        ("mars", "march"),
        ("april", "april"),
        ("maj", "may"),
        ("juni", "june"),
        ("juli", "july"),
        ("augusti", "august"),
        ("september", "september"),
        ("oktober", "october"),
        ("november", "november"),
        ("december", "december"),
    )
)
_MOST = 3
"""Points of proposals that are set beside the decision."""


def proposals(understanding: Understanding, corpus: Corpus) -> tuple[Document, ...]:
    """The documents in which others proposed what the § of a question decides, oldest first.

    A proposal and its decision bear one reference number. Where the question names the month
    of one of them, only that month's; none where no proposal is asked about beside the §.
    """
    filters, question = understanding.filters, understanding.question.text
    compared = understanding.lookup == "comparison" or _DECIDED.search(question)
    if not (filters.paragraph and _PROPOSAL.search(question) and compared):
        return ()
    bound = [
        document
        for document in corpus.documents.values()
        if document.paragraph == filters.paragraph
        and (not filters.documents or document.id in filters.documents)
    ]
    numbers = {document.diarienummer for document in bound} - {None}
    last = max((document.date for document in bound if document.date), default=None)
    found = [
        document
        for document in corpus.documents.values()
        if document.diarienummer in numbers and document not in bound
        if document.date is not None and last is not None and document.date <= last
    ]
    months = {month for month, name in enumerate(_MONTHS, start=1) if name.search(question)}
    dated = [document for document in found if document.date and document.date.month in months]
    return tuple(dated or found)


def with_proposals(
    ranked: Sequence[Extract],
    documents: Sequence[Document],
    search: Callable[[Filters], Sequence[Extract]],
) -> list[Extract]:
    """The cuts of a §, with the decision in front and behind it what some documents proposed.

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
    decided = [cut for cut in ranked if cut.clause.standing is Standing.DECIDED][:1]
    if not decided or not proposed:
        return list(ranked)
    beside = [replace(cut, score=decided[0].score) for cut in (points or proposed)[:_MOST]]
    return [*decided, *beside, *(cut for cut in ranked if cut not in decided)]
