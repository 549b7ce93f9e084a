"""The one place where chat and desk are put on the server."""

from __future__ import annotations

from datetime import datetime

from fastapi import FastAPI

from assistant.api.engine import Engine
from assistant.review.queue import FOLDER, ReviewQueue
from assistant.settings import Settings
from ui.content import load_content
from ui.conversation import Backing
from ui.own import load_own
from ui.page import mount_page


def mount(app: FastAPI, engine: Engine, recorded: Engine, settings: Settings) -> None:
    """Put the chat at ``/`` and the desk beside it.

    Args:
        app: The API's application.
        engine: What answers.
        recorded: The same, with a record of its answers.
        settings: Where corpus, data and the municipality's own file are.

    Raises:
        CorpusError: the page's words or the municipality's own file have mistakes.
    """
    zone = engine.vocabulary.zone
    backing = Backing(
        engine=recorded,
        reader=engine,
        content=load_content(settings.corpus / "page.yaml"),
        queue=ReviewQueue(settings.data / FOLDER),
        clock=lambda: datetime.now(zone),
    )
    mount_page(app, backing, load_own(settings.own))
