"""``assistant corpus versions``, ``diff`` and ``review``: what each does and prints."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.api.engine import Engine
from assistant.cli.effects import (
    Told,
    answers_of,
    documents_told,
    effects_folder,
    say_mistakes,
    tell,
    with_cases,
)
from assistant.errors import CorpusError
from assistant.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.domain.vocabulary import Label
    from assistant.intake.review import Broken, Held, Unread
    from assistant.intake.versions import Versions

    Build = Callable[[Settings], Engine]

_UNREADABLE = (
    "version: the one compared with can't be answered from by this version of the program; only "
    "its documents are compared, as far as they can be read"
)


def add_commands(works: Any) -> None:
    """Put the commands among those of ``assistant corpus``."""
    listing: ArgumentParser = works.add_parser(
        "versions", help="versions kept, and which is served"
    )
    listing.add_argument(
        "--drop", metavar="VERSION", help="keep that version no longer; it can't be asked any more"
    )
    listing.set_defaults(run=versions)

    differing: ArgumentParser = works.add_parser(
        "diff", help="what the corpus folder changes against a version or git revision"
    )
    differing.add_argument("revision", metavar="REV")
    differing.add_argument(
        "--answers",
        choices=["none", "tune", "blind", "all"],
        default="tune",
        help="evaluation cases that are asked both versions (tune)",
    )
    _telling(differing)
    differing.set_defaults(run=diff)

    reviewing: ArgumentParser = works.add_parser(
        "review", help="what a held update changes; --accept serves it"
    )
    reviewing.add_argument("--accept", metavar="VERSION", help="serve the version that was seen")
    reviewing.add_argument("--role", help="role that accepts, such as MAS; no person's name")
    reviewing.add_argument("--note", help="why, in a sentence")
    _telling(reviewing)
    reviewing.set_defaults(run=review)


def _telling(command: ArgumentParser) -> None:
    command.add_argument("--limit", type=int, help="ask at most so many cases")
    command.add_argument(
        "--out",
        metavar="DIR",
        help="folder for the page and its JSON; else the program's data, shown at /andringar",
    )
    command.add_argument("--json", action="store_true", help="print JSON")


def versions(arguments: Namespace, settings: Settings, build: Build) -> int:
    """``assistant corpus versions``."""
    from assistant.intake.versions import Versions, fingerprint

    kept = Versions(settings.corpus, settings.data)
    kept.recover()
    if arguments.drop is not None:
        kept.drop(kept.find(arguments.drop))
    served = kept.served()
    folder = fingerprint(settings.corpus)
    for version in kept.all():
        marks = [
            *(["served"] if served is not None and version.id == served.id else []),
            *(["in the folder"] if version.id == folder else []),
        ]
        print(
            f"{version.id}  corpus {version.corpus}  rules {version.rules}  "
            f"{version.kept:%Y-%m-%d %H:%M}  {', '.join(marks)}".rstrip()
        )
    if served is None:
        print(f"The corpus folder itself is answered from (version {folder}).")
    return 0


def diff(arguments: Namespace, settings: Settings, build: Build) -> int:
    """``assistant corpus diff``: 1 with what can be read, where a version has mistakes."""
    from assistant.intake.diff import compare
    from assistant.intake.revisions import version_called
    from assistant.intake.versions import Versions, reading
    from assistant.knowledge import load_knowledge

    kept = Versions(settings.corpus, settings.data)
    kept.recover()
    out = effects_folder(settings) if arguments.out is None else Path(arguments.out)
    try:
        before = version_called(kept, arguments.revision)
        with reading(_UNREADABLE):
            old = load_knowledge(before.folder)
        new = load_knowledge(settings.corpus)
    except CorpusError as error:
        told = documents_told(settings, kept, arguments.revision, error)
        if told is None:
            raise
        tell(arguments, told, out)
        say_mistakes(told.mistakes)
        return 1
    found = with_cases(compare(old, new), old.corpus, before.folder, settings)
    compared = None
    if arguments.answers != "none" and not found.is_empty:
        only = None if arguments.answers == "all" else arguments.answers
        compared = answers_of(
            settings, before.folder, only, arguments.limit, found, (old.corpus, new.corpus)
        )
    tell(arguments, Told(found, (old.corpus, new.corpus), new.vocabulary, compared), out)
    return 0


def review(arguments: Namespace, settings: Settings, build: Build) -> int:
    """``assistant corpus review``: 3 while something is to be looked at."""
    from assistant.intake.review import Broken, Unread, check_acceptance, prepare
    from assistant.intake.versions import Versions

    kept = Versions(settings.corpus, settings.data)
    held = prepare(kept)
    if held is None:
        print("Nothing is held: what is answered from is what the corpus folder holds.")
        return 0
    if isinstance(held, Broken):
        return _review_broken(arguments, settings, held)
    if arguments.accept is not None:
        check_acceptance(held, arguments.accept, arguments.role or "")
    if isinstance(held, Unread):
        return _review_unread(arguments, settings, kept, held)
    return _review_held(arguments, settings, kept, held)


def _review_broken(arguments: Namespace, settings: Settings, broken: Broken) -> int:
    from assistant.intake.to_review import documents_to_review, resting_to_review

    if broken.diff is not None and broken.new is not None:
        found = with_cases(broken.diff, broken.old.corpus, broken.old.folder, settings)
        lines = [*documents_to_review(found), *resting_to_review(found)]
        corpora = (broken.old.corpus, broken.new)
        told = Told(found, corpora, broken.old.vocabulary, None, lines, broken.mistakes)
        tell(arguments, told, effects_folder(settings))
    say_mistakes(broken.mistakes)
    print(
        "assistant: the update can't be answered from; mend these in the corpus folder. "
        "Answers come from the version before.",
        file=sys.stderr,
    )
    return 3


def _review_unread(arguments: Namespace, settings: Settings, kept: Versions, unread: Unread) -> int:
    from assistant.intake.to_review import unread_to_review

    lines = unread_to_review(unread)
    if arguments.accept is not None:
        return _accept(arguments, settings, kept, unread, lines)
    corpora = (unread.old, unread.new.corpus)
    vocabulary = unread.new.vocabulary
    told = Told(unread.diff, corpora, vocabulary, None, lines, unread.mistakes, True)
    tell(arguments, told, effects_folder(settings))
    say_mistakes(unread.mistakes)
    return _ask_to_accept(unread, lines)


def _review_held(arguments: Namespace, settings: Settings, kept: Versions, held: Held) -> int:
    from assistant.intake.to_review import to_review

    held = replace(held, diff=with_cases(held.diff, held.old.corpus, held.before.folder, settings))
    corpora = (held.old.corpus, held.new.corpus)
    compared = answers_of(settings, held.before.folder, None, arguments.limit, held.diff, corpora)
    became_wrong = [change["case"] for change in compared["became_wrong"]]
    reanchored = [(each["case"], each["document"]) for each in compared["reanchored"]]
    lines = to_review(held, became_wrong, compared["lost"], reanchored)
    if arguments.accept is None:
        shown = Told(held.diff, corpora, held.new.vocabulary, compared, lines)
        tell(arguments, shown, effects_folder(settings))
    if compared["forbidden"]:
        print(
            "assistant: these cases would be answered dangerously or with a quote that is not "
            f"one; no acceptance lets them through: {', '.join(compared['forbidden'])}",
            file=sys.stderr,
        )
        return 1
    if arguments.accept is None:
        return _ask_to_accept(held, lines)
    return _accept(arguments, settings, kept, held, lines)


def _ask_to_accept(held: Held | Unread, lines: Sequence[Label]) -> int:
    print(
        f"To review: {len(lines)}. Accept all of it with: assistant corpus review "
        f"--accept {held.after.id} --role ROLE"
    )
    return 3


def _accept(
    arguments: Namespace,
    settings: Settings,
    kept: Versions,
    held: Held | Unread,
    lines: Sequence[Label],
) -> int:
    from assistant.bootstrap import index
    from assistant.intake.review import accept

    index(replace(settings, corpus=held.after.folder))
    accept(kept, held, arguments.accept, arguments.role or "", lines, arguments.note or "")
    print(f"Version {held.after.id} is answered from now on; a running server takes it by itself.")
    return 0
