"""What a question takes for granted: that somebody has a duty."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.understanding.duties import duties_of
from assistant.understanding.sentence import Found, Sentence

CLAIMED = "claimed:"
"""How a note begins that reads ``claimed:ACTOR:DUTY``."""
_MARKERS = ("because", "premises", "claims")
_PARTIES = frozenset({"kommunen", "region", "mas"})
"""Actors whose views are positions in the sources, and no answer on the telephone."""
_SAYS = tuple(
    (verb,)
    for verb in ("sager", "pastar", "havdar", "tycker", "menar", "hanvisar", "says", "claims")
)
_NO_DUTY_HELD = frozenset({"ring", "ansvar", "hembesok"})
"""Ways of asking that name nobody's standing duty."""


def note_claims(sentence: Sentence, bundles: Mapping[str, tuple[str, ...]]) -> None:
    """Note each duty that a clause says somebody has, where it marks that as known or told.

    A clause that names several actors, or denies, claims nothing that can be told.
    """
    items = sentence.words.items
    for clause in dict.fromkeys(word.clause for word in items):

        def within(found: Found, clause: int = clause) -> bool:
            return items[found.first].clause == clause

        actors = {f.meaning.key for f in sentence.all("actor") if within(f)}
        marked = any(within(f) for group in _MARKERS for f in sentence.all(group))
        denied = any(items[index].clause == clause for index in sentence.negations.indexes)
        if len(actors) != 1 or not marked or denied:
            continue
        (actor,) = actors
        for ask in sentence.all("ask"):
            if within(ask) and ask.meaning.value not in _NO_DUTY_HELD:
                for duty in duties_of(sentence, ask, bundles):
                    sentence.note(f"{CLAIMED}{actor}:{duty}")


def units_dispute(sentence: Sentence) -> bool:
    """Whether one who gives care is told to say that the task is another's ("VC says it is the
    on-call service's"), and nothing else is asked: it is open whom to turn to.
    """
    if sentence.has("document") or sentence.has("person") or sentence.has("party"):
        return False
    words = sentence.words
    claims = sentence.all("claims")
    claimants = [
        actor
        for actor in sentence.all("actor")
        if actor.meaning.key not in _PARTIES
        and (
            any(actor.touches(claim) for claim in claims)
            or words.forms[actor.last + 1 : actor.last + 2] in _SAYS
        )
    ]
    others = {
        actor.meaning.key
        for actor in sentence.all("actor")
        for claimant in claimants
        if actor.first > claimant.last and actor.meaning.key != claimant.meaning.key
    }
    asks = any(words.begins_clause(f.first) for f in sentence.all("interrogative"))
    return bool(claimants and others) and not asks


def claims_in(notes: tuple[str, ...]) -> list[tuple[str, str]]:
    """Actor and duty of each claim that notes hold."""
    pieces = (note.removeprefix(CLAIMED).split(":") for note in notes if note.startswith(CLAIMED))
    return [(actor, duty) for actor, duty in pieces]
