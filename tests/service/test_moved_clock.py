"""A machine's clock is set while the server runs: answers follow it, and nothing else suffers."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from assistant.audit.log import AuditLog
from tests.service.server import serving

NOW = "Vem gör akuta hembesök i ordinärt boende just nu?"
MOVES = {
    "a day ahead": timedelta(days=1),
    "an hour back": -timedelta(hours=1),
    "a month ahead": timedelta(days=31),
    "ten years ahead": timedelta(days=3650),
    "a month back": -timedelta(days=31),
    "as it was": timedelta(),
}


def test_a_clock_that_is_set_while_the_server_runs_is_followed_and_breaks_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, data = tmp_path / "clock", tmp_path / "data"

    def move(by: timedelta) -> None:
        part = place.with_suffix(".part")
        part.write_text(str(by.total_seconds()), "ascii")
        part.replace(place)

    move(timedelta())
    monkeypatch.setenv("MOVED_CLOCK", str(place))
    settings = {"ACCESS": "keys", "RATE": "60", "AUDIT_DAYS": "20"}
    key = a_key(data)
    with (
        serving(data, settings, "tests.service.moved_clock") as server,
        server.client(headers={"x-api-key": key}) as client,
    ):

        def asked() -> datetime:
            response = client.post("/api/ask", json={"question": NOW})
            assert response.status_code == 200, response.text
            answer = response.json()
            found = datetime.fromisoformat(answer["as_of"])
            assert answer["case"]["moment"]["value"]["from"] == answer["as_of"]
            plain = {"question": NOW, "as_of": answer["as_of"]}
            again = client.post("/api/ask", json=plain).json()
            assert (again["answer"], again["status"]) == (answer["answer"], answer["status"])
            return found

        began = asked()
        for by in MOVES.values():
            move(by)
            late = asked() - (began + by)
            assert timedelta() <= late < timedelta(minutes=5)
        assert client.get("/ready").status_code == 200

        def refused() -> bool:
            return client.post("/api/ask", json={}).status_code == 429

        assert any(refused() for _ in range(100))
        move(timedelta(days=3650))
        assert refused(), "a clock set ahead gives nobody a new allowance"
        told = "".join(server.lines)
    log = AuditLog(data / "audit", 20)
    checked = log.check()
    assert checked.faults == ()
    assert checked.entries == 2 * (len(MOVES) + 1)
    times = [
        json.loads(line)["time"] for file in log.files for line in file.read_bytes().splitlines()
    ]
    assert times != sorted(times), "each entry has the time that the clock showed"
    assert "Traceback" not in told


def a_key(data: Path) -> str:
    from assistant.api.keys import KeyRing

    data.mkdir()
    return KeyRing(data / "keys.json").new("test", "nurse")
