"""Every case that is wrong, with what was asked, expected and got."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

from assistant.domain.vocabulary import Vocabulary
from eval.case import SETS
from eval.checks import Check
from eval.outcome import SET_NAMES, STATUS_NAMES, Outcome
from eval.running import CaseRun

_KINDS = {"responsibility": "ansvarsfråga", "lookup": "uppslagsfråga", "unclear": "oklar"}
_STANDINGS = {"planned": "planerat", "proposed": "föreslaget", "superseded": "ersatt"}
_WARNING = " (den som arbetar med programmet läser dem inte)"
_CHECKS = {
    "kind": "frågetyp",
    "status": "status",
    "assignment": "ansvar",
    "dangerous": "farliga ansvar",
    "fact": "faktum",
    "clause": "avsnitt",
    "citations": "citat",
}


def failures(outcome: Outcome) -> str:
    """The wrong cases by set, folded; the unseen ones closed, with a warning."""
    found = []
    words = _words(outcome.vocabulary)
    for name in SETS:
        wrong = [run for run in outcome.runs if run.case.set == name and not run.plain.right]
        if wrong:
            told = "".join(_failure(run, words) for run in wrong)
            found.append(
                f"<details{' open' if name == 'tune' else ''}><summary><strong>{len(wrong)} fall, "
                f"{SET_NAMES[name]}</strong>{_WARNING if name == 'blind' else ''}</summary>{told}"
                "</details>"
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
    words = {**STATUS_NAMES, **_KINDS, **_STANDINGS}
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
