"""What the log holds of an answer, and that a log that fails costs no answer unless told to."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from assistant.api.app import create_app
from assistant.api.running import Running
from assistant.audit.entry import entry_of
from assistant.audit.log import AuditLog
from assistant.domain.answer import CaseSlot
from assistant.settings import Settings
from tests import sample
from tests.knowledge import assistant

QUESTION = "Vem är ansvarig läkare för en trach-patient en lördagsnatt i Laholm?"


def entries(log: AuditLog) -> list[dict[str, Any]]:
    return [json.loads(line) for file in log.files for line in file.read_bytes().splitlines()]


def serve(tmp_path: Path, **changed: Any) -> tuple[TestClient, AuditLog]:
    settings = Settings(data=tmp_path, **changed)
    log = AuditLog(settings.audit_folder, settings.audit_days)
    app = create_app(sample.engine(), settings, Running(settings, log=log))
    return TestClient(app, base_url="http://127.0.0.1"), log


def test_an_entry_holds_slots_rules_clauses_versions_and_no_words() -> None:
    answer = assistant().ask(QUESTION)
    entry = entry_of(answer, assistant().vocabulary, way="ask", seconds=0.0123, text=False)
    assert entry["slots"]["kommun"] == "laholm"
    assert entry["slots"]["atgard"] == ["trach"]
    assert set(entry["slots"]["moment"]) == {"from", "to"}
    fired = {
        rule.rule
        for duty in assistant().resolve({"atgard": ["trach"]}, trace=True).trace or ()
        for rule in duty.rules
        if rule.verdict == "fired"
    }
    assert set(entry["rules"]) & fired
    assert set(entry["clauses"]) == {citation.clause for citation in answer.citations}
    assert entry["versions"] == assistant().versions.model_dump()
    assert entry["ms"] == 12.3
    assert "trach-patient" not in json.dumps(entry, ensure_ascii=False)


def test_what_is_no_value_of_the_vocabulary_is_not_kept() -> None:
    case = {
        "boende": CaseSlot(value="Kalle Karlsson", source="chosen"),
        "vuxen": CaseSlot(value=True, source="chosen"),
        "plikt": CaseSlot(value=["radgivning", "Kalle"], source="chosen"),
        "Kalle": CaseSlot(value="x", source="chosen"),
    }
    answer = sample.answer(case=case)
    entry = entry_of(answer, sample.vocabulary(), way="ask", seconds=0, text=False)
    assert entry["slots"] == {"vuxen": True, "plikt": ["radgivning"]}


def test_every_answer_gets_an_entry_and_errors_get_their_kind(tmp_path: Path) -> None:
    client, log = serve(tmp_path)
    client.post("/api/ask", json={"question": "Vem är jour?"})
    client.post("/api/resolve", json={"case": {"boende": "korttidsboende"}})
    client.post("/api/ask", json={"question": " "})
    found = entries(log)
    assert [each.get("way") for each in found] == ["ask", "resolve", "ask"]
    assert found[2]["failed"] == "BadQuestionError"
    assert "question" not in found[0]
    assert log.check().faults == ()


def test_the_question_is_kept_only_where_the_settings_say_so(tmp_path: Path) -> None:
    client, log = serve(tmp_path, audit_text=True)
    client.post("/api/ask", json={"question": "Vem är jour?"})
    assert entries(log)[0]["question"] == "Vem är jour?"


@pytest.mark.parametrize(("required", "status"), [(False, 200), (True, 503)])
def test_a_log_that_can_not_be_written_costs_an_answer_only_where_told_to(
    tmp_path: Path, required: bool, status: int
) -> None:
    client, _ = serve(tmp_path, audit_required=required)
    (tmp_path / "audit").write_text("a file where the folder should be", "utf-8")
    response = client.post("/api/ask", json={"question": "Vem är jour?"})
    assert response.status_code == status
    assert "assistant_audit_failures_total 1" in client.get("/metrics").text
    assert client.get("/ready").json()["audit"] == "not writable"
    assert client.get("/ready").status_code == status
