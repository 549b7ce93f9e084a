"""Every kind of file is read, or refused with what is wrong and what to do."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.errors import IntakeError, UsageError
from assistant.intake import files
from assistant.intake.files import extract, receive
from tests.intake.made import archive, docx, pdf, pptx, remade

_WORD = docx(("Normal", "ord"))


def _tracked(change: str, words: str) -> bytes:
    """A Word document with words that somebody put in, or took out, with changes tracked."""
    new = f'<w:{change} w:id="1" w:author="A"><w:r><w:{words}>inte</w:{words}></w:r></w:{change}>'
    return remade(_WORD, "word/document.xml", b"</w:p>", new.encode() + b"</w:p>")


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
        (_tracked("ins", "t"), ".docx", IntakeError, "tracked changes"),
        (_tracked("del", "delText"), ".docx", IntakeError, "tracked changes"),
        (remade(_WORD, "word/document.xml", b"", b""), ".docx", IntakeError, "broken as a Word"),
        (remade(_WORD, "[Content_Types].xml", b"wordprocessingml.document.main",
                b"ms-word.document.macroEnabled.main"), ".docm", IntakeError, "holds macros"),
        (archive(mimetype=b"application/vnd.oasis", content_dot_xml=b"<x/>"), ".odt", UsageError,
         "OpenDocument"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", ".doc", IntakeError, "before 2007"),
        (b"{\\rtf1 ord}", ".rtf", UsageError, "PDF, DOCX, PPTX, TXT or MD"),
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


def test_a_sentence_with_a_figure_of_its_own_on_each_page_is_no_running_head() -> None:
    read = extract(pdf([[f"Läkaren gör {n} hembesök i kommunen.", f"Sida {n} av 9"]
                        for n in range(1, 10)]), ".pdf")  # fmt: skip
    assert {read.lines[n - 1].split()[0] for n in read.furniture} == {"Sida"}


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


_FOOTNOTE = (
    '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:footnote w:id="0" w:type="separator"><w:p/></w:footnote><w:footnote w:id="2">'
    "<w:p><w:r>{}</w:r></w:p></w:footnote></w:footnotes>"
)


def _noted(footnotes: str) -> bytes:
    """A Word document with footnotes."""
    kind = b"application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = b'<Override PartName="/word/footnotes.xml" ContentType="' + kind + b'"/>'
    types = remade(_WORD, "[Content_Types].xml", b"</Types>", part + b"</Types>")
    where = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    link = b'<Relationship Id="rId99" Type="' + where + b'" Target="footnotes.xml"/>'
    told = remade(
        types, "word/_rels/document.xml.rels", b"</Relationships>", link + b"</Relationships>"
    )
    out = io.BytesIO(told)
    with zipfile.ZipFile(out, "a") as held:
        held.writestr("word/footnotes.xml", footnotes)
    return out.getvalue()


def test_footnotes_stand_after_the_text_and_are_told() -> None:
    read = extract(_noted(_FOOTNOTE.format("<w:t>Gäller inte helgdagar.</w:t>")), ".docx")
    assert [line for line in read.lines if line] == ["ord", "Gäller inte helgdagar."]
    assert read.notes[0].startswith("1 footnotes stand after the text")


def test_tracked_changes_in_a_footnote_are_refused_too() -> None:
    changed = _FOOTNOTE.format('<w:ins w:id="3" w:author="A"><w:r><w:t>inte</w:t></w:r></w:ins>')
    with pytest.raises(IntakeError, match="tracked changes"):
        extract(_noted(changed), ".docx")


def test_words_in_a_text_box_are_told_to_be_left_out() -> None:
    box = b"<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>ruta</w:t></w:r></w:p></w:txbxContent>"
    data = remade(_WORD, "word/document.xml", b"</w:p>", box + b"</w:pict></w:r></w:p>")
    assert "text boxes were left out" in extract(data, ".docx").notes[0]


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


def test_what_a_speaker_noted_stays_out_and_is_told() -> None:
    read = extract(pptx(("Läge", ["ett"]), notes="säg inte detta"), ".pptx")
    assert "säg inte detta" not in read.text
    assert "Speaker's notes of 1 slides" in read.notes[0]


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("hem\u200bbesök", "hembesök"),
        ("\ufeffhembesök\u2060", "hembesök"),
        ("inte \u202ekösebmeh\u202c alls", "inte kösebmeh alls"),
        ("hem\u00adbesök", "hembesök"),
        ("hem\u00ad\nbesök", "hem-\nbesök"),
        ("שלום ord", "שלום ord"),
        ("a\u0308r", "är"),
        ("ord\x1b[31m rött", "ord [31m rött"),
    ],
    ids=["no width", "marks", "turned", "soft hyphen", "line end", "right to left", "composed",
         "escape"],
)  # fmt: skip
def test_what_is_not_seen_is_not_read(written: str, kept: str) -> None:
    assert extract(written.encode(), ".txt").text == kept


def test_html_in_markdown_is_text_and_its_comments_are_not() -> None:
    read = extract("# Rutin\n<b>Läkaren</b> kommer.\n<!-- förr:\naldrig -->\nSlut.".encode(), ".md")
    assert read.lines == ("Rutin", "<b>Läkaren</b> kommer.", "", "", "Slut.")
    assert [note.split()[0] for note in read.notes] == ["Comments", "Signs"]


def test_a_table_of_three_thousand_rows_is_read_row_by_row() -> None:
    row = b"<w:tr><w:tc><w:p><w:r><w:t>rad</w:t></w:r></w:p></w:tc></w:tr>"
    data = docx([["rad"]])
    read = extract(
        remade(data, "word/document.xml", b"</w:tbl>", row * 2999 + b"</w:tbl>"), ".docx"
    )
    assert sum(line == "rad" for line in read.lines) == 3000


def test_text_that_runs_upwards_is_read() -> None:
    upright = pdf([["Läkaren kommer."]])
    turned = upright.replace(b"60 800.0 Td", b"0 1 -1 0 60 90 Tm")
    assert turned != upright
    assert extract(turned, ".pdf").lines[0] == "Läkaren kommer."


def test_a_file_that_is_being_written_is_not_taken_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "halv.txt"
    path.write_text("Läkaren kommer", encoding="utf-8")
    looked = os.fstat
    seen: list[int] = []

    def grows(handle: int) -> os.stat_result:
        if seen:
            with path.open("a", encoding="utf-8") as file:
                file.write(" aldrig.")
        seen.append(handle)
        return looked(handle)

    monkeypatch.setattr(files.os, "fstat", grows)
    with pytest.raises(IntakeError, match="being written"):
        receive(path)


def test_a_name_of_any_signs_is_no_obstacle(tmp_path: Path) -> None:
    path = tmp_path / "rad\nbrytning \x1b[31m.txt"
    path.write_text("Läkaren kommer.", encoding="utf-8")
    assert receive(path).extracted.lines == ("Läkaren kommer.",)


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
