"""The page before its framework stands: what can be read and written in at once.

The framework draws the page itself, once some fifty files have come and run. Until then
this stands in its place, with the same words, looks and ids. What is typed and tapped
meanwhile is kept by ``page.js`` and done on the page that takes over.
"""

from __future__ import annotations

from html import escape

from assistant.api.engine import Engine
from assistant.domain.question import Language
from ui.chrome import footer, header, notice, privacy, start
from ui.content import Content
from ui.own import Own, own_band
from ui.setting import Setting, setting_bar
from ui.texts import texts

LONGEST_QUESTION = 4000
"""Characters that the question field takes."""


def early(content: Content, engine: Engine, own: Own, language: Language) -> str:
    """The page with nothing asked yet, as HTML for the beginning of the body."""
    words = texts(language)
    bar = setting_bar(Setting(), engine.vocabulary, language)
    told = notice(content, engine.vocabulary.timezone, language)
    return (
        '<div id="early">'
        f'<div id="top">{header(content, language)}</div>'
        f'<main><div id="own">{own_band(own, None, language)}</div>'
        f'<div id="log">{start(content, language)}</div>'
        f'<noscript><p class="no-script">{escape(words.no_script)}</p></noscript>'
        f'<div id="composer"><div id="notice">{told}</div>'
        f'<div id="setting" inert>{bar}</div>'
        f'<div id="question"><label><span>{escape(words.ask_label)}</span>'
        f'<textarea rows="1" maxlength="{LONGEST_QUESTION}" placeholder="{escape(words.ask_hint)}" '
        'autocomplete="off" enterkeyhint="send" autofocus></textarea></label></div>'
        f'<button id="ask" type="button">{escape(words.ask_button)}</button>'
        f'<div id="privacy">{privacy(language)}</div></div></main>'
        f'<div id="foot">{footer(engine.versions, language)}</div>'
        "</div><script>window.sidan.early();</script>"
    )
