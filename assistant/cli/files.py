"""Reading files of others: bytes, and JSON as strictly as the API reads it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from assistant.errors import UsageError
from assistant.strict_json import BadJsonError, loads


def read_bytes(name: str) -> bytes:
    """The bytes of a file.

    Raises:
        UsageError: there is none, or it can't be read.
    """
    try:
        return Path(name).read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a path"
        raise UsageError(f"The file can't be read: {reason}; check its path.") from None


def read_value(raw: bytes, what: str) -> Any:
    """The value of a JSON text.

    Raises:
        UsageError: not JSON that can be used; names ``what``, not its content.
    """
    try:
        return loads(raw)
    except BadJsonError as error:
        raise UsageError(f"{what[0].upper()}{what[1:]} {error}") from None
