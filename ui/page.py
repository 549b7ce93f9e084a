"""The chat page: Gradio blocks around the HTML of the other parts, mounted on the API's server."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

import gradio as gr
from fastapi import FastAPI
from fastapi.responses import FileResponse, HTMLResponse, Response

from assistant.api.engine import Engine
from assistant.api.problems import problem
from assistant.domain.question import Language
from ui import clause_page
from ui.chrome import footer, header
from ui.content import Content
from ui.conversation import Backing, Conversation, ask, begin, shown, tap
from ui.framework import confine
from ui.own import Own, own_band
from ui.setting import setting_bar
from ui.texts import texts

_STATIC = Path(__file__).with_name("static")
_FILES = {
    **dict.fromkeys(
        ("tokens.css", "frame.css", "card.css", "print.css", "clause.css", "desk.css"), "text/css"
    ),
    "page.js": "text/javascript",
}
_HEAD = "".join(
    f'<link rel="stylesheet" href="/page/{name}.css">'
    for name in ("tokens", "frame", "card", "print")
)
_HEAD += '<script src="/page/page.js"></script>'
_LISTEN = "window.sidan.listen(element, (data) => trigger('tap', data));"
_LOG_LISTEN = _LISTEN + "watch('value', () => window.sidan.answered());"
_SETTING_LISTEN = "window.sidan.settings(element, (data) => trigger('tap', data));"
_NOTICE_LISTEN = """
const words = () => element.querySelector('[data-words]').dataset;
watch('value', () => window.sidan.language(words().words, words().title));
"""
_OPENING = "(state) => [state, window.sidan.opening()]"
_ASKING = "(state, text) => [state, text, window.sidan.context()]"
_MAX_QUESTION = 4000


def mount_page(app: FastAPI, backing: Backing, own: Own) -> None:
    """Put the chat at ``/`` of ``app``, and its clause pages and static files beside it.

    Args:
        app: The API's application.
        backing: What answers, with the corpus' words for the page and the review queue.
        own: What the municipality adds of its own.
    """
    _add_clause_pages(app, backing.engine)
    _add_static(app)
    gr.mount_gradio_app(
        app,
        _blocks(backing, own),
        path="/",
        footer_links=[],
        run_history=False,
        show_error=False,
        ssr_mode=False,
        pwa=False,
        mcp_server=False,
        enable_monitoring=False,
        max_file_size=1,
        theme=_theme(),
    )
    confine(app, _HEAD)


def _theme() -> Any:
    system = [gr.themes.Font(name) for name in ("system-ui", "Arial", "sans-serif")]
    return gr.themes.Base(font=system, font_mono=[gr.themes.Font("monospace")])


def _blocks(backing: Backing, own: Own) -> Any:
    """The page's components and what happens between them."""
    content, vocabulary = backing.content, backing.engine.vocabulary
    fresh = Conversation()
    words = texts(fresh.language)
    with gr.Blocks(title=content.name.sv, analytics_enabled=False) as blocks:
        state = gr.State(fresh, time_to_live=4 * 3600)
        brought = gr.JSON(visible=False)
        top = _html(header(content, fresh.language), "top", _LISTEN)
        band = _html(own_band(own, None, fresh.language), "own", None)
        log = _html(shown(backing, fresh), "log", _LOG_LISTEN)
        notice = _html(_notice(content, fresh.language), "notice", _NOTICE_LISTEN)
        with gr.Row(elem_id="composer"):
            bar = _html(
                setting_bar(fresh.setting, vocabulary, fresh.language), "setting", _SETTING_LISTEN
            )
            question = gr.Textbox(
                label=words.ask_label,
                placeholder=words.ask_hint,
                lines=1,
                max_lines=5,
                max_length=_MAX_QUESTION,
                autofocus=True,
                elem_id="question",
                html_attributes=gr.InputHTMLAttributes(autocomplete="off", enterkeyhint="send"),
            )
            button = gr.Button(words.ask_button, elem_id="ask")
            privacy = _html(_privacy(fresh.language), "privacy", None)
        foot = _html(footer(backing.engine.versions, fresh.language), "foot", None)
        chrome = [top, band, notice, bar, question, button, privacy, foot]

        def dressed(conversation: Conversation) -> list[Any]:
            language, setting = conversation.language, conversation.setting
            said = texts(language)
            return [
                header(content, language),
                own_band(own, setting.kommun, language),
                _notice(content, language),
                setting_bar(setting, vocabulary, language),
                gr.update(label=said.ask_label, placeholder=said.ask_hint),
                gr.update(value=said.ask_button),
                _privacy(language),
                footer(backing.engine.versions, language),
            ]

        def on_ask(conversation: Conversation, text: object, before: object) -> list[Any]:
            if not isinstance(text, str) or not text.strip():
                return [conversation, shown(backing, conversation), gr.update()]
            after = ask(backing, conversation, text, before)
            kept = gr.update() if after.trouble else ""
            return [after, shown(backing, after), kept]

        def on_tap(conversation: Conversation, event: gr.EventData) -> list[Any]:
            data = event._data if isinstance(event._data, Mapping) else {}
            after = tap(backing, conversation, data)
            return [after, shown(backing, after), *dressed(after)]

        def on_setting(conversation: Conversation, event: gr.EventData) -> list[Any]:
            data = event._data if isinstance(event._data, Mapping) else {}
            after = tap(backing, conversation, data)
            setting = after.setting
            return [
                after,
                own_band(own, setting.kommun, after.language),
                setting_bar(setting, vocabulary, after.language),
            ]

        def on_load(conversation: Conversation, opening: object, request: gr.Request) -> list[Any]:
            language: Language = "en" if request.query_params.get("lang") == "en" else "sv"
            # A quick hand may have asked before the page was told that it is loaded.
            asked = bool(conversation.turns)
            begun = conversation if asked else begin(backing, language, opening)
            return [begun, shown(backing, begun), *dressed(begun)]

        quiet = {"show_progress": "hidden", "api_visibility": "private", "queue": False}
        gr.on(
            [question.submit, button.click],
            on_ask,
            [state, question, brought],
            [state, log, question],
            js=_ASKING,
            **quiet,
        )
        for source in (top, log):
            source.tap(on_tap, [state], [state, log, *chrome], **quiet)
        bar.tap(on_setting, [state], [state, band, bar], **quiet)
        blocks.load(on_load, [state, brought], [state, log, *chrome], js=_OPENING, **quiet)
    blocks.queue(default_concurrency_limit=8, max_size=256, api_open=False)
    return blocks


def _html(value: str, name: str, listen: str | None) -> Any:
    return gr.HTML(value, elem_id=name, js_on_load=listen, apply_default_css=False)


def _notice(content: Content, language: Language) -> str:
    """The line that tells what the page is doing; the words it may need lie in its data."""
    words = texts(language)
    data = {
        "words": language,
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


def _privacy(language: Language) -> str:
    return f"<p>{escape(texts(language).privacy)}</p>"


def _add_clause_pages(app: FastAPI, engine: Engine) -> None:
    @app.get("/k/{clause_id:path}", include_in_schema=False)
    def clause(
        clause_id: str,
        start: int | None = None,
        end: int | None = None,
        lang: str = "sv",
        part: bool = False,
    ) -> HTMLResponse:
        language: Language = "en" if lang == "en" else "sv"
        corpus = engine.corpus
        found = corpus.clauses.get(clause_id)
        if found is None:
            return HTMLResponse(clause_page.missing(language), 404)
        mark = clause_page.place_of(corpus, found, start, end)
        make = clause_page.panel if part else clause_page.page
        return HTMLResponse(make(corpus, found, mark, language))


def _add_static(app: FastAPI) -> None:
    @app.get("/page/{name}", include_in_schema=False)
    def static(name: str) -> Response:
        if name not in _FILES:
            return problem(404, "There is nothing at this address.")
        return FileResponse(
            _STATIC / name, media_type=_FILES[name], headers={"cache-control": "no-cache"}
        )
