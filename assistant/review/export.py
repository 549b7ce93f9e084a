"""A report as a case for the evaluation set, to be completed by somebody who reads the sources."""

from __future__ import annotations

import json

from assistant.review.report import REASONS, Report

_HEAD = """\
# From the review queue. `expect` holds what was ANSWERED, and the report says it is wrong:
# correct it by the sources, add the assignments and clauses, and say in `reason` which
# words carry it. See eval/README.md.
"""


def as_case(report: Report) -> str:
    """YAML of one case, as the files under ``eval/cases`` hold it."""
    said = REASONS[report.reason].en
    reason = f"Reported {report.reported:%Y-%m-%d}: {said}."
    if report.words:
        reason = f"{reason} {report.words}"
    lines = [
        f"- id: R-{report.id}",
        "  persona: nurse",
        f"  as_of: {_quoted(report.as_of)}",
    ]
    if report.history:
        lines += ["  history:", *(f"    - {_quoted(turn)}" for turn in report.history)]
    lines += [
        f"  question: {_quoted(report.question)}",
        f"  language: {report.language}",
        "  expect:",
        f"    kind: {report.kind}",
        f"    status: {report.status}",
        f"  reason: {_quoted(reason)}",
    ]
    return _HEAD + _by_hand(report) + "\n".join(lines) + "\n"


def _by_hand(report: Report) -> str:
    """What was set beside the words: a case has words only, so somebody must add it to them."""
    if not report.chosen:
        return ""
    chosen = json.dumps(report.chosen, ensure_ascii=False)
    return f"# Set by hand on the page; say it in the question: {chosen}\n"


def _quoted(text: str) -> str:
    """A YAML string in double quotes; JSON strings are such."""
    return json.dumps(text, ensure_ascii=False)
