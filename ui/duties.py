"""Who has which duty, as rows; and the readings of a contested matter side by side."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from assistant import labels
from assistant.domain.answer import Responsibility
from ui.bits import section, sentence
from ui.icons import icon
from ui.view import View


def duties(view: View) -> str:
    """Duties as rows; those with the same assignments share one."""
    by_duty: dict[str, list[Responsibility]] = {}
    for each in view.answer.responsibilities:
        by_duty.setdefault(each.duty, []).append(each)
    rows: dict[str, list[str]] = {}
    for duty, entries in by_duty.items():
        own = [each for each in entries if not _is_reading(each, view)] or entries
        rows.setdefault(_branches(own, view), []).append(sentence(view.duty(duty)))
    if not rows:
        return ""
    shown = "".join(
        f'<div class="duty"><h4>{"<br>".join(escape(name) for name in names)}</h4>'
        f"<div>{branches}</div></div>"
        for branches, names in rows.items()
    )
    return section(view.words.duties, f'<div class="duties">{shown}</div>')


def readings(view: View) -> str:
    """Each party's reading; parties that say the same without a source share one.

    A lookup quotes the parties; only where it finds them against each other are they readings.
    """
    if view.answer.kind == "lookup" and view.answer.status != "contested":
        return ""
    by_claim: dict[tuple[str, tuple[int, ...], str], list[str]] = {}
    for each in view.answer.positions:
        party = labels.word(view.vocabulary.parties, each.party, view.language)
        alone = party if each.citations else ""
        by_claim.setdefault((each.claim, each.citations, alone), []).append(party)
    if not by_claim:
        return ""
    quoted = ' lang="sv"' if view.answer.kind == "lookup" else ""
    shown = "".join(
        f'<li class="reading{"" if citations else " none"}">'
        f"<h4>{escape(sentence(', '.join(parties)))}</h4>"
        f"<p{quoted}>{view.inline(sentence(claim))}{view.cites(citations)}</p></li>"
        for (claim, citations, _), parties in by_claim.items()
    )
    return section(
        view.words.positions,
        f'<p class="hint">{escape(view.words.positions_lead)}</p><ul class="readings">{shown}</ul>',
        "contested",
    )


def _is_reading(each: Responsibility, view: View) -> bool:
    """Whether it is one party's reading, which stands among the positions."""
    return each.standing == "contested" and any(
        set(each.citations) <= set(position.citations) for position in view.answer.positions
    )


def _branches(entries: Sequence[Responsibility], view: View) -> str:
    """Assignments of one duty; those that hold in the same branch stand together."""
    branches: dict[str, list[Responsibility]] = {}
    for each in entries:
        branches.setdefault(each.branch or "", []).append(each)
    return "".join(
        (f'<p class="branch">{escape(sentence(branch))}</p>' if branch else "")
        + f"<ul>{''.join(_assignment(each, view) for each in assigned)}</ul>"
        for branch, assigned in branches.items()
    )


def _assignment(each: Responsibility, view: View) -> str:
    known = labels.last_known(each, view.language)
    reserve = labels.reserve_of(each)
    standing = "conditional" if labels.reserved(each) else each.standing
    return (
        f'<li class="{standing}"><p class="actor">'
        f"<strong>{escape(sentence(each.actor_label))}</strong>"
        f"{view.cites(each.citations)}</p>"
        + (f'<p class="reserve">{view.inline(sentence(reserve))}</p>' if reserve else "")
        + f'<p class="meta"><span class="standing {standing}">{icon(standing)}'
        f"{escape(labels.standing_word(each, view.language))}</span>"
        f"{f'<span>{escape(known)}</span>' if known else ''}</p></li>"
    )
