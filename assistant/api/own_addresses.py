"""What the API says of its own addresses before the page, which takes every address, is asked."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute, Match
from starlette.types import Receive, Scope, Send

FOLDERS = ("/api/", "/v1/")
"""Addresses under these are never the page's."""


class OwnAddresses(BaseRoute):
    """Put after the API's routes and before the page: 405 and 404 come from the API.

    A route that knows the address but not the method says so, with the methods it
    takes; an address under ``FOLDERS`` that no route knows does not exist.
    """

    def __init__(self, routes: Sequence[BaseRoute]) -> None:
        """``routes`` are those that stand before it."""
        self._routes = tuple(routes)

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Full where the page must not be asked."""
        if scope["type"] != "http":
            return Match.NONE, {}
        known = self._of_another_method(scope) is not None
        own = known or scope["path"].startswith(FOLDERS)
        return (Match.FULL if own else Match.NONE), {}

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the route refuse the method, or say that there is nothing."""
        found = self._of_another_method(scope)
        if found is None:
            raise HTTPException(404)
        route, more = found
        scope.update(more)
        await route.handle(scope, receive, send)

    def _of_another_method(self, scope: Scope) -> tuple[BaseRoute, Scope] | None:
        for route in self._routes:
            match, more = route.matches(scope)
            if match is Match.PARTIAL:
                return route, more
        return None
