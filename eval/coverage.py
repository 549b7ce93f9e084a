"""What the cases cover: slots, rules, documents, statuses; and the holes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.domain.clause import Document
from assistant.domain.rule import RuleBook
from assistant.domain.vocabulary import Vocabulary
from eval.case import SETS, STATUSES, Case, SetName
from eval.running import CaseRun


@dataclass(frozen=True, kw_only=True, slots=True)
class CoverageRow:
    """How many cases of each set touch one thing."""

    group: str
    """What kind of thing, in Swedish: a slot's label, Regel, Dokument, Status."""
    id: str
    label: str
    cases: Mapping[str, int]
    """Set name to number of cases."""

    @property
    def empty(self) -> bool:
        """Whether no case touches it."""
        return not any(self.cases.values())


def coverage(
    runs: Sequence[CaseRun],
    vocabulary: Vocabulary,
    *,
    rules: RuleBook | None = None,
    documents: Mapping[str, Document] | None = None,
) -> tuple[CoverageRow, ...]:
    """One row a value, rule, document and status, in their own orders.

    A slot value is touched by a case that expects it; a duty by one that
    expects an assignment of it; a rule by an answer that quotes one of its
    grounds; a document by a case that requires words in it.
    """
    rows: list[CoverageRow] = []
    cases = [run.case for run in runs]
    for slot in vocabulary.slots.values():
        if slot.interval:
            continue
        counts = {name: Counter(_slot_values(cases, name, slot.id)) for name in SETS}
        rows += (
            _row(slot.label.sv, value, label.sv, counts) for value, label in slot.values.items()
        )
    duties = {name: Counter(_duties(cases, name)) for name in SETS}
    rows += (_row("uppgift", id_, label.sv, duties) for id_, label in vocabulary.duties.items())
    statuses = {name: Counter(_statuses(cases, name)) for name in SETS}
    rows += (_row("status", status, status, statuses) for status in STATUSES)
    if documents is not None:
        named = {name: Counter(_documents(cases, name, documents)) for name in SETS}
        rows += (_row("dokument", d.id, d.title, named) for d in documents.values())
    if rules is not None:
        used = {name: Counter(_rules(runs, name, rules)) for name in SETS}
        rows += (_row("regel", rule.id, rule.says.sv, used) for rule in rules.rules)
    return tuple(rows)


def together(cases: Sequence[Case], first: str, second: str) -> Counter[tuple[str, str]]:
    """How many cases expect a value of one slot together with a value of another."""
    return Counter(
        (one, other)
        for case in cases
        for one in _expected(case, first)
        for other in _expected(case, second)
    )


def documents_of(case: Case, documents: Mapping[str, Document]) -> frozenset[str]:
    """Ids of the documents that a case's required words stand in."""
    return frozenset(_places(case, documents))


def _row(group: str, id_: str, label: str, counts: Mapping[SetName, Counter[str]]) -> CoverageRow:
    return CoverageRow(
        group=group, id=id_, label=label, cases={name: counts[name][id_] for name in SETS}
    )


def _of(cases: Sequence[Case], name: str) -> list[Case]:
    return [case for case in cases if case.set == name]


def _slot_values(cases: Sequence[Case], name: str, slot: str) -> Iterable[str]:
    for case in _of(cases, name):
        yield from _expected(case, slot)


def _expected(case: Case, slot: str) -> Iterable[str]:
    value = case.expect.slots.get(slot)
    for item in value if isinstance(value, tuple) else () if value is None else (value,):
        yield str(item).lower() if isinstance(item, bool) else str(item)


def _duties(cases: Sequence[Case], name: str) -> Iterable[str]:
    for case in _of(cases, name):
        yield from {wanted.duty for wanted in case.expect.assignments}


def _statuses(cases: Sequence[Case], name: str) -> Iterable[str]:
    return (case.expect.statuses[0] for case in _of(cases, name) if case.expect.statuses)


def _documents(
    cases: Sequence[Case], name: str, documents: Mapping[str, Document]
) -> Iterable[str]:
    for case in _of(cases, name):
        yield from documents_of(case, documents)


def _places(case: Case, documents: Mapping[str, Document]) -> Iterable[str]:
    for anchor in (a for group in case.expect.required for a in group):
        for document in documents.values():
            place = document.place
            inside = place.file.endswith(anchor.file) or anchor.file.endswith(place.file)
            if inside and any(place.span.overlaps(span) for span in anchor.spans):
                yield document.id


def _rules(runs: Sequence[CaseRun], name: str, rules: RuleBook) -> Iterable[str]:
    for run in runs:
        answer = run.plain.answer
        if run.case.set != name or answer is None or answer.kind != "responsibility":
            continue
        quoted = {(c.file, c.start) for c in answer.citations}
        for rule in rules.rules:
            if any((g.file, s.start) in quoted for g in rule.grounds for s in g.spans):
                yield rule.id
