"""What rests on a document that was replaced: re-anchored where its words still stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.corpus.stale import FILE as STALE
from assistant.corpus.stale import Stale, read_stale
from assistant.corpus.store import Corpus
from assistant.errors import QuoteError
from assistant.intake.anchors import Anchored, AnchorKind, anchored, write_anchors
from assistant.knowledge import Knowledge


@dataclass(frozen=True, kw_only=True, slots=True)
class Moves:
    """What re-anchoring finds to write."""

    reanchored: tuple[tuple[Anchored, str], ...]
    """Words that stand in the newer document too, and that document."""
    stale: tuple[Stale, ...]
    """What rests on words that the newer document lacks."""


def find_moves(knowledge: Knowledge, replaced: Sequence[tuple[str, str]]) -> Moves:
    """What to do about everything that rests on replaced documents.

    An entry keeps what it rests on, which still holds for the time before; the same
    words in the newer document are added behind it. Where the newer document lacks
    them, or has them more than once, the entry is stale.

    Args:
        knowledge: The corpus with both documents.
        replaced: Newer and older document, by id.
    """
    marked = {(entry.kind, entry.id) for entry in read_stale(knowledge.folder, [])[0]}
    found = anchored(knowledge.folder, [document for pair in replaced for document in pair])
    held = {(a.kind, a.id, a.document, a.quote) for a in found}
    reanchored: list[tuple[Anchored, str]] = []
    stale: dict[tuple[AnchorKind, str], Stale] = {}
    for newer, older in replaced:
        for anchor in found:
            same = (anchor.kind, anchor.id, newer, anchor.quote)
            if anchor.document != older or same in held:
                continue
            if _stands(knowledge.corpus, newer, anchor):
                reanchored.append((anchor, newer))
            elif anchor.kind != "omission" and (anchor.kind, anchor.id) not in marked:
                stale[anchor.kind, anchor.id] = Stale(
                    kind=anchor.kind, id=anchor.id, document=older, replaced_by=newer
                )
    return Moves(reanchored=tuple(reanchored), stale=tuple(stale.values()))


def moved_between(
    before: Knowledge, after: Knowledge, replaced: Sequence[tuple[str, str]]
) -> Moves:
    """The moves that one version has and the one before it lacks."""
    known = {(entry.kind, entry.id) for entry in read_stale(before.folder, [])[0]}
    newer = dict(replaced)
    held = set(anchored(before.folder, newer))
    return Moves(
        reanchored=tuple(
            (anchor, anchor.document)
            for anchor in anchored(after.folder, newer)
            if anchor not in held
        ),
        stale=tuple(e for e in read_stale(after.folder, [])[0] if (e.kind, e.id) not in known),
    )


def write_moves(folder: Path, moves: Moves) -> None:
    """Write the moves into a corpus folder; every other line stays as it is."""
    write_anchors(folder, moves.reanchored)
    if moves.stale:
        path = folder / STALE
        before = path.read_text("utf-8") if path.exists() else _HEAD
        lines = [
            f"- {{{s.kind}: {s.id}, document: {s.document}, replaced_by: {s.replaced_by}}}\n"
            for s in moves.stale
        ]
        path.write_text(before + "".join(lines), encoding="utf-8", newline="\n")


_HEAD = """\
# What rests on words that a newer version of their document no longer has. What such a
# rule gives is given with that reserve; a gap, contradiction, term or absent document is
# shown as before. Written by `assistant corpus review`; take a line away once the entry
# is written anew from the newer text, or removed.
"""


def _stands(corpus: Corpus, document: str, anchor: Anchored) -> bool:
    if anchor.kind == "omission":
        return f"{document}/{anchor.quote}" in corpus.clauses
    try:
        corpus.find(document, anchor.quote)
    except QuoteError:
        return False
    return True
