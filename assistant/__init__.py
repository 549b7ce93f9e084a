"""Cited answers on who is responsible for what in home health care.

The names below are the library: ``open_assistant`` gives an ``Assistant``, which gives an
``Answer``. Each is imported when it is first used, so that ``import assistant`` costs
nothing. Everything else in the package may change without notice. See docs/library.md.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.bootstrap import open_assistant
    from assistant.domain.answer import Answer, Citation
    from assistant.domain.clause import Clause, Document, Passage, Standing
    from assistant.errors import (
        AssistantError,
        BadCaseError,
        BadQuestionError,
        CorpusError,
        SearchIndexError,
        SettingsError,
    )
    from assistant.service import Assistant
    from assistant.settings import Settings

__version__ = "0.1.0"

__all__ = [
    "Answer",
    "Assistant",
    "AssistantError",
    "BadCaseError",
    "BadQuestionError",
    "Citation",
    "Clause",
    "CorpusError",
    "Document",
    "Passage",
    "SearchIndexError",
    "Settings",
    "SettingsError",
    "Standing",
    "open_assistant",
]

_HOMES = {
    "assistant.bootstrap": ("open_assistant",),
    "assistant.domain.answer": ("Answer", "Citation"),
    "assistant.domain.clause": ("Clause", "Document", "Passage", "Standing"),
    "assistant.errors": (
        "AssistantError",
        "BadCaseError",
        "BadQuestionError",
        "CorpusError",
        "SearchIndexError",
        "SettingsError",
    ),
    "assistant.service": ("Assistant",),
    "assistant.settings": ("Settings",),
}


def __getattr__(name: str) -> object:
    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(module), name)
    raise AttributeError(f"module 'assistant' has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
