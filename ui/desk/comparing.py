"""Two documents, or two versions of one, side by side with the words that differ marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import escape

from assistant.api.engine import CorpusView
from assistant.domain.clause import Clause, Document
from assistant.domain.question import Language
from ui.bits import permalink
from ui.desk.documents import facts, titles
from ui.desk.layout import desk_page, form, select
from ui.desk.words import say
from ui.links import clause_link

_WORD = re.compile(r"\S+\s*")
_ALIKE = 0.45
"""Share of words in common from which two clauses are set beside each other."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Side:
    """What stands on one side."""

    document: Document
    clauses: Sequence[Clause]
    version: str = ""
    """The version of the corpus that it is read from, in words; empty for what is served."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """Clauses that stand beside each other; one of them None where the other stands alone."""

    left: Clause | None
    right: Clause | None

    @property
    def same(self) -> bool:
        """Whether both have the same words."""
        return (
            self.left is not None and self.right is not None and self.left.text == self.right.text
        )


def align(left: Sequence[Clause], right: Sequence[Clause]) -> list[Row]:
    """The clauses of two documents in rows: equal ones, then those most alike between them."""
    matcher = SequenceMatcher(
        a=[each.text for each in left], b=[each.text for each in right], autojunk=False
    )
    rows: list[Row] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            rows += [
                Row(left=one, right=two) for one, two in zip(left[a:b], right[c:d], strict=True)
            ]
        else:
            rows += _paired(left[a:b], right[c:d])
    return rows


def marked(left: str, right: str) -> tuple[str, str]:
    """Two texts as HTML with the words that differ marked."""
    one, two = _WORD.findall(left), _WORD.findall(right)
    before, after = [], []
    for tag, a, b, c, d in SequenceMatcher(a=one, b=two, autojunk=False).get_opcodes():
        gone, come = escape("".join(one[a:b])), escape("".join(two[c:d]))
        before.append(gone if tag == "equal" or not gone else f"<del>{gone}</del>")
        after.append(come if tag == "equal" or not come else f"<ins>{come}</ins>")
    return "".join(before), "".join(after)


def comparison(corpus: CorpusView, left: Document, right: Document, language: Language) -> str:
    """The page of two documents."""
    named = titles(corpus, language)
    again = form(
        "text/jamfor",
        language,
        select("a", say("first", language), named, left.id, "sv")
        + select("b", say("second", language), named, right.id, "sv"),
        say("compare_button", language),
    )
    sides = (
        Side(document=left, clauses=corpus.clauses_of(left.id)),
        Side(document=right, clauses=corpus.clauses_of(right.id)),
    )
    body = again + _compared(*sides, language)
    return desk_page(say("compare", language), body, "text", language)


def version_form(document: str, kept: Mapping[str, str], language: Language, *chosen: str) -> str:
    """The form that asks for two versions of a document.

    Args:
        document: Its id.
        kept: The kept versions, id to words.
        language: Of the page.
        chosen: The two that are shown; by default the latest kept and what is served.
    """
    named = {"": say("served_now", language), **kept}
    one, other = chosen or (next(iter(kept), ""), "")
    return form(
        f"text/versioner/{document}",
        language,
        select("a", say("first_version", language), named, one)
        + select("b", say("second_version", language), named, other),
        say("compare_button", language),
    )


def versions_page(left: Side | None, right: Side | None, again: str, language: Language) -> str:
    """The page of two versions of one document; None where a version does not hold it."""
    if left is None or right is None:
        body = f"<p>{escape(say('not_in_version', language))}</p>"
    else:
        body = _compared(left, right, language)
    return desk_page(say("compare_versions", language), again + body, "text", language)


def _compared(left: Side, right: Side, language: Language) -> str:
    rows = align(left.clauses, right.clauses)
    if all(row.same for row in rows):
        return f"<p>{escape(say('no_difference', language))}</p>"
    table = _table(rows, left, right, language)
    return f"<p>{escape(say('compare_lead', language))}</p>{table}"


def _paired(left: Sequence[Clause], right: Sequence[Clause]) -> Iterator[Row]:
    """Clauses of two stretches that differ: each with the next that is like it, in order."""
    start = 0
    for one in left:
        words = one.text.split()
        found = next(
            (n for n in range(start, len(right)) if _likeness(words, right[n]) >= _ALIKE), None
        )
        if found is None:
            yield Row(left=one, right=None)
            continue
        yield from (Row(left=None, right=each) for each in right[start:found])
        yield Row(left=one, right=right[found])
        start = found + 1
    yield from (Row(left=None, right=each) for each in right[start:])


def _likeness(words: Sequence[str], other: Clause) -> float:
    theirs = other.text.split()
    matcher = SequenceMatcher(a=words, b=theirs, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= _ALIKE else 0.0


def _table(rows: Sequence[Row], left: Side, right: Side, language: Language) -> str:
    heads = "".join(
        f'<th scope="col"><span lang="sv">{escape(each.document.title)}</span>'
        f'<span class="meta">{facts(each.document, language)}'
        f"{f'<span>{escape(each.version)}</span>' if each.version else ''}</span></th>"
        for each in (left, right)
    )
    shown: list[str] = []
    alike = 0
    for row in [*rows, None]:
        if row is not None and row.same:
            alike += 1
            continue
        if alike:
            words = f"{alike} {say('same', language)}"
            shown.append(f'<tr class="alike"><td colspan="2">{escape(words)}</td></tr>')
            alike = 0
        if row is not None:
            shown.append(_row(row, left, right, language))
    return (
        f'<table class="sides"><thead><tr>{heads}</tr></thead>'
        f'<tbody lang="sv">{"".join(shown)}</tbody></table>'
    )


def _row(row: Row, left: Side, right: Side, language: Language) -> str:
    if row.left is not None and row.right is not None:
        before, after = marked(row.left.text, row.right.text)
    else:
        before = "" if row.left is None else f"<del>{escape(row.left.text)}</del>"
        after = "" if row.right is None else f"<ins>{escape(row.right.text)}</ins>"
    return (
        f"<tr>{_cell(row.left, before, left, language)}{_cell(row.right, after, right, language)}"
        "</tr>"
    )


def _cell(clause: Clause | None, text: str, side: Side, language: Language) -> str:
    if clause is None:
        return '<td class="none"></td>'
    # Links lead into what is served; a clause of another version may not be there.
    link = (
        ""
        if side.version
        else (
            " "
            + permalink(
                clause_link(clause.id, language),
                say("permalink", language),
                clause.locator,
                language,
            )
        )
    )
    return f"<td>{text}{link}</td>"
