"""Arithmetic on cells of a table: differences and sums, marked as reckoned."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from assistant.corpus.tables import Cell, Label
from assistant.domain.question import Language

RISE = re.compile(
    r"\bök|\bstig|\bsteg\b|\bskill|\bminsk|\bsjönk|\bsjunk|\bmer\b|\bmindre\b|\bförändr|\butveckl|"
    r"\bväx(?:te|er|t)\b|\b(?:gick|gått|går) (?:upp|ned|ner)\b|"
    r"\b(?:go|goes|went|gone) (?:up|down)\b|"
    r"\bf[öo]rdubbl|\bdoubl|\bgrew\b|\bgrown\b|\bincreas|\bdecreas|\bdiffer|\bchang|\brise|\brose\b|\bfell\b|\bdrop|"
    r"\bmore\b|\bless\b",
    re.IGNORECASE,
)
SUM = re.compile(
    r"\btillsammans\b|\bsammanl\w+|\bsammantag\w+|\bsumm\w+|\b(?:slå|lägg|räkna)\w* "
    r"(?:ihop|samman)\b|\btotal\w*|\binalles\b|\bi allt\b|\btogether\b|\bsum\b|\badd(?:ed)?\b|"
    r"\bcombined\b|\bin all\b",
    re.IGNORECASE,
)
"""That things are to be added up."""
_A_SUM = re.compile(r"summan?|sum", re.IGNORECASE)
"""The noun alone: a sum that rose is not to be added up."""
YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, kw_only=True, slots=True)
class Derived:
    """Arithmetic on cells: what it is called and what it comes to."""

    label: str
    value: str
    unit: str | None


def number(value: str) -> Decimal | None:
    """The number a cell holds ("4 115", "60,5", "31%"), or None where it holds none."""
    plain = re.sub(r"[\s%]", "", value).replace(",", ".")
    try:
        return Decimal(plain)
    except InvalidOperation:
        return None


def derived(question: str, cells: Sequence[Cell], language: Language) -> tuple[Derived, ...]:
    """Differences and sums of cells that can be reckoned with: of one column or row, one unit."""
    found: list[Derived] = []
    if RISE.search(question):
        for pair in _pairs(cells):
            found.extend(_difference(pair, len(cells) > 2, language))
    numbers = [number(cell.value) for cell in cells if _plain(cell)]
    alike = len({cell.unit for cell in cells}) == 1 and len(numbers) == len(cells) > 1
    asked = SUM.search(question)
    if asked and alike and not (found and _A_SUM.fullmatch(asked.group())):
        found.append(
            Derived(
                label="summa (uträknad)" if language == "sv" else "sum (computed)",
                value=_words(sum((n for n in numbers if n is not None), Decimal(0)), language),
                unit=cells[0].unit,
            )
        )
    return tuple(found)


def _pairs(cells: Sequence[Cell]) -> list[tuple[Cell, Cell]]:
    """Cells that stand two and two in a row or, where rows are compared, in a column."""
    for by_row in (True, False):
        groups: dict[str, list[Cell]] = {}
        for cell in cells:
            groups.setdefault((cell.row if by_row else cell.column).id, []).append(cell)
        pairs = [
            (own[0], own[1])
            for own in groups.values()
            if len(own) == 2 and own[0].unit == own[1].unit and all(map(_plain, own))
        ]
        if pairs:
            return pairs
    return []


def _plain(cell: Cell) -> bool:
    return "%" not in cell.value and number(cell.value) is not None


def _difference(pair: tuple[Cell, Cell], named: bool, language: Language) -> list[Derived]:
    one, other = (number(cell.value) or Decimal(0) for cell in pair)
    swedish = language == "sv"
    same_row = pair[0].row.id == pair[1].row.id
    over_time = all(YEAR.search(_apart(pair, i).id) for i in (0, 1))
    shared = pair[0].row if same_row else pair[0].column
    whose = f" {shared.words[0] if shared.words else shared.id}" if named else ""
    difference = other - one if over_time else abs(other - one)
    found = [
        Derived(
            label=f"skillnad{whose} (uträknad)" if swedish else f"difference{whose} (computed)",
            value=_words(difference, language),
            unit=pair[0].unit,
        )
    ]
    if one and over_time:
        percent = (difference / one * 100).quantize(Decimal("0.1"))
        found.append(
            Derived(
                label=f"förändring{whose} (uträknad)" if swedish else f"change{whose} (computed)",
                value=_words(percent, language),
                unit="%",
            )
        )
    return found


def _apart(cells: Sequence[Cell], i: int) -> Label:
    """The label that tells two cells apart."""
    return cells[i].column if cells[0].row.id == cells[1].row.id else cells[i].row


def _words(value: Decimal, language: Language) -> str:
    text = f"{value:f}"
    return text.replace(".", ",") if language == "sv" else text
