"""The form of an answer: figures, days, names, reasons, words of a party, where they are asked."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.answering.lookup_matter import SURELY, Matter, present, years_of
from assistant.answering.lookup_patterns import (
    ASKS_TITLE,
    PERSON,
    SWEDISH_MONTH,
    ignoring_case,
)
from assistant.domain.clause import Clause, Document, Standing
from assistant.retrieval.words import MONTH_NUMBERS

_NUMBER = re.compile(r"\d")
_AMOUNT = re.compile(
    r"\d[\d ,.]*\s*(?:%|procent|mnkr|mkr|tkr|kr\b|kronor|miljon|st\b|invånare|läkare|besök|dagar|"
    r"patient|timm|år\b|personer|gång)",
    re.IGNORECASE,
)
_DATE = re.compile(rf"\b(?:19|20)\d\d\b|\b\d{{1,2}}[:.]\d\d\b|\b{SWEDISH_MONTH}\b", re.IGNORECASE)
_DAY = re.compile(rf"\b(?:19|20)\d\d-\d\d-\d\d\b|\b{SWEDISH_MONTH} (?:19|20)\d\d\b", re.IGNORECASE)
_DEFINING = re.compile(
    r"\bavse[rs]\b|\binnebär\b|\bdefinier|\bbetyder\b|\bär en\b|\bbenämn|\bkallas\b|\bhandlar om\b",
    re.IGNORECASE,
)
_IS = re.compile(r"\W*(?P<subject>\w[^.:;,]{1,40}?) är (?!det\b|inte\b|viktig|att\b)")
"""A text that begins by telling what something is."""
_DEFINITION = re.compile(r"\bdefinition", re.IGNORECASE)
_HOLDING = re.compile(
    r"\bhållning\b|\banser\b|\btolk|\buppfattning|\bmenar\b|\bståndpunkt|\bbedöm|\bdelar\b|\bönska|"
    r"\bbör\b|\bvore lämpligt\b|\brimligt\b",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"\bdärför\b|\beftersom\b|\bdå\b|\bpå grund\b|\bmed anledning\b|\bsyfte|\bkräver\b|\brisk|"
    r"\bgemensamt för\b",
    re.IGNORECASE,
)
_ASKS_WHO = re.compile(r"^\W*(?:vem|vilka personer|vilken person|who)\b", re.IGNORECASE)
_NAMES_WHO = 0.15
"""For a text that names a person where it is asked who."""
_ROLE = re.compile(r"ordförande|chef|direktör|nämnden")
_NAMES_ROLE = 0.05
_ASKS_WHOM = re.compile(
    r"\bvilka (?:personer |patienter |grupper |invånare )?(?:som )?(?:omfatt|ingår|gäller)|"
    r"\bvem omfatt|\b(?:who|which people|which patients|whom) (?:(?:is|are|was|were|do|does|did) )?"
    r"(?:it )?(?:cover|includ)",
    re.IGNORECASE,
)
_PERSONS = re.compile(
    r"\binvånare|\bpersoner|\bpatienter|\b(?:de|alla|dem|den) som\b", re.IGNORECASE
)
_NAMES_WHOM = 0.12
"""For a text that speaks of people where it is asked who is covered."""
_ASKS_MEANING = re.compile(
    r"\b(?:vad|hur) (?:menar|menas|avses|avser|betyder)\b.*\b(?:med|begrepp\w*)\b|"
    r"\bvad (?:lägger|läggs)\b.*\bi (?:begrepp|ord|uttryck)|"
    r"\bwhat (?:is|was|does|do|did)\b.*\b(?:mean|meant|understood|understand)\b.*\bby\b",
    re.IGNORECASE,
)
"""What a word means to somebody is asked, not what somebody holds."""
_ASKS_DEFINED = re.compile(r"\bdefini|\bdefine", re.IGNORECASE)
_SUBJECT = 90
"""Characters in front of a defining verb in which what is defined stands."""
_ASKS_FOR: tuple[tuple[re.Pattern[str], frozenset[Standing]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), frozenset(standings))
    for pattern, standings in (
        (
            r"\blag(?:en|ens|ar|stiftning\w*)?\b|\bhsl\b|\bpropos|\bförarbet|\blaw\b|\bact\b|\bbill\b",
            (Standing.LAW_QUOTED,),
        ),
        (
            r"\bavtal|\böverenskommelse|\bök\b|\bagreement",
            (Standing.AGREEMENT_QUOTED,),
        ),
        (r"\bbeslut|\bdecid|\bdecision", (Standing.DECIDED,)),
        (r"\bförsl|\bföresl|\bpropose|\bsuggest", (Standing.PROPOSED, Standing.SUGGESTION)),
        (
            r"\bplan\b|\btidplan|\btidsplan|\btimetable|\broll-?out|^\W*(?:när|nar|when) "
            r"(?:ska|skall|kommer|börjar|startar|drar|is|are|will|do|does)\b",
            (Standing.PLAN,),
        ),
        (
            r"\btyck|\banser\b|\bhållning|\bståndpunkt|\buppfattning|\bmenar\b|\bsvar|\bview|\bposition",
            (Standing.POSITION, Standing.SUGGESTION),
        ),
        (r"\bhistori|\btidigare\b|\bförr\b|\b19\d\d\b", (Standing.HISTORY,)),
    )
)
_ASKS_FORM = re.compile(
    r"\bdiarie|\bdnr\b|\bärendenummer|\bavsändare|\bhandläggare|\bvem skrev\b|\bwho wrote\b|"
    r"\b(?:reference|registration|case|file|record) number\b",
    re.IGNORECASE,
)
"""A question that a document's head or signatures answer."""
_PAPER = ignoring_case(
    r"\b(?:brev|skrivelse|mejl|mail|e-?post|förslag|underlag|dokument|papper|protokoll|rapport|"
    r"presentation|inventering|ärende|letter|e-?mail|document|paper|memo|proposal|report|slide)|"
    r"\w(?:brevet|skrivelsen|svaret|förslaget|rapporten|inventeringen|ärendet)\b|"
    r"\b(?:svar(?:et|en)?|handlingen|bild(?:er|erna|spelet)|answer|reply|replies|minutes)\b"
)
_WROTE = ignoring_case(
    r"\b(?:skr(?:ev|ivit)|skicka(?:de|t|ts)|sän(?:de|t)|sammanställ(?:t|de|ts)|tog fram|tagit fram|"
    r"formulera(?:de|t|ts)|lämna(?:de|t) in|namn(?:et|en)?|hette?r?|named?s?|wrote|written|sent|"
    r"compiled|drafted|signed|sender)\b|\b(?:författa|underteckna|upprätta|avsändare|author)|"
    r"\bstår (?:\w+ ){0,2}?(?:bakom|under|för|längst|sist|nederst|överst|som)\b"
)
_ASKS_SOMEBODY = ignoring_case(
    r"\bvem\b|\bvems\b|\bvilka\b|\bwho(?:se)?\b|\bnamn|\bhette?r?\b|\bname"
)
"""A question of who wrote a paper: it asks of somebody, names a paper and that it was written."""
_ASKS_SIGNED = re.compile(
    r"\bunderteckn|\bunderskr|\bskr(?:ev|ivit|ivits|ivet|ivna?) (?:på|under)\b|\bstår under\b|"
    r"\bnamnteckn|\bsign(?:ed|s|ator\w*|ature\w*)\b|\bsigner",
    re.IGNORECASE,
)
"""A question that a document's signatures alone answer."""
_MONTH = "|".join(MONTH_NUMBERS)
_ASKED_DAY = ignoring_case(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th|:?e)?(?: of)? (?P<month>{_MONTH})\b|"
    r"\b(?P<year>(?:19|20)\d\d)-(?P<iso_month>\d\d)-(?P<iso_day>\d\d)\b"
)
_ASKED_MONTH = ignoring_case(rf"\b(?:{_MONTH})\b")
_HEAD, _SIGNED, _NOT_ASKED = 0.3, 0.5, -0.15
"""For heads and signatures where they answer, and where not. Signatures say nothing of a matter:
only what surrounds them does."""
_ASKS_QUESTIONS = re.compile(
    r"\bfråg(?:or|orna|at|ade|ar)\b|\b(?:vilken|den) fråga\b|\bquestions?\b|\basked\b", re.I
)
_OF_THE_YEAR = 0.1
"""For a text that speaks of the year asked for, itself or by its heading."""
_TORN = -0.12
"""For a passage whose layout is torn: it is quoted where nothing better says the same."""


def form(matter: Matter, clause: Clause, text: str) -> float:
    """What the form of a text adds for a kind of question."""
    if _ASKS_WHOM.search(matter.question):
        return _NAMES_WHOM if _PERSONS.search(text) else 0.0
    if _ASKS_WHO.search(matter.question):
        if PERSON.search(text):
            return _NAMES_WHO
        return _NAMES_ROLE if _ROLE.search(text) else 0.0
    if _ASKS_MEANING.search(matter.question):
        return _defines(matter, clause, text)
    match matter.kind:
        case "amount":
            return 0.07 if _AMOUNT.search(text) else (0.02 if _NUMBER.search(text) else -0.04)
        case "date":
            return 0.1 if _DAY.search(text) else (0.05 if _DATE.search(text) else -0.03)
        case "definition":
            return _defines(matter, clause, text)
        case "comparison" if _ASKS_DEFINED.search(matter.question):
            return _defines(matter, clause, text)
        case "position" | "comparison":
            held = _HOLDING.search(text)
            return 0.0 if held is None else (0.12 if held.start() < _SUBJECT / 2 else 0.03)
        case "why":
            return 0.04 if _REASON.search(text) else 0.0
        case "list" | "process":
            return 0.03 if clause.kind in ("bullet", "numbered", "table_row") else 0.0
        case _:
            return 0.0


def _defines(matter: Matter, clause: Clause, text: str) -> float:
    """More where what is asked for stands just in front of a defining verb."""
    said = _IS.match(text)
    if said is not None and _names_matter(matter, said["subject"]):
        return 0.25
    verb = _DEFINING.search(text)
    if verb is None:
        heading = clause.heading_path[-1] if clause.heading_path else ""
        return 0.25 if _DEFINITION.search(heading) and _names_matter(matter, heading) else 0.0
    before = text[max(0, verb.start() - _SUBJECT) : verb.start()]
    return 0.25 if _names_matter(matter, before) else 0.02


def _names_matter(matter: Matter, text: str) -> bool:
    own = matter.finder.stems(text)
    return any(present(term, own) >= SURELY and term.heft == 1.0 for term in matter.found.terms)


def standing(matter: Matter, clause: Clause) -> float:
    """What a clause's standing and place in its document add for a question."""
    weight = _TORN if clause.id in matter.torn else 0.0
    if clause.kind in ("head", "signature"):
        weight += _of_the_form(matter.question, clause.kind)
    if clause.kind == "table_row" and matter.kind != "amount":
        weight -= 0.1
    if clause.text.rstrip().endswith("?"):
        weight += 0.06 if _ASKS_QUESTIONS.search(matter.question) else -0.12
    years = years_of(matter.question)
    if matter.kind not in ("amount", "decision") and any(_dated(clause, year) for year in years):
        weight += _OF_THE_YEAR if len(years) > 1 else 1.5 * _OF_THE_YEAR
    if clause.standing in _standings_asked(matter.question):
        weight += 0.1
    elif clause.standing is Standing.PROPOSED:
        weight -= 0.08
    return weight


def _of_the_form(question: str, kind: str) -> float:
    """What is added to a document's head or signatures for a question."""
    if _ASKS_SIGNED.search(question):
        return _SIGNED if kind == "signature" else _NOT_ASKED
    title = ASKS_TITLE.search(question) and PERSON.search(question)
    asked = title or _ASKS_FORM.search(question) or _asks_who_wrote(question)
    return _HEAD if asked else _NOT_ASKED


def asks_who_stands_for(question: str) -> bool:
    """Whether a paper's sender, writer or signatories are asked for, not what it holds."""
    return _ASKS_SIGNED.search(question) is not None or _asks_who_wrote(question)


def _asks_who_wrote(question: str) -> bool:
    asked = (_ASKS_SOMEBODY, _WROTE, _PAPER)
    return all(pattern.search(question) for pattern in asked)


def dated_as_asked(question: str, document: Document) -> float:
    """1 for a document of a day that a question names, 0.5 for one of its month; else 0."""
    if document.date is None:
        return 0.0
    days, months = _days_asked(question)
    years = years_of(question)
    if years and not any(str(document.date.year) in year for year in years):
        return 0.0
    if (document.date.month, document.date.day) in days:
        return 1.0
    return 0.5 if document.date.month in months else 0.0


@lru_cache(maxsize=64)
def _days_asked(question: str) -> tuple[frozenset[tuple[int, int]], frozenset[int]]:
    """The days, as month and day, and the months that a question names."""
    days = frozenset(
        (MONTH_NUMBERS[m["month"].lower()], int(m["day"]))
        if m["month"]
        else (int(m["iso_month"]), int(m["iso_day"]))
        for m in _ASKED_DAY.finditer(question)
    )
    named = (m.group() for m in _ASKED_MONTH.finditer(question))
    months = frozenset(MONTH_NUMBERS[name.lower()] for name in named if name != "may")
    return days, months


@lru_cache(maxsize=64)
def _standings_asked(question: str) -> frozenset[Standing]:
    return frozenset().union(*(s for pattern, s in _ASKS_FOR if pattern.search(question)))


def _dated(clause: Clause, year: str) -> bool:
    """Whether a clause or the nearest heading that holds a figure speaks of a year or span."""
    path = clause.heading_path
    heading = next((h for h in reversed(path) if any(c.isdigit() for c in h)), "")
    return any(year in text.replace("–", "-") for text in (clause.text, heading))
