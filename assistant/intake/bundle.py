"""Where the documents of a bundle begin and end."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import pairwise

from assistant.intake.extracted import Extracted
from assistant.intake.recognise import date_in, paragraph_of
from assistant.intake.signs import Signs

_LOOK_AHEAD = 45
"""Lines within which the § of minutes follows their running head."""
_TOP = 8
"""Lines with words at the top of a page in which a beginning is looked for."""
_HEAD = 3
"""Lines with words at the top of a page in which a sender names itself."""
_SHORTEST = 3
"""Lines with words that a document has at least."""


def split(
    extracted: Extracted, signs: Signs, issuers: Collection[str] = ()
) -> list[tuple[int, int]]:
    """First and last line of each document in a file, in order; one where it is no bundle.

    ``issuers`` are names that issuers are known by.
    """
    if extracted.of("slide"):
        return [(1, len(extracted.lines))]
    starts = sorted({1, *_starts(extracted, signs), *_letters(extracted, signs, issuers)})
    kept = [1]
    for start in starts[1:]:
        before = extracted.lines[kept[-1] - 1 : start - 1]
        if sum(bool(line.strip()) for line in before) >= _SHORTEST:
            kept.append(start)
    return [
        (first, last)
        for first, last in zip(
            kept, [*[start - 1 for start in kept[1:]], len(extracted.lines)], strict=True
        )
    ]


def _starts(extracted: Extracted, signs: Signs) -> Iterator[int]:
    lines = extracted.lines
    pages = [mark.line for mark in extracted.of("page")]
    tops = {}
    for page in pages:
        filled = [n for n in range(page, len(lines) + 1) if lines[n - 1].strip()][:_TOP]
        tops.update(dict.fromkeys(filled, page))
    minutes: tuple[str, str] | None = None
    for number, line in enumerate(lines, start=1):
        for beginning in signs.begins:
            if not beginning.pattern.search(line) or (pages and number not in tops):
                continue
            if beginning.running:
                now = _which_minutes(extracted, number, signs)
                if now is None or now == minutes:
                    continue
                minutes = now
            else:
                minutes = None
            yield tops.get(number) or _backed(extracted, number, signs)
        if signs.first_page.search(line) and number in tops:
            yield tops[number]
    wide = [(mark.line, mark.wide) for mark in extracted.of("page")]
    for (_, before), (line_number, after) in pairwise(wide):
        if before != after:
            yield line_number


def _letters(extracted: Extracted, signs: Signs, issuers: Collection[str]) -> Iterator[int]:
    """Pages with another issuer's name on a line of its own at their top, and a date: letters
    that were put together. A position must not be taken for another party's.
    """
    names = {issuer.casefold() for issuer in issuers}
    before: str | None = None
    for mark in extracted.of("page"):
        rest = extracted.lines[mark.line - 1 :]
        top = [words for line in rest if (words := " ".join(line.split()).casefold())][:_TOP]
        issuer = next((words for words in top[:_HEAD] if words in names), None)
        if issuer is None or not any(date_in(words, signs) for words in top):
            continue
        if before is not None and issuer != before:
            yield mark.line
        before = issuer


def _backed(extracted: Extracted, line: int, signs: Signs) -> int:
    """The line where the page of a beginning begins: its page mark stands above it."""
    for above in range(line - 1, max(0, line - _TOP), -1):
        words = extracted.lines[above - 1]
        if signs.first_page.search(words):
            return above
        if words.strip():
            break
    return line


def _which_minutes(extracted: Extracted, line: int, signs: Signs) -> tuple[str, str] | None:
    """§ and date of the minutes whose running head stands at a line."""
    ahead = list(extracted.lines[line - 1 : line - 1 + _LOOK_AHEAD])
    for place, following in enumerate(ahead[1:], start=1):
        if any(beginning.pattern.search(following) for beginning in signs.begins):
            del ahead[place:]
            break
    paragraph = next((p for n in ahead if (p := paragraph_of(n, signs))), None)
    if paragraph is None:
        return None
    day = next((d for n in ahead if (d := date_in(n, signs))), None)
    return paragraph[0], day[0].isoformat() if day else ""
