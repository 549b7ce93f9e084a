"""Fitting of the second opinion on a question's kind: ``python -m eval.fit_kinds``.

Takes every case of the tune set and every utterance that is not blind, each read alone,
and fits a logistic regression of "is a lookup" to the traits of the text. Those whose
expected kinds leave that open are left out. The files were written by different people at
different times, so each is left out in turn: what the reader makes of a file with weights that
have not seen it is the honest figure. ``--write`` keeps the weights of all files in
``assistant/understanding/kind_weights.py``.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import numpy as np

from assistant.knowledge import Knowledge, load_knowledge
from assistant.settings import from_environment
from assistant.understanding import kind_weights
from assistant.understanding.duties import Duties
from assistant.understanding.glossary_loading import load_glossary
from assistant.understanding.kind_opinion import BIAS
from assistant.understanding.kind_traits import kind_traits
from assistant.understanding.kinds import read_kind
from assistant.understanding.reader import Reader
from assistant.understanding.sentence import Sentence
from eval.anchors import Sources
from eval.calibrate import times_of
from eval.kept_weights import write_weights
from eval.loading import load_cases
from eval.logistic import Numbers, coefficients
from eval.places import Places
from eval.understanding import load_utterances

RIDGE = 2.0
LEAST = 3
"""Texts at least that have a trait which is given a weight."""
_HEAD = (
    "Weights of the second opinion on a kind, written by ``python -m eval.fit_kinds --write``; "
    "not by\nhand."
)
_FAINT = 0.005
"""Weights nearer to nothing are not kept."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Judged:
    """A text with the kinds that are right for it."""

    id: str
    file: str
    kinds: frozenset[str]
    sentence: Sentence
    duties: Duties
    traits: frozenset[str]

    @property
    def plain(self) -> bool:
        """Whether it is beyond doubt a lookup or none."""
        return "lookup" not in self.kinds or len(self.kinds) == 1


def gather(places: Places, knowledge: Knowledge) -> list[Judged]:
    """The cases and utterances that may be learned from and go on with nothing."""
    glossary = load_glossary(from_environment().corpus, knowledge.vocabulary)
    reader = Reader(knowledge.vocabulary, glossary, knowledge.corpus)
    found = []
    for name, file, kinds, text, as_of in _texts(places, knowledge):
        sentence = reader.sentence(reader.prepare(text).text, as_of)
        duties = reader.duties(sentence)
        found.append(
            Judged(
                id=name,
                file=file,
                kinds=kinds,
                sentence=sentence,
                duties=duties,
                traits=kind_traits(sentence, duties),
            )
        )
    return found


def _texts(
    places: Places, knowledge: Knowledge
) -> Iterator[tuple[str, str, frozenset[str], str, datetime]]:
    sources = Sources.read(places.root, places.suite / "sources.yaml")
    book = load_cases(places.suite / "cases", sources=sources, vocabulary=knowledge.vocabulary)
    for case in book.cases:
        if case.set == "tune" and case.expect.kinds and not case.history:
            kinds = frozenset(case.expect.kinds)
            yield case.id, Path(case.file).name, kinds, case.question, case.as_of
    for path in sorted((places.suite / "utterances").glob("*.yaml")):
        if path.name.startswith("blind"):
            continue
        for said in load_utterances(path):
            if not said.history:
                kinds = frozenset({said.expected["kind"]})
                yield said.id, f"utterances/{path.name}", kinds, said.text, said.as_of


def fit(judged: Sequence[Judged]) -> dict[str, float]:
    """The weight of each trait, and the bias, by name."""
    plain = [text for text in judged if text.plain]
    having = Counter(trait for text in plain for trait in text.traits)
    names = sorted(trait for trait, number in having.items() if number >= LEAST)
    column = {trait: at for at, trait in enumerate(names)}
    table = np.zeros((len(plain), len(names)))
    for row, text in enumerate(plain):
        table[row, [column[trait] for trait in text.traits if trait in column]] = 1.0
    lookup: Numbers = np.array([float("lookup" in text.kinds) for text in plain])
    times = times_of(np.array([text.file for text in plain]))
    found = coefficients(table, lookup, times, RIDGE).round(3).tolist()
    kept = dict(zip(names, found, strict=False))
    return {
        BIAS: found[-1],
        **{name: weight for name, weight in kept.items() if abs(weight) > _FAINT},
    }


def main(argv: Sequence[str] | None = None) -> int:
    """Fit, tell what each file gets from weights that have not seen it, and keep them if asked."""
    parser = argparse.ArgumentParser(prog="python -m eval.fit_kinds", description=__doc__)
    parser.add_argument("--write", action="store_true", help="keep the weights")
    parser.add_argument("--changed", action="store_true", help="name the texts read otherwise")
    options = parser.parse_args(argv)
    judged = gather(Places(), load_knowledge(from_environment().corpus))
    print(f"{len(judged)} texts; kinds read rightly by the cues, and with the second opinion")
    mended: Counter[bool] = Counter()
    for file in sorted({text.file for text in judged}):
        own = [text for text in judged if text.file == file]
        unseen = fit([text for text in judged if text.file != file])
        cues = [_kind(text, {}) for text in own]
        with_opinion = [_kind(text, unseen) for text in own]
        rights = [
            np.mean([kind in text.kinds for kind, text in zip(kinds, own, strict=True)])
            for kinds in (cues, with_opinion)
        ]
        print(f"{file:32} {len(own):4}  cues {rights[0]:.3f}  left out {rights[1]:.3f}")
        for text, before, after in zip(own, cues, with_opinion, strict=True):
            if before != after and (before in text.kinds) != (after in text.kinds):
                mended[after in text.kinds] += 1
            if before != after and options.changed:
                print(f"    {text.id}: {before} -> {after}, right {'/'.join(sorted(text.kinds))}")
    print(f"{mended[True]} mended, {mended[False]} spoilt")
    if options.write:
        write_weights(Path(kind_weights.__file__), _HEAD, "KIND_WEIGHTS", fit(judged))
    return 0


def _kind(text: Judged, weights: dict[str, float]) -> str:
    return read_kind(text.sentence, text.duties, None, weights).kind


if __name__ == "__main__":
    sys.exit(main())
