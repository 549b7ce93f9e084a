"""Every kind of file is read, or refused with what is wrong and what to do."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.errors import IntakeError, UsageError
from assistant.intake.files import extract, receive
from tests.intake.made import archive, docx, pdf, pptx

_BOMB = archive(word__document_dot_xml=b"0" * 5_000_000)


@pytest.mark.parametrize(
    ("data", "ending", "kind", "sentence"),
    [
        (b"", ".pdf", IntakeError, "is empty"),
        (b" \n\n", ".txt", IntakeError, "is empty"),
        (pdf([]), ".pdf", IntakeError, "has no page|broken"),
        (pdf([[], []]), ".pdf", IntakeError, "ocrmypdf -l swe .*tesseract-ocr-swe"),
        (pdf([["ord"], [], []]), ".pdf", IntakeError, "is scanned"),
        (pdf([["ord"]], locked=True), ".pdf", IntakeError, "password"),
        (pdf([["ord"]])[:150], ".pdf", IntakeError, "broken or cut short"),
        (b"%PDF-1.7 nothing more", ".pdf", IntakeError, "broken or cut short"),
        (b"ord", ".pdf", IntakeError, "ends in .pdf but is no such file"),
        (_BOMB, ".docx", IntakeError, "zip bomb"),
        (archive(word__document_dot_xml=b"x", **{"..__x": b""}), ".docx", IntakeError, "outside"),
        (archive(word__document_dot_xml=b"<x/>", __etc__x=b""), ".docx", IntakeError, "outside"),
        (archive(word__document_dot_xml=b"<x/>"), ".docx", IntakeError, "broken as a Word"),
        (archive(ppt__presentation_dot_xml=b"<x/>"), ".pptx", IntakeError, "broken as a pres"),
        (docx(("Normal", "ord"))[:900], ".docx", IntakeError, "broken or cut short"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", ".docx", IntakeError, "password"),
        (docx(), ".docx", IntakeError, "no text"),
        (archive(a=b"1"), ".zip", UsageError, "no DOCX or PPTX"),
        (b"MZ\x90", ".exe", UsageError, "PDF, DOCX, PPTX, TXT or MD"),
        ("å".encode("latin-1"), ".txt", IntakeError, "not UTF-8 text \\(byte 0\\)"),
        ("å".encode("utf-16"), ".txt", IntakeError, "not UTF-8"),
        (b"a\0b", ".md", IntakeError, "no text"),
    ],
    ids=lambda value: None if isinstance(value, bytes) else str(value)[:20],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_what_to_do(
    data: bytes, ending: str, kind: type[Exception], sentence: str
) -> None:
    with pytest.raises(kind, match=sentence):
        extract(data, ending)


def test_a_pdf_keeps_its_pages_paragraphs_and_headings() -> None:
    read = extract(
        pdf(
            [
                [("Överenskommelse", 18), "", ("1. Läkaransvar", 14), "Första stycket går",
                 "vidare."],
                ["", "Andra sidan.", "", "", "Eget stycke."],
            ]
        ),
        ".pdf",
    )  # fmt: skip
    assert [(m.number, read.lines[m.line - 1]) for m in read.of("page")] == [
        (1, "Överenskommelse"),
        (2, "Andra sidan."),
    ]
    assert [(m.level, read.lines[m.line - 1]) for m in read.of("heading")] == [
        (1, "Överenskommelse"),
        (2, "1. Läkaransvar"),
    ]
    assert "Första stycket går\nvidare.\n\nAndra sidan.\n\nEget stycke." in read.text


def test_lines_that_repeat_on_pages_are_furniture() -> None:
    read = extract(pdf([["Nämnden", f"Ord nummer {w}", f"Sida {n} av 3"] for n, w in
                        enumerate(("ett", "två", "tre"), start=1)]), ".pdf")  # fmt: skip
    assert {read.lines[n - 1] for n in read.furniture} == {
        "Nämnden", "Sida 1 av 3", "Sida 2 av 3", "Sida 3 av 3",
    }  # fmt: skip


def test_five_hundred_pages_are_read() -> None:
    read = extract(pdf([[f"Sidan har ord {number}."] for number in range(500)]), ".pdf")
    assert len(read.of("page")) == 500


def test_a_page_of_pictures_among_text_is_named() -> None:
    read = extract(pdf([["ett"], [], ["tre"]]), ".pdf")
    assert "Pages without text, only pictures: 2." in read.notes[0]


def test_a_word_document_keeps_headings_points_tables_and_its_head() -> None:
    read = extract(
        docx(
            ("Title", "Rutin för hembesök"),
            ("Heading 1", "Syfte"),
            ("Normal", "Ett stycke."),
            ("List Bullet", "en punkt"),
            [["Vem", "Vad"], ["Läkare", "hembesök"]],
            header="Dnr ABC260001",
        ),
        ".docx",
    )
    assert read.title == "Rutin för hembesök"
    assert [read.lines[m.line - 1] for m in read.of("heading")] == ["Rutin för hembesök", "Syfte"]
    for line in ("Dnr ABC260001", "● en punkt", "Vem | Vad", "Läkare | hembesök"):
        assert line in read.lines


def test_a_presentation_keeps_its_slides() -> None:
    read = extract(pptx(("Läge", ["ett", "två"]), ("Mer", ["tre"])), ".pptx")
    assert [(m.number, read.lines[m.line - 1]) for m in read.of("slide")] == [
        (1, "Läge"),
        (2, "Mer"),
    ]
    assert "● ett" in read.lines


def test_markdown_headings_lose_their_signs_and_keep_their_level() -> None:
    read = extract(b"# Rutin\n\nOrd.\n\n## Syfte #\n", ".md")
    assert [(m.level, read.lines[m.line - 1]) for m in read.of("heading")] == [
        (1, "Rutin"),
        (2, "Syfte"),
    ]


def _folder(place: Path) -> Path:
    return place


def _missing(place: Path) -> Path:
    return place / "finns-inte.txt"


def _link(place: Path) -> Path:
    (place / "text.txt").write_text("ord")
    (place / "länk.txt").symlink_to(place / "text.txt")
    return place / "länk.txt"


def _pipe(place: Path) -> Path:
    os.mkfifo(place / "rör.txt")
    return place / "rör.txt"


@pytest.mark.parametrize(
    ("make", "sentence"),
    [(_folder, "folder"), (_missing, "no such file"), (_link, "link"), (_pipe, "no file")],
    ids=["folder", "missing", "link", "pipe"],
)
def test_only_plain_files_are_opened(
    make: Callable[[Path], Path], sentence: str, tmp_path: Path
) -> None:
    with pytest.raises(UsageError, match=sentence):
        receive(make(tmp_path))
