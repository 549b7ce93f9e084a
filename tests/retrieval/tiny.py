"""A corpus of a few clauses, made by hand, that searches like a real one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from assistant.domain.clause import Clause, Document, Place, Span, Standing

FILE = "corpus/sources/tiny.txt"


def document(
    name: str, title: str, day: date | None, party: str | None = None, paragraph: str | None = None
) -> Document:
    return Document(
        id=name,
        title=title,
        kind="minutes",
        issuer="Nämnden",
        party=party,
        date=day,
        date_note=None if day else "ej daterad",
        not_before=day,
        diarienummer="ABC230002",
        paragraph=paragraph,
        validity=None,
        place=Place(file=FILE, span=Span(start=0, end=10_000)),
    )


class TinyCorpus:
    """Clauses from ``(document, kind, heading path, text)`` rows."""

    def __init__(
        self,
        documents: list[Document],
        rows: list[tuple[str, str, tuple[str, ...], str]],
        version: str = "1",
    ) -> None:
        self.documents: Mapping[str, Document] = {d.id: d for d in documents}
        self.version = version
        clauses: dict[str, Clause] = {}
        at = 0
        for number, (owner, kind, path, text) in enumerate(rows):
            clauses[f"{owner}/{number}"] = Clause(
                id=f"{owner}/{number}",
                document=owner,
                locator=" · ".join(path) or "stycke",
                heading_path=path,
                standing=Standing.ACCOUNT,
                kind=kind,
                file=FILE,
                spans=(Span(start=at, end=at + len(text)),),
                text=text,
            )
            at += len(text) + 1
        self.clauses: Mapping[str, Clause] = clauses

    def search_text(self, clause_id: str) -> str:
        return self.clauses[clause_id].text

    def search_path(self, clause_id: str) -> tuple[str, ...]:
        return self.clauses[clause_id].heading_path


def tiny(version: str = "1", extra: str = "") -> TinyCorpus:
    """Two documents of the board and one municipality's letter."""
    return TinyCorpus(
        [
            document("gnhh-1", "Protokoll", date(2023, 12, 20), "gnhh", "§74"),
            document("gnhh-2", "Protokoll", date(2024, 9, 11), "gnhh", "§36"),
            document("skrivelse", "Skrivelse", date(2024, 4, 22), "laholm"),
        ],
        [
            ("gnhh-1", "heading", (), "Beslut"),
            ("gnhh-1", "text", ("Beslut",), "Nämnden beslutade att inventera utbildningsbehovet."),
            ("gnhh-1", "text", ("Ärendet",), "Information lämnas om Läkarmedverkan på korttids."),
            ("gnhh-2", "text", ("Beslut",), "Nämnden beslutade om en omvärldsanalys."),
            ("gnhh-2", "text", ("Ärendet",), f"Slutrapporten presenteras i maj. {extra}".strip()),
            ("skrivelse", "text", (), "Tröskelprincipen gäller den som inte kan ta sig dit:"),
            (
                "skrivelse",
                "bullet",
                ("Tröskelprincipen gäller den som inte kan ta sig dit:",),
                "alla som är inskrivna i hemsjukvården",
            ),
            ("skrivelse", "text", (), "Lakarna gor hembesok pa korttidsboendet varje vecka."),
        ],
        version,
    )
