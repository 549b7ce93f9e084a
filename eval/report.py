"""The report as one HTML page that needs nothing from elsewhere, written for a MAS."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from html import escape

from eval.case import SETS
from eval.gate import Change, ChangeKind, Exit
from eval.outcome import (
    PART_FIGURES,
    SET_NAMES,
    Outcome,
    first_and_now,
    part_state,
    set_sizes,
    shown,
)
from eval.report_coverage import covered
from eval.report_failures import failures
from eval.report_pictures import pictures
from eval.report_style import STYLE
from eval.scores.score import Score

_CHANGES: Mapping[ChangeKind, str] = {
    "became_wrong": "har blivit fel",
    "became_right": "har blivit rätt",
    "accepted": "godtaget fel",
    "new": "nytt fall",
    "gone": "borttaget fall som var rätt",
    "review": "källan ändrad, granska",
}
_TILES = ("cases_right", "status_accuracy", "dangerous", "citation_validity")
_AT_ONCE = 6
"""Cases named outright where a reason has many; the rest are folded away."""


def html_report(outcome: Outcome) -> str:
    """The whole page."""
    body = "".join(
        [
            _verdict(outcome),
            _tiles(outcome),
            _section("siffror", "Siffror", _figures(outcome)),
            _section("blint", "Blinda delar, första gången och nu", _parts(outcome)),
            _section("andringar", "Ändrat sedan förra gången", _changes(outcome)),
            _section("bilder", "Bilder", f'<div class="plots">{pictures(outcome)}</div>'),
            _section("fel", "Fall som är fel", failures(outcome)),
            _section("tolkning", "Hur frågor tolkas", _understood(outcome)),
            _section("ragas", "Mått från ragas", _ragas(outcome)),
            _section("tackning", "Vad fallen täcker", covered(outcome)),
        ]
    )
    return (
        '<!doctype html><html lang="sv"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>Utvärdering: {escape(outcome.headline)}</title><style>{STYLE}</style></head>"
        f"<body><main>{body}</main></body></html>\n"
    )


def _section(anchor: str, title: str, body: str) -> str:
    return f'<section id="{anchor}"><h2>{escape(title)}</h2>{body}</section>' if body else ""


def _verdict(outcome: Outcome) -> str:
    closed = outcome.verdict.exit is not Exit.PASS
    sizes = ", ".join(
        f"{size} {SET_NAMES[name]}" for name, size in set_sizes(outcome).items() if size
    )
    reasons = "".join(
        f"<li>{escape(r.what)}{_named(r.cases, outcome)}</li>" for r in outcome.verdict.reasons
    )
    if not closed:
        reasons = "<li>Alla kritiska fall är rätt, inget farligt ansvar anges, alla citat håller"
        reasons += (
            " och inget som var rätt har blivit fel.</li>"
            if outcome.verdict.compared
            else ". Det finns inget tidigare resultat att jämföra med.</li>"
        )
    reasons += "".join(f'<li class="dim">{escape(note)}</li>' for note in outcome.verdict.notes)
    versions = outcome.versions
    return (
        "<h1>Utvärdering av assistenten</h1>"
        f'<div class="verdict{" closed" if closed else ""}">'
        f"<strong>{escape(outcome.headline)}</strong><ul>{reasons}</ul>"
        f'<p class="dim">Fall: {sizes}. Slutkod {int(outcome.verdict.exit)}. '
        f"Källor {escape(versions.corpus)}, regler {escape(versions.rules)}, "
        f"program {escape(versions.program)}. Trimning: fall som arbetet styrs av. Blint: fall "
        "skrivna av någon som inte sett program eller övriga fall. Ingen MAS har granskat "
        "fallen eller reglerna.</p></div>"
    )


def _tiles(outcome: Outcome) -> str:
    tiles = "".join(
        f"<div><small>{escape(title)}</small>{values}</div>"
        for id_ in _TILES
        for title, values in [_tile(outcome, id_)]
        if values
    )
    return (
        f'<div class="tiles">{tiles}</div>'
        '<nav><p><a href="#siffror">Siffror</a><a href="#blint">Blint</a>'
        '<a href="#andringar">Ändrat</a><a href="#bilder">Bilder</a><a href="#fel">Fel</a>'
        '<a href="#tolkning">Tolkning</a><a href="#tackning">Täckning</a></p></nav>'
    )


def _tile(outcome: Outcome, id_: str) -> tuple[str, str]:
    found = {
        name: score
        for name, scores in outcome.scores.items()
        for score in scores
        if score.id == id_ and score.value is not None
    }
    values = "".join(
        f"<strong>{shown(score, score.value)} <small>{SET_NAMES[name]}</small></strong>"
        for name, score in found.items()
    )
    return next((score.title for score in found.values()), ""), values


def _named(cases: Sequence[str], outcome: Outcome) -> str:
    """The cases by name, the blind ones as a number: their names tell what they ask."""
    blind = {run.case.id for run in outcome.runs if run.case.set == "blind"}
    links = [f'<a href="#fall-{escape(c)}">{escape(c)}</a>' for c in cases if c not in blind]
    hidden = len(cases) - len(links)
    parts = links[:_AT_ONCE] + ([f"{hidden} osedda"] if hidden else [])
    rest = (
        f"<details><summary>{len(links) - _AT_ONCE} till</summary>{', '.join(links[_AT_ONCE:])}"
        "</details>"
        if len(links) > _AT_ONCE
        else ""
    )
    return f": {', '.join(parts)}{rest}" if parts else ""


def _figures(outcome: Outcome) -> str:
    names = [name for name in SETS if name in outcome.scores]
    by_id = {name: {s.id: s for s in outcome.scores[name]} for name in names}
    order = list(dict.fromkeys(s.id for name in names for s in outcome.scores[name]))
    head = "".join(f"<th>{SET_NAMES[name]}</th>" for name in names)
    rows = []
    for id_ in order:
        present = [by_id[name][id_] for name in names if id_ in by_id[name]]
        cells = "".join(_figure(by_id[name].get(id_)) for name in names)
        arrow = " (lägre är bättre)" if present[0].lower_is_better else ""
        rows.append(
            f"<tr><td>{escape(present[0].title)}{arrow}<br>"
            f"<small>{escape(present[0].definition)}</small></td>{cells}</tr>"
        )
    return (
        '<p class="dim">Inom parentes: 95 % osäkerhetsintervall (bootstrap över fallen) och antal '
        "fall. Fall där assistenten inte svarade räknas som fel.</p>"
        f'<div class="scroll"><table><thead><tr><th>Mått</th>{head}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )


def _figure(score: Score | None) -> str:
    if score is None or score.value is None:
        return '<td class="n">–</td>'
    interval = ""
    if score.interval is not None:
        low, high = (shown(score, end) for end in score.interval)
        interval = f"<br><small>({low} – {high}; {len(score.per_case)} fall)</small>"
    return f'<td class="n">{shown(score, score.value)}{interval}</td>'


def _parts(outcome: Outcome) -> str:
    if not outcome.blind_parts:
        return ""
    titles = "".join(f"<th>{escape(title)}</th>" for title in PART_FIGURES.values())
    rows = "".join(
        f"<tr><td>{escape(part.name)}<br><small>{escape(part_state(part))}</small></td>"
        + "".join(f'<td class="n">{first_and_now(part, id_)}</td>' for id_ in PART_FIGURES)
        + "</tr>"
        for part in outcome.blind_parts
    )
    return (
        '<p class="dim">Fallen är skrivna av någon som inte sett program eller övriga fall. Den '
        "första siffran är från innan något trimmats med delen i trädet, och ändras aldrig. En "
        "öppnad del hör sedan till trimningen, och dess nya siffra säger inget om osedda frågor."
        f'</p><div class="scroll"><table><thead><tr><th>Del</th>{titles}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def _changes(outcome: Outcome) -> str:
    if not outcome.verdict.compared:
        return "<p>Det finns inget tidigare resultat att jämföra med.</p>"
    if not outcome.verdict.changes:
        return "<p>Inget fall har ändrats.</p>"
    order: list[ChangeKind] = list(_CHANGES)
    blind = {run.case.id for run in outcome.runs if run.case.set == "blind"}
    known = [c for c in outcome.verdict.changes if c.case not in blind]
    rows = "".join(_change(c) for c in sorted(known, key=lambda c: (order.index(c.kind), c.case)))
    hidden = Counter(c.kind for c in outcome.verdict.changes if c.case in blind)
    rows += "".join(
        f"<tr><td>{hidden[kind]} osedda</td><td>{_CHANGES[kind]}</td><td></td></tr>"
        for kind in order
        if hidden[kind]
    )
    return (
        "<table><thead><tr><th>Fall</th><th>Ändring</th><th>Vad</th></tr></thead>"
        f"<tbody>{rows}</tbody></table>"
    )


def _change(change: Change) -> str:
    return (
        f"<tr><td>{escape(change.case)}</td><td>{_CHANGES[change.kind]}</td>"
        f"<td>{escape(change.note)}</td></tr>"
    )


def _understood(outcome: Outcome) -> str:
    if not outcome.understood:
        return ""
    rows = "".join(
        f"<tr><td>{escape(found.file)}<br><small>{found.utterances} yttranden</small></td>"
        + "".join(
            f'<td class="n">{_plain(value)}</td>'
            for value in (found.slot_f1, found.kind, found.follow_up)
        )
        + "</tr>"
        for found in outcome.understood
    )
    return (
        '<p class="dim">Yttranden som bara prövar vad assistenten läser ut ur orden, inte vad den '
        "svarar. F1 väger lästa uppgifter mot dem som sägs; en följdfråga är rätt när allt i den "
        'är rätt läst.</p><div class="scroll"><table><thead><tr><th>Fil</th>'
        "<th>Uppgifter, F1</th><th>Rätt frågetyp</th><th>Följdfrågor helt rätt</th></tr></thead>"
        f"<tbody>{rows}</tbody></table></div>"
    )


def _ragas(outcome: Outcome) -> str:
    if outcome.ragas is None:
        return ""
    rows = "".join(
        f"<tr><td>{escape(f.name)}<br><small>Ser: {escape(f.sees)} Ser inte: "
        f"{escape(f.blind_to)}</small></td>"
        + "".join(
            f'<td class="n">{_plain(f.values.get(name))}<br>'
            f"<small>{_of(f.counts, name)}</small></td>"
            for name in SETS
        )
        + "</tr>"
        for f in outcome.ragas.figures
    )
    table = (
        '<div class="scroll"><table><thead><tr><th>Mått</th>'
        + "".join(f"<th>{SET_NAMES[name]}</th>" for name in SETS)
        + f"</tr></thead><tbody>{rows}</tbody></table></div>"
        if rows
        else ""
    )
    return f"<p>{escape(outcome.ragas.note)}</p>{table}"


def _of(counts: Mapping[str, tuple[int, int]], name: str) -> str:
    judged, failed = counts.get(name, (0, 0))
    return f"{judged} fall, {failed} föll" if judged else ""


def _plain(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}".replace(".", ",")
