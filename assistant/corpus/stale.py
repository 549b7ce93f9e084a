"""What rests on words that a newer version of their document no longer has: ``stale.yaml``.

Such a rule is not dropped, since the newer text may say the same in other words, and
not trusted either: what it gives is given with the reserve that its ground was replaced.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, get_args

from assistant.corpus.entry import Entry
from assistant.corpus.yamlfile import read_yaml
from assistant.domain.clause import Document
from assistant.domain.rule import Rule
from assistant.domain.vocabulary import Label
from assistant.errors import AssistantError

FILE = "stale.yaml"
StaleKind = Literal["rule", "gap", "contradiction", "term", "absent"]
_KINDS: tuple[StaleKind, ...] = get_args(StaleKind)


@dataclass(frozen=True, kw_only=True, slots=True)
class Stale:
    """An entry, the document it quotes, and the newer one that lacks its words."""

    kind: StaleKind
    id: str
    document: str
    replaced_by: str


def read_stale(folder: Path, mistakes: list[str]) -> tuple[tuple[Stale, ...], bytes]:
    """The stale entries of a corpus folder and the file's bytes; none where it has no list."""
    if not (folder / FILE).exists():
        return (), b""
    raw, data = read_yaml(folder / FILE, mistakes)
    top = Entry({"rules": raw}, FILE, mistakes)
    found = []
    for entry in top.entries("rules"):
        kind: StaleKind = next((k for k in _KINDS if entry.get(k) is not None), "rule")
        found.append(
            Stale(
                kind=kind,
                id=entry.text(kind),
                document=entry.text("document"),
                replaced_by=entry.text("replaced_by"),
            )
        )
        entry.done()
    return tuple(found), data


def mark_stale(
    rules: tuple[Rule, ...],
    stale: tuple[Stale, ...],
    document: Callable[[str], Document],
    mistakes: list[str],
) -> tuple[Rule, ...]:
    """The rules, those that are stale with the reserve that says so."""
    reserves: dict[str, Label] = {}
    for entry in stale:
        try:
            reserve = _reserve(document(entry.document), document(entry.replaced_by))
        except AssistantError:
            mistakes.append(f"{FILE}: {entry.id} names a document that the corpus doesn't hold.")
            continue
        if entry.kind == "rule":
            reserves[entry.id] = reserve
    known = {rule.id for rule in rules}
    mistakes += [f"{FILE}: there is no rule {name}." for name in reserves if name not in known]
    return tuple(
        replace(rule, condition=_joined(rule.condition, reserves[rule.id]))
        if rule.id in reserves
        else rule
        for rule in rules
    )


def _reserve(old: Document, new: Document) -> Label:
    before, after = old.date or old.date_note or "", new.date or new.date_note or ""
    return Label(
        sv=f"grunden står i ”{old.title}” ({before}), som har ersatts av ”{new.title}” "
        f"({after}), där orden inte står kvar",
        en=f"its ground stands in “{old.title}” ({before}), which was replaced by “{new.title}” "
        f"({after}), where the words no longer stand",
    )


def _joined(first: Label | None, second: Label) -> Label:
    if first is None:
        return second
    return Label(sv=f"{first.sv}; {second.sv}", en=f"{first.en}; {second.en}")
