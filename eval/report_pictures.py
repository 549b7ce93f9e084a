"""The pictures of the report: where the assistant is strong and where it is weak."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from eval.case import SETS
from eval.coverage import documents_of
from eval.outcome import SET_NAMES, STATUS_NAMES, Outcome
from eval.plots import bars, histogram, lines, matrix
from eval.running import CaseRun
from eval.scores.score import Score


def pictures(outcome: Outcome) -> str:
    """Every plot that the run gives ground for."""
    found = []
    for name, scores in outcome.scores.items():
        by_id = {s.id: s for s in scores}
        cells = by_id["status_accuracy"].details["matrix"]
        if isinstance(cells, Mapping):
            title = f"Status: rätt mot given ({SET_NAMES[name]})"
            found.append(matrix(cells, STATUS_NAMES, title=title))
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
        ("dokument", lambda run: _titles(outcome, run)),
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


def _titles(outcome: Outcome, run: CaseRun) -> Iterable[str]:
    for id_ in documents_of(run.case, outcome.documents):
        document = outcome.documents[id_]
        yield f"{document.date or 'odaterad'} {document.title}"


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
