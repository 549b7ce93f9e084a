"""What a lookup finds: cuts of clauses, cells of a table, and whether they answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from assistant.answering.lookup_absent import absent_asked
from assistant.answering.lookup_choice import Extract, Finder, Matter, extracts, sides_first
from assistant.answering.lookup_confidence import Judgement, judge
from assistant.answering.lookup_sides import sides
from assistant.answering.lookup_tables import TableAnswer, look_up, years_beyond
from assistant.corpus.manifest import Absent
from assistant.corpus.store import Corpus
from assistant.corpus.tables import Table
from assistant.domain.clause import Clause
from assistant.domain.question import Understanding
from assistant.domain.vocabulary import Vocabulary


@dataclass(frozen=True, kw_only=True, slots=True)
class Sought:
    """What a question brought up."""

    text: str
    """What was searched for."""
    matter: Matter
    ranked: Sequence[Extract]
    """The cuts, best first."""
    table: TableAnswer | None
    beyond: tuple[Table, str, str] | None
    """A table about the matter that does not reach the years asked for: first and last year."""
    absent: Sequence[Absent]
    """Documents the question names that the corpus lacks."""
    judgement: Judgement

    @property
    def answers(self) -> bool:
        """Whether it carries what was asked."""
        return self.table is not None or self.judgement.answers


def seek(
    understanding: Understanding, corpus: Corpus, searcher: Finder, vocabulary: Vocabulary
) -> Sought:
    """Search for what a lookup asks and judge what came up."""
    question = understanding.question.text
    text = understanding.search_text or question
    found = searcher.find(text, understanding.filters)
    matter = Matter(
        question=question,
        kind=understanding.lookup,
        found=found,
        finder=searcher,
        respell=partial(_respelled, corpus),
        torn=corpus.readings,
    )
    ranked = extracts(matter)
    if understanding.lookup in ("comparison", "position"):
        ranked = sides_first(ranked, sides(understanding, vocabulary))
    tables = list(corpus.tables.values())
    table = look_up(tables, text, searcher, found, understanding.lookup, understanding.language)
    of_years = table is None and understanding.lookup == "amount"
    return Sought(
        text=text,
        matter=matter,
        ranked=ranked,
        table=table,
        beyond=years_beyond(tables, text, searcher, found) if of_years else None,
        absent=absent_asked(corpus, searcher, text),
        judgement=judge(
            ranked, matter, understanding.filters, _voices(corpus), understanding.language
        ),
    )


def _voices(corpus: Corpus) -> frozenset[str]:
    """The parties whose own words the corpus holds."""
    return frozenset(document.party for document in corpus.documents.values() if document.party)


def _respelled(corpus: Corpus, clause: Clause, text: str) -> str:
    return corpus.speller.correct(text) if clause.document in corpus.machine_read else text
