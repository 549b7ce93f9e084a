"""Answers called wrong: what is kept, what is not, and the case that comes of it."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import jsonschema
import pytest
import yaml

from assistant.cli import main
from assistant.errors import AssistantError, NotFoundError, UsageError
from assistant.review import queue as queues
from assistant.review.export import as_case
from assistant.review.queue import ReviewQueue
from assistant.review.report import LONGEST_WORDS, Report, report
from tests import sample


def reported(words: str = "Jouren börjar 17.", reason: str = "when") -> Report:
    return report(
        sample.answer("Vem är jour nu?"),
        reason=reason,
        words=words,
        history=("Vem var jour?",),
        chosen={"boende": "korttidsboende"},
        now=sample.NOW,
    )


def test_a_report_comes_back_as_it_was_put(tmp_path: Path) -> None:
    queue, made = ReviewQueue(tmp_path / "review", 0), reported()
    queue.put(made)
    assert queue.all() == (made,)
    assert queue.get(made.id) == made


def test_the_newest_report_comes_first_and_a_broken_file_is_passed_over(tmp_path: Path) -> None:
    queue = ReviewQueue(tmp_path, 0)
    older = reported()
    newer = older.model_copy(update={"id": "b", "reported": older.reported.replace(hour=3)})
    queue.put(newer)
    queue.put(older)
    (tmp_path / "20270101T0000-x.json").write_text("{", "utf-8")
    assert [each.id for each in queue.all()] == ["b", older.id]


def test_personal_data_in_the_reporter_s_words_is_masked() -> None:
    made = reported("Patienten 19121212-1212 nås på 070-123 45 67.")
    assert "1212" not in made.words
    assert "070" not in made.words


def test_long_words_are_cut() -> None:
    assert len(reported("ord " * 1000).words) <= LONGEST_WORDS


def test_a_report_needs_a_reason() -> None:
    with pytest.raises(UsageError):
        reported(reason="vet ej")


def test_a_full_queue_takes_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queues, "MOST", 1)
    queue = ReviewQueue(tmp_path, 0)
    queue.put(reported())
    with pytest.raises(AssistantError, match="full"):
        queue.put(reported())


def test_an_unknown_report_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        ReviewQueue(tmp_path, 0).get("x")


def test_the_exported_case_is_one_that_the_suite_reads() -> None:
    made = reported('Citat: "råd" # inte: så')
    (case,) = yaml.safe_load(as_case(made))
    assert case["question"] == "Vem är jour nu?"
    assert case["history"] == ["Vem var jour?"]
    assert case["expect"] == {"kind": "responsibility", "status": "contested"}
    assert 'Citat: "råd" # inte: så' in case["reason"]
    schema = json.loads((sample.CORPUS.parent / "eval/cases/case.schema.json").read_text("utf-8"))
    jsonschema.validate([case], schema)


def test_what_was_set_by_hand_is_told_with_the_exported_case() -> None:
    made = reported()
    assert '# Set by hand on the page; say it in the question: {"boende"' in as_case(made)
    assert "Set by hand" not in as_case(made.model_copy(update={"chosen": {}}))


def test_the_first_line_of_the_answer_is_kept_without_its_marks() -> None:
    assert "*" not in reported().headline


def test_the_queue_is_listed_and_exported_by_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ASSISTANT_DATA", str(tmp_path))
    assert main(["review", "list"]) == 0
    assert capsys.readouterr().out == "Inget väntar på granskning.\n"
    made = reported()
    ReviewQueue(tmp_path / "review", 0).put(made)
    assert main(["review", "list"]) == 0
    assert "Fel tid: Vem är jour nu?" in capsys.readouterr().out
    assert main(["review", "export", made.id]) == 0
    assert f"id: R-{made.id}" in capsys.readouterr().out
    assert main(["review", "export", "nej"]) == 1
    assert "assistant review list" in capsys.readouterr().err


def test_a_report_that_the_disk_refuses_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, text: str, encoding: str) -> int:
        path.write_bytes(text[:50].encode())
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(AssistantError, match="can't be written"):
        ReviewQueue(tmp_path, 0).put(reported())
    assert list(tmp_path.iterdir()) == []


class Clock:
    def __init__(self) -> None:
        self.now = sample.NOW

    def __call__(self) -> datetime:
        return self.now


def at(queue: ReviewQueue, clock: Clock) -> Report:
    made = reported().model_copy(update={"id": f"{clock.now:%j}", "reported": clock.now})
    queue.put(made)
    return made


def test_reports_go_when_their_time_is_over(tmp_path: Path) -> None:
    clock = Clock()
    queue = ReviewQueue(tmp_path, 30, clock)
    kept = []
    for _ in range(40):
        kept.append(at(queue, clock))
        queue.expire()
        clock.now += timedelta(days=1)
    assert queue.all() == tuple(reversed(kept[-31:]))


@pytest.mark.parametrize("name", ["20200101T0000-x.json", "20200101T0000-x.part", "notes.txt"])
def test_half_a_report_and_a_strange_file_go_too(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("{", "utf-8")
    os.utime(tmp_path / name, (0, 0))
    assert ReviewQueue(tmp_path, 30, Clock()).expire() == 1
    assert not (tmp_path / name).exists()


def test_reports_are_kept_for_good_where_the_settings_say_so(tmp_path: Path) -> None:
    clock = Clock()
    queue = ReviewQueue(tmp_path, 0, clock)
    at(queue, clock)
    clock.now += timedelta(days=9000)
    assert queue.expire(looked_at_the_clock=True) == 0
    assert len(queue.all()) == 1


def test_a_queue_that_nobody_used_is_not_made(tmp_path: Path) -> None:
    assert ReviewQueue(tmp_path / "review", 30).expire() == 0
    assert not (tmp_path / "review").exists()


def test_old_reports_are_removed_by_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ASSISTANT_DATA", str(tmp_path))
    queue = ReviewQueue(tmp_path / "review", 0)
    queue.put(reported().model_copy(update={"reported": datetime(2020, 1, 1, tzinfo=UTC)}))
    assert main(["review", "expire"]) == 0
    assert "1 reports older than 365 days" in capsys.readouterr().out
    assert queue.all() == ()
    monkeypatch.setenv("ASSISTANT_REVIEW_DAYS", "0")
    assert main(["review", "expire"]) == 2
    assert "kept for good" in capsys.readouterr().err
