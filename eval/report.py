"""The report as one HTML page that needs nothing from elsewhere, written for a MAS."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape

from assistant.domain.vocabulary import Vocabulary
from eval.case import SETS
from eval.checks import Check
from eval.coverage import CoverageRow, documents_of
from eval.gate import Change, Exit
from eval.outcome import (
    PART_FIGURES,
    SET_NAMES,
    Outcome,
    first_and_now,
    part_state,
    set_sizes,
    shown,
)
from eval.plots import bars, histogram, lines, matrix
from eval.running import CaseRun
from eval.scores.score import Score

_STATUS = {
    "settled": "avgjort",
    "contested": "omstritt",
    "conditional": "beror på",
    "silent": "tyst",
    "out_of_scope": "utanför",
    "error": "inget svar",
}
_KINDS = {"responsibility": "ansvarsfråga", "lookup": "uppslagsfråga", "unclear": "oklar"}
_STANDINGS = {"planned": "planerat", "proposed": "föreslaget", "superseded": "ersatt"}
_CHANGES = {
    "became_wrong": "har blivit fel",
    "became_right": "har blivit rätt",
    "accepted": "godtaget fel",
    "new": "nytt fall",
    "gone": "borttaget fall som var rätt",
    "review": "källan ändrad, granska",
}
_CHECKS = {
    "kind": "frågetyp",
    "status": "status",
    "assignment": "ansvar",
    "dangerous": "farliga ansvar",
    "fact": "faktum",
    "clause": "avsnitt",
    "citations": "citat",
}
_MOST_CASES = 60
_STYLE = """
:root{--paper:#fbfaf7;--card:#fff;--ink:#1d2321;--dim:#59625e;--soft:#e6e5df;--one:#1f6f63;
--two:#b4532a;--three:#5a5fa8;--line:#d5d4cd}
@media (prefers-color-scheme:dark){:root{--paper:#151817;--card:#1d2120;--ink:#eceae3;--dim:#a9b0ab;
--soft:#303634;--one:#5fbfae;--two:#e08a5f;--three:#9ea3ea;--line:#3a413e}}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);
font:16px/1.5 system-ui,sans-serif}main{max-width:70rem;margin:0 auto;padding:1.5rem 1rem 4rem}
h1{font-size:1.2rem;font-weight:600;margin:0 0 1rem}h2{font-size:1.35rem;margin:2.5rem 0 .75rem}
.verdict{background:var(--card);border:1px solid var(--line);border-left:.6rem solid var(--one);
padding:1rem 1.25rem}.verdict.closed{border-left-color:var(--two)}
.verdict strong{font-size:1.7rem;line-height:1.2;display:block}
table{border-collapse:collapse;width:100%;background:var(--card)}th,td{text-align:left;
vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid var(--line)}
th{color:var(--dim);font-weight:600}td.n{text-align:right;font-variant-numeric:tabular-nums;
white-space:nowrap}small,.dim{color:var(--dim);font-size:.9rem}.scroll{overflow-x:auto}
details{border-bottom:1px solid var(--line);padding:.5rem 0}summary{cursor:pointer}
summary:focus-visible{outline:2px solid var(--three)}
blockquote{margin:.4rem 0;padding:.2rem .8rem;border-left:3px solid var(--soft);
white-space:pre-wrap}
pre{white-space:pre-wrap;background:var(--card);border:1px solid var(--line);padding:.6rem;
font:inherit}.plots{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,31rem),1fr));
gap:1rem;align-items:start}
figure{margin:0;background:var(--card);border:1px solid var(--line);padding:.75rem}
figcaption{font-weight:600;margin-bottom:.4rem}svg{width:100%;height:auto;font-size:13px}
svg text{fill:var(--ink)}a{color:var(--one)}.bad{color:var(--two)}
nav a{margin-right:1rem}
"""


def html_report(outcome: Outcome) -> str:
    """The whole page."""
    body = "".join(
        [
            _verdict(outcome),
            _section("siffror", "Siffror", _figures(outcome)),
            _section("blint", "Blinda delar, första gången och nu", _parts(outcome)),
            _section("andringar", "Ändrat sedan förra gången", _changes(outcome)),
            _section("bilder", "Bilder", f'<div class="plots">{_plots(outcome)}</div>'),
            _section("fel", "Fall som är fel", _failures(outcome)),
            _section("ragas", "Mått från ragas", _ragas(outcome)),
            _section("tackning", "Vad fallen täcker", _coverage(outcome.coverage)),
        ]
    )
    return (
        '<!doctype html><html lang="sv"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>Utvärdering: {escape(outcome.headline)}</title><style>{_STYLE}</style></head>"
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
        '<nav><p><a href="#siffror">Siffror</a><a href="#blint">Blint</a>'
        '<a href="#andringar">Ändrat</a><a href="#bilder">Bilder</a><a href="#fel">Fel</a>'
        '<a href="#tackning">Täckning</a></p></nav>'
    )


def _named(cases: Sequence[str], outcome: Outcome) -> str:
    """The cases by name, the blind ones as a number: their names tell what they ask."""
    blind = {run.case.id for run in outcome.runs if run.case.set == "blind"}
    shown = [case for case in cases if case not in blind]
    parts = [f'<a href="#fall-{escape(c)}">{escape(c)}</a>' for c in shown[:_MOST_CASES]]
    if len(shown) > _MOST_CASES:
        parts.append(f"{len(shown) - _MOST_CASES} till")
    if len(shown) < len(cases):
        parts.append(f"{len(cases) - len(shown)} blinda")
    return f": {', '.join(parts)}" if parts else ""


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
    order = list(_CHANGES)
    changes = sorted(outcome.verdict.changes, key=lambda c: (order.index(c.kind), c.case))
    rows = "".join(_change(c) for c in changes)
    return (
        "<table><thead><tr><th>Fall</th><th>Ändring</th><th>Vad</th></tr></thead>"
        f"<tbody>{rows}</tbody></table>"
    )


def _change(change: Change) -> str:
    return (
        f"<tr><td>{escape(change.case)}</td><td>{_CHANGES[change.kind]}</td>"
        f"<td>{escape(change.note)}</td></tr>"
    )


def _plots(outcome: Outcome) -> str:
    found = []
    for name, scores in outcome.scores.items():
        by_id = {s.id: s for s in scores}
        cells = by_id["status_accuracy"].details["matrix"]
        if isinstance(cells, Mapping):
            title = f"Status: rätt mot given ({SET_NAMES[name]})"
            found.append(matrix(cells, _STATUS, title=title))
    found.append(
        lines(
            {SET_NAMES[name]: _curve(scores) for name, scores in outcome.scores.items()},
            title="Andel bärande avsnitt visade mot antal citerade tecken",
            x_title="tecken citat, i läsordning",
        )
    )
    groups: tuple[tuple[str, Callable[[CaseRun], Iterable[str]]], ...] = (
        ("kommun", lambda run: _values(outcome, run, "kommun")),
        ("åtgärd", lambda run: _values(outcome, run, "atgard")),
        ("boende", lambda run: _values(outcome, run, "boende")),
        ("dokument", lambda run: documents_of(run.case, outcome.documents)),
        ("fil med fall", lambda run: (run.case.file,)),
    )
    found += (
        bars(_shares(outcome.runs, values), title=f"Rätta fall per {word}")
        for word, values in groups
    )
    found.append(
        histogram([run.plain.ms for run in outcome.runs], title="Svarstid per fråga", unit="ms")
    )
    found.append(_history(outcome))
    return "".join(found)


def _curve(scores: Sequence[Score]) -> list[tuple[float, float]]:
    for score in scores:
        curve = score.details.get("curve")
        if isinstance(curve, Mapping):
            return [(float(x), float(y)) for x, y in curve.items()]
    return []


def _values(outcome: Outcome, run: CaseRun, slot: str) -> Iterable[str]:
    value = run.case.expect.slots.get(slot)
    if value is None:
        return
    for item in value if isinstance(value, tuple) else (value,):
        yield outcome.vocabulary.slots[slot].value_label(item).sv


def _shares(
    runs: Sequence[CaseRun], values: Callable[[CaseRun], Iterable[str]]
) -> list[tuple[str, float, str]]:
    right: dict[str, list[bool]] = {}
    for run in runs:
        for value in values(run):
            right.setdefault(value, []).append(run.plain.right)
    return [
        (value, sum(hits) / len(hits), f"{sum(hits)} av {len(hits)}")
        for value, hits in sorted(right.items())
    ]


def _history(outcome: Outcome) -> str:
    series = {
        f"{title}, {SET_NAMES[name]}": [
            (float(at), value)
            for at, point in enumerate(outcome.history)
            if (value := point.scores.get(name, {}).get(id_)) is not None
        ]
        for name in SETS
        for id_, title in (("cases_right", "rätta fall"),)
    }
    return lines(
        {name: points for name, points in series.items() if points},
        title="Rätta fall över versionerna",
        x_title="sparade resultat, äldst först",
        x_labels={float(at): point.day[2:] for at, point in enumerate(outcome.history)},
    )


def _failures(outcome: Outcome) -> str:
    found = []
    words = _words(outcome.vocabulary)
    for name in SETS:
        wrong = [run for run in outcome.runs if run.case.set == name and not run.plain.right]
        if wrong:
            told = "".join(_failure(run, words) for run in wrong)
            found.append(
                f"<details{' open' if name == 'tune' else ''}><summary><strong>{len(wrong)} fall, "
                f"{SET_NAMES[name]}</strong></summary>{told}</details>"
            )
    return "".join(found) or "<p>Alla fall är rätt.</p>"


def _failure(run: CaseRun, words: Mapping[str, str]) -> str:
    case, plain = run.case, run.plain
    history = "".join(f"<blockquote>{escape(turn)}</blockquote>" for turn in case.history)
    rows = "".join(
        f"<tr><td>{escape(_check_name(c.name))}</td>"
        f"<td>{escape(_worded(c, c.expected, words))}</td>"
        f"<td>{escape(_worded(c, c.got, words))}</td></tr>"
        for c in plain.checks
        if not c.passed
    )
    if plain.answer is None:
        rows = f"<tr><td>svar</td><td>ett svar</td><td>{escape(plain.error or '')}</td></tr>"
        said = ""
    else:
        quotes = "".join(
            f"<blockquote>[{c.n}] {escape(c.quote)}<br><small>{escape(c.title)}, "
            f"{escape(c.locator)}</small></blockquote>"
            for c in plain.answer.citations
        )
        said = (
            f"<details><summary>Svaret och dess {len(plain.answer.citations)} citat</summary>"
            f"<pre>{escape(plain.answer.answer)}</pre>{quotes}</details>"
        )
    critical = ' <span class="bad">kritiskt</span>' if case.expect.critical else ""
    return (
        f'<details id="fall-{escape(case.id)}"><summary>{escape(case.id)}{critical}: '
        f"{escape(case.question)}</summary>"
        + (f"<p>Tidigare frågor:</p>{history}" if history else "")
        + f'<p class="dim">Ställd {case.as_of.isoformat()}. {escape(case.reason)}</p>'
        '<div class="scroll"><table><thead><tr><th>Prövat</th><th>Väntat</th><th>Fick</th></tr>'
        f"</thead><tbody>{rows}</tbody></table></div>{said}</details>"
    )


def _words(vocabulary: Vocabulary) -> dict[str, str]:
    """Every id that a check may show, with the words a reader knows it by."""
    words = {**_STATUS, **_KINDS, **_STANDINGS}
    for labels in (vocabulary.duties, vocabulary.actors):
        words |= {id_: label.sv for id_, label in labels.items()}
    return words


def _worded(check: Check, text: str, words: Mapping[str, str]) -> str:
    if check.name not in ("kind", "status", "assignment", "dangerous"):
        return text
    return re.sub(r"\w+", lambda found: words.get(found[0], found[0]), text)


def _check_name(name: str) -> str:
    if name.startswith("slot "):
        return f"uppgift: {name.removeprefix('slot ')}"
    return _CHECKS.get(name, name)


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


def _coverage(rows: Sequence[CoverageRow]) -> str:
    if not rows:
        return ""
    holes = [row for row in rows if row.empty]
    listed = "; ".join(f"{row.group}: {row.label}" for row in holes) or "inga"
    groups = dict.fromkeys(row.group for row in rows)
    tables = "".join(
        f"<details><summary>{escape(group)}</summary><table><thead><tr><th>Vad</th>"
        + "".join(f"<th>{SET_NAMES[name]}</th>" for name in SETS)
        + "</tr></thead><tbody>"
        + "".join(_covered(row) for row in rows if row.group == group)
        + "</tbody></table></details>"
        for group in groups
    )
    return f"<p>Hål ({len(holes)}): {escape(listed)}</p>{tables}"


def _covered(row: CoverageRow) -> str:
    mark = ' class="bad"' if row.empty else ""
    counts = "".join(f'<td class="n">{row.cases[name]}</td>' for name in SETS)
    return f"<tr><td{mark}>{escape(row.label)} <small>{escape(row.id)}</small></td>{counts}</tr>"
