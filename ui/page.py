"""The chat page: Gradio blocks around the HTML of the other parts, mounted on the API's server."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

import gradio as gr
from fastapi import FastAPI
from fastapi.responses import HTMLResponse

from assistant.api.engine import Engine
from assistant.api.own_addresses import OwnAddresses
from assistant.domain.question import Language
from ui import clause_page
from ui.chrome import footer, header, notice, privacy
from ui.conversation import Backing, Conversation, ask, begin, shown, tap
from ui.early import LONGEST_QUESTION, early
from ui.files import STATIC, Files, framework_files
from ui.framework import confine
from ui.own import Own, own_band
from ui.setting import setting_bar
from ui.texts import texts

_FRAMEWORK = Path(gr.__file__).parent / "templates" / "frontend"
_INLINE = ("tokens.css", "frame.css", "card.css", "print.css")
"""The page's own styles: within it, so that it can be read once it has come."""
_SERVED = ("tokens.css", "card.css", "print.css", "clause.css", "desk.css")
"""The styles of the pages beside it."""
_LISTEN = "window.sidan.listen(element, (data) => trigger('tap', data));"
_LOG_LISTEN = _LISTEN + "watch('value', () => window.sidan.answered());"
_SETTING_LISTEN = "window.sidan.settings(element, (data) => trigger('tap', data));"
_NOTICE_LISTEN = """
const words = () => element.querySelector('[data-words]').dataset;
watch('value', () => window.sidan.language(words().words, words().title));
"""
_OPENING = "(state) => [state, window.sidan.opening()]"
_LOADED = "() => window.sidan.loaded()"
_ASKING = "(state, text) => [state, text, window.sidan.context()]"


def mount_page(app: FastAPI, backing: Backing, own: Own) -> None:
    """Put the chat at ``/`` of ``app``, and its clause pages and static files beside it.

    Args:
        app: The API's application.
        backing: What answers, with the corpus' words for the page and the review queue.
        own: What the municipality adds of its own.
    """
    _add_clause_pages(app, backing.engine)
    app.router.routes.append(OwnAddresses(app.router.routes))
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
    places = {f"/page/{name}": STATIC / name for name in _SERVED}
    files = Files(places | framework_files(_FRAMEWORK))
    head = _head()
    confine(
        app,
        head=lambda language: f"<title>{escape(backing.content.name.text(language))}</title>{head}",
        body=lambda language: (
            early(backing.content, backing.engine, own, language) + files.preloads()
        ),
        files=files,
    )


def _head() -> str:
    styles = "".join((STATIC / name).read_text("utf-8") for name in _INLINE)
    return (
        f'<style id="own-style">{styles}</style>'
        + f"<script>{(STATIC / 'page.js').read_text('utf-8')}</script>"
    )


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
        with gr.Row(elem_id="composer"):
            told = _html(
                notice(content, vocabulary.timezone, fresh.language), "notice", _NOTICE_LISTEN
            )
            bar = _html(
                setting_bar(fresh.setting, vocabulary, fresh.language), "setting", _SETTING_LISTEN
            )
            question = gr.Textbox(
                label=words.ask_label,
                placeholder=words.ask_hint,
                lines=1,
                max_lines=5,
                max_length=LONGEST_QUESTION,
                autofocus=True,
                elem_id="question",
                html_attributes=gr.InputHTMLAttributes(autocomplete="off", enterkeyhint="send"),
            )
            button = gr.Button(words.ask_button, elem_id="ask")
            reminder = _html(privacy(fresh.language), "privacy", None)
        foot = _html(footer(backing.engine.versions, fresh.language), "foot", None)
        chrome = [top, band, told, bar, question, button, reminder, foot]

        def dressed(conversation: Conversation) -> list[Any]:
            language, setting = conversation.language, conversation.setting
            said = texts(language)
            return [
                header(content, language),
                own_band(own, setting.kommun, language),
                notice(content, vocabulary.timezone, language),
                setting_bar(setting, vocabulary, language),
                gr.update(label=said.ask_label, placeholder=said.ask_hint),
                gr.update(value=said.ask_button),
                privacy(language),
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
        loading = blocks.load(
            on_load, [state, brought], [state, log, *chrome], js=_OPENING, **quiet
        )
        loading.then(None, js=_LOADED)
    blocks.queue(default_concurrency_limit=8, max_size=256, api_open=False)
    return blocks


def _html(value: str, name: str, listen: str | None) -> Any:
    return gr.HTML(value, elem_id=name, js_on_load=listen, apply_default_css=False)


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
