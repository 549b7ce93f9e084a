"""Amounts: cells of the sources' tables, and arithmetic on them that is marked as such."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from assistant.answering.lookup_fitting import ASKS_PAY
from assistant.answering.lookup_matter import Finder, present
from assistant.corpus.tables import Cell, Label, Table
from assistant.domain.question import Language, LookupKind
from assistant.retrieval.search import Found
from assistant.retrieval.terms import Term

Stems = Callable[[str], frozenset[str]]

_MOST_CELLS = 14
_ACCOUNTED = 0.62
"""Share of what is asked that a table's own words must account for."""
_MEANT = 0.8
"""How surely a word must stand for a label's word to name it."""
_RISE = re.compile(
    r"\bök|\bstig|\bsteg\b|\bskill|\bminsk|\bsjönk|\bsjunk|\bmer\b|\bmindre\b|\bförändr|\butveckl|"
    r"\bincreas|\bdecreas|\bdiffer|\bchang|\brise|\brose\b|\bfell\b|\bdrop|\bmore\b|\bless\b",
    re.IGNORECASE,
)
_LESS = re.compile(
    r"\bmindre\b|\bminsk|\bsjönk|\bsjunk|\blägre\b|\bless\b|\bdecreas|\bfell\b|\bdrop|\blower\b",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\bmer\b|\bök|\bsteg\b|\bstig|\bhögre\b|\bmore\b|\bincreas|\brose\b|\bhigher\b", re.IGNORECASE
)
_SUM = re.compile(r"\btillsammans\b|\bsammanlagt\b|\bsumma|\btogether\b|\bsum\b", re.IGNORECASE)
_MOST = re.compile(
    r"\bmest\b|\bstörst\w*|\bhögst\w*|\bmost\b|\blargest\b|\bhighest\b", re.IGNORECASE
)
_LEAST = re.compile(r"\bminst\w*|\blägst\w*|\bleast\b|\bsmallest\b|\blowest\b", re.IGNORECASE)
_YEAR_BEFORE = re.compile(
    r"\bår(?:et)? (?:innan|före)\b|\bföregående år\b|"
    r"\b(?:year before|previous year|year earlier)\b",
    re.IGNORECASE,
)
_EVERY = re.compile(
    r"\b(?:vilka|vilken|alla|samtliga|varje|respektive|per|which|what|all|each|every)\s+"
    r"(?:av\s+|of the\s+|de\s+|the\s+)?(?:sex\s+|six\s+)?(?P<what>\w+)",
    re.IGNORECASE,
)
_TOTALS = frozenset({"total", "totalt", "summa", "sum", "utv", "utveckling"})
"""Words of rows that sum up the others."""
_MONEY = re.compile(r"kr\b|kron|miljon|%|procent", re.IGNORECASE)
"""A unit of money, or a share of it."""
_YEAR = re.compile(r"(?:19|20)\d\d")


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

    A cell is named by its row and its column; "vilka kommuner" names every row
    of a table whose title speaks of them. Tables compete by how much of what is
    asked their own words account for; one that leaves most of it unaccounted
    for, or whose subject is not named, is not what is asked; nor is one of visits where
    it is asked what is paid.
    """
    best: tuple[float, TableAnswer] | None = None
    for table in tables:
        named = _cells(table, question, finder, found, kind)
        if named is None:
            continue
        cells, told = named
        units = {cell.unit for cell in cells if cell.unit}
        if ASKS_PAY.search(question) and units and not any(map(_MONEY.search, units)):
            continue
        accounted = _accounted(table, told, finder, found)
        if accounted < _ACCOUNTED:
            continue
        answer = TableAnswer(
            table=table, cells=tuple(cells), derived=_derived(question, cells, language)
        )
        if best is None or accounted > best[0]:
            best = (accounted, answer)
    return best[1] if best is not None else None


def years_beyond(
    tables: Sequence[Table], question: str, finder: Finder, found: Found
) -> tuple[Table, str, str] | None:
    """A table about what is asked that does not reach the years asked for, with its first and
    last year; None where there is none."""
    asked = set(_YEAR.findall(question))
    if not asked:
        return None
    for table in tables:
        labels = [label.id for label in _labels(table) if _YEAR.fullmatch(label.id)]
        if len(labels) < 2 or asked & set(labels):
            continue
        told = [row.label for row in table.rows]
        if _accounted(table, told, finder, found, leave=frozenset(asked)) >= _ACCOUNTED:
            return table, min(labels), max(labels)
    return None


def _reaches(table: Table, question: str) -> bool:
    """Whether every year asked for is one of the table's; true where none is asked for."""
    return set(_YEAR.findall(question)) <= {label.id for label in _labels(table)}


def _labels(table: Table) -> list[Label]:
    return [*(row.label for row in table.rows), *(column.label for column in table.columns)]


def _cells(
    table: Table, question: str, finder: Finder, found: Found, kind: LookupKind | None
) -> tuple[list[Cell], list[Label]] | None:
    """The cells named and the labels that name them."""
    asked = finder.stems(question)
    rows = _named([row.label for row in table.rows], asked, finder.stems)
    asked |= _meant(found.terms)
    columns = _named([column.label for column in table.columns], asked, finder.stems)
    if rows and not columns and kind in ("amount", "list") and _reaches(table, question):
        columns = list(range(len(table.columns)))
    every = (
        not rows
        and bool(columns)
        and _reaches(table, question)
        and _every_row(table, question, finder)
    )
    if every:
        rows = [i for i, row in enumerate(table.rows) if not _TOTALS & set(row.label.words)]
    if _YEAR_BEFORE.search(question):
        columns = _with_the_year_before(columns, [column.label for column in table.columns])
        rows = _with_the_year_before(rows, [row.label for row in table.rows])
    if every:
        rows = _chosen_rows(table, rows, columns, question)
    cells = [cell for r in rows for c in columns if (cell := table.at(r, c)) is not None]
    if not cells or len(cells) > _MOST_CELLS:
        return None
    return cells, [*(table.rows[r].label for r in rows), *(table.columns[c].label for c in columns)]


def _meant(terms: Sequence[Term]) -> frozenset[str]:
    """Single stems that the terms stand for."""
    return frozenset(
        v.stems[0]
        for term in terms
        for v in term.variants
        if len(v.stems) == 1 and v.weight > _MEANT
    )


def _every_row(table: Table, question: str, finder: Finder) -> bool:
    named = {word for word in table.words if " " not in word}
    subject = _stems(table.title.values(), finder.stems) - _stems(named, finder.stems)
    return any(finder.stems(m["what"]) & subject for m in _EVERY.finditer(question))


def _with_the_year_before(named: list[int], labels: Sequence[Label]) -> list[int]:
    years = [i for i in named if _YEAR.fullmatch(labels[i].id)]
    if len(years) != 1 or years[0] == 0:
        return named
    return sorted({*named, years[0] - 1})


def _chosen_rows(table: Table, rows: list[int], columns: Sequence[int], question: str) -> list[int]:
    """Of all rows, those that rose or fell between two columns, or have the most or least."""
    values = {r: [_value(table.at(r, c)) for c in columns] for r in rows}
    if any(value is None for own in values.values() for value in own):
        return rows
    numbers = {r: [v for v in own if v is not None] for r, own in values.items()}
    if len(columns) == 2:
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
    subject = _stems((*table.words, *table.title.values()), finder.stems)
    own = subject | _stems((w for t in told for w in (t.id, *t.words)), finder.stems)
    notes = _stems(
        (
            cell.value
            for r, row in enumerate(table.rows)
            if row.label in told
            for c in range(len(table.columns))
            if (cell := table.at(r, c)) is not None
        ),
        finder.stems,
    )
    weighed = [
        (term, weight)
        for term, weight in zip(found.terms, found.weights, strict=True)
        if term.heft == 1.0 and term.word not in leave
    ]
    if not any(present(term, subject | notes) >= _MEANT for term, _ in weighed):
        return 0.0
    whole = sum(weight for _, weight in weighed)
    return sum(weight * present(term, own | notes) for term, weight in weighed) / whole


def _stems(words: Iterable[str], stems: Stems) -> frozenset[str]:
    return frozenset(stem for word in words for stem in stems(word))


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
    """Differences and sums of cells that can be reckoned with: of one column or row, one unit."""
    found: list[Derived] = []
    if _RISE.search(question):
        for pair in _pairs(cells):
            found.extend(_difference(pair, len(cells) > 2, language))
    numbers = [number(cell.value) for cell in cells if _plain(cell)]
    alike = len({cell.unit for cell in cells}) == 1 and len(numbers) == len(cells) > 1
    if _SUM.search(question) and alike:
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
    over_time = all(_YEAR.fullmatch(_apart(pair, i).id) for i in (0, 1))
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
