"""In what order duties are told, and which of them together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.domain.outcome import DutyResolution, Outcome
from assistant.domain.rule import RuleBook


def by_urgency(
    duties: Sequence[DutyResolution], book: RuleBook, *, one_question: bool
) -> list[DutyResolution]:
    """The leading duty, then what depends on the hour, what is certain before what is not.

    ``one_question`` tells that the duties stand for a single way of asking.
    """
    leading = _leading(duties, book, one_question)
    return sorted(
        duties,
        key=lambda duty: (
            duty is not leading,
            not _timed(duty, book),
            duty.conditional or duty.silent,
        ),
    )


def told_together(duties: Iterable[DutyResolution]) -> list[list[DutyResolution]]:
    """The duties in groups of the same answers, in the order of the first of each."""
    grouped: dict[tuple[object, ...], list[DutyResolution]] = {}
    for duty in duties:
        key = tuple(
            (
                tuple(piece.start for piece in part.pieces),
                tuple(
                    (tuple(sorted(branch.conditions.items())), _spoken(branch.outcome))
                    for branch in part.answers
                ),
            )
            for part in duty.parts
        )
        grouped.setdefault(key, []).append(duty)
    return list(grouped.values())


def _leading(
    duties: Sequence[DutyResolution], book: RuleBook, one_question: bool
) -> DutyResolution | None:
    """The duty asked first, unless one way of asking also means who comes or advises now."""
    if not duties:
        return None
    first = duties[0]
    if not one_question or _timed(first, book) or not any(_timed(duty, book) for duty in duties):
        return first
    holding = [r for d in duties for o in d.outcomes for a in o.holders for r in a.rules]
    by_the_hour = any(rule.when.within for rule in holding)
    return None if first.conditional or first.silent or by_the_hour else first


def _timed(duty: DutyResolution, book: RuleBook) -> bool:
    return any(rule.when.within and not rule.supplements for rule in book.for_duty(duty.duty))


def _spoken(outcome: Outcome) -> tuple[object, ...]:
    """What is said of an outcome: outcomes alike in it are told together."""
    if not outcome.assignments:
        return ()
    rules = tuple((a.standing, tuple(r.id for r in a.rules)) for a in outcome.assignments)
    return (rules, outcome.silent)
