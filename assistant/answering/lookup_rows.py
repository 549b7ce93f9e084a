"""Of all rows of a table those asked for: that rose or fell, that have the most or the least."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.answering.lookup_arithmetic import RISE, number
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
    r"\bmest\b|\bflest\w*|\bstörst\w*|\bhögst\w*|\bmost\b|\blargest\b|\bhighest\b|\bbiggest\b",
    re.IGNORECASE,
)
_LEAST = re.compile(
    r"\bminst\w*|\blägst\w*|\bleast\b|\bsmallest\b|\blowest\b|\bfewest\b", re.IGNORECASE
)


def chosen_cells(
    table: Table, rows: Sequence[int], columns: Sequence[int], text: str, *, columns_named: bool
) -> list[Cell]:
    """The cells in some columns of those of all rows that a text asks for.

    With more than two columns the first and the last tell the change; where none is named,
    the last is meant by "who has the most".
    """
    extreme = next(
        (pick for pattern, pick in ((_MOST, max), (_LEAST, min)) if pattern.search(text)), None
    )
    changes = RISE.search(text) is not None and len(columns) > 1
    if extreme is not None and changes:
        columns = [columns[0], columns[-1]]
    elif extreme is not None and not columns_named:
        columns = columns[-1:]
    values = {r: [_value(table.at(r, c)) for c in columns] for r in rows}
    held = {r: [v for v in own if v is not None] for r, own in values.items()}
    if extreme is not None and len(columns) <= 2:
        told = {r: own[-1] - (own[0] if changes else 0) for r, own in held.items() if own}
        best = extreme(told.values(), default=None)
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
