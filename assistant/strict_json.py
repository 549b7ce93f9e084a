"""JSON from strangers: only what can be stored, hashed and written out again."""

from __future__ import annotations

import json
import math
from typing import Any


class BadJsonError(ValueError):
    """A text that is not JSON of that kind. The message is a predicate ("is not …")."""


def loads(raw: bytes) -> Any:
    """The value of a UTF-8 JSON text.

    Raises:
        BadJsonError: not UTF-8, not JSON, nested too deeply, a number that is not
            finite, or text with half a character (a lone surrogate) in it.
    """
    try:
        value = json.loads(raw.decode("utf-8"), parse_constant=_refuse_number, parse_float=_finite)
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except UnicodeDecodeError:
        raise BadJsonError("is not UTF-8 text.") from None
    except UnicodeEncodeError:
        raise BadJsonError("holds half a character.") from None
    except RecursionError:
        raise BadJsonError("is nested too deeply.") from None
    except ValueError:
        raise BadJsonError("is not JSON with finite numbers.") from None
    return value


def _refuse_number(_: str) -> float:
    raise ValueError("not finite")


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError("not finite")
    return number
