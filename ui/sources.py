"""The sources of an answer as a list: document, place, date, standing and the quote."""

from __future__ import annotations

from html import escape

from assistant import labels
from assistant.domain.answer import Citation
from ui.bits import fold, of_sources
from ui.view import View


def sources(view: View) -> str:
    """Every citation, folded away until it is wanted."""
    citations = view.answer.citations
    if not citations:
        return ""
    rows = "".join(_source(citation, view) for citation in citations)
    title = f"{view.words.sources} ({len(citations)})"
    return fold(title, f'<ol class="sources">{rows}</ol>', "print-open")


def _source(citation: Citation, view: View) -> str:
    language = view.language
    standing = labels.word(labels.PASSAGE_STANDINGS, citation.standing, language)
    kind = labels.word(labels.DOCUMENT_KINDS, citation.document_kind, language)
    return (
        f'<li value="{citation.n}"><a class="source" data-clause '
        f'href="{escape(view.link(citation))}">'
        f'<span class="n" aria-hidden="true">{citation.n}</span>'
        f"<span><strong>{of_sources(citation.title, language)}</strong>"
        f"<span>{of_sources(citation.locator, language)}</span></span></a>"
        f'<p class="meta"><span>{view.inline(labels.citation_date(citation, language))}</span>'
        f"<span>{escape(kind)}</span><span>{escape(standing)}</span></p>"
        f'<blockquote lang="sv">{escape(citation.quote)}</blockquote></li>'
    )
