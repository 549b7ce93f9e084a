"""What one version of a corpus changes against another: clauses, what rests on them, the map."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from assistant.corpus.store import Corpus
from assistant.domain.clause import Clause
from assistant.intake.cells import CellChange, changed_cells
from assistant.intake.resting import Rest, resting_on
from assistant.knowledge import Knowledge

Word = tuple[Literal["same", "out", "in"], str]
"""Words in a row, and whether they stay, go or come."""

_ALIKE = 0.5
"""Likeness from which a clause counts as another's new wording."""
_MOST_PAIRS = 250_000
"""Pairs of clauses compared in one document; above it, only neighbours are."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ClauseChange:
    """A clause that was added, removed, or worded anew."""

    kind: Literal["added", "removed", "changed", "moved"]
    """``moved``: the same words, under another heading or with another weight."""
    document: str
    """Document it stands in now, or stood in."""
    instead_of: str | None
    """The older document whose wording this replaces, where a newer version came."""
    before: Clause | None
    after: Clause | None
    words: tuple[Word, ...]
    """The change word by word; empty unless changed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Diff:
    """Everything that one version changes against another."""

    before: str
    """Version of the corpus compared with."""
    after: str
    documents_added: tuple[str, ...]
    documents_removed: tuple[str, ...]
    documents_described: tuple[str, ...]
    """Documents whose entry in the manifest says something else now."""
    replaced: tuple[tuple[str, str], ...]
    """Document that came, and the older one that it replaces."""
    clauses: tuple[ClauseChange, ...]
    resting: tuple[Rest, ...]
    """What rests on clauses that changed, went, or stand in a replaced document."""
    rules: tuple[str, ...]
    """Rules and gaps that came, went or say something else, with a sign in front."""
    cells: tuple[CellChange, ...]
    maybe_absent: tuple[tuple[str, str], ...]
    """New document, and the absent one that it may be."""
    documents_only: bool = False
    """Whether one version can't be answered from: rules and map are then not compared."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs."""
        return not (
            self.clauses or self.documents_described or self.rules or self.cells
            or self.documents_added or self.documents_removed
        )  # fmt: skip


def compare(before: Knowledge, after: Knowledge) -> Diff:
    """Compare two versions."""
    return replace(
        compare_documents(before.corpus, after.corpus, resting_on(before)),
        documents_only=False,
        rules=tuple(_rules(before, after)),
        cells=tuple(changed_cells(before, after)),
    )


def compare_documents(old: Corpus, new: Corpus, resting: Iterable[Rest]) -> Diff:
    """What documents change against others, and what of ``resting`` rests on it; no rules or map.

    ``resting`` is all that rests on the old ones.
    """
    added = [d for d in new.documents if d not in old.documents]
    removed = [d for d in old.documents if d not in new.documents]
    replaced = replacements(old, new)
    changes = [
        change
        for document in dict.fromkeys([*old.documents, *new.documents])
        for change in _document(old, new, document, dict(replaced).get(document))
    ]
    diff = Diff(
        before=old.version,
        after=new.version,
        documents_added=tuple(added),
        documents_removed=tuple(removed),
        documents_described=tuple(
            d for d in new.documents
            if d in old.documents and _described(old, d) != _described(new, d)
        ),
        replaced=replaced,
        clauses=tuple(changes),
        resting=(),
        rules=(),
        cells=(),
        maybe_absent=tuple(
            (document, absent.id)
            for document in added
            for absent in old.absent
            if _likeness(new.documents[document].title, absent.title) > 0.8
        ),
        documents_only=True,
    )  # fmt: skip
    return with_resting(diff, resting)


def with_resting(diff: Diff, resting: Iterable[Rest]) -> Diff:
    """The difference with those of ``resting`` too whose clause changed, went or was replaced."""
    touched = {change.before.id for change in diff.clauses if change.before is not None}
    older = {document for _, document in diff.replaced}
    more = (rest for rest in resting if rest.clause in touched or rest.document in older)
    return replace(diff, resting=(*diff.resting, *more))


def replacements(old: Corpus, new: Corpus) -> tuple[tuple[str, str], ...]:
    """Documents that replace one now and did not before, each with the older one."""
    return tuple(
        (document, older)
        for document, described in new.documents.items()
        for older in described.replaces
        if older in old.documents
        and (document not in old.documents or older not in old.documents[document].replaces)
    )


def _document(old: Corpus, new: Corpus, document: str, older: str | None) -> Iterator[ClauseChange]:
    gone = list(old.clauses_of(document)) if document in old.documents else []
    came = list(new.clauses_of(document)) if document in new.documents else []
    if gone == came:
        return
    if older is not None and not gone:
        yield from _paired(document, older, list(old.clauses_of(older)), came, removed_stay=True)
        return
    yield from _paired(document, None, gone, came)


def _paired(
    document: str,
    older: str | None,
    gone: Sequence[Clause],
    came: Sequence[Clause],
    *,
    removed_stay: bool = False,
) -> Iterator[ClauseChange]:
    texts_before = [clause.text for clause in gone]
    texts_after = [clause.text for clause in came]
    matcher = difflib.SequenceMatcher(None, texts_before, texts_after, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            for one, other in zip(gone[a:b], came[c:d], strict=True):
                weighed = (one.standing, one.heading_path) != (other.standing, other.heading_path)
                if weighed and not removed_stay:
                    yield _change("moved", document, older, one, other)
            continue
        yield from _block(document, older, gone[a:b], came[c:d])


def _block(
    document: str, older: str | None, gone: Sequence[Clause], came: Sequence[Clause]
) -> Iterator[ClauseChange]:
    """Clauses of one stretch: each new one with the old one it is most like, if any is."""
    left = list(gone)
    everything = len(gone) * len(came) <= _MOST_PAIRS
    for place, clause in enumerate(came):
        near = left if everything else left[max(0, place - 5) : place + 5]
        best = max(near, key=lambda c: _likeness(c.text, clause.text), default=None)
        if best is not None and _likeness(best.text, clause.text) >= _ALIKE:
            left.remove(best)
            kind: Literal["moved", "changed"] = "moved" if best.text == clause.text else "changed"
            yield _change(kind, document, older, best, clause)
        else:
            yield _change("added", document, older, None, clause)
    for clause in left:
        yield _change("removed", document, older, clause, None)


def _change(
    kind: Literal["added", "removed", "changed", "moved"],
    document: str,
    older: str | None,
    before: Clause | None,
    after: Clause | None,
) -> ClauseChange:
    words: tuple[Word, ...] = ()
    if kind == "changed" and before is not None and after is not None:
        words = word_by_word(before.text, after.text)
    return ClauseChange(
        kind=kind, document=document, instead_of=older, before=before, after=after, words=words
    )


def word_by_word(before: str, after: str) -> tuple[Word, ...]:
    """The way from one text to the other in runs of words."""
    old, new = before.split(), after.split()
    found: list[Word] = []
    for tag, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(("same", " ".join(old[a:b])))
            continue
        if b > a:
            found.append(("out", " ".join(old[a:b])))
        if d > c:
            found.append(("in", " ".join(new[c:d])))
    return tuple(found)


def _likeness(one: str, other: str) -> float:
    if one == other:
        return 1.0
    matcher = difflib.SequenceMatcher(
        None, one.casefold().split(), other.casefold().split(), autojunk=False
    )
    return matcher.ratio() if matcher.real_quick_ratio() >= _ALIKE else 0.0


def _described(corpus: Corpus, document: str) -> tuple[object, ...]:
    found = corpus.documents[document]
    return (found.title, found.kind, found.issuer, found.party, found.date, found.date_note,
            found.paragraph, found.diarienummer, found.validity, found.replaces)  # fmt: skip


def _rules(before: Knowledge, after: Knowledge) -> Iterator[str]:
    for old, new in (
        ({r.id: repr(_said(r)) for r in before.book.rules},
         {r.id: repr(_said(r)) for r in after.book.rules}),
        ({g.id: repr((g.says, g.when, g.duties)) for g in before.book.gaps},
         {g.id: repr((g.says, g.when, g.duties)) for g in after.book.gaps}),
    ):  # fmt: skip
        yield from (f"+ {name}" for name in new if name not in old)
        yield from (f"- {name}" for name in old if name not in new)
        yield from (f"~ {name}" for name in new if name in old and old[name] != new[name])


def _said(rule: object) -> tuple[object, ...]:
    """What of a rule matters, whatever the offsets of its grounds."""
    names = ("duties", "actor", "says", "when", "validity", "weight", "party", "stance",
             "condition", "reserve", "overrides")  # fmt: skip
    return tuple(getattr(rule, name) for name in names)
