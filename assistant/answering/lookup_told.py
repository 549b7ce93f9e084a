"""Whether a text tells such a thing as is asked for: somebody, a time, a reason, what came of it.

Each check tells how much of the matter, 0..1, stands where such a thing is told.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.answering.lookup_choice import Extract
from assistant.answering.lookup_content import OPEN_QUESTION, TO_DO
from assistant.answering.lookup_matter import SURELY, Matter, present, specific, surely_told
from assistant.answering.lookup_patterns import PERSON, SWEDISH_MONTH, ignoring_case
from assistant.domain.clause import Standing
from assistant.retrieval.words import fold

DATE = ignoring_case(rf"\b(?:19|20)\d\d\b|\b{SWEDISH_MONTH}\b")
TIME = ignoring_case(
    rf"\b(?:19|20)\d\d\b|\b{SWEDISH_MONTH}\b|\b\d{{1,2}}[:.]\d\d\b|\b\d{{1,2}}/\d{{1,2}}\b|\bdygn|"
    r"\b(?:mån|tis|ons|tors|fre|lör|sön)dag|\b(?:våren|varen|vårtermin|somma?r|höst|vint(?:er|"
    r"rar)|autumn)|"
    r"\bårlig|\bper år\b|"
    r"\bmånad|\bveck|\bdagar\b|\b(?:bank)?dagen\b|\bQ[1-4]\b|\bjourtid|\bkväll|\bnatt|"
    r"\bnätter|\bhelg"
)
DAY = ignoring_case(
    rf"\b(?:19|20)\d\d-\d\d-\d\d\b|\b\d{{1,2}} {SWEDISH_MONTH}\b|\b\d{{1,2}}/\d{{1,2}}\b|"
    r"\b(?:mån|tis|ons|tors|fre|lör|sön)dag|\bdagen\b|\bbankdag|\bhelgdag|\bvardag"
)
HOURS = ignoring_case(r"\b\d{1,2}[:.]\d\d\b|\bdygnet runt\b|\bkl\.? ?\d")
PARAGRAPH = ignoring_case(r"§|\bkap\b")
SOMEBODY = re.compile(
    PERSON.pattern + r"|(?i:chef|direktör|ordförande|strateg|sekreterare|konsult|läkare|skötersk|"
    r"terapeut|nämnd|utskott|presidi|grupp|team|region|kommun|vårdcentral|vardcentral|lakare|"
    r"styrelse|förvaltning|leverantör|vårdgivare|personal|parti|patient|anhörig|invånare|bolag|"
    r"företag|myndighet|huvudm|part(?:en|er|erna)\b|socialstyrelsen|\bSKR\b|jour|sjukhus|ledamöter)"
)
HOLDER = ignoring_case(
    r"^\W*(?:vem|who) (?:är|var|is|was) (?!det\b|som\b|ansvarig|skyldig|huvudman|avsändare|"
    r"författare|responsible|to\b|the (?:one|sender|author)\b)(?:the )?"
    r"(?=(?P<role>\w+(?: (?!(?:i|på|för|av|hos|vid|till|från|under|när|enligt|in|of|for|at|on|to|"
    r"from|by|according|"
    r"who)\b)\w+){0,2}))"
)
_TEXTS = (
    r"(?!(?:the )?(?:överenskommelse|avtal|agreement|law|lag|act\b|beslut|decision|dokument|"
    r"document|käll|source|handling|papper|paper|underlag|text|material))"
)
"""What says something and is nobody."""
VIEW = ignoring_case(
    r"\b(?:vad|hur) (?:tycker|tyckte|anser|ansåg|säger|sa|sade|svarade|svarar|skriver|"
    rf"skrev|hävdar|ser|ställer sig) {_TEXTS}(?=(?P<swedish>\w+(?: \w+)?))|"
    r"\b(?:vad|hur|vilka \w+) (?:lyft(?:er|e)|resonera(?:r|de)|framh(?:åller|öll)|pekar?(?:de)?|"
    r"redovisa(?:r|de)|uppg(?:er|av)|(?:tar|tog)(?= .{1,60}\b(?:upp|fram)\b)) "
    r"(?=(?P<named>(?-i:[A-ZÅÄÖ])\w+))|"
    r"\bvilke[nt] (?:svar|återkoppling|reaktion) (?:gav|ger|lämna(?:r|de)|hade|har) "
    r"(?=(?P<answering>\w+))|"
    r"\b(?:har|hade) (?=(?P<answered>\w+)(?: \w+){0,3} (?:gett|lämnat|svarat|besvarat|yttrat|"
    r"bemött)\b)|"
    r"\b(?:svar|återkoppling|reaktion) (?:från|av) (?=(?P<heard>\w+))|"
    rf"\b(?:what|how) (?:do|does|did) {_TEXTS}(?=(?P<english>(?:the )?\w+(?: \w+)?) "
    r"(?:think|say|answer|hold|argue|reply|write|see|view))|"
    r"\b(?:what|which \w+) (?:do|does|did) "
    r"(?=(?P<listing>(?-i:[A-Z])\w+) (?:sort|list|class|report|raise|bring|mention|name|"
    r"tell|state))|"
    r"\b(?:reply|answer|response) from (?=(?P<replied>(?:the )?\w+))"
)
_SUBJECT = 40
"""Characters beside a verb of holding or saying in which its subject stands."""
_PARTIES = ignoring_case(r"(?:de |the )?(?:part(?:er|erna|ies)\b|huvudm|kommuner|municipalities)")
_SIGNED = ignoring_case(r"\bunderteckn|\bunderskr")
_OF_A_PARTY = frozenset({Standing.POSITION, Standing.SUGGESTION})
"""What a party says: another one that stands around it says nothing by that."""
_NOT_YET = frozenset({Standing.PLAN, Standing.PROPOSED, Standing.SUGGESTION})
_OF_FINDINGS = frozenset({"report", "letter"})
"""Kinds of documents that tell what an inquiry found."""
_RECOMMENDS = ignoring_case(r"\brekommend|\bförord(?!n)|\bförespråk|\bbör\b|\bföreslå[rs]\b")
_BY_NAME = re.compile(r"\b[A-ZÅÄÖ]{2,}\b|(?<=[\w,;:(] )[A-ZÅÄÖ][\wåäö-]{2,}")
ADJUSTS = ignoring_case(r"\bjuster(?:ad|are|as|ing)|\bjustera(?:de|t|r)?\b|\badjust(?:ed|ers?)\b")
ATTENDS = ignoring_case(
    r"\bnärvar(?:ande|o|ade)\b|\bdelt(?:og|agande|agare)\b|\bledamöter\b|\bersättare\b|"
    r"\bpresent\b|\battend(?:ed|ees|ance)\b"
)
MOVES = ignoring_case(r"\byrka|\byrkande|\bmov(?:e[ds]?|ing)\b|\bmotion")
ENDS = ignoring_case(
    r"\bsagt upp\b|\bsade upp\b|\bsades upp\b|\buppsag|\buppsäg|\bterminat|\bgiven notice\b"
)
_IN_CASE = ignoring_case(
    r"\bom (?:\w+ ){1,4}(?:inte|ej|sker|skett|säg\w+|sagt)\b|\b(?:ifall|kan|ska|if|unless|may)\b|"
    r"\bautomatisk|\buppsägningstid"
)
"""What may be ended, and when: it has not been."""
_DECIDED = ignoring_case(
    r"\bbeslut(?:ade|ades|at|ats)?\b|\bbifall(?:er|it)\b|\bbiföll|\bantog|\bantagit"
)
_IS_DECIDED = ignoring_case(r"\b(?:finns|fanns) (?:det )?(?:ett |redan )*beslut (?:om|på|att)\b")
"""What tells of a decision even in a passage about what is planned or proposed."""
_FINDS = ignoring_case(
    r"\bvisa[rdt]|\bresultat\b|\bslutsats|\bframk[oa]m|\bkonstatera|\bsammanfattningsvis|"
    r"\bbedöm|\bidentifiera[dt]|\bbeskriver|\blyft[es]|\bupplev|\banser|\bpositiv|\bnegativ|"
    r"\bmedför|\binnebär|\binnebar|\bsvår|\bger inte|\börde inte|\bredovisa|\bvarierar"
)
REASON = ignoring_case(
    r"\bdärför\b|\beftersom\b|\bdå\b|\bpå grund\b|\banledning\b|\bsyfte|\bkräv|\brisk|\bför att\b|"
    r"\binneb|\bbehov|\bbehöv|\bresult|\bsvår|\bsaknas?\b|\bbaseras\b|\bså att\b|\bgenom\b|"
    r"\bmot bakgrund|\butifrån\b|\bberor?\b"
)
_HOLDS = ignoring_case(
    r"\bhållning|\banser\b|\btolk|\buppfattning|\bmenar\b|\bståndpunkt|\bbedöm|\bdelar\b|\bönska|"
    r"\bbör\b|\bvore lämpligt|\brimligt|\btyck|\bsvara|\bskriv|\bsäger|\bbeskriv|\buttryck|\blyft|"
    r"\bupplev|\bbeton|\bframhåll|\bföreslå|\bföreslog|\byrka|\bavböj|\bvälkomna|\bbeslut"
)
NAME = re.compile(
    r"(?<=[\w,;:(”\"] )[(”\"]?[A-ZÅÄÖ][\wåäö-]{2,}|[(”\"][A-ZÅÄÖ][\wåäö-]+|\b[A-ZÅÄÖ]{2,}\b"
)
COMPANY = re.compile(
    r"\bAB\b|(?i:företag|leverantör|\bkonsult(?:en|er|erna|firma|bolag)?\b|bolag)|\([A-ZÅÄÖ]\w+\)"
)
VOTE = ignoring_case(
    r"\bröst(?:a|ade|ning\w*|er)\b|\bvotering|\breserv(?:era|ation)|\benighet\b|\benhällig|"
    r"\bnärvar(?:ande|o|ade)\b|\bfrånvar|\bvot(?:e[ds]?|ing)\b|\bunanim|\bdissent|\babstain|"
    r"\bpresent at\b|\bmembers present\b|\battend(?:ed|ees|ance)\b"
)
"""What minutes tell of those who met: votes, reservations, who was present."""
INSTRUMENT = ignoring_case(
    r"\b(?:vad|hur|what|how) (?:säger|anger|föreskriver|reglerar|står (?:det )?i|stod (?:det )?i|"
    r"does|do|did) (?:the )?(?:(?P<agreement>överenskommelse|avtal|agreement)|"
    r"(?P<law>lag|law|act\b)|(?P<decision>beslut|decision))"
)
_OF_INSTRUMENTS = {
    "agreement": (Standing.AGREEMENT_QUOTED, ignoring_case(r"enskomm|avtal|\bÖK\b")),
    "law": (Standing.LAW_QUOTED, ignoring_case(r"\blag|lagen\b|§|\bkap\b|\bHSL\b")),
    "decision": (Standing.DECIDED, ignoring_case(r"beslut")),
}
"""The standing of what such a text says, and what speaks of it."""
_EVERY = ignoring_case(r"\bsamtliga\b|\balla\b|\bingen\b|\binga\b|\bvarje\b|\bhela\b")


def words(extract: Extract) -> str:
    """All that a reader is told with a cut: headings, the cut, the points it leads into.

    A heading that is a question tells nothing.
    """
    above = [head for head in extract.clause.heading_path if not OPEN_QUESTION.search(head)]
    return "\n".join((*above, extract.told))


def titled(extract: Extract) -> str:
    """All that a reader sees with a cut, and what its document is called."""
    return "\n".join((extract.document.title, extract.document.paragraph or "", words(extract)))


def dated(extract: Extract) -> str:
    """What tells when: the cut, its headings, and for a decision its document's date."""
    day = extract.document.date
    decided = extract.clause.standing is Standing.DECIDED
    return "\n".join((words(extract), *((day.isoformat(),) if decided and day else ())))


def has(
    pattern: re.Pattern[str], of: Callable[[Extract], str]
) -> Callable[[Extract, Matter], bool]:
    """Whether what is read of a cut holds a pattern."""
    return lambda extract, matter: pattern.search(of(extract)) is not None


def beside(
    pattern: re.Pattern[str], of: Callable[[Extract], str]
) -> Callable[[Extract, Matter], float]:
    """How much of the matter is spoken of in the sentence of one such thing or next to it.

    ``of`` tells what stands around a cut that may hold it as well.
    """

    def told(extract: Extract, matter: Matter) -> float:
        if not any(pattern.search(part) for part in extract.sentences):
            return met(extract, matter) if pattern.search(of(extract)) else 0.0
        return most_beside(extract, matter, lambda part: pattern.search(part) is not None)

    return told


def met(extract: Extract, matter: Matter) -> float:
    """Share of what names the matter that stands in a cut or around it, 0..1."""
    return surely_told(specific(matter), extract.stems | extract.around)


def signature(extract: Extract, matter: Matter) -> float:
    """How much of the matter stands in a cut or around it where persons sign."""
    persons = len(PERSON.findall(extract.told))
    signs = extract.clause.kind == "signature" or _SIGNED.search(extract.told) is not None
    several = persons > 1 and extract.clause.kind != "head"
    return met(extract, matter) if several or (persons and signs) else 0.0


def holder(extract: Extract, matter: Matter) -> float:
    """How much of the matter stands where a person stands with the role that is asked for, in a
    text about those whom the question names."""
    asked = HOLDER.search(matter.question)
    if asked is None or PERSON.search(extract.told) is None:
        return 0.0
    role = matter.finder.stems(asked["role"])
    named = [term for term, _ in specific(matter) if matter.finder.stems(term.word) & role]
    held = all(present(term, extract.stems) >= SURELY for term in named)
    names = {fold(name.group().strip('(”"')) for name in NAME.finditer(matter.question)}
    of = [term for term, _ in specific(matter) if term.word in names]
    seen = extract.stems | extract.around
    held = held and all(present(term, seen) >= SURELY for term in of)
    return met(extract, matter) if held else 0.0


def finding(extract: Extract, matter: Matter) -> float:
    """How much of the matter stands beside what came of it: no question, task or plan.

    All that a report or letter says of an inquiry that it is named by is what came of that.
    """
    if extract.clause.standing in _NOT_YET:
        return 0.0
    title = matter.finder.stems(extract.document.title)
    own = any(present(term, title) >= SURELY for term, _ in specific(matter))
    if own and extract.document.kind in _OF_FINDINGS:
        return met(extract, matter)
    return most_beside(
        extract,
        matter,
        lambda part: (
            _FINDS.search(part) is not None
            and not OPEN_QUESTION.search(part)
            and not TO_DO.search(part)
        ),
    )


def done(extract: Extract, matter: Matter) -> float:
    """How much of the matter stands where it is told as it is or was: no task, plan or question."""
    if extract.clause.standing in _NOT_YET:
        return 0.0
    return most_beside(
        extract,
        matter,
        lambda part: not TO_DO.search(part) and not OPEN_QUESTION.search(part),
    )


def recommended(extract: Extract, matter: Matter) -> float:
    """How much of the matter stands where it is recommended, and not by another than is asked."""
    asked = matter.finder.stems(matter.question)

    def own(part: str) -> bool:
        verb = _RECOMMENDS.search(part)
        if verb is None:
            return False
        before = part[max(0, verb.start() - _SUBJECT) : verb.start()]
        return all(matter.finder.stems(name.group()) & asked for name in _BY_NAME.finditer(before))

    return most_beside(extract, matter, own)


def by_somebody(does: re.Pattern[str]) -> Callable[[Extract, Matter], float]:
    """How much of the matter stands in a cut in which persons are named as having done something.

    A person of the question is not one who is asked for.
    """

    def told(extract: Extract, matter: Matter) -> float:
        asked = matter.finder.stems(matter.question)
        seen = words(extract)
        persons = [person.group() for person in PERSON.finditer(seen)]
        new = any(not matter.finder.stems(person) <= asked for person in persons)
        return met(extract, matter) if new and does.search(seen) else 0.0

    return told


def ended(extract: Extract, matter: Matter) -> float:
    """How much of the matter stands where something is told to have been ended, not that it may."""
    return most_beside(
        extract,
        matter,
        lambda part: ENDS.search(part) is not None and not _IN_CASE.search(part),
    )


def decided(extract: Extract, matter: Matter) -> float:
    """How much of the matter stands in a decision, or in words that tell of one."""
    if extract.clause.standing is Standing.DECIDED:
        return met(extract, matter)
    tells = _IS_DECIDED if extract.clause.standing in _NOT_YET else _DECIDED
    return most_beside(extract, matter, lambda part: tells.search(part) is not None)


def most_beside(extract: Extract, matter: Matter, tells: Callable[[str], bool]) -> float:
    """How much of the matter stands in a sentence that tells something, or next to one; 0..1."""
    named = specific(matter)
    return max(
        (
            surely_told(named, matter.finder.stems(beside) | extract.around)
            for part, beside in extract.sentences_beside
            if tells(part)
        ),
        default=0.0,
    )


def speaks(extract: Extract, matter: Matter) -> bool:
    """Whether the one whose view is asked for stands in the cut or around it."""
    asked = VIEW.search(matter.question)
    if asked is None:
        return True
    subject = next(group for group in asked.groups() if group is not None)
    if _PARTIES.match(subject):
        return True
    who = matter.finder.stems(subject)
    named = [term for term, _ in specific(matter) if matter.finder.stems(term.word) & who]
    own = matter.finder.stems(extract.document.party or subject)
    another = extract.clause.standing in _OF_A_PARTY and not own & who
    if not another and all(present(term, extract.around) >= SURELY for term in named):
        return True
    for part in extract.sentences:
        for verb in _HOLDS.finditer(part):
            beside = part[max(0, verb.start() - _SUBJECT) : verb.end() + _SUBJECT]
            stems = matter.finder.stems(beside)
            if all(present(term, stems) >= SURELY for term in named):
                return True
    return False


def happened(extract: Extract, matter: Matter) -> bool:
    """Whether a cut tells what is or was, not what is planned or proposed."""
    del matter
    return extract.clause.standing not in _NOT_YET


def of_the_instrument(extract: Extract, matter: Matter) -> float:
    """How much of the matter stands in a cut of the kind of text that is asked for, or about it."""
    asked = INSTRUMENT.search(matter.question)
    standing, speaks_of = _OF_INSTRUMENTS[(asked and asked.lastgroup) or "agreement"]
    said = f"{extract.document.title}\n{extract.told}"
    own = extract.clause.standing is standing or speaks_of.search(said) is not None
    return met(extract, matter) if own else 0.0


def named(extract: Extract, matter: Matter) -> float:
    """How much of the matter stands where something is named that the question does not name."""
    return met(extract, matter) if _new_name(extract, matter) else 0.0


def _new_name(extract: Extract, matter: Matter) -> bool:
    """Whether something is named that the question does not name itself."""
    asked = matter.finder.stems(matter.question)
    return any(
        not matter.finder.stems(match.group()) <= asked
        for part in extract.sentences
        for match in NAME.finditer(part)
    )


def named_members(extract: Extract, matter: Matter) -> bool:
    """Whether a cut names members of what is asked for, or tells of all or none."""
    return _EVERY.search(extract.told) is not None or _new_name(extract, matter)
