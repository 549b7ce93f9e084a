"""The assistant as an MCP server, so that other assistants can ask it instead of guessing.

Every tool gives text with its sources and the same thing as data. Nothing is
remembered between calls, so one server may be many processes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, wraps
from typing import Annotated, Any, ParamSpec, TypeVar

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ResourceNotFoundError, ToolError
from mcp.types import CallToolResult, TextContent, ToolAnnotations
from pydantic import ValidationError

from assistant.api import logs, wire
from assistant.api.engine import Engine
from assistant.api.moment import optional_moment
from assistant.clock import now
from assistant.domain.answer import Answer
from assistant.errors import AssistantError, SettingsError
from assistant.gaps.atlas import as_json, as_markdown, draw
from assistant.interop.cited_text import with_sources
from assistant.settings import LOOPBACK, Settings

NAME = "assistant"
_INSTRUCTIONS = (
    "Cited answers on who is responsible for what, from agreements and decisions of one county. "
    "Give the words of `ask` and `resolve` on as they stand, with their sources: a status of "
    "contested, conditional or silent is the answer, not a failure. Quotes are Swedish and "
    "verbatim. Put no patient's name or number into a question."
)
_READS = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)
_MOST = 50
_P = ParamSpec("_P")
_R = TypeVar("_R")


class _Discreet(MCPServer[Any]):
    """A server that never repeats arguments it can't use."""

    async def call_tool(self, name: str, arguments: dict[str, Any], context: Any = None) -> Any:
        try:
            return await super().call_tool(name, arguments, context)
        except ToolError as error:
            if isinstance(error.__cause__, ValidationError):
                raise ToolError("The arguments don't fit the tool; see its schema.") from None
            raise


def create_server(engine: Engine) -> MCPServer[Any]:
    """An MCP server over one engine, with tools and resources but no transport yet."""
    server = _Discreet(
        NAME, instructions=_INSTRUCTIONS, version=engine.versions.program, log_level="ERROR"
    )
    _add_tools(server, engine)
    _add_resources(server, engine)
    return server


def run(engine: Engine, settings: Settings, *, http: bool) -> None:
    """Serve until stopped, on standard input and output or over HTTP at ``/mcp``.

    Raises:
        SettingsError: over HTTP, other machines would reach it: it has no sign-in.
    """
    server = create_server(engine)
    logs.set_up(settings.log)  # the library has set up its own, which shows every library's lines
    if not http:
        server.run("stdio")
        return
    if settings.host not in LOOPBACK:
        raise SettingsError(
            "The MCP server has no sign-in and listens on this machine only; put a proxy with "
            "sign-in before it."
        )
    server.run(
        "streamable-http",
        host=settings.host,
        port=settings.port,
        stateless_http=True,
        json_response=True,
    )


def _add_tools(server: MCPServer[Any], engine: Engine) -> None:
    zone = engine.vocabulary.zone
    maps = lru_cache(maxsize=1)(lambda day: draw(engine.resolver, day))

    @server.tool(annotations=_READS)
    @_refusing
    def ask(
        question: str, as_of: str | None = None, history: Sequence[str] = ()
    ) -> Annotated[CallToolResult, Answer]:
        """Answer a question in Swedish or English, with sources.

        as_of: ISO time the question is about (now where absent). history: the
        same user's earlier questions, oldest first.
        """
        moment = optional_moment(as_of, zone)
        return _cited(engine.ask(question, moment, tuple(history)))

    @server.tool(annotations=_READS)
    @_refusing
    def resolve(
        case: Mapping[str, Any], as_of: str | None = None
    ) -> Annotated[CallToolResult, Answer]:
        """Answer a structured case, slot to value; the resource corpus://slots lists them."""
        moment = optional_moment(as_of, zone)
        return _cited(engine.resolve(case, moment))

    @server.tool(annotations=_READS)
    @_refusing
    def search(query: str, k: int = 10) -> wire.Hits:
        """Clauses that fit some words, best first; k is 1 to 50."""
        if not 1 <= k <= _MOST:
            raise ToolError(f"k must be 1 to {_MOST}.")
        return wire.hits(engine.search(query, k), engine.corpus)

    @server.tool(annotations=_READS)
    @_refusing
    def clause(id: str) -> wire.ClauseInfo:  # noqa: A002
        """One clause by its id, with its document, standing and exact place."""
        found = engine.corpus.clauses.get(id)
        if found is None:
            raise ToolError("The corpus holds no clause with this id; search for one.")
        return wire.clause_info(found)

    @server.tool(annotations=_READS)
    def gaps() -> Annotated[CallToolResult, dict[str, Any]]:
        """What the case space holds: settled, contested, conditional, silent, in conflict."""
        atlas = maps(now().astimezone(zone).date())
        words = as_markdown(atlas, engine.vocabulary, cells=False)
        return CallToolResult(
            content=[TextContent(type="text", text=words)],
            structured_content=as_json(atlas, engine.vocabulary),
        )


def _add_resources(server: MCPServer[Any], engine: Engine) -> None:
    corpus = engine.corpus

    @server.resource("corpus://documents", mime_type="application/json")
    def documents() -> str:
        """Every document of the corpus."""
        return _json([wire.document_info(each) for each in corpus.documents.values()])

    @server.resource("corpus://slots", mime_type="application/json")
    def slots() -> str:
        """What a structured case may hold: slots, their values and labels."""
        return json.dumps(wire.slot_table(engine.vocabulary), ensure_ascii=False)

    @server.resource("corpus://documents/{id}", mime_type="application/json")
    def document(id: str) -> str:  # noqa: A002
        """One document with its clauses, in reading order."""
        found = corpus.documents.get(id)
        if found is None:
            raise ResourceNotFoundError("The corpus holds no document with this id.")
        return _json(wire.document_with_clauses(corpus, found))

    @server.resource("corpus://clauses/{+id}", mime_type="application/json")
    def one_clause(id: str) -> str:  # noqa: A002
        """One clause."""
        found = corpus.clauses.get(id)
        if found is None:
            raise ResourceNotFoundError("The corpus holds no clause with this id.")
        return _json(wire.clause_info(found))


def _cited(answer: Answer) -> CallToolResult:
    return CallToolResult(
        content=[TextContent(type="text", text=with_sources(answer))],
        structured_content=answer.model_dump(mode="json"),
    )


def _refusing(tool: Callable[_P, _R]) -> Callable[_P, _R]:
    """Let the program's own errors leave as refusals that a caller can read."""

    @wraps(tool)
    def refusing(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        try:
            return tool(*args, **kwargs)
        except AssistantError as error:
            raise ToolError(str(error)) from None

    return refusing


def _json(shown: Any) -> str:
    def plain(each: Any) -> Any:
        return each.model_dump(mode="json")

    data = [plain(each) for each in shown] if isinstance(shown, list) else plain(shown)
    return json.dumps(data, ensure_ascii=False)
