"""The desk's addresses."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path

from fastapi import APIRouter, FastAPI
from fastapi.responses import FileResponse, HTMLResponse, RedirectResponse, Response

from assistant.answering.lookup_contradictions import load_contradictions
from assistant.api.engine import CorpusView, Engine
from assistant.clock import now
from assistant.corpus.omissions import load_omissions
from assistant.corpus.store import Corpus
from assistant.domain.overview import by_hour
from assistant.domain.question import Language
from assistant.errors import UsageError
from assistant.review.report import Report
from assistant.understanding.personal_data import mask
from ui.desk.comparing import Side, comparison, version_form, versions_page
from ui.desk.documents import SHOWN, Filter, one_document, overview
from ui.desk.layout import desk_page
from ui.desk.map import ROWS, Spot, case_page, map_page, moment_of
from ui.desk.open_matters import PARTS, OpenMatters, open_page
from ui.desk.records import Result, evaluation_page, own_page, review_page, updates_page
from ui.desk.words import say
from ui.links import desk_link
from ui.own import Own

_LOOKED_THROUGH = 200
"""Hits looked through for those that the filters let by."""
_YEARS = range(1990, 2100)
"""Years that the map may be asked for."""
_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; frame-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
_FRAMED = {
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
    "x-frame-options": "SAMEORIGIN",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Desk:
    """What the desk shows, and where it lies."""

    engine: Engine
    corpus: Callable[[], Path]
    """Folder of the corpus that is answered from."""
    report: Path
    """The latest report of the evaluation, an HTML page; may not be there."""
    effects: Path
    """Folder with the effect pages of changes; may not be there."""
    kept: Callable[[], Mapping[str, str]]
    """The versions of the corpus that are kept, id to words, latest first."""
    version: Callable[[str], CorpusView]
    """A kept version by its id."""
    results: Callable[[], tuple[Result, ...]]
    """Kept results of the evaluation, oldest first."""
    reports: Callable[[], tuple[Report, ...]]
    own: Own
    own_file: str
    """Name of the organisation's own file."""


def mount_desk(app: FastAPI, desk: Desk) -> None:
    """Put the desk's pages on the server."""
    app.include_router(_documents(desk))
    app.include_router(_map(desk))
    app.include_router(_records(desk))


def _page(html: str, status: int = 200) -> HTMLResponse:
    return HTMLResponse(html, status, headers={"content-security-policy": _POLICY})


def _missing(view: str, sentence: str, language: Language) -> HTMLResponse:
    page = desk_page(say("missing", language), f"<p>{sentence}</p>", view, language)
    return _page(page, 404)


def _language(lang: str) -> Language:
    return "en" if lang == "en" else "sv"


def _documents(desk: Desk) -> APIRouter:
    router = APIRouter(include_in_schema=False)

    @router.get("/text")
    def text(
        q: str = "",
        slag: str = "",
        utgivare: str = "",
        ar: str = "",
        stallning: str = "",
        lang: str = "sv",
    ) -> HTMLResponse:
        corpus = desk.engine.corpus
        asked = Filter(
            words=mask(q.strip()).text, kind=slag, issuer=utgivare, standing=stallning, year=ar
        )
        hits = None
        if asked.words:
            try:
                found = desk.engine.search(asked.words, _LOOKED_THROUGH)
            except UsageError:
                found = []
            within = [
                each.clause
                for each in found
                if asked.lets_clause(each.clause, corpus.documents[each.clause.document])
            ]
            hits = within[:SHOWN]
        return _page(overview(corpus, asked, hits, _language(lang)))

    @router.get("/text/d/{document_id}")
    def document(document_id: str, lang: str = "sv") -> HTMLResponse:
        found = desk.engine.corpus.documents.get(document_id)
        if found is None:
            return _missing("text", "", _language(lang))
        language, kept = _language(lang), desk.kept()
        below = ""
        if kept:
            title = f"<h2>{say('compare_versions', language)}</h2>"
            below = title + version_form(document_id, kept, language)
        return _page(one_document(desk.engine.corpus, found, language, below))

    @router.get("/text/jamfor")
    def compare(a: str = "", b: str = "", lang: str = "sv") -> Response:
        documents = desk.engine.corpus.documents
        if a not in documents or b not in documents:
            return RedirectResponse(desk_link("text", _language(lang)), 303)
        return _page(comparison(desk.engine.corpus, documents[a], documents[b], _language(lang)))

    @router.get("/text/versioner/{document_id}")
    def versions(document_id: str, a: str = "", b: str = "", lang: str = "sv") -> Response:
        language, kept = _language(lang), desk.kept()
        if not {a, b} <= {"", *kept}:
            known = document_id in desk.engine.corpus.documents
            back = f"text/d/{document_id}" if known else "text"
            return RedirectResponse(desk_link(back, language), 303)

        def side(version: str) -> Side | None:
            corpus = desk.version(version) if version else desk.engine.corpus
            found = corpus.documents.get(document_id)
            if found is None:
                return None
            clauses = corpus.clauses_of(document_id)
            return Side(document=found, clauses=clauses, version=kept.get(version, ""))

        left, right = side(a), side(b)
        if left is None and right is None:
            return _missing("text", say("not_in_versions", language), language)
        again = version_form(document_id, kept, language, a, b)
        return _page(versions_page(left, right, again, language))

    return router


def _map(desk: Desk) -> APIRouter:
    router = APIRouter(include_in_schema=False)
    grids = lru_cache(maxsize=8)(lambda rules, slot, day: by_hour(desk.engine.resolver, slot, day))

    def today() -> date:
        return now().astimezone(desk.engine.vocabulary.zone).date()

    @router.get("/karta")
    def shown(rad: str = ROWS[0], dag: str = "", lang: str = "sv") -> HTMLResponse:
        slot = rad if rad in ROWS and rad in desk.engine.vocabulary.slots else ROWS[0]
        day = _day(dag) or today()
        drawn = grids(desk.engine.versions.rules, slot, day)
        return _page(map_page(drawn, slot, day, desk.engine.resolver, _language(lang)))

    @router.get("/karta/fall")
    def case(
        plikt: str = "",
        rad: str = "",
        varde: str = "",
        tid: str = "",
        dag: str = "",
        lang: str = "sv",
    ) -> HTMLResponse:
        language, day = _language(lang), _day(dag) or today()
        spot = Spot(duty=plikt, slot=rad, value=varde, bands=frozenset(tid.split()), day=day)
        moment = moment_of(spot, desk.engine.resolver)
        try:
            if moment is None or rad not in ROWS:
                raise UsageError("There is no such cell.")
            answer = desk.engine.resolve(
                {rad: varde, "plikt": plikt}, moment, trace=True, language=language
            )
        except UsageError:
            return _missing("karta", say("case_gone", language), language)
        return _page(case_page(spot, moment, answer, desk.engine.resolver))

    @router.get("/oppet")
    @router.get("/oppet/{part}")
    def open_matters(part: str = "positions", lang: str = "sv") -> HTMLResponse:
        if part not in PARTS:
            return _missing("oppet", "", _language(lang))
        engine = desk.engine
        held = engine.corpus
        matters = OpenMatters(
            book=engine.resolver.book,
            vocabulary=engine.vocabulary,
            corpus=held,
            contradictions=load_contradictions(desk.corpus(), held)
            if isinstance(held, Corpus)
            else (),
            omissions=load_omissions(desk.corpus(), held) if isinstance(held, Corpus) else (),
        )
        return _page(open_page(matters, part, _language(lang)))

    return router


def _records(desk: Desk) -> APIRouter:
    router = APIRouter(include_in_schema=False)

    @router.get("/andringar")
    def updates(lang: str = "sv") -> HTMLResponse:
        shown = _newest(desk.effects) is not None
        return _page(
            updates_page(desk.engine.versions, desk.kept().values(), shown, _language(lang))
        )

    @router.get("/andringar/verkan")
    def effect(lang: str = "sv") -> Response:
        return _framed(_newest(desk.effects), "andringar", lang)

    @router.get("/utvardering")
    def evaluation(lang: str = "sv") -> HTMLResponse:
        written = None
        if desk.report.is_file():
            at = datetime.fromtimestamp(desk.report.stat().st_mtime, UTC)
            written = at.astimezone(desk.engine.vocabulary.zone)
        return _page(evaluation_page(written, desk.results(), _language(lang)))

    @router.get("/utvardering/rapport")
    def report(lang: str = "sv") -> Response:
        return _framed(desk.report if desk.report.is_file() else None, "utvardering", lang)

    @router.get("/granskning")
    def review(lang: str = "sv") -> HTMLResponse:
        return _page(review_page(desk.reports(), desk.engine.vocabulary, _language(lang)))

    @router.get("/egen")
    def own(lang: str = "sv") -> HTMLResponse:
        return _page(own_page(desk.own, desk.own_file, _language(lang)))

    return router


def _framed(path: Path | None, view: str, lang: str) -> Response:
    if path is None:
        return _missing(view, "", _language(lang))
    return FileResponse(path, media_type="text/html; charset=utf-8", headers=_FRAMED)


def _newest(folder: Path) -> Path | None:
    return max(folder.glob("*.html"), key=lambda path: path.stat().st_mtime, default=None)


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.year in _YEARS else None
