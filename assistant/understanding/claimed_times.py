"""Hours and dates that a question takes for granted ("eftersom jouren slutar kl 22 …").

Something is taken for granted where words say so ("eftersom", "ju", "she says that"), and
where a clause states it: the actor or agreement first, the verb after it. A clause that
begins with its verb asks for yes or no; one with "om" or "if" leaves open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Final

from assistant.domain.question import ClaimedState, ClaimedTime
from assistant.understanding.moments import Clockwork
from assistant.understanding.number_words import HOURS
from assistant.understanding.said import Said
from assistant.understanding.sentence import Found, Sentence

_MIDNIGHT = 24 * 60
_MARKERS = ("because", "premises", "claims")
_MARKING = frozenset({"since", "as", "da", "for", "when", "nar"})
"""Words that mark a clause as taken for granted where they stand right before its subject."""
_SUBORDINATING = frozenset(
    {"att", "nar", "da", "that", "when", "since", "as", "once", "eftersom", "because", "men", "och"}
)
_OPEN = frozenset({"om", "if", "whether", "ifall", "huruvida", "unless"})
_VERBS: Final[tuple[tuple[str, ClaimedState], ...]] = (
    ("hours_begin", "begins"),
    ("hours_end", "ends"),
    ("hours_closed", "closed"),
    ("hours_open", "open"),
)
_AHEAD = frozenset(
    {
        *("kl", "klockan", "vid", "at", "by", "runt", "about", "around", "redan", "forst"),
        *("till", "until", "tills", "fore", "innan", "before", "efter", "after", "fran", "from"),
        *("inte", "open", "oppet", "oppen", "stangt"),
    }
)
"""Words that may stand between a verb and its bare hour."""
_DETERMINERS = frozenset({"the", "our", "your", "den", "var", "er", "ju", "this", "denna"})
_JOINING = frozenset({"och", "and", "men", "but", "som", "who", "which", "sa"})
_BEHIND, _BEFORE = 4, 2
"""Words at most between a subject and the verb behind it, and before it."""
_NOT_BEFORE = frozenset({"forran", "until", "till", "before", "innan", "fore"})
_UNTIL = frozenset({"till", "tills", "until", "before", "innan", "fore", "forran"})
_AFTER = frozenset({"efter", "after", "fran", "from"})
_CLOCK = re.compile(r"([01]?\d|2[0-4])(?:[.:]([0-5]\d))?")
_SPAN = re.compile(r"([01]?\d|2[0-4])-([01]?\d|2[0-4])")
_EXACT = re.compile(r"0\d|\d{1,2}[.:]\d\d|1[3-9]|2\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
_OF = frozenset({"om", "med", "for", "about", "with", "on", "mellan"})
_CARE = ("hemsjukv", "home", "health", "sjukv", "vard", "halso")


def read_claimed_times(
    sentence: Sentence, clockwork: Clockwork, as_of: datetime
) -> tuple[tuple[ClaimedTime, ...], set[int]]:
    """What is taken for granted of hours and dates, and the indexes of the words of time."""
    claimed: list[ClaimedTime] = []
    used: set[int] = set()
    for subject in _subjects(sentence):
        found = _claim_of(subject, sentence, clockwork, as_of)
        if found is not None and found[0] not in claimed:
            claimed.append(found[0])
            used |= found[1]
    return tuple(claimed), used


def _subjects(sentence: Sentence) -> Iterator[Found]:
    """Actors and defined terms named, none inside a longer phrase; one for each clause."""
    phrases = [*sentence.all("actor"), *(f for f in sentence.all("term") if f.meaning.value)]
    seen: set[tuple[int, str]] = set()
    for phrase in phrases:
        inside = any(phrase.inside(other) for other in phrases)
        clause = (sentence.words.items[phrase.first].clause, phrase.meaning.group)
        if not inside and clause not in seen:
            seen.add(clause)
            yield phrase


def _claim_of(
    subject: Found, sentence: Sentence, clockwork: Clockwork, as_of: datetime
) -> tuple[ClaimedTime, set[int]] | None:
    asked = _asks(subject, sentence)
    marked, window = (True, asked) if asked else _window(subject, sentence)
    if not window or (subject.meaning.group == "term" and _another(subject, sentence)):
        return None
    verb = _verb(subject, sentence, window, marked=marked)
    if verb is None:
        return None
    what, verb_phrase = verb
    rest = frozenset(range(len(sentence.words.items))) - frozenset(window)
    aside = rest | set(range(subject.first, subject.last + 1))
    found = clockwork.read(sentence.words, as_of, frozenset(aside))
    said = found.said if found is not None else Said()
    words = set(found.words) if found is not None else set()
    if said.clock is None and subject.meaning.group == "actor":
        said, more = _bare_clock(sentence, window, verb_phrase, said)
        words |= more
    denied = any(index in window for index in sentence.negations.indexes)
    always = any(f.first in window for f in sentence.all("always"))
    claim = _claim(subject, what, said, always=always, denied=denied, sentence=sentence, at=window)
    if claim is None:
        return None
    return (replace(claim, asked=True), set()) if asked else (claim, words)


def _asks(subject: Found, sentence: Sentence) -> tuple[int, ...]:
    """The words of the clause where that asks for yes or no: a question, its verb first."""
    items = sentence.words.items
    inside = [i for i, w in enumerate(items) if w.clause == items[subject.first].clause]
    if items[subject.first].sentence not in sentence.words.questions or any(
        f.first in inside
        for group in ("who", "interrogative", *_MARKERS)
        for f in sentence.all(group)
    ):
        return ()
    leading = {
        f.first for group in ("asks_whether", *dict(_VERBS)) for f in sentence.all(group)
    } & set(inside[:2])
    near = leading and min(leading) < subject.first <= min(leading) + _BEHIND
    return tuple(inside) if near else ()


def _window(subject: Found, sentence: Sentence) -> tuple[bool, tuple[int, ...]]:
    """Whether a clause is marked as taken for granted, and the words of it that may tell."""
    items = sentence.words.items
    forms = sentence.words.forms
    clause = items[subject.first].clause
    inside = [i for i, word in enumerate(items) if word.clause == clause]
    marks = [f for g in _MARKERS for f in sentence.all(g) if items[f.first].clause == clause]
    before = [f.first for f in marks if f.last < subject.first]
    lead = [i for i in inside if i < subject.first]
    introduced = next((forms[i] for i in reversed(lead) if forms[i] not in _DETERMINERS), "")
    marked = bool(marks) or introduced in _MARKING
    subordinate = max((i for i in lead if forms[i] in _SUBORDINATING), default=-1)
    between = {i for i in lead if i > subordinate}
    asks = {
        i
        for group in ("who", "interrogative", "asks_whether")
        for f in sentence.all(group)
        for i in range(f.first, f.last + 1)
        if f.first not in before
    }
    overlaps = any(i in asks for i in range(subject.first, subject.last + 1))
    if any(forms[i] in _OPEN for i in between) or (
        not marks and (bool(between & asks) or (overlaps and subject.first not in lead))
    ):
        return marked, ()
    start = min(before, default=subject.first)
    stops = [
        f.first
        for group in ("who", "interrogative")
        for f in sentence.all(group)
        if f.first > subject.last and f.first in inside and forms[f.first] not in _SUBORDINATING
    ]
    end = min(stops, default=inside[-1] + 1)
    return marked, tuple(i for i in inside if start <= i < end)


def _verb(
    subject: Found, sentence: Sentence, window: tuple[int, ...], *, marked: bool
) -> tuple[ClaimedState, Found] | None:
    groups = (*_VERBS, *((("hours_there", "open"),) if marked else ()))
    for group, what in groups:
        for phrase in sentence.all(group):
            if (
                phrase.first in window
                and (marked or phrase.first > subject.last)
                and _near(subject, phrase, sentence)
            ):
                return what, phrase
    return None


def _near(subject: Found, verb: Found, sentence: Sentence) -> bool:
    if verb.first > subject.last:
        between, most = range(subject.last + 1, verb.first), _BEHIND
    else:
        between, most = range(verb.last + 1, subject.first), _BEFORE
    joined = any(sentence.words.forms[i] in _JOINING for i in between)
    return len(between) <= most and not joined


def _another(subject: Found, sentence: Sentence) -> bool:
    """Whether words tell another agreement than the present one, or one about something else."""
    forms = sentence.words.forms
    near = range(max(subject.first - 2, 0), min(subject.last + 3, len(forms)))
    if any(f.first in near for f in sentence.all("another_one")):
        return True
    after = forms[subject.last + 1 : subject.last + 3]
    if len(after) == 2 and after[0] in _OF and not after[1].startswith(_CARE):
        return True
    told = [i for i in (subject.first - 1, subject.first - 2) if i >= 0]
    return any(_YEAR.fullmatch(forms[i]) for i in told) or bool(
        after and (_YEAR.match(after[0]) or (after[0] in _AFTER and _YEAR.match(after[-1])))
    )


def _bare_clock(
    sentence: Sentence, window: tuple[int, ...], verb: Found, said: Said
) -> tuple[Said, set[int]]:
    """``said`` with an hour that stands right behind the verb and its preposition ("slutar 22")."""
    forms = sentence.words.forms
    for at in (i for i in window if i > verb.last and i <= verb.last + 3):
        between = forms[verb.last + 1 : at]
        if any(form not in _AHEAD for form in between):
            break
        span = _SPAN.fullmatch(forms[at])
        if span is not None:
            start, stop = int(span[1]) * 60, int(span[2]) * 60
            return Said(clock=start, clock_end=stop, weekdays=said.weekdays), {at}
        number = _CLOCK.fullmatch(forms[at])
        if number is None and forms[at] not in HOURS:
            continue
        hour = int(number[1]) if number else HOURS[forms[at]]
        clock = hour * 60 + int((number and number[2]) or 0)
        after = forms[at + 1] if at + 1 < len(forms) else ""
        if after in ("pm", "em") and clock < 12 * 60:
            clock += 12 * 60
        end: int | None = None
        if set(between) & _UNTIL:
            clock, end = 0, clock
        elif set(between) & _AFTER:
            end = _MIDNIGHT
        return Said(clock=clock, clock_end=end, weekdays=said.weekdays), {at}
    return said, set()


def _claim(
    subject: Found,
    what: ClaimedState,
    said: Said,
    *,
    always: bool,
    denied: bool,
    sentence: Sentence,
    at: tuple[int, ...],
) -> ClaimedTime | None:
    forms = sentence.words.forms
    if subject.meaning.group == "term":
        ended = any(f.first in at for f in sentence.all("ended"))
        if what not in ("begins", "ends") or denied or (said.span is None and not ended):
            return None
        return ClaimedTime(term=subject.meaning.key, what=what, days=said.span)
    clock, end = said.clock, said.clock_end
    told: ClaimedState = what
    if denied:
        if clock is not None and any(forms[i] in _NOT_BEFORE for i in at):
            told, clock, end = "begins", end if clock == 0 and end else clock, None
        elif always or what != "open":
            return None
        else:
            told = "closed"
    if told in ("open", "closed") and clock is not None:
        if end == _MIDNIGHT or clock == 0:
            edge = clock if end == _MIDNIGHT else end
            closing = (end == _MIDNIGHT) == (told == "closed")
            told, clock, end = ("ends" if closing else "begins"), edge, None
        elif end is None:
            return None
    elif told in ("begins", "ends") and end is not None:
        clock, end = (
            (end if clock == 0 else clock),
            (None if clock == 0 or end == _MIDNIGHT else end),
        )
    if told in ("begins", "ends") and clock is None:
        return None
    if told == "open" and any(f.first in at for f in sentence.all("hours_only")) and clock is None:
        told = "only"
    if clock is None and not always and not said.weekdays and said.part is None:
        return None
    exact = any(_EXACT.fullmatch(forms[i]) for i in at) or said.part is not None
    return ClaimedTime(
        actor=subject.meaning.key,
        what=told,
        always=always and clock is None,
        clock=clock,
        clock_end=end,
        twelve=clock is not None and clock <= 12 * 60 and not exact and "am" not in forms,
        weekdays=said.weekdays,
        part=said.part if clock is None else None,
    )
