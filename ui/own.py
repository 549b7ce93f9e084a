"""What a municipality adds of its own: a line on danger to life, ways to reach people.

It stands outside every answer and is never mixed with what the corpus says.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from assistant.corpus.yamlfile import read_yaml
from assistant.domain.question import Language
from assistant.domain.vocabulary import Label
from assistant.errors import CorpusError
from ui.texts import texts

FORM = """\
# one line on danger to life,
# shown above every conversation
danger:
  sv: ""
  en: ""
# ways to reach people, as the
# municipality itself gives them
contacts: []
# - name: {sv: "…", en: "…"}
#   way: "…"
#   # id of the municipality;
#   # leave out for everybody
#   kommun: …
"""
"""The file with nothing filled in."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Contact:
    """A way to reach somebody."""

    name: Label
    way: str
    kommun: str | None = None
    """The municipality it is for; None for all."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Own:
    """What the file holds; nothing by default."""

    danger: Label | None = None
    contacts: tuple[Contact, ...] = ()


def load_own(path: Path) -> Own:
    """Read the municipality's own file; nothing where there is none.

    Raises:
        CorpusError: the file is not as ``FORM`` shows it.
    """
    if not path.exists():
        return Own()
    mistakes: list[str] = []
    raw, _ = read_yaml(path, mistakes)
    if not mistakes:
        raw = {} if raw is None else raw
        if not isinstance(raw, dict) or set(raw) - {"danger", "contacts"}:
            mistakes.append(f"{path.name}: holds 'danger' and 'contacts', and nothing else.")
        else:
            own = _own(raw, mistakes, path.name)
    if mistakes:
        raise CorpusError(mistakes)
    return own


def own_band(own: Own, kommun: str | None, language: Language) -> str:
    """The line and the contacts as a band of the page; empty where there is nothing."""
    contacts = [each for each in own.contacts if each.kommun in (None, kommun)]
    if own.danger is None and not contacts:
        return ""
    words = texts(language)
    line = f"<p><strong>{escape(own.danger.text(language))}</strong></p>" if own.danger else ""
    listed = "".join(
        f"<li><span>{escape(each.name.text(language))}</span> <strong>{escape(each.way)}</strong>"
        "</li>"
        for each in contacts
    )
    ways = f"<details><summary>{escape(words.contacts)}</summary><ul>{listed}</ul></details>"
    return (
        f'<aside class="own" lang="{language}" aria-label="{escape(words.own)}">{line}'
        f'{ways if contacts else ""}<p class="hint">{escape(words.own)}</p></aside>'
    )


def _own(raw: dict[str, Any], mistakes: list[str], name: str) -> Own:
    contacts = raw.get("contacts") or []
    if not isinstance(contacts, list):
        mistakes.append(f"{name}: contacts is a list.")
        contacts = []
    return Own(
        danger=_label(raw.get("danger"), f"{name}: danger", mistakes),
        contacts=tuple(
            contact
            for number, each in enumerate(contacts)
            if (contact := _contact(each, f"{name}: contacts[{number}]", mistakes)) is not None
        ),
    )


def _contact(raw: Any, place: str, mistakes: list[str]) -> Contact | None:
    if not isinstance(raw, dict) or not isinstance(raw.get("way"), str):
        mistakes.append(f"{place} needs name and way; put the way in quotation marks.")
        return None
    name = _label(raw.get("name"), f"{place}.name", mistakes)
    kommun = raw.get("kommun")
    if name is None or not isinstance(kommun, str | None):
        mistakes.append(f"{place} needs a name, and a kommun by its id or none.")
        return None
    return Contact(name=name, way=raw["way"], kommun=kommun)


def _label(raw: Any, place: str, mistakes: list[str]) -> Label | None:
    if raw is None:
        return None
    sv, en = (raw.get("sv"), raw.get("en")) if isinstance(raw, dict) else (None, None)
    if not isinstance(sv, str) or not isinstance(en, str):
        mistakes.append(f"{place} needs a text under sv and one under en.")
        return None
    return Label(sv=sv, en=en) if sv.strip() and en.strip() else None
