"""What each command does. Every function takes (arguments, settings, build), gives an exit code."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.api.engine import Engine
from assistant.api.moment import optional_moment
from assistant.cli import text
from assistant.cli.batch import answer_file
from assistant.cli.files import read_bytes, read_value
from assistant.clock import now
from assistant.errors import BadCaseError, BadQuestionError, UsageError
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.gaps.known import Difference

Build = Callable[[Settings], Engine]


def build_assistant(settings: Settings) -> Engine:
    """The assistant over what is served; imported here so that ``--help`` needs none of it."""
    from assistant.bootstrap import open_assistant
    from assistant.intake.versions import Versions

    if Versions(settings.corpus, settings.data).is_held:
        print(
            "assistant: the corpus folder holds a change that nobody has accepted; answers come "
            "from the version before. See 'assistant corpus review'.",
            file=sys.stderr,
        )
    return open_assistant(settings)


def ask(arguments: Namespace, settings: Settings, build: Build) -> int:
    """``assistant ask``."""
    if (arguments.batch is None) != (arguments.out is None):
        raise UsageError("--batch and --out belong together: assistant ask --batch IN --out OUT.")
    if (arguments.batch is None) == (arguments.question is None):
        raise UsageError("Give one question in quotation marks, or --batch IN --out OUT.")
    if arguments.batch is not None and (arguments.corpus_version or arguments.known_at):
        raise UsageError("--corpus-version and --known-at are for one question, not for --batch.")
    if arguments.batch is not None:
        questions = read_bytes(arguments.batch)
        return answer_file(build(settings), questions, Path(arguments.out), arguments.as_of)
    question = _typed(arguments.question)
    if arguments.corpus_version is None and arguments.known_at is None:
        engine = build(settings)
    else:
        from assistant.api.earlier import open_earlier

        known = open_earlier(settings, revisions=True)
        engine = known.engine(arguments.corpus_version, arguments.known_at)
    as_of = optional_moment(arguments.as_of, engine.vocabulary.zone)
    answer = engine.ask(question, as_of)
    if arguments.json:
        _print_json(answer.model_dump(mode="json"))
    else:
        print(text.answer(answer, engine.vocabulary))
    return 0


def resolve(arguments: Namespace, settings: Settings, build: Build) -> int:
    """``assistant resolve``."""
    if arguments.slots == (arguments.case is not None):
        raise UsageError("Give the file of one case, or --slots to see what a case may hold.")
    if arguments.slots:
        vocabulary = build(settings).vocabulary
        if arguments.json:
            from assistant.api.wire import slot_table

            _print_json(slot_table(vocabulary))
        else:
            print(text.slots(vocabulary))
        return 0
    case = read_value(read_bytes(arguments.case), "the case")
    if not isinstance(case, dict):
        raise BadCaseError("The case must be one JSON object, slot to value.")
    engine = build(settings)
    answer = engine.resolve(
        case, optional_moment(arguments.as_of, engine.vocabulary.zone), trace=arguments.trace
    )
    if arguments.json:
        _print_json(answer.model_dump(mode="json"))
    else:
        print(text.answer(answer, engine.vocabulary))
    return 0


def search(arguments: Namespace, settings: Settings, build: Build) -> int:
    """``assistant search``."""
    if not 1 <= arguments.k <= 50:
        raise UsageError("-k must be 1 to 50.")
    words = _typed(arguments.words)
    engine = build(settings)
    passages = engine.search(words, arguments.k)
    if arguments.json:
        from assistant.api.wire import hits

        _print_json(hits(passages, engine.corpus).model_dump(mode="json"))
    else:
        print(text.passages(passages, engine.corpus.documents))
    return 0


def serve(arguments: Namespace, settings: Settings, build: Build) -> int:
    """``assistant serve``."""
    chosen = _listening(arguments, settings)
    from assistant.api.serve import run

    run(build, chosen)
    return 0


def mcp(arguments: Namespace, settings: Settings, build: Build) -> int:
    """``assistant mcp``: the assistant as tools for another assistant."""
    chosen = _listening(arguments, settings)
    try:
        from assistant.interop import mcp_server
    except ModuleNotFoundError:
        raise UsageError(
            "The MCP server needs an extra: pip install 'hemsjukvard-assistant[mcp]'."
        ) from None
    mcp_server.run(build(chosen), chosen, http=arguments.http)
    return 0


def corpus_list(arguments: Namespace, settings: Settings, build: Build) -> int:
    """``assistant corpus list``."""
    from assistant.corpus.loading import load_corpus

    corpus = load_corpus(settings.corpus)
    if arguments.markdown:
        from assistant.corpus.listing import documents_markdown

        print(documents_markdown(corpus), end="")
    elif arguments.json:
        _print_json(text.document_table(corpus))
    else:
        print(text.documents(corpus))
    return 0


def corpus_new(arguments: Namespace, settings: Settings, build: Build) -> int:
    """``assistant corpus new``: a small whole corpus to put one's own county into."""
    from assistant.corpus.new import new_corpus

    folder = Path(arguments.folder).expanduser().resolve()
    for path in new_corpus(folder):
        print(folder / path)
    print(
        "An invented county that works as it is. Set ASSISTANT_CORPUS to the folder and "
        "ASSISTANT_DATA to another empty one, then change what is marked EDIT; "
        "docs/own-county.md goes through it."
    )
    return 0


def corpus_verify(arguments: Namespace, settings: Settings, build: Build) -> int:
    """``assistant corpus verify``: every quote against the text, all mistakes in one list."""
    from assistant.knowledge import load_knowledge
    from assistant.verification import find_mistakes

    mistakes = [*find_mistakes(settings.corpus), *_case_mistakes(settings)]
    for mistake in mistakes:
        print(mistake, file=sys.stderr)
    if mistakes:
        print(f"{len(mistakes)} mistakes; mend them all.", file=sys.stderr)
        return 1
    checked = load_knowledge(settings.corpus)
    print(
        f"{len(checked.corpus.documents)} documents, {len(checked.corpus.clauses)} clauses: every "
        "quote of rules, gaps, contradictions, definitions and cases stands where it says, once "
        f"(corpus {checked.corpus.version}, rules {checked.book.version})."
    )
    return 0


def _case_mistakes(settings: Settings) -> list[str]:
    """What is wrong with the evaluation cases of the corpus, where it has any."""
    from eval.places import Places
    from eval.run import case_mistakes

    places = Places.of(settings.corpus)
    return case_mistakes(places) if (places.suite / "cases").exists() else []


def corpus_index(arguments: Namespace, settings: Settings, build: Build) -> int:
    """``assistant corpus index``."""
    from assistant.bootstrap import clear_server, index

    def progress(done: int, total: int) -> None:
        print(f"\r{done} of {total} clauses", end="", file=sys.stderr, flush=True)

    shipped = index(settings, progress, ship=arguments.ship)
    print("The search index is in use.")
    if shipped is not None:
        print(f"The vectors of the corpus are in {shipped}.")
    if arguments.clear:
        cleared = clear_server(settings)
        print(
            f"Taken out of the Chroma server: {cleared.clauses} clauses of no kept version, "
            f"{cleared.collections} collections of other models or earlier programs."
        )
    return 0


def gaps(arguments: Namespace, settings: Settings, build: Build) -> int:
    """``assistant gaps``: the map of the case space, and the list of what it leaves open."""
    from assistant.gaps import atlas

    if arguments.write or arguments.check:
        return _gap_list(settings.corpus, write=arguments.write)
    engine = build(settings)
    zone = engine.vocabulary.zone
    as_of = optional_moment(arguments.as_of, zone) or now().astimezone(zone)
    found = atlas.draw(engine.resolver, as_of.date())
    if arguments.out is not None:
        for path in atlas.write(found, engine.vocabulary, Path(arguments.out)):
            print(path)
    elif arguments.json:
        _print_json(atlas.as_json(found, engine.vocabulary))
    else:
        print(atlas.as_markdown(found, engine.vocabulary, cells=False), end="")
    return 0


def _gap_list(folder: Path, *, write: bool) -> int:
    """Renew or check the list that stands in a corpus folder, held update or not."""
    from assistant.domain.resolve import Resolver
    from assistant.domain.survey import survey
    from assistant.gaps import known
    from assistant.knowledge import load_knowledge

    knowledge = load_knowledge(folder)
    found = survey(Resolver(knowledge.book, knowledge.vocabulary, knowledge.calendar))
    if not write:
        return _told(known.compare(found, knowledge.vocabulary, known.read_known(folder)))
    (folder / known.FILE).write_text(known.as_yaml(found, knowledge.vocabulary), encoding="utf-8")
    print(f"{known.FILE} holds what the map leaves open; read what changed in it.")
    return 0


def _told(difference: Difference) -> int:
    """Print how the map differs from the reviewed list; 3 where it does."""
    for line in difference.new:
        print(f"new: {line}")
    for line in difference.gone:
        print(f"gone: {line}")
    if difference.new or difference.gone:
        print(
            "The map differs from the reviewed list; if it should, run 'assistant gaps --write' "
            "and have the difference read.",
            file=sys.stderr,
        )
        return 3
    print("The map holds exactly the open cells that the reviewed list has.")
    return 0


def evaluate(arguments: Namespace, settings: Settings, build: Build) -> int:
    """``assistant eval``."""
    from eval.places import Places
    from eval.run import evaluate as run_evaluation

    return int(run_evaluation(arguments, places=Places.of(settings.corpus)))


def _listening(arguments: Namespace, settings: Settings) -> Settings:
    """The settings with the address and port of the command line, where it gives them."""
    return replace(
        settings,
        host=settings.host if arguments.host is None else arguments.host,
        port=settings.port if arguments.port is None else arguments.port,
    )


def _typed(words: str) -> str:
    """What was typed, if it is text: a terminal may hand over bytes that are not UTF-8."""
    with suppress(UnicodeEncodeError):
        words.encode("utf-8")
        return words
    raise BadQuestionError("The words are not UTF-8 text; set the terminal to UTF-8.")


def _print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))
