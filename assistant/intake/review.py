"""An update that is held: what it changes, what must be looked at, and its acceptance."""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.errors import UsageError
from assistant.intake.diff import Diff, compare
from assistant.intake.reanchoring import Moves, find_moves, moved_between, write_moves
from assistant.intake.versions import ACCEPTANCES, Version, Versions, fingerprint, write_whole
from assistant.knowledge import load_knowledge
from assistant.verification import find_mistakes


@dataclass(frozen=True, kw_only=True, slots=True)
class Held:
    """A held update, ready to be looked at."""

    before: Version
    after: Version
    diff: Diff
    moves: Moves
    """What was re-anchored and marked since the version before."""


def prepare(versions: Versions) -> Held | list[str] | None:
    """The held update, re-anchored; its mistakes where it can't be answered from; None for none.

    Grounds whose words still stand in a newer version of their document are added to
    their rules, rules without them are marked stale; that is written into the corpus
    folder in one step.
    """
    versions.recover()
    before = versions.served()
    if before is None or not versions.is_held:
        return None
    mistakes = find_mistakes(versions.folder)
    if mistakes:
        return mistakes
    old, new = load_knowledge(before.folder), load_knowledge(versions.folder)
    diff = compare(old, new)
    moves = find_moves(new, diff.replaced)
    if moves.reanchored or moves.stale:
        base = fingerprint(versions.folder)
        with versions.staged() as staged:
            write_moves(staged, moves)
            mistakes = find_mistakes(staged)
            if mistakes:
                return mistakes
            versions.publish(staged, base=base)
        new = load_knowledge(versions.folder)
        diff = compare(old, new)
    return Held(
        before=before,
        after=versions.keep(versions.folder),
        diff=diff,
        moves=moved_between(old, new, diff.replaced),
    )


def items(held: Held, became_wrong: Sequence[str], lost: Sequence[str]) -> list[str]:
    """What a person has to look at, one line each; what is accepted is just this."""
    diff = held.diff
    stale = dict.fromkeys(entry.rule for entry in held.moves.stale)
    moved = dict.fromkeys(move.rule for move in held.moves.reanchored)
    written = stale.keys() | moved.keys()
    lines = [f"document {name} is new" for name in diff.documents_added]
    lines += [f"document {name} is gone" for name in diff.documents_removed]
    lines += [f"document {name} is described anew" for name in diff.documents_described]
    lines += [f"document {new} replaces {old}" for new, old in diff.replaced]
    lines += [f"document {new} may be the absent {name}" for new, name in diff.maybe_absent]
    lines += [f"rule {name}: words still stand; ground in the newer text added" for name in moved]
    lines += [f"rule {name}: stale, its words are gone from the newer text" for name in stale]
    told = {(r.kind, r.id) for r in diff.resting} - {("rule", name) for name in stale | moved}
    lines += [f"{kind} {name} rests on a clause that changed" for kind, name in sorted(told)]
    lines += [f"rules: {name}" for name in diff.rules if name[2:] not in written]
    lines += [f"case {name}: was right, is not" for name in became_wrong]
    lines += [f"case {name}: its words are gone, stale" for name in lost]
    if diff.cells:
        lines.append(f"map: {len(diff.cells)} cells change hands")
    return lines


def accept(
    versions: Versions, held: Held, seen: str, role: str, what: Sequence[str], note: str
) -> None:
    """Serve the held update, and record in the corpus who accepted what, by role.

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
    record = {
        "version": held.after.id,
        "before": held.before.id,
        "day": datetime.date.today().isoformat(),
        "role": role.strip(),
        "note": note.strip(),
        "accepted": list(what),
    }
    path = versions.folder / ACCEPTANCES
    before = path.read_bytes() if path.exists() else _HEAD
    line = f"- {json.dumps(record, ensure_ascii=False)}\n".encode()
    write_whole(path, before + line, beside=versions.folder)
    versions.serve(held.after)


_HEAD = b"# What was accepted into the corpus, when and by which role. Written by the program.\n"
