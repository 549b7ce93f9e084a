"""The HTTP API."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import lru_cache
from typing import Annotated, Any

from anyio import to_thread
from fastapi import APIRouter, Body, FastAPI
from fastapi.responses import HTMLResponse, PlainTextResponse, Response

from assistant import __version__
from assistant.api import wire
from assistant.api.describing import describe_app, responses
from assistant.api.docs import docs_page
from assistant.api.earlier import Earlier
from assistant.api.engine import Engine
from assistant.api.guard import Guard, hosts_for
from assistant.api.live import steady
from assistant.api.moment import optional_moment
from assistant.api.problems import install_handlers
from assistant.api.running import Readiness, Running
from assistant.api.strict_route import StrictRoute
from assistant.clock import now
from assistant.domain.answer import Answer
from assistant.errors import NotFoundError, UsageError
from assistant.gaps.atlas import as_json, draw
from assistant.interop.openai_chat import chat_router
from assistant.settings import Settings

_ABOUT = """Cited answers; see the contract for what the fields of an answer mean.

An answer comes in one piece, not streamed: it is made in a tenth of a second, and
nothing of it may be shown before every quote in it has been checked. Every response
names the versions of corpus, rules and program in its headers."""
_THREADS = 4
"""Answers made at once in one process; more would only take turns at the processor."""


def create_app(
    engine: Engine,
    settings: Settings,
    running: Running | None = None,
    around: Callable[[Any], Any] | None = None,
    earlier: Earlier | None = None,
) -> FastAPI:
    """The API over one engine. It keeps no conversation and logs no question.

    Args:
        engine: What answers.
        settings: Who is let in, and under which host names.
        running: What the process has beside; without audit log where None.
        around: Wraps the application within the guard.
        earlier: Earlier versions of the corpus; none can be asked where None.
    """
    app = FastAPI(
        title="assistant",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        description=_ABOUT,
        lifespan=_few_threads,
    )
    common = running or Running(settings)
    install_handlers(app, wire.KNOWN_FIELDS)
    if around is not None:
        app.add_middleware(around)
    app.add_middleware(
        Guard,
        hosts=hosts_for(settings),
        gate=common.gate,
        told=common.told,
        versions=lambda: _version_headers(engine),
    )
    app.include_router(_answers(engine, common, earlier))
    app.include_router(_corpus(engine))
    app.include_router(_running(engine, common))
    app.include_router(chat_router(lambda: common.recorded(steady(engine), "ask")))
    describe_app(app, settings.access, lambda: engine.corpus)

    @app.get("/docs", include_in_schema=False)
    def docs() -> HTMLResponse:
        return HTMLResponse(docs_page(app.openapi()))

    return app


@asynccontextmanager
async def _few_threads(_: FastAPI) -> AsyncIterator[None]:
    to_thread.current_default_thread_limiter().total_tokens = _THREADS
    yield


def _version_headers(engine: Engine) -> tuple[tuple[str, str], ...]:
    versions = engine.versions
    return (
        ("X-Corpus-Version", versions.corpus),
        ("X-Rules-Version", versions.rules),
        ("X-Program-Version", versions.program),
    )


def _answers(engine: Engine, common: Running, earlier: Earlier | None) -> APIRouter:
    router = APIRouter(
        prefix="/api", route_class=StrictRoute, responses=responses(408, 413, 415, 422)
    )

    def served() -> Engine:
        return common.recorded(steady(engine), "ask")

    def chosen(version: str | None, known_at: str | None) -> Engine:
        if version is None and known_at is None:
            return served()
        if earlier is None:
            raise UsageError("This server answers from one version of the corpus only.")
        versions = engine.versions
        found = earlier.engine(version, known_at, f"{versions.corpus} {versions.rules}")
        return common.recorded(found, "ask")

    @router.post("/ask")
    def ask(body: Annotated[wire.AskBody, Body(openapi_examples=wire.ASK_EXAMPLES)]) -> Answer:
        """Answer a question in words."""
        asked = chosen(body.corpus_version, body.known_at)
        as_of = optional_moment(body.as_of, asked.vocabulary.zone)
        return asked.ask(body.question, as_of, tuple(body.history), body.chosen)

    @router.post("/resolve")
    def resolve(
        body: Annotated[wire.ResolveBody, Body(openapi_examples=wire.RESOLVE_EXAMPLES)],
    ) -> Answer:
        """Answer a structured case."""
        asked = served()
        return asked.resolve(
            body.case, optional_moment(body.as_of, asked.vocabulary.zone), trace=body.trace
        )

    @router.post("/search")
    def search(
        body: Annotated[wire.SearchBody, Body(openapi_examples=wire.SEARCH_EXAMPLES)],
    ) -> wire.Hits:
        """Clauses that fit some words, best first."""
        asked = served()
        return wire.hits(asked.search(body.query, body.k), asked.corpus)

    return router


def _corpus(engine: Engine) -> APIRouter:
    router = APIRouter(prefix="/api", responses=responses(404))
    maps = lru_cache(maxsize=1)(draw)

    @router.get("/documents")
    def documents() -> wire.Documents:
        """Every document of the corpus."""
        return wire.Documents(
            documents=tuple(wire.document_info(each) for each in engine.corpus.documents.values())
        )

    @router.get("/documents/{document_id}")
    def document(document_id: str) -> wire.DocumentWithClauses:
        """One document with its clauses, in reading order."""
        corpus = engine.corpus
        found = corpus.documents.get(document_id)
        if found is None:
            raise NotFoundError("The corpus holds no document with this id; see /api/documents.")
        return wire.document_with_clauses(corpus, found)

    @router.get("/clauses/{clause_id:path}")
    def clause(clause_id: str) -> wire.ClauseInfo:
        """One clause."""
        found = engine.corpus.clauses.get(clause_id)
        if found is None:
            raise NotFoundError("The corpus holds no clause with this id; see /api/documents.")
        return wire.clause_info(found)

    @router.get("/gaps")
    def gaps() -> dict[str, Any]:
        """What the case space holds: settled, contested, conditional, silent."""
        asked = steady(engine)
        today = now().astimezone(asked.vocabulary.zone).date()
        return as_json(maps(asked.resolver, today), asked.vocabulary)

    return router


def _running(engine: Engine, common: Running) -> APIRouter:
    router = APIRouter(responses=responses())
    readiness = Readiness(engine)

    @router.get("/health")
    def health() -> wire.Health:
        """Whether the server runs, and what it answers from."""
        now = steady(engine)
        return wire.Health(
            status="ok",
            documents=len(now.corpus.documents),
            clauses=len(now.corpus.clauses),
            versions=now.versions.model_dump(),
        )

    @router.get("/ready", responses={503: {"model": wire.Ready}})
    def ready(response: Response) -> wire.Ready:
        """Whether every kind of question can be answered now; 503 where not, with what fails."""
        state = _ready(readiness, common)
        response.status_code = 200 if state.ready else 503
        return state

    @router.get("/metrics", response_class=PlainTextResponse)
    def measured() -> Response:
        """Counters as Prometheus text."""
        ready = _ready(readiness, common).ready
        return PlainTextResponse(common.metrics.text(engine.versions, ready))

    return router


def _ready(readiness: Readiness, common: Running) -> wire.Ready:
    search, audit = readiness.search_state(), common.audit_state
    recorded = audit in ("off", "ok") or not common.settings.audit_required
    return wire.Ready(ready=search == "ok" and recorded, search=search, audit=audit)
