"""What each party holds on the duties asked for, and who has said nothing."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.phrases import capitalised
from assistant.answering.telling import Telling, with_marks
from assistant.domain.answer import Position
from assistant.domain.outcome import DutyResolution
from assistant.domain.rule import Ground


def positions_on(duties: Sequence[DutyResolution], telling: Telling) -> tuple[Position, ...]:
    """The parties' readings, as far as they apply whatever the open slots are.

    Where a duty is contested, a party without a reading is said to be silent.
    """
    rules = {
        rule.id: rule
        for duty in duties
        for part in duty.parts
        for rule in part.branches[0].outcome.positions
        if all(rule in branch.outcome.positions for branch in part.branches)
    }
    told: dict[tuple[str, str], list[Ground]] = {}
    for rule in rules.values():
        key = (rule.party or "", rule.says.text(telling.language))
        told.setdefault(key, []).extend(rule.grounds)
    order = telling.vocabulary.disputants
    shown = [
        Position(party=telling.party(party), claim=claim, citations=tuple(telling.cite(grounds)))
        for (party, claim), grounds in sorted(
            told.items(), key=lambda item: order.index(item[0][0])
        )
    ]
    if any(duty.contested for duty in duties):
        heard = {rule.party for rule in rules.values()}
        shown += [
            Position(party=telling.party(party), claim=f"{telling.say('no_position')}.")
            for party in order
            if party not in heard
        ]
    return tuple(shown)


def position_lines(positions: Sequence[Position], telling: Telling) -> list[str]:
    """One line for each reading, and one for all who have said nothing."""
    lines = [f"**{p.party}:** {with_marks(p.claim, p.citations)}" for p in positions if p.citations]
    silent = [p.party for p in positions if not p.citations]
    if silent:
        lines.append(f"{capitalised(telling.say('no_position'))}: {telling.join(silent)}.")
    return lines
