"""How a document's own structure becomes clauses. Each case is a document of a few lines."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.corpus.loading import load_corpus
from assistant.domain.clause import Clause

Small = Callable[..., Path]


def read(folder: Path) -> list[Clause]:
    return list(load_corpus(folder).clauses.values())


def texts(folder: Path) -> list[str]:
    return [c.text for c in read(folder)]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        pytest.param(
            "Första stycket.\n\nAndra stycket.",
            ["Första stycket.", "Andra stycket."],
            id="paragraphs",
        ),
        pytest.param(
            "kommunerna \n\noch regionen samverkar.",
            ["kommunerna och regionen samverkar."],
            id="sentence over a blank line",
        ),
        pytest.param(
            "Jouren ansvarar för\nSida 3 av 9\n\n hembesök.",
            ["Jouren ansvarar för hembesök."],
            id="sentence over a page mark",
        ),
        pytest.param(
            "Tiden löper ut 2020-\n\n12-31.",
            ["Tiden löper ut 2020-12-31."],
            id="date over a line end",
        ),
        pytest.param(
            "● ett\n● två\nfortsätter\n\n● tre", ["ett", "två fortsätter", "tre"], id="bullets"
        ),
        pytest.param("1. ett\n2.två", ["1. ett", "2.två"], id="numbered points"),
        pytest.param("2028. Det var allt.", ["2028. Det var allt."], id="a year is no number"),
        pytest.param(
            "§ 1\n\nEn rad.\n* en not\n** en till",
            ["§ 1", "En rad.", "* en not", "** en till"],
            id="footnotes",
        ),
    ],
)
def test_clauses_follow_the_structure(small: Small, raw: str, expected: list[str]) -> None:
    assert texts(small(raw)) == expected


def test_a_sentence_over_a_running_head_keeps_one_span_for_each_part(small: Small) -> None:
    folder = small("Nämnden beslutar\n  Protokoll\natt avslå.")
    (clause,) = read(folder)
    corpus = load_corpus(folder)
    assert clause.text == "Nämnden beslutar att avslå."
    assert [corpus.quote(clause.file, s) for s in clause.spans] == [
        "Nämnden beslutar",
        "att avslå.",
    ]
    assert len(corpus.find("a", "beslutar att")) == 2


def test_points_carry_what_leads_them_in(small: Small) -> None:
    folder = small("Beslut\nNämnden beslutar att\n\n• avslå\n• bifalla\n\nSedan gick alla hem.")
    path = {c.text: c.heading_path for c in read(folder)}
    assert path["avslå"] == path["bifalla"] == ("Beslut", "Nämnden beslutar att")
    assert path["Sedan gick alla hem."] == ("Beslut",)


def test_points_under_points_carry_their_parent(small: Small) -> None:
    folder = small("● Hantering\n• Hembesök\n• Tjänsteköp\n● Annat.")
    path = {c.text: c.heading_path for c in read(folder)}
    assert path["Hembesök"] == path["Tjänsteköp"] == ("Hantering",)
    assert path["Annat."] == ()


def test_a_blank_line_ends_what_a_point_of_the_same_kind_leads_in(small: Small) -> None:
    folder = small("● Fördelat på:\n● insatser\n● ansvar\n\n● Avtalen förlängs.")
    path = {c.text: c.heading_path for c in read(folder)}
    assert path["ansvar"] == ("Fördelat på:",)
    assert path["Avtalen förlängs."] == ()


def test_known_headings_give_their_standing_to_what_follows(small: Small) -> None:
    folder = small("Inledning.\n\nBeslut\n\nVi beslutar.\n\nBakgrund\n\nSå var det.")
    standing = {c.text: c.standing.value for c in read(folder)}
    assert standing == {
        "Inledning.": "account",
        "Beslut": "decided",
        "Vi beslutar.": "decided",
        "Bakgrund": "account",
        "Så var det.": "account",
    }


def test_a_passage_has_its_own_standing_and_is_a_clause_of_its_own(small: Small) -> None:
    folder = small("Så är det.\nVi tycker annat.", "passages: [{lines: 2, standing: position}]")
    assert [(c.text, c.standing.value) for c in read(folder)] == [
        ("Så är det.", "account"),
        ("Vi tycker annat.", "position"),
    ]


def test_a_title_that_stands_last_on_its_slide_still_heads_it(small: Small) -> None:
    folder = small(
        "Vi som är med\n• Ada\n\nProjektgrupp",
        'outline: [{slide: 3, at: 1, title: "4"}]',
    )
    first, ada, title = read(folder)
    assert first.heading_path == ("Projektgrupp",)
    assert ada.locator == "Projektgrupp · bild 3 · punkt 1"
    assert (title.kind, title.heading_path) == ("heading", ())


def test_paragraphs_stay_whole_where_every_line_is_followed_by_a_blank_one(small: Small) -> None:
    line = "ord " * 20
    folder = small(
        f"Här börjar {line}\n\noch fortsätter {line}\n\ntill slut.\n\nNästa stycke {line}",
        "double_spaced: true",
    )
    first, second = texts(folder)
    assert first.endswith("till slut.")
    assert second.startswith("Nästa stycke")


def test_a_long_paragraph_is_cut_at_the_end_of_a_sentence(small: Small) -> None:
    sentence = "Kommunen ansvarar enl. avtalet för t.ex. hemsjukvård på den nivå som anges. "
    parts = texts(small(sentence * 20))
    assert len(parts) > 1
    assert all(300 <= len(p) <= 900 and p.endswith("anges.") for p in parts)
    assert " ".join(parts) == (sentence * 20).strip()


def test_ids_survive_edits_elsewhere(small: Small) -> None:
    before = {c.text: c.id for c in read(small("Ett.\n\nTvå.\n\nTre."))}
    after = {c.text: c.id for c in read(small("Noll.\n\nEtt.\n\nTVÅ!\n\nTre."))}
    assert after["Ett."] == before["Ett."]
    assert after["Tre."] == before["Tre."]
    assert after["TVÅ!"] != before["Två."]


def test_equal_clauses_of_a_document_have_different_ids(small: Small) -> None:
    ids = [c.id for c in read(small("Samma.\n\nSamma.\n\nSamma."))]
    assert len(set(ids)) == 3
    assert ids[1] == f"{ids[0]}-2"


def test_a_line_with_a_contact_detail_is_no_clause(small: Small) -> None:
    folder = small("Ring mig.\n\nAda Ek, 035-123 45 67\nada.ek@x.se\ninfo@x.se")
    corpus = load_corpus(folder)
    assert [c.text for c in corpus.clauses.values()] == ["Ring mig.", "info@x.se"]
    assert "ada.ek" not in corpus.sources["corpus/sources/a.txt"].shown
    assert "123" not in corpus.sources["corpus/sources/a.txt"].shown
