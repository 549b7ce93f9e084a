"""Whether words tell what has happened: verbs of the past, Swedish and English."""

from __future__ import annotations

import re
from collections.abc import Sequence

_PAST = frozenset(
    [
        "fick",
        "gick",
        "kom",
        "blev",
        "dog",
        "foll",
        "gav",
        "gavs",
        "tog",
        "togs",
        "sag",
        "la",
        "lade",
        "lades",
        "lag",
        "stod",
        "satt",
        "satte",
        "sattes",
        "drog",
        "drogs",
        "slog",
        "hittade",
        "hittades",
        "akte",
        "avled",
        "somnade",
        "kraktes",
        "svalde",
        "drack",
        "sov",
        "ringde",
        "skrevs",
        "skrev",
        "bestalldes",
        "ordinerades",
        "hande",
        "intraffade",
        "upptackte",
        "upptacktes",
        "madde",
        "kande",
        "skar",
        "brot",
        "gjorde",
        "gjordes",
        "hade",
        "forsvann",
        "sprang",
        "skickade",
        "skickades",
        "lamnade",
        "lamnades",
        "fell",
        "died",
        "came",
        "got",
        "gave",
        "given",
        "took",
        "taken",
        "became",
        "went",
        "found",
        "had",
        "did",
        "was",
        "were",
        "sent",
        "saw",
        "felt",
        "pulled",
        "vomited",
        "collapsed",
        "passed",
        "called",
        "stopped",
        "started",
        "received",
        "deteriorated",
        "arrived",
    ]
)
_PAST_ENDING = re.compile(r"\w{2,}(?:ade|ades|dde|ddes|kte|ktes|pte|ptes|xte|xtes|ttes)")
_PAST_ENDING_EN = re.compile(r"\w{3,}[^aeiou]ed")
_AUXILIARY = frozenset({"har", "hade", "have", "has", "had", "ve"})
_DONE = re.compile(
    r"\w{2,}(?:at|ats|it|its|ott|ett)|fatt|gatt|statt|matt|haft|gjort|gjorts|sett|setts|lagt"
    r"|lagts|satt|satts|hort|kort|dott|kant|blivit|varit|mist|kopt|been|fallen|had|got"
    r"|given|taken|gone|become|done|seen|\w{3,}ed"
)
_NOT_DONE = frozenset(
    {
        *("privat", "separat", "avtal", "mat", "det", "ett", "ratt", "nat", "that"),
        *("mandat", "resultat", "preparat", "apparat"),
    }
)
_REACH = 4
"""Words at most from "har" to the verb."""
_NO_VERB = frozenset(
    [
        "hade",
        "sade",
        "skade",
        "borde",
        "grade",
        "need",
        "bed",
        "med",
        "used",
        "enrolled",
        "listed",
        "registered",
        "based",
        "needed",
    ]
)
_BEFORE_A_NOUN = frozenset(
    [
        "the",
        "a",
        "an",
        "our",
        "my",
        "his",
        "her",
        "their",
        "any",
        "all",
        "more",
        "en",
        "ett",
        "den",
        "de",
        "dessa",
        "for",
        "is",
        "are",
        "be",
        "ar",
    ]
)
"""Words after which a form of the past is an adjective ("our enrolled patients")."""
_NO_SUBJECT = frozenset({"och", "eller", "men", "ett", "en", "i", "till", "fran", "att"})
"""Words before "var" that make it no verb of the past ("where", "each")."""
_OF_MANY = re.compile(r"\w+(?:er|ar|or|na|barn|boende|patients?)")
"""What a participle stands before ("listade patienter")."""


def past_verbs(forms: Sequence[str]) -> tuple[int, ...]:
    """Where in some words a verb tells of the past."""
    found = []
    for at, form in enumerate(forms):
        before = forms[at - 1] if at else ""
        after = forms[at + 1] if at + 1 < len(forms) else ""
        ending = _PAST_ENDING.fullmatch(form) or _PAST_ENDING_EN.fullmatch(form)
        regular = (
            ending
            and form not in _NO_VERB
            and before not in _BEFORE_A_NOUN
            and not _OF_MANY.fullmatch(after)
        )
        was = form == "var" and at > 0 and before not in _NO_SUBJECT
        done = form in _AUXILIARY and _is_done(forms[at + 1 :])
        if form in _PAST or regular or was or done:
            found.append(at)
    return tuple(found)


def _is_done(after: Sequence[str]) -> bool:
    return any(_DONE.fullmatch(w) and w not in _NOT_DONE for w in after[:_REACH])
