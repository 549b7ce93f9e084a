"""Search over a corpus that grows: time to index, time to find, memory.

The clauses are made up: words of the shipped corpus shuffled with a fixed seed,
and **vectors are random**, not made by a model. So the figures tell what storing
and searching cost, nothing about what is found, and the time of embedding is left
out: about 0.1 s a clause, once. Each size runs in a process of its own.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np

from assistant.corpus.loading import load_corpus
from assistant.domain.clause import Clause, Document, Place, Span, Standing
from assistant.retrieval.embedding import Vectors
from assistant.retrieval.search import HybridSearcher
from assistant.settings import from_environment

SIZES = (1_000, 10_000, 100_000)
_A_DOCUMENT = 200
_WORDS = 40
_QUERIES = 40


class RandomEmbedder:
    """Vectors that follow from a text's hash and mean nothing."""

    name = "random-384"
    dimensions = 384

    def passages(self, texts: Sequence[str]) -> Vectors:
        """A vector for each text."""
        return np.stack([self.query(text) for text in texts])

    def query(self, text: str) -> Any:
        """The vector of one text."""
        seed = int.from_bytes(text.encode("utf-8", "replace")[:64], "little") % 2**63
        vector = np.random.default_rng(seed + len(text)).standard_normal(384).astype(np.float32)
        return vector / np.linalg.norm(vector)


class MadeUpCorpus:
    """Documents of two hundred clauses each, of shuffled words."""

    def __init__(self, size: int, words: Sequence[str]) -> None:
        made = random.Random(size)
        self.version = f"made-up-{size}"
        documents: dict[str, Document] = {}
        clauses: dict[str, Clause] = {}
        for number in range(size):
            owner = f"d{number // _A_DOCUMENT}"
            if owner not in documents:
                documents[owner] = _document(owner)
            text = " ".join(made.choices(words, k=_WORDS))
            clauses[f"{owner}/{number}"] = Clause(
                id=f"{owner}/{number}",
                document=owner,
                locator=f"stycke {number}",
                heading_path=(),
                standing=Standing.ACCOUNT,
                kind="text",
                file="made-up",
                spans=(Span(start=0, end=len(text)),),
                text=text,
            )
        self.documents: Mapping[str, Document] = documents
        self.clauses: Mapping[str, Clause] = clauses

    def search_text(self, clause_id: str) -> str:
        """The text that is searched."""
        return self.clauses[clause_id].text

    def search_path(self, clause_id: str) -> tuple[str, ...]:
        """The headings above it: none."""
        return ()


def main(argv: Sequence[str] | None = None) -> int:
    """Measure each size and print the table in Markdown."""
    parser = argparse.ArgumentParser(prog="python -m eval.bench_growth", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--one", type=int, help="measure one size, print JSON")
    options = parser.parse_args(argv)
    if options.one:
        print(json.dumps(_measure(options.one)))
        return 0
    print("| clauses, made up | index | open again | search p50 | p95 | memory at most | on disk |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for size in options.sizes:
        command = [sys.executable, "-m", "eval.bench_growth", "--one", str(size)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            print(f"| {size:,} | failed | | | | | |")
            continue
        row = json.loads(done.stdout.splitlines()[-1])
        print(
            f"| {size:,} | {row['index']:.1f} s | {row['open']:.1f} s | {row['p50']:.0f} ms | "
            f"{row['p95']:.0f} ms | {row['memory']:.0f} MB | {row['disk']:.0f} MB |",
            flush=True,
        )
    return 0


def _measure(size: int) -> dict[str, float]:
    import resource

    shipped = load_corpus(from_environment().corpus)
    words = sorted({word for clause in shipped.clauses.values() for word in clause.text.split()})
    corpus = MadeUpCorpus(size, words)
    queries = [" ".join(random.Random(n).choices(words, k=6)) for n in range(_QUERIES)]
    with tempfile.TemporaryDirectory() as folder:
        began = perf_counter()
        HybridSearcher(corpus, RandomEmbedder(), Path(folder)).open()
        indexed = perf_counter()
        searcher = HybridSearcher(corpus, RandomEmbedder(), Path(folder))
        searcher.open()
        opened = perf_counter()
        searcher.find("läkare")
        times = []
        for query in queries:
            start = perf_counter()
            searcher.find(query)
            times.append((perf_counter() - start) * 1000)
        times.sort()
        disk = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file())
    return {
        "index": indexed - began,
        "open": opened - indexed,
        "p50": times[len(times) // 2],
        "p95": times[int(0.95 * len(times))],
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "disk": disk / 1e6,
    }


def _document(name: str) -> Document:
    return Document(
        id=name,
        title=f"Påhittad handling {name}",
        kind="minutes",
        issuer="Nämnden",
        party=None,
        date=date(2024, 1, 1),
        date_note=None,
        not_before=date(2024, 1, 1),
        diarienummer=None,
        paragraph=None,
        validity=None,
        place=Place(file="made-up", span=Span(start=0, end=1)),
    )


if __name__ == "__main__":
    raise SystemExit(main())
