"""Answers to questions about wording, facts and comparisons: clauses, chosen and cut, in order."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from assistant.answering.citing import Citer, marks
from assistant.answering.draft import Draft
from assistant.answering.lookup_choice import (
    AIM,
    Extract,
    Finder,
    Matter,
    alike,
    extracts,
    sides_first,
    years_of,
)
from assistant.answering.lookup_confidence import answered, missing
from assistant.answering.lookup_contradictions import Contradiction, touched
from assistant.answering.lookup_dates import derived_dates
from assistant.answering.lookup_leads import lead
from assistant.answering.lookup_sections import Cut, expanded
from assistant.answering.lookup_tables import TableAnswer, look_up
from assistant.answering.quoting import places, sentences
from assistant.corpus.manifest import Absent
from assistant.corpus.store import Corpus
from assistant.corpus.tables import Cell, Label
from assistant.domain.answer import Position, Status, Value
from assistant.domain.clause import Clause, Span, Standing
from assistant.domain.question import Language, Understanding
from assistant.domain.vocabulary import Vocabulary
from assistant.errors import QuoteError
from assistant.retrieval.search import Found

_KEEP = 0.62
"""What a further quote must score against the best one."""
_MOST_QUOTES = 6
_MOST_ROWS = 2
_BESIDE_TABLE = 2
"""Quotes beside a table's cells."""
_CLOSE = 0.2
"""What a quote beside a table's cells may lack of what is asked."""
_MOST_NEAREST = 3
_MOST_CONTRADICTIONS = 2
_NEAREST_LENGTH = 300
_LONGEST_CLAIM = 300
_OPENING = 3
"""Words at the beginning of a text in which the party that holds it is named."""
_NAMED_VOICE = 0.3
_OWN_DOCUMENT = 0.01
_NAMES_ABSENT = 0.6
_AMOUNT = re.compile(
    r"(?:ca |cirka )?\d[\d ]*(?:,\d+)?\s*(?:%|procent|mnkr|mkr|tkr|kronor|kr\b|miljoner kronor|"
    r"invånare|läkare|besök|dagar|patienter|år\b)",
    re.IGNORECASE,
)
_DAY = re.compile(r"\b(?:19|20)\d\d-\d\d-\d\d\b")


@dataclass(slots=True)
class _Page:
    """What is being written: paragraphs, values and what has been quoted, in order."""

    citer: Citer
    corpus: Corpus
    paragraphs: list[str] = field(default_factory=list)
    values: list[Value] = field(default_factory=list)
    positions: list[Position] = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)
    quoted: list[tuple[str, tuple[Span, ...]]] = field(default_factory=list)

    def cite(self, cut: Cut) -> list[int]:
        """Citation numbers of a cut; empty where it would show a mask."""
        spans = places(self.corpus, cut.clause, cut.start, cut.end)
        return self.cite_spans(cut.clause.file, spans)

    def cite_spans(self, file: str, spans: tuple[Span, ...]) -> list[int]:
        """Citation numbers of ranges of a file; empty where one would show a mask."""
        try:
            for span in spans:
                self.corpus.quote(file, span)
        except QuoteError:
            return []
        self.quoted.append((file, spans))
        return [self.citer.span(file, span) for span in spans]


def answer_lookup(
    understanding: Understanding,
    corpus: Corpus,
    searcher: Finder,
    citer: Citer,
    *,
    vocabulary: Vocabulary,
    contradictions: Sequence[Contradiction] = (),
) -> Draft:
    """Answer a lookup with the sources' own words, or say that they are silent.

    Every sentence that states what a source says carries its citation; those
    that tell of a gap carry none.
    """
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
        ranked = sides_first(ranked, _sides(understanding, vocabulary))
    page = _Page(citer=citer, corpus=corpus)
    table = look_up(
        list(corpus.tables.values()),
        text,
        searcher,
        found,
        understanding.lookup,
        understanding.language,
    )
    absent = _absent_asked(corpus, searcher, text)
    if table is None and not answered(
        ranked, matter, understanding.filters, _voices(corpus), understanding.language
    ):
        return _silent(page, understanding, ranked, found, absent, vocabulary)
    _say_absent(page, absent, understanding.language)
    if table is not None:
        _tell_table(page, table, vocabulary, understanding.language)
    chosen = _chosen(page, ranked, matter, table)
    _tell_quotes(page, chosen, understanding, vocabulary)
    _tell_contradictions(page, contradictions, understanding, text)
    return Draft(
        status=_status(page, understanding),
        text="\n\n".join(page.paragraphs),
        positions=tuple(page.positions),
        values=tuple(page.values),
        gaps=tuple(page.gaps),
    )


def _sides(
    understanding: Understanding, vocabulary: Vocabulary
) -> list[Callable[[Extract], float]]:
    """What is set in front: the words of the parties named, or else of the years compared."""
    parties = understanding.filters.parties
    if len(parties) > 1 or (parties and understanding.lookup == "position"):
        return [partial(_speaks_for, party, vocabulary) for party in parties]
    years = years_of(understanding.question.text)
    if understanding.lookup == "comparison" and len(years) > 1:
        return [partial(_headed, year) for year in years]
    return []


def _speaks_for(party: str, vocabulary: Vocabulary, extract: Extract) -> float:
    """More where the text itself names the party than where its document only speaks for it."""
    voice = _voice(extract.text, vocabulary)
    held = extract.clause.standing in (Standing.POSITION, Standing.SUGGESTION)
    if voice == party:
        return _NAMED_VOICE
    return _OWN_DOCUMENT if voice is None and held and extract.document.party == party else 0.0


def _headed(year: str, extract: Extract) -> float:
    """Whether the nearest heading that holds a figure holds that year."""
    path = extract.clause.heading_path
    heading = next((h for h in reversed(path) if any(c.isdigit() for c in h)), "")
    return _OWN_DOCUMENT if year in heading.replace("–", "-") and not extract.leads else 0.0


def _voices(corpus: Corpus) -> frozenset[str]:
    """The parties whose own words the corpus holds."""
    return frozenset(document.party for document in corpus.documents.values() if document.party)


def _respelled(corpus: Corpus, clause: Clause, text: str) -> str:
    return corpus.speller.correct(text) if clause.document in corpus.machine_read else text


def _chosen(
    page: _Page,
    ranked: Sequence[Extract],
    matter: Matter,
    table: TableAnswer | None,
) -> list[tuple[Extract, list[Cut]]]:
    """The quotes in order, each with the points that belong to it, within the aim."""
    chosen: list[tuple[Extract, list[Cut]]] = []
    shown: set[str] = set()
    spent = rows = 0
    for extract in ranked:
        if len(chosen) >= (_MOST_QUOTES if table is None else _BESIDE_TABLE):
            break
        if table is not None and missing(extract, matter) > _CLOSE:
            continue
        if chosen and extract.score < _KEEP * chosen[0][0].score:
            break
        if extract.clause.id in shown or any(alike(extract, other) for other, _ in chosen):
            continue
        if extract.clause.kind == "table_row" and rows >= _MOST_ROWS:
            continue
        cuts = [
            cut
            for cut in expanded(extract, ranked, page.corpus, matter.kind)
            if cut.clause.id not in shown
        ]
        length = sum(cut.length for cut in cuts)
        if chosen and spent + length > AIM:
            continue
        chosen.append((extract, cuts))
        shown.update(cut.clause.id for cut in cuts)
        rows += extract.clause.kind == "table_row"
        spent += length
    return chosen


def _tell_quotes(
    page: _Page,
    chosen: Sequence[tuple[Extract, list[Cut]]],
    understanding: Understanding,
    vocabulary: Vocabulary,
) -> None:
    for extract, cuts in chosen:
        cited = [(cut, page.cite(cut)) for cut in cuts]
        cited = [(cut, numbers) for cut, numbers in cited if numbers]
        if not cited:
            continue
        numbers = [n for _, own in cited for n in own]
        head = lead(extract.clause, extract.document, vocabulary, understanding.language)
        block = [f"{head}: {marks(cited[0][1])}", ""]
        block.extend(f"> {_line(cut)} {marks(own)}" + "\n>" for cut, own in cited)
        page.paragraphs.append("\n".join(block).removesuffix("\n>"))
        _add_position(page, extract, cited[0][0], numbers, vocabulary)
        _add_values(page, extract, cited[0][0], numbers, understanding)


def _line(cut: Cut) -> str:
    before = "… " if cut.start else ""
    after = " …" if cut.end < len(cut.clause.text) else ""
    return f"{before}{cut.text}{after}"


def _add_position(
    page: _Page, extract: Extract, cut: Cut, numbers: list[int], vocabulary: Vocabulary
) -> None:
    if extract.clause.standing not in (Standing.POSITION, Standing.SUGGESTION):
        return
    party = _voice(cut.text, vocabulary) or extract.document.party
    if party is None:
        return
    claim = cut.text if len(cut.text) <= _LONGEST_CLAIM else f"{cut.text[:_LONGEST_CLAIM]}…"
    page.positions.append(Position(party=party, claim=claim, citations=tuple(numbers)))


def _voice(text: str, vocabulary: Vocabulary) -> str | None:
    """The party that a text names at its beginning as the one that holds something."""
    words = [w.rstrip("s") for w in re.findall(r"\w+", text.lower())[:_OPENING]]
    for party, label in vocabulary.parties.items():
        own = [w.rstrip("s") for w in re.findall(r"\w+", label.sv.lower())[:2]]
        if len(own) == 2 and any(words[i : i + 2] == own for i in range(len(words) - 1)):
            return party
    return None


def _add_values(
    page: _Page, extract: Extract, cut: Cut, numbers: list[int], understanding: Understanding
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
    for derived in derived_dates(cut.text, understanding.question.text, language):
        value = derived.day.isoformat()
        page.values.append(Value(label=derived.label, value=value, derived=True, citations=cited))
        page.paragraphs.append(f"{_upper(derived.label)}: **{value}** {marks(numbers)}")
    if len(page.values) > _MOST_QUOTES:
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


def _tell_table(
    page: _Page, answer: TableAnswer, vocabulary: Vocabulary, language: Language
) -> None:
    table = answer.table
    document = page.corpus.documents[table.document]
    clause = page.corpus.clause_at(table.file, answer.cells[0].span.start)
    lines: list[str] = []
    every: list[int] = []
    for row in dict.fromkeys(cell.row.id for cell in answer.cells):
        own = [cell for cell in answer.cells if cell.row.id == row]
        numbers = page.cite_spans(table.file, own[0].row_spans)
        every.extend(numbers)
        for cell in own:
            lines.append(_cell_line(page, cell, numbers))
    header = page.cite_spans(table.file, table.header)
    head = lead(clause, document, vocabulary, language)
    page.paragraphs.append(
        f"{head}, {table.title[language]}: {marks(every + header)}\n\n" + "\n".join(lines)
    )
    for derived in answer.derived:
        unit = f" {derived.unit}" if derived.unit else ""
        page.values.append(
            Value(
                label=derived.label,
                value=derived.value,
                unit=derived.unit,
                derived=True,
                citations=tuple(every),
            )
        )
        page.paragraphs.append(f"{_upper(derived.label)}: **{derived.value}{unit}** {marks(every)}")
    if table.note:
        page.paragraphs.append(_marked(table.note[language], every))


def _cell_line(page: _Page, cell: Cell, numbers: list[int]) -> str:
    label = f"{_named(cell.row)}, {_named(cell.column)}"
    page.values.append(
        Value(
            label=label,
            value=cell.value,
            unit=cell.unit,
            derived=False,
            citations=tuple(numbers),
        )
    )
    unit = f" {cell.unit}" if cell.unit else ""
    said = f" ({cell.note})" if cell.note else ""
    return f"> {label}: **{cell.value}{unit}**{said} {marks(numbers)}\n>"


def _named(label: Label) -> str:
    return label.words[0] if label.words else label.id


def _marked(text: str, numbers: list[int]) -> str:
    """A text of our own with the citations behind each of its sentences."""
    return " ".join(f"{sentence.text} {marks(numbers)}" for sentence in sentences(text))


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _tell_contradictions(
    page: _Page,
    contradictions: Sequence[Contradiction],
    understanding: Understanding,
    text: str,
) -> None:
    for found in touched(contradictions, text, page.quoted, _MOST_CONTRADICTIONS):
        numbers = [n for side in found.sides for n in page.cite_spans(side.file, side.spans)]
        if not numbers:
            continue
        head = "Källorna går isär" if understanding.language == "sv" else "The sources differ"
        page.paragraphs.append(
            f"**{head}:** {_marked(found.says(understanding.language), numbers)}"
        )


def _absent_asked(corpus: Corpus, searcher: Finder, text: str) -> list[Absent]:
    """Documents that others refer to, that the corpus lacks and that the question names."""
    asked = searcher.stems(text)
    named = []
    for absent in corpus.absent:
        for title in (absent.title, absent.title_en):
            own = searcher.stems(title)
            if own and len(own & asked) >= _NAMES_ABSENT * len(own):
                named.append(absent)
                break
    return named


def _say_absent(page: _Page, absent: Sequence[Absent], language: Language) -> None:
    for document in absent:
        said = (
            f"Dokumentet ”{document.title}” finns inte bland källorna; det som återges nedan är "
            "andra dokuments ord om det."
            if language == "sv"
            else f"The document “{document.title_en or document.title}” is not among the sources; "
            "what follows are other documents' words about it."
        )
        page.paragraphs.append(said)
        page.gaps.append(said)


def _silent(
    page: _Page,
    understanding: Understanding,
    ranked: Sequence[Extract],
    found: Found,
    absent: Sequence[Absent],
    vocabulary: Vocabulary,
) -> Draft:
    language = understanding.language
    swedish = language == "sv"
    gap = (
        "Källorna svarar inte på frågan." if swedish else "The sources do not answer the question."
    )
    paragraphs = [gap]
    gaps = [gap]
    searched = [term.word for term in found.terms if term.known][:6]
    if searched:
        head = "Det som söktes" if swedish else "What was looked for"
        looked = f"{head}: {', '.join(searched)}."
        gaps.append(looked)
        paragraphs.append(looked)
    for document in absent:
        said = (
            f"Dokumentet ”{document.title}” nämns i källorna men finns inte bland dem."
            if swedish
            else f"The document “{document.title_en or document.title}” is mentioned in the "
            "sources but is not among them."
        )
        gaps.append(said)
        paragraphs.append(said)
    nearest: list[int] = []
    for extract in ranked[:_MOST_NEAREST]:
        cut = Cut(extract.clause, extract.start, extract.end)
        if cut.length > _NEAREST_LENGTH:
            continue
        numbers = page.cite(cut)
        if not numbers:
            continue
        if not nearest:
            paragraphs.append(
                "Närmast till hands, utan att det besvarar frågan:"
                if swedish
                else "Nearest, without answering the question:"
            )
        nearest.extend(numbers)
        head = lead(extract.clause, extract.document, vocabulary, language)
        paragraphs.append(f"{head}: {marks(numbers)}\n\n> {_line(cut)} {marks(numbers)}")
    return Draft(
        status="silent", text="\n\n".join(paragraphs), gaps=tuple(gaps), nearest=tuple(nearest)
    )


def _status(page: _Page, understanding: Understanding) -> Status:
    parties = {position.party for position in page.positions}
    if understanding.lookup in ("position", "comparison") and len(parties) > 1:
        return "contested"
    return "settled"
