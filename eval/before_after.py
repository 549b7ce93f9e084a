"""The answers to the evaluation cases from one version of the corpus and from another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from assistant.corpus.omissions import held_clauses
from assistant.corpus.store import Corpus
from assistant.corpus.vocabulary import load_vocabulary
from assistant.domain.answer import Answer
from assistant.domain.clause import Document
from assistant.intake.resting import Rest
from eval.anchors import Sources
from eval.case import Anchor, Case
from eval.checks import dangerous_assignments
from eval.citing import CitationJudge
from eval.engine import Engine
from eval.loading import load_cases
from eval.places import Places
from eval.running import CaseRun, run_cases


@dataclass(frozen=True, kw_only=True, slots=True)
class AnswerChange:
    """A case whose answer differs. The words of a blind case are never told."""

    case: str
    set: str
    question: str | None
    kind: str
    """``who``: status, assignments or values differ; ``words``: only words or quotes do."""
    before: str
    after: str
    was_right: bool
    is_right: bool
    dangerous: bool
    """Whether it now states as settled what must never be."""
    faulty: bool
    """Whether a quote of the new answer is not what its file says."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Compared:
    """What the cases say of a change."""

    asked: int
    """Cases that both versions were asked."""
    only_after: int
    """Cases that only the new version could be asked: what they quote is not in the one before."""
    changes: tuple[AnswerChange, ...]
    lost: tuple[str, ...]
    """Cases whose required words are no longer found in the new version: stale."""
    reanchored: tuple[tuple[str, str], ...] = ()
    """Cases whose required words stand in a newer document too, and that document: a citation
    of either met them here."""

    @property
    def became_wrong(self) -> tuple[AnswerChange, ...]:
        """Cases that were right and are not."""
        return tuple(c for c in self.changes if c.was_right and not c.is_right)

    @property
    def forbidden(self) -> tuple[AnswerChange, ...]:
        """Cases that no acceptance lets through."""
        return tuple(c for c in self.changes if c.dangerous or c.faulty)


def cases_of(
    folder: Path, suite: Path, listed: Mapping[str, str] = MappingProxyType({})
) -> tuple[tuple[Case, ...], Sources]:
    """The cases that quote the corpus of a folder; none where they quote another.

    ``listed`` are files that cases may name though the folder has them no longer.
    """
    vocabulary_file = folder / "vocabulary.yaml"
    own = Places(root=folder.parent, suite=suite, vocabulary=vocabulary_file).sources()
    sources = Sources(folder.parent, {**listed, **own.listed()})
    if not any(sources.digests().values()):
        return (), sources
    vocabulary = load_vocabulary(vocabulary_file)
    return load_cases(suite / "cases", sources=sources, vocabulary=vocabulary).cases, sources


def resting_cases(corpus: Corpus, folder: Path, suite: Path) -> Iterator[Rest]:
    """What cases require of a corpus, clause by clause. The words of a blind case are not told."""
    for case in cases_of(folder, suite)[0]:
        for anchor in (anchor for group in case.expect.required for anchor in group):
            quote = "" if case.set == "blind" else anchor.quote
            places = [(anchor.file, anchor.spans)]
            for clause in sorted(held_clauses(corpus, places)):
                if anchor.document in (None, corpus.clauses[clause].document):
                    yield Rest(kind="case", id=case.id, clause=clause, quote=quote)


def compare_answers(
    before: tuple[Engine, Path],
    after: tuple[Engine, Path],
    *,
    suite: Path,
    only: str | None = None,
    limit: int | None = None,
    replaced: Sequence[tuple[Document, Document]] = (),
) -> Compared:
    """Ask every case both versions, plainly.

    Args:
        before: The engine over the version compared with, and its corpus folder.
        after: The same of the new version.
        suite: Folder with ``cases``, as ``Places`` has it.
        only: ``tune`` or ``blind``; None asks both.
        limit: How many cases at most, in file order.
        replaced: Newer and older document, where the new version replaces one.
    """
    old_cases, old_sources = cases_of(before[1], suite)
    new_cases, new_sources = cases_of(after[1], suite, old_sources.listed())
    moved = {c.id: with_newer(c, new_sources, replaced) for c in new_cases}
    runs = []
    for (engine, _), cases, sources in (
        (before, old_cases, old_sources),
        (after, tuple(case for case, _ in moved.values()), new_sources),
    ):
        asked = tuple(c for c in cases if only is None or c.set == only)[:limit]
        judge = CitationJudge(sources=sources, corpus=engine.corpus)
        runs.append(list(run_cases(engine, asked, judge, how="none")))
    missed = _unfound(run.case for run in runs[0])
    old = {run.case.id: run for run in runs[0]}
    changes = [
        change
        for run in runs[1]
        if run.case.id in old and (change := _change(old[run.case.id], run)) is not None
    ]
    return Compared(
        asked=sum(run.case.id in old for run in runs[1]),
        only_after=sum(run.case.id not in old for run in runs[1]),
        changes=tuple(changes),
        lost=tuple(c for c in _unfound(run.case for run in runs[1]) if c not in missed),
        reanchored=tuple(
            (run.case.id, newer) for run in runs[1] for newer in moved[run.case.id][1]
        ),
    )


def with_newer(
    case: Case, sources: Sources, replaced: Sequence[tuple[Document, Document]]
) -> tuple[Case, tuple[str, ...]]:
    """The case with the newer documents too in which words it requires still stand, and those.

    A case names words and the file they stand in; where a newer document says the
    same words under another id, an answer that cites that one is as right.
    """
    found: list[str] = []
    groups = []
    for group in case.expect.required:
        more = [
            (newer.id, anchor)
            for old in group
            for newer, older in replaced
            if (anchor := _in_newer(old, sources, newer, older)) is not None
        ]
        groups.append((*group, *(anchor for _, anchor in more)))
        found += [newer for newer, _ in more]
    expect = replace(case.expect, required=tuple(groups))
    return replace(case, expect=expect), tuple(dict.fromkeys(found))


def _in_newer(anchor: Anchor, sources: Sources, newer: Document, older: Document) -> Anchor | None:
    if anchor.file != older.place.file or anchor.document not in (None, older.id):
        return None
    if anchor.spans and not any(span.overlaps(older.place.span) for span in anchor.spans):
        return None
    spans = tuple(
        span
        for span in sources.find(newer.place.file, anchor.quote)
        if span.overlaps(newer.place.span)
    )
    if not spans:
        return None
    return replace(anchor, file=newer.place.file, document=newer.id, spans=spans)


def _unfound(cases: Iterable[Case]) -> list[str]:
    """Cases of which a required clause is found nowhere."""
    return [
        case.id
        for case in cases
        if any(not any(anchor.spans for anchor in group) for group in case.expect.required)
    ]


def _change(before: CaseRun, after: CaseRun) -> AnswerChange | None:
    old, new = before.plain, after.plain
    if old.answer is None or new.answer is None:
        if old.error == new.error:
            return None
        kind = "who"
    elif _who(old.answer) != _who(new.answer):
        kind = "who"
    elif _words(old.answer) != _words(new.answer):
        kind = "words"
    else:
        return None
    blind = after.case.set == "blind"
    dangerous = new.answer is not None and bool(dangerous_assignments(after.case, new.answer))
    was = old.answer is not None and bool(dangerous_assignments(before.case, old.answer))
    return AnswerChange(
        case=after.case.id,
        set=after.case.set,
        question=None if blind else after.case.question,
        kind=kind,
        before="" if blind or old.answer is None else old.answer.answer,
        after="" if blind or new.answer is None else new.answer.answer,
        was_right=old.right,
        is_right=new.right,
        dangerous=dangerous and not was,
        faulty=bool(new.faults) and not old.faults,
    )


def _who(answer: Answer) -> tuple[object, ...]:
    return (
        answer.kind,
        answer.status,
        sorted((r.duty, r.actor, r.standing, r.condition or "") for r in answer.responsibilities),
        [(v.label, v.value, v.unit) for v in answer.values],
    )


def _words(answer: Answer) -> tuple[object, ...]:
    text = re.sub(r"\[\d+\]", "", answer.answer)
    return (text, sorted((c.document, c.quote) for c in answer.citations))
