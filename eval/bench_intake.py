"""How long one more document takes at corpora of several sizes, step by step.

The corpora are made up and so are the vectors: what is timed is the program's own work
(reading, checking, writing, indexing), not a model's. A real model adds its time for
the clauses of the new document only, since vectors are kept by text.
"""

from __future__ import annotations

import argparse
import datetime
import random
import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter, process_time
from typing import TypeVar

import numpy as np

from assistant.corpus.loading import load_corpus
from assistant.intake.adding import Prepared, add, receive_all
from assistant.intake.diff import Diff, compare
from assistant.intake.versions import Versions
from assistant.knowledge import load_knowledge
from assistant.retrieval.embedding import Vectors
from assistant.retrieval.index import ensure_index
from assistant.retrieval.vectors import text_hash

_T = TypeVar("_T")
_SHIPPED = Path(__file__).resolve().parent.parent / "corpus"
_SIZES = (1_000, 10_000, 100_000)
_IN_ONE = 250
"""Clauses of a made-up document."""
_NEW = 25
"""Clauses of the document that is added."""


class _MadeUp:
    """Vectors by chance from each text's hash: as many numbers as the default model's."""

    name = "made-up"
    dimensions = 384

    def __init__(self) -> None:
        self.made = 0

    def passages(self, texts: Sequence[str]) -> Vectors:
        """See ``Embedder``."""
        self.made += len(texts)
        rows = [self.query(text) for text in texts]
        return np.array(rows, dtype=np.float32).reshape(len(rows), self.dimensions)

    def query(self, text: str) -> Vectors:
        """See ``Embedder``."""
        chance = np.random.default_rng(int(text_hash(text)[:12], 16))
        vector = chance.standard_normal(self.dimensions, dtype=np.float32)
        return (vector / np.linalg.norm(vector)).astype(np.float32)


def main(argv: Sequence[str] | None = None) -> int:
    """Print the table in Markdown."""
    parser = argparse.ArgumentParser(prog="python -m eval.bench_intake", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=_SIZES, metavar="CLAUSES")
    options = parser.parse_args(argv)
    print("| adding one document, made-up corpus and vectors | value | note |")
    print("| --- | ---: | --- |")
    for size in options.sizes:
        for what, value, note in _measure(size):
            print(f"| {size:,} clauses: {what} | {value} | {note} |", flush=True)
    return 0


def _measure(size: int) -> list[tuple[str, str, str]]:
    with tempfile.TemporaryDirectory() as place:
        folder, data = Path(place) / "corpus", Path(place) / "data"
        shutil.copytree(_SHIPPED, folder, ignore=shutil.ignore_patterns("vectors"))
        held = len(load_corpus(folder).clauses)
        _fill(folder, max(0, size - held))
        corpus, loading = _timed(lambda: load_corpus(folder))
        embedder = _MadeUp()
        _, first = _timed(lambda: ensure_index(corpus, embedder, data))
        made = embedder.made
        new = Path(place) / "new.txt"
        new.write_text(_text("Ny rutin för läkarkontakt", _NEW, random.Random(0)), encoding="utf-8")
        versions = Versions(folder, data)
        (prepared, written), adding = _timed(
            lambda: add(
                receive_all([new]),
                versions,
                today=datetime.date(2026, 1, 1),
                given={},
                confirm=lambda _: True,
            )
        )
        assert written is not None
        told, comparing = _timed(lambda: _compared(written.folder, prepared))
        after = load_corpus(folder)
        _, indexing = _timed(lambda: ensure_index(after, embedder, data))
        return [
            ("read the corpus once", str(loading), f"{len(corpus.clauses):,} clauses"),
            ("first index", str(first), f"{made:,} vectors made up"),
            (
                "propose, try, write",
                str(adding),
                f"checked before and after; {adding.cpu / loading.cpu:.1f} times one reading",
            ),
            ("tell what it changes", str(comparing), f"{len(told.clauses)} clauses differ"),
            (
                "index with it",
                str(indexing),
                f"{embedder.made - made} vectors made up; "
                f"{indexing.cpu / first.cpu:.3f} of the first",
            ),
        ]


def _compared(folder: Path, prepared: Prepared) -> Diff:
    new = load_knowledge(folder, like=prepared.after)
    return compare(replace(new, corpus=prepared.before), new)


def _fill(folder: Path, clauses: int) -> None:
    """Put made-up documents into a corpus until it has so many clauses more."""
    chance = random.Random(1)
    entries = []
    for number in range(-(-clauses // _IN_ONE)):
        count = min(_IN_ONE, clauses - number * _IN_ONE)
        text = _text(f"Påhittat dokument nummer {number}", count, chance)
        (folder / "sources" / f"made-up-{number}.txt").write_text(text, encoding="utf-8")
        entries.append(
            f"  - id: made-up-{number}\n    title: Påhittat dokument nummer {number}\n"
            "    kind: routine\n    issuer: Ingen\n    party: null\n    date: 2020-01-02\n"
            f"    place: {{file: made-up-{number}.txt, lines: 1-{text.count(chr(10)) + 1}}}\n"
            "    standing: account\n"
        )
    manifest = folder / "manifest.yaml"
    head, absent, rest = manifest.read_text("utf-8").partition("\nabsent:")
    manifest.write_text(head + "\n" + "\n".join(entries) + absent + rest, encoding="utf-8")


_WORDS = (
    "ansvar vård läkare sköterska kommun patient hembesök rutin beslut avtal natt helg jour "
    "boende åtgärd remiss plan uppföljning bedömning insats behov stöd kontakt samtal tid"
)


def _text(title: str, clauses: int, chance: random.Random) -> str:
    """A title with its date, then paragraphs of one sentence each."""
    sentences = [
        " ".join(chance.choices(_WORDS.split(), k=14)).capitalize() + f" {number}."
        for number in range(max(1, clauses - 1))
    ]
    return "\n\n".join([f"{title}\n2020-01-02", *sentences])


@dataclass(frozen=True, slots=True)
class _Took:
    """Seconds by the clock, and of all processors together: the second bears a busy machine."""

    clock: float
    cpu: float

    def __str__(self) -> str:
        return f"{self.clock:.1f} s ({self.cpu:.1f} s CPU)"


def _timed(work: Callable[[], _T]) -> tuple[_T, _Took]:
    began, worked = perf_counter(), process_time()
    done = work()
    return done, _Took(perf_counter() - began, process_time() - worked)


if __name__ == "__main__":
    raise SystemExit(main())
