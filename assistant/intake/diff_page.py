"""A difference as one page that a MAS reads, and as JSON. The page fetches nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from html import escape
from itertools import groupby
from typing import Any

from assistant.domain.clause import Clause
from assistant.domain.vocabulary import Label, Vocabulary
from assistant.intake.diff import ClauseChange, Diff
from assistant.intake.resting import IN_SWEDISH
from assistant.intake.to_review import SIGNS
from assistant.labels import PASSAGE_STANDINGS, word

_KINDS = {
    "added": "Ny",
    "removed": "Borttagen",
    "changed": "Ändrad",
    "moved": "Samma ord, annan rubrik eller tyngd",
}
_NOT_COMPARED = (
    "Jämförs inte: den ena versionen går inte att besvara frågor ur. Här visas vad som gått att "
    "läsa av dokumenten, och vad som vilar på det som ändrats eller försvunnit."
)
_UPDATE_UNFIT = (
    "Varför ingen får svar ur uppdateringen",
    "Tills detta är rättat kommer svaren ur den förra versionen.",
)
_EARLIER_UNREAD = (
    "Varför inte allt jämförs",
    "Den tidigare versionen är skriven för en annan version av programmet, och den här kan inte "
    "svara ur den. Uppdateringen själv har inga fel.",
)
_WORDS = re.compile(r"\s+|\S+")
_STYLE = """
body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1rem;
color:#1a1a1a;background:#fff}
h1{font-size:1.5rem}h2{font-size:1.2rem;margin-top:2rem;border-bottom:1px solid #767676}
h3{font-size:1rem;margin:1.2rem 0 .3rem}
ins{background:#d7f2dc;color:#0b3d17;text-decoration:underline}
del{background:#fbdcdc;color:#5c0b0b;text-decoration:line-through}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;
padding:.3rem .5rem;border-bottom:1px solid #c8c8c8}
.clause{margin:.5rem 0 .9rem;padding-left:.8rem;border-left:3px solid #767676}
.where{color:#4a4a4a;font-size:.9rem}pre{white-space:pre-wrap;font:inherit;margin:0}
details{margin:.4rem 0}summary{cursor:pointer}
"""


def as_json(
    diff: Diff,
    answers: Mapping[str, Any] | None,
    to_review: Sequence[Label],
    mistakes: Sequence[str] = (),
) -> Any:
    """The difference as JSON: everything the page says, by name."""
    return {
        "before": diff.before,
        "after": diff.after,
        "documents": {
            "added": list(diff.documents_added),
            "removed": list(diff.documents_removed),
            "described_anew": list(diff.documents_described),
            "replaced": [{"new": new, "old": old} for new, old in diff.replaced],
            "maybe_absent": [{"new": new, "absent": name} for new, name in diff.maybe_absent],
        },
        "clauses": [
            {
                "kind": change.kind,
                "document": change.document,
                "instead_of": change.instead_of,
                "before": _clause(change.before),
                "after": _clause(change.after),
                "words": [list(word) for word in change.words],
            }
            for change in diff.clauses
        ],
        "resting": [
            {
                "kind": r.kind,
                "id": r.id,
                "document": r.document,
                "clause": r.clause,
                "quote": r.quote,
            }
            for r in diff.resting
        ],
        "documents_only": diff.documents_only,
        "rules": list(diff.rules),
        "cells": [
            {"duty": c.duty, "where": c.where, "when": c.when, "before": c.before, "after": c.after}
            for c in diff.cells
        ],
        "answers": answers,
        "to_review": [{"sv": line.sv, "en": line.en} for line in to_review],
        "mistakes": list(mistakes),
    }


def _clause(clause: Clause | None) -> Any:
    if clause is None:
        return None
    return {
        "id": clause.id,
        "locator": clause.locator,
        "standing": str(clause.standing),
        "text": clause.text,
    }


def page(
    diff: Diff,
    titles: Mapping[str, str],
    answers: Mapping[str, Any] | None,
    to_review: Sequence[Label],
    vocabulary: Vocabulary,
    mistakes: Sequence[str] = (),
    *,
    earlier_unread: bool = False,
) -> str:
    """The page.

    Args:
        diff: What differs.
        titles: Title of each document of either version, by id.
        answers: What the evaluation cases say, as JSON; None where they were not asked.
        to_review: Lines to look at, where the update is held.
        vocabulary: For the words of duties.
        mistakes: Why a version can't be answered from, as the checks say it.
        earlier_unread: Whether that is the version compared with, not the update.
    """
    parts = [
        f"<h1>Vad ändringen gör</h1><p>Från version <b>{escape(diff.before)}</b> till version "
        f"<b>{escape(diff.after)}</b>. {_summary(diff, answers)}</p>"
    ]
    if to_review:
        parts.append(_section("Att granska", _list(line.sv for line in to_review)))
    if mistakes:
        title, what = _EARLIER_UNREAD if earlier_unread else _UPDATE_UNFIT
        parts.append(_section(title, _mistakes(what, mistakes)))
    parts.append(_section("Dokument", _documents(diff, titles)))
    parts.append(_section("Ordalydelser", "".join(_clauses(diff, titles))))
    parts.append(_section("Det som vilar på ändrade ord", _resting(diff, titles)))
    if diff.documents_only:
        parts.append(_section("Regler, karta och svar", f"<p>{_NOT_COMPARED}</p>"))
    else:
        parts.append(_section("Regler och luckor", _list(_rules(diff)) or _none()))
        parts.append(_section("Rutor i kartan som byter innehåll", _cells(diff, vocabulary)))
    if answers is not None:
        parts.append(_section("Svar som blir annorlunda", _answers(answers)))
    return (
        '<!doctype html><html lang="sv"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>Vad ändringen gör</title><style>{_STYLE}</style></head>"
        f"<body><main>{''.join(parts)}</main></body></html>\n"
    )


def _summary(diff: Diff, answers: Mapping[str, Any] | None) -> str:
    counts = {kind: sum(c.kind == kind for c in diff.clauses) for kind in _KINDS}
    told = (
        f"{counts['added']} nya, {counts['changed']} ändrade och {counts['removed']} borttagna "
        "stycken"
    )
    if not diff.documents_only:
        told += f"; {len(diff.cells)} rutor i kartan byter innehåll"
    if answers is not None and not answers["asked"]:
        told += "; inga svar att jämföra: inget utvärderingsfall citerar båda versionerna"
    elif answers is not None:
        who = sum(change["kind"] == "who" for change in answers["changes"])
        told += (
            f"; {len(answers['changes'])} av {answers['asked']} svar blir annorlunda, "
            f"{who} av dem i sak"
        )
    return told + "."


def _section(title: str, body: str) -> str:
    return f"<h2>{escape(title)}</h2>{body}"


def _none() -> str:
    return "<p>Inget.</p>"


def _list(lines: Iterable[str]) -> str:
    rows = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f"<ul>{rows}</ul>" if rows else ""


def _documents(diff: Diff, titles: Mapping[str, str]) -> str:
    def named(document: str) -> str:
        return f"{titles.get(document, '')} ({document})"

    lines = [f"Nytt: {named(d)}" for d in diff.documents_added]
    lines += [f"Borta: {named(d)}" for d in diff.documents_removed]
    lines += [f"Beskrivs på nytt: {named(d)}" for d in diff.documents_described]
    lines += [f"{named(new)} ersätter {named(old)}" for new, old in diff.replaced]
    lines += [f"{named(new)} kan vara det som saknats: {name}" for new, name in diff.maybe_absent]
    return _list(lines) or _none()


def _clauses(diff: Diff, titles: Mapping[str, str]) -> Iterable[str]:
    if not diff.clauses:
        yield _none()
    for document, changes in groupby(diff.clauses, key=lambda change: change.document):
        yield f"<h3>{escape(titles.get(document, document))}</h3>"
        yield from (_change(change, titles) for change in changes)


def _change(change: ClauseChange, titles: Mapping[str, str]) -> str:
    clause = change.after or change.before
    assert clause is not None
    where = clause.locator
    if change.instead_of is not None:
        where += f"; mot {titles.get(change.instead_of, change.instead_of)}"
    if change.words:
        tags = {"same": "{}", "out": "<del>{}</del>", "in": "<ins>{}</ins>"}
        text = " ".join(tags[how].format(escape(words)) for how, words in change.words)
    elif change.kind == "added":
        text = f"<ins>{escape(clause.text)}</ins>"
    elif change.kind == "removed":
        text = f"<del>{escape(clause.text)}</del>"
    else:
        text = escape(clause.text)
    return (
        f'<div class="clause"><div class="where">{_KINDS[change.kind]} · {escape(where)} · '
        f"{escape(word(PASSAGE_STANDINGS, str(clause.standing), 'sv'))}</div>{text}</div>"
    )


def _mistakes(what: str, mistakes: Sequence[str]) -> str:
    """The list is for who mends the files: it says what the checks say, in their language."""
    return (
        f"<p>{what}</p>"
        f"<details><summary>Vad kontrollen säger ({len(mistakes)})</summary>"
        f'<div lang="en">{_list(mistakes)}</div></details>'
    )


def _resting(diff: Diff, titles: Mapping[str, str]) -> str:
    rows = "".join(
        f"<tr><td>{IN_SWEDISH[rest.kind]}</td><td>{escape(rest.id)}</td>"
        f"<td>{escape(titles.get(rest.document, rest.document))}"
        f"{', borttaget' if rest.document in diff.documents_removed else ''}</td>"
        f"<td>{_quoted(rest.quote)}</td></tr>"
        for rest in diff.resting
    )
    head = "<tr><th>Vad</th><th>Namn</th><th>Dokument</th><th>Orden</th></tr>"
    return f"<table>{head}{rows}</table>" if rows else _none()


def _quoted(words: str) -> str:
    return f"”{escape(' '.join(words.split()))}”" if words else "Orden hålls hemliga."


def _rules(diff: Diff) -> Iterable[str]:
    """Each rule or gap that differs, without its sign."""
    return (f"{line[2:]} {SIGNS[line[0]].sv}" for line in diff.rules)


def _cells(diff: Diff, vocabulary: Vocabulary) -> str:
    rows = "".join(
        f"<tr><td>{escape(vocabulary.duties[c.duty].sv)}</td><td>{escape(c.words.where)}<br>"
        f'<span class="where">{escape(c.when)}</span></td><td>{escape(c.words.before) or "–"}</td>'
        f"<td>{escape(c.words.after) or '–'}</td></tr>"
        for c in diff.cells
    )
    head = "<tr><th>Uppgift</th><th>Fall</th><th>Före</th><th>Efter</th></tr>"
    return f"<table>{head}{rows}</table>" if rows else _none()


def _answers(answers: Mapping[str, Any]) -> str:
    told = []
    hidden = 0
    for change in answers["changes"]:
        if change["question"] is None:
            hidden += 1
            continue
        mark = "i sak" if change["kind"] == "who" else "bara ord eller citat"
        if change["was_right"] and not change["is_right"]:
            mark += ", var rätt och är fel"
        if change["dangerous"]:
            mark += ", FARLIGT"
        before, after = _marked(change["before"], change["after"])
        told.append(
            f"<details><summary>{escape(change['question'])} <span class='where'>"
            f"{escape(change['case'])}, {mark}</span></summary><table><tr><th>Före</th>"
            f"<th>Efter</th></tr><tr><td><pre>{before}</pre></td>"
            f"<td><pre>{after}</pre></td></tr></table></details>"
        )
    if hidden:
        told.append(f"<p>Därtill {hidden} svar på frågor som hålls hemliga.</p>")
    return "".join(told) or _none()


def _marked(before: str, after: str) -> tuple[str, str]:
    """Two texts as HTML: in the one what goes is marked, in the other what comes; lines stay."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    gone, came = "", ""
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        out, into = escape("".join(old[a:b])), escape("".join(new[c:d]))
        same = tag == "equal"
        gone += out if same or not out else f"<del>{out}</del>"
        came += into if same or not into else f"<ins>{into}</ins>"
    return gone, came
