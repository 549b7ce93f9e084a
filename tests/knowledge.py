"""The shipped corpus, its rules, and the whole assistant, loaded once for all tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from assistant.bootstrap import build
from assistant.domain.resolve import Resolver
from assistant.knowledge import Knowledge, load_knowledge
from assistant.service import Assistant
from assistant.settings import Settings

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "corpus"
SECOND_COUNTY = ROOT / "tests" / "second_county"
"""An invented county; what holds for any corpus is tested on it too."""
COUNTIES = {"shipped": CORPUS, "second": SECOND_COUNTY}
every_county = pytest.mark.parametrize("folder", COUNTIES.values(), ids=COUNTIES)
"""A test of what holds for any corpus."""


@cache
def knowledge_of(folder: Path) -> Knowledge:
    return load_knowledge(folder)


every_duty = pytest.mark.parametrize(
    ("folder", "duty"),
    [
        pytest.param(folder, duty, id=f"{county}-{duty}")
        for county, folder in COUNTIES.items()
        for duty in knowledge_of(folder).vocabulary.duties
    ],
)
"""A test of what holds for any duty of any corpus."""


def shipped() -> Knowledge:
    return knowledge_of(CORPUS)


@cache
def resolver_of(folder: Path) -> Resolver:
    knowledge = knowledge_of(folder)
    return Resolver(knowledge.book, knowledge.vocabulary, knowledge.calendar)


def resolver() -> Resolver:
    return resolver_of(CORPUS)


@cache
def assistant_of(folder: Path) -> Assistant:
    data = ROOT / ".data"
    return build(Settings(corpus=folder, data=data if folder == CORPUS else data / folder.name))


def assistant() -> Assistant:
    return assistant_of(CORPUS)
