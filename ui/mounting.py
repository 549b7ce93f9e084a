"""The one place where chat and desk are put on the server."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache

from fastapi import FastAPI

from assistant.api.earlier import Earlier
from assistant.api.engine import Engine
from assistant.clock import now
from assistant.corpus.loading import load_corpus
from assistant.intake.versions import Versions
from assistant.review.queue import ReviewQueue
from assistant.settings import Settings
from ui.content import load_content
from ui.conversation import Backing
from ui.desk.results import kept_results
from ui.desk.routes import Desk, mount_desk
from ui.own import load_own
from ui.page import mount_page


def mount(
    app: FastAPI,
    engine: Engine,
    record: Callable[[Engine], Engine],
    settings: Settings,
    earlier: Earlier,
) -> None:
    """Put the chat at ``/`` and the desk beside it.

    Args:
        app: The API's application.
        engine: What answers.
        record: Gives an engine a record of its answers.
        settings: Where corpus, data and the municipality's own file are.
        earlier: Engines over what was known on a day.

    Raises:
        CorpusError: the page's words or the municipality's own file have mistakes.
    """
    zone, recorded = engine.vocabulary.zone, record(engine)

    def known(day: date) -> tuple[Engine, Engine]:
        served = engine.versions
        found = earlier.engine(None, day.isoformat(), f"{served.corpus} {served.rules}")
        return record(found), found

    own = load_own(settings.own)
    queue = ReviewQueue(settings.review_folder, settings.review_days)
    versions = Versions(settings.corpus, settings.data)
    desk = Desk(
        engine=recorded,
        corpus=lambda: versions.served_folder,
        report=settings.data / "eval" / "report.html",
        effects=settings.data / "effects",
        kept=lambda: {
            each.id: f"{each.kept.astimezone(zone):%Y-%m-%d %H:%M} · {each.corpus}"
            for each in versions.all()
        },
        version=lru_cache(maxsize=2)(lambda name: load_corpus(versions.find(name).folder)),
        results=kept_results,
        reports=queue.all,
        own=own,
        own_file=settings.own.name,
    )
    backing = Backing(
        engine=recorded,
        reader=engine,
        content=load_content(settings.corpus / "page.yaml"),
        queue=queue,
        clock=lambda: now().astimezone(zone),
        known=known,
    )
    mount_desk(app, desk)
    mount_page(app, backing, own)
