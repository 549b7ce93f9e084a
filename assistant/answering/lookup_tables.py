"""Amounts: the cells of the sources' tables that a question asks for, and arithmetic on them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answering.lookup_arithmetic import YEAR, Derived, derived
from assistant.answering.lookup_cells import (
    ASKS_WHY,
    MEANT,
    Named,
    explaining_columns,
    labels_of,
    named_cells,
    stems_of,
    whole_of,
    years_in,
)
from assistant.answering.lookup_figures import asks_for_plain_figures, asks_for_words
from assistant.answering.lookup_fitting import ASKS_PAY
from assistant.answering.lookup_matter import Finder, present
from assistant.answering.lookup_patterns import ENGLISH_NUMBER, SWEDISH_NUMBER
from assistant.answering.lookup_table_question import TableQuestion
from assistant.answering.lookup_values import asks_for_money
from assistant.corpus.tables import Cell, Label, Table
from assistant.domain.question import Language
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
"""What a table gains among others where both row and column are named, and where it is asked
why and a column of it explains."""
_HEAVIEST = 3.0
"""What a word that no source holds weighs at most: "controllerfråga" names no other matter."""
_AROUND = 0.9
"""What a word counts that stands only in the title, date or party of the table's document."""
_ASKED = re.compile(
    rf"\b(?:(?:vilk\w+|which|what)\s+(?:av |of |the |de |{SWEDISH_NUMBER} |{ENGLISH_NUMBER} )*"
    r"(?P<what>\w+)|"
    r"(?:hur många|how many|flest|färst|most|fewest)\s+(?:av |of |the |de )*"
    r"(?P<counted>\w+(?: \w+)?))",
    re.IGNORECASE,
)
"""What is asked for, by name: "vilka lagar", "how many visits"."""
_HOW_MANY = re.compile(
    r"\bhur många\b|\bhow many\b|\bantal(?:et)?\b|\bnumber of\b|\bflest\b|\bfärst\b|\bfewest\b",
    re.IGNORECASE,
)
"""What is counted is what the cells are of: how many visits, not how many of a row's physicians."""
_FOR = re.compile(
    r"\b(?:för|åt|i|på|for|on|in|towards)\s+(?:den |det |de |sin |sina |the |its )?(?P<what>\w+)",
    re.IGNORECASE,
)
"""What something is paid for, or in: "för elevhälsan", "i hyra"."""
_ENDING = 4
"""Letters of an ending, at most."""
_FEWEST_YEARS = 2
"""Years that make a table one about years."""
_MONEY = re.compile(r"m?n?kr\b|kron|miljon|million|%|procent", re.IGNORECASE)
"""A unit of money, or a share of it."""
_SUM = re.compile(r"m?n?kr\b|kron|miljon", re.IGNORECASE)
"""A unit of money itself."""
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
    beyond: tuple[str, ...]
    """Years asked for that the table does not have."""
    named: bool
    """Whether the question names both row and column itself."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Beyond:
    """A table about what is asked that has none of the years asked for."""

    table: Table
    years: tuple[str, ...]
    """The years asked for."""
    cells: tuple[Cell, ...]
    """What it holds of its last year: of the rows asked for, or of all together."""


def look_up(
    tables: Sequence[Table],
    question: TableQuestion,
    finder: Finder,
    found: Found,
    language: Language,
) -> TableAnswer | None:
    """The cells that the question's words name, or None where they name none surely.

    Tables compete by how much of what is asked (``found``) their own words account for; one
    that leaves most of it unaccounted for, or whose subject is not named, is not what is
    asked; nor is one of visits where it is asked what is paid, nor any where words are asked for.
    """
    best: tuple[float, TableAnswer] | None = None
    if asks_for_words(question.text):
        return None
    for table in tables:
        named = named_cells(table, question, finder, found.terms)
        if named is None or not _of_the_years(table, question, found):
            continue
        units = {cell.unit for cell in named.cells if cell.unit}
        if asks_for_money(question.text) and not any(map(_SUM.search, units)):
            continue
        if ASKS_PAY.search(question.text) and units and not any(map(_MONEY.search, units)):
            continue
        explains = bool(explaining_columns(table))
        why = ASKS_WHY.search(question.text) is not None
        if why and not explains and not asks_for_plain_figures(question.text):
            continue
        if _of_money(table) and _for_something_else(table, question, finder, found):
            continue
        accounted = _accounted(table, named.told, question, finder, found)
        if accounted < _ACCOUNTED and _says_all(table, named, question, finder, found):
            accounted = _ACCOUNTED
        if accounted < _ACCOUNTED or not _names_what_is_asked(table, named, question, found):
            continue
        accounted += _CELL_NAMED * (named.cell_named + (why and explains))
        answer = TableAnswer(
            table=table,
            cells=named.cells,
            derived=derived(question.text, named.cells, named.whole, language),
            beyond=_not_reached(table, question),
            named=named.cell_named,
        )
        if best is None or accounted > best[0]:
            best = (accounted, answer)
    return best[1] if best is not None else None


def words_of(tables: Sequence[Table], finder: Finder) -> frozenset[str]:
    """Stems of the words by which tables, their rows and their columns are named."""
    every = [word for table in tables for word in (*table.words, *table.rows_are)]
    every += [word for table in tables for label in labels_of(table) for word in label.words]
    return stems_of(every, finder.stems)


def years_beyond(
    tables: Sequence[Table],
    question: TableQuestion,
    finder: Finder,
    found: Found,
    language: Language,
) -> Beyond | None:
    """A table about what is asked that reaches none of the years asked for, with the cells of
    the last year it knows; None where there is none."""
    if not question.years:
        return None
    best: tuple[float, Table] | None = None
    for table in tables:
        years = years_in(table)
        if len(years) < _FEWEST_YEARS or set(question.years) & set(years):
            continue
        rows = [row.label for row in table.rows]
        accounted = _accounted(table, rows, question, finder, found)
        if accounted >= _ACCOUNTED and (best is None or accounted > best[0]):
            best = (accounted, table)
    if best is None:
        return None
    table = best[1]
    year = years_in(table)[-1]
    last = replace(question, text=f"{YEAR.sub(' ', question.text)} {year}", years=(year,))
    nearest = look_up([table], last, finder, found, language)
    return Beyond(
        table=table,
        years=question.years,
        cells=nearest.cells if nearest is not None else whole_of(table, year),
    )


def _not_reached(table: Table, question: TableQuestion) -> tuple[str, ...]:
    """The years asked for that a table about years does not have."""
    years = years_in(table)
    return tuple(year for year in question.years if years and year not in years)


def _names_what_is_asked(table: Table, named: Named, question: TableQuestion, found: Found) -> bool:
    """Whether one of the things that the question asks for by name is a thing of the table.

    A compound is told by what stands last in it: the visits of a service that is named after
    physicians are no physicians.
    """
    asked = {
        word for m in _ASKED.finditer(question.text) for word in tokens(m["what"] or m["counted"])
    }
    terms = [
        term
        for term in found.terms
        if term.heft == 1.0
        and not _MONEY.match(term.word)
        and not question.spent.issuperset(term.word.split())
        and asked.intersection(term.word.split())
    ]
    units = [cell.unit for cell in named.cells if cell.unit]
    labels = [column.label for column in table.columns]
    texts = [*units, *_texts(table, named.told)]
    if not (_HOW_MANY.search(question.text) and units):
        labels.extend(named.told)
        texts.extend((*table.words, *table.rows_are, *table.title.values()))
    words = tokens(" ".join((*texts, *(w for x in labels for w in (x.id, *x.words)))))
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


def _of_the_years(table: Table, question: TableQuestion, found: Found) -> bool:
    """Whether a table has one of the years asked for; one without years, or its document, all."""
    own = years_in(table)
    if own:
        return not question.years or bool(set(question.years) & set(own))
    told = " ".join((*(label.id for label in labels_of(table)), *_around(table, found)))
    return set(question.years) <= set(YEAR.findall(told))


def _says_all(
    table: Table, named: Named, question: TableQuestion, finder: Finder, found: Found
) -> bool:
    """Whether rows and columns of sums of money say all that is asked, subject or not."""
    units = {cell.unit for cell in named.cells}
    asks = _ASKS_SUM.search(f"{question.before} {question.text}")
    return (
        named.rows_named
        and asks is not None
        and all(unit is not None and _MONEY.search(unit) for unit in units)
        and _share(table, named.told, question, finder, found) >= _ALL_ACCOUNTED
    )


def _accounted(
    table: Table, told: Sequence[Label], question: TableQuestion, finder: Finder, found: Found
) -> float:
    """Share of what names the matter that the table's words account for; 0 where its subject is
    not named."""
    subject = stems_of((*table.words, *table.title.values()), finder.stems)
    notes = stems_of(_texts(table, told), finder.stems)
    matter = [term for term in found.terms if _of_the_matter(term, question)]
    named = any(present(term, subject | notes) >= _SUBJECT for term in matter)
    if not named and not (question.pays and _of_money(table)):
        return 0.0
    return _share(table, told, question, finder, found)


def _of_the_matter(term: Term, question: TableQuestion) -> bool:
    """Whether a term names what the figures are of, not what is to be done with them."""
    return (
        term.heft == 1.0
        and not YEAR.match(term.word)
        and not question.spent.issuperset(term.word.split())
    )


def _share(
    table: Table, told: Sequence[Label], question: TableQuestion, finder: Finder, found: Found
) -> float:
    """Share of what names the matter that stands in the table's title, labels and texts.

    Where a question goes on from another, the labels that it asked of are the table's too.
    """
    rows = [row.label for row in table.rows] if question.before else told
    columns = (x.label for x in table.columns if not YEAR.match(x.label.id))
    labels = [*rows, *columns]
    own = stems_of((*table.words, *table.rows_are, *table.title.values()), finder.stems)
    own |= stems_of((w for label in labels for w in (label.id, *label.words)), finder.stems)
    own |= stems_of(_texts(table, told), finder.stems)
    around = stems_of(_around(table, found), finder.stems)
    weighed = [
        (term, weight if term.held >= MEANT else min(weight, _HEAVIEST))
        for term, weight in zip(found.terms, found.weights, strict=True)
        if _of_the_matter(term, question)
    ]
    whole = sum(weight for _, weight in weighed)
    got = sum(
        weight
        * max(
            present(term, own),
            _AROUND * present(term, own | around),
            float(question.pays.issuperset(term.word.split()) and _of_money(table)),
        )
        for term, weight in weighed
    )
    return got / whole if whole else 0.0


def _for_something_else(
    table: Table, question: TableQuestion, finder: Finder, found: Found
) -> bool:
    """Whether money is asked for that is paid for another thing than a table is about."""
    bought = {word for m in _FOR.finditer(question.text) for word in tokens(m["what"])}
    labels = [word for label in labels_of(table) for word in (label.id, *label.words)]
    own = stems_of((*table.words, *table.title.values(), *labels), finder.stems)
    own |= stems_of(_around(table, found), finder.stems)
    return any(
        bought.intersection(term.word.split())
        and _of_the_matter(term, question)
        and not question.pays.issuperset(term.word.split())
        and present(term, own) < _SUBJECT
        for term in found.terms
    )


def _of_money(table: Table) -> bool:
    units = (column.unit for column in table.columns)
    return any(unit is not None and _MONEY.search(unit) for unit in units)


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
