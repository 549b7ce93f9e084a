"""Questions that stand in both sets: a blind figure must not rest on tuned ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz, utils

from eval.case import Case

LIMIT = 90.0
"""Percent alike, letters and word order counted, from which two questions are one."""


def twice_in_both_sets(cases: Sequence[Case]) -> Iterator[tuple[Case, Case, float]]:
    """Pairs of a tune and a blind case that ask nearly the same, with their likeness.

    Earlier turns count as part of the question: a short follow-up such as "and
    on weekdays?" is the same only after the same talk.
    """
    blind = [(case, _asked(case)) for case in cases if case.set == "blind"]
    for case in cases:
        if case.set == "blind":
            continue
        text = _asked(case)
        for other, asked in blind:
            likeness = max(
                fuzz.ratio(text, asked, score_cutoff=LIMIT),
                fuzz.token_sort_ratio(text, asked, score_cutoff=LIMIT),
            )
            if likeness >= LIMIT:
                yield case, other, likeness


def _asked(case: Case) -> str:
    return utils.default_process(" ".join((*case.history, case.question)))
