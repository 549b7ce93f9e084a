"""What a lookup finds: cuts of clauses, cells of a table, and whether they answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from assistant.answering.lookup_absent import absent_asked
from assistant.answering.lookup_asked import each_asked, telling_first, tells
from assistant.answering.lookup_choice import Extract, extracts, joined, sides_first
from assistant.answering.lookup_confidence import Judgement, judge
from assistant.answering.lookup_dates import asks_validity, states_term, without_times
from assistant.answering.lookup_figures import asks_for_figures
from assistant.answering.lookup_fitting import candidates, fits, fitting_first, missing
from assistant.answering.lookup_matter import Finder, Matter, present
from assistant.answering.lookup_patterns import ASKING_WORD, ignoring_case
from assistant.answering.lookup_proposals import proposals, with_decision, with_proposals
from assistant.answering.lookup_sides import sides
from assistant.answering.lookup_table_question import TableQuestion, table_question
from assistant.answering.lookup_tables import Beyond, TableAnswer, look_up, words_of, years_beyond
from assistant.answering.lookup_values import holds_value
from assistant.corpus.manifest import Absent
from assistant.corpus.store import Corpus
from assistant.corpus.tables import Table
from assistant.domain.clause import Clause
from assistant.domain.question import LookupKind, Understanding
from assistant.domain.vocabulary import Vocabulary
from assistant.retrieval.search import Found

_FEWEST_TERMS = 2
"""Words that name a matter, below which a part of a question is not searched for alone."""
_BETWEEN_PARTS = re.compile(
    r"[.?!;]+\s+|\s[–-]\s|:\s|"
    rf",?\s(?:och|o|samt|men|eller|and|but|or)\s(?={ASKING_WORD}|var\b)|"
    r",\s",
    re.IGNORECASE,
)
_CLAUSES = re.compile(
    rf"[.?!;:,]+\s+|\s[–-]\s|\s(?:och|o|samt|and)\s(?={ASKING_WORD}|vart\b)|"
    rf"\b(?:undrar|funderar|vill veta|behöver veta|wonder(?:ing)?|want to know|need to know)\s"
    rf"(?={ASKING_WORD})",
    re.IGNORECASE,
)
_NARROWS = ignoring_case(
    r"\W*(?:bland|av|för|hos|i|inom|med|mot|om|på|till|under|utan|utom|vid|among|by|for|from|in|of|on|"
    r"to|under|with|without|who|som|där)\b"
)
"""How a clause begins that says more closely what was asked."""
_FEWEST_PARTS = 2
_SENTENCE = re.compile(r"(?<=[.?!;:])\s+")
_FIGURE = re.compile(r"\d")
_INTERROGATIVE = ignoring_case(rf"\b(?:{ASKING_WORD}|var\b)")
_BEGINS_ASKING = re.compile(rf"\W*(?:\w+\s+){{0,2}}?{_INTERROGATIVE.pattern}", re.IGNORECASE)
"""A part that asks: in the middle of a longer one "när" only joins."""
_NAMES = 0.6
"""How surely a cut must speak of what is asked to be in force."""
_ABOUT_AS_GOOD = 0.1
"""What a cut may be worth less than the best and still be told with it."""
_LACKS = 0.5
"""What a side's words are worth less where nothing of the matter stands in them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sought:
    """What a question brought up."""

    text: str
    """What was searched for."""
    matter: Matter
    ranked: Sequence[Extract]
    """The cuts, best first."""
    table: TableAnswer | None
    beyond: Beyond | None
    """A table about the matter that does not reach the years asked for."""
    absent: Sequence[Absent]
    """Documents the question names that the corpus lacks."""
    judgement: Judgement

    @property
    def answers(self) -> bool:
        """Whether it carries what was asked."""
        return self.beyond is None and (self.table is not None or self.judgement.answers)

    @property
    def doubtful(self) -> bool:
        """Whether what was found is held back though it may well be the answer."""
        return not self.answers and self.beyond is None and self.judgement.doubtful


def seek(
    understanding: Understanding, corpus: Corpus, searcher: Finder, vocabulary: Vocabulary
) -> Sought:
    """Search for what a lookup asks and judge what came up.

    A long question is searched for whole and part by part: what surrounds the thing
    asked for must not hide it. It is answered where the whole or a part of it is; where one
    thing is asked, what answers a part that asks nothing, or that was asked before, must have
    the form that is asked for. What was asked before brings up nothing of its own.
    """
    question = understanding.question.text
    text = understanding.search_text or question
    whole = matter_of(understanding, corpus, searcher)
    ranked = _ranked(whole, understanding, vocabulary)
    judgement = _judged(ranked, whole, understanding, corpus)
    parts = [] if understanding.lookup == "comparison" else _parts(text)
    one_asked = not asks_several(question)
    of_parts: list[Extract] = []
    for part in parts:
        apart = not one_asked and _INTERROGATIVE.search(part) is not None
        found = None if apart else whole.found
        asked = _asked(part, part, None, understanding, corpus, searcher, found)
        if sum(term.known and term.heft == 1.0 for term in asked.found.terms) < _FEWEST_TERMS:
            continue
        own = _ranked(asked, understanding, vocabulary)
        asks = _INTERROGATIVE.search(part) is not None and part in question
        aside = not asks and (one_asked or _states(part, text))
        if aside:
            own = [cut for cut in own if fits(cut, whole)]
        elif not _BEGINS_ASKING.match(part):
            own = [cut for cut in own if holds_value(cut, whole)]
        if apart and own:
            of_parts.append(own[0])
        judged = _judged(own, asked, understanding, corpus)
        if not judged.answers or (aside and not _tells(own, whole)):
            continue
        if part in question:
            ranked = _sides_in_front(_merged(ranked, own), whole, understanding, vocabulary)
        judgement = judged
    ranked = _with_each_part(fitting_first(ranked, whole), of_parts)
    ranked = with_decision(ranked, whole)
    term = _term(text, understanding, corpus, searcher)
    if term is not None:
        ranked = [term, *(cut for cut in ranked if cut.clause.id != term.clause.id)]
        judgement = Judgement(answers=True, weighed=judgement.weighed)
    proposed, minutes = proposals(understanding, corpus)
    if proposed:
        ranked = with_proposals(
            ranked,
            proposed,
            minutes,
            lambda filters: extracts(
                _asked(text, text, None, replace(understanding, filters=filters), corpus, searcher)
            ),
        )
    tables = list(corpus.tables.values())
    table, beyond = _table(tables, text, whole, understanding, corpus, searcher)
    return Sought(
        text=text,
        matter=whole,
        ranked=ranked,
        table=table,
        beyond=beyond,
        absent=absent_asked(corpus, searcher, text),
        judgement=judgement,
    )


def _term(
    text: str, understanding: Understanding, corpus: Corpus, searcher: Finder
) -> Extract | None:
    """The cut that states the term of what is asked to be in force at some time, if one does."""
    question = understanding.question.text
    if not asks_validity(question):
        return None
    matter = _asked(without_times(text), question, "date", understanding, corpus, searcher)
    named = [term for term in matter.found.terms if term.heft == 1.0]
    return next(
        (
            cut
            for cut in extracts(matter, deep=True)
            if states_term(cut.text, question)
            and named
            and all(present(term, cut.stems | cut.around) >= _NAMES for term in named)
        ),
        None,
    )


def _table(
    tables: Sequence[Table],
    text: str,
    whole: Matter,
    understanding: Understanding,
    corpus: Corpus,
    searcher: Finder,
) -> tuple[TableAnswer | None, Beyond | None]:
    """The cells asked for by the whole question, else by its sentences that hold a figure or
    ask something, else by those that ask; or a table that does not reach the years asked for.
    """
    if not whole.found.hits:
        return None, None  # a § that no document has
    question, language = table_question(understanding), understanding.language
    founds = [whole.found]
    found = look_up(tables, question, searcher, whole.found, language)
    for told in _told_to_tables(tables, question, text, searcher) if found is None else ():
        asked = _asked(told, told, None, understanding, corpus, searcher, whole.found)
        founds.append(asked.found)
        found = look_up(tables, question, searcher, asked.found, language)
        if found is not None:
            break
    parted = _of_each_part(tables, question, whole, understanding, corpus, searcher)
    if parted is not None and (found is None or set(parted.cells) > set(found.cells)):
        found = parted
    if found is not None or not asks_for_figures(understanding):
        return found, None
    beyond = (years_beyond(tables, question, searcher, each, language) for each in founds)
    return None, next((each for each in beyond if each is not None), None)


def _told_to_tables(
    tables: Sequence[Table], question: TableQuestion, text: str, searcher: Finder
) -> list[str]:
    """What of a text may be put to the tables where the whole is not: its sentences that hold a
    figure or ask, those that ask, and its clauses that do, that hold a word of a table's labels,
    or that narrow what was asked before them."""
    parts = _SENTENCE.split(text)
    asking = [part for part in parts if _INTERROGATIVE.search(part)]
    if not asking:
        return []
    exact = [part for part in parts if part in asking or _FIGURE.search(part)]
    clauses = [part for part in _CLAUSES.split(text) if part]
    labels = words_of(tables, searcher)
    spent = searcher.stems(" ".join(question.spent))
    asks = next(at for at, part in enumerate(clauses) if _INTERROGATIVE.search(part))
    telling = [
        part
        for at, part in enumerate(clauses)
        if _INTERROGATIVE.search(part)
        or _FIGURE.search(part)
        or (searcher.stems(part) - spent) & labels
        or (at > asks and _NARROWS.match(part))
    ]
    told = (" ".join(kept) for kept in (exact, asking, telling))
    return [each for each in dict.fromkeys(told) if each != text]


def _of_each_part(
    tables: Sequence[Table],
    question: TableQuestion,
    whole: Matter,
    understanding: Understanding,
    corpus: Corpus,
    searcher: Finder,
) -> TableAnswer | None:
    """The cells of one table that several things asked name, each by itself or as it goes on from
    those before it; None where one of them names none."""
    parts = each_asked(question.text)
    if len(parts) < _FEWEST_PARTS:
        return None
    answers: list[TableAnswer] = []
    for at, part in enumerate(parts):
        said = " ".join(parts[: at + 1])
        asked = _asked(said, said, None, understanding, corpus, searcher, whole.found)
        own = replace(question, text=part, before=" ".join((question.before, *parts[:at])).strip())
        answer = look_up(tables, own, searcher, asked.found, understanding.language)
        if answer is None:
            return None
        answers.append(answer)
    first = answers[0]
    if any(answer.table.id != first.table.id for answer in answers):
        return None
    return replace(
        first,
        cells=tuple(dict.fromkeys(cell for answer in answers for cell in answer.cells)),
        derived=tuple(dict.fromkeys(value for answer in answers for value in answer.derived)),
    )


def asks_for_cells(understanding: Understanding, corpus: Corpus, searcher: Finder) -> bool:
    """Whether a question names cells of a table, or years that such a table does not reach."""
    whole = matter_of(understanding, corpus, searcher)
    found, beyond = _table(
        list(corpus.tables.values()), whole.text, whole, understanding, corpus, searcher
    )
    return (found is not None and found.named) or beyond is not None


def asks_several(text: str) -> bool:
    """Whether more than one thing is asked."""
    return len(_INTERROGATIVE.findall(text)) > 1


def matter_of(understanding: Understanding, corpus: Corpus, searcher: Finder) -> Matter:
    """What a question as a whole asks, with what came up for it."""
    question = understanding.question.text
    text = understanding.search_text or question
    return _asked(text, question, understanding.lookup, understanding, corpus, searcher)


def _asked(
    text: str,
    question: str,
    kind: LookupKind | None,
    understanding: Understanding,
    corpus: Corpus,
    searcher: Finder,
    whole: Found | None = None,
) -> Matter:
    return Matter(
        question=question,
        text=text,
        kind=kind,
        year=understanding.question.as_of.year,
        found=searcher.find(text, understanding.filters, whole),
        finder=searcher,
        respell=partial(_respelled, corpus),
        torn=corpus.readings,
    )


def _ranked(matter: Matter, understanding: Understanding, vocabulary: Vocabulary) -> list[Extract]:
    ranked = telling_first(extracts(matter), matter)
    return _sides_in_front(ranked, matter, understanding, vocabulary)


def _sides_in_front(
    ranked: list[Extract], matter: Matter, understanding: Understanding, vocabulary: Vocabulary
) -> list[Extract]:
    """The cuts, first the best of each side where views or texts are set against each other."""
    if understanding.lookup in ("comparison", "position"):
        return sides_first(
            ranked, sides(understanding, vocabulary), lambda cut: -_LACKS * missing(cut, matter)
        )
    return ranked


def _judged(
    ranked: Sequence[Extract], matter: Matter, understanding: Understanding, corpus: Corpus
) -> Judgement:
    return judge(ranked, matter, understanding.filters, _voices(corpus), understanding.language)


def _tells(ranked: Sequence[Extract], matter: Matter) -> bool:
    """Whether the best cut, or one about as good, tells such a thing as is asked for."""
    best = candidates(ranked, matter)
    least = max((cut.score for cut in best), default=0.0) - _ABOUT_AS_GOOD
    return any(tells(cut, best, matter) for cut in best if cut.score >= least)


def _states(part: str, text: str) -> bool:
    """Whether a part of a text is the end of a sentence that states something."""
    return text.partition(part)[2].lstrip()[:1] in (".", "!")


def _parts(text: str) -> list[str]:
    """The parts of a question that may be asked on their own; none where it is one."""
    parts = [part.strip() for part in _BETWEEN_PARTS.split(text)]
    parts = [part for part in parts if part]
    return parts if len(parts) > 1 else []


def _merged(one: Sequence[Extract], other: Sequence[Extract]) -> list[Extract]:
    """Two rankings as one, each clause once with its better score, the better first."""
    best: dict[str, Extract] = {}
    for extract in sorted((*one, *other), key=lambda extract: -extract.score):
        known = best.get(extract.clause.id)
        best[extract.clause.id] = extract if known is None else joined(known, extract)
    return list(best.values())


def _with_each_part(ranked: Sequence[Extract], of_parts: Sequence[Extract]) -> list[Extract]:
    """The cuts, behind the first one the best for each other thing that is asked."""
    if not ranked:
        return []
    first, *rest = ranked
    best = {cut.clause.id: replace(cut, score=first.score) for cut in of_parts}
    best.pop(first.clause.id, None)
    return [first, *best.values(), *(cut for cut in rest if cut.clause.id not in best)]


def _voices(corpus: Corpus) -> frozenset[str]:
    """The parties whose own words the corpus holds."""
    return frozenset(document.party for document in corpus.documents.values() if document.party)


def _respelled(corpus: Corpus, clause: Clause, text: str) -> str:
    return corpus.speller.correct(text) if clause.document in corpus.machine_read else text
