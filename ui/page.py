"""The chat page: Gradio blocks around what ``render`` makes, mounted on the API's server."""

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
from ui import clause_page, render
from ui.content import Content
from ui.conversation import Conversation, ask, shown, tap
from ui.framework import confine
from ui.texts import texts

_STATIC = Path(__file__).with_name("static")
_FILES = {"tokens.css": "text/css", "clause.css": "text/css", "page.css": "text/css"} | {
    "page.js": "text/javascript"
}
_HEAD = (
    '<link rel="stylesheet" href="/page/tokens.css"><link rel="stylesheet" href="/page/page.css">'
    '<script src="/page/page.js"></script>'
)
_LISTEN = """
element.addEventListener('click', (event) => {
  const button = event.target.closest('[data-tap]');
  if (!button) return;
  window.sidan.asked();
  trigger('tap', JSON.parse(button.dataset.tap));
});
"""
_LOG_LISTEN = _LISTEN + "watch('value', () => window.sidan.answered());"
_NOTICE_LISTEN = """
const words = () => element.querySelector('[data-words]').dataset;
watch('value', () => window.sidan.language(words().words, words().title));
"""
_MAX_QUESTION = 4000


def mount_page(app: FastAPI, engine: Engine, content: Content) -> None:
    """Put the chat at ``/`` of ``app``, and its clause pages and static files beside it.

    Args:
        app: The API's application.
        engine: What answers.
        content: The corpus' own words for the page.
    """
    _add_clause_pages(app, engine)
    _add_static(app)
    gr.mount_gradio_app(
        app,
        _blocks(engine, content),
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


def _blocks(engine: Engine, content: Content) -> Any:
    """The page's components and what happens between them."""
    fresh = Conversation()
    words = texts(fresh.language)
    with gr.Blocks(title=content.name.sv, analytics_enabled=False) as blocks:
        state = gr.State(fresh, time_to_live=4 * 3600)
        top = _html(render.header(content, fresh.language), "top", _LISTEN)
        log = _html(shown(engine, content, fresh), "log", _LOG_LISTEN)
        notice = _html(_notice(content, fresh.language), "notice", _NOTICE_LISTEN)
        with gr.Row(elem_id="composer"):
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
        foot = _html(_foot(engine, fresh.language), "foot", None)
        chrome = [top, notice, question, button, privacy, foot]

        def dressed(conversation: Conversation) -> list[Any]:
            language = conversation.language
            own = texts(language)
            return [
                render.header(content, language),
                _notice(content, language),
                gr.update(label=own.ask_label, placeholder=own.ask_hint),
                gr.update(value=own.ask_button),
                _privacy(language),
                _foot(engine, language),
            ]

        def on_ask(conversation: Conversation, text: object) -> list[Any]:
            if not isinstance(text, str) or not text.strip():
                return [conversation, shown(engine, content, conversation), gr.update()]
            after = ask(engine, conversation, text)
            kept = gr.update() if after.trouble else ""
            return [after, shown(engine, content, after), kept]

        def on_tap(conversation: Conversation, event: gr.EventData) -> list[Any]:
            data = event._data if isinstance(event._data, Mapping) else {}
            after = tap(engine, content, conversation, data)
            return [after, shown(engine, content, after), *dressed(after)]

        def on_load(request: gr.Request) -> list[Any]:
            language: Language = "en" if request.query_params.get("lang") == "en" else "sv"
            begun = Conversation(language=language)
            return [begun, shown(engine, content, begun), *dressed(begun)]

        quiet = {"show_progress": "hidden", "api_visibility": "private"}
        gr.on(
            [question.submit, button.click],
            on_ask,
            [state, question],
            [state, log, question],
            **quiet,
        )
        for source in (top, log):
            source.tap(on_tap, [state], [state, log, *chrome], **quiet)
        blocks.load(on_load, None, [state, log, *chrome], **quiet)
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
    }
    attributes = " ".join(f'data-{key}="{escape(value)}"' for key, value in data.items())
    return f'<p role="status" hidden {attributes}></p>'


def _privacy(language: Language) -> str:
    return f"<p>{escape(texts(language).privacy)}</p>"


def _foot(engine: Engine, language: Language) -> str:
    return render.footer(engine.versions.model_dump().items(), language)


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
        found = engine.corpus.clauses.get(clause_id)
        if found is None:
            return HTMLResponse(clause_page.missing(language), 404)
        mark = clause_page.place_of(engine.corpus, found, start, end)
        make = clause_page.panel if part else clause_page.page
        return HTMLResponse(make(engine.corpus, found, mark, language))


def _add_static(app: FastAPI) -> None:
    @app.get("/page/{name}", include_in_schema=False)
    def static(name: str) -> Response:
        if name not in _FILES:
            return problem(404, "There is nothing at this address.")
        return FileResponse(
            _STATIC / name, media_type=_FILES[name], headers={"cache-control": "no-cache"}
        )
