"""The little Markdown that answers use, as safe HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence

_BOLD = re.compile(r"\*\*(.+?)\*\*")
_EMPHASIS = re.compile(r"(?<![*\w])\*(?![*\s])(.+?)(?<![*\s])\*(?![*\w])")
_QUOTED = "”[^”\\n]+”|^&gt; .+$"
"""Words of a source: both marks alike, as Swedish has them, in either language of an answer."""
_ENGLISH = "(?P<english>“[^“”\\n]*”)"
"""Quotation marks of English around words that are English themselves."""
_NUMBER = re.compile(r"\s?\[(\d{1,4})\]")
_BULLET = re.compile(r"(\s*)(?:[-*]|\d{1,3}\.) +")
_HEADING = re.compile(r"#{1,6} +")
_RULE = re.compile(r"\s*([-*_])(\s*\1){2,}\s*$")

Cite = Callable[[int], str | None]


def to_html(text: str, cite: Cite, names: Sequence[str] = ()) -> str:
    """Paragraphs, headings, nested lists, quotes, bold, emphasis and ``[n]``; the rest is text.

    Args:
        text: Markdown of an answer.
        cite: HTML of the link for a citation number, or None where there is no such citation.
        names: Swedish names that may stand in it, such as titles of documents.
    """
    return "".join(_block(block, cite, names) for block in blocks(text))


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


def inline(text: str, cite: Cite, names: Sequence[str] = ()) -> str:
    """One line's text: escaped, then what is Swedish, bold, emphasis and citation numbers."""
    escaped = quoting(text.strip(), names)
    escaped = _BOLD.sub(r"<strong>\1</strong>", escaped)
    escaped = _EMPHASIS.sub(r"<em>\1</em>", escaped)

    def link(match: re.Match[str]) -> str:
        made = cite(int(match[1]))
        return match[0] if made is None else f"\N{NARROW NO-BREAK SPACE}{made}"

    return _NUMBER.sub(link, escaped)


def quoting(text: str, names: Sequence[str] = ()) -> str:
    """A text as it stands as HTML, with what it quotes and ``names`` marked as Swedish."""
    longest_first = sorted({html.escape(name) for name in names if name}, key=len, reverse=True)
    told = re.compile("|".join([_ENGLISH, *map(re.escape, longest_first), _QUOTED]), re.MULTILINE)
    return told.sub(_marked, html.escape(text))


def _marked(found: re.Match[str]) -> str:
    return found[0] if found["english"] else f'<span lang="sv">{found[0]}</span>'


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


def _block(lines: Sequence[str], cite: Cite, names: Sequence[str]) -> str:
    kind = _kind(lines[0])
    if kind == "heading":
        return f"<h3>{inline(_HEADING.sub('', lines[0], count=1), cite, names)}</h3>"
    if kind == "list":
        return _list(lines, cite, names)
    if kind == "quote":
        said = " ".join(line.lstrip().removeprefix(">").strip() for line in lines)
        return f'<blockquote lang="sv">{inline(said, cite)}</blockquote>'
    return f"<p>{inline(' '.join(line.strip() for line in lines), cite, names)}</p>"


def _list(lines: Sequence[str], cite: Cite, names: Sequence[str]) -> str:
    tag = "ol" if lines[0].lstrip()[:1].isdigit() else "ul"
    rows = "".join(
        f"<li>{inline(_BULLET.sub('', first, count=1), cite, names)}"
        f"{_list(nested, cite, names) if nested else ''}</li>"
        for first, *nested in items(lines)
    )
    return f"<{tag}>{rows}</{tag}>"
