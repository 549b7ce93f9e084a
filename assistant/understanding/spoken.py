"""Words written as they are spoken, led back to the usual form."""

from __future__ import annotations

from assistant.understanding.words import Words

_AS_WRITTEN = {
    "e": "ar", "é": "ar", "ä": "ar", "ær": "ar", "å": "och", "o": "och", "oxå": "ocksa",
    "oxo": "ocksa", "dä": "det", "d": "det", "mej": "mig", "dej": "dig",
    "sej": "sig", "nån": "nagon", "nåt": "nagot", "nåra": "nagra", "nåns": "nagons",
    "nan": "nagon", "nåon": "nagon", "sån": "sadan", "sånt": "sadant", "asså": "alltsa",
    "inge": "inte", "ente": "inte", "int": "inte", "ikke": "inte", "itte": "inte",
    "dokter": "doktor", "pasient": "patient",
    "pasienten": "patienten", "patiänt": "patient", "frå": "fran",
    "imorn": "imorgon", "imorrn": "imorgon", "va": "vad", "vafan": "vad",
    "vicken": "vilken", "vilkn": "vilken", "vikken": "vilken", "hurdan": "hur",
    "el": "eller", "ell": "eller", "skan": "ska", "tebax": "tillbaka",
    "läk": "lakare", "ansv": "ansvarig", "beh": "behover",
    "gotta": "must", "doc": "doctor", "docs": "doctors", "pls": "please",
    "plz": "please", "u": "you", "tmrw": "tomorrow", "tmr": "tomorrow",
    "2nite": "tonight", "tonite": "tonight", "wknd": "weekend", "pt": "patient", "pts": "patients",
}  # fmt: skip
"""The word as typed, in small letters, to its folded usual form."""
_VERBS = """
kan ska skall far maste bor ringer ringa vander gor har hade vill skulle borde undrar kontaktar
hor tar ta sa nar dar att om vem vilken vad
"""
_JAG_AFTER = frozenset(_VERBS.split())
_TALKING = frozenset({"prata", "pratar", "tala", "talar", "snacka", "snackar", "radgora"})


def usual_forms(words: Words) -> dict[int, str]:
    """Index to the folded usual form of each word that is written as spoken.

    A word that is one in its own right ("ja", "me") is changed only where its
    neighbours tell.
    """
    found: dict[int, str] = {}
    forms = words.forms
    for index, word in enumerate(words.items):
        written = words.text[word.start : word.end].lower()
        before = forms[index - 1] if index else ""
        if written == "ja" and before in _JAG_AFTER:
            found[index] = "jag"
        elif written in ("me", "mä") and before in _TALKING:
            found[index] = "med"
        elif word.start and words.text[word.start - 1] == ":":
            continue  # the ending of an ordinal ("den 3:e")
        elif (usual := _AS_WRITTEN.get(written)) is not None:
            found[index] = usual
    return found
