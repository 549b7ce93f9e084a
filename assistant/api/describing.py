"""What the OpenAPI description says beside the types: refusals, and how callers sign in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from assistant.api.engine import CorpusView
from assistant.settings import Access

PROBLEM = "Problem"
_REFUSALS = {
    400: "The request can't be read.",
    401: "Nobody signed in, or with a key that does not hold.",
    403: "The caller's role, or the page that asks, may not.",
    404: "There is nothing of that id.",
    408: "The body took too long to arrive.",
    413: "The body is larger than the limit.",
    415: "The body is not application/json.",
    421: "The server does not answer under that host name.",
    422: "The body can't be used; `detail` says why, without repeating it.",
    429: "Too many questions; `Retry-After` says how many seconds to wait.",
    503: "No answer just now; `detail` says why. Ask again after `Retry-After` seconds.",
}
_SCHEMA = {
    "type": "object",
    "description": "Problem details (RFC 9457).",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string", "const": "about:blank"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "a sentence for a person"},
    },
    "example": {
        "type": "about:blank",
        "title": "Not Found",
        "status": 404,
        "detail": "There is nothing at this address.",
    },
}
_SIGN_IN: dict[Access, dict[str, dict[str, str]]] = {
    "open": {},
    "keys": {
        "bearer": {"type": "http", "scheme": "bearer"},
        "header": {"type": "apiKey", "in": "header", "name": "X-API-Key"},
        "browser": {"type": "http", "scheme": "basic"},
    },
    "proxy": {},
}


def responses(*codes: int) -> dict[int | str, dict[str, Any]]:
    """The refusals that an address may give, beside those that any may."""
    return {
        code: {
            "description": _REFUSALS[code],
            "content": {
                "application/problem+json": {"schema": {"$ref": f"#/components/schemas/{PROBLEM}"}}
            },
        }
        for code in sorted({*codes, 400, 401, 403, 421, 429, 503})
    }


def describe_app(app: FastAPI, access: Access, corpus: Callable[[], CorpusView]) -> None:
    """Let ``app`` describe itself with problem details and with how callers sign in.

    Args:
        app: The application.
        access: Who is let in.
        corpus: What is answered from; ids in the examples are of its first document.
    """

    def made() -> dict[str, Any]:
        if not app.openapi_schema:
            schema = get_openapi(
                title=app.title,
                version=app.version,
                description=app.description,
                routes=app.routes,
            )
            components = schema.setdefault("components", {})
            schemas = components.setdefault("schemas", {})
            schemas[PROBLEM] = _SCHEMA
            for unused in ("HTTPValidationError", "ValidationError"):
                schemas.pop(unused, None)
            ids = _first_ids(corpus())
            for operations in schema["paths"].values():
                for operation in operations.values():
                    _own_refusals(operation)
                    _own_ids(operation, ids)
            if _SIGN_IN[access]:
                components["securitySchemes"] = _SIGN_IN[access]
                schema["security"] = [{name: []} for name in _SIGN_IN[access]]
            app.openapi_schema = schema
        return app.openapi_schema

    app.openapi = made  # type: ignore[method-assign]


def _own_refusals(operation: dict[str, Any]) -> None:
    """Replace the framework's 422, which this server never sends, where nothing says better."""
    unprocessable = operation["responses"].get("422", {})
    if "application/json" in unprocessable.get("content", {}):
        operation["responses"]["422"] = responses(422)[422]


def _first_ids(corpus: CorpusView) -> dict[str, str]:
    """An id that exists, by the name of the parameter that takes it."""
    document = next(iter(corpus.documents))
    return {"document_id": document, "clause_id": next(iter(corpus.clauses_of(document))).id}


def _own_ids(operation: dict[str, Any], ids: Mapping[str, str]) -> None:
    for parameter in operation.get("parameters", ()):
        parameter["example"] = ids[parameter["name"]]
