"""The HTTP API."""

from __future__ import annotations

import html
import json
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from time import perf_counter
from typing import Any

from fastapi import APIRouter, FastAPI
from fastapi.responses import HTMLResponse, PlainTextResponse, Response

from assistant import __version__
from assistant.api import wire
from assistant.api.engine import Engine
from assistant.api.guard import Guard, hosts_for
from assistant.api.metrics import Metrics
from assistant.api.moment import read_moment
from assistant.api.problems import install_handlers
from assistant.api.strict_route import StrictRoute
from assistant.domain.answer import Answer
from assistant.errors import NotFoundError
from assistant.gaps.atlas import Atlas, as_json, draw
from assistant.settings import Settings

_PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {
        "description": description,
        "content": {"application/problem+json": {"schema": {"type": "object"}}},
    }
    for status, description in {
        413: "The body is larger than the limit.",
        415: "The body is not application/json.",
        422: "The body can't be used; `detail` says why.",
    }.items()
}


def create_app(engine: Engine, settings: Settings) -> FastAPI:
    """The API over one engine. It keeps no conversation and logs no question.

    Args:
        engine: What answers.
        settings: Decides which host names the server answers to.
    """
    app = FastAPI(
        title="assistant",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        description="Cited answers; see the contract for what the fields of an answer mean.",
    )
    install_handlers(app, wire.KNOWN_FIELDS)
    app.add_middleware(
        Guard,
        hosts=hosts_for(settings.host),
        versions=_version_headers(engine),
    )
    metrics = Metrics()
    app.include_router(_answers(engine, metrics))
    app.include_router(_corpus(engine))
    app.include_router(_running(engine, metrics))

    @app.get("/docs", include_in_schema=False)
    def docs() -> HTMLResponse:
        return HTMLResponse(_docs_page(app.openapi()))

    return app


def _version_headers(engine: Engine) -> tuple[tuple[str, str], ...]:
    versions = engine.versions
    return (
        ("X-Corpus-Version", versions.corpus),
        ("X-Rules-Version", versions.rules),
        ("X-Program-Version", versions.program),
    )


def _answers(engine: Engine, metrics: Metrics) -> APIRouter:
    router = APIRouter(prefix="/api", route_class=StrictRoute, responses=_PROBLEMS)
    zone = engine.vocabulary.zone

    @router.post("/ask")
    def ask(body: wire.AskBody) -> Answer:
        """Answer a question in words."""
        as_of = None if body.as_of is None else read_moment(body.as_of, zone)
        began = perf_counter()
        answer = engine.ask(body.question, as_of, tuple(body.history), body.chosen)
        metrics.answered("ask", answer.status, perf_counter() - began)
        return answer

    @router.post("/resolve")
    def resolve(body: wire.ResolveBody) -> Answer:
        """Answer a structured case."""
        as_of = None if body.as_of is None else read_moment(body.as_of, zone)
        began = perf_counter()
        answer = engine.resolve(body.case, as_of, trace=body.trace)
        metrics.answered("resolve", answer.status, perf_counter() - began)
        return answer

    @router.post("/search")
    def search(body: wire.SearchBody) -> wire.Hits:
        """Clauses that fit some words, best first."""
        return wire.hits(engine.search(body.query, body.k), engine.corpus)

    return router


def _corpus(engine: Engine) -> APIRouter:
    router = APIRouter(prefix="/api")
    corpus = engine.corpus
    maps = lru_cache(maxsize=1)(lambda day: draw(engine.resolver, day))

    def map_now() -> Atlas:
        return maps(datetime.now(engine.vocabulary.zone).date())

    @router.get("/documents")
    def documents() -> wire.Documents:
        """Every document of the corpus."""
        return wire.Documents(
            documents=tuple(wire.document_info(each) for each in corpus.documents.values())
        )

    @router.get("/documents/{document_id}")
    def document(document_id: str) -> wire.DocumentWithClauses:
        """One document with its clauses, in reading order."""
        found = corpus.documents.get(document_id)
        if found is None:
            raise NotFoundError("The corpus holds no document with this id; see /api/documents.")
        return wire.DocumentWithClauses(
            **wire.document_info(found).model_dump(),
            clauses=tuple(wire.clause_info(each) for each in corpus.clauses_of(document_id)),
        )

    @router.get("/clauses/{clause_id:path}")
    def clause(clause_id: str) -> wire.ClauseInfo:
        """One clause."""
        found = corpus.clauses.get(clause_id)
        if found is None:
            raise NotFoundError("The corpus holds no clause with this id; see /api/documents.")
        return wire.clause_info(found)

    @router.get("/gaps")
    def gaps() -> dict[str, Any]:
        """What the case space holds: settled, contested, conditional, silent."""
        return as_json(map_now(), engine.vocabulary)

    return router


def _running(engine: Engine, metrics: Metrics) -> APIRouter:
    router = APIRouter()

    @router.get("/health")
    def health() -> wire.Health:
        """Whether the server can answer, and from what."""
        return wire.Health(
            status="ok",
            documents=len(engine.corpus.documents),
            clauses=len(engine.corpus.clauses),
            versions=engine.versions.model_dump(),
        )

    @router.get("/metrics", response_class=PlainTextResponse)
    def measured() -> Response:
        """Counters as Prometheus text."""
        return PlainTextResponse(metrics.text())

    return router


def _docs_page(schema: Mapping[str, Any]) -> str:
    """The OpenAPI description as one page that fetches nothing from elsewhere."""
    rows = [
        f"<dt><code>{method.upper()} {html.escape(path)}</code></dt>"
        f"<dd>{html.escape(str(operation.get('description', '')))}</dd>"
        for path, operations in schema["paths"].items()
        for method, operation in operations.items()
    ]
    text = html.escape(json.dumps(schema, ensure_ascii=False, indent=2))
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>API</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1"></head>'
        f"<body><main><h1>API</h1><dl>{''.join(rows)}</dl>"
        '<h2>OpenAPI</h2><p><a href="openapi.json">openapi.json</a></p>'
        f"<pre>{text}</pre></main></body></html>"
    )
