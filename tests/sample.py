"""A small made-up corpus and a rich answer over it, for tests of the ways in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import cast
from zoneinfo import ZoneInfo

from assistant.api.fake import FakeCorpus, FakeEngine
from assistant.corpus.vocabulary import load_vocabulary
from assistant.domain.answer import (
    Answer,
    CaseSlot,
    Change,
    Citation,
    FollowUp,
    Position,
    Responsibility,
    Value,
    Versions,
)
from assistant.domain.clause import Clause, Document, Place, Span, Standing
from assistant.domain.vocabulary import Label, Slot, Vocabulary
from assistant.review.report import Report
from ui.content import Content
from ui.conversation import Backing
from ui.own import Contact, Own

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
VERSIONS = Versions(corpus="c0ffee", rules="beef01", program="0.1.0")
FILE = "corpus/sources/rutin.txt"
_PARAGRAPHS = (
    ("heading", "Rutin för läkarinsatser i hemmet"),
    (
        "text",
        "Jourläkaren ansvarar för råd och hem-\nbesök alla dagar mellan 17:00 och 08:00,\n"
        "dygnet runt lördag och söndag.",
    ),
    ("text", "Den fortlöpande behandlingen är listad vårdcentrals ansvar."),
    ("bullet", "Övre kommunen menar att <b>avancerad</b> vård är regionens åtagande."),
    ("bullet", "Regionen menar att all vård som kan ges i hemmet är primärvård."),
    ("heading", "Plan"),
    ("text", "Ett stöd efter utskrivning planeras från januari 2027."),
)
_STANDINGS = (
    Standing.ACCOUNT,
    Standing.ACCOUNT,
    Standing.AGREEMENT_QUOTED,
    Standing.POSITION,
    Standing.POSITION,
    Standing.PLAN,
    Standing.PLAN,
)
TEXT = "\n\n".join(text for _, text in _PARAGRAPHS)


def corpus() -> FakeCorpus:
    """One document of seven clauses, the second cut by a line end."""
    clauses = {}
    for number, ((kind, text), standing) in enumerate(zip(_PARAGRAPHS, _STANDINGS, strict=True)):
        begin = TEXT.index(text)
        clauses[f"rutin#{number}"] = Clause(
            id=f"rutin#{number}",
            document="rutin",
            locator=f"Rutin · stycke {number}",
            heading_path=("Rutin",),
            standing=standing,
            kind=kind,
            file=FILE,
            spans=(Span(start=begin, end=begin + len(text)),),
            text=text.replace("-\n", "").replace("\n", " "),
        )
    document = Document(
        id="rutin",
        title="Rutin för läkarinsatser <2026>",
        kind="minutes",
        issuer="Nämnden",
        party="region",
        date=date(2026, 3, 3),
        date_note=None,
        not_before=date(2026, 3, 3),
        diarienummer="N 2026-1",
        paragraph="§ 1",
        validity=None,
        place=Place(file=FILE, span=Span(start=0, end=len(TEXT))),
    )
    return FakeCorpus(documents={"rutin": document}, clauses=clauses, files={FILE: TEXT})


def vocabulary() -> Vocabulary:
    """A made-up county with two housing forms and two duties."""
    duties = {
        "radgivning": Label(sv="läkares råd", en="physician's advice"),
        "patientansvar": Label(sv="fortlöpande läkaransvar", en="continuing responsibility"),
    }

    def slot(name: str, sv: str, en: str, values: Mapping[str, Label], **kind: bool) -> Slot:
        ask = Label(sv=f"Vad gäller {sv}?", en=f"Which {en}?")
        return Slot(id=name, label=Label(sv=sv, en=en), ask=ask, values=values, **kind)

    housing = {
        "ordinart_boende": Label(sv="ordinärt boende", en="ordinary housing"),
        "korttidsboende": Label(sv="korttidsboende", en="short-term housing"),
    }
    yes_no = {"true": Label(sv="vuxen", en="adult"), "false": Label(sv="barn", en="child")}
    places = {
        "ovre": Label(sv="Övre kommunen", en="Upper municipality"),
        "nedre": Label(sv="Nedre kommunen", en="Lower municipality"),
    }
    slots = (
        slot("kommun", "kommun", "municipality", places),
        slot("boende", "boende", "housing", housing),
        slot("vuxen", "ålder", "age", yes_no),
        slot("moment", "tidpunkt", "moment", {}, interval=True),
        slot("plikt", "ansvar", "duty", duties, many=True),
    )
    return replace(
        load_vocabulary(CORPUS / "vocabulary.yaml"),
        county="testlan",
        county_label=Label(sv="Testlän", en="Test County"),
        slots={each.id: each for each in slots},
        presumptions={"vuxen": True},
        duties=duties,
        actors={"jour": Label(sv="jourläkaren", en="the on-call physician")},
        parties={
            "region": Label(sv="Regionen", en="The region"),
            "ovre": Label(sv="Övre kommunen", en="Upper municipality"),
            "nedre": Label(sv="Nedre kommunen", en="Lower municipality"),
        },
        disputants=("ovre", "nedre", "region"),
        related={},
    )


def content() -> Content:
    """The page's own words, with one example."""
    return Content(
        name=Label(sv="Vem har ansvaret", en="Who answers"),
        place=Label(sv="Testlän", en="Test County"),
        lead=Label(sv="Svar med citat.", en="Answers with quotes."),
        examples=(Label(sv="Vem är jour på natten?", en="Who is on call at night?"),),
    )


def citation(n: int, clause: str, words: str) -> Citation:
    """A citation of ``words`` as they stand in the file."""
    begin = TEXT.index(words)
    place = corpus().clauses[clause]
    return Citation(
        n=n,
        document="rutin",
        title="Rutin för läkarinsatser <2026>",
        date=date(2026, 3, 3),
        document_kind="minutes",
        locator=place.locator,
        clause=clause,
        quote=words,
        file=FILE,
        start=begin,
        end=begin + len(words),
        standing=str(place.standing),
    )


def answer(
    question: str = "Vem är jour på natten?",
    chosen: Mapping[str, object] = {},
    **changed: object,
) -> Answer:
    """An answer with every part there is; slots in ``chosen`` show as chosen."""
    parts: dict[str, object] = {
        "question": question,
        "language": "sv",
        "as_of": "2026-10-17T02:00:00+02:00",
        "kind": "responsibility",
        "status": "contested",
        "answer": "**Jourläkaren** ger råd nu [1].\n\n"
        "Vårdcentralen har det fortlöpande ansvaret [2]."
        "\n\n- Åtagandet är omstritt [3] [4].\n\nIngen källa anger något telefonnummer.",
        "case": {
            "boende": CaseSlot(value="ordinart_boende", evidence="hemma", source="question"),
            "vuxen": CaseSlot(value=True, source="presumed"),
            "moment": CaseSlot(
                value={"from": "2026-10-17T00:00:00+02:00", "to": "2026-10-17T06:00:00+02:00"},
                evidence="natten",
                source="question",
            ),
            "plikt": CaseSlot(value=["radgivning"], source="question", evidence="jour"),
        },
        "responsibilities": (
            Responsibility(
                duty="radgivning",
                actor="jour",
                actor_label="jourläkaren",
                standing="settled",
                condition=None,
                citations=(1,),
                last_known=date(2026, 3, 3),
            ),
            Responsibility(
                duty="patientansvar",
                actor="vc",
                actor_label="läkare på listad vårdcentral",
                standing="planned",
                condition="patienten bor i ordinärt boende",
                citations=(2,),
                last_known=None,
            ),
        ),
        "positions": (
            Position(party="ovre", claim="Regionens åtagande.", citations=(3,)),
            Position(party="region", claim="Primärvård.", citations=(4,)),
            Position(party="nedre", claim="Har inte sagt något."),
        ),
        "citations": (
            citation(1, "rutin#1", "råd och hem-\nbesök alla dagar mellan 17:00 och 08:00"),
            citation(2, "rutin#2", "listad vårdcentrals ansvar"),
            citation(3, "rutin#3", "<b>avancerad</b> vård är regionens åtagande"),
            citation(4, "rutin#4", "all vård som kan ges i hemmet är primärvård"),
        ),
        "assumptions": ("Vuxen.",),
        "follow_up": FollowUp(
            slot="boende",
            question="Hur bor patienten?",
            options=("ordinart_boende", "korttidsboende"),
        ),
        "gaps": ("Ingen källa anger något telefonnummer.",),
        "values": (Value(label="Vardagar från", value="17:00", derived=False, citations=(1,)),),
        "changes": (
            Change(slot="boende", value="korttidsboende", becomes="jourläkaren", citations=(1,)),
        ),
        "nearest": (2,),
        "versions": VERSIONS,
        "timings_ms": {"total": 1.5},
    }
    case = {slot: CaseSlot(value=value, source="chosen") for slot, value in chosen.items()}
    parts["case"] = {**cast("dict[str, CaseSlot]", parts["case"]), **case}
    return Answer.model_validate(parts | changed)


def own() -> Own:
    """What a municipality adds: a line, a contact for all and one for the upper municipality."""
    return Own(
        danger=Label(sv="Vid fara: larma.", en="In danger: raise the alarm."),
        contacts=(
            Contact(name=Label(sv="Växeln", en="Switchboard"), way="00"),
            Contact(name=Label(sv="Enheten", en="The unit"), way="11", kommun="ovre"),
        ),
    )


class Kept:
    """A review queue that only remembers."""

    def __init__(self) -> None:
        self.reports: list[Report] = []

    def put(self, report: Report) -> None:
        """Remember a report."""
        self.reports.append(report)


NOW = datetime(2026, 10, 17, 2, 0, tzinfo=ZoneInfo("Europe/Stockholm"))


def backing(engine: FakeEngine, queue: Kept | None = None) -> Backing:
    """What a conversation is held with, over a fake engine."""
    return Backing(
        engine=engine,
        reader=engine,
        content=content(),
        queue=queue or Kept(),
        clock=lambda: NOW,
        known=lambda _: (engine, engine),
    )


def engine() -> FakeEngine:
    """An engine that gives the rich answer to everything."""
    return FakeEngine(
        corpus=corpus(),
        vocabulary=vocabulary(),
        versions=VERSIONS,
        answer_for=lambda text, chosen: answer(text, chosen=chosen),
    )
