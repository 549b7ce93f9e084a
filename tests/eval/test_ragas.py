"""ragas is an extra: without it a clear word, with it figures."""

from __future__ import annotations

import builtins
import importlib.util
import json
import os
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from assistant.errors import SettingsError
from eval.anchors import Sources
from eval.citing import CitationJudge
from eval.ragas_scores import MISSING, TRACKING_OFF, Judge, ragas_scores
from eval.running import CaseRun, run_cases
from tests.eval.conftest import Project

INSTALLED = importlib.util.find_spec("ragas") is not None


def gold(project: Project) -> list[CaseRun]:
    oracle = project.oracle()
    sources = Sources.read(project.root, project.suite / "sources.yaml")
    judge = CitationJudge(sources=sources, corpus=oracle)
    return list(run_cases(oracle, project.book().cases, judge, how="none"))


def test_a_missing_extra_is_a_clear_word(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without_ragas(name: str, *rest: Any, **more: Any) -> Any:
        if name.split(".")[0] == "ragas":
            raise ModuleNotFoundError("No module named 'ragas'", name="ragas")
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without_ragas)
    result = ragas_scores(gold(project))
    assert result.note == MISSING
    assert result.figures == ()


def test_telemetry_is_off_before_ragas_is_loaded(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(TRACKING_OFF, raising=False)
    ragas_scores(gold(project)[:0])
    assert os.environ[TRACKING_OFF] == "true"


@pytest.mark.skipif(not INSTALLED, reason="the extra 'evaluation' is not installed")
def test_metrics_without_a_model_run_and_reach_nobody(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_network(*_: object) -> None:
        raise AssertionError("ragas reached for the network")

    runs = gold(project)
    monkeypatch.setattr(socket.socket, "connect", no_network)
    figures = {figure.name: figure for figure in ragas_scores(runs).figures}
    assert figures["IDBasedContextRecall"].values["tune"] == 1.0
    assert figures["StringPresence"].values["tune"] == 1.0
    assert figures["NonLLMContextRecall"].counts["tune"] == (3, 0)
    assert figures["NonLLMContextRecall"].values["blind"] is None
    assert all(figure.sees and figure.blind_to for figure in figures.values())


@pytest.mark.parametrize(
    ("environment", "told"),
    [
        ({"EVAL_JUDGE_URL": "http://127.0.0.1:1/v1"}, "EVAL_JUDGE_MODEL"),
        ({"EVAL_JUDGE_MODEL": "m"}, "EVAL_JUDGE_URL"),
        ({"EVAL_JUDGE_URL": "ftp://x", "EVAL_JUDGE_MODEL": "m"}, "http"),
    ],
)
def test_half_a_judge_is_refused(environment: dict[str, str], told: str) -> None:
    with pytest.raises(SettingsError, match=told):
        Judge.from_environment(environment)


def test_a_judge_comes_from_the_environment() -> None:
    assert Judge.from_environment({}) is None
    found = Judge.from_environment(
        {"EVAL_JUDGE_URL": "http://127.0.0.1:1/v1", "EVAL_JUDGE_MODEL": "m"}
    )
    assert found == Judge(url="http://127.0.0.1:1/v1", model="m", key="none")


@pytest.mark.skipif(not INSTALLED, reason="the extra 'evaluation' is not installed")
def test_a_judge_on_the_local_machine_is_asked_and_heard(project: Project) -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), _KindJudge) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        judge = Judge(url=f"http://127.0.0.1:{server.server_port}/v1", model="m")
        result = ragas_scores(gold(project), judge=judge, embed=lambda _: [1.0, 0.0], slow=True)
        server.shutdown()
    figures = {figure.name: figure for figure in result.figures}
    for name in ("Faithfulness", "ContextPrecision", "ContextRecall", "AnswerRelevancy"):
        assert figures[name].counts["tune"] == (3, 0), name
        assert figures[name].values["tune"] == pytest.approx(1.0), name
    assert figures["SemanticSimilarity"].values["tune"] == pytest.approx(1.0)
    assert "ingen adress" not in result.note


@pytest.mark.skipif(not INSTALLED, reason="the extra 'evaluation' is not installed")
def test_a_judge_that_does_not_answer_counts_as_failed(project: Project) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    judge = Judge(url=f"http://127.0.0.1:{port}/v1", model="m")
    figures = {f.name: f for f in ragas_scores(gold(project)[-1:], judge=judge).figures}
    assert figures["Faithfulness"].counts["tune"] == (1, 1)
    assert figures["Faithfulness"].values["tune"] == 0.0


class _KindJudge(BaseHTTPRequestHandler):
    """An OpenAI-compatible server whose judge says yes to everything."""

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        told = body["messages"][0]["content"]
        schema = json.JSONDecoder().raw_decode(told[told.index("{") :])[0]
        message = {"role": "assistant", "content": json.dumps(_filled(schema, schema))}
        reply = {
            "id": "1",
            "object": "chat.completion",
            "created": 0,
            "model": "m",
            "choices": [{"index": 0, "finish_reason": "stop", "message": message}],
        }
        data = json.dumps(reply).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Nothing is logged."""


def _filled(schema: dict[str, Any], whole: dict[str, Any]) -> Any:
    """The smallest value of a JSON schema, with every judgement a 1."""
    if "$ref" in schema:
        return _filled(whole["$defs"][schema["$ref"].rsplit("/", 1)[1]], whole)
    if schema.get("type") == "object":
        return {key: _filled(part, whole) for key, part in schema["properties"].items()}
    if schema.get("type") == "array":
        return [_filled(schema["items"], whole)]
    if schema.get("type") == "integer":
        return 0 if "noncommittal" in str(schema).lower() else 1
    return "Jouren ansvarar."
