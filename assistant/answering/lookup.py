"""Answers to questions about wording, facts and comparisons: clauses, chosen and cut, in order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from assistant.answering.citing import Citer, marks
from assistant.answering.draft import Draft
from assistant.answering.lookup_absent import (
    asks_which_are_absent,
    say_absent,
    tell_all_absent,
)
from assistant.answering.lookup_asked import left_open
from assistant.answering.lookup_choice import (
    AIM,
    Extract,
    adds,
    alike,
    by_gain,
    fullest,
    whole,
)
from assistant.answering.lookup_comparison import differing_words, pair
from assistant.answering.lookup_contradictions import Contradiction, touched
from assistant.answering.lookup_dates import derived_dates
from assistant.answering.lookup_fitting import fits, missing
from assistant.answering.lookup_gloss import Gloss
from assistant.answering.lookup_leads import lead
from assistant.answering.lookup_matter import Finder, Matter
from assistant.answering.lookup_page import Page, line
from assistant.answering.lookup_search import Sought, asks_several, seek
from assistant.answering.lookup_sections import Cut, expanded, hedged, reading_order
from assistant.answering.lookup_sides import own_words, voice_of, years_compared
from assistant.answering.lookup_silence import silent
from assistant.answering.lookup_table_page import marked, tell_table
from assistant.answering.lookup_tables import TableAnswer
from assistant.answering.lookup_unheard import tell_unheard
from assistant.answering.phrases import capitalised
from assistant.corpus.store import Corpus
from assistant.domain.answer import Position, Status, Value
from assistant.domain.clause import Standing
from assistant.domain.question import Language, Understanding
from assistant.domain.vocabulary import Vocabulary

_NO_GLOSS = Gloss()
_BEHIND = 0.5
"""What a further quote may be worth less than the best one."""
_MOST_QUOTES = 12
_MOST_VALUES = 6
_FIRST = 1000
"""Characters of quotes before contradictions are told; what they leave of the aim goes on."""
_NEAREST = 1000
"""Characters of quotes that lie nearest where the sources are silent: one silence of five is false
(unseen cases), and then they mostly hold the answer."""
_BESIDE_AN_ANSWER = 700
"""Characters of quotes beside an answer of another kind."""
_MOST_ROWS = 2
_BESIDE_TABLE = 2
"""Further quotes beside a table's cells."""
_CLOSE = 0.2
"""What a quote beside a table's cells may lack of what is asked."""
_CLOSE_TO_SEVERAL = 0.6
"""The same where the cells answer one of several things that are asked."""
_OF_SEVERAL = frozenset({"process", "position", "comparison"})
"""Kinds of question whose answer is of several clauses: the first leaves room for the others."""
_MOST_CONTRADICTIONS = 2
_LONGEST_CLAIM = 300
_AMOUNT = re.compile(
    r"(?:ca |cirka )?\d[\d ]*(?:,\d+)?\s*(?:%|procent|mnkr|mkr|tkr|kronor|kr\b|miljoner kronor|"
    r"invånare|läkare|besök|dagar|patienter|år\b)",
    re.IGNORECASE,
)
_DAY = re.compile(r"\b(?:19|20)\d\d-\d\d-\d\d\b")


def answer_lookup(
    understanding: Understanding,
    corpus: Corpus,
    searcher: Finder,
    citer: Citer,
    *,
    vocabulary: Vocabulary,
    contradictions: Sequence[Contradiction] = (),
    gloss: Gloss = _NO_GLOSS,
) -> Draft:
    """Answer a lookup with the sources' own words, or say that they are silent.

    An English answer has the ``gloss`` of each quote beneath it.

    Every sentence that states what a source says carries its citation; those
    that tell of a gap carry none.
    """
    sought = seek(understanding, corpus, searcher, vocabulary)
    page = Page(citer=citer, corpus=corpus, gloss=gloss)
    if asks_which_are_absent(understanding.question.text):
        tell_all_absent(page, understanding.language)
        return Draft(status="settled", text="\n\n".join(page.paragraphs), gaps=tuple(page.gaps))
    if not sought.answers:
        ranked = own_words(sought.ranked, understanding, vocabulary)
        near = _chosen(page, ranked, sought.matter, None, _NEAREST)
        return silent(
            page,
            understanding,
            sought,
            vocabulary,
            lambda: _tell_quotes(page, near, understanding, vocabulary),
        )
    say_absent(page, sought.absent, understanding.language)
    told = _tell(page, sought, understanding, vocabulary, contradictions, AIM)
    if sought.table is None:
        _tell_left_open(page, told, sought.matter, understanding.language)
    tell_unheard(page, sought.ranked, sought.matter, understanding, vocabulary)
    return Draft(
        status=_status(page, understanding),
        text="\n\n".join(page.paragraphs),
        positions=tuple(page.positions),
        values=tuple(page.values),
        gaps=tuple(page.gaps),
    )


def quotes_beside(
    understanding: Understanding,
    corpus: Corpus,
    searcher: Finder,
    citer: Citer,
    *,
    vocabulary: Vocabulary,
    gloss: Gloss = _NO_GLOSS,
) -> str | None:
    """What the sources say of a question that was answered as another kind, in short, as Markdown.

    None where they are silent on it; nothing is cited then.
    """
    sought = seek(understanding, corpus, searcher, vocabulary)
    if not sought.answers:
        return None
    page = Page(citer=citer, corpus=corpus, gloss=gloss)
    _tell(page, sought, understanding, vocabulary, (), _BESIDE_AN_ANSWER)
    return "\n\n".join(page.paragraphs)


def _tell(
    page: Page,
    sought: Sought,
    understanding: Understanding,
    vocabulary: Vocabulary,
    contradictions: Sequence[Contradiction],
    aim: int,
) -> list[Extract]:
    """The cells and the quotes, within ``aim`` characters but for the first, and what they
    contradict; what was quoted."""
    table = sought.table
    ranked = own_words(sought.ranked, understanding, vocabulary)
    compared = _compared(ranked, understanding, page.corpus)
    ranked = [*compared, *(cut for cut in ranked if cut not in compared)]
    if table is not None:
        tell_table(page, table, vocabulary, understanding.language)
    chosen = _chosen(page, ranked, sought.matter, table, aim)
    first = max(len(compared), 1, _within(chosen, _FIRST))
    _tell_quotes(page, chosen[:first], understanding, vocabulary)
    if compared:
        _tell_difference(page, compared[0], compared[1], understanding.language)
    _tell_contradictions(page, contradictions, understanding, sought.text)
    further = _with_room(chosen[first:], aim - page.characters)
    _tell_quotes(page, further, understanding, vocabulary)
    return [extract for extract, _ in (*chosen[:first], *further)]


def _tell_left_open(
    page: Page, told: Sequence[Extract], matter: Matter, language: Language
) -> None:
    """Say which of several things asked nothing that is quoted tells."""
    for form in left_open(told, matter):
        lacks = form.lacks[language]
        said = (
            f"Det som citeras säger inte {lacks}."
            if language == "sv"
            else f"What is quoted does not tell {lacks}."
        )
        page.paragraphs.append(said)
        page.gaps.append(said)


def _compared(
    ranked: Sequence[Extract], understanding: Understanding, corpus: Corpus
) -> tuple[Extract, ...]:
    """The two clauses that answer to each other where years are compared; else none."""
    both = years_compared(understanding)
    return (both and pair(ranked, *both, reading_order(corpus)[1])) or ()


def _tell_difference(page: Page, one: Extract, other: Extract, language: Language) -> None:
    """The words that only one of two compared clauses has."""
    told = []
    for cut, words in zip((one, other), differing_words(one.text, other.text), strict=True):
        numbers = page.cite(Cut(cut.clause, cut.start, cut.end))
        if words and numbers:
            head = "Bara i" if language == "sv" else "Only in"
            told.append(f"{head} {marks(numbers)}: {'; '.join(f'”{w}”' for w in words)}.")
    if told:
        head = "Ord som skiljer" if language == "sv" else "Words that differ"
        page.paragraphs.append("\n\n".join((f"**{head}**", *told)))


def _chosen(
    page: Page,
    ranked: Sequence[Extract],
    matter: Matter,
    table: TableAnswer | None,
    aim: int,
) -> list[tuple[Extract, list[Cut]]]:
    """The quotes in order, each with the points that belong to it, within the aim."""
    chosen: list[tuple[Extract, list[Cut]]] = []
    shown = (
        {page.corpus.clause_at(table.table.file, cell.span.start).id for cell in table.cells}
        if table
        else set()
    )
    spent = rows = 0
    for extract in by_gain(ranked):
        if len(chosen) >= (_MOST_QUOTES if table is None else _BESIDE_TABLE):
            break
        extract = fullest(extract, ranked)
        if table is not None and not _beside(extract, matter):
            continue
        if chosen and extract.score < chosen[0][0].score - _BEHIND:
            break
        if extract.clause.id in shown or any(
            alike(extract, other) and not adds(extract, other, matter) for other, _ in chosen
        ):
            continue
        if extract.clause.kind == "table_row" and rows >= _MOST_ROWS:
            continue
        if not chosen and matter.kind not in _OF_SEVERAL:
            extract = whole(extract)
        cuts = [
            cut
            for cut in _cuts(page, extract, ranked, matter, beside_table=table is not None)
            if cut.clause.id not in shown
        ]
        length = sum(cut.length for cut in cuts)
        if chosen and spent + length > aim:
            continue
        chosen.append((extract, cuts))
        shown.update(cut.clause.id for cut in cuts)
        rows += extract.clause.kind == "table_row"
        spent += length
    return chosen


def _beside(extract: Extract, matter: Matter) -> bool:
    """Whether a cut says something of what a table's cells answer, or of another thing asked."""
    if asks_several(matter.question):
        return missing(extract, matter) <= _CLOSE_TO_SEVERAL
    return missing(extract, matter) <= _CLOSE and fits(extract, matter)


def _within(chosen: Sequence[tuple[Extract, list[Cut]]], room: int) -> int:
    """How many of the first quotes there is room for, in characters."""
    lengths = accumulate(sum(cut.length for cut in cuts) for _, cuts in chosen)
    return sum(length <= room for length in lengths)


def _with_room(
    chosen: Sequence[tuple[Extract, list[Cut]]], room: int
) -> list[tuple[Extract, list[Cut]]]:
    """The quotes in order, without those that are too long for the characters left."""
    kept = []
    for extract, cuts in chosen:
        length = sum(cut.length for cut in cuts)
        if length <= room:
            kept.append((extract, cuts))
            room -= length
    return kept


def _cuts(
    page: Page, extract: Extract, ranked: Sequence[Extract], matter: Matter, *, beside_table: bool
) -> list[Cut]:
    if beside_table:
        return [Cut(extract.clause, extract.start, extract.end)]
    above = hedged(extract.clause, page.corpus)
    cuts = expanded(extract, ranked, page.corpus, matter.kind)
    return cuts if above is None else [above, *cuts]


def _tell_quotes(
    page: Page,
    chosen: Sequence[tuple[Extract, list[Cut]]],
    understanding: Understanding,
    vocabulary: Vocabulary,
) -> list[int]:
    """Write the quotes; the numbers of their citations."""
    told = []
    for extract, cuts in chosen:
        cited = [(cut, page.cite(cut)) for cut in cuts]
        cited = [(cut, numbers) for cut, numbers in cited if numbers]
        if not cited:
            continue
        numbers = [n for _, own in cited for n in own]
        told.extend(numbers)
        head = lead(extract.clause, extract.document, vocabulary, understanding.language)
        block = [f"{head}: {marks(cited[0][1])}", ""]
        block.extend(f"> {line(cut)} {marks(own)}" + "\n>" for cut, own in cited)
        page.paragraphs.append("\n".join(block).removesuffix("\n>"))
        if understanding.language == "en":
            said = page.gloss.of(" ".join(cut.text for cut, _ in cited))
            page.paragraphs += [f"{said} {marks(numbers)}"] if said else []
        bearing = next((c for c, _ in cited if c.clause.id == extract.clause.id), cited[0][0])
        _add_position(page, extract, bearing, numbers, vocabulary)
        _add_values(page, extract, bearing, numbers, understanding)
        for cut, own in cited:
            _add_dates(page, cut, own, understanding)
    return told


def _add_position(
    page: Page, extract: Extract, cut: Cut, numbers: list[int], vocabulary: Vocabulary
) -> None:
    if extract.clause.standing not in (Standing.POSITION, Standing.SUGGESTION):
        return
    party = voice_of(cut.text, vocabulary) or extract.document.party
    if party is None:
        return
    claim = cut.text if len(cut.text) <= _LONGEST_CLAIM else f"{cut.text[:_LONGEST_CLAIM]}…"
    page.positions.append(Position(party=party, claim=claim, citations=tuple(numbers)))


def _add_values(
    page: Page, extract: Extract, cut: Cut, numbers: list[int], understanding: Understanding
) -> None:
    language = understanding.language
    document = extract.document
    cited = tuple(numbers)
    if understanding.lookup == "decision" and extract.clause.standing is Standing.DECIDED:
        for label, value in (
            ("datum" if language == "sv" else "date", document.date and document.date.isoformat()),
            ("paragraf" if language == "sv" else "paragraph", document.paragraph),
            ("diarienummer" if language == "sv" else "reference number", document.diarienummer),
        ):
            if value:
                page.values.append(Value(label=label, value=value, derived=False, citations=cited))
    if len(page.values) > _MOST_VALUES:
        return
    if understanding.lookup == "amount" and not page.values:
        amounts = dict.fromkeys(m.group().strip() for m in _AMOUNT.finditer(cut.text))
        for amount in list(amounts)[:3]:
            label = "uppgift i citatet" if language == "sv" else "figure in the quote"
            page.values.append(Value(label=label, value=amount, derived=False, citations=cited))
    if understanding.lookup == "date":
        for day in list(dict.fromkeys(_DAY.findall(cut.text)))[:3]:
            label = "datum i citatet" if language == "sv" else "date in the quote"
            page.values.append(Value(label=label, value=day, derived=False, citations=cited))


def _add_dates(page: Page, cut: Cut, numbers: list[int], understanding: Understanding) -> None:
    """The dates that follow from a quote, as arithmetic."""
    language = understanding.language
    for derived in derived_dates(cut.text, understanding.question.text, language):
        value = derived.day.isoformat()
        page.values.append(
            Value(label=derived.label, value=value, derived=True, citations=tuple(numbers))
        )
        page.paragraphs.append(f"{capitalised(derived.label)}: **{value}** {marks(numbers)}")


def _tell_contradictions(
    page: Page,
    contradictions: Sequence[Contradiction],
    understanding: Understanding,
    text: str,
) -> None:
    for found in touched(contradictions, text, page.quoted, _MOST_CONTRADICTIONS):
        numbers = [n for side in found.sides for n in page.cite_spans(side.file, side.spans)]
        if not numbers:
            continue
        head = "Källorna går isär" if understanding.language == "sv" else "The sources differ"
        page.paragraphs.append(f"**{head}:** {marked(found.says(understanding.language), numbers)}")


def _status(page: Page, understanding: Understanding) -> Status:
    parties = {position.party for position in page.positions if position.citations}
    if understanding.lookup in ("position", "comparison") and len(parties) > 1:
        return "contested"
    return "settled"
