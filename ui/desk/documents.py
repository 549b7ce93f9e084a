"""Avtalstext: search with filters, the documents with their clauses, those that are absent."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from assistant import labels
from assistant.api.engine import CorpusView
from assistant.domain.clause import Clause, Document
from assistant.domain.question import Language
from ui.bits import of_sources, permalink
from ui.desk.layout import desk_page, form, select
from ui.desk.words import say
from ui.links import clause_link, desk_link
from ui.markdown import quoting

_STEM = 6
"""Letters from the beginning of a word that its other forms share."""
SHOWN = 30
"""Hits shown of a search."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Filter:
    """What a search is narrowed to; empty for everything."""

    words: str = ""
    kind: str = ""
    issuer: str = ""
    standing: str = ""
    year: str = ""

    def lets(self, document: Document) -> bool:
        """Whether a document is within it."""
        return (
            self.kind in ("", document.kind)
            and self.issuer in ("", document.issuer)
            and self.year in ("", _year(document))
        )

    def lets_clause(self, clause: Clause, document: Document) -> bool:
        """Whether a clause is."""
        return self.lets(document) and self.standing in ("", str(clause.standing))


def overview(
    corpus: CorpusView, asked: Filter, hits: Sequence[Clause] | None, language: Language
) -> str:
    """The search with its hits (None where nothing is searched for), and every document."""
    documents = [each for each in corpus.documents.values() if asked.lets(each)]
    parts = [
        _search(corpus, asked, language),
        "" if hits is None else _hits(corpus, asked.words, hits, language),
        _listed(corpus, documents, language),
        _compare(corpus, language),
        _absent(corpus, language),
    ]
    return desk_page(say("text", language), "".join(parts), "text", language)


def one_document(
    corpus: CorpusView, document: Document, language: Language, below: str = ""
) -> str:
    """A document with all its clauses, each with a link of its own, and HTML ``below`` them."""
    name = say("permalink", language)
    rows = "".join(
        f'<{_tag(each)} class="clause kind-{escape(each.kind.replace("_", "-"))}" '
        f'id="{escape(anchor(each))}">{escape(each.text)} '
        f"{permalink(clause_link(each.id, language), name, each.locator, language)}"
        f"</{_tag(each)}>"
        for each in corpus.clauses_of(document.id)
    )
    main = (
        f'<p class="back"><a href="{escape(desk_link("text", language))}">'
        f"← {escape(say('back_to_documents', language))}</a></p>"
        f'<p class="meta">{facts(document, language)}</p>'
        f'<div class="document-text" lang="sv">{rows}</div>{below}'
    )
    return desk_page(document.title, main, "text", language, f"/d/{document.id}", titled="sv")


def anchor(clause: Clause) -> str:
    """A clause's place on the page of its document."""
    return clause.id.partition("#")[2] or clause.id


def facts(document: Document, language: Language, *more: str) -> str:
    """Date, kind, what ``more`` there is to say, issuer and number of a document as a line."""
    listed = [
        escape(labels.word(labels.DOCUMENT_KINDS, document.kind, language)),
        *map(escape, more),
        of_sources(document.issuer, language),
        escape(document.diarienummer or ""),
    ]
    rest = "".join(f"<span>{fact}</span>" for fact in listed if fact)
    return dated(document, language) + rest


def dated(document: Document, language: Language) -> str:
    """A document's date, or what is known of it, as a part of such a line."""
    return f"<span>{quoting(labels.document_date(document, language))}</span>"


def titles(corpus: CorpusView, language: Language) -> dict[str, str]:
    """Documents by id, with title and date: titles stand more than once."""
    return {
        each.id: f"{each.title} ({each.date or labels.date_note(each, language) or '–'})"
        for each in corpus.documents.values()
    }


def _search(corpus: CorpusView, asked: Filter, language: Language) -> str:
    documents = corpus.documents.values()
    every = {"": say("all", language)}
    kinds = {
        each.kind: labels.word(labels.DOCUMENT_KINDS, each.kind, language) for each in documents
    }
    issuers = {each: each for each in sorted({each.issuer for each in documents})}
    years = {each: each for each in sorted({_year(each) for each in documents} - {""})}
    standings = {key: word.text(language) for key, word in labels.PASSAGE_STANDINGS.items()}
    fields = (
        f'<label class="wide">{escape(say("search", language))}<input type="search" name="q" '
        f'value="{escape(asked.words)}" maxlength="400" autocomplete="off"></label>'
        + select("slag", say("kind", language), every | kinds, asked.kind)
        + select("utgivare", say("issuer", language), every | issuers, asked.issuer, "sv")
        + select("ar", say("year", language), every | years, asked.year)
        + select("stallning", say("standing", language), every | standings, asked.standing)
    )
    return form("text", language, fields, say("search_button", language))


def _hits(corpus: CorpusView, words: str, hits: Sequence[Clause], language: Language) -> str:
    heading = f"<h2>{escape(say('hits', language))} ({len(hits)})</h2>"
    if not hits:
        return f"{heading}<p>{escape(say('no_hits', language))}</p>"
    rows = "".join(
        f'<li><a href="{escape(clause_link(each.id, language))}">'
        f"{of_sources(corpus.documents[each.document].title, language)}</a>"
        f'<p class="meta"><span>{of_sources(each.locator, language)}</span>'
        f"<span>{escape(_standing(each, language))}</span>"
        f'</p><blockquote lang="sv">{escape(each.text)}</blockquote></li>'
        for each in hits
    )
    near = "" if _has(words, hits) else f"<p>{escape(say('only_near', language))}</p>"
    return f'{heading}{near}<ol class="hits">{rows}</ol>'


def _has(words: str, hits: Sequence[Clause]) -> bool:
    """Whether some hit has one of the words, or another form of it."""
    stems = [word[:_STEM] for word in re.findall(r"\w{3,}", words.casefold())]
    return any(stem in each.text.casefold() for each in hits for stem in stems)


def _standing(clause: Clause, language: Language) -> str:
    return labels.word(labels.PASSAGE_STANDINGS, str(clause.standing), language)


def _listed(corpus: CorpusView, documents: Sequence[Document], language: Language) -> str:
    rows = "".join(
        f'<li><a href="{escape(desk_link(f"text/d/{each.id}", language))}">'
        f"{of_sources(each.title, language)}</a>"
        f'<p class="meta">{facts(each, language)}<span>{len(corpus.clauses_of(each.id))} '
        f"{escape(say('clauses', language))}</span></p></li>"
        for each in documents
    )
    return (
        f"<h2>{escape(say('documents', language))} ({len(documents)})</h2>"
        f'<ul class="documents">{rows}</ul>'
    )


def _compare(corpus: CorpusView, language: Language) -> str:
    named = titles(corpus, language)
    fields = select("a", say("first", language), named, "", "sv") + select(
        "b", say("second", language), named, "", "sv"
    )
    return f"<h2>{escape(say('compare', language))}</h2>" + form(
        "text/jamfor", language, fields, say("compare_button", language)
    )


def _absent(corpus: CorpusView, language: Language) -> str:
    rows = "".join(
        f"<li><strong>{escape(each.title if language == 'sv' else each.title_en)}</strong>"
        + "".join(
            f'<p class="meta"><span>{escape(say("referred", language))} '
            f'<a href="{escape(desk_link(f"text/d/{document}", language))}">'
            f"{of_sources(corpus.documents[document].title, language)}</a></span></p>"
            f'<blockquote lang="sv">{escape(" ".join(quote.split()))}</blockquote>'
            for document, quote in each.referred
            if document in corpus.documents
        )
        + "</li>"
        for each in corpus.absent
    )
    if not rows:
        return ""
    return (
        f"<h2>{escape(say('absent', language))} ({len(corpus.absent)})</h2>"
        f'<p>{escape(say("absent_lead", language))}</p><ul class="documents">{rows}</ul>'
    )


def _tag(clause: Clause) -> str:
    return "h2" if clause.kind == "heading" else "p"


def _year(document: Document) -> str:
    day = document.date or document.not_before
    return "" if day is None else str(day.year)
