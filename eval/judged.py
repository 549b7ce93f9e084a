"""The assistant under judgement."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache

from assistant.domain.clause import Document
from assistant.domain.rule import RuleBook
from eval.engine import Engine
from eval.ragas_scores import Embed


@dataclass(frozen=True, kw_only=True, slots=True)
class Judged:
    """The assistant under judgement, and what is known of its corpus."""

    engine: Engine
    documents: Mapping[str, Document] = field(default_factory=dict)
    rules: RuleBook | None = None
    embed: Embed | None = None
    open: Callable[[], object] = field(default=lambda: None)
    """Makes it ready to answer at once; called where questions are asked, and only there."""


def shipped() -> Judged:
    """The assistant as the environment's settings make it."""
    # One thread: the processes share the processors, threads of the embedder that wait for one
    # another make a busy machine many times slower, and sums do not depend on their number.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    from assistant.bootstrap import build
    from assistant.retrieval.embedders import open_embedder
    from assistant.settings import from_environment

    settings = from_environment()
    assistant = build(settings)
    embedder = cache(lambda: open_embedder(settings.embedder))
    return Judged(
        engine=assistant,
        documents=assistant.corpus.documents,
        rules=assistant.resolver.book,
        embed=lambda text: embedder().query(text).tolist(),
        # The first lookup opens the index; it must not count as that case's time.
        open=lambda: assistant.search("index", 1),
    )
