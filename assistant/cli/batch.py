"""Answering a file of questions, one JSON object a line in, one out, same order."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from assistant.api.engine import Engine
from assistant.api.moment import optional_moment, read_moment
from assistant.cli.files import read_value
from assistant.errors import AssistantError, UsageError
from assistant.unexpected import describe

_FIELDS = frozenset({"id", "question", "as_of", "history"})


def answer_file(engine: Engine, questions: bytes, out: Path, as_of: str | None) -> int:
    """Answer every line and put the result at ``out`` in one step.

    Args:
        engine: What answers.
        questions: The lines: ``{id, question, as_of?, history?}``.
        out: File for ``{id, …answer}`` or ``{id, error}``, a line each.
        as_of: ISO time for lines that have none of their own.

    Returns:
        0 where every line got an answer, else 1.
    """
    if as_of is not None:
        read_moment(as_of, engine.vocabulary.zone)
    bad = 0
    handle, name = tempfile.mkstemp(dir=out.absolute().parent, prefix=f".{out.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            for line in _lines(questions):
                result = _answer(engine, line, as_of)
                bad += "error" in result
                file.write(json.dumps(result, ensure_ascii=False) + "\n")
        os.chmod(name, 0o600)
        os.replace(name, out)
    except BaseException:
        os.unlink(name)
        raise
    return 1 if bad else 0


def _lines(questions: bytes) -> Iterator[bytes]:
    for line in questions.removeprefix(b"\xef\xbb\xbf").split(b"\n"):
        if line.strip():
            yield line


def _answer(engine: Engine, line: bytes, as_of: str | None) -> dict[str, Any]:
    id_: str | int | None = None
    try:
        entry = read_value(line, "the line")
        if not isinstance(entry, dict):
            raise UsageError("The line must be one JSON object.")
        raw_id = entry.get("id")
        if isinstance(raw_id, str | int) and not isinstance(raw_id, bool):
            id_ = raw_id
        else:
            raise UsageError("id must be a text or a whole number.")
        question, moment, history = _checked(entry, as_of)
        when = optional_moment(moment, engine.vocabulary.zone)
        answer = engine.ask(question, when, history)
        return {"id": id_, **answer.model_dump(mode="json")}
    except AssistantError as error:
        return {"id": id_, "error": str(error)}
    except Exception as error:
        return {"id": id_, "error": f"{describe(error)}; please report it."}


def _checked(entry: dict[str, Any], as_of: str | None) -> tuple[str, str | None, tuple[str, ...]]:
    question, history = entry.get("question"), entry.get("history") or []
    moment = entry.get("as_of", as_of)
    if set(entry) - _FIELDS:
        raise UsageError("The line has a field that is not id, question, as_of or history.")
    if not isinstance(question, str):
        raise UsageError("question must be a text.")
    if not isinstance(history, list) or not all(isinstance(turn, str) for turn in history):
        raise UsageError("history must be a list of texts.")
    if moment is not None and not isinstance(moment, str):
        raise UsageError("as_of must be a text with an ISO time.")
    return question, moment, tuple(history)
