"""When somebody is on duty, asked for as a fact: the hours that the rules' own words state."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.answering.citing import marks
from assistant.answering.draft import Draft
from assistant.answering.lookup_leads import lead
from assistant.answering.open_questions import say_open
from assistant.answering.phrases import capitalised, date_words
from assistant.answering.telling import Telling
from assistant.corpus.store import Corpus
from assistant.domain.calendar import Band
from assistant.domain.question import LookupKind, Moment, Understanding
from assistant.domain.rule import Gap, Ground, Rule, Validity, Weight

HOURS_OF = "hours:"
"""How the note of a gap begins that tells that an actor's hours are not stated."""
_ACTOR = "actor:"
_OTHER_KINDS: frozenset[LookupKind | None] = frozenset(
    {"comparison", "position", "decision", "amount", "why"}
)
_STATES_CLOCKS = re.compile(r"\d\d[:.]\d\d")
_HOURS = re.compile(
    r"\b(?:vilka|what|which|whose)\b[^.?!]{0,30}"
    r"\b(?:\w*tider(?:na)?|klockslag\w*|timmar\w*|(?<!of )(?<!of-)hours|times)\b|"
    r"\b(?:öppet|oppet|öppettid|oppettid|jour|arbets)tid\w*|\bhours of (?:duty|operation)\b|"
    r"\w+s (?:tider|klockslag|hours)\b|\b(?:tider|tiderna|klockslag|hours) (?:för|of|for)\b|"
    r"\bhur dags\b|\bvilket klockslag\b|"
    r"\bvilken tid\b(?! tar| tog| på året)|\bwhat time\b(?! of year)",
    re.IGNORECASE,
)
"""Words that ask for hours, whoever's they are."""
_REACHED = re.compile(
    r"\b(?:när|nar|when)\b (?:kan|får|går det att|can|may)\b[^.?!]{0,25}"
    r"\b(?:nå|nås|na|ringa|få tag|fa tag|reach|call|phone|ring|get hold)\b|"
    r"\b(?:hur länge|how (?:late|long|early)|när|nar|when)\b[^.?!]{0,40}\b(?:öppen|öppet|oppen|"
    r"oppet|stängd\w*|stängt|closed|tillgänglig\w*|bemanna\w*|i tjänst|nås|nåbar|open|on duty|"
    r"available|staffed|reachable)\b",
    re.IGNORECASE,
)
"""Words that ask when somebody can be reached; of what has been, for how long there was one."""
_BEGIN_OR_END = re.compile(
    r"\b(?:när|nar|when)\b(?! (?:ska|skall|kommer|bör|will|should)\b)[^.?!]{0,40}"
    r"\b(?:börjar|borjar|startar|öppnar|oppnar|slutar|stänger|stanger|går (?:på|av|hem)|"
    r"tar (?:\w+ ){0,2}(?:över|vid)|arbetar|jobbar|tjänstgör|finns|svarar|gäller|är (?:\w+ )?igång|"
    r"starts?|begins?|opens?|closes?|ends?|finish(?:es)?|stops?|works?|answers?|responsible|"
    r"(?:go|goes|come|comes) (?:off|on|home)|takes? over)\b",
    re.IGNORECASE,
)
"""Words that ask for hours of somebody who has some; of a project or a plan, for its dates."""
_WHETHER = re.compile(
    r"^\W*(?:(?:och|men|so|and) )?(?:är|ar|har|finns|nås|öppnar|is|are|does|"
    r"do|has)\b[^.?!]{0,60}",
    re.IGNORECASE,
)
_THERE = re.compile(
    r"^\W*(?:(?:och|men|so|and) )?(?:finns|nås|jobbar|arbetar|tjänstgör)\b", re.IGNORECASE
)
"""Words that ask whether somebody is there, at the time that is named beside them."""
_SHORT = timedelta(days=3)
_A_MINUTE = timedelta(minutes=1)
_OPEN = re.compile(
    r"\b(?:öppen|öppet|oppen|oppet|i tjänst|bemanna\w*|dygnet runt|tillgänglig\w*|igång|open|"
    r"on duty|staffed|(?:round|around) the clock|24/7|available|has jour|working)\b",
    re.IGNORECASE,
)
_BEEN = re.compile(
    r"\b(?:började|borjade|startade|infördes|inrättades|öppnade|slutade|upphörde|har varit|"
    r"was|were|did|has been)\b",
    re.IGNORECASE,
)
"""What is asked has been, and once: since when there is such a service."""
_HEAD = {
    "sv": "Tiderna för {actor} är enligt källorna: {hours}",
    "en": "By the sources the hours of {actor} are: {hours}",
}
_LATER = {
    "sv": "För den tid frågan gäller anger källorna inga klockslag för {actor}; först en senare "
    "källa, känd från {known}, anger tider: {hours}",
    "en": "For the time asked about the sources state no clock times of {actor}; only a later "
    "source, known from {known}, states hours: {hours}",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Hours:
    """Hours that a rule's words state of an actor, or name without clock times."""

    rule: Rule
    band: Band
    ground: Ground
    """The words that state them, or that leave them unstated."""

    @property
    def stated(self) -> bool:
        """Whether clock times stand there."""
        return _STATES_CLOCKS.search(self.ground.quote) is not None


def hours_of(actor: str, telling: Telling) -> list[Hours]:
    """What the rules hold of an actor's hours, each ground once, those with clock times first."""
    bands = {band.id: band for band in telling.calendar.bands if not band.holiday}
    found: dict[tuple[str, str], Hours] = {}
    for rule in telling.book.rules:
        within = [name for name in rule.when.within if name in bands]
        if rule.actor != actor or rule.weight is not Weight.HOLDS or len(within) != 1:
            continue
        ground = next((g for g in rule.grounds if _STATES_CLOCKS.search(g.quote)), rule.grounds[0])
        hours = Hours(rule=rule, band=bands[within[0]], ground=ground)
        found.setdefault((ground.document, ground.quote), hours)
    return sorted(found.values(), key=lambda hours: not hours.stated)


def asks_hours(understanding: Understanding) -> bool:
    """Whether a question may ask for the hours of an actor that it names."""
    return (
        understanding.kind in ("lookup", "unclear")
        and understanding.lookup not in _OTHER_KINDS
        and bool(_actors(understanding))
        and (_asks_surely(understanding) or _begins_or_ends(understanding.question.text))
    )


def hours_draft(understanding: Understanding, telling: Telling, corpus: Corpus) -> Draft | None:
    """The answer to a question of when somebody is on duty; None where it asks for another thing.

    Who has no hours in any source is answered with the gap that says so, if the corpus
    records one.
    """
    if not asks_hours(understanding):
        return None
    actors = _actors(understanding)
    known = [hours for actor in actors for hours in hours_of(actor, telling)]
    if any(hours.stated for hours in known):
        return _told(known, understanding, telling, corpus)
    gaps = unstated(actors, telling)
    if gaps and _asks_surely(understanding):
        return say_open(gaps, telling.citer, telling.language)
    return None


def unstated(actors: Iterable[str], telling: Telling) -> list[Gap]:
    """Recorded gaps that say that no source states the hours of some actors."""
    notes = {f"{HOURS_OF}{actor}" for actor in actors}
    return [gap for gap in telling.book.gaps if gap.note in notes]


def _actors(understanding: Understanding) -> tuple[str, ...]:
    notes = (n.removeprefix(_ACTOR) for n in understanding.notes if n.startswith(_ACTOR))
    return tuple(dict.fromkeys(notes))


def _asks_surely(understanding: Understanding) -> bool:
    """Whether nothing but hours can be meant, whoever's they are."""
    text = understanding.question.text
    if _HOURS.search(text):
        return True
    if _BEEN.search(text):
        return False
    if _REACHED.search(text) or (_WHETHER.match(text) and _OPEN.search(text)):
        return True
    return _THERE.match(text) is not None and _short(_moment(understanding))


def _short(moment: Moment | None) -> bool:
    """Whether a day or an hour is named, not a year."""
    return moment is not None and moment.end - moment.start <= _SHORT


def _begins_or_ends(text: str) -> bool:
    return _BEGIN_OR_END.search(text) is not None and _BEEN.search(text) is None


def _moment(understanding: Understanding) -> Moment | None:
    named = understanding.slots.get("moment")
    return named.value if named is not None and isinstance(named.value, Moment) else None


def _told(
    known: Sequence[Hours], understanding: Understanding, telling: Telling, corpus: Corpus
) -> Draft:
    moment = _moment(understanding)
    anchor = understanding.question.as_of
    first, last = (moment.start, moment.end) if moment else (anchor, anchor)
    place = understanding.slots.get("kommun")
    here = [
        hours
        for hours in known
        if place is None or place.value in hours.rule.when.slots.get("kommun", {place.value})
    ]
    then = {h.ground.quote for h in known if _holds(h.rule.validity, first.date(), last.date())}
    ordered = sorted(here or known, key=lambda hours: hours.ground.quote not in then)
    answered = {claim.actor for claim in understanding.claimed_times if claim.asked}
    paragraphs = [
        paragraph
        for hours in ordered
        for paragraph in _lines(
            hours, hours.ground.quote in then, hours.rule.actor in answered, telling, corpus
        )
    ]
    gaps = _open_then(known, moment, telling)
    said = [gap.says.text(telling.language) for gap in gaps]
    paragraphs += [f"*{text}*" for text in _readings(moment, telling)]
    paragraphs += [f"**{text}**" for text in said]
    stated = any(hours.stated and hours.ground.quote in then for hours in ordered)
    return Draft(
        status="settled" if stated else "silent",
        text="\n\n".join(paragraphs),
        gaps=tuple(said),
        nearest=() if stated else tuple(telling.cite([hours.ground for hours in ordered])),
    )


def _holds(validity: Validity, first: date, last: date) -> bool:
    """Whether it may be used for some day of a stretch."""
    return validity.first_day <= last and (validity.end is None or first <= validity.end)


def _lines(
    hours: Hours, then: bool, answered: bool, telling: Telling, corpus: Corpus
) -> Iterator[str]:
    """One source's words on hours: what they come to, if not ``answered``, and the words.

    ``then`` tells whether they hold at the time asked about.
    """
    language = telling.language
    rule, ground = hours.rule, hours.ground
    numbers = telling.cite([ground])
    actor = (rule.actor_label or telling.vocabulary.actors[rule.actor or ""]).text(language)
    if hours.stated:
        sentence = (_HEAD if then else _LATER)[language].format(
            actor=actor,
            hours=hours.band.label.text(language),
            known=date_words(rule.validity.first_day, language),
        )
    else:
        said = rule.condition or hours.band.label
        sentence = f"{actor}: {said.text(language)}"
    bound = [telling.values(slot, sorted(values)) for slot, values in rule.when.slots.items()]
    limits = f" ({'; '.join(bound)})" if bound else ""
    if not (hours.stated and answered):
        yield f"**{capitalised(sentence)}{limits}** {marks(numbers)}."
    clause = corpus.clauses[ground.clause]
    head = lead(clause, corpus.documents[clause.document], telling.vocabulary, language)
    quote = " ".join(ground.quote.split())
    yield f"{head}: {marks(numbers)}\n\n> {quote} {marks(numbers)}"


def _readings(moment: Moment | None, telling: Telling) -> list[str]:
    """How words were read for a part of the time asked about."""
    if moment is None or not _short(moment):
        return []
    last = max(moment.start, moment.end - _A_MINUTE)
    labels = (label for at in (moment.start, last) for label in telling.calendar.readings_at(at))
    return list(dict.fromkeys(label.text(telling.language) for label in labels))


def _open_then(known: Sequence[Hours], moment: Moment | None, telling: Telling) -> list[Gap]:
    """Gaps of the duties told of that the moment asked about falls in, such as a public holiday."""
    if moment is None or not _short(moment):
        return []
    bands = {band for piece in telling.calendar.pieces(moment, ()) for band in piece.bands}
    duties = {duty for hours in known for duty in hours.rule.duties}
    return [
        gap
        for gap in telling.book.gaps
        if gap.when.within & bands
        and duties & set(gap.duties)
        and (gap.validity is None or gap.validity.holds(moment.start.date()))
    ]
