"""``assistant review``: what people called wrong, and a report as an evaluation case."""

from __future__ import annotations

import json
from argparse import Namespace

from assistant.cli.commands import Build
from assistant.errors import UsageError
from assistant.review.export import as_case
from assistant.review.queue import ReviewQueue
from assistant.review.report import REASONS
from assistant.settings import Settings


def listed(arguments: Namespace, settings: Settings, build: Build) -> int:
    """``assistant review list``."""
    del build
    reports = _queue(settings).all()
    if arguments.json:
        found = [each.model_dump(mode="json") for each in reports]
        print(json.dumps(found, ensure_ascii=False, indent=2))
        return 0
    for each in reports:
        reason = REASONS[each.reason].sv
        print(f"{each.id}  {each.reported:%Y-%m-%d %H:%M}  {reason}: {each.question}")
        if each.words:
            print(f"            {each.words}")
    if not reports:
        print("Inget väntar på granskning.")
    return 0


def export(arguments: Namespace, settings: Settings, build: Build) -> int:
    """``assistant review export``."""
    del build
    print(as_case(_queue(settings).get(arguments.id)), end="")
    return 0


def expire(arguments: Namespace, settings: Settings, build: Build) -> int:
    """``assistant review expire``."""
    del arguments, build
    if not settings.review_days:
        raise UsageError("ASSISTANT_REVIEW_DAYS is 0: reports are kept for good.")
    removed = _queue(settings).expire(looked_at_the_clock=True)
    print(f"{removed} reports older than {settings.review_days} days were removed.")
    return 0


def _queue(settings: Settings) -> ReviewQueue:
    return ReviewQueue(settings.review_folder, settings.review_days)
