"""The server's log on stderr: lines for a person or JSON, never words of a question.

A library's message is told by its place, or by its pattern where it has one, and
an error without its text: either may hold what somebody typed.
"""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime
from typing import Any

from assistant.settings import LogForm
from assistant.unexpected import describe

_OWN = ("assistant", "ui")
_REQUESTS = logging.getLogger("assistant.requests")


def set_up(form: LogForm) -> None:
    """Send every log of the process to stderr in one form."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setLevel(logging.INFO)  # a library may ask for its own debug lines
    handler.setFormatter(_Json() if form == "json" else _Plain())
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.WARNING)
    _REQUESTS.setLevel(logging.INFO if form == "json" else logging.WARNING)
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access"):
        logging.getLogger(name).handlers = []
        logging.getLogger(name).propagate = True


def request(method: str, route: str, status: int, seconds: float) -> None:
    """Log one request: the pattern of its address, never the address itself."""
    if _REQUESTS.isEnabledFor(logging.INFO):
        fields = {"method": method, "route": route, "status": status, "ms": round(seconds * 1e3, 1)}
        _REQUESTS.info("request", extra={"fields": fields})


def _words(record: logging.LogRecord) -> str:
    if record.name.split(".")[0] in _OWN:
        message = record.getMessage()
    else:
        place = f"{record.module}, line {record.lineno}"
        message = f"{place}: {record.msg}" if record.args else place
    if record.exc_info and record.exc_info[1] is not None:
        message = f"{message}: {describe(record.exc_info[1])}"
    return message


class _Plain(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return f"{record.levelname.lower()}: {_words(record)}"


class _Json(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        fields: dict[str, Any] = getattr(record, "fields", {})
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "process": record.process,
            "message": _words(record),
            **fields,
        }
        return json.dumps(line, ensure_ascii=False)
