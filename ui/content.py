"""What a corpus says about itself on the page: name, one sentence, examples."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.corpus.yamlfile import read_yaml
from assistant.domain.vocabulary import Label
from assistant.errors import CorpusError


@dataclass(frozen=True, kw_only=True, slots=True)
class Content:
    """The words of ``page.yaml``."""

    name: Label
    place: Label
    lead: Label
    examples: tuple[Label, ...]


def load_content(path: Path) -> Content:
    """Read ``page.yaml`` of a corpus folder.

    Raises:
        CorpusError: the file is missing or not as it should be.
    """
    mistakes: list[str] = []
    raw, _ = read_yaml(path, mistakes)
    if mistakes:
        raise CorpusError(mistakes)
    raw = raw if isinstance(raw, dict) else {}
    examples = raw.get("examples")
    content = Content(
        name=_label(raw.get("name"), "name", mistakes),
        place=_label(raw.get("place"), "place", mistakes),
        lead=_label(raw.get("lead"), "lead", mistakes),
        examples=tuple(
            _label(each, f"examples[{number}]", mistakes)
            for number, each in enumerate(examples if isinstance(examples, list) else [])
        ),
    )
    if mistakes:
        raise CorpusError([f"{path.name}: {mistake}" for mistake in mistakes])
    return content


def _label(raw: Any, place: str, mistakes: list[str]) -> Label:
    texts = [raw.get(key) for key in ("sv", "en")] if isinstance(raw, dict) else [None, None]
    if not all(isinstance(text, str) and text.strip() for text in texts):
        mistakes.append(f"{place} needs a text under sv and one under en.")
    return Label(sv=str(texts[0]), en=str(texts[1]))
