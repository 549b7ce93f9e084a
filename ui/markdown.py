"""The little Markdown that answers use, as safe HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence

_BOLD = re.compile(r"\*\*(.+?)\*\*")
_EMPHASIS = re.compile(r"(?<![*\w])\*(?![*\s])(.+?)(?<![*\s])\*(?![*\w])")
_QUOTED = re.compile("”([^”]+)”")
"""Words of a source: both marks alike, as Swedish has them, in either language of an answer."""
_NUMBER = re.compile(r"\s?\[(\d{1,4})\]")
_BULLET = re.compile(r"(\s*)(?:[-*]|\d{1,3}\.) +")
_HEADING = re.compile(r"#{1,6} +")
_RULE = re.compile(r"\s*([-*_])(\s*\1){2,}\s*$")

Cite = Callable[[int], str | None]


def to_html(text: str, cite: Cite) -> str:
    """Paragraphs, headings, nested lists, quotes, bold, emphasis and ``[n]``; the rest is text.

    Args:
        text: Markdown of an answer.
        cite: HTML of the link for a citation number, or None where there is no such citation.
    """
    return "".join(_block(block, cite) for block in blocks(text))


def blocks(text: str) -> list[list[str]]:
    """Lines of the text, grouped into blocks of one kind."""
    groups: list[list[str]] = []
    kind = ""
    for line in text.splitlines():
        found = _kind(line)
        if found in ("blank", "rule"):
            kind = ""
            continue
        if found != kind or found == "heading":
            groups.append([])
            kind = found
        groups[-1].append(line)
    return groups


def inline(text: str, cite: Cite) -> str:
    """One line's text: escaped, then bold, emphasis and citation numbers."""
    escaped = _BOLD.sub(r"<strong>\1</strong>", html.escape(text.strip()))
    escaped = _EMPHASIS.sub(r"<em>\1</em>", escaped)
    escaped = _QUOTED.sub(r'<span lang="sv">”\1”</span>', escaped)

    def link(match: re.Match[str]) -> str:
        made = cite(int(match[1]))
        return match[0] if made is None else f"\N{NARROW NO-BREAK SPACE}{made}"

    return _NUMBER.sub(link, escaped)


def bare(text: str) -> str:
    """The words of some Markdown alone, for comparing."""
    return " ".join(_NUMBER.sub("", text.replace("*", "")).split()).casefold()


def items(lines: Sequence[str]) -> list[list[str]]:
    """The items of a list block, each with the lines nested in it."""
    top = min((_indent(line) for line in lines), default=0)
    found: list[list[str]] = []
    for line in lines:
        if _indent(line) == top or not found:
            found.append([])
        found[-1].append(line)
    return found


def is_list(lines: Sequence[str]) -> bool:
    """Whether a block is a list."""
    return _kind(lines[0]) == "list"


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _kind(line: str) -> str:
    if not line.strip():
        return "blank"
    if _RULE.match(line):
        return "rule"
    if _HEADING.match(line):
        return "heading"
    if _BULLET.match(line):
        return "list"
    return "quote" if line.lstrip().startswith(">") else "text"


def _block(lines: Sequence[str], cite: Cite) -> str:
    kind = _kind(lines[0])
    if kind == "heading":
        return f"<h3>{inline(_HEADING.sub('', lines[0], count=1), cite)}</h3>"
    if kind == "list":
        return _list(lines, cite)
    if kind == "quote":
        said = " ".join(line.lstrip().removeprefix(">").strip() for line in lines)
        return f'<blockquote lang="sv">{inline(said, cite)}</blockquote>'
    return f"<p>{inline(' '.join(line.strip() for line in lines), cite)}</p>"


def _list(lines: Sequence[str], cite: Cite) -> str:
    tag = "ol" if lines[0].lstrip()[:1].isdigit() else "ul"
    rows = "".join(
        f"<li>{inline(_BULLET.sub('', first, count=1), cite)}"
        f"{_list(nested, cite) if nested else ''}</li>"
        for first, *nested in items(lines)
    )
    return f"<{tag}>{rows}</{tag}>"
