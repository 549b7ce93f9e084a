"""The frame of the desk's pages: plain HTML that the server makes, no script at all."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from assistant.domain.question import Language
from ui.desk.words import say
from ui.links import desk_link

VIEWS = ("text", "karta", "oppet", "andringar", "utvardering", "granskning", "egen")
"""The views of the desk, in the order of its menu."""


def desk_page(
    title: str,
    main: str,
    view: str,
    language: Language,
    query: str = "",
    titled: Language | None = None,
) -> str:
    """A whole page.

    Args:
        title: Of the page; also its heading.
        main: HTML under the heading.
        view: Which of ``VIEWS`` it belongs to.
        language: Of the page.
        query: Rest of the address with its leading slash, kept when the language is changed.
        titled: Language of the title, where it is another.
    """
    links = "".join(
        f'<li><a href="{escape(desk_link(each, language))}"'
        f"{' aria-current=page' if each == view else ''}>{escape(say(each, language))}</a></li>"
        for each in VIEWS
    )
    told = "" if titled is None else f' lang="{titled}"'
    other: Language = "en" if language == "sv" else "sv"
    switch = desk_link(f"{view}{query}", other)
    styles = "".join(
        f'<link rel="stylesheet" href="/page/{name}.css">'
        for name in ("tokens", "card", "desk", "print")
    )
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark">'
        f"<title{told}>{escape(title)}</title>{styles}</head>"
        '<body class="desk">'
        f'<header class="bar"><a class="home" href="/?lang={language}">'
        f"← {escape(say('chat', language))}</a>"
        f'<a href="{escape(switch)}" lang="{other}" hreflang="{other}">'
        f"{escape(say('other', language))}</a>"
        f'<nav aria-label="{escape(say("nav", language))}"><ul>{links}</ul></nav></header>'
        f"<main><h1{told}>{escape(title)}</h1>{main}</main>"
        f'<footer class="foot"><p>{escape(say("foot", language))}</p></footer></body></html>'
    )


def select(
    name: str, label: str, options: Mapping[str, str], chosen: str, language: Language | None = None
) -> str:
    """A labelled select of a form; options are value to words.

    ``language`` is that of the words, where it is not the page's; what stands for no
    choice is always in the page's.
    """
    told = "" if language is None else f' lang="{language}"'
    rows = "".join(
        f'<option value="{escape(value)}"{told if value else ""}'
        f"{' selected' if value == chosen else ''}>"
        f"{escape(words)}</option>"
        for value, words in options.items()
    )
    return f'<label>{escape(label)}<select name="{name}">{rows}</select></label>'


def form(action: str, language: Language, fields: str, button: str) -> str:
    """A form that asks by address, so that what it shows can be linked to."""
    return (
        f'<form class="filters" action="/{action}" method="get">'
        f'<input type="hidden" name="lang" value="{language}">{fields}'
        f'<button type="submit">{escape(button)}</button></form>'
    )
