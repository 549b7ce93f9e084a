"""A document is proposed, shown, and written whole or not at all."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path

import pytest

from assistant.cli import main
from assistant.corpus.loading import load_corpus
from assistant.corpus.manifest import read_manifest
from assistant.corpus.store import Corpus
from assistant.errors import AssistantError, UsageError
from assistant.intake import versions as versions_module
from assistant.intake.adding import Prepared, add, receive_all
from assistant.intake.bundle import split
from assistant.intake.files import extract
from assistant.intake.signs import load_signs
from assistant.intake.versions import Version, Versions, fingerprint
from assistant.verification import find_mistakes
from tests.intake.made import docx, pdf, pptx
from tests.intake.small import AGREEMENT, small_corpus
from tests.knowledge import CORPUS

TODAY = datetime.date(2026, 5, 4)
ROUTINE = pdf(
    [
        [("Rutin för hembesök", 18), "Region Halland", "Datum 2026-03-03", "Dnr HSN260001", "",
         ("1. Ansvar", 14), "Läkaren gör hembesök.", "", "Ring 0300-12 34 56 till Eva."],
        ["Mer på andra sidan."],
    ]
)  # fmt: skip
MINUTES = """\
Protokoll
Sammanträdesdatum
{day}

§{number} {title}

Beslut
Nämnden beslutar att {words}.

Ärendet
Här står vad ärendet gäller, {words}.
"""


def take(
    place: Path, folder: Path, *files: tuple[str, bytes], yes: bool = True, **given: str
) -> tuple[Prepared, Version | None, Versions]:
    paths = []
    for name, data in files:
        (place / name).write_bytes(data)
        paths.append(place / name)
    versions = Versions(folder, place / "data")
    prepared, version = add(
        receive_all(paths), versions, today=TODAY, given=given, confirm=lambda _: yes
    )
    return prepared, version, versions


def written(folder: Path) -> Corpus:
    assert find_mistakes(folder) == []
    return load_corpus(folder)


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        (
            "r.pdf",
            ROUTINE,
            {"title": "Rutin för hembesök", "kind": "routine", "issuer": "Region Halland",
             "date": datetime.date(2026, 3, 3), "diarienummer": "HSN260001"},
        ),
        (
            "b.pptx",
            pptx(("Läget i hemsjukvården", ["Ett", "Två"]), ("Mer", ["Tre"])),
            {"title": "Läget i hemsjukvården", "kind": "presentation", "date": None},
        ),
        (
            "s.docx",
            docx(("Title", "Svar på remiss"), ("Normal", "Varbergs kommun"),
                 ("Normal", "den 3 mars 2026"), ("Normal", "Vi tycker så här.")),
            {"title": "Svar på remiss", "kind": "letter", "issuer": "Varbergs kommun",
             "party": "varberg", "date": datetime.date(2026, 3, 3)},
        ),
        (
            "p.txt",
            MINUTES.format(day="2026-02-04", number=7, title="Hembesök", words="anteckna").encode(),
            {"title": "§7 Hembesök", "kind": "minutes", "paragraph": "§7",
             "date": datetime.date(2026, 2, 4)},
        ),
    ],
    ids=["pdf", "pptx", "docx", "minutes"],
)  # fmt: skip
def test_what_a_document_says_of_itself_is_proposed(
    name: str, data: bytes, expected: Mapping[str, object], tmp_path: Path
) -> None:
    folder = small_corpus(tmp_path)
    prepared, version, _ = take(tmp_path, folder, (name, data))
    ((document,),) = [file.new for file in prepared.files]
    found = written(folder).documents[document.id]
    assert {field: getattr(found, field) for field in expected} == expected
    assert found.received == TODAY
    assert version is not None


def test_page_numbers_and_slides_stand_in_the_places_of_clauses(tmp_path: Path) -> None:
    folder = small_corpus(tmp_path)
    take(tmp_path, folder, ("r.pdf", ROUTINE), ("b.pptx", pptx(("Läge", ["Ett."]))))
    locators = [clause.locator for clause in written(folder).clauses.values()]
    assert any("sida 2" in locator for locator in locators)
    assert any("bild 1" in locator for locator in locators)


def test_contact_details_are_masked_and_pointed_out(tmp_path: Path) -> None:
    folder = small_corpus(tmp_path)
    prepared, _, _ = take(tmp_path, folder, ("r.pdf", ROUTINE))
    assert not any("0300" in clause.text for clause in written(folder).clauses.values())
    assert prepared.files[0].new[0].contacts


def test_a_bundle_is_split_into_its_documents(tmp_path: Path) -> None:
    folder = small_corpus(tmp_path)
    bundle = "".join(
        MINUTES.format(day="2026-02-04", number=number, title=title, words=words)
        for number, title, words in ((7, "Hembesök", "anteckna"), (8, "Jour", "återremittera"))
    )
    prepared, _, _ = take(tmp_path, folder, ("p.txt", bundle.encode()))
    assert [d.recognised.paragraph for d in prepared.files[0].new] == ["§7", "§8"]
    assert len(written(folder).documents) == 3


LETTERS = {
    "the board below its municipality": (
        "Laholms kommun\nSocialnämnden\n\nTill Region Halland\n\n2026-03-01\n\n"
        "Svar på fråga om ansvar för vård\n\nNämnden anser att ansvaret är regionens.\n",
        ("Svar på fråga om ansvar för vård", "Laholms kommun"),
    ),
    "a person with title and employer": (
        "Per Persson, förvaltningschef\nOmsorgsförvaltningen\nVarbergs kommun\n\n"
        "Varberg den 3 mars 2026\n\nAngående läkare i hemmet\n\nKommunen vill säga detta.\n",
        ("Angående läkare i hemmet", "Varbergs kommun"),
    ),
    "sender and recipient with addresses": (
        "Socialförvaltningen\nHylte kommun\n314 80 Hyltebruk\n\nRegionstyrelsen\nRegion Halland\n"
        "\n2026-03-01\n\nBegäran om förhandling\n\nKommunen begär förhandling.\n",
        ("Begäran om förhandling", "Hylte kommun"),
    ),
    "no subject": (
        "Anna Andersson\nMedicinskt ansvarig sjuksköterska\nFalkenbergs kommun\n\n2026-03-01\n\n"
        "Hej!\n\nHär kommer våra synpunkter på förslaget.\n",
        ("(utan titel)", "Falkenbergs kommun"),
    ),
    "a message to the region": (
        "Från: Anna Andersson\nTill: Region Halland\nSkickat: 2026-03-01\n"
        "Ämne: Synpunkter på vården\n\nHej,\n\nVi vill ha besked.\n",
        ("Synpunkter på vården", None),
    ),
    "a letter that begins with its recipient": (
        "Till\nRegion Halland\n\nHylte kommun\n2026-03-01\n\nFråga om jour\n\nVem svarar?\n",
        ("Fråga om jour", "Hylte kommun"),
    ),
}


@pytest.mark.parametrize("letter", LETTERS)
def test_a_letters_title_is_its_subject_and_its_issuer_is_who_sends_it(
    letter: str, tmp_path: Path
) -> None:
    text, (title, issuer) = LETTERS[letter]
    file = ("brev.txt", text.encode())
    prepared, _, _ = take(tmp_path, small_corpus(tmp_path), file, yes=False)
    (document,) = prepared.files[0].documents
    found = document.recognised
    assert (found.title, found.issuer) == (title, issuer)
    assert ("title" in found.unsure) == (title == "(utan titel)")


def test_letters_of_several_parties_are_not_taken_for_one() -> None:
    senders = (("Övre kommun", 12), ("Övre kommun", 12), ("Nedre kommun", 19))
    pages = [f"{sender}\n2026-01-{day}\n\nSkrivelse\n\nVi anser.\n" for sender, day in senders]
    read = extract("\f".join(pages).encode(), ".txt")
    signs = load_signs(CORPUS)
    assert len(split(read, signs, ["Övre kommun", "Nedre kommun"])) == 2
    assert len(split(read, signs, ["Övre kommun"])) == 1


def test_a_page_that_counts_from_one_again_begins_a_document() -> None:
    read = extract(
        pdf([["1 (2)", "Ett brev om vård", "och mer"], ["2 (2)", "slut på det"],
             ["1 (1)", "Ett annat brev", "med egna ord"]]),
        ".pdf",
    )  # fmt: skip
    assert len(split(read, load_signs(CORPUS))) == 2


def test_the_minutes_and_proposals_of_the_shipped_bundle_are_found() -> None:
    """From text alone: letters and slides between them can't be told without their pages."""
    manifest, _ = read_manifest(CORPUS / "manifest.yaml", [])
    file = "gnhh-handlingar-2023-2025.txt"
    begins = [
        *(d.lines[0] for d in manifest.documents
          if d.file == file and d.kind in ("minutes", "proposal")),
        *(lines[0] for d in manifest.documents for _, lines in d.copies),
    ]  # fmt: skip
    assert begins
    read = extract((CORPUS / "sources" / file).read_bytes(), ".txt")
    found = [first for first, _ in split(read, load_signs(CORPUS))]
    missed = [line for line in begins if not any(abs(line - f) <= 5 for f in found)]
    assert missed == []


@pytest.mark.parametrize(
    "name", ["samma.txt", "samma.md"], ids=["the same file", "the same words in another kind"]
)
def test_a_document_that_is_there_already_is_left_out(name: str, tmp_path: Path) -> None:
    folder = small_corpus(tmp_path)
    before = fingerprint(folder)
    text = AGREEMENT if name.endswith("txt") else AGREEMENT.replace("Råd\n", "## Råd\n")
    prepared, version, _ = take(tmp_path, folder, (name, text.encode()))
    assert prepared.is_empty
    assert version is None
    assert fingerprint(folder) == before


def test_the_same_file_twice_is_taken_in_once(tmp_path: Path) -> None:
    folder = small_corpus(tmp_path)
    take(tmp_path, folder, ("r.pdf", ROUTINE))
    prepared, version, _ = take(tmp_path, folder, ("annat-namn.pdf", ROUTINE))
    assert (prepared.is_empty, version) == (True, None)


@pytest.mark.parametrize(
    ("day", "replaces", "older_than"),
    [("2026-02-01", ("overenskommelse-2022",), ()), ("2019-02-01", (), ("overenskommelse-2022",))],
    ids=["newer", "older"],
)
def test_another_version_of_a_document_is_known_by_its_words(
    day: str, replaces: tuple[str, ...], older_than: tuple[str, ...], tmp_path: Path
) -> None:
    folder = small_corpus(tmp_path)
    text = AGREEMENT.replace("2022-02-01", day).replace("får råd av", "kan ringa")
    prepared, _, _ = take(tmp_path, folder, ("o.txt", text.encode()))
    (document,) = prepared.files[0].new
    assert (document.replaces, document.older_than) == (replaces, older_than)
    assert written(folder).documents[document.id].replaces == replaces


@pytest.mark.parametrize("kind", ["Rutin", "Protokoll"])
def test_one_word_in_a_long_document_makes_it_another_version(kind: str, tmp_path: Path) -> None:
    folder = small_corpus(tmp_path)
    long = "\n\n".join(f"Stycke {n} handlar om vad nummer {n} gör på dagen." for n in range(300))
    text = f"{kind} för jour\n2026-02-03\n\n{long}\n"
    first, _, _ = take(tmp_path, folder, ("a.txt", text.encode()))
    changed = text.replace("nummer 150 gör", "nummer 151 gör")
    second, version, _ = take(tmp_path, folder, ("b.txt", changed.encode()))
    (document,) = second.files[0].new
    assert document.replaces == (first.files[0].new[0].id,)
    assert version is not None


def test_fields_can_be_corrected_by_hand(tmp_path: Path) -> None:
    folder = small_corpus(tmp_path)
    given = {"title": "Annan titel", "date": "2026-03-09", "id": "rutin", "kind": "letter"}
    take(tmp_path, folder, ("r.pdf", ROUTINE), **given)
    corpus = written(folder)
    document = corpus.documents["rutin"]
    assert (document.title, document.date) == ("Annan titel", datetime.date(2026, 3, 9))
    assert "position" in {clause.standing for clause in corpus.clauses_of("rutin")}


@pytest.mark.parametrize(
    "given",
    [{"colour": "red"}, {"kind": "poem"}, {"date": "igår"}, {"id": "../x"}, {"replaces": "nobody"},
     {"party": "nobody"}, {"title": " "}],
    ids=lambda given: next(iter(given)),
)  # fmt: skip
def test_a_correction_that_cannot_be_is_refused(given: dict[str, str], tmp_path: Path) -> None:
    folder = small_corpus(tmp_path)
    before = fingerprint(folder)
    with pytest.raises(UsageError, match="--set"):
        take(tmp_path, folder, ("r.pdf", ROUTINE), **given)
    assert fingerprint(folder) == before


def test_without_a_yes_nothing_is_written(tmp_path: Path) -> None:
    folder = small_corpus(tmp_path)
    before = fingerprint(folder)
    _, version, _ = take(tmp_path, folder, ("r.pdf", ROUTINE), yes=False)
    assert (version, fingerprint(folder)) == (None, before)


def test_one_bad_file_keeps_all_of_them_out(tmp_path: Path) -> None:
    folder = small_corpus(tmp_path)
    before = fingerprint(folder)
    with pytest.raises(AssistantError, match="File 2 of 2 is empty"):
        take(tmp_path, folder, ("r.pdf", ROUTINE), ("tom.txt", b""))
    assert fingerprint(folder) == before


def test_the_rest_of_the_manifest_keeps_every_line(tmp_path: Path) -> None:
    folder = small_corpus(tmp_path)
    before = (folder / "manifest.yaml").read_text("utf-8").split("\n")
    take(tmp_path, folder, ("r.pdf", ROUTINE))
    after = iter((folder / "manifest.yaml").read_text("utf-8").split("\n"))
    assert [line for line in before if line not in after] == []


def test_a_change_of_the_folder_meanwhile_stops_the_writing(tmp_path: Path) -> None:
    folder = small_corpus(tmp_path)
    (tmp_path / "r.pdf").write_bytes(ROUTINE)

    def meddle(_: Prepared) -> bool:
        (folder / "gaps.yaml").write_text("# changed\n[]\n", encoding="utf-8")
        return True

    with pytest.raises(AssistantError, match="changed while"):
        add(receive_all([tmp_path / "r.pdf"]), Versions(folder, tmp_path / "data"),
            today=TODAY, given={}, confirm=meddle)  # fmt: skip
    assert len(load_corpus(folder).documents) == 1


def test_a_run_killed_while_it_writes_is_finished_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = small_corpus(tmp_path)
    whole = versions_module.write_whole

    def dies(path: Path, data: bytes, **where: Path) -> None:
        if path.name == "manifest.yaml":
            raise KeyboardInterrupt
        whole(path, data, **where)

    with monkeypatch.context() as broken:
        broken.setattr(versions_module, "write_whole", dies)
        with pytest.raises(KeyboardInterrupt):
            take(tmp_path, folder, ("r.pdf", ROUTINE))
    versions = Versions(folder, tmp_path / "data")
    assert len(load_corpus(versions.served_folder).documents) == 1
    versions.recover()
    assert len(written(folder).documents) == 2
    assert len(load_corpus(versions.served_folder).documents) == 1


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = small_corpus(tmp_path)
    monkeypatch.setenv("ASSISTANT_CORPUS", str(folder))
    monkeypatch.setenv("ASSISTANT_DATA", str(tmp_path / "data"))
    (tmp_path / "r.pdf").write_bytes(ROUTINE)
    (tmp_path / "samma.txt").write_text(AGREEMENT, encoding="utf-8")
    (tmp_path / "ny.txt").write_text(AGREEMENT.replace("2022", "2026"), encoding="utf-8")
    (tmp_path / "tom.txt").write_text("")
    (tmp_path / "x.exe").write_bytes(b"MZ")
    return tmp_path


def test_what_a_line_with_contact_details_says_besides_is_shown_without_them(
    shell: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    row = "Helg | Beredskapsjouren | 070-123 45 67"
    (shell / "rad.txt").write_text(f"Rutin för jour\n2026-02-03\n\n{row}\n", encoding="utf-8")
    assert main(["corpus", "add", str(shell / "rad.txt")]) == 2
    told = capsys.readouterr().out
    assert "4: Helg | Beredskapsjouren | █" in told
    assert "45 67" not in told


@pytest.mark.parametrize(
    ("words", "code", "out", "err"),
    [
        (["r.pdf"], 2, "clauses:", "--yes"),
        (["r.pdf", "--yes"], 0, "held", ""),
        (["ny.txt", "--yes"], 3, "newer version of overenskommelse-2022", ""),
        (["samma.txt", "--yes"], 0, "nothing was written", ""),
        (["tom.txt", "--yes"], 1, "", "The file is empty"),
        (["x.exe", "--yes"], 2, "", "PDF, DOCX, PPTX, TXT or MD"),
        (["nej.pdf", "--yes"], 2, "", "no such file"),
        (["r.pdf", "--yes", "--set", "title"], 2, "", "FIELD=VALUE"),
    ],
    ids=["no terminal", "new", "newer", "known", "empty", "kind", "missing", "set"],
)  # fmt: skip
def test_the_command_says_what_became_of_a_file(
    shell: Path,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    code: int,
    out: str,
    err: str,
) -> None:
    arguments = [str(shell / words[0]), *words[1:]]
    assert main(["corpus", "add", *arguments]) == code
    told = capsys.readouterr()
    assert out in told.out
    assert err in told.err
