"""The shipped corpus beside its sources: nothing missing, nothing personal, nothing drifted."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import yaml

from assistant.corpus.accounting import account
from assistant.corpus.listing import documents_markdown
from assistant.corpus.loading import load_corpus
from assistant.corpus.masking import MASK, overlaps_mask
from assistant.corpus.normal import normalise
from assistant.corpus.store import Corpus
from assistant.corpus.verify import verify
from assistant.domain.clause import Span, Standing
from assistant.errors import NotFoundError, QuoteError

from .conftest import ROOT

HAND_CHECKED = yaml.safe_load((Path(__file__).parent / "furniture.yaml").read_text("utf-8"))


def test_the_corpus_has_no_mistake(corpus: Corpus) -> None:
    parties = yaml.safe_load((ROOT / "corpus" / "vocabulary.yaml").read_text("utf-8"))["parties"]
    assert verify(corpus, parties=parties) == []


def test_every_character_is_in_a_clause_a_table_or_named_furniture(corpus: Corpus) -> None:
    accounting = account(corpus)
    assert accounting.missing == ()
    assert accounting.doubled == ()
    for file, source in corpus.sources.items():
        counted = sum(a.characters for a in accounting.files[file].values())
        assert counted == sum(map(len, source.raw.split()))


def test_less_than_one_percent_of_the_letters_is_furniture_by_mistake(corpus: Corpus) -> None:
    by_mistake = letters = 0
    for document_id, pieces in corpus.furniture.items():
        source = corpus.sources[corpus.documents[document_id].place.file]
        for piece in pieces:
            shown = source.shown[piece.span.start : piece.span.end]
            if normalise(shown) not in HAND_CHECKED.get(piece.kind, ()):
                by_mistake += sum(map(str.isalpha, shown))
    for source in corpus.sources.values():
        letters += sum(map(str.isalpha, source.raw))
    assert by_mistake < 0.01 * letters


def test_the_page_of_documents_is_the_one_the_corpus_writes(corpus: Corpus) -> None:
    assert (ROOT / "docs" / "documents.md").read_text("utf-8") == documents_markdown(corpus)


def test_every_source_is_as_received_and_named_by_the_manifest(corpus: Corpus) -> None:
    files = sorted((ROOT / "corpus" / "sources").iterdir())
    assert {f"corpus/sources/{f.name}" for f in files} == set(corpus.sources)
    for file in files:
        assert corpus.sources[f"corpus/sources/{file.name}"].raw.encode() == file.read_bytes()


def test_what_a_clause_shows_is_what_its_file_says(corpus: Corpus) -> None:
    for clause in corpus.clauses.values():
        quoted = "\n".join(corpus.quote(clause.file, span) for span in clause.spans)
        assert normalise(quoted) == clause.text
        for span in clause.spans:
            assert corpus.clause_at(clause.file, span.start) is clause
            assert corpus.clause_at(clause.file, span.end - 1) is clause


def test_every_clause_can_be_followed_to_its_place(corpus: Corpus) -> None:
    for clause in corpus.clauses.values():
        assert clause.locator
        place = corpus.document(clause.document).place
        assert clause.file == place.file
        assert all(place.span.start <= s.start and s.end <= place.span.end for s in clause.spans)


@pytest.mark.parametrize(
    ("document", "quote", "standing"),
    [
        ("lakarmedverkan-2020", "uppdraget gäller hela Halland.", "decided"),
        ("lakarmedverkan-2020", "Rekrytering av 7 läkare är klar.", "account"),
        ("lakarmedverkan-2020", "har stått utanför projektet", "history"),
        (
            "initiativarende-2025",
            "Beredskapsjouren ansvarar för råd och hembesök 17:00-08:00",
            "account",
        ),
        ("initiativarende-2025", "förklarar initiativärendet", "proposed"),
        ("initiativarende-2025", "1. Vilka kontaktvägar", "suggestion"),
        ("mobil-hemsjukvard-2022", "Under jourtid har Hallandsjouren ansvar", "account"),
        ("mobil-hemsjukvard-2022", "beräknas nu införas", "plan"),
        ("lakarinsatser-2026", "genomfor forslaget vilket innebar", "decided"),
        ("lakarinsatser-2026", "Lakarstod erbjuds fran Lakarmedverkan i upp till 14 dagar", "plan"),
        ("lakarinsatser-2026", "Start januari 2027 for alla berorda verksamheter.", "plan"),
        ("lakarinsatser-2026", "Samtliga boende pa SaBo ska ha", "proposed"),
        ("bilder-2023-09-06", "undantaget läkarinsatser", "agreement_quoted"),
        ("bilder-2023-09-06", "Kommunen utförare av all hemsjukvård", "history"),
        ("bilder-2023-09-06", "6 § Med primärvård avses", "law_quoted"),
        ("bilder-2023-09-06", "Ståndpunkt -  Att målgruppen", "position"),
        ("bilder-2023-09-06", "Vad skiljer ÖK Hemsjukvård 2019", "suggestion"),
        ("skrivelse-2023-05-30", "Kommunernas generella utgångspunkt", "position"),
        ("skrivelse-2023-05-30", "alternativt avtala om ansvaret", "suggestion"),
        ("halmstad-2024", "Kommunen tolkar vårdnivån", "position"),
        ("laholm-2024", "vanligt förekommande vårdbehov – komplex nivå", "suggestion"),
        ("gnhh-2023-78", "beslutades att ledamöter ska ta hem frågorna", "decided"),
        ("gnhh-2024-15", "yrkar bifall till liggande förslag", "account"),
        ("slutrapport-2025-05-21", "Region Hallands hållning är", "position"),
        ("slutrapport-2025-05-21", "Exempel på sådana behov är", "account"),
    ],
)
def test_standing_belongs_to_the_passage(
    corpus: Corpus, document: str, quote: str, standing: str
) -> None:
    spans = corpus.find(document, quote)
    clause = corpus.clause_at(corpus.document(document).place.file, spans[0].start)
    assert clause.standing == Standing(standing)


@pytest.mark.parametrize(
    ("document", "quote", "section", "standing"),
    [
        ("gnhh-2024-36", "ge uppdrag till regional utvecklingsgrupp", "Beslut", "decided"),
        ("gnhh-2024-36", "ge uppdrag till regional utvecklingsgrupp", "Förslag", "proposed"),
    ],
)
def test_a_section_tells_two_equal_quotes_apart(
    corpus: Corpus, document: str, quote: str, section: str, standing: str
) -> None:
    with pytest.raises(QuoteError, match="more than once"):
        corpus.find(document, quote)
    (span,) = corpus.find(document, quote, section=section)
    clause = corpus.clause_at(corpus.document(document).place.file, span.start)
    assert clause.standing == Standing(standing)


@pytest.mark.parametrize(
    ("document", "quote"),
    [
        pytest.param("lakarmedverkan-2020", "löper ut 2020-12-31", id="date over a line end"),
        pytest.param(
            "bilder-2023-09-06",
            "för att tillgodose vanligt förekommande vårdbehov. ● Regionen får",
            id="over a page and a bullet",
        ),
        pytest.param(
            "skrivelse-2023-05-30",
            'dokumentet "Specialiserad vård i hemmet"',
            id="plain quotation marks",
        ),
        pytest.param("mejl-laholm-2023", "risk- och sårbarhetsanalys", id="typographic hyphen"),
        pytest.param(
            "beslutsforslag-2024-09-04",
            "Syftet med överenskommelsen är att stärka och främja",
            id="over a page mark",
        ),
        pytest.param(
            "gnhh-2024-4",
            "beslutar att anteckna att dialog om hemsjukvårdsöverenskommelsen har förts i nämnden.",
            id="over a running head",
        ),
    ],
)
def test_quotes_are_found_as_they_read(corpus: Corpus, document: str, quote: str) -> None:
    spans = corpus.find(document, quote)
    file = corpus.document(document).place.file
    words = normalise("\n".join(corpus.quote(file, span) for span in spans))
    assert words == normalise(quote.replace("● ", ""))


@pytest.mark.parametrize(
    ("document", "quote", "why"),
    [
        ("initiativarende-2025", "Beredskapsjouren ansvarar för råd och hembesok", "isn't found"),
        ("initiativarende-2025", "beredskapsjouren ansvarar för råd", "isn't found"),
        ("initiativarende-2025", "hemsjukvård", "more than once"),
        ("initiativarende-2025", " \n ", "empty"),
        ("initiativarende-2026", "råd", "no document"),
    ],
)
def test_a_quote_that_cannot_stand_is_refused(
    corpus: Corpus, document: str, quote: str, why: str
) -> None:
    with pytest.raises(QuoteError, match=why):
        corpus.find(document, quote)


def test_contact_details_of_individuals_are_masked_and_no_others(corpus: Corpus) -> None:
    masked = [
        source.raw[mask.start : mask.end]
        for source in corpus.sources.values()
        for mask in source.masks
    ]
    assert sum("@" in detail for detail in masked) == 9
    assert sum("@" not in detail for detail in masked) == 3
    for source in corpus.sources.values():
        assert len(source.shown) == len(source.raw)
        assert not any(detail in source.shown for detail in masked)
    shown = "".join(source.shown for source in corpus.sources.values())
    left = {word for word in shown.split() if "@" in word}
    assert left == {"kontaktcenter@falkenberg.se", "info@kungsbacka.se"}
    for switchboard in ("0430-150 00", "0346-88 60 00", "0300-83 40 00"):
        assert switchboard in shown


def test_a_masked_detail_is_found_by_no_quote(corpus: Corpus) -> None:
    for document in corpus.documents.values():
        source = corpus.sources[document.place.file]
        for mask in source.masks:
            with pytest.raises(QuoteError):
                corpus.find(document.id, source.raw[mask.start : mask.end])


def test_no_quote_overlaps_a_mask(corpus: Corpus) -> None:
    for file, source in corpus.sources.items():
        for mask in source.masks:
            around = Span(start=max(mask.start - 1, 0), end=mask.start + 1)
            with pytest.raises(QuoteError, match="mask"):
                corpus.quote(file, around)
        for clause in corpus.clauses.values():
            assert MASK not in clause.text
            if clause.file == file:
                assert not any(overlaps_mask(source.masks, s) for s in clause.spans)


def test_places_outside_the_corpus_are_not_found(corpus: Corpus) -> None:
    file = next(iter(corpus.sources))
    with pytest.raises(NotFoundError):
        corpus.clause_at("x.txt", 0)
    with pytest.raises(NotFoundError):
        corpus.clause_at(file, 10**9)
    with pytest.raises(NotFoundError):
        corpus.document("x")
    with pytest.raises(QuoteError):
        corpus.quote(file, Span(start=0, end=10**9))


def test_the_copied_paragraph_is_one_document_with_three_places(corpus: Corpus) -> None:
    document = corpus.document("gnhh-2024-4")
    assert len(document.copies) == 2
    raw = corpus.sources[document.place.file].raw
    for place in (document.place, *document.copies):
        assert "yrkar tillägg att presidiet" in raw[place.span.start : place.span.end]
    assert sum("yrkar tillägg att presidiet" in c.text for c in corpus.clauses.values()) == 1


def test_the_torn_figures_say_what_a_person_read(corpus: Corpus) -> None:
    readings = {c: r for c, r in corpus.readings.items() if r.certain}
    assert any("upp till 14 dagar" in r.text["sv"] for r in readings.values())
    for clause_id, reading in corpus.readings.items():
        assert corpus.clauses[clause_id].document == "lakarinsatser-2026"
        assert reading.text["sv"] in corpus.search_text(clause_id)
        assert reading.text["sv"] not in corpus.clauses[clause_id].text
        assert reading.certain or reading.note


def test_absent_documents_are_named_by_those_who_refer_to_them(corpus: Corpus) -> None:
    absent = {a.id: a for a in corpus.absent}
    for named in (
        "overenskommelse-2021-2028",
        "tillaggsavtal-sabo",
        "rutin-lakemedelsgenomgang",
        "skr-specialiserad-vard",
        "meddelandeblad-9-2020",
        "hylte-2024",
    ):
        assert absent[named].referred
    assert not {a.id for a in corpus.absent} & set(corpus.documents)


def test_clauses_are_of_a_size_to_read(corpus: Corpus) -> None:
    sizes = sorted(len(c.text) for c in corpus.clauses.values())
    assert sizes[-1] <= 900
    paragraphs = [len(c.text) for c in corpus.clauses.values() if c.kind == "text"]
    assert sum(60 <= n <= 900 for n in paragraphs) > 0.75 * len(paragraphs)


def test_the_same_corpus_reads_the_same_and_fast(corpus: Corpus) -> None:
    times = []
    for _ in range(3):
        start = time.process_time()
        again = load_corpus(ROOT / "corpus")
        times.append(time.process_time() - start)
    assert again.version == corpus.version
    assert list(again.clauses.values()) == list(corpus.clauses.values())
    assert min(times) < 0.7
