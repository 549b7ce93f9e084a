"""A clause in its document as HTML: a whole page, or the part that the chat shows beside."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from assistant import labels
from assistant.api.engine import CorpusView
from assistant.domain.clause import Clause, Document, Span
from assistant.domain.question import Language
from assistant.errors import QuoteError
from ui.bits import of_sources
from ui.desk.documents import facts
from ui.desk.words import say
from ui.links import MARK, clause_link, desk_link
from ui.marking import find_quote
from ui.texts import texts

_NEIGHBOURS = 8
"""Clauses shown before and after in the chat."""


def place_of(corpus: CorpusView, clause: Clause, start: int | None, end: int | None) -> Span:
    """What to mark in the clause's text: the quoted place, or all of it.

    Args:
        corpus: Gives the characters of the file.
        clause: The clause that is shown.
        start: First character of the quote in the clause's file, or None.
        end: The one after its last, or None.
    """
    whole = Span(start=0, end=len(clause.text))
    if start is None or end is None or start >= end:
        return whole
    inside = [
        Span(start=max(span.start, start), end=min(span.end, end))
        for span in clause.spans
        if span.start < end and start < span.end
    ]
    for span in inside:
        try:
            found = find_quote(clause.text, corpus.quote(clause.file, span))
        except QuoteError:
            continue
        if found is not None:
            return found
    return whole


def panel(corpus: CorpusView, clause: Clause, mark: Span, language: Language) -> str:
    """The clause between its neighbours, for the chat."""
    words = texts(language)
    around = corpus.clauses_of(clause.document)
    position = next(index for index, each in enumerate(around) if each.id == clause.id)
    shown = around[max(0, position - _NEIGHBOURS) : position + _NEIGHBOURS + 1]
    whole = clause_link(clause.id, language)
    return (
        f"{_head(corpus.documents[clause.document], clause, language, 'h2')}"
        '<div class="document-text" tabindex="0" role="region" '
        f'aria-label="{escape(words.source)}"><div lang="sv">'
        f"{_body(shown, clause, mark, language, 'h3')}</div></div>"
        f'<p class="more"><a href="{escape(whole)}" target="_blank" rel="noopener">'
        f"{escape(words.whole_document)}</a></p>"
    )


def page(corpus: CorpusView, clause: Clause, mark: Span, language: Language) -> str:
    """The whole document with the clause marked, as a page of its own."""
    document = corpus.documents[clause.document]
    clauses = corpus.clauses_of(clause.document)
    main = (
        f"{_head(document, clause, language, 'h1')}"
        f'<div class="document-text" lang="sv">{_body(clauses, clause, mark, language, "h2")}</div>'
    )
    return _page(document.title, main, language, titled="sv")


def missing(language: Language) -> str:
    """The page for a clause that the corpus does not hold."""
    words = texts(language)
    main = f"<h1>{escape(words.not_found)}</h1><p>{escape(words.not_found_lead)}</p>"
    return _page(words.not_found, main, language)


def _head(document: Document, clause: Clause, language: Language, tag: str) -> str:
    standing = labels.word(labels.PASSAGE_STANDINGS, str(clause.standing), language)
    return (
        f'<div class="clause-head"><{tag} id="clause-title">'
        f"{of_sources(document.title, language)}</{tag}>"
        f'<p class="locator">{of_sources(clause.locator, language)}</p>'
        f'<p class="meta">{facts(document, language, standing)}</p></div>'
    )


def _body(
    clauses: Sequence[Clause], target: Clause, mark: Span, language: Language, heading: str
) -> str:
    parts: list[str] = []
    for each in clauses:
        here = each.id == target.id
        text = _marked(each.text, mark, language) if here else escape(each.text)
        kind = escape(each.kind.replace("_", "-"))
        current = " here" if here else ""
        tag = heading if each.kind == "heading" else "p"
        parts.append(f'<{tag} class="clause kind-{kind}{current}">{text}</{tag}>')
    return "".join(parts)


def _marked(text: str, mark: Span, language: Language) -> str:
    before, quoted, after = text[: mark.start], text[mark.start : mark.end], text[mark.end :]
    spoken = escape(texts(language).marked)
    return (
        f'{escape(before)}<mark id="{MARK}"><span class="sr" lang="{language}">[{spoken}:</span> '
        f'{escape(quoted)}<span class="sr">]</span></mark>{escape(after)}'
    )


def _page(title: str, main: str, language: Language, titled: Language | None = None) -> str:
    told = "" if titled is None else f' lang="{titled}"'
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark">'
        f"<title{told}>{escape(title)}</title>"
        '<link rel="stylesheet" href="/page/tokens.css">'
        '<link rel="stylesheet" href="/page/clause.css">'
        '</head><body class="document"><main>'
        f'<p class="back"><a href="/?lang={language}">← {escape(say("chat", language))}</a> '
        f'<a href="{escape(desk_link("text", language))}">'
        f"{escape(say('back_to_documents', language))}</a></p>{main}</main></body></html>"
    )
