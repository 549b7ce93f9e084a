"""The gate closes for each reason it exists, with the exit code of that reason."""

from __future__ import annotations

import json
import os
import subprocess
from functools import partial
from typing import Any

import pytest
import yaml

from assistant.domain.answer import Answer, Responsibility
from assistant.errors import CorpusError
from eval.judged import Judged
from eval.outcome import Outcome
from eval.parallel import processes_for
from eval.run import main
from tests.eval import fakes
from tests.eval.conftest import CASES, SOURCE, Project, a_case
from tests.eval.fakes import Fault


def wrong_slot(answer: Answer) -> Answer:
    return answer.model_copy(update={"case": {}})


def wrong_status(answer: Answer) -> Answer:
    return answer.model_copy(update={"status": "contested"})


def dangerous(answer: Answer) -> Answer:
    told = Responsibility(
        duty="radgivning",
        actor="kommunen",
        actor_label="kommunen",
        standing="settled",
        condition=None,
        citations=(),
        last_known=None,
    )
    return answer.model_copy(update={"responsibilities": (told,)})


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
            ["--jobs", "0"],
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


class TestBlind:
    """Nobody may look at an unseen case, so its gate differs; nothing dangerous gets through."""

    def critical(self, project: Project) -> None:
        hard = dict(CASES["blind_b.yaml"][0])
        hard["expect"] = hard["expect"] | {
            "critical": True,
            "dangerous": [{"duty": "radgivning", "actor": "kommunen"}],
        }
        project.write({"blind_b.yaml": [hard]})

    def test_a_wrong_critical_case_counts_and_closes_nothing(self, project: Project) -> None:
        self.critical(project)
        only = frozenset({"tyst"})
        assert project.evaluate(fault=wrong_status, only=only) == 0
        assert "1 av 1 kritiska blinda fall är fel" in project.report("report.md")
        assert "1 av 1 kritiska blinda fall är fel" in project.report("report.html")
        assert project.evaluate("--write-baseline", fault=wrong_status, only=only) == 0
        assert project.evaluate(fault=wrong_status, only=only) == 0

    def test_one_that_was_opened_is_named_and_closes_once_it_has_been_right(
        self, project: Project
    ) -> None:
        self.critical(project)
        cases = project.suite / "cases"
        (cases / "blind_b.yaml").rename(cases / "opened_b.yaml")
        only = frozenset({"tyst"})
        assert project.evaluate(fault=wrong_status, only=only) == 0
        assert "1 kritiska fall ur öppnade delar är fortfarande fel" in project.report("report.md")
        assert project.evaluate("--write-baseline") == 0
        assert project.evaluate(fault=wrong_status, only=only) == 1

    def test_a_critical_case_that_was_right_closes_the_gate(self, project: Project) -> None:
        self.critical(project)
        assert project.evaluate("--write-baseline") == 0
        assert project.evaluate(fault=wrong_status, only=frozenset({"tyst"})) == 1

    @pytest.mark.parametrize("fault", [dangerous, fakes.dangling_mark, fakes.crash])
    def test_danger_a_false_citation_and_a_crash_close_it(
        self, project: Project, fault: Fault
    ) -> None:
        self.critical(project)
        assert project.evaluate(fault=fault, only=frozenset({"tyst"})) == 1


class TestFirstFigures:
    def test_they_are_kept_for_ever(self, project: Project) -> None:
        kept = project.suite / "first_blind" / "b.json"
        only = frozenset({"tyst"})
        assert project.evaluate("--record-first-blind", fault=wrong_status, only=only) == 0
        first = kept.read_text(encoding="utf-8")
        assert json.loads(first)["cases"] == 1
        assert json.loads(first)["scores"]["cases_right"] == 0.0
        assert project.evaluate("--record-first-blind") == 2
        assert kept.read_text(encoding="utf-8") == first
        assert project.evaluate() == 0
        assert "| b (1 fall, osedd) | 0,0 % → 100,0 %" in project.report("report.md")

    def test_each_part_has_its_own(self, project: Project) -> None:
        assert project.evaluate("--record-first-blind") == 0
        cases = project.suite / "cases"
        (cases / "blind_b.yaml").rename(cases / "opened_b.yaml")
        later = a_case("ny", question="Står det något om vem som köper blöjor till natten?")
        project.write({"blind_later.yaml": [later]})
        before = (project.suite / "first_blind" / "b.json").read_bytes()
        assert project.evaluate("--record-first-blind", "--set", "blind") == 0
        assert (project.suite / "first_blind" / "b.json").read_bytes() == before
        assert (project.suite / "first_blind" / "later.json").is_file()
        assert project.evaluate() == 0
        told = project.report("report.md")
        assert "| b (1 fall, öppnad) |" in told
        assert "| later (1 fall, osedd) |" in told

    @pytest.mark.parametrize("part", [["--only", "tyst"], ["--set", "tune"]])
    def test_they_are_of_whole_parts(self, project: Project, part: list[str]) -> None:
        assert project.evaluate("--record-first-blind", *part) == 2
        assert not (project.suite / "first_blind").exists()

    def test_without_a_blind_set_there_are_none(self, project: Project) -> None:
        (project.suite / "cases" / "blind_b.yaml").unlink()
        assert project.evaluate("--record-first-blind") == 2
        assert not (project.suite / "first_blind").exists()

    def test_a_record_that_was_spoilt_is_two(self, project: Project) -> None:
        (project.suite / "first_blind").mkdir()
        (project.suite / "first_blind" / "b.json").write_text("{}", encoding="utf-8")
        assert project.evaluate() == 2


class TestBaseline:
    def test_it_is_written_alike_each_time(self, guarded: Project) -> None:
        first = (guarded.suite / "baseline.json").read_bytes()
        assert guarded.evaluate("--write-baseline") == 0
        assert (guarded.suite / "baseline.json").read_bytes() == first

    def test_it_is_not_written_over_what_was_right(self, guarded: Project) -> None:
        first = (guarded.suite / "baseline.json").read_bytes()
        assert guarded.evaluate("--write-baseline", fault=fakes.retrieval_off) == 2
        assert (guarded.suite / "baseline.json").read_bytes() == first

    def test_it_is_written_after_a_review(self, guarded: Project) -> None:
        guarded.source.write_text(SOURCE.replace("08:00", "07:00"), encoding="utf-8")
        assert guarded.evaluate("--write-baseline") == 3
        assert guarded.evaluate() == 0


class TestProcesses:
    def test_several_find_what_one_finds(self, project: Project) -> None:
        build = partial(fakes.judged, project.root, project.book().cases)
        found = []
        for number in ("1", "2"):
            arguments = ["--out", str(project.root / "out"), "--ragas", "none", "--jobs", number]
            assert main(arguments, build=build, places=project.places) == 0
            report = json.loads(project.report("report.json"))
            for case in report["cases"]:
                del case["ms"]
            for scores in report["scores"].values():
                del scores["latency"]
            for part in report["blind_parts"]:
                del part["now"]["latency"]
            found.append(report)
        assert found[0] == found[1]

    @pytest.mark.parametrize(
        ("cases", "wanted", "processes"), [(3, None, 1), (3, 2, 2), (10_000, None, None)]
    )
    def test_few_cases_are_not_worth_a_second_process(
        self, cases: int, wanted: int | None, processes: int | None
    ) -> None:
        at_most = min(4, os.cpu_count() or 1)
        assert processes_for(cases, wanted) == (processes or at_most)


class TestTheSuiteItself:
    def test_a_fault_of_its_own_is_two_and_told_without_its_words(
        self,
        guarded: Project,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        def broken(outcome: Outcome) -> str:
            raise ValueError("hemligt")

        monkeypatch.setattr("eval.run.html_report", broken)
        assert guarded.evaluate() == 2
        told = capsys.readouterr().err
        assert "ValueError" in told
        assert "hemligt" not in told

    def test_stopped_by_the_keyboard_is_two(self, guarded: Project) -> None:
        def stopped() -> Judged:
            raise KeyboardInterrupt

        assert main(["--only", "jour"], build=stopped, places=guarded.places) == 2

    def test_a_report_that_cant_be_written_is_two(self, guarded: Project) -> None:
        assert guarded.evaluate("--out", str(guarded.source)) == 2


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
