"""OpenAI's chat API over the assistant, so that chat clients can use it as a model.

Only what the users wrote reaches the assistant: the last message is the question,
their earlier ones its history. Instructions to a model (``system`` and the like)
change nothing, and the sampling parameters have nothing to act on. What would
change the meaning of an answer is refused rather than ignored.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Coroutine, Iterator, Mapping
from datetime import datetime
from typing import Any, Literal
from urllib.parse import quote

from fastapi import APIRouter, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, StreamingResponse
from pydantic import BaseModel, ConfigDict, Field

from assistant.api.engine import Engine
from assistant.api.moment import optional_moment
from assistant.api.problems import Problem, chat_error
from assistant.api.strict_route import StrictRoute
from assistant.domain.answer import Answer
from assistant.errors import AssistantError, UsageError
from assistant.interop.cited_text import with_sources

MODEL = "assistant"
"""The one model there is."""
TURNS = 50
"""Earlier questions that are read, the latest ones."""
_OWNER = "assistant"
_REFUSED = {
    "n": "n must be 1: there is one answer to a question.",
    "logprobs": "logprobs can't be given: no model chooses the words.",
    "tools": "tools can't be used; ask without tool_choice, or with tool_choice none or auto.",
    "response_format": "response_format must be text; the whole answer stands in `answer`.",
    "modalities": "modalities must be text.",
    "content": "A message must be text; pictures, sound and files can't be read.",
    "last": "The last message must be the user's question.",
}


class _Open(BaseModel):
    model_config = ConfigDict(extra="ignore")


class Part(_Open):
    """One piece of a message."""

    type: str
    text: str | None = None


class Message(_Open):
    """One message of the conversation."""

    role: Literal["system", "developer", "user", "assistant", "tool", "function"]
    content: str | list[Part] | None = None


class StreamOptions(_Open):
    """What a stream carries beside the text."""

    include_usage: bool = False


class ChatBody(_Open):
    """A conversation whose last message is the question.

    ``metadata.as_of`` is the ISO time the question is about; now where absent.
    """

    model: str
    messages: list[Message] = Field(min_length=1, max_length=1000)
    stream: bool = False
    stream_options: StreamOptions | None = None
    n: int | None = None
    logprobs: bool | None = None
    tool_choice: Any = None
    response_format: dict[str, Any] | None = None
    modalities: list[str] | None = None
    metadata: dict[str, str] | None = None


def chat_router(engine: Callable[[], Engine]) -> APIRouter:
    """``/v1/models`` and ``/v1/chat/completions`` over what answers at the time of a request."""
    router = APIRouter(prefix="/v1", route_class=_OpenAIRoute, include_in_schema=False)

    @router.get("/models")
    def models() -> dict[str, Any]:
        """The one model there is."""
        return {"object": "list", "data": [_model()]}

    @router.get("/models/{model}")
    def model(model: str) -> dict[str, Any]:
        """That model."""
        _check_model(model)
        return _model()

    @router.post("/chat/completions", response_model=None)
    def complete(body: ChatBody, request: Request) -> dict[str, Any] | StreamingResponse:
        """Answer the last question of a conversation, with its sources."""
        _check_model(body.model)
        _refuse_unsupported(body)
        *earlier, question = _user_turns(body)
        as_of = (body.metadata or {}).get("as_of")
        asked = engine()
        moment = optional_moment(as_of, asked.vocabulary.zone)
        answer = asked.ask(question, moment, tuple(earlier[-TURNS:]))
        completion = _Completion(answer, str(request.base_url))
        if not body.stream:
            return completion.whole()
        usage = body.stream_options is not None and body.stream_options.include_usage
        return StreamingResponse(completion.stream(usage), media_type="text/event-stream")

    return router


class _Completion:
    """One answer in the shapes of the chat API. Its id follows from what was answered."""

    def __init__(self, answer: Answer, address: str) -> None:
        self._answer = answer
        self._text = with_sources(answer)
        self._address = address
        told = json.dumps([answer.question, answer.as_of, answer.versions.model_dump(), self._text])
        self._head = {
            "id": f"chatcmpl-{hashlib.sha256(told.encode()).hexdigest()[:24]}",
            "created": int(datetime.fromisoformat(answer.as_of).timestamp()),
            "model": MODEL,
            "system_fingerprint": "-".join(answer.versions.model_dump().values()),
        }

    def whole(self) -> dict[str, Any]:
        message = {
            "role": "assistant",
            "content": self._text,
            "refusal": None,
            "annotations": self._annotations(),
        }
        choice = {"index": 0, "message": message, "finish_reason": "stop", "logprobs": None}
        return {
            **self._head,
            "object": "chat.completion",
            "choices": [choice],
            "usage": _USAGE,
            "answer": self._answer.model_dump(mode="json"),
        }

    def stream(self, usage: bool) -> Iterator[str]:
        yield self._chunk({"role": "assistant", "content": ""})
        for line in self._text.splitlines(keepends=True):
            yield self._chunk({"content": line})
        yield self._chunk(
            {"annotations": self._annotations()},
            finish="stop",
            answer=self._answer.model_dump(mode="json"),
        )
        if usage:
            yield _event({**self._head, "object": _CHUNK, "choices": [], "usage": _USAGE})
        yield "data: [DONE]\n\n"

    def _chunk(self, delta: Mapping[str, Any], finish: str | None = None, **more: Any) -> str:
        choice = {"index": 0, "delta": delta, "finish_reason": finish, "logprobs": None}
        return _event({**self._head, "object": _CHUNK, "choices": [choice], **more})

    def _annotations(self) -> list[dict[str, Any]]:
        """Where the text names a source, and the address of that source's clause."""
        found = []
        for citation in self._answer.citations:
            mark = f"[{citation.n}]"
            at = self._text.find(mark)
            if at >= 0:
                url = f"{self._address}api/clauses/{quote(citation.clause, safe='/')}"
                place = {"start_index": at, "end_index": at + len(mark)}
                cited = {**place, "title": f"{citation.title} · {citation.locator}", "url": url}
                found.append({"type": "url_citation", "url_citation": cited})
        return found


_CHUNK = "chat.completion.chunk"
_USAGE = {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0}


def _event(data: Mapping[str, Any]) -> str:
    return f"data: {json.dumps(data, ensure_ascii=False)}\n\n"


def _model() -> dict[str, Any]:
    return {"id": MODEL, "object": "model", "created": 0, "owned_by": _OWNER}


def _check_model(name: str) -> None:
    if name != MODEL:
        raise Problem(404, f"There is no such model here; the only one is {MODEL}.")


def _refuse_unsupported(body: ChatBody) -> None:
    asked = {
        "n": body.n not in (None, 1),
        "logprobs": bool(body.logprobs),
        "tools": body.tool_choice not in (None, "none", "auto"),
        "response_format": (body.response_format or {}).get("type", "text") != "text",
        "modalities": body.modalities not in (None, ["text"]),
    }
    for parameter, unsupported in asked.items():
        if unsupported:
            raise Problem(400, _REFUSED[parameter])


def _user_turns(body: ChatBody) -> list[str]:
    """What the users wrote, oldest first; the last of it is the question."""
    if body.messages[-1].role != "user":
        raise Problem(400, _REFUSED["last"])
    return [_words(message) for message in body.messages if message.role == "user"]


def _words(message: Message) -> str:
    if isinstance(message.content, str):
        return message.content
    parts = message.content or []
    if any(part.type != "text" or part.text is None for part in parts):
        raise Problem(400, _REFUSED["content"])
    return "\n".join(part.text or "" for part in parts)


class _OpenAIRoute(StrictRoute):
    """A route whose refusals have the shape that clients of the API read."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def answered(request: Request) -> Response:
            try:
                return await handle(request)
            except Problem as refusal:
                status = 400 if refusal.status_code == 422 else refusal.status_code
                return _error(status, str(refusal.detail))
            except RequestValidationError:
                return _error(400, "The body lacks model or messages, or one has the wrong form.")
            except UsageError as error:
                return _error(400, str(error))
            except AssistantError:
                return _error(503, "The assistant can't answer now; its log says why.")

        return answered


def _error(status: int, sentence: str) -> JSONResponse:
    code = "model_not_found" if status == 404 else None
    later = {"retry-after": "5"} if status == 503 else None
    return JSONResponse({"error": chat_error(status, sentence, code)}, status, later)
