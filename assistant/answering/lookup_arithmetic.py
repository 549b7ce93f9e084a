"""Arithmetic on cells of a table: differences and sums, marked as reckoned."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from assistant.corpus.tables import Cell, Label
from assistant.domain.question import Language

RISE = re.compile(
    r"\bök|\bstig|\bsteg\b|\bskill|\bskilj|\bminsk|\bsjönk|\bsjunk|\bmer\b|\bmindre\b|\bfler\b|"
    r"\bfärre\b|\bförändr|\butveckl|\bhöj|\bsänk|\bväx(?:te|er|t)\b|"
    r"\b(?:gick|gått|går)\b(?=(?: \w+){0,4} (?:upp|ned|ner)\b)|"
    r"\b(?:go|goes|went|gone)\b(?=(?: \w+){0,2} (?:up|down)\b)|"
    r"\bpåök|\bf[öo]rdubbl|\bhalver|\bhögre\b|\blägre\b|\bdoubl|\bhalved\b|\bgrew\b|\bgrown\b|"
    r"\bgrowth\b|\bincreas|\bdecreas|\bdiffer|\bchang|\brise|\brose\b|\bfell\b|\bfall(?:en)?\b|"
    r"\bgrow|\bhopp(?:et|ade|a|ar)?\b|\bjump|\bdrop|\bmore\b|\bless\b|\bfewer\b|\bhigher\b|\blower\b|\bgap\b",
    re.IGNORECASE,
)
"""That something rose, fell or differs."""
COMPARES = re.compile(
    r"\bjämf[öo]r\w*|\bversus\b|\bvs\b|\bcompar\w+|\b(?:19|20)\d\d (?:mot|to|against)\b|"
    r"\bställ\w* mot\b|\bgentemot\b",
    re.IGNORECASE,
)
"""That two things are set against each other."""
ADD = re.compile(
    r"\btillsammans\b|\bihop\b|\bsammanl\w+|\bsammantag\w+|\bsumm\w+|\b(?:slå|lägg|räkna)\w* "
    r"(?:ihop|samman)\b|\binalles\b|\bi allt\b|\btogether\b|\bsum\b|\badd(?:ed|s)?\b|"
    r"\bcombined\b|\bin all\b|\bbli\w* det (?:till )?(?:hundra|100)\b",
    re.IGNORECASE,
)
"""That things are to be added up."""
TOTAL = re.compile(
    r"\btotal(?:t|a|en|s)?\b|\btotal(?:summ|belopp)\w*|\boverall\b|\bhela summan\b", re.IGNORECASE
)
"""That the whole is asked for: a row that holds it, or else the sum of all."""
SHARE_OF = re.compile(
    r"\bandel\w*|\bhur (?:många|stor) (?:procent|del)\b|\bshare\b|\bproportion\b|\bpercentage of\b",
    re.IGNORECASE,
)
"""That a part of a whole is asked for."""
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


def derived(
    question: str, cells: Sequence[Cell], whole: Sequence[Cell], language: Language
) -> tuple[Derived, ...]:
    """Differences, sums and shares of cells that can be reckoned with: of one column or row, one
    unit. ``whole`` are the cells of a row that sums up the others, in the columns of ``cells``.
    """
    found: list[Derived] = []
    if RISE.search(question) or COMPARES.search(question):
        for pair in _pairs(cells):
            found.extend(_difference(pair, len(cells) > 2, language))
    asked = ADD.search(question) or TOTAL.search(question)
    if asked and not (found and _A_SUM.fullmatch(asked.group())):
        found.extend(_sum(_parts(cells, whole), language))
    if SHARE_OF.search(question) and not RISE.search(question):
        found.extend(_shares(cells, whole, language))
    return tuple(found)


def _parts(cells: Sequence[Cell], whole: Sequence[Cell]) -> list[Cell]:
    """The cells but for those that hold the sum of others."""
    return [cell for cell in cells if cell not in whole]


def _sum(cells: Sequence[Cell], language: Language) -> list[Derived]:
    """The sum of numbers of one unit, or of shares that stand below each other."""
    numbers = [value for cell in cells if (value := number(cell.value)) is not None]
    shares = {"%" in cell.value for cell in cells}
    alike = len({cell.unit for cell in cells}) == 1 and len(shares) == 1
    of_a_whole = len({cell.column.id for cell in cells}) == 1 and not any(
        YEAR.fullmatch(cell.row.id) for cell in cells
    )
    if not alike or not len(numbers) == len(cells) > 1 or (True in shares and not of_a_whole):
        return []
    return [
        Derived(
            label="summa (uträknad)" if language == "sv" else "sum (computed)",
            value=_words(sum(numbers, Decimal(0)), language),
            unit="%" if True in shares else cells[0].unit,
        )
    ]


def _shares(cells: Sequence[Cell], whole: Sequence[Cell], language: Language) -> list[Derived]:
    """What part of the whole each cell is, where a row holds the whole in the same unit."""
    found = []
    for cell in _parts(cells, whole):
        of = next((w for w in whole if w.column.id == cell.column.id), None)
        part, total = number(cell.value), number(of.value) if of is not None else None
        if of is None or part is None or not total or not (_plain(cell) and _plain(of)):
            continue
        name = cell.row.words[0] if cell.row.words else cell.row.id
        label = "andel" if language == "sv" else "share"
        told = "uträknad" if language == "sv" else "computed"
        percent = (part / total * 100).quantize(Decimal("0.1"))
        found.append(
            Derived(label=f"{label} {name} ({told})", value=_words(percent, language), unit="%")
        )
    return found


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
