"""The desk's pages of records: updates, evaluation, review, the organisation's own file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from html import escape

from assistant import labels
from assistant.domain.answer import Versions
from assistant.domain.question import Language
from assistant.domain.vocabulary import Vocabulary
from assistant.review.export import as_case
from assistant.review.report import REASONS, Report
from ui.desk.layout import desk_page
from ui.desk.words import say
from ui.links import desk_link
from ui.own import FORM, Own, own_band
from ui.texts import texts


def updates_page(versions: Versions, kept: Sequence[str], effect: bool, language: Language) -> str:
    """What is in use, the versions that are kept, and the effect of the latest change."""
    names = texts(language).version_names
    now = "".join(
        f"<div><dt>{names[name]}</dt><dd>{escape(value)}</dd></div>"
        for name, value in versions.model_dump().items()
    )
    listed = "".join(f"<li>{escape(each)}</li>" for each in kept)
    history = (
        f"<h2>{escape(say('kept_versions', language))}</h2><ul>{listed}</ul>"
        if kept
        else f"<p>{escape(say('no_versions', language))}</p>"
    )
    framed = _framed("andringar/verkan", "effect", language)
    shown = f"<h2>{escape(say('effect', language))}</h2>{framed}" if effect else ""
    main = (
        f'<h2>{escape(say("now_used", language))}</h2><dl class="values">{now}</dl>{history}{shown}'
    )
    return desk_page(say("andringar", language), main, "andringar", language)


def evaluation_page(written: datetime | None, language: Language) -> str:
    """The latest report of the evaluation suite, in a frame of its own."""
    if written is None:
        main = f"<p>{escape(say('no_report', language))}</p>"
    else:
        when = labels.time_words(written, language)
        main = (
            f"<p>{escape(say('report_of', language, when=when))}</p>"
            f"{_framed('utvardering/rapport', 'utvardering', language)}"
        )
    return desk_page(say("utvardering", language), main, "utvardering", language)


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
        f'<p><a href="{link}">{escape(say("alone", language))}</a></p>'
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
        "reported": labels.time_words(report.reported, language),
        "asked_about": asked,
        "understood": case,
        "answered": report.headline,
        "said": report.words,
    }
    rows = "".join(
        f"<div><dt>{escape(say(key, language))}</dt><dd>{escape(value)}</dd></div>"
        for key, value in facts.items()
        if value
    )
    status = labels.word(labels.STATUSES, report.status, language)
    return (
        f'<li><h2>{escape(report.question)}</h2><p class="meta"><strong>{escape(reason)}</strong>'
        f"<span>{escape(status)}</span><span>{escape(report.id)}</span></p>"
        f'<dl class="values">{rows}</dl><details class="fold"><summary>'
        f'{escape(say("as_case", language))}</summary><pre tabindex="0" lang="en">'
        f"{escape(as_case(report))}</pre></details></li>"
    )
