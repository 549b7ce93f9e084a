"""Which cells of a table a question names: by labels, by years told of, by a value that stands
there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.answering.lookup_arithmetic import RISE, SUM, YEAR, number
from assistant.answering.lookup_matter import Finder
from assistant.corpus.tables import Cell, Label, Table
from assistant.domain.question import LookupKind
from assistant.retrieval.terms import Term

Stems = Callable[[str], frozenset[str]]

_MOST_CELLS = 14
MEANT = 0.8
"""How surely a word must stand for a label's word to name it."""
_FEWEST_WORDS = 2
"""Words of a cell's text that a question must have to name its row."""
_LESS = re.compile(
    r"\bmindre\b|\bminsk|\bsjönk|\bsjunk|\blägre\b|\bless\b|\bdecreas|\bfell\b|\bdrop|\blower\b",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\bmer\b|\bök|\bsteg\b|\bstig|\bhögre\b|\bmore\b|\bincreas|\brose\b|\bhigher\b", re.IGNORECASE
)
_HOW_MUCH = re.compile(r"\bhur (?:mycket|mkt|stor)\b|\bhow (?:much|large|big)\b", re.IGNORECASE)
"""By how much each of them changed is asked, not which of them."""
_MOST = re.compile(
    r"\bmest\b|\bstörst\w*|\bhögst\w*|\bmost\b|\blargest\b|\bhighest\b", re.IGNORECASE
)
_LEAST = re.compile(r"\bminst\w*|\blägst\w*|\bleast\b|\bsmallest\b|\blowest\b", re.IGNORECASE)
_YEAR_BEFORE = re.compile(
    r"\bår(?:et)? (?:innan|före)\b|\bföregående år\b|"
    r"\b(?:year before|previous year|year earlier)\b",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"\bmer\b|\bök|\bstig|\bsteg\b|\bhöj|\bminsk|\bsjönk|\bsänk|\bpåökt\b|\bmore\b|\bincreas|\brise\b|"
    r"\brose\b|\bdecreas|\bdrop",
    re.IGNORECASE,
)
"""That something rose or fell: with one year named, against the year before."""
_YEAR_AFTER = re.compile(
    r"\bår(?:et)? (?:därpå|därefter|efter)\b|\b(?:nästa|följande|nästkommande) år\b|"
    r"\b(?:next|following) year\b|\byear (?:after|later)\b",
    re.IGNORECASE,
)
_FIRST_YEAR = re.compile(r"\bförsta året\b|\bfrån början\b|\bfirst year\b", re.IGNORECASE)
_YEARS_THROUGH = re.compile(
    r"\b(?:varje år|år för år|åren|each year|every year|year by year|the years)\b|"
    r"\b(?:19|20)\d\d\s?[-–]\s?(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_EVERY = re.compile(
    r"\b(?:vilka|vilken|alla|samtliga|varje|respektive|per|which|what|all|each|every)\s+"
    r"(?:av\s+|of the\s+|de\s+|the\s+)?(?:sex\s+|six\s+)?(?P<what>\w+)",
    re.IGNORECASE,
)
_TOTALS = frozenset({"total", "totalt", "summa", "sum", "utv", "utveckling"})
"""Words of rows that sum up the others."""
_VALUE = re.compile(r"\d[\d ]*[.,]\d+|\d+(?=\s*(?:%|procent|per ?cent))")
"""A number so exact that it may point to the cell that holds it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Named:
    """The cells of a table that a question names."""

    cells: tuple[Cell, ...]
    told: tuple[Label, ...]
    """Labels of the rows and columns named."""
    rows_named: bool
    """Whether the question itself names rows, not only all of them."""
    cell_named: bool
    """Whether it names rows, or all of them, and columns."""


def named_cells(
    table: Table,
    question: str,
    finder: Finder,
    terms: Sequence[Term],
    kind: LookupKind | None,
) -> Named | None:
    """The cells that a question names, or None where it names none, or too many to show.

    A cell is named by its row and its column; "vilka kommuner" names every row of a table
    whose title speaks of them, and so does asking for a sum that no row holds. Where no
    row is named, a number or words of a cell's text may point to one.
    """
    asked = _stems_asked(question, finder)
    rows = _labelled([row.label for row in table.rows], asked, finder.stems)
    asked |= _meant(terms)
    columns = _labelled([column.label for column in table.columns], asked, finder.stems)
    compared = len(rows) > 1
    rows = _years(rows, [row.label for row in table.rows], question)
    columns = _years(columns, [column.label for column in table.columns], question, compared)
    rows = _without_totals(table, rows, question)
    rows_named, columns_named = bool(rows), bool(columns)
    every = not rows and _reaches(table, question) and _every_row(table, columns, question, finder)
    if every:
        rows = [i for i in range(len(table.rows)) if not _sums_up(table, i)]
        columns = columns or list(range(len(table.columns)))
    elif not rows:
        rows = _pointed_at(table, question, asked, finder)
        columns = list(range(len(table.columns))) if rows else columns
    elif not columns and kind in ("amount", "list") and _reaches(table, question):
        columns = list(range(len(table.columns)))
    if every:
        rows = _chosen_rows(table, rows, columns, question)
    cells = [cell for r in rows for c in columns if (cell := table.at(r, c)) is not None]
    if not cells or len(cells) > _MOST_CELLS:
        return None
    told = [*(table.rows[r].label for r in rows), *(table.columns[c].label for c in columns)]
    return Named(
        cells=tuple(cells),
        told=tuple(told),
        rows_named=rows_named,
        cell_named=(rows_named or every) and columns_named,
    )


def stems_of(words: Iterable[str], stems: Stems) -> frozenset[str]:
    """Stems of several words together."""
    return frozenset(stem for word in words for stem in stems(word))


def labels_of(table: Table) -> list[Label]:
    """The labels of all rows and columns."""
    return [*(row.label for row in table.rows), *(column.label for column in table.columns)]


def texts_of(table: Table) -> dict[int, list[str]]:
    """The cells that hold words instead of numbers, by row."""
    found: dict[int, list[str]] = {}
    for r in range(len(table.rows)):
        own = (table.at(r, c) for c in range(len(table.columns)))
        found[r] = [cell.value for cell in own if cell is not None and number(cell.value) is None]
    return found


def _labelled(labels: Sequence[Label], asked: frozenset[str], stems: Stems) -> list[int]:
    """Labels whose words all stand in the question; a longer one takes its parts with it."""
    found: dict[int, frozenset[str]] = {}
    for i, label in enumerate(labels):
        for words in (label.id.replace("_", " "), *label.words):
            own = stems(words)
            if own and own <= asked and len(own) > len(found.get(i, frozenset())):
                found[i] = own
    return [
        i
        for i, own in found.items()
        if not any(own < other for j, other in found.items() if j != i)
    ]


def _meant(terms: Sequence[Term]) -> frozenset[str]:
    """Single stems that the terms stand for."""
    return frozenset(
        v.stems[0]
        for term in terms
        for v in term.variants
        if len(v.stems) == 1 and v.weight > MEANT
    )


def _years(
    named: list[int], labels: Sequence[Label], question: str, compared: bool = False
) -> list[int]:
    """What is named, with the years that are told of by another: "året därpå", "2019–2022".

    What is ``compared`` with something else in the same year is not said to have changed.
    """
    all_years = [i for i, label in enumerate(labels) if YEAR.fullmatch(label.id)]
    years = [i for i in named if i in all_years]
    if not all_years:
        return named
    if _FIRST_YEAR.search(question):
        return sorted({all_years[0], *named})
    if len(years) == 1:
        place = all_years.index(years[0])
        for pattern, step in ((_YEAR_BEFORE, -1), (_YEAR_AFTER, 1), (_CHANGED, -1)):
            if pattern is _CHANGED and compared:
                continue
            if pattern.search(question) and 0 <= place + step < len(all_years):
                return sorted({*named, all_years[place + step]})
    if len(years) == 2 and _YEARS_THROUGH.search(question):
        return sorted({*named, *(i for i in all_years if min(years) <= i <= max(years))})
    return named


def _without_totals(table: Table, rows: list[int], question: str) -> list[int]:
    """The rows, but for one that sums up all where some others are to be added up."""
    parts = [r for r in rows if not _sums_up(table, r)]
    return parts if parts and SUM.search(question) else rows


def _sums_up(table: Table, row: int) -> bool:
    return bool(_TOTALS & set(table.rows[row].label.words))


def _reaches(table: Table, question: str) -> bool:
    """Whether every year asked for is one of the table's; true where none is asked for, or where
    the table is about no years."""
    own = {label.id for label in labels_of(table) if YEAR.fullmatch(label.id)}
    return not own or set(YEAR.findall(question)) <= own


def _every_row(table: Table, columns: Sequence[int], question: str, finder: Finder) -> bool:
    """Whether all rows are asked for: by what the title calls them, or for their sum."""
    two_years = len(columns) == 2 and all(
        YEAR.fullmatch(table.columns[c].label.id) for c in columns
    )
    if two_years and RISE.search(question) and _counts(table, question, finder):
        return True
    sums = any(_sums_up(table, row) for row in range(len(table.rows)))
    if columns and SUM.search(question) and not sums:
        return True
    if not columns and len(table.columns) > 1:
        return False
    single = len(table.columns) == 1
    named = {word for word in table.words if " " not in word and not single}
    subject = stems_of(table.title.values(), finder.stems) - stems_of(named, finder.stems)
    if single:
        subject |= stems_of(table.words, finder.stems)
    return any(finder.stems(m["what"]) & subject for m in _EVERY.finditer(question))


def _counts(table: Table, question: str, finder: Finder) -> bool:
    """Whether a question names what a table counts, by one of its shorter names."""
    asked = _stems_asked(question, finder)
    return any(own and own <= asked for own in map(finder.stems, table.words))


def _stems_asked(question: str, finder: Finder) -> frozenset[str]:
    """Stems of a question, of its compounds also where these are inflected."""
    own = finder.stems(question)
    return own | finder.stems(" ".join(own))


def _pointed_at(table: Table, question: str, asked: frozenset[str], finder: Finder) -> list[int]:
    """The one row that an exact number in the question, or words of a cell's text, point to."""
    values = {number(m.group().strip()) for m in _VALUE.finditer(question)}
    holding = [
        r
        for r in range(len(table.rows))
        if YEAR.fullmatch(table.rows[r].label.id)
        and any(_value(table.at(r, c)) in values for c in range(len(table.columns)))
    ]
    if values and len(holding) == 1:
        return holding
    common = {r: len(stems_of(texts, finder.stems) & asked) for r, texts in texts_of(table).items()}
    most = max(common.values(), default=0)
    best = [r for r, words in common.items() if words == most]
    return best if most >= _FEWEST_WORDS and len(best) == 1 else []


def _chosen_rows(table: Table, rows: list[int], columns: Sequence[int], question: str) -> list[int]:
    """Of all rows, those that rose or fell between two columns, or have the most or least."""
    values = {r: [_value(table.at(r, c)) for c in columns] for r in rows}
    if any(value is None for own in values.values() for value in own):
        return rows
    numbers = {r: [v for v in own if v is not None] for r, own in values.items()}
    if len(columns) == 2 and not _HOW_MUCH.search(question):
        for pattern, sign in ((_LESS, -1), (_MORE, 1)):
            if pattern.search(question):
                return [r for r in rows if (numbers[r][1] - numbers[r][0]) * sign > 0] or rows
    if len(columns) == 1:
        for pattern, pick in ((_MOST, max), (_LEAST, min)):
            if pattern.search(question):
                extreme = pick(own[0] for own in numbers.values())
                return [r for r in rows if numbers[r][0] == extreme]
    return rows


def _value(cell: Cell | None) -> Decimal | None:
    return number(cell.value) if cell is not None else None
