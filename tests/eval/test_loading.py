"""Case files are read with every mistake told at once."""

from __future__ import annotations

from typing import Any

import pytest

from tests.eval.conftest import CASES, LOOKUP, Project, a_case


def mistakes(project: Project, *cases: dict[str, Any], file: str = "tune_a.yaml") -> list[str]:
    project.write({file: list(cases)})
    return [str(mistake) for mistake in project.book().mistakes]


def test_good_files_give_cases_with_the_set_of_their_file(project: Project) -> None:
    book = project.book()
    assert not book.mistakes
    assert {case.id: case.set for case in book.cases} == {
        "jour": "tune",
        "jour-en": "tune",
        "slår-upp": "tune",
        "tyst": "blind",
    }


def test_an_anchor_knows_where_its_words_stand_across_line_ends(project: Project) -> None:
    quote = "råd och hembesök 17:00-08:00"
    project.write({"tune_a.yaml": [a_case("a", expect={"required": [[_anchor(quote)]]})]})
    (span,) = project.case("a").expect.required[0][0].spans
    assert project.source.read_text(encoding="utf-8")[span.start : span.end] == (
        "råd och hembesök 17:00-\n08:00"
    )


def _anchor(quote: str, source: str = "000") -> dict[str, str]:
    return {"source": source, "quote": quote}


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        pytest.param({"persona": "doctor"}, "persona should be one of", id="persona"),
        pytest.param({"language": "no"}, "language should be one of", id="language"),
        pytest.param({"question": " "}, "question is missing", id="question"),
        pytest.param({"as_of": "2026-09-15T22:00:00"}, "with offset", id="no offset"),
        pytest.param({"as_of": "i går"}, "with offset", id="no time"),
        pytest.param({"as_of": "2026-09-15T22:00:00+01:00"}, "+02:00", id="wrong offset"),
        pytest.param({"twin": "nobody"}, "twin does not exist", id="twin"),
        pytest.param({"colour": "red"}, "unknown field colour", id="unknown field"),
        pytest.param({"history": "hej"}, "history should be a list", id="history"),
        pytest.param({"expect": {"status": ["fine"]}}, "fine, which is not", id="status"),
        pytest.param({"expect": {"kind": "chat"}}, "chat, which is not", id="kind"),
        pytest.param({"expect": {"slots": {"boende": "villa"}}}, "expect.slots.boende", id="slot"),
        pytest.param({"expect": {"facts": [7475]}}, "numbers and times in quotes", id="fact"),
        pytest.param(
            {"expect": {"assignments": [{"duty": "x", "actor": "region"}]}},
            "a duty is missing",
            id="duty",
        ),
        pytest.param(
            {"expect": {"dangerous": [{"duty": "sip", "actor": "nobody"}]}},
            "nobody, which is not",
            id="actor",
        ),
        pytest.param(
            {"expect": {"required": [[{"source": "009", "quote": "Kommunen"}]]}},
            "source outside 000",
            id="source",
        ),
        pytest.param(
            {"expect": {"required": [[{"source": "000", "quote": "Regionen ansvarar"}]]}},
            "is not found in source 000",
            id="quote",
        ),
    ],
)
def test_a_bad_field_is_told_with_file_and_case(
    project: Project, changes: dict[str, Any], told: str
) -> None:
    (only,) = mistakes(project, a_case("trasig", **changes))
    assert only.startswith("tune_a.yaml: trasig: ")
    assert told in only


def test_all_mistakes_of_all_files_come_at_once(project: Project) -> None:
    project.write({"tune_c.yaml": [a_case("jour", question="Något annat, vem ringer jag?")]})
    (project.suite / "cases" / "tune_d.yaml").write_text("- a: [", encoding="utf-8")
    (project.suite / "cases" / "tune_e.yaml").write_bytes(b"- id: \xff")
    (project.suite / "cases" / "tune_f.yaml").write_text("a: 1", encoding="utf-8")
    told = mistakes(project, LOOKUP, a_case("x", persona="?"), a_case("y", language="?"))
    for part in (
        "tune_a.yaml: x: persona",
        "tune_a.yaml: y: language",
        "mend the YAML there",
        "tune_e.yaml: -: byte",
        "tune_f.yaml: -: should be a list",
    ):
        assert any(part in line for line in told), part


def test_an_id_used_twice_is_a_mistake(project: Project) -> None:
    (told,) = mistakes(project, a_case("a"), a_case("a", question="Helt annan fråga om dropp?"))
    assert "the id is used twice" in told


def test_the_same_question_at_the_same_time_twice_is_a_mistake(project: Project) -> None:
    (told,) = mistakes(project, a_case("a"), a_case("b"))
    assert "asks the same" in told


def test_twins_ask_in_two_languages_at_one_moment(project: Project) -> None:
    told = mistakes(
        project,
        a_case("a", twin="b"),
        a_case("b", twin="c", question="Vem gör hembesök hos henne sent?"),
        a_case("c", language="en", as_of="2026-09-15T23:00:00+02:00", question="Who is it?"),
    )
    assert len(told) == 2
    assert "in the same language" in told[0]
    assert "at another moment" in told[1]


def test_a_blind_question_that_is_nearly_a_tuned_one_is_refused(project: Project) -> None:
    near = a_case("nästan", question=a_case("x")["question"].replace("äldreboendet", "boendet"))
    told = mistakes(project, near, file="blind_b.yaml")
    assert any("jour: asks nearly the same as nästan of the blind set" in line for line in told)


def test_a_follow_up_is_the_same_only_after_the_same_talk(project: Project) -> None:
    tuned = a_case("f1", question="Och på vardagar?", history=["Vem ger råd om trach i Laholm?"])
    blind = a_case("f2", question="Och på vardagar?", history=["Vad kostade avtalet år 2019?"])
    project.write({"blind_b.yaml": [blind]})
    assert not mistakes(project, tuned)


def test_no_mistake_repeats_the_question(project: Project) -> None:
    secret = "Vem ger råd om Karin på Solgården?"
    for line in mistakes(project, a_case("a", question=secret, persona="?")):
        assert "Karin" not in line


def test_a_case_that_only_lost_its_words_is_kept_without_a_place(project: Project) -> None:
    project.source.write_text("Allt är borta.", encoding="utf-8")
    book = project.book()
    assert all(mistake.lost_quote for mistake in book.mistakes)
    assert len(book.cases) == sum(len(cases) for cases in CASES.values())
    assert project.case("jour").expect.required[0][0].spans == ()


def test_an_empty_folder_is_a_mistake(project: Project) -> None:
    for path in (project.suite / "cases").iterdir():
        path.unlink()
    (told,) = project.book().mistakes
    assert "holds no cases" in str(told)
