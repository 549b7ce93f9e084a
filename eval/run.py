"""The evaluation suite as a command: run the cases, judge, write the report."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from assistant.corpus.vocabulary import load_vocabulary
from assistant.domain.vocabulary import Vocabulary
from assistant.errors import AssistantError, CorpusError, UsageError
from assistant.settings import from_environment
from assistant.unexpected import describe
from eval.anchors import Sources
from eval.baseline import (
    Baseline,
    baseline_at,
    baseline_of,
    history,
    read_baseline,
    scores_by_set,
    to_json,
    touched_by_corpus,
)
from eval.case import Case
from eval.citing import CitationJudge
from eval.coverage import coverage
from eval.first_blind import blind_parts, parts_to_record, read_first, record_first
from eval.gate import Exit, Verdict, judge, read_accepted
from eval.judged import Judged, shipped
from eval.junit import junit_xml
from eval.loading import CaseBook, Mistake, load_cases
from eval.options import add_options
from eval.outcome import Outcome, as_json
from eval.parallel import processes_for, run_apart
from eval.places import Places
from eval.ragas_scores import Judge, RagasResult, load_ragas, ragas_scores
from eval.report import html_report
from eval.running import CaseRun, Progress, run_cases
from eval.summary import markdown_summary
from eval.understood import Understood, understood


def main(
    argv: Sequence[str] | None = None,
    *,
    build: Callable[[], Judged] = shipped,
    places: Places | None = None,
) -> int:
    """Run the suite as a command of its own and return its exit code (see ``gate.Exit``).

    Args:
        argv: The options; those of the process where None.
        build: Makes the assistant under judgement.
        places: Other folders than the project's own.
    """
    parser = argparse.ArgumentParser(prog="assistant eval", description=__doc__)
    add_options(parser)
    try:
        options = parser.parse_args(argv)
    except SystemExit as stop:
        return Exit.MISUSE if stop.code else Exit.PASS
    return evaluate(options, build=build, places=places)


def evaluate(
    options: argparse.Namespace,
    *,
    build: Callable[[], Judged] = shipped,
    places: Places | None = None,
) -> int:
    """Run the suite with options as ``add_options`` reads them; the exit code.

    Whatever goes wrong in the suite itself is ``Exit.MISUSE``: a run that was not finished says
    neither that a change is good nor that it is bad.
    """
    try:
        if options.embedder:
            # The settings of this process and of those that ask beside it.
            os.environ["ASSISTANT_EMBEDDER"] = options.embedder
        return _run(options, build, places or Places.of(from_environment().corpus))
    except (AssistantError, OSError) as error:
        print(f"eval: {error}", file=sys.stderr)
    except KeyboardInterrupt:
        print("eval: stopped by the keyboard; nothing was judged.", file=sys.stderr)
    except Exception as error:
        print(f"eval: {describe(error)}; nothing was judged.", file=sys.stderr)
    return Exit.MISUSE


def case_mistakes(places: Places | None = None) -> list[str]:
    """What is wrong with the cases: unreadable ones, doubles, quotes that are not found."""
    where = places or Places()
    sources = where.sources()
    vocabulary = load_vocabulary(where.vocabulary)
    book = load_cases(where.suite / "cases", sources=sources, vocabulary=vocabulary)
    return [str(mistake) for mistake in book.mistakes]


def _run(options: argparse.Namespace, build: Callable[[], Judged], places: Places) -> int:
    vocabulary = load_vocabulary(places.vocabulary)
    sources = places.sources()
    book = load_cases(places.suite / "cases", sources=sources, vocabulary=vocabulary)
    baseline = _baseline(options, places)
    accepted = read_accepted(places.suite / "accepted.yaml")
    touched = touched_by_corpus(book.cases, baseline, sources)
    mistakes = _faulty(book, touched)
    if mistakes:
        for mistake in mistakes:
            print(f"eval: {mistake}", file=sys.stderr)
        print(f"eval: {len(mistakes)} mistakes in the cases; mend them all.", file=sys.stderr)
        return Exit.MISUSE
    cases = _chosen(book.cases, options)
    to_record = _to_record(cases, options, places, whole=len(cases) == len(book.cases))
    options.out.mkdir(parents=True, exist_ok=True)
    judged = _built(build, touched)
    if isinstance(judged, int):
        return judged
    with ThreadPoolExecutor(1) as beside:
        # What needs no answers is worked out while this process waits for them.
        utterances = beside.submit(
            understood, places.vocabulary.parent, places.suite / "utterances"
        )
        if options.ragas != "none":
            beside.submit(load_ragas)
        runs = _asked(judged, build, cases, sources, options)
    partial = len(cases) < len(book.cases)
    verdict = judge(
        runs,
        baseline,
        accepted=accepted,
        touched={case: note for case, note in touched.items() if case in {c.id for c in cases}},
        whole=not partial,
    )
    for part in to_record:
        record_first(places.suite / "first_blind", part, runs, judged.engine.versions)
    outcome = _outcome(
        runs, verdict, judged, vocabulary, places, options, utterances.result(), partial=partial
    )
    _write(outcome, options.out)
    print(markdown_summary(outcome))
    print(f"Rapport: {options.out / 'report.html'}")
    if options.write_baseline:
        _keep_baseline(outcome, sources, places)
    return verdict.exit


def _to_record(
    cases: Sequence[Case], options: argparse.Namespace, places: Places, *, whole: bool
) -> tuple[str, ...]:
    """The blind parts to keep first figures of; refuses what can't be kept before all the work."""
    if options.write_baseline and not whole:
        raise UsageError("Only a run of all cases can be the baseline; leave out --set and --only.")
    if not options.record_first_blind:
        return ()
    if options.only is not None:
        raise UsageError("First figures are of whole parts; leave out --only.")
    return parts_to_record(places.suite / "first_blind", cases)


def _asked(
    judged: Judged,
    build: Callable[[], Judged],
    cases: Sequence[Case],
    sources: Sources,
    options: argparse.Namespace,
) -> list[CaseRun]:
    processes = processes_for(len(cases), options.jobs)
    if processes < 1:
        raise UsageError("--jobs must be 1 or more.")
    asking: Iterable[CaseRun]
    if processes == 1:
        judged.open()
        citations = CitationJudge(sources=sources, corpus=judged.engine.corpus)
        asking = run_cases(judged.engine, cases, citations, how=options.distortions)
    else:
        asking = run_apart(build, cases, sources, how=options.distortions, processes=processes)
    progress = Progress(len(cases))
    runs = []
    for run in asking:
        runs.append(run)
        progress.step(right=run.plain.right)
    return runs


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
        raise UsageError("There is no case to ask; write one, or leave out --set and --only.")
    return chosen


def _outcome(
    runs: Sequence[CaseRun],
    verdict: Verdict,
    judged: Judged,
    vocabulary: Vocabulary,
    places: Places,
    options: argparse.Namespace,
    utterances: Sequence[Understood],
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
        blind_parts=blind_parts(runs, read_first(places.suite / "first_blind")),
        versions=judged.engine.versions,
        vocabulary=vocabulary,
        coverage=coverage(runs, vocabulary, rules=judged.rules, documents=judged.documents),
        documents=judged.documents,
        history=history(places.root, places.suite / "baseline.json"),
        understood=utterances,
        ragas=ragas,
        partial=partial,
    )


def _write(outcome: Outcome, out: Path) -> None:
    reports = {
        "report.html": html_report(outcome),
        "report.json": json.dumps(as_json(outcome), ensure_ascii=False, indent=1) + "\n",
        "report.md": markdown_summary(outcome),
        "junit.xml": junit_xml(outcome),
    }
    for name, text in reports.items():
        (out / name).write_text(text, encoding="utf-8", errors="replace")


def _keep_baseline(outcome: Outcome, sources: Sources, places: Places) -> None:
    lost = [c.case for c in outcome.verdict.changes if c.kind in ("became_wrong", "gone")]
    if lost:
        raise UsageError(
            f"The baseline is left as it is: {len(lost)} cases that were right are wrong or gone; "
            "mend them, or accept them by name in accepted.yaml."
        )
    kept = baseline_of(outcome.runs, outcome.scores, outcome.versions, sources)
    path = places.suite / "baseline.json"
    new = path.with_suffix(".new")
    new.write_text(to_json(kept), encoding="utf-8")
    os.replace(new, path)


if __name__ == "__main__":
    raise SystemExit(main())
