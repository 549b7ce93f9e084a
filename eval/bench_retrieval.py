"""Lookups beside a stock pipeline on the same questions: ``python -m eval.bench_retrieval``.

The stock pipeline is LlamaIndex's own: its default splitter over the source files, its
vector retriever with the same embedder, the first chunks as they are. Then each step
of the assistant's ranking is left out, the weights of what is left fitted anew, and each
file of cases judged by weights that have not seen it.
"""

from __future__ import annotations

import argparse
import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from time import perf_counter

import numpy as np

from assistant.answering.lookup_ranking import TRAITS
from assistant.bootstrap import build
from assistant.corpus.store import Corpus
from assistant.domain.answer import Citation
from assistant.knowledge import load_knowledge
from assistant.service import Assistant
from assistant.settings import from_environment
from eval.anchors import Sources
from eval.case import Case
from eval.checks import meets, said_in, says_fact
from eval.fit_ranking import Ranked, among_the_first, fit, gather
from eval.loading import load_cases
from eval.places import Places
from eval.scores.clause_recall import first_characters
from eval.scores.quote_precision import precision

BUDGETS = (1500, 3000)
CHUNK = 1024
"""Tokens of a chunk: the splitter's default."""
TOP = 3
"""Chunks that the stock pipeline gives a reader."""
STEPS: Mapping[str, tuple[str, ...]] = {
    "nearness in meaning": ("meaning",),
    "words (BM25)": ("words", "words_around"),
    "share of the words asked for": ("told", "told_around", "surely_told"),
    "headings, title, date, party": (
        "words_around",
        "told_around",
        "surely_told",
        "year_in_heading",
    ),
    "what the question names": (
        "document_named",
        "party_named",
        "year_of_document",
        "year_in_heading",
        "paragraph_named",
        "of_the_day",
    ),
    "neighbours, section, document": (
        "section_best",
        "section_mean",
        "neighbour",
        "told_beside",
        "document_mean",
    ),
    "form of an answer": ("form",),
    "standing": ("standing",),
    "kind of clause": (
        "leads",
        "bullet",
        "numbered",
        "row",
        "head",
        "asks",
        "torn",
        "leads_a_list",
        "point_of_a_list",
        "row_of_amounts",
    ),
}
"""What is left out, by the traits that carry it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """What a pipeline gave to one case."""

    case: Case
    citations: tuple[Citation, ...]
    facts: float | None
    """Share of the case's facts that are said; None where it has none."""
    silent: bool
    ms: float


def main(argv: Sequence[str] | None = None) -> int:
    """Run both pipelines and the ranking without each of its steps; print two tables."""
    parser = argparse.ArgumentParser(prog="python -m eval.bench_retrieval", description=__doc__)
    parser.add_argument("--every", type=int, default=1, help="take every Nth case only")
    parser.add_argument(
        "--tokens", type=int, nargs="+", default=[CHUNK], help="sizes of the stock chunks"
    )
    options = parser.parse_args(argv)
    places = Places()
    settings = from_environment()
    sources = Sources.read(places.root, places.suite / "sources.yaml")
    vocabulary = load_knowledge(settings.corpus).vocabulary
    book = load_cases(places.suite / "cases", sources=sources, vocabulary=vocabulary)
    cases = [
        case
        for case in book.cases
        if case.set == "tune" and case.expect.kinds == ("lookup",) and not case.history
    ][:: options.every]
    assistant = build(settings)
    rows = [("the assistant", [_asked(assistant, case) for case in cases])]
    for tokens in options.tokens:
        retrieve = _stock(assistant.corpus, settings.embedder, tokens)
        for top in (1, TOP):
            name = f"stock, {tokens} tokens, {top} chunk{'s' * (top > 1)}"
            rows.append((name, [_retrieved(retrieve, case, top) for case in cases]))
    print(f"{len(cases)} lookups of the tune set\n")
    print(
        "| pipeline | clauses @1500 | @3000 | precision @1500 | @3000 | facts | false answers | "
        "quoted characters | p50 |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    )
    for name, shown in rows:
        print(_line(name, shown))
    print("\nRanking without a step; share of required clauses among the first 3, 6 and 10\n")
    print("| left out | 3 | 6 | 10 |\n| --- | ---: | ---: | ---: |")
    ranked = gather(cases)
    for name, without in {"nothing": (), **STEPS}.items():
        first = _left_out(ranked, without)
        print(f"| {name} | " + " | ".join(f"{share:.3f}" for share in first[1:]) + " |")
    return 0


def _asked(assistant: Assistant, case: Case) -> Shown:
    start = perf_counter()
    answer = assistant.ask(case.question, case.as_of)
    ms = 1000 * (perf_counter() - start)
    facts = [says_fact(fact, answer) for fact in case.expect.facts]
    return Shown(
        case=case,
        citations=tuple(answer.citations),
        facts=statistics.mean(facts) if facts else None,
        silent=answer.status in ("silent", "out_of_scope"),
        ms=ms,
    )


Retrieve = Callable[[str], list[list[Citation]]]
"""The first chunks for a question, best first, each as the ranges of documents it covers."""


def _stock(corpus: Corpus, embedder_name: str, tokens: int) -> Retrieve:
    from llama_index.core import Document, VectorStoreIndex
    from llama_index.core.node_parser import SentenceSplitter

    from assistant.retrieval.embedders import open_embedder
    from eval.llama_embedder import EmbedderAdapter

    documents = [
        Document(text=source.shown, metadata={}, id_=file)
        for file, source in corpus.sources.items()
    ]
    index = VectorStoreIndex.from_documents(
        documents,
        transformations=[SentenceSplitter(chunk_size=tokens, chunk_overlap=min(200, tokens // 5))],
        embed_model=EmbedderAdapter(open_embedder(embedder_name)),
    )
    retriever = index.as_retriever(similarity_top_k=TOP)

    def retrieve(question: str) -> list[list[Citation]]:
        return [
            _cited(corpus, hit.node.ref_doc_id, hit.node.start_char_idx, hit.node.end_char_idx)
            for hit in retriever.retrieve(question)
        ]

    return retrieve


def _cited(corpus: Corpus, file: str, start: int, end: int) -> list[Citation]:
    """A chunk as citations of the documents it lies in; the documents' own words only."""
    found = []
    for document in corpus.documents.values():
        for place in (document.place, *document.copies):
            first, last = max(start, place.span.start), min(end, place.span.end)
            if place.file != file or first >= last:
                continue
            found.append(
                Citation(
                    n=1,
                    document=document.id,
                    title=document.title,
                    date=document.date,
                    document_kind=document.kind,
                    locator=document.title,
                    clause=document.id,
                    quote=corpus.sources[file].shown[first:last],
                    file=file,
                    start=first,
                    end=last,
                    standing="account",
                )
            )
    return sorted(found, key=lambda citation: citation.start)


def _retrieved(retrieve: Retrieve, case: Case, top: int) -> Shown:
    start = perf_counter()
    chunks = retrieve(case.question)[:top]
    ms = 1000 * (perf_counter() - start)
    citations = tuple(
        citation.model_copy(update={"n": n})
        for n, citation in enumerate((c for chunk in chunks for c in chunk), 1)
    )
    text = "\n".join(citation.quote for citation in citations)
    facts = [said_in(fact, text) for fact in case.expect.facts]
    return Shown(
        case=case,
        citations=citations,
        facts=statistics.mean(facts) if facts else None,
        silent=not citations,
        ms=ms,
    )


def _line(name: str, shown: Sequence[Shown]) -> str:
    judged = [one for one in shown if one.case.expect.required]
    figures = [
        *(_mean([_recall(one, budget) for one in judged]) for budget in BUDGETS),
        *(
            _mean([precision(one.case, one.citations, budget) for one in judged])
            for budget in BUDGETS
        ),
        _mean([one.facts for one in shown if one.facts is not None]),
        _mean([not one.silent for one in shown if one.case.expect.statuses == ("silent",)]),
    ]
    length = statistics.mean(sum(c.end - c.start for c in one.citations) for one in judged)
    cells = [*(f"{figure:.3f}" for figure in figures), f"{length:.0f}"]
    cells.append(f"{statistics.median(one.ms for one in shown):.0f} ms")
    return f"| {name} | " + " | ".join(cells) + " |"


def _mean(values: Sequence[float]) -> float:
    return statistics.mean(map(float, values)) if values else 0.0


def _recall(shown: Shown, budget: int) -> float:
    quoted = first_characters(shown.citations, budget)
    return _mean([meets(group, quoted) for group in shown.case.expect.required])


def _left_out(cases: Sequence[Ranked], names: Sequence[str]) -> list[float]:
    """Figures of the ranking without some traits, each file judged by weights of the others."""
    kept = [at for at, name in enumerate(TRAITS) if name not in names]
    shares, sizes = [], []
    for file in sorted({case.case.file for case in cases}):
        own = [case for case in cases if case.case.file == file]
        weights = fit([case for case in cases if case.case.file != file], kept)
        shares.append(among_the_first(own, weights))
        sizes.append(len(own))
    return [float(share) for share in np.average(shares, axis=0, weights=sizes)]


if __name__ == "__main__":
    raise SystemExit(main())
