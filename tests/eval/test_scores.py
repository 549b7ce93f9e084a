"""Each score says what its definition says, and no failed case vanishes from it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from assistant.domain.answer import Answer
from eval.anchors import Sources
from eval.citing import CitationJudge
from eval.distortions import (
    DISTORTIONS,
    in_capitals,
    some_for,
    with_typos,
    without_diacritics,
    without_punctuation,
)
from eval.intervals import bootstrap_interval
from eval.running import CaseRun, Progress, run_cases
from eval.scores import all_scores
from eval.scores.clause_recall import first_characters
from eval.scores.score import Score
from tests.eval import fakes
from tests.eval.conftest import LOOKUP, Project, a_case
from tests.eval.fakes import Fault


def runs(project: Project, fault: Fault | None = None, **how: Any) -> Sequence[CaseRun]:
    sources = Sources.read(project.root, project.suite / "sources.yaml")
    oracle = project.oracle(fault=fault, **how)
    judge = CitationJudge(sources=sources, corpus=oracle)
    return list(run_cases(oracle, project.book().cases, judge))


def scores(project: Project, fault: Fault | None = None, **how: Any) -> dict[str, Score]:
    return {score.id: score for score in all_scores(runs(project, fault, **how))}


LOW = {"dangerous", "uncited_statements"}
SKIPPED = {"latency", "quoted_characters", "quote_precision_1500", "quote_precision_3000"}


def test_gold_answers_reach_the_top_of_every_score(project: Project) -> None:
    for id_, score in scores(project).items():
        if id_ in SKIPPED or not score.per_case:
            continue
        assert score.value == (0.0 if id_ in LOW else 1.0), id_


def test_a_crash_is_the_worst_of_every_score_it_applies_to(project: Project) -> None:
    found = scores(project, fakes.crash)
    for id_, score in found.items():
        if id_ in SKIPPED | {"dangerous", "silent_precision", "out_of_scope_precision"}:
            continue
        assert score.value in ((1.0,) if id_ in LOW else (0.0, None)), id_
    assert len(found["cases_right"].per_case) == 4
    matrix = found["status_accuracy"].details["matrix"]
    assert isinstance(matrix, dict)
    assert matrix["settled"]["error"] == 3
    assert matrix["silent"]["error"] == 1


@pytest.mark.parametrize(
    ("fault", "score", "value"),
    [
        (fakes.wrong_rule, "assignment_recall", 0.0),
        (fakes.wrong_rule, "assignment_precision", 0.0),
        (fakes.swapped_parties, "dangerous", 1.0),
        (fakes.broken_quote, "citation_validity", 0.5),
        (fakes.dangling_mark, "citation_validity", 0.0),
        (fakes.retrieval_off, "silent_recall", 1.0),
        (fakes.retrieval_off, "silent_precision", 0.5),
        (fakes.retrieval_off, "facts", 0.0),
        (fakes.retrieval_off, "clause_recall_1500", 2 / 3),
        (fakes.retrieval_off, "status_accuracy", 0.75),
        (fakes.retrieval_off, "cases_right", 0.75),
    ],
)
def test_a_fault_shows_in_its_score(
    project: Project, fault: Fault, score: str, value: float
) -> None:
    assert scores(project, fault)[score].value == pytest.approx(value)


def test_twins_that_differ_lower_their_agreement(project: Project) -> None:
    only = frozenset({"jour-en"})
    assert scores(project)["twin_agreement"].per_case == {"jour": 1.0}
    found = scores(project, fakes.wrong_rule, only=only)
    assert found["twin_agreement"].value == 0.0


def test_what_only_holds_for_the_plain_question_is_not_robust(project: Project) -> None:
    def hears_only_lower_case(answer: Answer) -> Answer:
        return answer

    class Strict(fakes.Oracle):
        def ask(self, text: str, *rest: Any, **more: Any) -> Answer:
            answer = super().ask(text, *rest, **more)
            return fakes.wrong_rule(answer) if text.isupper() else answer

    sources = Sources.read(project.root, project.suite / "sources.yaml")
    strict = Strict(project.root, project.book().cases, fault=hears_only_lower_case)
    judge = CitationJudge(sources=sources, corpus=strict)
    found = {s.id: s for s in all_scores(list(run_cases(strict, project.book().cases, judge)))}
    assert found["robustness_capitals"].value == 0.5
    assert found["robustness_capitals"].details["loss"] == 0.5
    assert found["robustness_typos"].value == 1.0


def test_recall_counts_only_what_fits_the_budget(project: Project) -> None:
    case = project.case("slår-upp")
    answer = project.oracle().ask(case.question, as_of=case.as_of)
    citation = answer.citations[0]
    long = citation.model_copy(update={"n": 1, "start": 0, "end": 1490, "quote": "x" * 1490})
    late = citation.model_copy(update={"n": 2})
    first, cut = first_characters((late, long), 1500)
    assert (first.n, cut.n) == (1, 2)
    assert cut.end - cut.start == 10
    assert first_characters((late, long), None) == (late, long)


def test_precision_is_the_needed_share_of_the_characters(project: Project) -> None:
    def twice_as_long(answer: Answer) -> Answer:
        if not answer.citations:
            return answer
        c = answer.citations[0]
        length = c.end - c.start
        text = project.source.read_text(encoding="utf-8")
        wide = c.model_copy(update={"end": c.end + length, "quote": text[c.start : c.end + length]})
        return answer.model_copy(update={"citations": (wide,)})

    assert scores(project)["quote_precision_1500"].value == 1.0
    found = scores(project, twice_as_long)
    assert found["quote_precision_1500"].value == pytest.approx(0.5)
    assert found["citation_validity"].value == 1.0


def test_history_is_asked_along_and_distorted_alike(project: Project) -> None:
    follow = a_case("följd", question="Och på söndag då?", history=["Vem ger råd på säbo?"])
    project.write({"tune_a.yaml": [follow, LOOKUP]})
    oracle = project.oracle()
    sources = Sources.read(project.root, project.suite / "sources.yaml")
    list(run_cases(oracle, [project.case("följd")], CitationJudge(sources=sources, corpus=oracle)))
    assert oracle.asked[0] == ("Och på söndag då?", ("Vem ger råd på säbo?",))
    assert ("OCH PÅ SÖNDAG DÅ?", ("VEM GER RÅD PÅ SÄBO?",)) in oracle.asked
    assert len(oracle.asked) == 1 + len(DISTORTIONS)


@pytest.mark.parametrize(
    ("distort", "text", "becomes"),
    [
        (without_diacritics, "På säbo i Övre é", "Pa sabo i Ovre e"),
        (in_capitals, "kl 17:00 på säbo", "KL 17:00 PÅ SÄBO"),
        (without_punctuation, "Hej! Kl. 17:00, 2021-04-01?", "Hej Kl 17:00 2021-04-01"),
        (without_punctuation, "korttids-pat (trach)", "korttids pat trach"),
    ],
)
def test_distortions_do_what_they_say(distort: Any, text: str, becomes: str) -> None:
    assert distort(text) == becomes


def test_typos_change_some_longer_words_and_always_alike() -> None:
    text = "Vilken läkare ansvarar för patienter på korttidsboende under lördagen i Laholm kl 17:00"
    bent = with_typos(text)
    assert bent == with_typos(text)
    changed = [(a, b) for a, b in zip(text.split(), bent.split(), strict=True) if a != b]
    assert 2 <= len(changed) <= 4
    assert all(len(a) >= 5 and abs(len(a) - len(b)) <= 1 and a[0] == b[0] for a, b in changed)
    assert "17:00" in bent


def test_an_interval_holds_its_mean_and_narrows_with_more_cases() -> None:
    few = bootstrap_interval([1.0, 0.0] * 5)
    many = bootstrap_interval([1.0, 0.0] * 200)
    assert few[0] < 0.5 < few[1]
    assert many[1] - many[0] < few[1] - few[0]
    assert bootstrap_interval([1.0, 1.0]) == (1.0, 1.0)
    with pytest.raises(ValueError, match="at least one"):
        bootstrap_interval([])


def test_progress_is_told_in_lines_where_there_is_no_terminal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    progress = Progress(20)
    for number in range(20):
        progress.step(right=number > 0)
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 10
    assert lines[-1] == "20/20 cases, 1 wrong"


def test_one_distortion_meets_each_case_and_all_of_them_a_critical_one() -> None:
    chosen = [some_for(f"case-{number}", critical=False) for number in range(200)]
    assert {len(found) for found in chosen} == {1}
    for distortion in DISTORTIONS:
        assert 30 <= sum(distortion in found for found in chosen) <= 70
    assert some_for("case-1", critical=True) == DISTORTIONS
