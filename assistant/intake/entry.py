"""Manifest entries as text: put into ``manifest.yaml`` without touching a line of the rest."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from assistant.corpus.yamlfile import yaml_nodes
from assistant.errors import CorpusError
from assistant.intake.proposal import (
    LONGEST_HEAD,
    UNKNOWN_ISSUER,
    ProposedDocument,
    ProposedFile,
)


def entry_text(file: ProposedFile, document: ProposedDocument, received: datetime.date) -> str:
    """One document as an entry of ``documents`` in the manifest."""
    found = document.recognised
    first, last = document.lines
    place = f"{{file: {file.name}, lines: {first}-{last}}}"
    lines = [
        f"  - id: {document.id}",
        f"    title: {_quoted(found.title)}",
        f"    kind: {found.kind}",
        f"    issuer: {_quoted(found.issuer or UNKNOWN_ISSUER)}",
        f"    party: {found.party or 'null'}",
        f"    date: {found.date.isoformat() if found.date else 'null'}",
    ]
    optional: Mapping[str, str | None] = {
        "date_note": found.date_note,
        "diarienummer": found.diarienummer,
        "paragraph": found.paragraph,
        "validity": document.validity,
    }
    lines += [f"    {key}: {_quoted(value)}" for key, value in optional.items() if value]
    lines.append(f"    received: {received.isoformat()}")
    lines.append(
        f"    original: {{file: {_quoted(original_name(file))}, sha256: {file.received.digest}}}"
    )
    if document.replaces:
        lines.append(f"    replaces: [{', '.join(document.replaces)}]")
    lines.append(f"    place: {place}")
    lines.append(f"    standing: {document.standing}")
    if found.head_end is not None and found.head_end - first < LONGEST_HEAD:
        lines.append(f"    head: {first}-{found.head_end}")
    lines += _layout(document, first, last, headed=found.head_end or first - 1)
    return "\n".join(lines) + "\n"


def original_name(file: ProposedFile) -> str:
    """The name that the file as received is kept under in ``originals``."""
    return file.name.removesuffix(".txt") + file.received.ending


def _layout(document: ProposedDocument, first: int, last: int, headed: int) -> list[str]:
    lines = []
    pages = [mark.line for mark in document.marks if mark.kind == "page"]
    if pages:
        starts = ", ".join(str(line) for line in sorted({first, *pages}))
        lines.append(f"    pages: [{starts}]")
    outline = []
    for mark in document.marks:
        if mark.kind == "slide":
            title = "untitled: true" if mark.last is None else _title(mark.line, mark.last)
            outline.append(f"      - {{slide: {mark.number}, at: {mark.line}, {title}}}")
        elif mark.kind == "heading" and mark.line > headed:
            title = _title(mark.line, mark.last or mark.line)
            outline.append(f"      - {{at: {mark.line}, {title}, level: {mark.level}}}")
    if outline:
        lines += ["    outline:", *outline]
    named = {"running_head": document.furniture, "contact_details": document.contacts}
    furniture = [f"{name}: {list(at)}" for name, at in named.items() if at]
    if furniture:
        lines.append(f"    furniture: {{{', '.join(furniture)}}}")
    return lines


def _title(first: int, last: int) -> str:
    return f'title: "{first}-{last}"' if last > first else f'title: "{first}"'


def with_entries(manifest: str, entries: Iterable[str], received: datetime.date) -> str:
    """The manifest with entries at the end of its documents."""
    documents = _documents(manifest)
    lines = manifest.split("\n")
    end = documents.end_mark.line
    if documents.flow_style:
        lines[end], end = "documents:", end + 1
    while end > 0 and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
        end -= 1
    new = f"  # --- Taken in {received.isoformat()}\n" + "\n".join(entries)
    return "\n".join([*lines[:end], "", *new.rstrip("\n").split("\n"), "", *_rest(lines[end:])])


def _rest(lines: list[str]) -> list[str]:
    return lines[1:] if lines and not lines[0].strip() else lines


def _documents(manifest: str) -> Any:
    node = yaml_nodes(manifest)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == "documents" and not (value.flow_style and value.value):
                return value
    raise CorpusError(["manifest.yaml: holds no list of documents to add to; mend it"])


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)
