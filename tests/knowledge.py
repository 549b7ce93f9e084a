"""The shipped corpus, its rules, and the whole assistant, loaded once for all tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from assistant.bootstrap import build
from assistant.domain.resolve import Resolver
from assistant.knowledge import Knowledge, load_knowledge
from assistant.service import Assistant
from assistant.settings import Settings

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "corpus"


@cache
def shipped() -> Knowledge:
    return load_knowledge(CORPUS)


@cache
def resolver() -> Resolver:
    knowledge = shipped()
    return Resolver(knowledge.book, knowledge.vocabulary, knowledge.calendar)


@cache
def assistant() -> Assistant:
    return build(Settings(corpus=CORPUS, data=ROOT / ".data"))
