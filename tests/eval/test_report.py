"""The reports stand alone, hold every failure, and break on nothing."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from assistant.domain.answer import Answer
from eval import plots
from tests.eval import fakes
from tests.eval.conftest import CASES, Project, a_case

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
