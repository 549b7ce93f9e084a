"""What a person has to look at before an update is accepted: one line each, in both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from assistant.domain.vocabulary import Label
from assistant.intake.diff import Diff
from assistant.intake.resting import IN_SWEDISH, Rest, RestKind, unaccounted_in
from assistant.intake.review import Held, Unread

SIGNS = {
    "+": Label(sv="är ny", en="is new"),
    "-": Label(sv="är borta", en="is gone"),
    "~": Label(sv="säger något annat", en="says something else"),
}


def to_review(
    held: Held,
    became_wrong: Sequence[str],
    lost: Sequence[str],
    reanchored: Sequence[tuple[str, str]] = (),
) -> list[Label]:
    """Every line of a held update; what is accepted is just this.

    Args:
        held: The update.
        became_wrong: Ids of evaluation cases that were answered rightly and are not.
        lost: Ids of those whose required words are gone.
        reanchored: Ids of those whose words stand in a newer document too, and that document.
    """
    stale = dict.fromkeys((entry.kind, entry.id) for entry in held.moves.stale)
    moved = dict.fromkeys((anchor.kind, anchor.id) for anchor, _ in held.moves.reanchored)
    cases = {("case", name) for name in (*lost, *(name for name, _ in reanchored))}
    written = {name for _, name in (*stale, *moved)}
    seen = {*stale, *moved, *cases}
    return [
        *documents_to_review(held.diff),
        *(
            Label(
                sv=f"Utvärderingsfall {name}: besvarades rätt, gör det inte längre",
                en=f"case {name}: was right, is not",
            )
            for name in became_wrong
        ),
        *_unread(held),
        *_each(
            (key for key in moved if key not in stale),
            "orden står kvar, förankrad i den nyare texten också",
            "words still stand, anchored in the newer text too",
        ),
        *_each(
            stale,
            "inaktuell, orden finns inte i den nyare texten",
            "stale, words are gone from the newer text",
        ),
        *resting_to_review(held.diff, lambda rest: (rest.kind, rest.id) not in seen),
        *_rules(held.diff, written),
        *(
            Label(
                sv=f"Utvärderingsfall {name}: orden det kräver finns inte kvar, inaktuellt",
                en=f"case {name}: its words are gone, stale",
            )
            for name in lost
        ),
        *(
            Label(
                sv=f"Utvärderingsfall {name}: orden står kvar i {newer}, som nu också godtas",
                en=f"case {name}: words still stand in {newer}, which counts too",
            )
            for name, newer in reanchored
        ),
        *_map(held.diff),
    ]


def unread_to_review(unread: Unread) -> list[Label]:
    """Every line of an update of a version that can't be read; what is accepted is just this."""
    return [
        Label(
            sv="Versionen som svaren kommer ur går inte att läsa med det här programmet: regler, "
            "karta och svar är inte jämförda. Kör assistant eval innan du godkänner",
            en="the version answered from can't be read by this program: rules, map and answers "
            "were not compared. Run 'assistant eval' before you accept",
        ),
        *documents_to_review(unread.diff),
    ]


def documents_to_review(diff: Diff) -> Iterator[Label]:
    """Lines on documents that came, went, are described anew or replace one."""
    for names, sv, en in (
        (diff.documents_added, "är nytt", "is new"),
        (diff.documents_removed, "är borta", "is gone"),
        (diff.documents_described, "beskrivs på nytt", "is described anew"),
    ):
        yield from (Label(sv=f"Dokument {n} {sv}", en=f"document {n} {en}") for n in names)
    for new, old in diff.replaced:
        yield Label(sv=f"Dokument {new} ersätter {old}", en=f"document {new} replaces {old}")
    for new, name in diff.maybe_absent:
        yield Label(
            sv=f"Dokument {new} kan vara {name}, som har saknats",
            en=f"document {new} may be the absent {name}",
        )


def resting_to_review(
    diff: Diff, counts: Callable[[Rest], bool] = lambda _: True
) -> Iterator[Label]:
    """A line for each thing that rests on words that changed or went."""
    gone = set(diff.documents_removed)
    lost = {(r.kind, r.id) for r in diff.resting if counts(r) and r.document in gone}
    told = {(r.kind, r.id) for r in diff.resting if counts(r)} - lost
    yield from _each(
        sorted(lost), "vilar på ett dokument som är borta", "rests on a document that is gone", ""
    )
    cases = [name for kind, name in sorted(told) if kind == "case"]
    yield from _each(
        sorted(key for key in told if key[0] != "case"),
        "vilar på ett stycke som ändrats",
        "rests on a clause that changed",
        "",
    )
    if cases:
        yield Label(
            sv=f"Utvärderingsfall som vilar på ett stycke som ändrats: {', '.join(cases)}",
            en=f"cases that rest on a clause that changed: {', '.join(cases)}",
        )


def _each(
    keys: Iterable[tuple[RestKind, str]], sv: str, en: str, colon: str = ":"
) -> Iterator[Label]:
    for kind, name in keys:
        yield Label(sv=f"{IN_SWEDISH[kind]} {name}{colon} {sv}", en=f"{kind} {name}{colon} {en}")


def _unread(held: Held) -> Iterator[Label]:
    for name, clauses in unaccounted_in(held.new, held.diff.documents_added).items():
        yield Label(
            sv=f"Dokument {name}: {len(clauses)} stycken av vikt som ingen regel eller lucka "
            "hänvisar till",
            en=f"document {name}: {len(clauses)} clauses of weight that no rule or gap refers to",
        )


def _rules(diff: Diff, written: set[str]) -> Iterator[Label]:
    for line in diff.rules:
        sign, name = line[0], line[2:]
        if name not in written:
            told = SIGNS[sign]
            yield Label(sv=f"Regel eller lucka {name} {told.sv}", en=f"rules: {name} {told.en}")


def _map(diff: Diff) -> Iterator[Label]:
    if diff.cells:
        yield Label(
            sv=f"Kartan: {len(diff.cells)} rutor byter innehåll",
            en=f"map: {len(diff.cells)} cells change hands",
        )
