"""The gate closes for each reason it exists, with the exit code of that reason."""

from __future__ import annotations

import json
import subprocess
from typing import Any

import pytest
import yaml

from assistant.domain.answer import Answer
from assistant.errors import CorpusError
from eval.run import Judged, main
from tests.eval import fakes
from tests.eval.conftest import CASES, SOURCE, Project, a_case
from tests.eval.fakes import Fault


def wrong_slot(answer: Answer) -> Answer:
    return answer.model_copy(update={"case": {}})


def test_gold_passes_without_and_with_a_baseline(project: Project) -> None:
    assert project.evaluate() == 0
    assert project.evaluate("--write-baseline") == 0
    assert project.evaluate() == 0


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        pytest.param(fakes.wrong_rule, "Kritiska fall är fel", id="wrong rule"),
        pytest.param(fakes.swapped_parties, "Farliga ansvar", id="parties swapped"),
        pytest.param(fakes.broken_quote, "Citat är inte giltiga", id="broken quote"),
        pytest.param(fakes.dangling_mark, "Citat är inte giltiga", id="dangling mark"),
        pytest.param(fakes.retrieval_off, "har blivit fel", id="retrieval off"),
        pytest.param(fakes.crash, "fel i stället för svar", id="crash"),
    ],
)
def test_a_seeded_mistake_closes_the_gate(guarded: Project, fault: Fault, told: str) -> None:
    assert guarded.evaluate(fault=fault) == 1
    report = json.loads(guarded.report("report.json"))
    assert report["exit"] == 1
    assert any(told in reason["what"] for reason in report["reasons"])


def test_danger_that_only_capitals_bring_closes_the_gate(guarded: Project) -> None:
    class Shouted(fakes.Oracle):
        def ask(self, text: str, *rest: Any, **more: Any) -> Answer:
            answer = super().ask(text, *rest, **more)
            return fakes.swapped_parties(answer) if text.isupper() else answer

    code = main(
        ["--out", str(guarded.root / "out"), "--ragas", "none"],
        build=lambda: Judged(engine=Shouted(guarded.root, guarded.book().cases)),
        places=guarded.places,
    )
    assert code == 1
    assert "bara versaler" in guarded.report("report.md")


def test_a_changed_clause_needs_review(guarded: Project) -> None:
    changed = SOURCE.replace("Beredskapsjouren ansvarar för råd", "Jouren ansvarar för råd")
    guarded.source.write_text(changed, encoding="utf-8")
    assert guarded.evaluate() == 3
    report = json.loads(guarded.report("report.json"))
    assert {c["case"] for c in report["changes"] if c["kind"] == "review"} == {"jour", "jour-en"}


def test_a_change_beside_the_quoted_words_needs_review_too(guarded: Project) -> None:
    guarded.source.write_text(SOURCE.replace("08:00", "07:00"), encoding="utf-8")
    assert guarded.evaluate() == 3


def test_a_change_far_from_every_gold_passes(guarded: Project) -> None:
    guarded.source.write_text(SOURCE.replace("sjuksköterskenivå", "läkarnivå"), encoding="utf-8")
    assert guarded.evaluate() == 0


def test_a_regression_outweighs_a_review(guarded: Project) -> None:
    guarded.source.write_text(SOURCE.replace("08:00", "07:00"), encoding="utf-8")
    assert guarded.evaluate(fault=fakes.retrieval_off) == 1


def test_a_corpus_that_stops_the_assistant_needs_review_where_gold_is_touched(
    guarded: Project,
) -> None:
    def broken() -> Judged:
        raise CorpusError(["rules/jour.yaml: the quote is not found"])

    arguments = ["--out", str(guarded.root / "out"), "--ragas", "none"]
    assert main(arguments, build=broken, places=guarded.places) == 1
    guarded.source.write_text(SOURCE.replace("Beredskapsjouren", "Jouren"), encoding="utf-8")
    assert main(arguments, build=broken, places=guarded.places) == 3


def test_a_case_that_is_taken_away_closes_the_gate(guarded: Project) -> None:
    guarded.write({"tune_a.yaml": CASES["tune_a.yaml"][:2]})
    assert guarded.evaluate() == 1
    assert "slår-upp" in guarded.report("report.md")


def test_a_new_case_that_is_wrong_is_told_and_passes(guarded: Project) -> None:
    other = a_case("ny", question="Vem ringer jag om sondmaten på kvällen hos henne?")
    guarded.write({"tune_b.yaml": [other]})
    assert guarded.evaluate(fault=wrong_slot, only=frozenset({"ny"})) == 0
    assert "ny: new (fel)" in guarded.report("report.md")


class TestAccepted:
    def accept(self, project: Project, *cases: str, reason: str = "the rule was wrong") -> None:
        entries = [{"case": case, "reason": reason} for case in cases]
        (project.suite / "accepted.yaml").write_text(yaml.safe_dump(entries), encoding="utf-8")

    def test_a_named_case_may_turn_wrong(self, guarded: Project) -> None:
        self.accept(guarded, "slår-upp")
        assert guarded.evaluate(fault=fakes.retrieval_off) == 0
        assert "accepted (the rule was wrong)" in guarded.report("report.md")

    def test_a_critical_case_may_not(self, guarded: Project) -> None:
        self.accept(guarded, "jour", "jour-en")
        assert guarded.evaluate(fault=fakes.wrong_rule) == 1

    def test_a_case_that_is_right_needs_no_acceptance(self, guarded: Project) -> None:
        self.accept(guarded, "slår-upp")
        assert guarded.evaluate() == 2

    def test_an_acceptance_needs_a_reason(self, guarded: Project) -> None:
        self.accept(guarded, "slår-upp", reason="")
        assert guarded.evaluate() == 2


class TestMisuse:
    @pytest.mark.parametrize(
        "arguments",
        [
            ["--nonsense"],
            ["--only", "nobody"],
            ["--against", "no-such-revision"],
            ["--against", "--help"],
            ["--only", "jour", "--write-baseline"],
        ],
    )
    def test_wrong_use_is_two(self, guarded: Project, arguments: list[str]) -> None:
        assert guarded.evaluate(*arguments) == 2

    def test_mistakes_in_cases_are_two_and_all_listed(
        self, guarded: Project, capsys: pytest.CaptureFixture[str]
    ) -> None:
        guarded.write({"tune_z.yaml": [a_case("jour"), a_case("z", persona="?")]})
        assert guarded.evaluate() == 2
        told = capsys.readouterr().err
        assert "the id is used twice" in told
        assert "persona should be one of" in told
        assert "mistakes in the cases" in told

    def test_a_quote_not_found_in_an_unchanged_corpus_is_two(self, guarded: Project) -> None:
        anchor = {"source": "000", "quote": "står ingenstans"}
        guarded.write({"tune_z.yaml": [a_case("z", expect={"required": [[anchor]]})]})
        assert guarded.evaluate() == 2

    def test_a_broken_baseline_is_two(self, guarded: Project) -> None:
        (guarded.suite / "baseline.json").write_text("{}", encoding="utf-8")
        assert guarded.evaluate() == 2

    def test_help_is_zero(self, project: Project) -> None:
        assert project.evaluate("--help") == 0


def test_part_of_the_cases_can_be_asked_and_says_so(guarded: Project) -> None:
    assert guarded.evaluate("--only", "jour", "--distortions", "none") == 0
    assert "bara ett urval" in guarded.report("report.md")
    assert guarded.evaluate("--set", "blind", fault=fakes.wrong_rule) == 0


def test_the_first_blind_figures_are_kept_for_ever(project: Project) -> None:
    kept = project.suite / "first_blind.json"
    assert project.evaluate("--record-first-blind", fault=fakes.retrieval_off) == 0
    first = kept.read_text(encoding="utf-8")
    assert json.loads(first)["cases"] == 1
    assert json.loads(first)["scores"]["cases_right"] == 1.0
    assert project.evaluate("--record-first-blind") == 2
    assert kept.read_text(encoding="utf-8") == first
    assert project.evaluate() == 0
    assert "blint, första" in project.report("report.md")


def test_without_a_blind_set_there_are_no_first_figures(project: Project) -> None:
    (project.suite / "cases" / "blind_b.yaml").unlink()
    assert project.evaluate("--record-first-blind") == 2
    assert not (project.suite / "first_blind.json").exists()


def test_a_run_is_weighed_against_a_revision(guarded: Project) -> None:
    def git(*arguments: str) -> None:
        who = ["-c", "user.name=t", "-c", "user.email=t@t.example"]
        subprocess.run(
            ["git", "-C", str(guarded.root), *who, *arguments], check=True, capture_output=True
        )

    git("init", "-q")
    git("add", "eval/baseline.json")
    git("commit", "-q", "-m", "right")
    baseline = json.loads((guarded.suite / "baseline.json").read_text(encoding="utf-8"))
    baseline["cases"]["slår-upp"]["right"] = False
    (guarded.suite / "baseline.json").write_text(json.dumps(baseline), encoding="utf-8")
    assert guarded.evaluate(fault=fakes.retrieval_off) == 0
    assert guarded.evaluate("--against", "HEAD", fault=fakes.retrieval_off) == 1
    assert "Rätta fall över versionerna" in guarded.report("report.html")
