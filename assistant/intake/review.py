"""An update that is held: what it changes, what must be looked at, and its acceptance."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.clock import now
from assistant.corpus.loading import load_readable
from assistant.corpus.store import Corpus
from assistant.domain.vocabulary import Label
from assistant.errors import UnreadableVersionError, UsageError
from assistant.intake.diff import Diff, compare, compare_documents, replacements
from assistant.intake.reanchoring import Moves, find_moves, moved_between, write_moves
from assistant.intake.resting import resting_on
from assistant.intake.versions import (
    ACCEPTANCES,
    Version,
    Versions,
    fingerprint,
    reading,
    write_whole,
)
from assistant.knowledge import Knowledge, load_knowledge
from assistant.verification import examine


@dataclass(frozen=True, kw_only=True, slots=True)
class Held:
    """A held update, ready to be looked at."""

    before: Version
    after: Version
    old: Knowledge
    new: Knowledge
    diff: Diff
    moves: Moves
    """What was re-anchored and marked since the version before."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Broken:
    """A held update that can't be answered from."""

    mistakes: tuple[str, ...]
    old: Knowledge
    new: Corpus | None
    """Those of its documents that can be read, where any can."""
    diff: Diff | None
    """What its documents change and what rests on that, as far as they can be read."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Unread:
    """A held update of a version that this version of the program can't answer from."""

    before: Version
    after: Version
    mistakes: tuple[str, ...]
    """Why the version before can't be answered from."""
    old: Corpus
    """Those of its documents that can be read; it may be none."""
    new: Knowledge
    diff: Diff
    """What documents change, as far as they can be read."""


def prepare(versions: Versions) -> Held | Broken | Unread | None:
    """The held update, re-anchored; None where nothing is held.

    Where the words that something rests on still stand in a newer version of their
    document, they are anchored there too, else it is marked stale; that is written
    into the corpus folder in one step.

    Raises:
        UnreadableVersionError: neither the version served nor the folder can be answered from.
    """
    versions.recover()
    before = versions.served()
    if before is None or not versions.is_held:
        return None
    base = fingerprint(versions.folder)
    try:
        with reading(_UNREADABLE):
            old = load_knowledge(before.folder)
    except UnreadableVersionError as error:
        return _unread(versions, before, error.mistakes)
    new = examine(versions.folder, like=old.corpus)
    if isinstance(new, list):
        return _broken(versions, new, old)
    replaced = replacements(old.corpus, new.corpus)
    moves = find_moves(new, replaced)
    if moves.reanchored or moves.stale:
        with versions.staged() as staged:
            write_moves(staged, moves)
            moved = examine(staged, like=new.corpus)
            if isinstance(moved, list):
                return _broken(versions, moved, old)
            versions.publish(moved, base=base, before=new)
        new = replace(moved, folder=versions.folder)
    return Held(
        before=before,
        after=versions.keep(versions.folder, new),
        old=old,
        new=new,
        diff=compare(old, new),
        moves=moved_between(old, new, replaced),
    )


def _unread(versions: Versions, before: Version, why: Sequence[str]) -> Unread:
    new = examine(versions.folder)
    if isinstance(new, list):
        raise UnreadableVersionError([*why, _NEITHER, *new])
    old = load_readable(before.folder) or new.corpus.only((), before.corpus)
    return Unread(
        before=before,
        after=versions.keep(versions.folder, new),
        mistakes=tuple(why),
        old=old,
        new=new,
        diff=compare_documents(old, new.corpus, ()),
    )


def _broken(versions: Versions, mistakes: Sequence[str], old: Knowledge) -> Broken:
    new = load_readable(versions.folder, like=old.corpus)
    diff = None if new is None else compare_documents(old.corpus, new, resting_on(old))
    return Broken(mistakes=tuple(mistakes), old=old, new=new, diff=diff)


def check_acceptance(held: Held | Unread, seen: str, role: str) -> None:
    """Refuse an acceptance that can't be recorded.

    Raises:
        UsageError: another version than the one held is named, or no role.
    """
    if not role.strip() or len(role) > 80:
        raise UsageError("Name the role that accepts, such as --role MAS; no person's name.")
    if seen != held.after.id:
        raise UsageError(
            "The version named is not the one that is held now; run 'assistant corpus review', "
            "look at it, and accept the version it names."
        )


def accept(
    versions: Versions,
    held: Held | Unread,
    seen: str,
    role: str,
    what: Sequence[Label],
    note: str,
) -> None:
    """Serve the held update, and record in the corpus who accepted what, by role.

    Raises:
        UsageError: see ``check_acceptance``.
    """
    check_acceptance(held, seen, role)
    record = {
        "version": held.after.id,
        "before": held.before.id,
        "day": now().astimezone().date().isoformat(),
        "role": role.strip(),
        "note": note.strip(),
        "accepted": [line.en for line in what],
    }
    path = versions.folder / ACCEPTANCES
    before = path.read_bytes() if path.exists() else _HEAD
    line = f"- {json.dumps(record, ensure_ascii=False)}\n".encode()
    write_whole(path, before + line, beside=versions.folder)
    versions.serve(held.after)


_UNREADABLE = (
    "versions: the one that is answered from can't be read by this version of the program; start "
    "the version that kept it, or accept what the corpus folder holds"
)
_NEITHER = "the corpus folder has mistakes too; mend these first"
_HEAD = b"# What was accepted into the corpus, when and by which role. Written by the program.\n"
