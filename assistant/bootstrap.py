"""The one place where the assistant is put together from its parts."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.answering.citing import Citer
from assistant.answering.draft import Draft
from assistant.answering.phrases import not_named, phrase
from assistant.answering.premises_of_time import Dated, dated_in
from assistant.clock import now
from assistant.domain.clause import Passage
from assistant.domain.question import Filters, Understanding
from assistant.domain.rule import Gap
from assistant.domain.vocabulary import Label
from assistant.errors import CorpusError, UsageError
from assistant.intake.versions import Versions, reading
from assistant.knowledge import Knowledge, known_on, load_knowledge
from assistant.models.opening import open_model
from assistant.service import Assistant
from assistant.settings import Settings, from_environment
from assistant.understanding.glossary import Glossary
from assistant.understanding.glossary_loading import load_glossary
from assistant.understanding.open_slots import ReaderWithModel
from assistant.understanding.reader import Reader

if TYPE_CHECKING:
    from assistant.answering.lookup_contradictions import Contradiction
    from assistant.answering.lookup_gloss import Gloss
    from assistant.retrieval.clearing import Cleared
    from assistant.retrieval.search import HybridSearcher
    from assistant.retrieval.vectors import Progress


def open_assistant(settings: Settings | None = None) -> Assistant:
    """The assistant over the version of the corpus that is served, ready to answer.

    Without settings those of the environment and of the settings file, as for the commands.

    Raises:
        SettingsError: the environment or the file sets something that can't be used.
        CorpusError: the corpus has mistakes; nothing is answered from it.
        UnreadableVersionError: the version that is served was kept by another version of the
            program, and can't be read by this one.
    """
    return build_served(from_environment() if settings is None else settings)


def build_served(settings: Settings, known_at: date | None = None) -> Assistant:
    """The assistant over what is served, as known on a day; see ``open_assistant``."""
    version = Versions(settings.corpus, settings.data).served()
    if version is None:
        return build(settings, known_at)
    with reading(
        f"versions: {version.id}, which is answered from, can't be read by this version of the "
        "program; start the version that kept it, or look at what the corpus folder holds with "
        "'assistant corpus review' and accept that"
    ):
        return build(replace(settings, corpus=version.folder), known_at)


def build(settings: Settings, known_at: date | None = None) -> Assistant:
    """The assistant over the corpus folder of the settings, ready to answer.

    Search is opened at the first lookup: a question of responsibility needs none.
    With ``known_at`` only what was known on that day is answered from, and a
    question that names no moment is about noon of it.

    Raises:
        CorpusError: the corpus has mistakes; nothing is answered from it.
    """
    knowledge = load_knowledge(settings.corpus)
    clock = now
    if known_at is not None:
        noon = datetime.combine(known_at, time(12), knowledge.vocabulary.zone)
        knowledge, clock = known_on(knowledge, known_at), lambda: noon
    glossary = load_glossary(settings.corpus, knowledge.vocabulary)
    own = Reader(knowledge.vocabulary, glossary, knowledge.corpus)
    model = open_model(settings, "slots")
    reader = own if model is None else ReaderWithModel(own, model, knowledge.vocabulary)
    lookups = Lookups(knowledge, glossary, settings)
    return Assistant(
        knowledge,
        reader,
        lookups,
        clock=clock,
        bundles=glossary.bundles.values(),
        unnamed={name: _unnamed(glossary, name, knowledge) for name in glossary.unnamed},
        dated=dict(_dated(glossary, knowledge)),
        parts_of_day=glossary.parts_of_day,
    )


def _dated(glossary: Glossary, knowledge: Knowledge) -> Iterator[tuple[str, Dated]]:
    """Terms whose defining words state from when until when they hold, by id."""
    for term in glossary.terms:
        dates = dated_in(term.defined.quote) if term.defined else None
        if term.defined is None or dates is None:
            continue
        document = term.defined.document
        if document in knowledge.corpus.documents:
            yield (
                term.id,
                Dated(
                    name=Label(sv=term.sv, en=term.en),
                    document=document,
                    quote=term.defined.quote,
                    first=dates[0],
                    last=dates[1],
                ),
            )


def _unnamed(glossary: Glossary, name: str, knowledge: Knowledge) -> Gap:
    """That no source names a procedure, and which ones come nearest."""
    procedure = glossary.unnamed[name]
    labels = [knowledge.vocabulary.slots["atgard"].values[near] for near in procedure.near]
    return Gap(
        id=f"unnamed-{name}",
        says=Label(
            sv=not_named(procedure.sv, [label.sv for label in labels], "sv"),
            en=not_named(procedure.en, [label.en for label in labels], "en"),
        ),
        searched=(procedure.sv,),
        reserve=Label(sv=phrase("not_named_reserve", "sv"), en=phrase("not_named_reserve", "en")),
    )


def index(
    settings: Settings, progress: Progress | None = None, *, ship: bool = False
) -> Path | None:
    """Build the search index of the corpus where none that fits is in use.

    The corpus is checked first, every quote of it. With ``ship`` the vectors
    kept beside the corpus are renewed too, and their file is returned.

    Raises:
        CorpusError: the corpus has mistakes; the index in use stays.
    """
    from assistant.verification import find_mistakes

    mistakes = find_mistakes(settings.corpus)
    if mistakes:
        raise CorpusError(mistakes)
    knowledge = load_knowledge(settings.corpus)
    glossary = load_glossary(settings.corpus, knowledge.vocabulary)
    searcher = Lookups(knowledge, glossary, settings, progress).open()
    return searcher.ship() if ship else None


def clear_server(settings: Settings) -> Cleared:
    """Take out of the Chroma server what neither the corpus folder nor a kept version needs.

    Raises:
        UsageError: the settings name no server.
        CorpusError: the corpus folder has mistakes; nothing is taken out.
        SearchIndexError: the server can't be reached.
    """
    from assistant.corpus.loading import load_corpus, load_readable
    from assistant.retrieval.clearing import clear_server as clear
    from assistant.retrieval.embedders import open_embedder

    if not settings.chroma:
        raise UsageError(
            "The settings name no Chroma server; in the data folder the indexes used last are kept."
        )
    kept = [load_readable(v.folder) for v in Versions(settings.corpus, settings.data).all()]
    corpora = [load_corpus(settings.corpus), *(each for each in kept if each is not None)]
    return clear(corpora, open_embedder(settings.embedder), settings.chroma)


class Lookups:
    """Search and cited lookup answers, with search opened when first needed."""

    def __init__(
        self,
        knowledge: Knowledge,
        glossary: Glossary,
        settings: Settings,
        progress: Progress | None = None,
    ) -> None:
        self._knowledge = knowledge
        self._glossary = glossary
        self._settings = settings
        self._progress = progress
        self._opening = threading.Lock()
        self._searcher: HybridSearcher | None = None
        self._contradictions: tuple[Contradiction, ...] = ()

    def open(self) -> HybridSearcher:
        """The search over the corpus; its index is built where none that fits is in use."""
        with self._opening:
            if self._searcher is None:
                from assistant.answering.lookup_contradictions import load_contradictions
                from assistant.retrieval.embedders import open_embedder
                from assistant.retrieval.search import HybridSearcher

                searcher = HybridSearcher(
                    self._knowledge.corpus,
                    open_embedder(self._settings.embedder),
                    self._settings.data,
                    expander=self._glossary,
                    corpus_folder=self._knowledge.folder,
                    progress=self._progress,
                    server=self._settings.chroma,
                )
                searcher.open()
                held = self._knowledge.corpus
                self._contradictions = tuple(
                    contradiction
                    for contradiction in load_contradictions(
                        self._knowledge.folder, self._knowledge.whole or held
                    )
                    if all(side.document in held.documents for side in contradiction.sides)
                )
                self._searcher = searcher
            return self._searcher

    def search(self, text: str, k: int = 10, filters: Filters | None = None) -> list[Passage]:
        """The passages that fit the words best, best first."""
        return self.open().search(text, k, filters or Filters())

    def holds(self, text: str) -> bool:
        """Whether the sources hold every thing that a text names, and it names several."""
        from assistant.answering.lookup_matter import all_held

        return all_held(self.open().find(text).terms)

    def asks_for_cells(self, understanding: Understanding) -> bool:
        """Whether a question, whatever it seems to be, asks for figures in a table."""
        from assistant.answering.lookup_figures import asks_for_plain_figures
        from assistant.answering.lookup_search import asks_for_cells

        return asks_for_plain_figures(understanding.question.text) and asks_for_cells(
            understanding, self._knowledge.corpus, self.open()
        )

    def draft(self, understanding: Understanding, citer: Citer) -> Draft:
        """The draft of an answer to a lookup."""
        from assistant.answering.lookup import answer_lookup

        searcher = self.open()
        draft = answer_lookup(
            understanding,
            self._knowledge.corpus,
            searcher,
            citer,
            vocabulary=self._knowledge.vocabulary,
            contradictions=self._contradictions,
            gloss=self._gloss(),
        )
        writer = open_model(self._settings, "wording")
        if writer is None:
            return draft
        from assistant.answering.wording import worded

        return worded(
            draft,
            citer.citations(),
            understanding.question.text,
            understanding.language,
            writer,
            searcher,
            self._knowledge.vocabulary,
        )

    def beside(self, understanding: Understanding, citer: Citer) -> str | None:
        """What the sources say of a question answered as another kind; None where nothing."""
        from assistant.answering.lookup import quotes_beside

        return quotes_beside(
            understanding,
            self._knowledge.corpus,
            self.open(),
            citer,
            vocabulary=self._knowledge.vocabulary,
            gloss=self._gloss(),
        )

    def _gloss(self) -> Gloss:
        from assistant.answering.lookup_gloss import Gloss, gloss_names

        terms = self._glossary.terms
        return Gloss(
            gloss_names(((t.sv, *t.abbreviations, *t.synonyms_sv), t.en) for t in terms),
            self._knowledge.book.rules,
        )
