"""The list of documents: what each is, and how many clauses of each standing it has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.corpus.accounting import CLAUSE, COPY, FIGURE, TABLE, account
from assistant.corpus.store import Corpus
from assistant.domain.clause import Document, Place, Standing


@dataclass(frozen=True, kw_only=True, slots=True)
class ListedDocument:
    """One line of the list."""

    document: Document
    clauses: int
    by_standing: Mapping[Standing, int]
    """Only standings that occur, in the order of the standings."""
    places: tuple[str, ...]
    """File and lines, its own place first, then those of its copies."""


def list_documents(corpus: Corpus) -> tuple[ListedDocument, ...]:
    """Every document in the order of the manifest."""
    listed = []
    for document in corpus.documents.values():
        clauses = corpus.clauses_of(document.id)
        counts = Counter(c.standing for c in clauses)
        listed.append(
            ListedDocument(
                document=document,
                clauses=len(clauses),
                by_standing={s: counts[s] for s in Standing if counts[s]},
                places=tuple(_lines(corpus, place) for place in (document.place, *document.copies)),
            )
        )
    return tuple(listed)


def documents_markdown(corpus: Corpus) -> str:
    """The page of documents: those held, those referred to but absent, and the account."""
    return "\n".join(
        [*_held(corpus), "", *_tables(corpus), "", *_absent(corpus), "", *_account(corpus), ""]
    )


def _held(corpus: Corpus) -> list[str]:
    listed = list_documents(corpus)
    lines = [
        "# Documents",
        "",
        "Written by `assistant corpus list --markdown`; don't edit by hand.",
        "",
        f"{len(listed)} documents, {len(corpus.clauses)} clauses. Titles stand as the sources "
        "have them. Standing belongs to the passage: the last column counts a document's clauses "
        "by standing.",
        "",
        "| id | title | issuer | date | kind | dnr | place | clauses by standing |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for entry in listed:
        document = entry.document
        day = document.date.isoformat() if document.date else ""
        dated = "; ".join(part for part in (day, document.date_note or "") if part)
        counts = ", ".join(f"{s.value} {n}" for s, n in entry.by_standing.items())
        cells = (
            f"`{document.id}`",
            document.title,
            document.issuer,
            dated,
            document.kind,
            document.diarienummer or "",
            "<br>".join(entry.places),
            f"{entry.clauses}: {counts}",
        )
        lines.append(_row(cells))
    return lines


def _tables(corpus: Corpus) -> list[str]:
    lines = ["## Tables read as tables", "", "| id | title | document | rows | note |"]
    lines.append("| --- | --- | --- | --- | --- |")
    for table in corpus.tables.values():
        note = table.note["en"] if table.note else ""
        cells = (f"`{table.id}`", table.title["sv"], f"`{table.document}`", len(table.rows), note)
        lines.append(_row(cells))
    return lines


def _absent(corpus: Corpus) -> list[str]:
    lines = [
        "## Referred to but absent",
        "",
        "| id | title | referred to by |",
        "| --- | --- | --- |",
    ]
    for absent in corpus.absent:
        referred = "<br>".join(
            f"`{document}`: {' '.join(quote.split())}" for document, quote in absent.referred
        )
        title = f"{absent.title} ({absent.title_en})"
        lines.append(_row((f"`{absent.id}`", title, referred)))
    return lines


def _account(corpus: Corpus) -> list[str]:
    total = account(corpus).total()
    everything = sum(amount.letters for amount in total.values())
    lines = [
        "## Every character accounted for",
        "",
        "White space apart. Clauses, tables, figures and copies first, then furniture by kind.",
        "",
        "| class | characters | letters | share of letters |",
        "| --- | ---: | ---: | ---: |",
    ]
    first = [kind for kind in (CLAUSE, TABLE, FIGURE, COPY) if kind in total]
    for kind in [*first, *(kind for kind in total if kind not in first)]:
        amount = total[kind]
        share = f"{100 * amount.letters / everything:.2f} %" if everything else ""
        lines.append(_row((kind, amount.characters, amount.letters, share)))
    return lines


def _row(cells: tuple[object, ...]) -> str:
    return "| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |"


def _lines(corpus: Corpus, place: Place) -> str:
    raw = corpus.sources[place.file].raw
    first = raw.count("\n", 0, place.span.start) + 1
    last = first + raw.count("\n", place.span.start, max(place.span.start, place.span.end - 1))
    return f"{place.file.rsplit('/', 1)[-1]}:{first}-{last}"
