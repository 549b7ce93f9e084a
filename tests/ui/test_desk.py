"""The desk over the shipped corpus: what each page shows, and that every link on it leads on."""

from __future__ import annotations

import html
import os
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from assistant.bootstrap import build
from assistant.domain.clause import Clause, Span, Standing
from assistant.domain.overview import by_hour
from assistant.review.queue import ReviewQueue
from assistant.review.report import report
from assistant.service import Assistant
from assistant.settings import Settings
from eval.baseline import Baseline, to_json
from tests import sample
from tests.ui.test_render import Shown
from ui.desk.comparing import align, marked
from ui.desk.curve import curve
from ui.desk.layout import VIEWS
from ui.desk.map import Spot, moment_of
from ui.desk.open_matters import PARTS
from ui.desk.results import kept_results
from ui.desk.routes import Desk, mount_desk
from ui.own import Own
from ui.sections import headline


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="module")
def assistant(data: Path) -> Assistant:
    return build(Settings(data=data))


class Older:
    """A corpus as it was: its first document worded otherwise, its last one not there."""

    def __init__(self, now: Any) -> None:
        self._now = now
        self.documents = dict(list(now.documents.items())[:-1])

    def clauses_of(self, document_id: str) -> tuple[Clause, ...]:
        first, *rest = self._now.clauses_of(document_id)
        return (replace(first, text=f"{first.text} förr"), *rest)


@pytest.fixture(scope="module")
def desk(assistant: Assistant, data: Path) -> Iterator[TestClient]:
    app = FastAPI()
    mount_desk(
        app,
        Desk(
            engine=assistant,
            corpus=lambda: sample.CORPUS,
            report=data / "eval" / "report.html",
            effects=data / "effects",
            kept=lambda: {"abc": "2026-10-01 · abc"},
            version=lambda _: Older(assistant.corpus),
            results=lambda: kept_results(data / "suite"),
            reports=ReviewQueue(data / "review", 0).all,
            own=Own(),
            own_file="own.yaml",
        ),
    )
    with TestClient(app) as client:
        yield client


def page(desk: TestClient, address: str, status: int = 200) -> str:
    answer = desk.get(address)
    assert answer.status_code == status
    assert "script-src" not in answer.headers["content-security-policy"]
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    text = answer.text
    Shown(text.removeprefix("<!doctype html>"))
    return text


def words(text: str) -> str:
    text = re.sub(r'<span lang="sv">(.*?)</span>', r"\1", text)
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text)))


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("view", VIEWS)
def test_every_view_is_a_whole_page_in_its_language(
    desk: TestClient, view: str, language: str
) -> None:
    text = page(desk, f"/{view}?lang={language}")
    assert f'<html lang="{language}">' in text
    assert text.count("aria-current=page") == 1
    assert text.count("<h1>") == 1
    assert "<script" not in text
    assert 'style="' not in text


def test_every_document_is_listed_and_opens_with_all_its_clauses(
    desk: TestClient, assistant: Assistant
) -> None:
    listed = page(desk, "/text")
    for document in assistant.corpus.documents.values():
        assert f"/text/d/{document.id}?lang=sv" in listed
        text = page(desk, f"/text/d/{document.id}")
        assert text.count('class="anchor"') == len(assistant.corpus.clauses_of(document.id))


def test_every_absent_document_is_told_with_who_refers_to_it(
    desk: TestClient, assistant: Assistant
) -> None:
    listed = words(page(desk, "/text"))
    for absent in assistant.corpus.absent:
        assert absent.title in listed


def test_a_search_finds_clauses_and_filters_narrow_it(desk: TestClient) -> None:
    found = page(desk, "/text?q=tröskelprincipen")
    assert "tröskelprincip" in words(found).casefold()
    assert found.count("/k/") > 3
    letters = page(desk, "/text?q=tröskelprincipen&slag=letter&ar=2024")
    assert 0 < letters.count("/k/") < found.count("/k/")
    assert "Inga ställen passar" in page(desk, "/text?q=tröskelprincipen&ar=1999")


@pytest.mark.parametrize(
    "query", ["q=%F0%9F%98%80", "q=" + "a" * 5000, "q=%00", "slag=%22%3E%3Cb%3E", "ar=x", "lang=de"]
)
def test_odd_searches_give_a_page_all_the_same(desk: TestClient, query: str) -> None:
    assert "<b>" not in page(desk, f"/text?{query}")


def test_two_documents_stand_side_by_side_with_differing_words_marked(
    desk: TestClient, assistant: Assistant
) -> None:
    first, second = list(assistant.corpus.documents)[:2]
    text = page(desk, f"/text/jamfor?a={first}&b={second}")
    assert "<del>" in text
    assert "<ins>" in text
    assert "samma text" in page(desk, f"/text/jamfor?a={first}&b={first}")
    assert desk.get("/text/jamfor?a=x&b=y", follow_redirects=False).status_code == 303


def test_two_versions_of_a_document_stand_side_by_side(
    desk: TestClient, assistant: Assistant
) -> None:
    first, *_, last = assistant.corpus.documents
    assert f'action="/text/versioner/{first}"' in page(desk, f"/text/d/{first}")
    text = page(desk, f"/text/versioner/{first}?a=abc&b=")
    assert text.count("<del>") == 1
    assert "förr</del>" in text
    assert "2026-10-01 · abc" in text
    # Only clauses of what is served have a page to link to.
    assert text.count('class="anchor"') == 1
    assert "har samma text" in page(desk, f"/text/versioner/{first}?a=&b=")
    assert "bara i den ena" in page(desk, f"/text/versioner/{last}?a=abc&b=")
    assert "Ingen av versionerna" in page(desk, f"/text/versioner/{last}?a=abc&b=abc", 404)
    gone = desk.get(f"/text/versioner/{first}?a=nosuch", follow_redirects=False)
    assert gone.status_code == 303


def clause(number: int, text: str) -> Clause:
    return Clause(
        id=f"d#{number}", document="d", locator="", heading_path=(), standing=Standing.ACCOUNT,
        kind="text", file="f", spans=(Span(start=0, end=1),), text=text,
    )  # fmt: skip


def test_clauses_that_are_alike_stand_beside_each_other_and_none_is_lost() -> None:
    left = [clause(0, "a b c"), clause(1, "avtalet gäller till 2024"), clause(2, "borta helt")]
    right = [clause(3, "nytt stycke"), clause(4, "avtalet gäller till 2028"), clause(5, "a b c")]
    rows = align(left, right)
    assert {each.left.id for each in rows if each.left} == {each.id for each in left}
    assert {each.right.id for each in rows if each.right} == {each.id for each in right}
    assert len(rows) < len(left) + len(right)


def test_differing_words_are_marked_and_markup_stays_text() -> None:
    assert marked("till <b> 2024", "till <b> 2028") == (
        "till &lt;b&gt; <del>2024</del>",
        "till &lt;b&gt; <ins>2028</ins>",
    )


@pytest.mark.parametrize("slot", ["boende", "kommun", "atgard"])
def test_every_cell_of_the_map_opens_a_case_of_its_own_status(desk: TestClient, slot: str) -> None:
    text = page(desk, f"/karta?rad={slot}&dag=2026-10-14")
    cells = re.findall(r'<a class="cell (\w+)" href="([^"]+)"', text)
    assert len(cells) > 20
    for status, link in cells[:: max(1, len(cells) // 25)]:
        case = page(desk, html.unescape(link))
        assert 'class="badge ' in case
        assert 'class="trace"' in case
        if status in ("contested", "silent"):
            assert f'class="badge {status}"' in case


def test_a_cell_s_moment_is_in_its_hours_by_the_rules_of_its_day(assistant: Assistant) -> None:
    calendar = assistant.resolver.calendar
    for bands in calendar.band_sets():
        for day in (date(2020, 6, 1), date(2022, 5, 2), date(2026, 10, 14)):
            spot = Spot(duty="radgivning", slot="boende", value="", bands=bands, day=day)
            moment = moment_of(spot, assistant.resolver)
            assert moment is not None
            assert calendar.bands_at(moment) == bands


@pytest.mark.parametrize(
    "query",
    ["", "?plikt=x&rad=boende&varde=x", "?rad=inskriven&varde=true", "?dag=9999-12-31&tid=x"],
)
def test_a_case_that_is_not_there_says_what_to_do(desk: TestClient, query: str) -> None:
    assert "Gå tillbaka till kartan" in page(desk, f"/karta/fall{query}", 404)


def test_what_is_open_is_told_whole(desk: TestClient, assistant: Assistant) -> None:
    assert page(desk, "/oppet") == page(desk, "/oppet/positions")
    text = " ".join(words(page(desk, f"/oppet/{part}")) for part in PARTS)
    book = assistant.resolver.book
    for gap in book.gaps:
        assert gap.says.sv in text
    for rule in book.rules:
        assert rule.id in text
        assert " ".join(rule.says.sv.split()) in text
    assert f"0 av {len(book.rules)} regler är granskade" in text
    menu = page(desk, "/oppet").partition('<ul class="parts">')[2].partition("</ul>")[0]
    assert re.findall(r'href="/oppet/([^"?]+)', menu) == list(PARTS)
    assert desk.get("/oppet/annat").status_code == 404


def test_every_clause_linked_to_is_one_that_the_corpus_holds(
    desk: TestClient, assistant: Assistant
) -> None:
    quoting = ("positions", "gaps", "contradictions", "omissions")
    for address in (*(f"/oppet/{part}" for part in quoting), "/text?q=hembesök"):
        linked = re.findall(r'href="/k/([^"?]+)', page(desk, address))
        assert linked
        assert {unquote(each) for each in linked} <= set(assistant.corpus.clauses)


def test_the_report_is_shown_once_there_is_one(desk: TestClient, data: Path) -> None:
    assert "Ingen rapport finns ännu" in page(desk, "/utvardering")
    assert desk.get("/utvardering/rapport").status_code == 404
    (data / "eval").mkdir()
    (data / "eval" / "report.html").write_text("<!doctype html><p>Rapport</p>", "utf-8")
    os.utime(data / "eval" / "report.html", (0, 0))
    assert "torsdag 1 januari 1970" in page(desk, "/utvardering")
    shown = desk.get("/utvardering/rapport")
    assert shown.text.endswith("<p>Rapport</p>")
    assert shown.headers["x-frame-options"] == "SAMEORIGIN"
    assert "script-src" not in shown.headers["content-security-policy"]


def test_kept_results_are_drawn_over_time_and_told_in_words_where_there_are_none(
    desk: TestClient, data: Path
) -> None:
    assert "Inget resultat är sparat ännu" in page(desk, "/utvardering")
    suite = data / "suite"
    suite.mkdir()
    kept = Baseline(
        versions={}, sources={}, cases={}, scores={"tune": {"cases_right": 0.91}, "blind": {}}
    )
    (suite / "baseline.json").write_text(to_json(kept), "utf-8")
    os.utime(suite / "baseline.json", (0, 0))
    text = page(desk, "/utvardering?lang=en")
    assert '<svg class="curve" role="img"' in text
    assert "1970-01-01" in text
    assert "<td>91%</td><td>–</td>" in text
    (suite / "baseline.json").write_text("{}", "utf-8")
    assert "Inget resultat är sparat ännu" in page(desk, "/utvardering")


@pytest.mark.parametrize(
    ("shares", "dots"), [([0.5], 1), ([None, 0.5, 1.0], 2), ([2.0, -1.0], 2), ([None], 0)]
)
def test_a_curve_has_a_dot_for_every_share_within_its_frame(
    shares: list[float | None], dots: int
) -> None:
    drawn = curve("Rätt", [str(day) for day in range(len(shares))], {"alla": shares})
    heights = [float(each) for each in re.findall(r'cy="([\d.]+)"', drawn)]
    assert len(heights) == dots
    assert all(0 <= each <= 200 for each in heights)


def swedish(text: str) -> list[str]:
    """Texts of a page, but for quotes and titles, that have more Swedish small words than English.

    Legal terms stay Swedish within an English sentence.
    """
    told = re.sub(r'<(\w+)[^>]*lang="sv"[^>]*>.*?</\1>', "", text, flags=re.DOTALL)
    told = re.sub(r'<a [^>]*href="/(k|text/d)/.*?</a>', "", told, flags=re.DOTALL)
    return [
        each
        for each in re.findall(r">([^<>]+)<", told)
        if len(re.findall(r"\b(och|inte|är|som|för|att|av|på|gäller|källorna|ingen)\b", each))
        > len(re.findall(r"\b(and|not|is|are|that|for|to|of|on|the|by|in|a)\b", each.lower()))
    ]


@pytest.mark.parametrize(
    "address",
    ["/karta?dag=2026-10-14&", "/andringar?", "/egen?", "/utvardering?"]
    + [f"/oppet/{part}?" for part in PARTS],
)
def test_a_desk_page_in_english_has_no_swedish_but_quotes_and_titles(
    desk: TestClient, address: str
) -> None:
    assert swedish(page(desk, f"{address}lang=en")) == []
    assert swedish("<p>Källorna är tysta och säger inte vem.</p>") != []


def test_a_case_of_the_map_in_english_is_english_down_to_its_rules(desk: TestClient) -> None:
    shown = page(desk, "/karta?dag=2026-10-14&lang=en")
    for status in ("contested", "silent", "settled"):
        link = re.search(rf'<a class="cell {status}" href="([^"]+)"', shown)
        assert link is not None
        case = page(desk, html.unescape(link[1]))
        assert swedish(case.partition('<ol class="sources">')[0]) == []
        assert swedish(case[case.index('<ul class="trace">') :]) == []


def test_the_effect_of_the_latest_change_is_shown_once_there_is_one(
    desk: TestClient, data: Path
) -> None:
    assert "iframe" not in page(desk, "/andringar")
    (data / "effects").mkdir()
    (data / "effects" / "a.html").write_text("<p>Verkan</p>", "utf-8")
    assert "iframe" in page(desk, "/andringar")
    assert "Verkan" in desk.get("/andringar/verkan").text


def test_the_review_queue_shows_what_is_reported_with_the_case_to_export(
    desk: TestClient, data: Path
) -> None:
    assert "Inget väntar på granskning" in page(desk, "/granskning")
    made = report(
        sample.answer("Vem är jour <nu>?"), reason="who", words="Fel.", history=(), chosen={},
        now=sample.NOW,
    )  # fmt: skip
    ReviewQueue(data / "review", 0).put(made)
    text = words(page(desk, "/granskning"))
    for each in ("Vem är jour <nu>?", "Fel person eller enhet", "Fel.", f"id: R-{made.id}"):
        assert each in text


def test_the_place_of_the_own_file_is_shown_to_whoever_runs_the_service(desk: TestClient) -> None:
    text = words(page(desk, "/egen"))
    assert "own.yaml" in text
    assert "ASSISTANT_OWN" in text
    assert "danger:" in text


def test_the_headline_of_every_case_agrees_with_its_badge(assistant: Assistant) -> None:
    day = date(2026, 11, 23)
    moments: dict[frozenset[str], Any] = {}
    for grid in by_hour(assistant.resolver, "boende", day):
        for value in grid.rows:
            for _, bands in grid.columns:
                spot = Spot(duty=grid.duty, slot="boende", value=value, bands=bands, day=day)
                if bands not in moments:
                    moments[bands] = moment_of(spot, assistant.resolver)
                answer = assistant.resolve({"boende": value, "plikt": grid.duty}, moments[bands])
                first = headline(answer).casefold()
                assert ("omstritt" in first) == (answer.status == "contested"), spot
                if "källorna anger ingen" in first:
                    assert answer.status in ("silent", "contested"), spot
