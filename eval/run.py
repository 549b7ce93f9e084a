"""The evaluation suite as a command: run the cases, judge, write the report."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from assistant.corpus.vocabulary import load_vocabulary
from assistant.domain.clause import Document
from assistant.domain.rule import RuleBook
from assistant.domain.vocabulary import Vocabulary
from assistant.errors import AssistantError, CorpusError, UsageError
from eval.anchors import Sources
from eval.baseline import (
    Baseline,
    baseline_at,
    baseline_of,
    first_blind,
    history,
    read_baseline,
    record_first_blind,
    scores_by_set,
    to_json,
    touched_by_corpus,
)
from eval.case import SETS, Case
from eval.citing import CitationJudge
from eval.coverage import coverage
from eval.distortions import DISTORTIONS, Distortion, some_for
from eval.engine import Engine
from eval.gate import Exit, Verdict, judge, read_accepted
from eval.junit import junit_xml
from eval.loading import CaseBook, Mistake, load_cases
from eval.outcome import Outcome, as_json
from eval.ragas_scores import Embed, Judge, RagasResult, ragas_scores
from eval.report import html_report
from eval.running import CaseRun, Progress, run_cases
from eval.summary import markdown_summary

_ROOT = Path(__file__).resolve().parent.parent
_DISTORTED: Mapping[str, Callable[[Case], Sequence[Distortion]]] = {
    "none": lambda _: (),
    "some": lambda case: some_for(case.id, case.expect.critical),
    "all": lambda _: DISTORTIONS,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Judged:
    """The assistant under judgement, and what is known of its corpus."""

    engine: Engine
    documents: Mapping[str, Document] = field(default_factory=dict)
    rules: RuleBook | None = None
    embed: Embed | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Places:
    """Where the suite reads and keeps things."""

    root: Path = _ROOT
    """Project root: paths in citations and in ``sources.yaml`` start here."""
    suite: Path = _ROOT / "eval"
    """Folder with cases/, sources.yaml, accepted.yaml, baseline.json, first_blind.json."""
    vocabulary: Path = _ROOT / "corpus" / "vocabulary.yaml"


def main(
    argv: Sequence[str] | None = None,
    *,
    build: Callable[[], Judged] | None = None,
    places: Places | None = None,
) -> int:
    """Run the suite and return its exit code (see ``gate.Exit``).

    Args:
        argv: Arguments after ``assistant eval``.
        build: Makes the assistant under judgement; the shipped one where None.
        places: Other folders than the project's own.
    """
    try:
        options = _parser().parse_args(argv)
    except SystemExit as stop:
        return Exit.MISUSE if stop.code else Exit.PASS
    try:
        return _run(options, build or _shipped, places or Places())
    except (AssistantError, OSError) as error:
        print(f"eval: {error}", file=sys.stderr)
        return Exit.MISUSE


def case_mistakes(places: Places | None = None) -> list[str]:
    """What is wrong with the cases: unreadable ones, doubles, quotes that are not found."""
    where = places or Places()
    sources = Sources.read(where.root, where.suite / "sources.yaml")
    vocabulary = load_vocabulary(where.vocabulary)
    book = load_cases(where.suite / "cases", sources=sources, vocabulary=vocabulary)
    return [str(mistake) for mistake in book.mistakes]


def _run(options: argparse.Namespace, build: Callable[[], Judged], places: Places) -> int:
    vocabulary = load_vocabulary(places.vocabulary)
    sources = Sources.read(places.root, places.suite / "sources.yaml")
    book = load_cases(places.suite / "cases", sources=sources, vocabulary=vocabulary)
    baseline = _baseline(options, places)
    touched = touched_by_corpus(book.cases, baseline, sources)
    mistakes = _faulty(book, touched)
    if mistakes:
        for mistake in mistakes:
            print(f"eval: {mistake}", file=sys.stderr)
        print(f"eval: {len(mistakes)} mistakes in the cases; mend them all.", file=sys.stderr)
        return Exit.MISUSE
    judged = _built(build, touched)
    if isinstance(judged, int):
        return judged
    cases = _chosen(book.cases, options)
    judge_of_citations = CitationJudge(sources=sources, corpus=judged.engine.corpus)
    runs = run_cases(
        judged.engine,
        cases,
        judge_of_citations,
        distortions=_DISTORTED[options.distortions],
        progress=Progress(len(cases)),
    )
    partial = len(cases) < len(book.cases)
    verdict = judge(
        runs,
        baseline,
        accepted=read_accepted(places.suite / "accepted.yaml"),
        touched={case: note for case, note in touched.items() if case in {c.id for c in cases}},
        whole=not partial,
    )
    outcome = _outcome(runs, verdict, judged, vocabulary, places, options, partial=partial)
    _write(outcome, options.out)
    _keep(outcome, runs, judged, sources, places, options)
    print(markdown_summary(outcome))
    print(f"Rapport: {options.out / 'report.html'}")
    return verdict.exit


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="assistant eval", description=__doc__)
    parser.add_argument(
        "--out", type=Path, default=Path(".data/eval"), help="folder for the reports"
    )
    parser.add_argument("--against", metavar="REV", help="compare with the baseline at a revision")
    parser.add_argument(
        "--write-baseline", action="store_true", help="keep this run as eval/baseline.json"
    )
    parser.add_argument(
        "--record-first-blind",
        action="store_true",
        help="keep the blind set's figures as its first; refused once they are there",
    )
    parser.add_argument("--set", choices=SETS, help="only the cases of one set")
    parser.add_argument("--only", nargs="+", metavar="ID", help="only these cases")
    parser.add_argument(
        "--distortions",
        choices=list(_DISTORTED),
        default="some",
        help="how many misspelt forms of each question to ask (default: half of them, all of a "
        "critical case)",
    )
    parser.add_argument(
        "--ragas",
        choices=["none", "quick", "all"],
        default="quick",
        help="ragas metrics, where installed: none, those that take seconds, or all "
        "(likeness in meaning takes about a second a case)",
    )
    return parser


def _baseline(options: argparse.Namespace, places: Places) -> Baseline | None:
    path = places.suite / "baseline.json"
    if options.against is not None:
        return baseline_at(places.root, path, options.against)
    return read_baseline(path)


def _faulty(book: CaseBook, touched: Mapping[str, str]) -> list[Mistake]:
    """Mistakes that stop the run: lost quotes of a changed corpus are for review instead."""
    return [m for m in book.mistakes if not (m.lost_quote and m.case in touched)]


def _built(build: Callable[[], Judged], touched: Mapping[str, str]) -> Judged | int:
    try:
        return build()
    except CorpusError as error:
        print(f"eval: {error}", file=sys.stderr)
        if touched:
            print(
                f"eval: a corpus change touches what these cases rest on; review them: "
                f"{', '.join(touched)}",
                file=sys.stderr,
            )
            return Exit.REVIEW
        print("eval: the assistant can't be built from this corpus.", file=sys.stderr)
        return Exit.REGRESSION


def _chosen(cases: Sequence[Case], options: argparse.Namespace) -> list[Case]:
    chosen = [case for case in cases if options.set is None or case.set == options.set]
    if options.only is not None:
        known = {case.id for case in chosen}
        unknown = [case for case in options.only if case not in known]
        if unknown:
            raise UsageError(f"--only names cases that do not exist: {', '.join(unknown)}.")
        chosen = [case for case in chosen if case.id in options.only]
    if not chosen:
        raise UsageError("No case is left to ask.")
    return chosen


def _outcome(
    runs: Sequence[CaseRun],
    verdict: Verdict,
    judged: Judged,
    vocabulary: Vocabulary,
    places: Places,
    options: argparse.Namespace,
    *,
    partial: bool,
) -> Outcome:
    ragas: RagasResult | None = None
    if options.ragas != "none":
        ragas = ragas_scores(
            runs,
            judge=Judge.from_environment(),
            embed=judged.embed,
            slow=options.ragas == "all",
        )
    return Outcome(
        verdict=verdict,
        runs=runs,
        scores=scores_by_set(runs),
        first_blind=first_blind(places.suite / "first_blind.json"),
        versions=judged.engine.versions,
        vocabulary=vocabulary,
        coverage=coverage(runs, vocabulary, rules=judged.rules, documents=judged.documents),
        documents=judged.documents,
        history=history(places.root, places.suite / "baseline.json"),
        ragas=ragas,
        partial=partial,
    )


def _write(outcome: Outcome, out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    reports = {
        "report.html": html_report(outcome),
        "report.json": json.dumps(as_json(outcome), ensure_ascii=False, indent=1) + "\n",
        "report.md": markdown_summary(outcome),
        "junit.xml": junit_xml(outcome),
    }
    for name, text in reports.items():
        (out / name).write_text(text, encoding="utf-8", errors="replace")


def _keep(
    outcome: Outcome,
    runs: Sequence[CaseRun],
    judged: Judged,
    sources: Sources,
    places: Places,
    options: argparse.Namespace,
) -> None:
    if not (options.write_baseline or options.record_first_blind):
        return
    if outcome.partial:
        raise UsageError("Only a run of all cases can be kept; leave out --set and --only.")
    if options.record_first_blind:
        blind = sum(run.case.set == "blind" for run in runs)
        record_first_blind(
            places.suite / "first_blind.json", outcome.scores, judged.engine.versions, blind
        )
    if options.write_baseline:
        kept = baseline_of(runs, outcome.scores, judged.engine.versions, sources)
        path = places.suite / "baseline.json"
        new = path.with_suffix(".new")
        new.write_text(to_json(kept), encoding="utf-8")
        os.replace(new, path)


def _shipped() -> Judged:
    from assistant.bootstrap import build
    from assistant.knowledge import load_knowledge
    from assistant.retrieval.embedders import open_embedder
    from assistant.settings import from_environment

    # Threads of the embedder that wait for one another make a busy machine many times slower.
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
    settings = from_environment()
    assistant = build(settings)
    embedder = cache(lambda: open_embedder(settings.embedder))
    # The first lookup opens the index; it must not count as that case's time.
    assistant.search("index", 1)
    return Judged(
        engine=assistant,
        documents=assistant.corpus.documents,
        rules=load_knowledge(settings.corpus).book,
        embed=lambda text: embedder().query(text).tolist(),
    )


if __name__ == "__main__":
    raise SystemExit(main())
