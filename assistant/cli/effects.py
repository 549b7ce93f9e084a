"""What an update does, gathered, written as page and JSON, and printed."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.errors import CorpusError, UnreadableVersionError
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.corpus.store import Corpus
    from assistant.domain.vocabulary import Label, Vocabulary
    from assistant.intake.diff import Diff
    from assistant.intake.versions import Versions


def say_mistakes(mistakes: Sequence[str]) -> None:
    """Print each for who mends the files."""
    for mistake in mistakes:
        print(f"assistant: {mistake}", file=sys.stderr)


def answers_of(
    settings: Settings,
    before: Path,
    only: str | None,
    limit: int | None,
    diff: Diff,
    corpora: tuple[Corpus, Corpus],
) -> dict[str, Any]:
    """What the evaluation cases say of the corpus folder against another, as JSON."""
    from assistant.bootstrap import build
    from eval.before_after import compare_answers
    from eval.places import Places

    earlier, after = corpora
    old = build(replace(settings, corpus=before))
    found = compare_answers(
        (old, before),
        (build(settings), settings.corpus),
        suite=Places.of(settings.corpus).suite,
        only=only,
        limit=limit,
        replaced=[(after.documents[a], earlier.documents[b]) for a, b in diff.replaced],
    )
    return {
        "asked": found.asked,
        "only_after": found.only_after,
        "changes": [asdict(change) for change in found.changes],
        "became_wrong": [asdict(change) for change in found.became_wrong],
        "forbidden": [change.case for change in found.forbidden],
        "lost": list(found.lost),
        "reanchored": [{"case": case, "document": newer} for case, newer in found.reanchored],
    }


@dataclass(frozen=True, slots=True)
class Told:
    """A difference with everything that is told of it."""

    diff: Diff
    corpora: tuple[Corpus, Corpus]
    """Before and after: for the titles of their documents."""
    vocabulary: Vocabulary
    answers: dict[str, Any] | None = None
    to_review: Sequence[Label] = ()
    mistakes: Sequence[str] = ()
    earlier_unread: bool = False
    """Whether the mistakes are those of the version compared with."""


def effects_folder(settings: Settings) -> Path:
    """Where the page of changes looks for what the last one does."""
    return settings.data / "effects"


def write_effect(folder: Path, told: Told) -> Path:
    """Write the page and its JSON; return the page."""
    from assistant.intake.diff_page import as_json, page
    from assistant.intake.versions import write_whole

    titles = {d.id: d.title for corpus in told.corpora for d in corpus.documents.values()}
    html = page(
        told.diff,
        titles,
        told.answers,
        told.to_review,
        told.vocabulary,
        told.mistakes,
        earlier_unread=told.earlier_unread,
    )
    described = as_json(told.diff, told.answers, told.to_review, told.mistakes)
    folder.mkdir(parents=True, exist_ok=True)
    write_whole(
        folder / "diff.json", (json.dumps(described, ensure_ascii=False, indent=2) + "\n").encode()
    )
    write_whole(folder / "diff.html", html.encode())
    return folder / "diff.html"


def tell(arguments: Namespace, told: Told, effects: Path) -> None:
    """Write the page and JSON of a difference, and print it."""
    from assistant.intake.diff_page import as_json

    found, answers = told.diff, told.answers
    written = [write_effect(effects, told)]
    if arguments.out is not None and Path(arguments.out) != effects:
        written.append(write_effect(Path(arguments.out), told))
    if arguments.json:
        described = as_json(found, answers, told.to_review, told.mistakes)
        print(json.dumps(described, ensure_ascii=False, indent=2))
        return
    print(written[-1])
    kinds = Counter(change.kind for change in found.clauses)
    counted = ", ".join(f"{number} {kind}" for kind, number in kinds.items()) or "none differ"
    print(f"Clauses: {counted}.")
    if found.documents_only:
        print("Rules, map and answers: not compared, a version can't be answered from.")
    else:
        print(f"Map: {len(found.cells)} cells change hands.")
        print(f"Rules and gaps: {', '.join(found.rules) or 'the same'}.")
    resting = sorted({f"{rest.kind} {rest.id}" for rest in found.resting})
    print(f"Resting on what changed: {', '.join(resting) or 'nothing'}.")
    if answers is not None:
        print(f"Answers: {_answers_told(answers)}")
    for line in told.to_review:
        print(f"- {line.en}")


def _answers_told(answers: Mapping[str, Any]) -> str:
    asked, more = answers["asked"], answers["only_after"]
    if not asked and not more:
        return "not compared, no evaluation case quotes this corpus."
    told = f"{len(answers['changes'])} of {asked} differ." if asked else "none to compare."
    if more:
        told += (
            f" {more} more could be asked the new version alone: what they quote is in no earlier "
            "document."
        )
    return told


def documents_told(
    settings: Settings, kept: Versions, revision: str, error: CorpusError
) -> Told | None:
    """What differs in the documents, where a version can't be answered from; None if unreadable."""
    from assistant.corpus.loading import load_readable
    from assistant.corpus.vocabulary import load_vocabulary
    from assistant.intake.diff import compare_documents
    from assistant.intake.resting import resting_on
    from assistant.intake.revisions import documents_called, version_called
    from assistant.intake.to_review import documents_to_review, resting_to_review
    from assistant.knowledge import load_knowledge

    vocabulary = load_vocabulary(settings.corpus / "vocabulary.yaml")
    try:
        before = version_called(kept, revision)
        knowledge = load_knowledge(before.folder)
        old: Corpus | None = knowledge.corpus
        resting = resting_on(knowledge)
    except CorpusError:
        old, resting, before = documents_called(kept, revision), (), None
    new = load_readable(settings.corpus, like=old)
    if old is None or new is None:
        return None
    found = compare_documents(old, new, resting)
    if before is not None:
        found = with_cases(found, old, before.folder, settings)
    lines = [*documents_to_review(found), *resting_to_review(found)]
    unread = isinstance(error, UnreadableVersionError)
    return Told(found, (old, new), vocabulary, None, lines, error.mistakes, unread)


def with_cases(found: Diff, old: Corpus, folder: Path, settings: Settings) -> Diff:
    """The difference with the evaluation cases that rest on what it touches."""
    from assistant.intake.diff import with_resting
    from eval.before_after import resting_cases
    from eval.places import Places

    suite = Places.of(settings.corpus).suite
    return with_resting(found, resting_cases(old, folder, suite))
