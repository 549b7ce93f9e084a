"""A data folder as a program 120 changes older wrote it is gone on with.

``kept_earlier`` holds its audit log, its report of a wrong answer and its list of keys
(with the hash of another key); the kept version of the corpus is made here in its form.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from assistant.api.app import create_app
from assistant.api.running import Running
from assistant.api.shared import alone
from assistant.audit.log import AuditLog
from assistant.bootstrap import open_assistant
from assistant.cli import main
from assistant.intake.versions import Versions
from assistant.review.queue import ReviewQueue
from assistant.settings import Settings
from tests.intake.small import small_corpus

EARLIER = Path(__file__).with_name("kept_earlier")
KEY = {"x-api-key": "en-nyckel-for-provet"}
QUESTION = "Vem ger råd till kommunens sjuksköterska?"


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    folder, data = small_corpus(tmp_path), tmp_path / "data"
    shutil.copytree(EARLIER, data)
    version = Versions(folder, data).home / "30e988588c94"
    shutil.copytree(folder, version / "corpus")
    record = {
        "corpus": "7651c66c1ddc",
        "rules": "80a128fe84a5",
        "kept": "2026-11-22T14:53:01+00:00",
        "folder": "corpus",
    }
    (version / "version.json").write_text(json.dumps(record, indent=1), encoding="utf-8")
    (version.parent / "served").write_text(version.name, encoding="ascii")
    (folder / "sources" / "overenskommelse.txt").write_text("Annat.\n", encoding="utf-8")
    for name, value in (("CORPUS", folder), ("DATA", data), ("AUDIT_DAYS", 0), ("REVIEW_DAYS", 0)):
        monkeypatch.setenv(f"ASSISTANT_{name}", str(value))
    return Settings(corpus=folder, data=data, access="keys", audit_days=0, review_days=0)


def test_its_audit_log_goes_on_its_keys_open_and_its_served_version_answers(
    settings: Settings,
) -> None:
    log = AuditLog(settings.audit_folder, 0)
    before = log.check(())
    assert (before.entries, before.faults) == (2, ())
    engine = open_assistant(settings)
    app = create_app(engine, settings, Running(settings, alone(), log))
    with TestClient(app, "http://127.0.0.1") as client:
        body = {"question": QUESTION}
        assert client.post("/api/ask", json=body).status_code == 401
        response = client.post("/api/ask", json=body, headers=KEY)
        assert response.status_code == 200
        assert response.json()["status"] == "settled"
    after = log.check((before.head,))
    assert (after.entries, after.faults) == (3, ())


def test_its_reports_and_versions_are_listed(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    (report,) = ReviewQueue(settings.review_folder, 0).all()
    assert (report.reason, report.words) == ("who", "Det är fel läkare")
    assert main(["review", "list"]) == 0
    assert report.id in capsys.readouterr().out
    assert main(["corpus", "versions"]) == 0
    assert "30e988588c94  corpus 7651c66c1ddc" in capsys.readouterr().out
    assert main(["audit", "verify"]) == 0
    assert "2 entries" in capsys.readouterr().out
    assert main(["key", "list"]) == 0
    assert "journal\tnurse" in capsys.readouterr().out
