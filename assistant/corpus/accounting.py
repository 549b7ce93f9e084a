"""An account of every character of the source files: in a clause, a table, or furniture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from assistant.corpus.source_file import trimmed
from assistant.corpus.store import Corpus
from assistant.domain.clause import Span

CLAUSE, TABLE, FIGURE, COPY = "clause", "table", "figure", "copy"
"""Classes that aren't furniture: clauses, table lines, recorded figures, declared copies."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Amount:
    """How much of a file is of one class. White space isn't counted."""

    characters: int
    letters: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Accounting:
    """What every character of the sources is, white space apart."""

    files: Mapping[str, Mapping[str, Amount]]
    """Amounts by file and class; furniture goes by the names the manifest gives it."""
    missing: tuple[tuple[str, Span], ...]
    """Stretches in no class at all: text that a person would find missing."""
    doubled: tuple[tuple[str, Span], ...]
    """Stretches in two classes or two clauses."""

    def total(self) -> Mapping[str, Amount]:
        """Amounts by class over all files."""
        characters: Counter[str] = Counter()
        letters: Counter[str] = Counter()
        for amounts in self.files.values():
            for kind, amount in amounts.items():
                characters[kind] += amount.characters
                letters[kind] += amount.letters
        return {k: Amount(characters=characters[k], letters=letters[k]) for k in sorted(characters)}


def account(corpus: Corpus, files: Collection[str] | None = None) -> Accounting:
    """Walk every file, or those named, and say of each character what it is."""
    pieces: dict[str, list[tuple[Span, str]]] = {file: [] for file in corpus.sources}
    for clause in corpus.clauses.values():
        kind = TABLE if clause.kind.startswith("table") else CLAUSE
        if clause.id in corpus.readings:
            kind = FIGURE
        pieces[clause.file].extend((span, kind) for span in clause.spans)
    for document_id, furniture in corpus.furniture.items():
        file = corpus.documents[document_id].place.file
        pieces[file].extend((piece.span, piece.kind) for piece in furniture)
    for document in corpus.documents.values():
        for copy in document.copies:
            pieces[copy.file].append((copy.span, COPY))

    amounts: dict[str, Mapping[str, Amount]] = {}
    missing: list[tuple[str, Span]] = []
    doubled: list[tuple[str, Span]] = []
    for file in pieces if files is None else [file for file in pieces if file in files]:
        found = pieces[file]
        text = corpus.sources[file].raw
        characters: Counter[str] = Counter()
        letters: Counter[str] = Counter()
        cursor = 0
        for span, kind in sorted(found, key=lambda piece: (piece[0].start, piece[0].end)):
            left_out = trimmed(text, cursor, span.start)
            if left_out:
                missing.append((file, left_out))
            twice = trimmed(text, span.start, min(cursor, span.end))
            if twice:
                doubled.append((file, twice))
            part = text[max(cursor, span.start) : span.end]
            characters[kind] += sum(map(len, part.split()))
            letters[kind] += sum(map(str.isalpha, part))
            cursor = max(cursor, span.end)
        left_out = trimmed(text, cursor, len(text))
        if left_out:
            missing.append((file, left_out))
        amounts[file] = {
            k: Amount(characters=characters[k], letters=letters[k]) for k in characters
        }
    return Accounting(files=amounts, missing=tuple(missing), doubled=tuple(doubled))
