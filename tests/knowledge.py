"""The shipped corpus with its rules, loaded once for all tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from assistant.domain.resolve import Resolver
from assistant.knowledge import Knowledge, load_knowledge

CORPUS = Path(__file__).parent.parent / "corpus"


@cache
def shipped() -> Knowledge:
    return load_knowledge(CORPUS)


@cache
def resolver() -> Resolver:
    knowledge = shipped()
    return Resolver(knowledge.book, knowledge.vocabulary, knowledge.calendar)
