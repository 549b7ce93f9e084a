"""Words of Swedish text in the form they are searched by: folded, split, classed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Protocol

_TOKEN = re.compile(
    r"§\s*\d+"  # a paragraph of minutes
    r"|\d+(?:[.,:/-]\d+)*"  # amounts, dates, clock times, numbers of acts
    r"|[^\W\d_]+(?:\d+[^\W_]*)?"  # words, and names such as a diarienummer
)
_FOLD = str.maketrans({"ø": "o", "æ": "a", "ß": "ss"})

_SWEDISH_STOPWORDS = """
alla allt andra att av bara blev bli blir borde bör de dem den denna deras dess dessa det detta
dig din dina du där då efter eller en ens er era ert ett finns fick fram från får få för före
förra gav genom ger ges gick gjorde gör göra ha hade han hans har hela hon honom hos hur här i
idag igen in inför ingen inget inom inte ja jag ju just kan kommer kunde kunna lite man med
mellan men mer mest mig min mina mot mycket många måste ni nog nu när någon något några nån nåt
och också om omkring oss på redan samma samt se sedan ser sig sin sina sitt själv ska skall
skulle så sådan sådana säga säger sägs sägas sån såna som står tar till tack tas ta under upp ur
ut utan utifrån vad var vara varandra varför varit varje vars vart ved vem vems vet veta vi vid
vilka vilken vilket vill visst vore väl våra vår vårt åt än ännu är även över handlar gäller
gällde enligt hej snälla berätta undrar undrade fråga ofta sällan länge alltid aldrig göras
någonstans nånstans ifrån jämfört jämför jämföra års ske sker skedde hände händer händelse
frågan frågor gjordes görs fanns handla ungefär totalt totala total alltså samtidigt egentligen
faktiskt exakt precis typ liksom stor stort stora bland annat sa sade sagt lyder heter hette kallas
"""
_ENGLISH_STOPWORDS = """
a about all also am an and any are as asked at be been between but by can could did do does for
from get give given had has have having how i if in into is it its just like may me might more
most much must my no not of on one or our out over please say says shall should so some such
tell than that the their them then there these they this those to under up us was we were what
when where which who whom whose why will with would you your according exactly mean means many
happen happened happens often own owns whole during until while go goes going went come comes came
gone now present currently since today each every large big both only even within without through
because therefore
"""
STOPWORDS = frozenset((_SWEDISH_STOPWORDS + _ENGLISH_STOPWORDS).split())
"""Words of questions and sentences that say nothing of the matter."""

_SWEDISH_LIGHT_WORDS = """
nya nytt ny gamla gammal anse anser ansåg antal bestämde beslut beslutade beslutades beskriver
betyda betyder dag dagar del datum definieras definition dokument dokumentet exempel finnas form
framgår föreslog föreslår förslag gräns gång ingår ingick innebär innebar innehåll innehåller
kallas källa källor källorna krav menar menas mening nuvarande namn nämner nämns närvarande
ordning olika område omnämns omfattar omfattas orsak person personer plan punkt resultat roll
senast senaste sist skillnad skiljer skriver skrevs slag slut start startade steg stor stort
större stod sätt så tid tiden tidigare tycker typ underlag underlaget uppgift uppgifter
ursprungligen vilja ändrades ändrats år året åsikt hållning ståndpunkt uppfattning svar svarade
fick får betala betalar kosta kostar kostade ordagrant ord ordet pekar pekat höra hör stämmer
verkligen verkliga egentliga helhet paragraf paragrafen mycket viktigt viktigast viktigaste finnas
senaste klarar
klara ställs ställer följande gällande nuvarande drog dra kom komma
"""
_ENGLISH_LIGHT_WORDS = """
agreement answer answered amount ask change cost date decide decided decision difference
document end example much number paid part party people receive received responsible rule say
source start started state term text thing time view year word words hold holds held large big
small carry carried carrying make made makes take took taken point points see sees seen regard
regards finally contain contains content describe describes described described mention
mentioned mentions paragraph section want wants differ differs differed anywhere documents
material report
work works working day days long new old current use used kind sort
"""
LIGHT_WORDS = frozenset((_SWEDISH_LIGHT_WORDS + _ENGLISH_LIGHT_WORDS).split())
"""Words that frame a question more than they name its matter; they weigh less."""


class Expander(Protocol):
    """Knows other words for a word: abbreviations, synonyms, the other language."""

    def expansions(self, word: str) -> Sequence[str]:
        """Other words or phrases for a word or phrase; empty where none are known."""


class NoExpander:
    """Knows no other words."""

    def expansions(self, word: str) -> Sequence[str]:
        """See ``Expander``."""
        del word
        return ()


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Lower case without diacritics: å and ä become a, ö becomes o.

    Both what is searched and what is searched for are folded, so a text
    without å ä ö (machine-read, or typed on a foreign keyboard) is found.
    """
    decomposed = unicodedata.normalize("NFKD", text.lower().translate(_FOLD))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def tokens(text: str) -> list[str]:
    """The words, numbers and paragraph signs of a text, folded, in order."""
    plain = text.replace("\u00ad", "").replace("\u2010", "-")
    return [fold(match).replace(" ", "") for match in _TOKEN.findall(plain)]


_FOLDED_STOPWORDS = frozenset(fold(word) for word in STOPWORDS)
_FOLDED_LIGHT = frozenset(fold(word) for word in LIGHT_WORDS)
_YEAR = re.compile(r"(?:19|20)\d\d(?:[-/](?:19|20)?\d\d)?")
LIGHT = 0.45
"""What a light word or a year weighs against a word that names the matter."""


def heft(token: str) -> float:
    """What a folded word weighs by its kind, before it is known how rare it is."""
    return LIGHT if token in _FOLDED_LIGHT or _YEAR.fullmatch(token) else 1.0


_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)-\d\d-\d\d(?!\d)")
_MONTHS = {
    name: number
    for names in (
        "januari februari mars april maj juni juli augusti september oktober november december",
        "january february march april may june july august september october november december",
    )
    for number, name in enumerate(names.split(), 1)
}
_SPELLED_DATE = re.compile(
    r"(?:\bden )?\b(?P<day>\d{1,2})(?:st|nd|rd|th|:?e)?(?: of)? "
    rf"(?P<month>{'|'.join(_MONTHS)}),? "
    r"(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)


def year_of(token: str) -> str | None:
    """The year of a token that is a date ("2023-12-20"), else None."""
    found = _DATE.fullmatch(token)
    return found.group(1) if found else None


def with_iso_dates(text: str) -> str:
    """The text with dates in words ("3 mars 2026") written as 2026-03-03."""
    return _SPELLED_DATE.sub(
        lambda m: f"{m['year']}-{_MONTHS[m['month'].lower()]:02d}-{int(m['day']):02d}", text
    )


def is_stopword(token: str) -> bool:
    """Whether a folded word says nothing of the matter."""
    return token in _FOLDED_STOPWORDS or (len(token) == 1 and not token.isdigit())


class CompoundSplitter:
    """Splits compounds into words that are known to stand alone."""

    _SHORTEST = 3
    _SHORTEST_LAST = 4
    _SHORTEST_COMPOUND = 7
    _LONGEST_COMPOUND = 60
    _REMEMBERED = 50_000

    def __init__(self, known: Iterable[str]) -> None:
        self._known = {w for w in known if len(w) >= self._SHORTEST and w.isalpha()}
        self._split: dict[str, tuple[str, ...]] = {}

    def parts(self, word: str) -> tuple[str, ...]:
        """The parts of a folded compound, in order; empty where it is none."""
        if len(word) < self._SHORTEST_COMPOUND or len(word) > self._LONGEST_COMPOUND:
            return ()
        known = self._split.get(word)
        if known is None:
            known = self._find(word, 3)
            if len(self._split) < self._REMEMBERED:
                self._split[word] = known
        return known

    def _find(self, word: str, most: int) -> tuple[str, ...]:
        best: tuple[str, ...] = ()
        for cut in range(self._SHORTEST, len(word) - self._SHORTEST_LAST + 1):
            head, tail = word[:cut], word[cut:]
            if not self._stands_alone(head):
                continue
            if tail in self._known:
                found: tuple[str, ...] = (head, tail)
            elif most > 2 and (rest := self._find(tail, most - 1)):
                found = (head, *rest)
            else:
                continue
            if not best or (len(found), -len(found[-1])) < (len(best), -len(best[-1])):
                best = found
        return best

    def _stands_alone(self, head: str) -> bool:
        """Whether a head is a word as it stands, with a joining s, or without its last vowel."""
        known = self._known
        return (
            head in known
            or (head.endswith("s") and head[:-1] in known)
            or (len(head) > self._SHORTEST and (f"{head}e" in known or f"{head}a" in known))
        )
