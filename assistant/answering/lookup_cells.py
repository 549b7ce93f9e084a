"""Which cells of a table a question names: by labels, by years told of, by a value that stands
there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from assistant.answering.lookup_arithmetic import ADD, RISE, SHARE_OF, TOTAL, YEAR, number
from assistant.answering.lookup_figures import names_figures
from assistant.answering.lookup_matter import Finder
from assistant.answering.lookup_patterns import ENGLISH_NUMBER, SWEDISH_NUMBER
from assistant.answering.lookup_rows import best_years, chosen_cells
from assistant.answering.lookup_table_question import TableQuestion
from assistant.corpus.tables import Cell, Label, Table
from assistant.retrieval.terms import Term

Stems = Callable[[str], frozenset[str]]

_MOST_CELLS = 20
MEANT = 0.8
"""How surely a word must stand for a label's word to name it."""
_FEWEST_WORDS = 2
"""Words of a cell's text that a question must have to name its row."""
_YEAR_BEFORE = re.compile(
    r"\bår(?:et)? (?:innan|före)\b|\bföregående år\b|"
    r"\b(?:year before|previous year|year earlier)\b",
    re.IGNORECASE,
)
_YEAR_AFTER = re.compile(
    r"\bår(?:et)? (?:därpå|därefter|efter)\b|\b(?:nästa|följande|nästkommande) år\b|"
    r"\b(?:next|following) year\b|\byear (?:after|later)\b",
    re.IGNORECASE,
)
_FIRST_YEAR = re.compile(r"\bförsta året\b|\bfrån början\b|\bfirst year\b", re.IGNORECASE)
_LAST_YEAR = re.compile(
    r"\bsedan (?:19|20)\d\d\b|\bsince (?:19|20)\d\d\b|"
    r"\b(?:senaste|sista) (?:året|siffran|beloppet)\b|\b(?:latest|last) (?:year|figure|amount)\b",
    re.IGNORECASE,
)
"""Up to the last year there is."""
_YEARS_THROUGH = re.compile(
    r"\b(?:varje år|per år|år för år|åren|alla år|samtliga år|each year|every year|all years|"
    r"year by year|the years)\b|\b(?:19|20)\d\d\s?[-–]\s?(?:19|20)\d\d\b|"
    r"\b(?:19|20)\d\d (?:through|t\.?o\.?m\.?|till och med) (?:19|20)\d\d\b",
    re.IGNORECASE,
)
_EVERY = re.compile(
    r"\b(?:vilka|vilken|vilket|alla|samtliga|varje|respektive|per|which|what|all|each|every)\s+"
    r"(?:av\s+|of the\s+|de\s+|the\s+)?"
    rf"(?:(?:\d|{SWEDISH_NUMBER}|{ENGLISH_NUMBER})\s+)?(?P<what>\w+)",
    re.IGNORECASE,
)
_ONE = re.compile(r"(?:vilken|vilket)\b", re.IGNORECASE)
"""Of which one of several is asked."""
_ENUMERATES = re.compile(
    r"\b(?:räkna|rada|lista)\w* (?:\w+ )?upp\b|\blista\b|\blist\b|\bfördela\w*|\bfördelning\w*|"
    r"\bsplit\b|\bdistribut\w*",
    re.IGNORECASE,
)
"""That each of several is to be told."""
_THE_TOTAL = re.compile(
    r"\btotalen\b|\btotalsumman?\b|\btotalbelopp\w*|\bthe total\b|\bhelheten\b|\bhela regionen\b|"
    r"\btotalt och\b|\boch totalt\b|\btotal and\b|\band (?:in )?total\b",
    re.IGNORECASE,
)
"""The whole beside its parts."""
_TOTALS = frozenset({"total", "totalt", "summa", "sum"})
"""Words of a row that holds the sum of the others."""
_SUMS_UP = _TOTALS | {"utv", "utveckling"}
"""Words of rows that tell of all the others together."""
ASKS_WHY = re.compile(
    r"\bvarför\b|\bvad beror\b|\borsak\w*|\banledning\w*|\bförkl\w*|\bwhy\b|\breasons?\b|"
    r"\bexplain\w*|\bexplanation\b",
    re.IGNORECASE,
)
_VALUE = re.compile(r"\d[\d ]*[.,]\d+|\d+(?=\s*(?:%|procent|per ?cent))")
"""A number so exact that it may point to the cell that holds it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Named:
    """The cells of a table that a question names."""

    cells: tuple[Cell, ...]
    told: tuple[Label, ...]
    """Labels of the rows and columns named."""
    whole: tuple[Cell, ...]
    """The cells that hold the sum of a column, for the columns named."""
    rows_named: bool
    """Whether the question itself names rows, not only all of them."""
    cell_named: bool
    """Whether it names rows, or all of them, and columns."""


def named_cells(
    table: Table, question: TableQuestion, finder: Finder, terms: Sequence[Term]
) -> Named | None:
    """The cells that a question names, or None where it names none, or too many to show.

    A cell is named by its row and its column; what a question does not name itself, the one
    it goes on from may. "vilka kommuner" names every row of a table whose rows are such, and
    so does asking for a sum that no row holds. Where no row is named, a number or words of a
    cell's text may point to one.
    """
    text = question.text
    asked = stems_asked(text, finder)
    row_labels = [row.label for row in table.rows]
    column_labels = [column.label for column in table.columns]
    named = _named(row_labels, question, asked, finder)
    columns = _named(column_labels, question, asked | _meant(terms), finder)
    best = best_years(table, named, text) if not question.years else []
    if best:
        return Named(
            cells=tuple(best),
            told=tuple(label for cell in best for label in (cell.row, cell.column)),
            whole=(),
            rows_named=bool(named),
            cell_named=True,
        )
    rows = _years(named, row_labels, text)
    columns = _years(columns, column_labels, text, compared=len(named) > 1)
    wholes = _wholes(table)
    rows = _with_the_whole(table, rows, wholes, text)
    rows_named, columns_named = bool(rows), bool(columns)
    every = False
    if not rows and columns and wholes and _asks_the_whole(table, columns, text, finder):
        rows, rows_named = wholes, True
    elif not rows and (columns or question.figures) and _every_row(table, columns, text, finder):
        every = True
        rows = [r for r in range(len(table.rows)) if not _sums_up(table, r)]
    elif not rows:
        rows = _pointed_at(table, text, asked, finder)
        columns = columns if rows and columns else list(range(len(table.columns)))
    if rows and not columns and question.figures and reaches(table, question):
        columns = list(range(len(table.columns)))
    elif rows and ASKS_WHY.search(text):
        columns = sorted({*columns, *explaining_columns(table)})
    if rows and len(named) == 1 and _holds_changes(table, rows, columns):
        rows = named
    cells = (
        chosen_cells(table, rows, columns, text, columns_named=columns_named)
        if every
        else [cell for r in rows for c in columns if (cell := table.at(r, c)) is not None]
    )
    if not cells or len(cells) > _MOST_CELLS:
        return None
    told = [*(table.rows[r].label for r in rows), *(table.columns[c].label for c in columns)]
    return Named(
        cells=tuple(cells),
        told=tuple(told),
        whole=tuple(cell for r in wholes for c in columns if (cell := table.at(r, c)) is not None),
        rows_named=rows_named,
        cell_named=(rows_named or every) and columns_named,
    )


def stems_of(words: Iterable[str], stems: Stems) -> frozenset[str]:
    """Stems of several words together."""
    return frozenset(stem for word in words for stem in stems(word))


def stems_asked(text: str, finder: Finder) -> frozenset[str]:
    """Stems of a text, of its compounds also where these are inflected."""
    own = finder.stems(text)
    return own | finder.stems(" ".join(own))


def labels_of(table: Table) -> list[Label]:
    """The labels of all rows and columns."""
    return [*(row.label for row in table.rows), *(column.label for column in table.columns)]


def years_in(table: Table) -> list[str]:
    """The years that a table's labels name, in order."""
    return sorted({year for label in labels_of(table) for year in YEAR.findall(label.id)})


def whole_of(table: Table, year: str) -> tuple[Cell, ...]:
    """What a table holds of a year for all together; empty where it tells no whole."""
    rows = [r for r in range(len(table.rows)) if year == table.rows[r].label.id]
    columns = [c for c in range(len(table.columns)) if year == table.columns[c].label.id]
    places = [*((r, c) for r in _wholes(table) for c in columns), *((r, 0) for r in rows)]
    return tuple(cell for r, c in places if (cell := table.at(r, c)) is not None)


def reaches(table: Table, question: TableQuestion) -> bool:
    """Whether every year asked for is one of the table's; true where none is asked for, or where
    the table is about no years."""
    own = set(years_in(table))
    return not own or set(question.years) <= own


def _named(
    labels: Sequence[Label], question: TableQuestion, asked: frozenset[str], finder: Finder
) -> list[int]:
    """The labels that a question names itself, else those of what it goes on from."""
    own = _labelled(labels, asked, finder.stems)
    if own or not question.before:
        return own
    carried = _labelled(labels, stems_asked(question.before, finder), finder.stems)
    return _but_replaced_years(carried, labels, question)


def _but_replaced_years(
    carried: list[int], labels: Sequence[Label], question: TableQuestion
) -> list[int]:
    """What an earlier question named, without its years where others are asked for now."""
    if not YEAR.search(question.text):
        return carried
    return [i for i in carried if not YEAR.search(labels[i].id)]


def _with_the_whole(table: Table, rows: list[int], wholes: list[int], text: str) -> list[int]:
    """The rows named but for those that tell of all together, where others are named; the row
    that holds the sum of all is kept where the whole is asked for beside its parts."""
    parts = [r for r in rows if not _sums_up(table, r)]
    if not parts:
        return rows
    of_a_whole = SHARE_OF.search(text) is not None and RISE.search(text) is None
    return [*parts, *(wholes if of_a_whole or _THE_TOTAL.search(text) else ())]


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
        if len(v.stems) == 1 and v.weight > MEANT and not YEAR.fullmatch(v.stems[0])
    )


def _years(
    named: list[int], labels: Sequence[Label], text: str, compared: bool = False
) -> list[int]:
    """What is named, with the years that are told of by another: "året därpå", "2019–2022".

    What is ``compared`` with something else in the same year is not said to have changed.
    """
    kinds = dict.fromkeys(YEAR.sub("", labels[i].id) for i in named if YEAR.search(labels[i].id))
    if not kinds and not named and _YEARS_THROUGH.search(text) and names_figures(text):
        return [i for i, label in enumerate(labels) if YEAR.fullmatch(label.id)]
    reached = set(named)
    for kind in kinds:
        every = [
            i for i, x in enumerate(labels) if YEAR.search(x.id) and YEAR.sub("", x.id) == kind
        ]
        reached.update(_told_of([i for i in named if i in every], every, text, compared))
    if not kinds and _FIRST_YEAR.search(text):
        reached.update(i for i, label in enumerate(labels) if YEAR.fullmatch(label.id))
        return sorted(reached)[:1]
    return sorted(reached) if len(reached) > len(named) else named


def _told_of(years: list[int], every: list[int], text: str, compared: bool) -> Iterable[int]:
    """Further years of one kind of column or row that a text tells of by those it names."""
    if _FIRST_YEAR.search(text):
        return every[:1]
    if len(years) == 1:
        place = every.index(years[0])
        if _LAST_YEAR.search(text):
            return every[-1:]
        for asked, step in (
            (_YEAR_BEFORE.search(text), -1),
            (_YEAR_AFTER.search(text), 1),
            (RISE.search(text) and not compared, -1),
        ):
            if asked and 0 <= place + step < len(every):
                return every[place + step : place + step + 1]
    if len(years) == 2 and _YEARS_THROUGH.search(text):
        return [i for i in every if min(years) <= i <= max(years)]
    return ()


def _wholes(table: Table) -> list[int]:
    """The rows that hold the sum of the others."""
    return [r for r, row in enumerate(table.rows) if _TOTALS & set(row.label.words)]


def _sums_up(table: Table, row: int) -> bool:
    return bool(_SUMS_UP & set(table.rows[row].label.words))


def _every_row(table: Table, columns: Sequence[int], text: str, finder: Finder) -> bool:
    """Whether all rows are asked for: by what they are called, or for their sum."""
    kinds = stems_of(table.rows_are, finder.stems)
    by_kind = any(finder.stems(m["what"]) & kinds for m in _EVERY.finditer(text))
    if by_kind or (_ENUMERATES.search(text) and finder.stems(text) & kinds):
        return True
    if _changes_between(table, columns, text) and _counts(table, text, finder):
        return True
    sums = any(_sums_up(table, row) for row in range(len(table.rows)))
    adds = ADD.search(text) or TOTAL.search(text)
    if adds and not sums and (columns or len(table.columns) == 1):
        return True
    if len(table.columns) > 1:
        return False
    subject = stems_of((*table.title.values(), *table.words), finder.stems)
    return any(
        finder.stems(m["what"]) & subject
        for m in _EVERY.finditer(text)
        if not _ONE.match(m.group())
    )


def _holds_changes(table: Table, rows: Sequence[int], columns: Sequence[int]) -> bool:
    """Whether cells tell by how many percent something rose: no year before is needed."""
    cells = [cell for r in rows for c in columns if (cell := table.at(r, c)) is not None]
    return bool(cells) and all("%" in cell.value for cell in cells)


def _asks_the_whole(table: Table, columns: Sequence[int], text: str, finder: Finder) -> bool:
    """Whether what all rows come to is asked for, and not each of them."""
    kinds = stems_of(table.rows_are, finder.stems)
    if any(finder.stems(m["what"]) & kinds for m in _EVERY.finditer(text)):
        return False
    adds = ADD.search(text) or TOTAL.search(text)
    return bool(adds) or _changes_between(table, columns, text)


def _changes_between(table: Table, columns: Sequence[int], text: str) -> bool:
    """Whether the change from one of two years to the other is asked for."""
    two_years = len(columns) == 2 and all(
        YEAR.fullmatch(table.columns[c].label.id) for c in columns
    )
    return two_years and RISE.search(text) is not None


def _counts(table: Table, text: str, finder: Finder) -> bool:
    """Whether a question names what a table counts, by one of its shorter names."""
    asked = stems_asked(text, finder)
    return any(own and own <= asked for own in map(finder.stems, table.words))


def _texts_of(table: Table) -> dict[int, list[str]]:
    """The cells that hold words instead of numbers, by row."""
    found: dict[int, list[str]] = {}
    for r in range(len(table.rows)):
        own = (table.at(r, c) for c in range(len(table.columns)))
        found[r] = [cell.value for cell in own if cell is not None and number(cell.value) is None]
    return found


def explaining_columns(table: Table) -> list[int]:
    """The columns that tell why, by what they are called."""
    return [
        c for c, column in enumerate(table.columns) if ASKS_WHY.search(" ".join(column.label.words))
    ]


def _pointed_at(table: Table, text: str, asked: frozenset[str], finder: Finder) -> list[int]:
    """The one row that an exact number in the question, or words of a cell's text, point to."""
    values = {number(m.group().strip()) for m in _VALUE.finditer(text)}
    holding = [
        r
        for r in range(len(table.rows))
        if YEAR.fullmatch(table.rows[r].label.id)
        and any(
            (cell := table.at(r, c)) is not None and number(cell.value) in values
            for c in range(len(table.columns))
        )
    ]
    if values and len(holding) == 1:
        return holding
    common = {
        r: len(stems_of(texts, finder.stems) & asked) for r, texts in _texts_of(table).items()
    }
    most = max(common.values(), default=0)
    best = [r for r, words in common.items() if words == most]
    return best if most >= _FEWEST_WORDS and len(best) == 1 else []
