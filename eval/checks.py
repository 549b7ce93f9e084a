"""What is asked of the answer to one case, check by check.

A case is right when every check that its expectation names is passed. An
answer that never came passes none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from assistant.domain.answer import Answer, Citation, Responsibility
from assistant.domain.clause import Span
from assistant.domain.question import Moment
from eval.case import Anchor, Case, ExpectedAssignment

COVERED = 0.9
"""Share of a clause's letters that must be quoted for it to count as shown."""
SUPERSET_SLOTS = frozenset({"plikt"})
"""List slots where more than expected is no fault: a reader may answer further duties."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Check:
    """One thing asked of one answer."""

    name: str
    passed: bool
    expected: str
    got: str


def check(case: Case, answer: Answer, faults: Sequence[str]) -> tuple[Check, ...]:
    """Every check that the case's expectation calls for.

    Args:
        case: The case asked.
        answer: What the assistant said.
        faults: What is wrong with its citations, see ``citing.citation_faults``.
    """
    expect = case.expect
    checks = []
    if expect.kinds:
        checks.append(_one_of("kind", expect.kinds, answer.kind))
    if expect.statuses:
        checks.append(_one_of("status", expect.statuses, answer.status))
    checks += [_slot(slot, value, answer) for slot, value in expect.slots.items()]
    checks += [_assignment(wanted, answer.responsibilities) for wanted in expect.assignments]
    if expect.dangerous:
        found = dangerous_assignments(case, answer)
        checks.append(
            Check(
                name="dangerous",
                passed=not found,
                expected="inget av: "
                + "; ".join(f"{d.duty} → {d.actor}" for d in expect.dangerous),
                got="; ".join(f"{r.duty} → {r.actor} (settled)" for r in found) or "inget",
            )
        )
    checks += [_fact(fact, answer) for fact in expect.facts]
    checks += [_clause(group, answer.citations) for group in expect.required]
    checks.append(
        Check(
            name="citations",
            passed=not faults,
            expected="varje citat lika med sin plats i filen",
            got="; ".join(faults) or "rätt",
        )
    )
    return tuple(checks)


def dangerous_assignments(case: Case, answer: Answer) -> tuple[Responsibility, ...]:
    """Assignments that must not be there: settled, for sure, and named dangerous."""
    named = {(d.duty, d.actor) for d in case.expect.dangerous}
    return tuple(
        r
        for r in answer.responsibilities
        if r.standing == "settled" and r.condition is None and (r.duty, r.actor) in named
    )


def slot_agrees(slot: str, wanted: object, answer: Answer) -> bool:
    """Whether a slot was understood as the case expects it.

    Lists agree as sets; a moment agrees when both ends are the same instants.
    """
    got = answer.case.get(slot)
    if got is None:
        return False
    if isinstance(wanted, Moment):
        return _instants(got.value) == (wanted.start, wanted.end)
    if isinstance(wanted, tuple):
        found = {_plain(item) for item in _as_list(got.value)}
        expected = {_plain(item) for item in wanted}
        return expected <= found if slot in SUPERSET_SLOTS else expected == found
    return _plain(got.value) == _plain(wanted)


def says_fact(alternatives: Sequence[str], answer: Answer) -> bool:
    """Whether one wording of a fact stands in what the reader sees.

    That is the text, the values, the positions, the gaps and the quotes. Case,
    spaces, hyphen and decimal signs do not matter; an ISO date also counts
    when written out in Swedish or English.
    """
    shown = " \n ".join(
        [
            answer.answer,
            *(f"{v.label} {v.value} {v.unit or ''}" for v in answer.values),
            *(p.claim for p in answer.positions),
            *answer.gaps,
            *(c.quote for c in answer.citations),
        ]
    )
    return said_in(alternatives, shown)


def said_in(alternatives: Sequence[str], text: str) -> bool:
    """Whether one wording of a fact stands in a text; see ``says_fact``."""
    shown = _folded(text)
    return any(_stands_in(form, shown) for fact in alternatives for form in _forms(fact))


def shown_letters(anchor: Anchor, citations: Sequence[Citation]) -> float:
    """Largest share of an anchor's letters, over its places, that citations quote."""
    best = 0.0
    for span in anchor.spans:
        quoted = [
            Span(start=max(c.start, span.start), end=min(c.end, span.end))
            for c in citations
            if c.file.endswith(anchor.file) or anchor.file.endswith(c.file)
            if anchor.document is None or c.document == anchor.document
            if c.start < span.end and span.start < c.end
        ]
        best = max(best, _covered(quoted) / (span.end - span.start))
    return best


def meets(group: Sequence[Anchor], citations: Sequence[Citation]) -> bool:
    """Whether citations show one of an any-of group's clauses."""
    return any(shown_letters(anchor, citations) >= COVERED for anchor in group)


def _one_of(name: str, wanted: Sequence[str], got: str) -> Check:
    return Check(name=name, passed=got in wanted, expected=" eller ".join(wanted), got=got)


def _slot(slot: str, wanted: object, answer: Answer) -> Check:
    got = answer.case.get(slot)
    shown = f"{got.value} ({got.source})" if got is not None else "inget"
    if isinstance(wanted, Moment):
        expected = f"{wanted.start.isoformat()} – {wanted.end.isoformat()}"
    elif isinstance(wanted, tuple):
        expected = ", ".join(str(item) for item in wanted)
    else:
        expected = str(wanted)
    return Check(
        name=f"slot {slot}",
        passed=slot_agrees(slot, wanted, answer),
        expected=expected,
        got=shown,
    )


def _assignment(wanted: ExpectedAssignment, found: Sequence[Responsibility]) -> Check:
    same_duty = [r for r in found if r.duty == wanted.duty]
    return Check(
        name="assignment",
        passed=any(wanted.matches(r.duty, r.actor, r.standing) for r in found),
        expected=f"{wanted.duty} → {' eller '.join(wanted.actors)}"
        f" ({' eller '.join(wanted.standings) or 'valfri ställning'})",
        got="; ".join(
            f"{r.duty} → {r.actor} ({r.standing}{', villkorat' if r.condition else ''})"
            for r in same_duty
        )
        or f"inget för {wanted.duty}",
    )


def _fact(alternatives: Sequence[str], answer: Answer) -> Check:
    passed = says_fact(alternatives, answer)
    return Check(
        name="fact",
        passed=passed,
        expected=" eller ".join(alternatives),
        got="sägs" if passed else "sägs inte",
    )


def _clause(group: Sequence[Anchor], citations: Sequence[Citation]) -> Check:
    share = max((shown_letters(anchor, citations) for anchor in group), default=0.0)
    return Check(
        name="clause",
        passed=meets(group, citations),
        expected=" eller ".join(f"”{anchor.quote}”" for anchor in group),
        got=f"{share:.0%} av orden citerade",
    )


def _covered(spans: Sequence[Span]) -> int:
    covered = 0
    reached = 0
    for span in sorted(spans, key=lambda s: s.start):
        covered += max(0, span.end - max(span.start, reached))
        reached = max(reached, span.end)
    return covered


def _as_list(value: object) -> list[object]:
    return list(value) if isinstance(value, list | tuple) else [value]


def _plain(value: object) -> str:
    return str(value).lower()


def _instants(value: object) -> tuple[datetime, datetime] | None:
    if isinstance(value, Moment):
        return value.start, value.end
    if not isinstance(value, dict) or not {"from", "to"} <= value.keys():
        return None
    try:
        ends = [datetime.fromisoformat(str(value[key])) for key in ("from", "to")]
    except ValueError:
        return None
    return (ends[0], ends[1]) if all(end.tzinfo for end in ends) else None


_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})\Z")
_MONTHS = {
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "en": "January February March April May June July August September October November December",
}


def _forms(fact: str) -> list[str]:
    match = _ISO.match(fact.strip())
    if match is None:
        return [fact]
    year, month, day = match[1], int(match[2]), int(match[3])
    if not 1 <= month <= 12:
        return [fact]
    swedish, english = (_MONTHS[language].split()[month - 1] for language in ("sv", "en"))
    return [
        fact,
        f"{day} {swedish} {year}",
        f"den {day} {swedish} {year}",
        f"{day} {english} {year}",
        f"{english} {day}, {year}",
    ]


def _folded(text: str) -> str:
    text = re.sub(r"[\u2010-\u2014\u2212]", "-", text.casefold())
    text = re.sub(r"-\s*\n\s*", "-", text)
    text = re.sub(r"(?<=\d)[\s\u00a0](?=\d{3}\b)", "", text)
    text = re.sub(r"(?<=\d)\.(?=\d)", ",", text)
    return " ".join(re.sub(r"[*_`]", "", text).split())


def _stands_in(fact: str, shown: str) -> bool:
    wanted = _folded(fact)
    end = r"(?![\d,]\d|\d)" if wanted[-1:].isdigit() else ""
    start = r"(?<![\w,])" if wanted[:1].isdigit() else r"(?<!\w)"
    return re.search(start + re.escape(wanted) + end, shown) is not None
