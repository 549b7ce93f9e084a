"""Routes that read their JSON strictly."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request, Response
from fastapi.routing import APIRoute

from assistant.api.problems import Problem
from assistant.strict_json import BadJsonError, loads


class _StrictRequest(Request):
    async def json(self) -> Any:
        try:
            return loads(await self.body())
        except BadJsonError as error:
            raise Problem(422, f"The body {error}") from None


class StrictRoute(APIRoute):
    """A route that takes JSON only as ``application/json``, and only what is finite text."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """FastAPI's handler, with the body read strictly."""
        handle = super().get_route_handler()

        async def strict(request: Request) -> Response:
            if request.method == "POST" and not _is_json(request):
                raise Problem(415, "Send the body as application/json.")
            return await handle(_StrictRequest(request.scope, request.receive))

        return strict


def _is_json(request: Request) -> bool:
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    return kind == "application/json"
