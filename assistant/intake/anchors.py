"""Words of documents that entries of a corpus folder rest on, and how a further one is written.

Rules, gaps, contradictions, absent documents and terms name a document and quote it;
omissions name clauses by the hash of their text. All are read from the files as they
stand, so that one can be added without touching another line.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from assistant.corpus.omissions import FILE as OMISSIONS
from assistant.corpus.yamlfile import yaml_nodes

AnchorKind = Literal["rule", "gap", "contradiction", "term", "absent", "omission"]

_WHERE: Mapping[AnchorKind, tuple[str, str | None, str]] = {
    "rule": ("rules/*.yaml", None, "grounds"),
    "gap": ("gaps.yaml", None, "nearest"),
    "contradiction": ("contradictions.yaml", None, "sides"),
    "term": ("words.yaml", "terms", "defined"),
    "absent": ("manifest.yaml", "absent", "referred"),
    "omission": (OMISSIONS, None, "clauses"),
}
"""Files, the key of their entries where they are not the whole, and the key of the anchors."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Anchored:
    """An entry of a corpus folder that names words of one document."""

    kind: AnchorKind
    id: str
    document: str
    quote: str
    """The words; of an omission the end of the clause's id."""
    section: str | None = None


def anchored(folder: Path, documents: Iterable[str]) -> tuple[Anchored, ...]:
    """Every anchor in one of the documents, in the order of the files."""
    wanted = frozenset(documents)
    return tuple(
        found
        for kind in _WHERE
        for path in _files(folder, kind)
        for found, _ in _read(path.read_text("utf-8"), kind)
        if found.document in wanted
    )


def write_anchors(folder: Path, new: Iterable[tuple[Anchored, str]]) -> None:
    """Anchor the same words in a further document; every other line stays as it is.

    A term has one definition only: it is anchored in the further document instead.
    """
    todo = list(new)
    for kind in dict.fromkeys(each.kind for each, _ in todo):
        for path in _files(folder, kind):
            before = text = path.read_text("utf-8")
            for each, document in todo:
                if each.kind == kind:
                    text = _with(text, each, document)
            if text != before:
                path.write_text(text, encoding="utf-8", newline="\n")


def _files(folder: Path, kind: AnchorKind) -> list[Path]:
    return sorted(folder.glob(_WHERE[kind][0]))


def _read(text: str, kind: AnchorKind) -> Iterator[tuple[Anchored, Any]]:
    """The anchors of one file, each with the YAML node that holds it."""
    _, top, key = _WHERE[kind]
    root = yaml_nodes(text)
    listed = root if top is None else _fields(root).get(top)
    for entry in getattr(listed, "value", []):
        fields = _fields(entry)
        name, held = getattr(fields.get("id"), "value", ""), fields.get(key)
        if kind == "omission":
            for document, clauses in _fields(held).items():
                for clause in _fields(clauses):
                    yield Anchored(kind=kind, id=name, document=document, quote=clause), clauses
            continue
        for node in [held] if kind == "term" else getattr(held, "value", []):
            values = {k: str(v.value) for k, v in _fields(node).items()}
            if "document" in values and "quote" in values:
                yield (
                    Anchored(
                        kind=kind,
                        id=name,
                        document=values["document"],
                        quote=values["quote"],
                        section=values.get("section"),
                    ),
                    node,
                )


def _with(text: str, each: Anchored, document: str) -> str:
    for found, node in _read(text, each.kind):
        if found != each:
            continue
        if each.kind == "term":
            place = _fields(node)["document"]
            return _between(text, place.start_mark.index, place.end_mark.index, document)
        if each.kind == "omission":
            return _with_clause(text, each, node, document)
        quote = json.dumps(each.quote, ensure_ascii=False)
        new = f"{{document: {document}, quote: {quote}}}"
        line = text.rfind("\n", 0, node.start_mark.index) + 1
        lead = text[line : node.start_mark.index]
        if lead.strip() != "-":
            return _between(text, node.end_mark.index, node.end_mark.index, f", {new}")
        return _after(text, node, f"{lead[: lead.index('-')]}- {new}\n")
    return text


def _with_clause(text: str, each: Anchored, clauses: Any, document: str) -> str:
    """An omission with the same clause of a further document under the one it stands for."""
    opening = json.dumps(_fields(clauses)[each.quote].value, ensure_ascii=False)
    for found, node in _read(text, "omission"):
        if (found.id, found.document) == (each.id, document):
            if node.flow_style:
                end = node.end_mark.index - 1
                return _between(text, end, end, f', "{each.quote}": {opening}')
            margin = " " * node.start_mark.column
            return _after(text, node, f'{margin}"{each.quote}": {opening}\n')
    inner = " " * clauses.start_mark.column
    key = text[: clauses.start_mark.index].rstrip().rpartition("\n")[2]
    outer = key[: len(key) - len(key.lstrip())]
    return _after(text, clauses, f'{outer}{document}:\n{inner}"{each.quote}": {opening}\n')


def _after(text: str, node: Any, lines: str) -> str:
    """Lines behind the last line with words of a node."""
    line = text.find("\n", len(text[: _end(node)].rstrip()))
    if line < 0:
        return f"{text}\n{lines}"
    return _between(text, line + 1, line + 1, lines)


def _end(node: Any) -> int:
    """Where the words of a node end; a block itself ends where the next begins."""
    held = node.value
    if isinstance(held, str) or node.flow_style or not held:
        return int(node.end_mark.index)
    last = held[-1]
    return _end(last[1] if isinstance(last, tuple) else last)


def _between(text: str, start: int, end: int, new: str) -> str:
    return text[:start] + new + text[end:]


def _fields(node: Any) -> dict[str, Any]:
    pairs = getattr(node, "value", None)
    if not isinstance(pairs, list) or not all(isinstance(pair, tuple) for pair in pairs):
        return {}
    return {key.value: value for key, value in pairs}
