"""Reading the command line, running one command, turning errors into one line each."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from assistant import __version__
from assistant.cli import commands, intake_commands, reviewing, service_commands, version_commands
from assistant.cli.commands import Build, build_assistant
from assistant.errors import AssistantError, CorpusError, UsageError
from assistant.settings import from_environment
from assistant.unexpected import describe
from eval.options import add_options


class _Parser(argparse.ArgumentParser):
    """A parser whose errors are one sentence and never repeat what was typed."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(
            f"The command can't be read; put a question in quotation marks, and see "
            f"'{self.prog} --help'."
        )


def main(argv: Sequence[str] | None = None, build: Build = build_assistant) -> int:
    """Run one command.

    Args:
        argv: The words after ``assistant``; those of the process where None.
        build: Makes the assistant from settings when a command needs it.

    Returns:
        0 done, 1 the work failed, 2 wrong use, 3 needs review.
    """
    _write_utf8()
    try:
        arguments = parser().parse_args(argv)
        code: int = arguments.run(arguments, from_environment(), build)
        sys.stdout.flush()
        return code
    except SystemExit as exit_:
        return exit_.code if isinstance(exit_.code, int) else 2
    except UsageError as error:
        return _fail(str(error), 2)
    except CorpusError as error:
        return _fail("\n".join(error.mistakes), 1)
    except AssistantError as error:
        return _fail(str(error), 1)
    except KeyboardInterrupt:
        return _fail("stopped by the keyboard; nothing more was done.", 1)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        return _fail(f"{error.strerror or 'a file could not be used'}; check the path.", 1)
    except Exception as error:
        return _fail(f"{describe(error)}; please report it.", 1)


def parser() -> argparse.ArgumentParser:
    """The commands with their options."""
    top = _Parser(prog="assistant", description="Cited answers from a corpus of agreements.")
    top.add_argument("--version", action="version", version=f"assistant {__version__}")
    subs = top.add_subparsers(metavar="COMMAND", required=True, parser_class=_Parser)

    ask = subs.add_parser("ask", help="answer a question, or a file of questions")
    ask.add_argument("question", nargs="?", help="the question, in quotation marks")
    _as_of(ask)
    _json(ask)
    ask.add_argument(
        "--corpus-version", metavar="VERSION", help="ask an earlier version of the corpus"
    )
    ask.add_argument(
        "--known-at", metavar="DAY", help="answer only from what was known on a day, 2024-05-01"
    )
    ask.add_argument("--batch", metavar="IN", help="file with one JSON object a line")
    ask.add_argument("--out", metavar="OUT", help="file the answers of --batch go to")
    ask.set_defaults(run=commands.ask)

    resolve = subs.add_parser("resolve", help="answer a structured case")
    resolve.add_argument("case", nargs="?", metavar="CASE.json", help="file with slot to value")
    resolve.add_argument("--slots", action="store_true", help="list slots and their values")
    _as_of(resolve)
    _json(resolve)
    resolve.add_argument("--trace", action="store_true", help="say what became of every rule")
    resolve.set_defaults(run=commands.resolve)

    search = subs.add_parser("search", help="find passages")
    search.add_argument("words")
    search.add_argument("-k", type=int, default=10, help="how many at most (10)")
    _json(search)
    search.set_defaults(run=commands.search)

    serve = subs.add_parser("serve", help="API and chat on one port")
    serve.add_argument("--host", help="address to listen on (127.0.0.1)")
    serve.add_argument("--port", type=int, help="port to listen on (8000)")
    serve.set_defaults(run=commands.serve)

    tools = subs.add_parser("mcp", help="MCP server for other assistants, on standard input")
    tools.add_argument("--http", action="store_true", help="serve HTTP at /mcp instead")
    tools.add_argument("--host", help="address to listen on with --http (127.0.0.1)")
    tools.add_argument("--port", type=int, help="port to listen on with --http (8000)")
    tools.set_defaults(run=commands.mcp)

    corpus = subs.add_parser("corpus", help="work with the corpus")
    works = corpus.add_subparsers(metavar="WORK", required=True, parser_class=_Parser)
    listed = works.add_parser("list", help="documents held, and those only referred to")
    _json(listed)
    listed.add_argument("--markdown", action="store_true", help="the page docs/ holds")
    listed.set_defaults(run=commands.corpus_list)
    verify = works.add_parser("verify", help="check every rule and citation against the text")
    verify.set_defaults(run=commands.corpus_verify)
    index = works.add_parser("index", help="build the search index")
    index.add_argument(
        "--ship",
        action="store_true",
        help="also renew the vectors kept beside the corpus, so that a first start is quick",
    )
    index.add_argument(
        "--clear",
        action="store_true",
        help="also take out of the Chroma server what no kept version needs",
    )
    index.set_defaults(run=commands.corpus_index)

    begun = works.add_parser("new", help="begin a corpus for another county")
    begun.add_argument("folder", metavar="FOLDER", help="a new or an empty folder")
    begun.set_defaults(run=commands.corpus_new)

    intake_commands.add_command(works)
    version_commands.add_commands(works)

    gaps = subs.add_parser("gaps", help="what is settled, contested, conditional, silent")
    _as_of(gaps)
    _json(gaps)
    gaps.add_argument("--out", metavar="DIR", help="write JSON, words and pictures into a folder")
    gaps.add_argument("--check", action="store_true", help="compare with the reviewed list (3)")
    gaps.add_argument("--write", action="store_true", help="renew the reviewed list")
    gaps.set_defaults(run=commands.gaps)

    service_commands.add(subs, _Parser)

    review = subs.add_parser("review", help="answers that somebody called wrong")
    looks = review.add_subparsers(metavar="WORK", required=True, parser_class=_Parser)
    waiting = looks.add_parser("list", help="what waits for review, newest first")
    _json(waiting)
    waiting.set_defaults(run=reviewing.listed)
    export = looks.add_parser("export", help="one report as a case for the evaluation set")
    export.add_argument("id", help="as 'assistant review list' gives it")
    export.set_defaults(run=reviewing.export)
    over = looks.add_parser("expire", help="remove what is older than the retention")
    over.set_defaults(run=reviewing.expire)

    evaluation = subs.add_parser("eval", help="run the evaluation suite")
    add_options(evaluation)
    evaluation.set_defaults(run=commands.evaluate)
    return top


def _as_of(command: argparse.ArgumentParser) -> None:
    command.add_argument("--as-of", metavar="TIME", help="ISO time it is about (now)")


def _json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="print JSON")


def _fail(message: str, code: int) -> int:
    for line in message.splitlines():
        print(f"assistant: {line}", file=sys.stderr)
    return code


def _write_utf8() -> None:
    """Whatever the terminal's locale, answers are UTF-8 and never stop at a character."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
