"""Finding a quote, as it stands in a file, in the normal form of its clause."""

from __future__ import annotations

from assistant.domain.clause import Span

_SKIPPED = "-\u00ad\u2010\u2011\ufeff"


def find_quote(text: str, quote: str) -> Span | None:
    """Where ``quote`` stands in ``text``, whitespace and hyphens aside.

    A clause's normal form joins words that a line end cut and keeps single
    spaces, so only these characters may differ.
    """
    kept = [(index, char) for index, char in enumerate(text) if _counts(char)]
    wanted = "".join(char for char in quote if _counts(char))
    if not wanted:
        return None
    position = "".join(char for _, char in kept).find(wanted)
    if position < 0:
        return None
    return Span(start=kept[position][0], end=kept[position + len(wanted) - 1][0] + 1)


def _counts(char: str) -> bool:
    return not char.isspace() and char not in _SKIPPED
