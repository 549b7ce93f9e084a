"""Of all rows of a table those asked for: that rose or fell, that have the most or the least."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from assistant.answering.lookup_arithmetic import RISE, YEAR, number
from assistant.corpus.tables import Cell, Table

_LESS = re.compile(
    r"\bmindre\b|\bminsk|\bsjönk|\bsjunk|\blägre\b|\bfärre\b|\b(?:gick|gått) (?:ned|ner)\b|"
    r"\bless\b|\bdecreas|\bfell\b|\bdrop|\blower\b|\bfewer\b|\bwent down\b",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\bmer\b|\bök|\bsteg\b|\bstig|\bhögre\b|\bfler\b|\b(?:gick|gått) upp\b|\bmore\b|"
    r"\bincreas|\brose\b|\bhigher\b|\bwent up\b",
    re.IGNORECASE,
)
_HOW_MUCH = re.compile(r"\bhur (?:mycket|mkt|stor)\b|\bhow (?:much|large|big)\b", re.IGNORECASE)
"""By how much each of them changed is asked, not which of them."""
_MOST = re.compile(
    r"\bmest\b|\bflest\w*|\bstörst\w*|\bhögst\w*|\btoppa\w*|\btopp(?:en|år\w*)?\b|\brekord\w*|"
    r"\bmost\b|\blargest\b|\bhighest\b|\bbiggest\b|\bpeak\w*",
    re.IGNORECASE,
)
_LEAST = re.compile(
    r"\bminst\w*|\blägst\w*|\bbottna\w*|\bbotten\w*|\bleast\b|\bsmallest\b|\blowest\b|"
    r"\bfewest\b|\bbottom\w*",
    re.IGNORECASE,
)
_ASKS_YEAR = re.compile(
    r"\bvilket år\b|\b(?:which|what) year\b|"
    r"(?:^|[.?!,;:]\s|\b(?:och|and)\s)\W*(?:när|nar|when)\b",
    re.IGNORECASE,
)


def best_years(table: Table, rows: Sequence[int], text: str) -> list[Cell]:
    """The cells of the year in which something was most or least, where that is asked for.

    Where years are columns, of each of the ``rows`` its year; where they are rows, the one year,
    by the share that it rose where that is asked for and told.
    """
    pick = _extreme(text)
    if pick is None or not _ASKS_YEAR.search(text):
        return []
    if all(YEAR.fullmatch(row.label.id) for row in table.rows):
        shares, numbers = _columns_by_content(table)
        by = shares if RISE.search(text) and shares else numbers
        years = [table.at(r, by[0]) for r in range(len(table.rows))] if by else []
        return _picked([cell for cell in years if cell is not None], pick)
    years_are_columns = all(YEAR.fullmatch(column.label.id) for column in table.columns)
    if not years_are_columns or RISE.search(text):
        return []
    every = [[table.at(r, c) for c in range(len(table.columns))] for r in rows]
    return [
        cell for own in every for cell in _picked([cell for cell in own if cell is not None], pick)
    ]


def _extreme(text: str) -> Callable[[Iterable[Decimal]], Decimal] | None:
    """What picks the value that is asked for as the most or the least."""
    return next(
        (pick for pattern, pick in ((_MOST, max), (_LEAST, min)) if pattern.search(text)), None
    )


def _columns_by_content(table: Table) -> tuple[list[int], list[int]]:
    """The columns that hold shares, and those that hold other numbers only."""
    shares, numbers = [], []
    for c in range(len(table.columns)):
        own = [cell for r in range(len(table.rows)) if (cell := table.at(r, c)) is not None]
        if own and all("%" in cell.value for cell in own):
            shares.append(c)
        elif own and all(_value(cell) is not None for cell in own):
            numbers.append(c)
    return shares, numbers


def _picked(cells: Sequence[Cell], pick: Callable[[Iterable[Decimal]], Decimal]) -> list[Cell]:
    values = {cell: value for cell in cells if (value := _value(cell)) is not None}
    best = pick(values.values()) if values else None
    return [cell for cell, value in values.items() if value == best]


def chosen_cells(
    table: Table, rows: Sequence[int], columns: Sequence[int], text: str, *, columns_named: bool
) -> list[Cell]:
    """The cells in some columns of those of all rows that a text asks for.

    With more than two columns the first and the last tell the change; where none is named,
    the last is meant by "who has the most".
    """
    extreme = _extreme(text)
    changes = RISE.search(text) is not None and len(columns) > 1
    if extreme is not None and changes:
        columns = [columns[0], columns[-1]]
    elif extreme is not None and not columns_named:
        columns = columns[-1:]
    values = {r: [_value(table.at(r, c)) for c in columns] for r in rows}
    held = {r: [v for v in own if v is not None] for r, own in values.items()}
    if extreme is not None and len(columns) <= 2:
        told = {r: own[-1] - (own[0] if changes else 0) for r, own in held.items() if own}
        best = extreme(told.values()) if told else None
        rows = [r for r in rows if told.get(r) == best] or rows
    elif len(columns) == 2 and not _HOW_MUCH.search(text):
        for pattern, sign in ((_LESS, -1), (_MORE, 1)):
            if pattern.search(text):
                moved = [r for r in rows if len(held[r]) == 2 and _rose(held[r]) * sign > 0]
                rows = moved or rows
                break
    return [cell for r in rows for c in columns if (cell := table.at(r, c)) is not None]


def _rose(values: Sequence[Decimal]) -> Decimal:
    return values[1] - values[0]


def _value(cell: Cell | None) -> Decimal | None:
    return number(cell.value) if cell is not None else None
