"""The model that the settings name, for one of its tasks."""

from __future__ import annotations

from assistant.models.seam import Completes
from assistant.settings import ModelTask, Settings


def open_model(settings: Settings, task: ModelTask) -> Completes | None:
    """The model set for ``task``; None where none is, which is the default."""
    if task not in settings.model_for:
        return None
    from assistant.models.openai_compatible import OpenAICompatible

    return OpenAICompatible(
        settings.model_url,
        settings.model_name,
        key=settings.model_key,
        seconds=settings.model_seconds,
    )
