"""A model behind an OpenAI-compatible endpoint (``/chat/completions``)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from time import monotonic
from typing import Any

import httpx

from assistant.errors import ModelError
from assistant.models.seam import Message

LARGEST_REPLY = 200_000
"""Bytes of a reply that are read; more is no answer to what is asked here."""


class OpenAICompatible:
    """Asks one model at one address. Thread-safe; keeps nothing between calls.

    No redirect is followed and no proxy of the environment is used: what is sent
    goes to the address given and nowhere else.
    """

    def __init__(self, url: str, name: str, *, key: str = "", seconds: float = 8.0) -> None:
        """``url`` is the endpoint's base, such as ``http://127.0.0.1:8080/v1``.

        ``seconds`` limits a whole call; a reply that trickles in ends soon after.
        """
        self._url = url.rstrip("/") + "/chat/completions"
        self._name = name
        self._headers = {"Authorization": f"Bearer {key}"} if key else {}
        self._seconds = seconds

    @property
    def name(self) -> str:
        """The model's name as the operator gave it."""
        return self._name

    def complete(self, messages: Sequence[Message], *, longest: int = 500) -> str:
        """The model's reply to ``messages``, of at most about ``longest`` tokens.

        Raises:
            ModelError: not reached, too slow, refused, or not in the form of a chat reply.
                The message holds nothing of what was sent or received.
        """
        sent = {
            "model": self._name,
            "messages": [{"role": m.role, "content": m.content} for m in messages],
            "temperature": 0,
            "max_tokens": longest,
            "stream": False,
        }
        return _content(self._post(sent))

    def _post(self, sent: dict[str, Any]) -> bytes:
        ends = monotonic() + self._seconds
        received = bytearray()
        try:
            with (
                httpx.Client(timeout=self._seconds, trust_env=False) as client,
                client.stream("POST", self._url, json=sent, headers=self._headers) as reply,
            ):
                if reply.status_code != httpx.codes.OK:
                    raise ModelError(
                        f"The language model answered with status {reply.status_code}; check "
                        "ASSISTANT_MODEL_URL, ASSISTANT_MODEL_NAME and ASSISTANT_MODEL_KEY."
                    )
                for piece in reply.iter_bytes():
                    received += piece
                    if monotonic() > ends:
                        raise self._too_slow()
                    if len(received) > LARGEST_REPLY:
                        raise ModelError(
                            "The language model's reply is far longer than asked for; "
                            "it is left aside."
                        )
        except httpx.TimeoutException:
            raise self._too_slow() from None
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise ModelError(
                f"The language model can't be reached ({type(error).__name__}); check "
                "ASSISTANT_MODEL_URL and that it runs."
            ) from None
        return bytes(received)

    def _too_slow(self) -> ModelError:
        return ModelError(
            f"The language model did not answer within {self._seconds:g} seconds; choose a "
            "faster one or raise ASSISTANT_MODEL_SECONDS."
        )


def _content(received: bytes) -> str:
    """The text of a chat reply."""
    try:
        content = json.loads(received)["choices"][0]["message"]["content"]
    except (ValueError, KeyError, IndexError, TypeError, RecursionError):
        content = None
    if not isinstance(content, str) or not content.strip():
        raise ModelError(
            "The language model's reply is not in the form of a chat completion with text; "
            "check that ASSISTANT_MODEL_URL names an OpenAI-compatible endpoint."
        )
    return content.strip()
