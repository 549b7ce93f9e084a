"""An answer as HTML. Pure: the same answer gives the same page, and all text is escaped."""

from __future__ import annotations

from html import escape

from assistant import labels
from assistant.answering.phrases import date_words
from assistant.domain.answer import Value
from assistant.domain.question import Language
from assistant.domain.vocabulary import UNKNOWN
from ui import markdown, sections
from ui.bits import button, fold, section, sentence, spoken_in
from ui.duties import duties, readings
from ui.icons import icon
from ui.links import reopening
from ui.sources import sources
from ui.tools import tools
from ui.understood import presumed, understood
from ui.view import View

_SHORT = 100
"""Characters of a question that are sure to be seen whole; a longer one may have to be scrolled."""


def card(view: View) -> str:
    """One question with its answer."""
    answer, newest = view.answer, view.newest
    structured = answer.kind != "lookup" and bool(answer.responsibilities or answer.positions)
    text = sections.body(answer)
    parts = [
        f'<p class="sheet">{escape(view.words.footer)}</p>',
        status_line(view),
        _headline(view),
        _several(view),
        "" if structured else _prose(text, view),
        duties(view),
        _values(view),
        _follow_up(view) if newest else "",
        readings(view),
        _unseen(view) if structured else "",
        gaps_of(view),
        _changes(view) if newest else "",
        presumed(view),
        understood(view),
        fold(view.words.full_text, _prose(text, view)) if structured and text else "",
        sources(view),
        _versions(view),
        tools(view),
    ]
    known = view.turn.known_at
    said = view.words.known_then.format(day=date_words(known, view.language)) if known else None
    chosen = "".join(
        f'<span class="choice">{escape(each)}</span>'
        for each in (*view.choices, view.carried, said)
        if each
    )
    scrolls = ' tabindex="0"' if len(answer.question) > _SHORT else ""
    return (
        f'<article class="turn" lang="{view.language}" aria-labelledby="q{view.place}" '
        f'data-open="{escape(reopening(view.turn))}"{" data-newest" if newest else ""}>'
        f'<h2 class="question" id="q{view.place}" tabindex="-1">'
        f'<span class="sr">{escape(view.words.you_asked)}: </span>'
        f'<span class="asked"{scrolls}>{escape(answer.question)}</span>{chosen}</h2>'
        f'<div class="card {answer.status}">{"".join(parts)}</div></article>'
    )


def failure(sentence: str, language: str) -> str:
    """A turn that got no answer: says what to do, repeats nothing."""
    return (
        f'<article class="card failure" lang="{language}" role="alert">'
        f"<p>{escape(sentence)}</p></article>"
    )


def status_line(view: View) -> str:
    """The status in words and shape, and the moment."""
    status = view.answer.status
    words = labels.status_word(view.answer)
    return (
        f'<p class="status"><span class="badge {status}">{icon(status)}'
        f"{escape(words)}</span>"
        f'<span class="when">{escape(view.words.applies_to)} {escape(view.moment)}</span>'
        "</p>"
    )


def _headline(view: View) -> str:
    first = sections.headline(view.answer)
    return f'<p class="headline">{view.inline(first)}</p>' if first else ""


def _several(view: View) -> str:
    """That the question has several patients: it bears on everything below it."""
    told = sections.several(view.answer)
    return "" if told is None else f'<p class="several">{escape(told)}</p>'


def _unseen(view: View) -> str:
    """The parts of the text that nothing else on the card shows."""
    return "".join(
        _prose(part.text, view)
        if part.title is None
        else section(part.title, _prose(part.text, view))
        for part in sections.unseen(view.answer)
    )


def _prose(text: str, view: View) -> str:
    return f'<div class="prose">{view.prose(text)}</div>' if text else ""


def _values(view: View) -> str:
    if not view.answer.values:
        return ""
    rows = "".join(_value(each, view) for each in view.answer.values)
    return section(view.words.values, f'<dl class="values">{rows}</dl>')


def _value(value: Value, view: View) -> str:
    """A value with its name; the row and unit of a table are the document's words, and so is
    a value in words unless it is worked out.
    """
    language = view.language
    row: Language = "sv" if f"> {value.label}: " in view.answer.answer else language
    told = any(map(str.isalpha, value.value)) and not value.derived
    words = spoken_in("sv" if told else language, value.value, language)
    unit = f" {spoken_in(row, value.unit, language)}" if value.unit else ""
    derived = f"<em>{escape(view.words.derived)}</em>" if value.derived else ""
    return (
        f"<div><dt>{spoken_in(row, value.label, language)}</dt>"
        f"<dd><strong>{words}{unit}</strong>"
        f"{derived}{view.cites(value.citations)}</dd></div>"
    )


def gaps_of(view: View) -> str:
    """What the sources do not say."""
    gaps = "".join(f"<li>{view.inline(gap)}</li>" for gap in view.answer.gaps)
    nearest = view.cites(view.answer.nearest)
    if not gaps and not nearest:
        return ""
    near = f'<p class="hint">{escape(view.words.nearest)}:{nearest}</p>' if nearest else ""
    return section(view.words.gaps, f"<ul>{gaps}</ul>{near}", "gaps")


def _follow_up(view: View) -> str:
    asked = view.answer.follow_up
    if asked is None:
        return ""
    tap = {"do": "option", "turn": view.place}
    buttons = [
        button({**tap, "index": index}, escape(view.slot_value(asked.slot, option)), "option")
        for index, option in enumerate(asked.options)
    ]
    known = view.vocabulary.slots.get(asked.slot)
    if known is not None and not known.interval and not known.many:
        unknown = view.slot_value(asked.slot, UNKNOWN)
        buttons.append(button({**tap, "index": len(asked.options)}, escape(unknown), "option"))
    told = markdown.bare(asked.question) in markdown.bare(sections.headline(view.answer))
    return (
        f'<section class="follow-up"><h3{" class=sr" if told else ""}>{escape(asked.question)}</h3>'
        f'<div class="options">{"".join(buttons)}</div></section>'
    )


def _changes(view: View) -> str:
    if not view.answer.changes:
        return ""
    rows = "".join(
        "<li>"
        + button(
            {"do": "change", "turn": view.place, "index": index},
            f'<span class="if">{escape(sentence(view.slot_name(each.slot)))}: '
            f"<strong>{escape(view.slot_value(each.slot, each.value))}</strong></span>"
            f'<span class="becomes">{view.inline(sentence(each.becomes))}</span>',
            "change",
        )
        + view.cites(each.citations)
        + "</li>"
        for index, each in enumerate(view.answer.changes)
    )
    return section(view.words.changes, f'<ul class="changes">{rows}</ul>')


def _versions(view: View) -> str:
    versions = view.answer.versions.model_dump().items()
    shown = " · ".join(f"{view.words.version_names[name]} {escape(v)}" for name, v in versions)
    return f'<p class="versions">{shown}</p>'
