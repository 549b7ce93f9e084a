"""Errors over HTTP: problem details (RFC 9457) in sentences that never echo the input."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from assistant.errors import AssistantError, NotFoundError, UnreadableVersionError, UsageError

MEDIA_TYPE = "application/problem+json"
_CHAT_CLIENTS = "/v1/"
_LOG = logging.getLogger(__name__)
FIXED = {
    400: "The request can't be read.",
    404: "There is nothing at this address.",
    405: "This address does not take that method.",
    500: "Something went wrong here, not in the request; the error is in the server's log.",
}
_UNREADABLE = (
    "That version of the corpus was kept by another version of the program, and this one can't "
    "read it; ask another version."
)
_SHAPES = {
    "missing": "is missing",
    "extra_forbidden": "is not known",
    "string_type": "must be a text",
    "string_too_long": "is too long",
    "list_type": "must be a list",
    "too_long": "holds too many entries",
    "dict_type": "must be an object",
    "model_attributes_type": "must be an object",
    "int_type": "must be a whole number",
    "int_parsing": "must be a whole number",
    "int_parsing_size": "is too large",
    "greater_than_equal": "is too small",
    "less_than_equal": "is too large",
}


class Problem(HTTPException):
    """A refusal with its HTTP status and a sentence for a person."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(status, sentence)


def chat_error(status: int, sentence: str, code: str | None = None) -> dict[str, str | None]:
    """A refusal in the shape that clients of OpenAI's API read."""
    kind = "invalid_request_error" if status < HTTPStatus.INTERNAL_SERVER_ERROR else "server_error"
    return {"message": sentence, "type": kind, "param": None, "code": code}


def problem_body(status: int, sentence: str, path: str = "") -> bytes:
    """The JSON of one problem; under ``/v1/`` also with the member that chat clients read."""
    title = HTTPStatus(status).phrase
    details: dict[str, object] = {
        "type": "about:blank",
        "title": title,
        "status": status,
        "detail": sentence,
    }
    if path.startswith(_CHAT_CLIENTS):
        details["error"] = chat_error(status, sentence)
    return json.dumps(details, ensure_ascii=False).encode("utf-8")


def problem(
    status: int, sentence: str, headers: Mapping[str, str] | None = None, path: str = ""
) -> Response:
    """The response of one problem."""
    return Response(
        problem_body(status, sentence, path), status, dict(headers or {}), media_type=MEDIA_TYPE
    )


def sentence_for(errors: Sequence[Any], known: frozenset[str]) -> str:
    """One sentence for pydantic's list of errors, naming known fields only."""
    parts: list[str] = []
    for error in errors:
        names = [str(part) for part in error["loc"] if str(part) in known]
        subject = names[0] if names else "a field"
        if error["type"] == "extra_forbidden":
            subject = "a field"
        if error["loc"] == ("body",):
            subject = "the body"
        parts.append(f"{subject} {_SHAPES.get(error['type'], 'has the wrong form')}")
    listed = "; ".join(dict.fromkeys(parts))
    return f"{listed[0].upper()}{listed[1:]}. Known fields: {', '.join(sorted(known))}."


def install_handlers(app: FastAPI, known: frozenset[str]) -> None:
    """Let every error of ``app`` leave as problem details.

    Args:
        app: The application.
        known: Names of the fields that requests may have; no other is ever repeated.
    """

    @app.exception_handler(RequestValidationError)
    def invalid(_: Request, error: RequestValidationError) -> Response:
        return problem(422, sentence_for(error.errors(), known))

    @app.exception_handler(HTTPException)
    def refused(request: Request, error: HTTPException) -> Response:
        status = error.status_code
        own = error.detail if isinstance(error, Problem) else None
        sentence = own or FIXED.get(status, FIXED[400])
        return problem(status, sentence, error.headers, request.url.path)

    @app.exception_handler(UsageError)
    def misused(_: Request, error: UsageError) -> Response:
        return problem(422, str(error))

    @app.exception_handler(UnreadableVersionError)
    def unreadable(_: Request, error: UnreadableVersionError) -> Response:
        _LOG.error("%s: %s", type(error).__name__, error)
        return problem(422, _UNREADABLE)

    @app.exception_handler(NotFoundError)
    def missing(_: Request, error: NotFoundError) -> Response:
        return problem(404, str(error))

    @app.exception_handler(AssistantError)
    def failed(_: Request, error: AssistantError) -> Response:
        _LOG.error("%s: %s", type(error).__name__, error)
        return problem(
            503,
            "The assistant can't answer now; the reason is in the server's log.",
            {"retry-after": "5"},
        )
