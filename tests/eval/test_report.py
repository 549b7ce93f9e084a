"""The reports stand alone, hold every failure, and break on nothing."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree

import pytest
import yaml

from assistant.domain.answer import Answer
from eval import plots
from tests.eval import fakes
from tests.eval.conftest import CASES, LOOKUP, Project, a_case

HOSTILE = '<script>alert("x")</script> & ]]> \x0b'


def test_the_page_needs_nothing_from_elsewhere(project: Project) -> None:
    project.evaluate("--write-baseline")
    project.evaluate(fault=fakes.retrieval_off)
    page = project.report("report.html")
    assert not re.search(r"<script|<link|<img|@import|url\(|https?://", page)
    assert page.startswith("<!doctype html>")
    assert 'lang="sv"' in page


def test_the_page_says_the_verdict_and_shows_each_failure(project: Project) -> None:
    project.evaluate("--write-baseline")
    project.evaluate(fault=fakes.retrieval_off)
    page = project.report("report.html")
    assert "Stoppas" in page
    assert 'id="fall-slår-upp"' in page
    assert "Vilken dag fattade fullmäktige beslutet" in page
    assert 'id="fall-jour"' not in page
    project.evaluate()
    assert "Släpps igenom" in project.report("report.html")


def test_every_plot_is_there(project: Project) -> None:
    project.evaluate()
    page = project.report("report.html")
    for title in (
        "Status: rätt mot given (trimning)",
        "Status: rätt mot given (blint)",
        "Andel bärande avsnitt visade mot antal citerade tecken",
        "Rätta fall per boende",
        "Svarstid per fråga",
    ):
        assert f"<figcaption>{title}</figcaption>" in page, title


def test_text_from_questions_and_answers_is_escaped_everywhere(project: Project) -> None:
    def hostile(answer: Answer) -> Answer:
        return answer.model_copy(update={"answer": HOSTILE, "status": "contested"})

    project.write({"tune_a.yaml": [a_case("jour", question=f"{HOSTILE} vem ger råd?")]})
    assert project.evaluate(fault=hostile) == 0
    page = project.report("report.html")
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    ElementTree.fromstring(project.report("junit.xml"))


def test_junit_counts_failures_errors_and_the_gate(project: Project) -> None:
    project.evaluate("--write-baseline")
    project.evaluate(fault=fakes.crash, only=frozenset({"slår-upp"}))
    root = ElementTree.fromstring(project.report("junit.xml"))
    suites = {suite.get("name"): suite for suite in root}
    assert suites["tune"].get("tests") == str(len(CASES["tune_a.yaml"]))
    assert (suites["tune"].get("failures"), suites["tune"].get("errors")) == ("0", "1")
    assert suites["gate"].get("failures") == "1"
    assert root.find(".//testcase[@name='slår-upp']/error") is not None


def test_an_error_never_repeats_the_question(project: Project) -> None:
    project.evaluate(fault=fakes.crash)
    junit = project.report("junit.xml")
    assert "RuntimeError" in junit
    assert "fullmäktige" not in junit


def test_coverage_names_the_holes(project: Project) -> None:
    project.evaluate()
    page = project.report("report.html")
    assert "kommun: Hylte" in page
    holes = page.split("Hål (")[1].split("</p>")[0]
    assert "boende: särskilt boende" not in holes


def test_procedures_stand_against_municipalities(project: Project) -> None:
    trach = a_case("trach", expect={"slots": {"atgard": ["trach"], "kommun": "laholm"}})
    project.write({"tune_a.yaml": [trach, LOOKUP]})
    project.evaluate()
    row = project.report("report.html").split("Fall som nämner båda")[1].split("trakeostomi")[1]
    assert row.split("</tr>")[0].count(">1</td>") == 1


def test_unseen_cases_are_numbers_but_for_the_folded_list(project: Project) -> None:
    project.evaluate("--write-baseline")
    project.evaluate(fault=fakes.crash)
    before, folded = project.report("report.html").split('<section id="fel">')
    assert not re.search(r"\btyst\b</(a|td)>", before)
    assert "1 osedda" in before
    assert "<details><summary><strong>1 fall, blint" in folded


def test_how_questions_are_understood_is_told_where_there_are_utterances(project: Project) -> None:
    project.evaluate()
    assert "Hur frågor tolkas" not in project.report("report.html")
    utterances = [
        {
            "id": "u1",
            "as_of": "2026-09-15T22:00:00+02:00",
            "text": "Vem ringer jag om en patient på särskilt boende i Laholm?",
            "language": "sv",
            "kind": "responsibility",
            "slots": {"boende": "sarskilt_boende", "kommun": "laholm"},
        }
    ]
    (project.suite / "utterances").mkdir()
    path = project.suite / "utterances" / "tune.yaml"
    path.write_text(yaml.safe_dump(utterances, allow_unicode=True), encoding="utf-8")
    project.evaluate()
    told = json.loads(project.report("report.json"))["understood"]
    assert [(u["file"], u["utterances"], u["kind"]) for u in told] == [("tune.yaml", 1, 1.0)]
    assert told[0]["follow_up"] is None
    assert "Hur frågor tolkas" in project.report("report.html")


@pytest.mark.parametrize(
    "empty", [plots.bars([], title="t"), plots.histogram([], title="t", unit="ms")]
)
def test_nothing_to_plot_is_no_plot(empty: str) -> None:
    assert empty == ""


def test_one_point_is_a_plot() -> None:
    drawn = plots.lines({"a": [(3.0, 0.5)]}, title="t", x_title="x")
    assert drawn.count("<circle") == 1
    assert "nan" not in drawn


def test_the_summary_names_no_blind_case_and_quotes_no_question(project: Project) -> None:
    project.evaluate("--write-baseline")
    project.evaluate(fault=fakes.crash)
    told = project.report("report.md")
    assert not re.search(r"\btyst\b", told)
    assert "1 blinda" in told
    assert "jour" in told
    assert "äldreboendet" not in told
    assert 'id="fall-tyst"' in project.report("report.html")
