"""Fitting of what decides whether a lookup is answered: ``python -m eval.calibrate``.

Takes every case whose expected status says plainly that the sources answer or
are silent, leaves out those that a rule decides (a table, a recorded gap, a
figure that is asked for and missing), and fits a logistic regression to the evidence of the rest.
Each file of cases is judged by a fit that has not seen it. The weights are printed; they are kept
in ``assistant/answering/lookup_confidence.py`` by hand.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from assistant.answering.lookup_confidence import ANSWERS, Evidence, confidence
from assistant.answering.lookup_search import seek
from assistant.answering.open_questions import WORDS_ASKED_FOR, OpenQuestions
from assistant.bootstrap import Lookups
from assistant.domain.question import Question
from assistant.knowledge import load_knowledge
from assistant.settings import from_environment
from assistant.understanding.glossary_loading import load_glossary
from assistant.understanding.reader import Reader
from eval.anchors import Sources
from eval.case import Case
from eval.loading import load_cases
from eval.logistic import Numbers, chances, coefficients
from eval.places import Places

NAMES = tuple(part.name for part in fields(Evidence))
OPENED_FILE = "opened_"
OPENED = 3
"""How often a case counts that was unseen once: the others' words have been learned since."""
RIDGE = 3.0
"""Weight of the penalty on large coefficients, of standardised evidence."""
THRESHOLDS = (0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55)


@dataclass(frozen=True, kw_only=True, slots=True)
class Weighed:
    """A case that evidence decides, or a rule where there is none."""

    case: Case
    answerable: bool
    evidence: Evidence | None
    ruled: bool
    """What the rule said where there is no evidence."""


def gather(cases: Sequence[Case]) -> list[Weighed]:
    """The lookups among some cases, each with its evidence."""
    settings = from_environment()
    knowledge = load_knowledge(settings.corpus)
    glossary = load_glossary(settings.corpus, knowledge.vocabulary)
    reader = Reader(knowledge.vocabulary, glossary, knowledge.corpus)
    left_open = OpenQuestions(knowledge.book.gaps)
    searcher = Lookups(knowledge, glossary, settings).open()
    found = []
    for case in cases:
        statuses = case.expect.statuses
        if not statuses or ("silent" in statuses and len(statuses) > 1):
            continue
        understood = reader.read(
            Question(text=case.question, as_of=case.as_of, history=case.history)
        )
        if understood.kind != "lookup":
            continue
        sought = seek(understood, knowledge.corpus, searcher, knowledge.vocabulary)
        known_gap = understood.lookup not in WORDS_ASKED_FOR and bool(
            left_open.asked(case.question, understood.notes)
        )
        judged = sought.judgement
        by_rule = known_gap or judged.ruled or sought.table is not None or sought.beyond is not None
        found.append(
            Weighed(
                case=case,
                answerable="silent" not in statuses,
                evidence=None if by_rule else judged.weighed,
                ruled=not known_gap and sought.answers,
            )
        )
    return found


def fit(evidence: Numbers, answerable: Numbers, times: Numbers) -> Numbers:
    """Coefficients and bias of a ridge-penalised logistic regression; both classes weigh alike.

    ``evidence`` has a row per case; each counts ``times``. The columns are standardised
    for the penalty only.
    """
    centre = np.average(evidence, axis=0, weights=times)
    spread = np.sqrt(np.average((evidence - centre) ** 2, axis=0, weights=times)) + 1e-9
    share = np.average(answerable, weights=times)
    weights = times * np.where(answerable == 1, 0.5 / share, 0.5 / (1 - share))
    found = coefficients((evidence - centre) / spread, answerable, weights, RIDGE)
    plain = found[:-1] / spread
    return np.append(plain, found[-1] - plain @ centre)


def by_files(evidence: Numbers, answerable: Numbers, files: Sequence[str]) -> Numbers:
    """Confidence of each case from a fit that has seen no case of its file."""
    own = np.array(files)
    sure = np.zeros(len(answerable))
    for file in dict.fromkeys(files):
        left = own == file
        found = fit(evidence[~left], answerable[~left], times_of(own[~left]))
        sure[left] = chances(evidence[left], found)
    return sure


def times_of(files: NDArray[np.str_]) -> Numbers:
    """How often the cases of each file count."""
    return np.where(np.char.find(files, OPENED_FILE) >= 0, float(OPENED), 1.0)


def main(argv: Sequence[str] | None = None) -> int:
    """Fit, and tell the weights and the rates of false silence and false answers."""
    argparse.ArgumentParser(prog="python -m eval.calibrate", description=__doc__).parse_args(argv)
    places = Places()
    sources = Sources.read(places.root, places.suite / "sources.yaml")
    vocabulary = load_knowledge(from_environment().corpus).vocabulary
    book = load_cases(places.suite / "cases", sources=sources, vocabulary=vocabulary)
    every = gather([case for case in book.cases if case.set == "tune"])
    weighed = [case for case in every if case.evidence is not None]
    ruled = [case for case in every if case.evidence is None]
    table = np.array([[getattr(c.evidence, name) for name in NAMES] for c in weighed])
    answerable = np.array([float(c.answerable) for c in weighed])
    files = [c.case.file for c in weighed]
    print(f"{len(weighed)} cases by evidence, {len(ruled)} by rule")
    sure = by_files(table, answerable, files)
    for threshold in THRESHOLDS:
        print(
            f"threshold {threshold:.2f}, file left out: {_rates(sure >= threshold, weighed, ruled)}"
        )
    once = [OPENED_FILE in c.case.file for c in weighed]
    unseen = _rates(
        (sure >= ANSWERS)[once],
        [c for c in weighed if OPENED_FILE in c.case.file],
        [c for c in ruled if OPENED_FILE in c.case.file],
    )
    print(f"of these, cases that were unseen once, threshold {ANSWERS:.2f}: {unseen}")
    kept = np.array([confidence(c.evidence) >= ANSWERS for c in weighed if c.evidence])
    print(f"weights in use, threshold {ANSWERS:.2f}: {_rates(kept, weighed, ruled)}")
    for name, weight in zip(
        (*NAMES, "bias"), fit(table, answerable, times_of(np.array(files))), strict=True
    ):
        print(f"    {name}={weight:.2f},")
    return 0


def _rates(
    answered: NDArray[np.bool_], weighed: Sequence[Weighed], ruled: Sequence[Weighed]
) -> str:
    """False silence among answerable cases and false answers among silent ones, rules counted."""
    said = [
        *zip((c.answerable for c in weighed), answered.tolist(), strict=True),
        *((c.answerable, c.ruled) for c in ruled),
    ]
    silences = [not did for answerable, did in said if answerable]
    answers = [did for answerable, did in said if not answerable]
    return (
        f"false silence {sum(silences)}/{len(silences)} = {np.mean(silences):.3f}, "
        f"false answers {sum(answers)}/{len(answers)} = {np.mean(answers):.3f}"
    )


if __name__ == "__main__":
    sys.exit(main())
