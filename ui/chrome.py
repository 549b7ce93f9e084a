"""What stands around the answers: top, start, foot."""

from __future__ import annotations

from html import escape

from assistant.domain.answer import Versions
from assistant.domain.question import Language
from ui.bits import button
from ui.content import Content
from ui.links import desk_link
from ui.texts import texts


def header(content: Content, language: Language) -> str:
    """The top of the page: name, the desk, language, new conversation."""
    words = texts(language)
    spoken = "en" if language == "sv" else "sv"
    other = f'<span lang="{spoken}">{escape(words.other_language)}</span>'
    return (
        '<header class="top"><h1 class="name">'
        f'<span class="place">{escape(content.place.text(language))}</span>'
        f'<span>{escape(content.name.text(language))}</span></h1><div class="menu">'
        f'<a class="quiet" href="{escape(desk_link("text", language))}">{escape(words.desk)}'
        f'<span class="aside"><span class="sr"> ({escape(words.aside)})</span>'
        '<span aria-hidden="true">\N{NARROW NO-BREAK SPACE}↗</span></span></a>'
        f"{button({'do': 'language'}, other, 'quiet')}"
        f"{button({'do': 'new'}, escape(words.new_conversation), 'quiet')}</div></header>"
    )


def start(content: Content, language: Language) -> str:
    """What stands on the page before the first question: one sentence and the examples."""
    words = texts(language)
    examples = "".join(
        "<li>"
        + button({"do": "example", "index": index}, escape(each.text(language)), "example")
        + "</li>"
        for index, each in enumerate(content.examples)
    )
    return (
        f'<section class="start" lang="{language}"><h2>{escape(content.name.text(language))}</h2>'
        f'<p class="lead">{escape(content.lead.text(language))}</p>'
        f'<h3 class="label">{escape(words.examples)}</h3>'
        f'<ul class="examples">{examples}</ul></section>'
    )


def footer(versions: Versions, language: Language) -> str:
    """The foot of the page: what this is not, and the versions it runs on."""
    words = texts(language)
    shown = " · ".join(
        f"{words.version_names[name]} {escape(value)}"
        for name, value in versions.model_dump().items()
    )
    return (
        f'<footer class="foot"><p>{escape(words.footer)}</p>'
        f'<p class="versions">{escape(words.versions)}: {shown}</p></footer>'
    )


def notice(content: Content, zone: str, language: Language) -> str:
    """The line that tells what the page is doing.

    The words it may need lie in its data, and the zone that its clock is shown in.
    """
    words = texts(language)
    data = {
        "words": language,
        "zone": zone,
        "title": content.name.text(language),
        "pending": words.pending,
        "offline": words.offline,
        "slow": words.slow,
        "done": words.done,
        "loading": words.loading_source,
        "back": words.back,
        "printed": words.printed,
    }
    attributes = " ".join(f'data-{key}="{escape(value)}"' for key, value in data.items())
    return f'<p role="status" hidden {attributes}></p>'


def privacy(language: Language) -> str:
    """What is asked of whoever writes."""
    return f"<p>{escape(texts(language).privacy)}</p>"
