"""Amounts: cells of the sources' tables, and arithmetic on them that is marked as such."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from assistant.answering.lookup_choice import Finder, share
from assistant.corpus.tables import Cell, Label, Table
from assistant.domain.question import Language, LookupKind
from assistant.retrieval.search import Found

Stems = Callable[[str], frozenset[str]]

_MOST_CELLS = 6
_ACCOUNTED = 0.62
"""Share of what is asked that a table's own words must account for."""
_RISE = re.compile(
    r"\bök|\bstig|\bskill|\bminsk|\bmer\b|\bförändr|\butveckl|\bincreas|\bdiffer|\bchang|\brise|\bmore\b",
    re.IGNORECASE,
)
_SUM = re.compile(r"\btillsammans\b|\bsammanlagt\b|\bsumma|\btogether\b|\bsum\b", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Derived:
    """Arithmetic on cells: what it is called and what it comes to."""

    label: str
    value: str
    unit: str | None


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

    A cell is named by its row and its column. Tables compete by how much of
    what is asked their own words account for; one that leaves most of it
    unaccounted for is not what is asked.
    """
    asked = finder.stems(question)
    best: tuple[float, TableAnswer] | None = None
    for table in tables:
        rows = _named([row.label for row in table.rows], asked, finder.stems)
        columns = _named([column.label for column in table.columns], asked, finder.stems)
        told = [*(table.rows[r].label for r in rows), *(table.columns[c].label for c in columns)]
        if not columns and len(table.columns) == 1 and kind == "amount":
            columns = [0]
        cells = [cell for r in rows for c in columns if (cell := table.at(r, c)) is not None]
        if not cells or len(cells) > _MOST_CELLS:
            continue
        words = {*table.words, *table.title.values(), *(w for t in told for w in (t.id, *t.words))}
        own = frozenset(stem for w in words for stem in finder.stems(w))
        accounted = share(found, own, frozenset())
        if accounted < _ACCOUNTED:
            continue
        answer = TableAnswer(
            table=table, cells=tuple(cells), derived=_derived(question, cells, language)
        )
        if best is None or accounted > best[0]:
            best = (accounted, answer)
    return best[1] if best is not None else None


def _named(labels: Sequence[Label], asked: frozenset[str], stems: Stems) -> list[int]:
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


def number(value: str) -> Decimal | None:
    """The number a cell holds ("4 115", "60,5", "31%"), or None where it holds none."""
    plain = re.sub(r"[\s%]", "", value).replace(",", ".")
    try:
        return Decimal(plain)
    except InvalidOperation:
        return None


def _derived(question: str, cells: Sequence[Cell], language: Language) -> tuple[Derived, ...]:
    numbers = [number(cell.value) for cell in cells]
    if len(cells) < 2 or any(n is None for n in numbers) or len({c.unit for c in cells}) != 1:
        return ()
    values = [n for n in numbers if n is not None]
    unit = cells[0].unit
    swedish = language == "sv"
    found = []
    if _RISE.search(question) and len(values) == 2:
        difference = values[1] - values[0]
        found.append(
            Derived(
                label="skillnad (uträknad)" if swedish else "difference (computed)",
                value=_words(difference, language),
                unit=unit,
            )
        )
        if values[0]:
            percent = (difference / values[0] * 100).quantize(Decimal("0.1"))
            found.append(
                Derived(
                    label="förändring (uträknad)" if swedish else "change (computed)",
                    value=_words(percent, language),
                    unit="%",
                )
            )
    if _SUM.search(question):
        found.append(
            Derived(
                label="summa (uträknad)" if swedish else "sum (computed)",
                value=_words(sum(values, Decimal(0)), language),
                unit=unit,
            )
        )
    return tuple(found)


def _words(value: Decimal, language: Language) -> str:
    text = f"{value:f}"
    return text.replace(".", ",") if language == "sv" else text
