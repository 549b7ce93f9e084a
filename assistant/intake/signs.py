"""Reading ``intake.yaml``: by which signs a document's kind, date, number and bounds are known."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.corpus.swedish import read_swedish
from assistant.corpus.yamlfile import read_yaml
from assistant.errors import CorpusError

FILE = "intake.yaml"


@dataclass(frozen=True, kw_only=True, slots=True)
class Beginning:
    """A line that a document of a bundle may begin with."""

    pattern: re.Pattern[str]
    running: bool
    """Whether the line also repeats on pages of one document."""


_NEVER = r"(?!)"
"""Fits no line; a corpus' own file of an earlier program names no recipients."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Signs:
    """What ``intake.yaml`` says; everything is a pattern over one line."""

    head_lines: int
    kinds: tuple[tuple[str, re.Pattern[str]], ...]
    otherwise: Mapping[str, str]
    standing: Mapping[str, str]
    date_label: re.Pattern[str]
    number_label: re.Pattern[str]
    number: re.Pattern[str]
    paragraph: re.Pattern[str]
    months: tuple[str, ...]
    subject: re.Pattern[str]
    recipient: re.Pattern[str]
    no_title: re.Pattern[str]
    begins: tuple[Beginning, ...]
    first_page: re.Pattern[str]


def load_signs(folder: Path) -> Signs:
    """The signs that the program ships, or those of ``intake.yaml`` where a corpus folder has one.

    Raises:
        CorpusError: the file is not as it should be.
    """
    mistakes: list[str] = []
    own = folder / FILE
    raw = read_yaml(own, mistakes)[0] if own.exists() else read_swedish(FILE, mistakes)
    if mistakes:
        raise CorpusError(mistakes)
    try:
        return _signs(raw)
    except (KeyError, TypeError, ValueError, AttributeError, re.error) as error:
        raise CorpusError(
            [f"{FILE}: is malformed ({type(error).__name__}: {error}); mend it there"]
        ) from error


def _signs(raw: Mapping[str, Any]) -> Signs:
    return Signs(
        head_lines=int(raw["head_lines"]),
        kinds=tuple((entry["kind"], re.compile(entry["pattern"])) for entry in raw["kinds"]),
        otherwise=dict(raw["otherwise"]),
        standing=dict(raw["standing"]),
        date_label=re.compile(rf"^\s*(?:{'|'.join(raw['date_labels'])})\b:?\s*(.*)$"),
        number_label=re.compile(rf"\b(?:{'|'.join(raw['number_labels'])})\b:?\s*(.*)$"),
        number=re.compile(rf"(?<![\w-])(?:{raw['number']})(?![\w-])"),
        paragraph=re.compile(raw["paragraph"]),
        months=tuple(raw["months"]),
        subject=re.compile(raw["subject"]),
        recipient=re.compile(raw.get("recipient", _NEVER)),
        no_title=re.compile("|".join(f"(?:{p})" for p in raw["no_title"])),
        begins=tuple(
            Beginning(pattern=re.compile(entry["pattern"]), running="unless" in entry)
            for entry in raw["begins"]
        ),
        first_page=re.compile(raw["first_page"]),
    )
