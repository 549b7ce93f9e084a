"""What verifying a corpus finds, each thing in a corpus that has just that mistake."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.corpus.listing import documents_markdown, list_documents
from assistant.corpus.loading import load_corpus
from assistant.corpus.store import Corpus
from assistant.corpus.verify import Anchor, verify
from assistant.domain.clause import Standing

from .conftest import MANIFEST

Small = Callable[..., Path]
TEXT = "Beslut\nVi beslutar 2024-02-03.\n\nEn rad.\n\nEn rad till."


def test_a_sound_corpus_has_no_mistake(small: Small) -> None:
    assert verify(load_corpus(small(TEXT))) == []


@pytest.mark.parametrize(
    ("layout", "said"),
    [
        ("diarienummer: HN1", "diarienummer HN1 isn't in its text"),
        ("paragraph: §7", "paragraph §7 isn't in its text"),
    ],
)
def test_what_the_manifest_claims_must_stand_in_the_text(
    small: Small, layout: str, said: str
) -> None:
    (found,) = verify(load_corpus(small(TEXT, layout)))
    assert said in found


def test_a_date_must_stand_in_the_text_or_be_explained(small: Small) -> None:
    (found,) = verify(load_corpus(small("Beslut\nVi beslutar.")))
    assert "date 2024-02-03 isn't in its text" in found
    assert verify(load_corpus(small("Beslut\nVi.", "date_note: enligt bilagan"))) == []


def test_an_undated_document_must_be_said_to_be(small: Small) -> None:
    undated = MANIFEST.replace("date: 2024-02-03", "date: null\n    date_note: efter maj")
    (found,) = verify(load_corpus(small(TEXT, manifest=undated)))
    assert "must say that the document is not dated" in found


def test_text_that_no_document_holds_is_named_by_its_line(small: Small) -> None:
    short = MANIFEST.replace("LINES", "1-4")
    (found,) = verify(load_corpus(small(TEXT, manifest=short)))
    assert found.startswith("corpus/sources/a.txt line 6: text that belongs to no document")


def test_a_file_that_no_document_stands_in_is_named(small: Small) -> None:
    folder = small(TEXT)
    (folder / "sources" / "b.txt").write_text("Något.", encoding="utf-8")
    (found,) = verify(load_corpus(folder))
    assert found.startswith("sources/b.txt: no document")


@pytest.mark.parametrize(
    ("second", "count"),
    [("  Protokoll\nVi sade ja.\n2024-02-03", 0), ("Vi sade nej.\n2024-02-03", 1)],
)
def test_a_copy_must_say_the_same_running_heads_apart(
    small: Small, second: str, count: int
) -> None:
    first = "Vi sade ja.\n2024-02-03"
    last = 2 + len(second.split("\n"))
    manifest = MANIFEST.replace("LINES", "1-2")
    folder = small(
        f"{first}\n{second}", f"copies: [{{file: a.txt, lines: 3-{last}}}]", manifest=manifest
    )
    found = verify(load_corpus(folder))
    assert len(found) == count
    assert all("copy 1 doesn't say the same" in m for m in found)


def test_a_contact_detail_that_no_pattern_masks_is_found(small: Small) -> None:
    careless = MANIFEST.replace("personal:", "public2:").replace("public2:", "personal: []\n  x:")
    careless = careless.replace(
        "  x: ['[\\w.]+@[\\w.]+', '\\b0\\d{2}-\\d{3} \\d{2} \\d{2}\\b']\n", ""
    )
    text = f"{TEXT}\n\nRing 035-123 45 67.\n\nSkriv till ada.ek@x.se."
    found = verify(load_corpus(small(text, manifest=careless)))
    assert len(found) == 2
    assert all("holds a contact detail" in m for m in found)
    assert not any("123" in m or "ada.ek" in m for m in found)


def test_an_unknown_party_is_named(small: Small) -> None:
    party = MANIFEST.replace("party: null", "party: kungen")
    corpus = load_corpus(small(TEXT, manifest=party))
    assert verify(corpus) == []
    (found,) = verify(corpus, parties={"region"})
    assert "party is not one of the vocabulary" in found


def test_every_wrong_anchor_is_listed_with_its_place(small: Small) -> None:
    corpus = load_corpus(small(TEXT))
    right = next(c.id for c in corpus.clauses.values() if c.text == "En rad till.")
    anchors = [
        Anchor(place="rules/x.yaml one", document="a", quote="Vi beslutar", section="Beslut"),
        Anchor(place="rules/x.yaml two", document="a", quote="Vi avslår"),
        Anchor(place="rules/x.yaml three", document="a", quote="En rad"),
        Anchor(place="rules/x.yaml four", document="q", quote="En rad"),
        Anchor(place="rules/x.yaml five", document="a", quote="rad till.", clause=right),
        Anchor(place="rules/x.yaml six", document="a", quote="Vi beslutar", clause=right),
        Anchor(place="rules/x.yaml seven", document="a", quote="rad till", section="Bilaga"),
    ]
    found = verify(corpus, anchors)
    assert [m.split(":")[0].rsplit(" ", 1)[1] for m in found] == [
        "two",
        "three",
        "four",
        "six",
        "seven",
    ]


TWO = (
    MANIFEST.replace("LINES", "1-3")
    + """  - id: b
    title: Ett annat
    kind: letter
    issuer: Nämnden
    party: null
    date: 2024-02-03
    date_note: uppgivet
    place: {file: a.txt, lines: 4-6}
    standing: account
"""
)


@pytest.mark.parametrize(
    ("manifest", "text", "mistakes"),
    [
        (TWO, TEXT, 0),
        (TWO[: TWO.index("  - id: b")], TEXT, 1),
        (TWO.replace("1-3", "1-2"), TEXT, 0),
        (TWO, TEXT.replace("En rad till.", "Ring 070 123 45 67."), 1),
        (TWO, TEXT.replace("2024-02-03", "då"), 1),
    ],
    ids=["nothing", "a document went", "a blank line", "a contact", "no date"],
)
def test_after_a_change_the_same_is_found_as_in_a_corpus_never_seen(
    small: Small, manifest: str, text: str, mistakes: int
) -> None:
    checked = load_corpus(small(TEXT, manifest=TWO))
    assert verify(checked) == []
    folder = small(text, manifest=manifest)
    anew = verify(load_corpus(folder))
    assert len(anew) == mistakes
    assert verify(load_corpus(folder, checked), checked=checked) == anew


def test_an_absent_document_must_be_referred_to_in_these_words(small: Small) -> None:
    absent = (
        "absent:\n  - {id: b, title: B, title_en: B, referred: [{document: a, quote: avtalet B}]}\n"
    )
    folder = small(TEXT)
    manifest = folder / "manifest.yaml"
    manifest.write_text(manifest.read_text("utf-8") + absent, encoding="utf-8")
    (found,) = verify(load_corpus(folder))
    assert found.startswith("manifest.yaml: absent[b]")


def test_the_list_counts_clauses_by_standing(corpus: Corpus) -> None:
    listed = {entry.document.id: entry for entry in list_documents(corpus)}
    assert set(listed) == set(corpus.documents)
    for entry in listed.values():
        assert sum(entry.by_standing.values()) == entry.clauses > 0
    assert set(listed["gnhh-2024-36"].by_standing) == {
        Standing.DECIDED,
        Standing.ACCOUNT,
        Standing.PROPOSED,
    }
    assert listed["gnhh-2024-4"].places == (
        "gnhh-handlingar-2023-2025.txt:996-1082",
        "gnhh-handlingar-2023-2025.txt:1326-1419",
        "gnhh-handlingar-2023-2025.txt:2557-2650",
    )


def test_the_page_names_every_document_and_every_absent_one(corpus: Corpus) -> None:
    page = documents_markdown(corpus)
    for document_id in (*corpus.documents, *(a.id for a in corpus.absent), *corpus.tables):
        assert f"`{document_id}`" in page
    assert not any(line.startswith("| ") and line.count("|") < 3 for line in page.split("\n"))
