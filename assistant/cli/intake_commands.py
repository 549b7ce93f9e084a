"""``assistant corpus add``: what it does and prints."""

from __future__ import annotations

import re
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.api.engine import Engine
from assistant.cli.effects import (
    Told,
    effects_folder,
    write_effect,
)
from assistant.clock import now
from assistant.corpus.verify import shows_contact, without_contacts
from assistant.errors import UsageError
from assistant.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.intake.adding import Prepared
    from assistant.intake.proposal import ProposedDocument, ProposedFile
    from assistant.intake.versions import Version

    Build = Callable[[Settings], Engine]

_SHOWN = 40
"""Clauses shown of each document without --all."""
_REPEATED = 10
"""Lines shown of those that repeat on pages."""


def add_command(works: Any) -> None:
    """Put the command among those of ``assistant corpus``."""
    taking: ArgumentParser = works.add_parser(
        "add", help="take in documents: PDF, DOCX, PPTX, TXT or MD"
    )
    taking.add_argument("files", nargs="+", metavar="FILE")
    taking.add_argument("--yes", action="store_true", help="write without asking")
    taking.add_argument(
        "--set",
        action="append",
        metavar="FIELD=VALUE",
        help="correct a field of the proposal: title, date, kind, issuer, replaces …",
    )
    taking.add_argument("--all", action="store_true", help="show every clause")
    taking.set_defaults(run=add)


def add(arguments: Namespace, settings: Settings, build: Build) -> int:
    """``assistant corpus add``."""
    from assistant.intake.adding import add as take_in
    from assistant.intake.adding import receive_all
    from assistant.intake.versions import Versions

    given = _fields(arguments.set or [])
    received = receive_all([Path(path) for path in arguments.files])

    def confirm(prepared: Prepared) -> bool:
        for line in proposal_lines(prepared, everything=arguments.all):
            print(line)
        if arguments.yes:
            return True
        if not sys.stdin.isatty():
            raise UsageError(
                "Nothing was written: nobody can be asked here. Read the proposal above, then "
                "run the same command with --yes, or correct fields with --set FIELD=VALUE."
            )
        print("Write this into the corpus? [y/N] ", end="", flush=True)
        return sys.stdin.readline().strip().lower() in ("y", "yes", "j", "ja")

    prepared, version = take_in(
        received,
        Versions(settings.corpus, settings.data),
        today=now().astimezone().date(),
        given=given,
        confirm=confirm,
    )
    if prepared.is_empty:
        for line in _known_lines(prepared.files):
            print(line)
        print("Everything is in the corpus already; nothing was written.")
        return 0
    if version is None:
        print("Nothing was written.")
        return 0
    _show_effect(settings, prepared, version)
    print(
        f"Written as version {version.id}, and held: answers come from the version before until "
        "this one is accepted. See 'assistant corpus review'."
    )
    replaces = any(document.replaces for file in prepared.files for document in file.new)
    return 3 if replaces else 0


def _show_effect(settings: Settings, prepared: Prepared, version: Version) -> None:
    """Leave what the documents change where the page of changes finds it."""
    from assistant.intake.diff import compare
    from assistant.knowledge import load_knowledge

    new = load_knowledge(version.folder, like=prepared.after)
    found = compare(replace(new, corpus=prepared.before), new)
    told = Told(found, (prepared.before, new.corpus), new.vocabulary)
    write_effect(effects_folder(settings), told)


def _fields(pairs: list[str]) -> dict[str, str]:
    fields = {}
    for pair in pairs:
        field, equals, value = pair.partition("=")
        if not equals:
            raise UsageError("--set wants FIELD=VALUE, such as --set date=2026-03-03.")
        fields[field.strip()] = value.strip()
    return fields


def proposal_lines(prepared: Prepared, *, everything: bool) -> Iterator[str]:
    """The proposal as a person reads it: entries, what to look at, clauses."""
    yield from _known_lines(prepared.files)
    entries = iter(prepared.entries)
    for file in prepared.files:
        for note in file.received.extracted.notes:
            yield f"! {note}"
        for document in file.new:
            yield ""
            yield next(entries).rstrip("\n")
            yield from (f"! {line}" for line in _to_look_at(document, prepared))
            yield from _left_out(document, prepared)
            clauses = prepared.after.clauses_of(document.id)
            yield f"  {len(clauses)} clauses:"
            shown = clauses if everything else clauses[:_SHOWN]
            for clause in shown:
                text = clause.text if len(clause.text) <= 160 else clause.text[:159] + "…"
                yield f"    [{clause.standing}] {clause.locator}: {text}"
            if len(shown) < len(clauses):
                yield f"    … and {len(clauses) - len(shown)} more (--all shows them)"


def _known_lines(files: tuple[ProposedFile, ...]) -> Iterator[str]:
    for number, file in enumerate(files, start=1):
        if not file.documents:
            yield f"File {number} is in the corpus already, as it is or in the same words."
        for document in file.documents:
            if document.same_as is not None:
                first, last = document.lines
                yield (
                    f"File {number}, lines {first}-{last} say the same as {document.same_as}; "
                    "left out."
                )


def _to_look_at(document: ProposedDocument, prepared: Prepared) -> Iterator[str]:
    for field in document.recognised.unsure:
        yield f"{field} was not found in the text; give it with --set {field}=…"
    if document.contacts:
        lines = ", ".join(str(line) for line in document.contacts)
        yield f"contact details stand on lines {lines}; these lines are left out whole:"
    for other in document.replaces:
        known = prepared.before.documents.get(other)
        title = f" ({known.title})" if known else ""
        yield f"looks like a newer version of {other}{title}; what rests on that is reviewed"
    for other in document.older_than:
        yield f"looks like an older version of {other}; both stay, each for its time"
    day = document.recognised.date
    if day is not None and day > now().astimezone().date():
        yield "its date is in the future; is it a start, not the document's date?"


def _left_out(document: ProposedDocument, prepared: Prepared) -> Iterator[str]:
    """The words that go with contact details, and of lines that repeat on pages."""
    source = prepared.after.sources[prepared.after.documents[document.id].place.file]
    for line in document.contacts:
        yield f"    {line}: {without_contacts(source.line(line)).strip()}"
    if document.contacts:
        yield "    where they say more than how to reach people, take in a copy without the details"
    repeated = dict.fromkeys(
        re.sub(r"\d+", "…", source.line(n).strip())
        for n in document.furniture
        if not shows_contact(source.line(n))
    )
    if repeated:
        yield "! lines that repeat at the top or foot of pages are left out:"
        yield from (f"    {words}" for words in list(repeated)[:_REPEATED])
