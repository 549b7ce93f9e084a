"""Swedish or English: told by the small words that every sentence has."""

from __future__ import annotations

import re

from assistant.domain.question import Language

_SWEDISH_WORDS = """
och att det är som på för av med till den har inte jag vi man om så ska skall kan hur vad vem vems
vilken vilket vilka när var varför eller men från vid hos hon han hen ett en de dem sig ar pa fran
for nar over efter enligt mot blir bli blev finns star står säger sager gäller galler bor ringer
kommer gör gor ansvarar ansvar läkare lakare hemma natt natten lördag lordag söndag sondag måndag
mandag tisdag onsdag torsdag fredag utan också aven även bara nu här där dar då da nej ja ni ej ok
okej mig min mitt dig sin sina dess vart vårt varit skulle borde måste maste får vill helgen kväll
kvall ikväll ikvall inatt imorgon imorron idag igår igar någon nagon nån ingen inga inskriven säbo
sabo korttids pat läkaren betalar utför utfor sköter skoter kommunen regionen avtalet tack hej
ringa kontakta
"""
_SWEDISH = frozenset(_SWEDISH_WORDS.split())
_ENGLISH_WORDS = """
the is are who whose whom which what when where why how of for and or on at to with does do did
has have had was were be been by from this that these those it she he her his they we our you your
my me should would could can must may not no if then there who's what's an as about under
responsible doctor physician call calls visit night evening weekend home patient lives nurse
agreement say says mean means between during after before need only same hello thanks still more
less much many decided decide hours pays pay comes come gets got give gives ring phone she's he's
i'm we're don't isn't tonight today tomorrow morning afternoon now here them their please help
nobody somebody someone anyone any some patients living carries ours yours
"""
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
# Spelled alike in both languages.
_BOTH_WORDS = """
i under for man en on an den no far is var by har be has men ar da patient over ring
"""
_BOTH = frozenset(_BOTH_WORDS.split())


_CLEARLY = 4
"""English words to one Swedish that make a text English; one with fewer is mixed."""
_WORD = re.compile(r"[^\W\d_]+")
_QUOTED = re.compile(r"[\"”“«].*?[\"”“»]|(?<!\w)['’].*?['’](?!\w)")


def detect(text: str, earlier: Language | None = None) -> Language:
    """The language of a text; Swedish when mixed, ``earlier`` when nothing tells.

    What stands in quotation marks is somebody else's.
    """
    swedish = english = 0
    for word in _WORD.findall(_QUOTED.sub(" ", text.lower())):
        if word in _BOTH:
            continue
        swedish += word in _SWEDISH
        english += word in _ENGLISH
    if swedish == english == 0:
        return earlier or "sv"
    return "en" if english > _CLEARLY * swedish else "sv"
