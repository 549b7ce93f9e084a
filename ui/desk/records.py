"""The desk's pages of records: updates, evaluation, review, the organisation's own file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape

from assistant import labels
from assistant.domain.answer import Versions
from assistant.domain.question import Language
from assistant.domain.vocabulary import Vocabulary
from assistant.review.export import as_case
from assistant.review.report import REASONS, Report
from ui.bits import spoken_in
from ui.desk.curve import curve
from ui.desk.layout import desk_page
from ui.desk.words import say
from ui.links import desk_link
from ui.markdown import quoting
from ui.own import FORM, Own, own_band
from ui.texts import texts


def updates_page(versions: Versions, kept: Iterable[str], effect: bool, language: Language) -> str:
    """What is in use, the versions that are kept, and the effect of the latest change."""
    names = texts(language).version_names
    now = "".join(
        f"<div><dt>{names[name]}</dt><dd>{escape(value)}</dd></div>"
        for name, value in versions.model_dump().items()
    )
    listed = "".join(f"<li>{escape(each)}</li>" for each in kept)
    history = (
        f"<h2>{escape(say('kept_versions', language))}</h2><ul>{listed}</ul>"
        if listed
        else f"<p>{escape(say('no_versions', language))}</p>"
    )
    framed = _framed("andringar/verkan", "effect", language)
    shown = f"<h2>{escape(say('effect', language))}</h2>{framed}" if effect else ""
    main = (
        f'<h2>{escape(say("now_used", language))}</h2><dl class="values">{now}</dl>{history}{shown}'
    )
    return desk_page(say("andringar", language), main, "andringar", language)


@dataclass(frozen=True, kw_only=True, slots=True)
class Result:
    """What a kept result of the evaluation found."""

    day: str
    revision: str
    right: Mapping[str, float | None]
    """Name of a set of cases to the share that was wholly right."""


def evaluation_page(written: datetime | None, results: Sequence[Result], language: Language) -> str:
    """The kept results over time, and the latest report in a frame of its own.

    Args:
        written: When the report was; None where there is none.
        results: Kept results, oldest first.
        language: Of the page.
    """
    if written is None:
        main = f"<p>{escape(say('no_report', language))}</p>"
    else:
        when = labels.time_words(written, language)
        main = (
            f"<h2>{escape(say('report_of', language, when=when))}</h2>"
            f"{_framed('utvardering/rapport', 'utvardering', language)}"
        )
    return desk_page(
        say("utvardering", language),
        f"{_over_time(results, language)}{main}",
        "utvardering",
        language,
    )


def _over_time(results: Sequence[Result], language: Language) -> str:
    title = say("over_time", language)
    if not results:
        return f"<h2>{escape(title)}</h2><p>{escape(say('no_history', language))}</p>"
    sets = list(dict.fromkeys(name for each in results for name in each.right))
    lines = {say(name, language): [each.right.get(name) for each in results] for name in sets}
    heads = "".join(
        f'<th scope="col">{escape(words)}</th>' for words in (say("kept_on", language), *lines)
    )
    rows = "".join(
        f'<tr><th scope="row">{escape(each.day)}<span class="meta">{escape(each.revision)}</span>'
        "</th>" + "".join(f"<td>{_share(each.right.get(name))}</td>" for name in sets) + "</tr>"
        for each in reversed(results)
    )
    return (
        f"<h2>{escape(title)}</h2><p>{escape(say('over_time_lead', language))}</p>"
        f"{curve(title, [each.day for each in results], lines)}"
        f'<table class="results"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'
    )


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.0%}"


def review_page(reports: Sequence[Report], vocabulary: Vocabulary, language: Language) -> str:
    """What waits for review."""
    if not reports:
        main = f"<p>{escape(say('no_reviews', language))}</p>"
    else:
        rows = "".join(_report(each, vocabulary, language) for each in reports)
        main = f'<p>{escape(say("review_lead", language))}</p><ul class="matters">{rows}</ul>'
    return desk_page(say("granskning", language), main, "granskning", language)


def own_page(own: Own, file: str, language: Language) -> str:
    """Where the organisation's own words go, and what is shown of them now."""
    kommuner = dict.fromkeys(each.kommun for each in own.contacts)
    shown = "".join(own_band(own, kommun, language) for kommun in kommuner or {None: None})
    nothing = f"<p>{escape(say('own_nothing', language))}</p>"
    main = (
        f"<p>{escape(say('own_lead', language, file=file))}</p>"
        f"<h2>{escape(say('own_now', language))}</h2>"
        f"{shown or nothing}"
        f"<h2>{escape(say('own_form', language))}</h2>"
        f'<pre tabindex="0" lang="en">{escape(FORM)}</pre>'
    )
    return desk_page(say("egen", language), main, "egen", language)


def _framed(address: str, title: str, language: Language) -> str:
    link = escape(desk_link(address, language))
    return (
        f'<p class="open"><a href="{link}">{escape(say("alone", language))}</a></p>'
        f'<iframe class="report" src="{link}" title="{escape(say(title, language))}"></iframe>'
    )


def _report(report: Report, vocabulary: Vocabulary, language: Language) -> str:
    reason = REASONS[report.reason].text(language)
    case = "; ".join(
        f"{labels.slot_name(vocabulary, slot, language)}: "
        f"{labels.slot_value(vocabulary, slot, value, language)}"
        for slot, value in report.case.items()
    )
    asked = labels.time_words(datetime.fromisoformat(report.as_of), language)
    facts = {
        "reported": escape(labels.time_words(report.reported, language)),
        "asked_about": escape(asked),
        "understood": escape(case),
        "answered": report.headline and spoken_in(report.language, report.headline, language),
        "said": report.words and spoken_in(report.language, report.words, language),
    }
    rows = "".join(
        f"<div><dt>{escape(say(key, language))}</dt><dd>{value}</dd></div>"
        for key, value in facts.items()
        if value
    )
    status = labels.word(labels.STATUSES, report.status, language)
    swedish = (report.question, report.words, *report.history) if report.language == "sv" else ()
    return (
        f"<li><h2>{spoken_in(report.language, report.question, language)}</h2>"
        f'<p class="meta"><strong>{escape(reason)}</strong>'
        f"<span>{escape(status)}</span><span>{escape(report.id)}</span></p>"
        f'<dl class="values">{rows}</dl><details class="fold"><summary>'
        f'{escape(say("as_case", language))}</summary><pre tabindex="0" lang="en">'
        f"{quoting(as_case(report), swedish)}</pre></details></li>"
    )
