"""A table's cells as an answer shows them: each with its row and column, reckoning marked."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.citing import marks
from assistant.answering.lookup_cells import years_in
from assistant.answering.lookup_leads import lead
from assistant.answering.lookup_page import Page
from assistant.answering.lookup_tables import TableAnswer
from assistant.answering.phrases import capitalised
from assistant.answering.quoting import sentences
from assistant.corpus.tables import Cell, Label, Table
from assistant.domain.answer import Value
from assistant.domain.question import Language
from assistant.domain.vocabulary import Vocabulary


def tell_table(page: Page, answer: TableAnswer, vocabulary: Vocabulary, language: Language) -> None:
    """Show the cells, what is reckoned from them, and which years asked for the table lacks."""
    table = answer.table
    every = tell_cells(page, table, answer.cells, vocabulary, language)
    for cell in answer.cells:
        numbers = page.cite_spans(table.file, cell.row_spans)
        unit = _unit(cell)
        label = _label(cell)
        page.values.append(
            Value(label=label, value=cell.value, unit=unit, derived=False, citations=tuple(numbers))
        )
    for derived in answer.derived:
        unit = f" {derived.unit}" if derived.unit else ""
        page.values.append(
            Value(
                label=derived.label,
                value=derived.value,
                unit=derived.unit,
                derived=True,
                citations=tuple(every),
            )
        )
        told = f"{capitalised(derived.label)}: **{derived.value}{unit}**"
        page.paragraphs.append(f"{told} {marks(every)}")
    if table.note:
        page.paragraphs.append(marked(table.note[language], every))
    if answer.beyond:
        said = not_told(table, answer.beyond, language)
        page.gaps.append(said)
        page.paragraphs.append(said)


def tell_cells(
    page: Page,
    table: Table,
    cells: Sequence[Cell],
    vocabulary: Vocabulary,
    language: Language,
) -> list[int]:
    """Show cells under the table's title: the numbers of their rows."""
    document = page.corpus.documents[table.document]
    clause = page.corpus.clause_at(table.file, cells[0].span.start)
    lines: list[str] = []
    every: list[int] = []
    for row in dict.fromkeys(cell.row.id for cell in cells):
        own = [cell for cell in cells if cell.row.id == row]
        numbers = page.cite_spans(table.file, own[0].row_spans)
        every.extend(numbers)
        lines.extend(_line(cell, numbers) for cell in own)
    header = page.cite_spans(table.file, table.header)
    head = lead(clause, document, vocabulary, language)
    page.paragraphs.append(
        f"{head}, {table.title[language]}: {marks(every + header)}\n\n" + "\n".join(lines)
    )
    return every


def not_told(table: Table, years: tuple[str, ...], language: Language) -> str:
    """That a table has no figure of some years, with the years it has."""
    title = table.title[language]
    own = years_in(table)
    if language == "sv":
        asked = " och ".join(years)
        return f"Tabellen ”{title}” omfattar {own[0]}–{own[-1]}; för {asked} ger den ingen uppgift."
    asked = " and ".join(years)
    return f"The table “{title}” covers {own[0]}–{own[-1]}; it has no figure for {asked}."


def marked(text: str, numbers: list[int]) -> str:
    """A text of our own with the citations behind each of its sentences."""
    return " ".join(f"{sentence.text} {marks(numbers)}" for sentence in sentences(text))


def _line(cell: Cell, numbers: list[int]) -> str:
    unit = _unit(cell)
    shown = f"{cell.value} {unit}" if unit else cell.value
    said = f" ({cell.note})" if cell.note else ""
    return f"> {_label(cell)}: **{shown}**{said} {marks(numbers)}\n>"


def _unit(cell: Cell) -> str | None:
    return None if "%" in cell.value else cell.unit


def _label(cell: Cell) -> str:
    return f"{_named(cell.row)}, {_named(cell.column)}"


def _named(label: Label) -> str:
    return label.words[0] if label.words else label.id
