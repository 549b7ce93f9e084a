"""The commands: what they print, their exit codes, and that nothing ends in a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from assistant.api.engine import Engine
from assistant.cli import main
from assistant.settings import Settings
from tests import sample

SCHEMA_KEYS = {"question", "language", "as_of", "kind", "status", "answer", "case", "versions"}
SECRET = "Kalle Karlsson"


def build(_: Settings) -> Engine:
    return sample.engine()


def run(*words: str) -> int:
    return main(list(words), build)


def one_line(captured: str) -> str:
    lines = captured.splitlines()
    assert len(lines) == 1, lines
    assert lines[0].startswith("assistant: ")
    assert "Traceback" not in captured
    return lines[0]


def test_an_answer_is_readable_in_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("ask", "Vem är jour på natten?") == 0
    shown = capsys.readouterr().out
    assert shown.startswith("OMSTRITT  ·  Gäller lördag 17 oktober 2026 kl 00.00–06.00\n")
    assert "Jourläkaren ger råd nu [1]." in shown
    assert "**" not in shown
    assert "[1] Rutin för läkarinsatser <2026> · Rutin · stycke 1 (3 mars 2026; protokoll;" in shown
    assert "”råd och hem- besök alla dagar mellan 17:00 och 08:00”" in shown
    assert "Beslutsstöd, inte beslut." in shown
    assert "c0ffee" in shown


def test_json_is_the_answer_of_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("ask", "Vem är jour?", "--json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert set(answer) >= SCHEMA_KEYS
    assert answer["question"] == "Vem är jour?"


@pytest.mark.parametrize(
    "words",
    [
        pytest.param([], id="no command"),
        pytest.param(["nothing"], id="unknown command"),
        pytest.param(["ask"], id="no question"),
        pytest.param(["ask", "a", SECRET], id="question without quotation marks"),
        pytest.param(["ask", SECRET, "--nothing"], id="unknown option"),
        pytest.param(["ask", "  "], id="blank question"),
        pytest.param(["ask", "\udcff"], id="bytes that are not UTF-8"),
        pytest.param(["ask", SECRET, "--as-of", SECRET], id="no time"),
        pytest.param(["ask", SECRET, "--batch", "x", "--out", "y"], id="question and batch"),
        pytest.param(["ask", "--batch", "x"], id="batch without out"),
        pytest.param(["ask", "--batch", "/nowhere", "--out", "y"], id="no such batch"),
        pytest.param(["ask", "--batch", "/", "--out", "y"], id="a folder as batch"),
        pytest.param(["resolve"], id="no case"),
        pytest.param(["resolve", "/nowhere.json"], id="no such case"),
        pytest.param(["resolve", "x.json", "--slots"], id="case and slots"),
        pytest.param(["search", " "], id="blank search"),
        pytest.param(["search", "jour", "-k", "0"], id="no passages wanted"),
        pytest.param(["serve", "--port", "99999"], id="port too high"),
        pytest.param(["serve", "--port", "http"], id="port is a word"),
        pytest.param(["serve", "--host", "0.0.0.0"], id="open to others"),
        pytest.param(["corpus"], id="no corpus work"),
        pytest.param(["corpus", "add", "x"], id="work that is not built"),
    ],
)
def test_wrong_use_is_one_line_and_exit_code_2(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*words) == 2
    captured = capsys.readouterr()
    assert SECRET not in one_line(captured.err)
    assert captured.out == ""


@pytest.mark.parametrize(
    "error", [ZeroDivisionError(SECRET), RecursionError(SECRET), KeyboardInterrupt(), OSError(28)]
)
def test_an_error_nobody_foresaw_is_one_line_and_exit_code_1(
    error: BaseException, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(_: Settings) -> Engine:
        raise error

    assert main(["ask", "x"], broken) == 1
    assert SECRET not in one_line(capsys.readouterr().err)


def test_a_wrong_setting_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ASSISTANT_PORT", "x")
    assert run("ask", "x") == 2
    assert "ASSISTANT_PORT" in one_line(capsys.readouterr().err)


LINES = [
    b'{"id": "a", "question": "Vem?"}',
    b"not json",
    b'{"id": 2, "question": "Vem?", "as_of": "2026-10-17T02:00", "history": ["Hej"]}',
    b'{"question": "utan id"}',
    b'{"id": "c", "question": ""}',
    b'{"id": "d", "question": "x", "as_of": "natten"}',
    b'{"id": "e", "question": NaN}',
    b'{"id": "f", "question": "\\ud800"}',
    b'{"id": "g", "question": "x", "history": "y"}',
    b'{"id": "h", "question": "x", "unknown": 1}',
    b"\xff\xfe",
    b"",
    b'{"id": "i", "question": "Sist?"}',
]


def test_a_batch_keeps_order_and_goes_on_after_bad_lines(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_bytes(b"\xef\xbb\xbf" + b"\n".join(LINES))
    assert run("ask", "--batch", str(tmp_path / "in.jsonl"), "--out", str(tmp_path / "out")) == 1
    results = [json.loads(line) for line in (tmp_path / "out").read_text("utf-8").splitlines()]
    answered = [each["id"] for each in results if "answer" in each]
    assert answered == ["a", 2, "i"]
    assert [each["id"] for each in results] == [
        "a", None, 2, None, "c", "d", None, None, "g", "h", None, "i"
    ]  # fmt: skip
    assert all(each["error"].endswith(".") for each in results if "error" in each)


def test_a_batch_without_bad_lines_is_done(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_bytes(LINES[0] + b"\r\n" + LINES[2] + b"\n\n")
    out = tmp_path / "out.jsonl"
    assert run("ask", "--batch", str(tmp_path / "in.jsonl"), "--out", str(out)) == 0
    assert len(out.read_text("utf-8").splitlines()) == 2
    assert sorted(each.name for each in tmp_path.iterdir()) == ["in.jsonl", "out.jsonl"]


def test_a_batch_that_breaks_leaves_the_old_file(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_bytes(LINES[0])
    (tmp_path / "out.jsonl").write_text("before", "utf-8")
    engine = sample.engine()

    def stop(*_: object) -> Any:
        raise KeyboardInterrupt

    engine.answer_for = stop
    words = ["ask", "--batch", str(tmp_path / "in.jsonl"), "--out", str(tmp_path / "out.jsonl")]
    assert main(words, lambda _: engine) == 1
    assert (tmp_path / "out.jsonl").read_text("utf-8") == "before"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["in.jsonl", "out.jsonl"]


def test_a_case_is_resolved(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = tmp_path / "case.json"
    case.write_text('{"boende": "korttidsboende"}', "utf-8")
    assert run("resolve", str(case), "--json") == 0
    assert json.loads(capsys.readouterr().out)["responsibilities"]


@pytest.mark.parametrize("content", ["", "[]", "{", '{"boende": "slott"}', '{"a": 1e999}'])
def test_a_bad_case_is_wrong_use(
    content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = tmp_path / "case.json"
    case.write_text(content, "utf-8")
    assert run("resolve", str(case)) == 2
    assert "slott" not in one_line(capsys.readouterr().err)


def test_the_slots_are_listed_with_labels(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("resolve", "--slots") == 0
    shown = capsys.readouterr().out
    assert "boende: boende / housing" in shown
    assert "korttidsboende / short-term housing" in shown
    assert run("resolve", "--slots", "--json") == 0
    slots = json.loads(capsys.readouterr().out)["slots"]
    assert set(slots["boende"]["values"]) == {"ordinart_boende", "korttidsboende"}


def test_a_search_shows_where_each_passage_stands(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("search", "jour", "-k", "2") == 0
    assert "Rutin · stycke 1" in capsys.readouterr().out
    assert run("search", "jour", "--json") == 0
    assert len(json.loads(capsys.readouterr().out)["passages"]) == 7


def test_the_gap_map_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("gaps") == 0
    assert "2 celler (2 källorna är tysta)" in capsys.readouterr().out
    assert run("gaps", "--json", "--as-of", "2026-10-17") == 0
    assert json.loads(capsys.readouterr().out)["as_of"] == "2026-10-17"


def test_answers_fit_the_schema_of_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("ask", "Vem?", "--json") == 0
    schema = sample.CORPUS.parent / "docs" / "answer.schema.json"
    jsonschema.validate(json.loads(capsys.readouterr().out), json.loads(schema.read_text("utf-8")))


def test_a_closed_pipe_is_no_traceback(tmp_path: Path) -> None:
    program = (
        "import sys; from assistant.cli import main; from tests import sample;"
        "sys.exit(main(['resolve', '--slots'], lambda _: sample.engine()))"
    )
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-c", program],
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
        cwd=sample.CORPUS.parent,
        env={"PATH": os.environ["PATH"], "LC_ALL": "C"},
    )
    os.close(writing)
    assert done.returncode == 1
    assert done.stderr == b""
