"""Cells of the sources' tables, found by row and column in words of either language."""

from __future__ import annotations

import pytest

from assistant.corpus.normal import normalise
from assistant.corpus.store import Corpus


@pytest.mark.parametrize(
    ("table", "row", "column", "value", "unit"),
    [
        ("ersattning-per-kommun", "Laholm", "2021", "13,7", "mnkr"),
        ("ersattning-per-kommun", "till Laholms kommun", "år 2024", "17,1", "mnkr"),
        ("ersattning-per-kommun", "total payment", "in 2015", "73,1", "mnkr"),
        ("ersattning-per-kommun", "Region Halland", "2023", "166,7", "mnkr"),
        ("ersattning-per-kommun", "utveckling", "2018", "19,0%", "mnkr"),
        (
            "kostnadsutveckling",
            "2018",
            "varför ökade den?",
            "uppräkning + tillskott 12 mnkr (interimsmodell) *",
            None,
        ),
        ("kostnadsutveckling", "2020", "increase", "26,5%", None),
        ("kostnadsutveckling", "2024", "kostnad", "179,0", "mnkr"),
        ("hembesok-totalt", "läkare", "2020", "2213", "hembesök"),
        ("hembesok-totalt", "district nurses", "2021", "463", "hembesök"),
        ("hembesok-totalt", "undersköterskor", "2021", "7018", "hembesök"),
        (
            "hembesok-per-vardcentral",
            "fysioterapeut",
            "2019",
            "0,08",
            "hembesök per månad och vårdcentral",
        ),
        (
            "hembesok-per-vardcentral",
            "occupational therapists",
            "2021",
            "11",
            "hembesök per månad och vårdcentral",
        ),
        ("lakarmedverkan-besok", "Läkarmedverkan", "besök 2021", "7 475", "besök"),
        ("lakarmedverkan-besok", "läkarmedverkan", "patients in 2021", "2 188", "patienter"),
        ("lakarmedverkan-besok", "lakarmedverkan", "besok 2020", "4 115", "besök"),
        ("buss-mot-vardcentral", "en buss", "besök per dag", "4", "besök per dag"),
        ("buss-mot-vardcentral", "buses", "loss of production", "75%", None),
        ("buss-mot-vardcentral", "vårdcentralen", "visits per month", "336", "besök per månad"),
        ("kostnadsandelar-omvarldsanalys", "Halmstads kommun", "share", "31%", None),
        ("kostnadsandelar-omvarldsanalys", "Hylte", "andel", "3%", None),
    ],
)
def test_a_cell_is_found_by_words(
    corpus: Corpus, table: str, row: str, column: str, value: str, unit: str | None
) -> None:
    cell = corpus.tables[table].cell(row, column)
    assert cell is not None
    assert (cell.value, cell.unit) == (value, unit)


@pytest.mark.parametrize(
    ("table", "row", "column"),
    [
        pytest.param("ersattning-per-kommun", "Göteborg", "2021", id="no such row"),
        pytest.param("ersattning-per-kommun", "Laholm", "2014", id="no such column"),
        pytest.param("ersattning-per-kommun", "Laholm och Hylte", "2021", id="two rows"),
        pytest.param("buss-mot-vardcentral", "vårdcentral", "produktionsbortfall", id="empty cell"),
        pytest.param("kostnadsutveckling", "2015", "utveckling", id="empty first cell"),
        pytest.param("lakarmedverkan-besok", "läkarmedverkan", "2020", id="half a column"),
    ],
)
def test_what_the_table_does_not_say_is_not_found(
    corpus: Corpus, table: str, row: str, column: str
) -> None:
    assert corpus.tables[table].cell(row, column) is None


def test_every_cell_stands_in_its_row_as_it_is_quoted(corpus: Corpus) -> None:
    for table in corpus.tables.values():
        assert table.header
        for at in range(len(table.rows)):
            for number in range(len(table.columns)):
                cell = table.at(at, number)
                if cell is None:
                    continue
                assert normalise(corpus.quote(table.file, cell.span)) == cell.value
                assert any(s.start <= cell.span.start < s.end for s in cell.row_spans)
                for span in (*cell.row_spans, *cell.header_spans):
                    assert corpus.clause_at(table.file, span.start).document == table.document


def test_rows_are_clauses_that_search_knows_by_their_header(corpus: Corpus) -> None:
    for table in corpus.tables.values():
        for row in table.rows:
            clause = corpus.clause_at(table.file, row.spans[0].start)
            if clause.kind == "table_row":
                assert table.title["sv"] in corpus.search_text(clause.id)
    laholm = next(c for c in corpus.clauses.values() if c.text.startswith("Laholm 8,6"))
    assert "2015 2016" in corpus.search_text(laholm.id)


def test_contradictions_of_a_table_are_noted_not_mended(corpus: Corpus) -> None:
    visits = corpus.tables["lakarmedverkan-besok"]
    assert visits.note is not None
    assert "45" in visits.note["sv"]
    assert visits.columns[1].note is not None
    shares = corpus.tables["kostnadsandelar-omvarldsanalys"]
    cells = [shares.at(n, 0) for n in range(len(shares.rows))]
    assert sum(int(c.value.rstrip("%")) for c in cells if c) == 101
    assert shares.note is not None
    assert "101" in shares.note["en"]
