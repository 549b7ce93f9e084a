"""Which duties a question asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.understanding.put_by_structure import by_structure
from assistant.understanding.sentence import Found, Sentence

_GENERAL = "ansvar"
_ANY_PATIENT = "ansvar_for_patient"
_ANY_PROCEDURE = "ansvar_for_atgard"
_UNDERTAKING = "atagande"
_OF_AN_UNDERTAKING = frozenset({"huvudmannaskap", "utforande"})
_WAY = "ring"
"""Whom to call is the way to a duty; one that the question names beside it comes first."""
_ASKING_NOTHING = ("unreachable", "document", "told")
_BEARING = frozenset({"kommunen", "region"})
"""Actors of any county that an undertaking may be of."""
_CALLS = frozenset(
    {
        "ringa",
        "kontakta",
        "tillkalla",
        "konsultera",
        "soka",
        "na",
        "call",
        "contact",
        "phone",
        "ask",
    }
)
"""What a caller does, as it stands after "may" or "must"."""
_NEXT = 2
_JOINING = frozenset({"och", "samt", "and"})
_IN_CASE = frozenset({"om", "nar", "if", "when"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Duties:
    """What a text asks for."""

    asked: tuple[str, ...] = ()
    """The one most asked first."""
    words: tuple[int, ...] = ()
    """Indexes of the words that ask."""
    named: bool = False
    """Whether words name a duty; "vem ansvarar?" leaves open which."""
    firm: bool = False
    """Whether words or the form of the question ask, and not only a word in passing."""


def read_duties(
    sentence: Sentence,
    bundles: Mapping[str, tuple[str, ...]],
    absorbs: Mapping[str, tuple[str, ...]] = {},
) -> Duties:
    """Duties asked for, by the words that ask.

    ``absorbs``: for a duty, those that are not asked for beside it (who pays for
    supplies asks about the supplies, not about how the care is paid for).

    Words of a complaint ("läkaren kommer inte ut") or of a document's name ask for
    nothing. Phrases that name a duty count alone; without one, those that ask who does a
    thing; without these, those that only ask who is responsible. A phrase that runs on
    into another clause, or over an "och", counts where no other does or where it absorbs
    what the others ask; one in a clause of reasons ("eftersom …") where no other does.
    """
    aside = [f for group in _ASKING_NOTHING for f in sentence.all(group)]
    asks = [
        f
        for f in sentence.all("ask")
        if not any(f.touches(other) for other in aside)
        and not any(f.inside(actor) for actor in sentence.all("actor"))
    ]
    items = sentence.words.items
    reasons = {items[f.first].clause for f in sentence.all("because")}
    asks = [f for f in asks if items[f.first].clause not in reasons] or asks
    asks = _without_the_story(sentence, asks)
    asks = [f for f in asks if not _of_a_caller(sentence, f, asks)]
    chosen: list[Found] = []
    for tier in ("first", "second", "then"):
        chosen = [f for f in asks if f.meaning.key == tier]
        if chosen:
            break
    chosen += _of_a_who_of_its_own(sentence, asks, chosen)
    in_passing = all(f.meaning.value == _WAY and f.meaning.key == "then" for f in chosen)
    if in_passing and (built := by_structure(sentence)) is not None:
        bundle, asking = built
        return Duties(asked=bundles[bundle], words=asking, named=True, firm=True)
    if not chosen:
        return Duties()
    every = [(f, duties_of(sentence, f, bundles)) for f in chosen]
    within = [(f, duties) for f, duties in every if not _runs_on(sentence, f)]
    alike = {duty for _, duties in within for duty in duties}
    named = [
        (f, duties)
        for f, duties in every
        if not within
        or (f, duties) in within
        or any(alike.intersection(absorbs.get(duty, ())) for duty in duties)
    ]
    kept = [
        (f, duties)
        for f, duties in named
        if not any(_yields(f, duties, other, others) for other, others in named)
    ]
    kept.sort(key=lambda pair: (*_place(sentence, pair[0]), pair[0].length))
    ordered = dict.fromkeys(duty for f, duties in kept for duty in _leading_first(f, duties, named))
    superfluous = {other for duty in ordered for other in absorbs.get(duty, ())}
    words = {n for f, _ in kept for n in range(f.first, f.last + 1)}
    return Duties(
        asked=tuple(duty for duty in ordered if duty not in superfluous),
        words=tuple(sorted(words)),
        firm=any(f.meaning.key != "then" for f in sentence.all("ask")),
        named=any(
            f.meaning.value != _GENERAL or duties != bundles[_ANY_PATIENT] for f, duties in kept
        ),
    )


def _without_the_story(sentence: Sentence, asks: Sequence[Found]) -> list[Found]:
    """The phrases, without those of whose task it is in the story before a question.

    "We are to take in a man …" tells of the case where a sentence with a question mark
    asks for something of its own. A visit or a certificate that the story names is what
    "who does it?" is about, so it stays.
    """
    items = sentence.words.items
    questions = sentence.words.questions
    asked = [f for f in asks if items[f.first].sentence in questions]
    if not any(f.meaning.key != "then" and not _is_vague(f) for f in asked):
        return list(asks)
    return [f for f in asks if items[f.first].sentence in questions or not _is_vague(f)]


def _of_a_who_of_its_own(
    sentence: Sentence, asks: Sequence[Found], chosen: Sequence[Found]
) -> list[Found]:
    """Phrases of who does a named thing, where another "who" asks more firmly for something else.

    "Who does it and who is the physician?" asks twice.
    """
    starts = [f.first for f in sentence.all("who")]
    if len(starts) < 2:
        return []
    found = []
    for start, end in pairwise([*starts, len(sentence.words.items)]):
        if not any(f.first < end and f.last >= start for f in chosen if not _runs_on(sentence, f)):
            found += [
                f
                for f in asks
                if f.meaning.key == "second"
                and isinstance(f.meaning.value, tuple)
                and start <= f.first < end
            ]
    return found


def _of_a_caller(sentence: Sentence, ask: Found, asks: Sequence[Found]) -> bool:
    """Whether whose task it is asks who may call ("may the municipality's nurse call …?")."""
    return (
        _is_vague(ask)
        and ask.meaning.value != _WAY
        and any(
            other.meaning.value == _WAY
            and sentence.words.forms[other.first] in _CALLS
            and 0 < other.first - ask.last <= _NEXT
            for other in asks
        )
    )


def _is_vague(ask: Found) -> bool:
    """Whether a phrase names no duty of its own but only whose, who or whom to call."""
    value = ask.meaning.value
    return value in (_WAY, _GENERAL, _UNDERTAKING) or set(value) <= _OF_AN_UNDERTAKING


def _place(sentence: Sentence, ask: Found) -> tuple[int, bool, int]:
    """Where a phrase stands; in one clause whom to call comes after what for."""
    clause = sentence.words.items[ask.first].clause
    return (clause, ask.meaning.value == _WAY, ask.first)


def _leading_first(
    ask: Found, duties: tuple[str, ...], named: Sequence[tuple[Found, tuple[str, ...]]]
) -> tuple[str, ...]:
    """The duties of a phrase; of whom to call for, first what words inside it name."""
    if ask.meaning.value != _WAY:
        return duties
    inside = [
        others[0] for other, others in named if other.meaning.value != _WAY and ask.touches(other)
    ]
    return tuple(sorted(duties, key=lambda duty: duty not in inside))


def duties_of(
    sentence: Sentence, ask: Found, bundles: Mapping[str, tuple[str, ...]]
) -> tuple[str, ...]:
    """The duties that a phrase asks for, the one most asked first."""
    named = ask.meaning.value
    if named == _GENERAL:
        named = _ANY_PROCEDURE if _about_a_procedure(sentence, ask) else _ANY_PATIENT
    elif _is_vague(ask) and _of_a_physicians_service(sentence, ask):
        named = _WAY
    return bundles[named] if isinstance(named, str) else tuple(named)


def _of_a_physicians_service(sentence: Sentence, ask: Found) -> bool:
    """Whether whose task it is names a service of physicians, and no procedure is told of.

    "It's the on-call service's job" is about advice and visits, no undertaking of care.
    """
    if "atgard" in sentence.slots or sentence.has("unnamed"):
        return False
    owners = [f for f in sentence.all("actor") if f.touches(ask)]
    return bool(owners) and all(f.meaning.key not in _BEARING for f in owners)


def _yields(one: Found, duties: tuple[str, ...], other: Found, others: tuple[str, ...]) -> bool:
    """Whether a phrase gives way to another that shares words with it.

    A bundle does to a single duty of it ("gör akut hembesök": the urgent one), a
    phrase inside a longer one does unless it names a duty of its own.
    """
    if one is other or not one.touches(other):
        return False
    if len(duties) > 1 and len(others) == 1:
        return others[0] in duties
    return one.inside(other) and (duties == others or (len(duties) > 1 and len(others) > 1))


def _runs_on(sentence: Sentence, phrase: Found) -> bool:
    words = sentence.words.items[phrase.first : phrase.last + 1]
    return words[0].clause != words[-1].clause or any(w.form in _JOINING for w in words[1:-1])


def _about_a_procedure(sentence: Sentence, ask: Found) -> bool:
    """Whether "ansvar för …" is followed by a procedure and not by a patient."""
    procedures = [
        f for f in sentence.found if f.meaning.key == "atgard" or f.meaning.group == "unnamed"
    ]
    near = [f for f in procedures if 0 < f.first - ask.last <= 4]
    if not near:
        return False
    forms = sentence.words.forms
    end = min(near, key=lambda f: f.first).last
    described = forms[ask.last + 1 : end + 3]
    return not any(
        form in _IN_CASE
        or form == "pat"
        or "patient" in form
        or form in ("brukare", "gubbe", "tant", "barn")
        for form in described
    )
