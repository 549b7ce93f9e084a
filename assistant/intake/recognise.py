"""What a document says of itself: kind, title, date, §, number, issuer."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from assistant.intake.extracted import Extracted, Mark
from assistant.intake.signs import Signs

_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)")
_LONGEST_TITLE = 220
_TOP = 15
"""Lines with words at the top in which a date stands without a label."""
_LETTERHEAD = 8
"""Lines with words at the top in which an issuer names itself; others are named further down."""
_LONGEST_NAME = 70
"""Characters of a line that may name an issuer; a longer one is a sentence."""
_SHORTEST_YEAR = 1990

Issuers = Mapping[str, tuple[str, str | None]]
"""Names that issuers go by in text: to the issuer's full name, and its party."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Recognised:
    """What was found in one document; None where nothing was."""

    kind: str
    title: str
    date: datetime.date | None
    date_note: str | None
    """What to know of the date, where it does not stand as year-month-day."""
    paragraph: str | None
    diarienummer: str | None
    issuer: str | None
    party: str | None
    head_end: int | None
    """Last line of the head, in front of the first heading of its kind."""
    unsure: tuple[str, ...]
    """Fields that were not found in the text, or guessed."""


def date_in(line: str, signs: Signs) -> tuple[datetime.date, str] | None:
    """The first date in a line, with its words; as 2026-03-03 or 3 mars 2026."""
    found = []
    for match in _ISO.finditer(line):
        found.append((match.start(), match[0], (int(match[1]), int(match[2]), int(match[3]))))
    words = rf"(?<!\d)(\d{{1,2}})\s+({'|'.join(signs.months)})\s+((?:19|20)\d\d)"
    for match in re.finditer(words, line, re.IGNORECASE):
        month = 1 + signs.months.index(match[2].lower())
        found.append((match.start(), match[0], (int(match[3]), month, int(match[1]))))
    for _, text, (year, month, day) in sorted(found):
        try:
            stated = datetime.date(year, month, day)
        except ValueError:
            continue
        if year >= _SHORTEST_YEAR:
            return stated, text
    return None


def paragraph_of(line: str, signs: Signs) -> tuple[str, str] | None:
    """The § a line begins with, and what follows it on the line."""
    match = signs.paragraph.match(line)
    return (f"§{match[1]}", match[2].strip()) if match else None


def recognise(
    extracted: Extracted,
    first: int,
    last: int,
    signs: Signs,
    *,
    headings: Mapping[str, Sequence[str]],
    issuers: Issuers,
    aside: Callable[[str], bool],
) -> Recognised:
    """What the document on these lines says of itself.

    Args:
        extracted: The file it stands in.
        first: Its first line.
        last: Its last line.
        signs: What to look for.
        headings: Headings that each kind of document always has.
        issuers: Known issuers by the names they go by.
        aside: Whether a line is furniture or holds a contact detail; never a title.
    """
    lines = {n: extracted.lines[n - 1] for n in range(first, last + 1)}
    furniture = set(extracted.furniture)
    filled = [n for n, line in lines.items() if line.strip()]
    head = filled[: signs.head_lines]
    kind = _kind(extracted, [lines[n] for n in head], signs)
    known = {heading.casefold() for heading in headings.get(kind, ())}
    opening = next((n for n in head if lines[n].strip().rstrip(":").casefold() in known), None)
    marks = [m for m in extracted.marks if first <= m.line <= last]
    paragraph = None
    if kind == "minutes":
        paragraph = next(((n, f) for n in head if (f := paragraph_of(lines[n], signs))), None)
    usable = [n for n in head if n not in furniture and not aside(lines[n])]
    if kind == "letter":
        sender = _sender(lines, head, issuers)
        usable = [n for n in usable if n not in sender and not lines[n].rstrip().endswith(".")]
    title = _title(extracted, lines, usable, marks, opening, paragraph, signs, known, issuers)
    day, note = _date(lines, head, signs)
    issuer, party = _issuer(lines, head, issuers, signs)
    number = _number(lines, head, signs)
    unsure = [
        name for name, found in (("title", title), ("date", day), ("issuer", issuer)) if not found
    ]
    return Recognised(
        kind=kind,
        title=title or "(utan titel)",
        date=day,
        date_note=note,
        paragraph=paragraph[1][0] if paragraph else None,
        diarienummer=number,
        issuer=issuer,
        party=party,
        head_end=opening - 1 if opening is not None and opening > first else None,
        unsure=tuple(unsure),
    )


def _kind(extracted: Extracted, head: Sequence[str], signs: Signs) -> str:
    if extracted.kind == "pptx":
        return signs.otherwise["pptx"]
    by_line = (
        kind
        for lines in (head[:12], head)
        for kind, pattern in signs.kinds
        if any(pattern.search(line) for line in lines)
    )
    return next(by_line, signs.otherwise["default"])


def _title(
    extracted: Extracted,
    lines: Mapping[int, str],
    head: Sequence[int],
    marks: Sequence[Mark],
    opening: int | None,
    paragraph: tuple[int, tuple[str, str]] | None,
    signs: Signs,
    known: set[str],
    issuers: Issuers,
) -> str:
    subject = next((m[1] for n in head if (m := signs.subject.match(lines[n]))), "")
    if subject.strip():
        return " ".join(subject.split())[:_LONGEST_TITLE]
    if paragraph is not None:
        at, (name, rest) = paragraph
        words = rest or _words(lines, next((n for n in head if n > at), at), opening, signs)
        return f"{name} {words}"[:_LONGEST_TITLE].strip()
    if extracted.title and lines and min(lines) == 1 and max(lines) == len(extracted.lines):
        return extracted.title[:_LONGEST_TITLE]
    for mark in (m for m in marks if m.kind in ("slide", "heading") and m.last):
        words = " ".join(lines[n].strip() for n in range(mark.line, (mark.last or 0) + 1))
        if _may_be_title(words, signs, known, issuers):
            return words[:_LONGEST_TITLE]
    before = [n for n in head if opening is None or n < opening]
    candidates = [n for n in before if _may_be_title(lines[n], signs, known, issuers)]
    if not candidates:
        return ""
    start = candidates[0]
    if opening is not None:
        start = candidates[-1]
        while start - 1 in candidates:
            start -= 1
    return _words(lines, start, opening, signs)


def _words(lines: Mapping[int, str], start: int, stop: int | None, signs: Signs) -> str:
    """The lines from ``start`` to the next blank one or number, as one."""
    found: list[str] = []
    at = start
    while lines.get(at, "").strip() and (stop is None or at < stop) and len(found) < 3:
        words = lines[at].strip()
        if found and (signs.number.fullmatch(words) or words[0] in "●•➢–"):
            break
        found.append(words)
        at += 1
    return " ".join(" ".join(found).split())[:_LONGEST_TITLE]


def _may_be_title(line: str, signs: Signs, known: set[str], issuers: Issuers) -> bool:
    words = " ".join(line.split())
    bare = words.rstrip(":").casefold()
    if len(re.findall(r"[^\W\d_]", words)) < 5 or bare in known:
        return False
    if signs.no_title.search(line) or signs.date_label.match(line):
        return False
    if signs.number_label.search(line) or signs.number.fullmatch(words):
        return False
    dated = date_in(words, signs)
    if dated and len(words) - len(dated[1]) < 12:
        return False
    if any(bare.startswith(issuer.casefold()) for issuer in issuers):
        return False
    kind_alone = any(
        (match := pattern.match(line)) and not line[match.end() :].strip()
        for _, pattern in signs.kinds
    )
    return not (kind_alone and len(words.split()) == 1)


def _date(
    lines: Mapping[int, str], head: Sequence[int], signs: Signs
) -> tuple[datetime.date | None, str | None]:
    labelled = []
    for place, n in enumerate(head):
        label = signs.date_label.match(lines[n])
        if label:
            following = lines[head[place + 1]] if place + 1 < len(head) else ""
            labelled += [label[1], following]
    alone = [line for n in head[:_TOP] if _is_dateline(line := lines[n], signs)]
    for line in (*labelled, *alone):
        found = date_in(line, signs)
        if found:
            stated, words = found
            note = None if _ISO.fullmatch(words) else f"i källan skrivet ”{words}”"
            return stated, note
    return None, "ej daterad"


def _is_dateline(line: str, signs: Signs) -> bool:
    """Whether a line gives a date and little else: no sentence, no interval."""
    found = date_in(line, signs)
    if found is None:
        return False
    before, _, after = " ".join(line.split()).partition(found[1])
    return len(before) + len(after) <= 45 and not after.endswith(".") and not date_in(after, signs)


def _number(lines: Mapping[int, str], head: Sequence[int], signs: Signs) -> str | None:
    for place, n in enumerate(head):
        label = signs.number_label.search(lines[n])
        if label:
            for line in (label[1], *(lines[m] for m in head[place + 1 : place + 3])):
                found = signs.number.search(line)
                if found and not _ISO.fullmatch(found[0]):
                    return found[0]
    for n in head:
        words = lines[n].strip()
        if signs.number.fullmatch(words) and not _ISO.fullmatch(words):
            return words
    return None


def _blocks(lines: Mapping[int, str], head: Sequence[int]) -> list[list[int]]:
    """The lines of a letterhead in the groups that blank lines part."""
    groups: list[list[int]] = []
    for n in head[:_LETTERHEAD]:
        if groups and groups[-1][-1] == n - 1:
            groups[-1].append(n)
        else:
            groups.append([n])
    return groups


def _sender(lines: Mapping[int, str], head: Sequence[int], issuers: Issuers) -> set[int]:
    """The lines of a letter that say who sends it: those that stand with an issuer's name."""
    return {
        n
        for block in _blocks(lines, head)
        if any(_named(lines[m], issuers) for m in block)
        for n in block
    }


def _named(line: str, issuers: Issuers) -> list[str]:
    """The names of issuers in a line that is short enough to be one's own."""
    words = " ".join(line.split()).casefold()
    if len(words) > _LONGEST_NAME:
        return []
    return [i for i in issuers if re.search(rf"(?<!\w){re.escape(i.casefold())}(?!\w)", words)]


def _issuer(
    lines: Mapping[int, str], head: Sequence[int], issuers: Issuers, signs: Signs
) -> tuple[str | None, str | None]:
    """The known issuer whose name stands first in the head; the longest of those on its line.

    To whom something is sent is not asked.
    """
    for block in _blocks(lines, head):
        if signs.recipient.match(lines[block[0]]):
            continue
        for n in block:
            named = [] if signs.recipient.match(lines[n]) else _named(lines[n], issuers)
            if named:
                return issuers[max(named, key=len)]
    return None, None
