"""What rests on a document that was replaced: re-anchored where its words still stand."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.corpus.stale import FILE as STALE
from assistant.corpus.stale import Stale, read_stale
from assistant.corpus.yamlfile import yaml_nodes
from assistant.errors import QuoteError
from assistant.knowledge import Knowledge


@dataclass(frozen=True, kw_only=True, slots=True)
class Reanchored:
    """A ground whose words stand in the newer version too."""

    rule: str
    document: str
    newer: str
    quote: str
    section: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Moves:
    """What re-anchoring finds to write: grounds to add, rules to mark."""

    reanchored: tuple[Reanchored, ...]
    stale: tuple[Stale, ...]


def find_moves(knowledge: Knowledge, replaced: Sequence[tuple[str, str]]) -> Moves:
    """What to do about rules that rest on replaced documents.

    A rule keeps its first ground, which still holds for the time before; a ground with
    the same words in the newer document is added behind it. Where the newer document
    lacks them, or has them more than once, the rule is stale.

    Args:
        knowledge: The corpus with both documents.
        replaced: Newer and older document, by id.
    """
    marked = {entry.rule for entry in read_stale(knowledge.folder, [])[0]}
    reanchored: list[Reanchored] = []
    stale: dict[str, Stale] = {}
    for newer, older in replaced:
        for rule in knowledge.book.rules:
            held = {(ground.document, ground.quote) for ground in rule.grounds}
            for ground in rule.grounds:
                if ground.document != older or (newer, ground.quote) in held:
                    continue
                try:
                    knowledge.corpus.find(newer, ground.quote)
                except QuoteError:
                    if rule.id not in marked:
                        stale[rule.id] = Stale(rule=rule.id, document=older, replaced_by=newer)
                    continue
                reanchored.append(
                    Reanchored(
                        rule=rule.id, document=older, newer=newer, quote=ground.quote,
                        section=ground.section,
                    )
                )  # fmt: skip
    return Moves(reanchored=tuple(reanchored), stale=tuple(stale.values()))


def moved_between(
    before: Knowledge, after: Knowledge, replaced: Sequence[tuple[str, str]]
) -> Moves:
    """The moves that one version has and the one before it lacks."""
    known = {entry.rule for entry in read_stale(before.folder, [])[0]}
    held = {(r.id, g.document, g.quote) for r in before.book.rules for g in r.grounds}
    older = dict(replaced)
    return Moves(
        reanchored=tuple(
            Reanchored(
                rule=rule.id,
                document=older[ground.document],
                newer=ground.document,
                quote=ground.quote,
                section=ground.section,
            )
            for rule in after.book.rules
            for ground in rule.grounds
            if ground.document in older and (rule.id, ground.document, ground.quote) not in held
        ),
        stale=tuple(e for e in read_stale(after.folder, [])[0] if e.rule not in known),
    )


def write_moves(folder: Path, moves: Moves) -> None:
    """Write the moves into a corpus folder; every other line stays as it is."""
    for file in sorted((folder / "rules").glob("*.yaml")):
        text = file.read_text("utf-8")
        for move in moves.reanchored:
            text = _with_ground(text, move)
        file.write_text(text, encoding="utf-8", newline="\n")
    if moves.stale:
        path = folder / STALE
        before = path.read_text("utf-8") if path.exists() else _HEAD
        lines = [
            f"- {{rule: {s.rule}, document: {s.document}, replaced_by: {s.replaced_by}}}\n"
            for s in moves.stale
        ]
        path.write_text(before + "".join(lines), encoding="utf-8", newline="\n")


_HEAD = """\
# Rules whose words a newer version of their document no longer has. What they give is
# given with that reserve. Written by `assistant corpus review`; take a line away once
# the rule is written anew from the newer text, or removed.
"""


def _with_ground(text: str, move: Reanchored) -> str:
    for rule in getattr(yaml_nodes(text), "value", []):
        fields = _fields(rule)
        if getattr(fields.get("id"), "value", None) != move.rule:
            continue
        for ground in fields["grounds"].value:
            entry = _fields(ground)
            if (entry["document"].value, entry["quote"].value) != (move.document, move.quote):
                continue
            lines = text.split("\n")
            column = lines[ground.start_mark.line].index("-")
            last = max(node.end_mark.line for node in entry.values())
            end = last if _ends_before(entry, last) else last + 1
            quote = json.dumps(move.quote, ensure_ascii=False)
            new = f"{' ' * column}- {{document: {move.newer}, quote: {quote}}}"
            return "\n".join([*lines[:end], new, *lines[end:]])
    return text


def _ends_before(entry: dict[str, Any], line: int) -> bool:
    """Whether the last value is a block, which ends at the beginning of the line after it."""
    return any(n.end_mark.line == line and n.end_mark.column == 0 for n in entry.values())


def _fields(node: Any) -> dict[str, Any]:
    return {key.value: value for key, value in node.value}
