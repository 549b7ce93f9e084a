"""Amounts: the cells of the sources' tables that a question asks for, and arithmetic on them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.lookup_arithmetic import YEAR, Derived, derived
from assistant.answering.lookup_cells import (
    MEANT,
    Named,
    labels_of,
    named_cells,
    stems_of,
)
from assistant.answering.lookup_fitting import ASKS_PAY
from assistant.answering.lookup_matter import Finder, present
from assistant.corpus.tables import Cell, Label, Table
from assistant.domain.question import Language, LookupKind
from assistant.retrieval.search import Found
from assistant.retrieval.terms import Term
from assistant.retrieval.words import tokens

_ACCOUNTED = 0.62
"""Share of what is asked that a table's own words must account for."""
_ALL_ACCOUNTED = 0.95
"""The same where the question does not name what the table is about."""
_SUBJECT = 0.7
"""How surely a word must name what a table is about: the parts of a compound are enough."""
_CELL_NAMED = 0.12
"""What a table gains among others where both row and column are named."""
_HEAVIEST = 3.0
"""What a word that no source holds weighs at most: "controllerfråga" names no other matter."""
_AROUND = 0.9
"""What a word counts that stands only in the title, date or party of the table's document."""
_ASKED = re.compile(
    r"\b(?:vilk\w+|which|what|hur många|how many)\s+(?:av |of |the |de |two |två )*(?P<what>\w+)",
    re.IGNORECASE,
)
"""What is asked for, by name: "vilka lagar", "how many visits"."""
_ENDING = 4
"""Letters of an ending, at most."""
_SPAN = re.compile(r"\d{4}[-–]\d{4}")
"""Years from … to …"""
_MONEY = re.compile(r"m?n?kr\b|kron|miljon|million|%|procent", re.IGNORECASE)
"""A unit of money, or a share of it."""
_ASKS_SUM = re.compile(
    r"\bfick\b|\bfått\b|\bhur mycket\b|\bhur mkt\b|\bbelopp|\bsumm|\breceiv|\bgot\b|\bhow much\b|"
    r"\bamount|\b(?:hur många|how many) (?:miljon|million|kron|mkr|mnkr|tkr)",
    re.IGNORECASE,
)
"""What somebody was paid, without a word of paying."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TableAnswer:
    """The cells that a question names, all of one table."""

    table: Table
    cells: tuple[Cell, ...]
    derived: tuple[Derived, ...]


def look_up(
    tables: Sequence[Table],
    question: str,
    finder: Finder,
    found: Found,
    kind: LookupKind | None,
    language: Language,
) -> TableAnswer | None:
    """The cells that the question's words name, or None where they name none surely.

    Tables compete by how much of what is asked their own words account for; one that leaves
    most of it unaccounted for, or whose subject is not named, is not what is asked; nor is
    one of visits where it is asked what is paid.
    """
    best: tuple[float, TableAnswer] | None = None
    for table in tables:
        named = named_cells(table, question, finder, found.terms, kind)
        if named is None:
            continue
        if not _of_the_years(table, question, found):
            continue
        units = {cell.unit for cell in named.cells if cell.unit}
        if ASKS_PAY.search(question) and units and not any(map(_MONEY.search, units)):
            continue
        accounted = _accounted(table, named.told, finder, found)
        if accounted < _ACCOUNTED and _says_all(table, named, question, finder, found):
            accounted = _ACCOUNTED
        if accounted < _ACCOUNTED:
            continue
        if not _names_what_is_asked(table, named, question, found):
            continue
        accounted += _CELL_NAMED * named.cell_named
        answer = TableAnswer(
            table=table,
            cells=named.cells,
            derived=derived(question, named.cells, language),
        )
        if best is None or accounted > best[0]:
            best = (accounted, answer)
    return best[1] if best is not None else None


def years_beyond(
    tables: Sequence[Table], question: str, finder: Finder, found: Found
) -> tuple[Table, str, str] | None:
    """A table about what is asked that does not reach the years asked for, with its first and
    last year; None where there is none."""
    asked = set(YEAR.findall(question))
    if not asked:
        return None
    for table in tables:
        labels = [label.id for label in labels_of(table) if YEAR.fullmatch(label.id)]
        if len(labels) < 2 or asked & set(labels):
            continue
        told = [row.label for row in table.rows]
        if _accounted(table, told, finder, found, leave=frozenset(asked)) >= _ACCOUNTED:
            return table, min(labels), max(labels)
    return None


def _names_what_is_asked(table: Table, named: Named, question: str, found: Found) -> bool:
    """Whether one of the things that the question asks for by name is a thing of the table.

    A compound is told by what stands last in it: the visits of a service that is named after
    physicians are no physicians.
    """
    asked = {word for m in _ASKED.finditer(question) for word in tokens(m["what"])}
    terms = [
        term
        for term in found.terms
        if term.heft == 1.0
        and not _MONEY.match(term.word)
        and asked.intersection(term.word.split())
    ]
    labels = (*named.told, *(column.label for column in table.columns))
    texts = (*table.words, *table.title.values(), *_texts(table, named.told))
    units = (cell.unit for cell in named.cells if cell.unit)
    words = tokens(" ".join((*texts, *units, *(w for x in labels for w in (x.id, *x.words)))))
    return not terms or any(_told_last(term, words) for term in terms)


def _told_last(term: Term, words: Sequence[str]) -> bool:
    """Whether a term is one of some words, or the last part of one, but for an ending."""
    stems = [v.stems[-1] for v in term.variants if v.weight >= _SUBJECT]
    return any(
        len(word) - word.rfind(stem) - len(stem) <= _ENDING
        for stem in stems
        for word in words
        if stem in word
    )


def _of_the_years(table: Table, question: str, found: Found) -> bool:
    """Whether the years asked for are those of a table about years, or of its document."""
    if any(YEAR.fullmatch(label.id) for label in labels_of(table)):
        return True
    told = " ".join((*(label.id for label in labels_of(table)), *_around(table, found)))
    return set(YEAR.findall(question)) <= set(YEAR.findall(told))


def _says_all(table: Table, named: Named, question: str, finder: Finder, found: Found) -> bool:
    """Whether rows and columns of sums of money say all that is asked, subject or not."""
    units = {cell.unit for cell in named.cells}
    of_money = frozenset(term.word for term in found.terms if _MONEY.match(term.word))
    return (
        named.rows_named
        and _ASKS_SUM.search(question) is not None
        and all(unit is not None and _MONEY.search(unit) for unit in units)
        and _share(table, named.told, finder, found, leave=of_money) >= _ALL_ACCOUNTED
    )


def _accounted(
    table: Table,
    told: Sequence[Label],
    finder: Finder,
    found: Found,
    *,
    leave: frozenset[str] = frozenset(),
) -> float:
    """Share of what names the matter that the table's words account for; 0 where its subject is
    not named."""
    subject = stems_of((*table.words, *table.title.values()), finder.stems)
    notes = stems_of(_texts(table, told), finder.stems)
    matter = [term for term in found.terms if term.heft == 1.0 and term.word not in leave]
    if not any(present(term, subject | notes) >= _SUBJECT for term in matter):
        return 0.0
    return _share(table, told, finder, found, leave=leave)


def _share(
    table: Table,
    told: Sequence[Label],
    finder: Finder,
    found: Found,
    *,
    leave: frozenset[str] = frozenset(),
) -> float:
    """Share of what names the matter that stands in the table's title, labels and texts."""
    own = stems_of((*table.words, *table.title.values()), finder.stems)
    labels = (*told, *(column.label for column in table.columns if not YEAR.match(column.label.id)))
    own |= stems_of((w for label in labels for w in (label.id, *label.words)), finder.stems)
    own |= stems_of(_texts(table, told), finder.stems)
    around = stems_of(_around(table, found), finder.stems)
    years = {label.id for label in told}
    weighed = [
        (term, weight if term.held >= MEANT else min(weight, _HEAVIEST))
        for term, weight in zip(found.terms, found.weights, strict=True)
        if term.heft == 1.0
        and term.word not in leave
        and not (_SPAN.fullmatch(term.word) and set(YEAR.findall(term.word)) <= years)
    ]
    whole = sum(weight for _, weight in weighed)
    got = sum(
        weight * max(present(term, own), _AROUND * present(term, own | around))
        for term, weight in weighed
    )
    return got / whole if whole else 0.0


def _around(table: Table, found: Found) -> list[str]:
    """Title, date and party of the table's document, where something of it came up."""
    own = (h.entry.surroundings for h in found.hits if h.clause.document == table.document)
    return [next(own, "")]


def _texts(table: Table, told: Sequence[Label]) -> list[str]:
    """What stands in the cells of the rows told of, numbers with either decimal sign."""
    own = [
        cell.value
        for r, row in enumerate(table.rows)
        if row.label in told
        for c in range(len(table.columns))
        if (cell := table.at(r, c)) is not None
    ]
    return [*own, *(value.replace(",", ".") for value in own)]
