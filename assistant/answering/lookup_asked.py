"""What a question asks to be told, and whether a text tells one such thing.

A text may hold nearly all words of a question and yet not answer it: it names no one where it
is asked who, no reason where it is asked why. Each check is a question's form and the form of
its answer; which words a question has beside that is not looked at here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from assistant.answering.lookup_choice import Extract
from assistant.answering.lookup_matter import Matter, present
from assistant.answering.quoting import sentences
from assistant.domain.clause import Standing
from assistant.retrieval.terms import Term
from assistant.retrieval.words import tokens

SURELY = 0.7
"""How surely a word must stand in a text to count: itself, a synonym, all parts of a compound."""
_MOST_OF_IT = 0.5
"""Share of what names the matter that is enough beside what is told of it."""
_SENTENCE = re.compile(r"[^.!?\n]*(?:[.!?](?=\w)[^.!?\n]*)*[.!?]*")
_INTERROGATIVE = re.compile(
    r"(?:^|[.?!,;:–]\s|\s-\s|\b(?:och|samt|men|eller|and|but|or)\s)\W*"
    r"(?:(?:i|av|på|från|till|för|med|om|hos|vid|under|in|of|on|from|to|for|with|by|at)\s)?"
    r"(?:vad|när|nar|vem|vems|vilk\w*|hur|varför|what|when|who|whose|which|how|why|where)\b",
    re.IGNORECASE,
)
"""A word that asks, where a clause begins: in the middle "when" and "who" only join."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Form:
    """A form of question and what a text must have to answer it."""

    name: str
    asks: re.Pattern[str]
    told: Callable[[Extract, Matter], float]
    anywhere: bool = False
    """Told by any of the best cuts, whatever else is asked: this form is seldom anything else's."""


def forms_asked(question: str) -> tuple[Form, ...]:
    """The forms of a question that asks one thing; of several things each may stand elsewhere."""
    if len(_INTERROGATIVE.findall(question)) > 1:
        return ()
    asked = tuple(form for form in FORMS if form.asks.search(question))
    return tuple(form for form in asked if form.anywhere) or asked


def tells(best: Extract, cuts: Sequence[Extract], matter: Matter) -> float:
    """How surely the best of some cuts tells such a thing as is asked for, 0..1."""
    told = min(
        (
            max(
                float(form.told(cut, _beside_form(matter, form)))
                for cut in (cuts if form.anywhere else (best,))
            )
            for form in forms_asked(matter.question)
        ),
        default=1.0,
    )
    return min(1.0, told / _MOST_OF_IT)


def asking_words(question: str) -> frozenset[str]:
    """The words by which a question asks in the forms it has: they name nothing of its matter."""
    return frozenset().union(*(_words_of(form, question) for form in forms_asked(question)))


def _words_of(form: Form, question: str) -> frozenset[str]:
    return frozenset(word for m in form.asks.finditer(question) for word in tokens(m.group()))


def _beside_form(matter: Matter, form: Form) -> Matter:
    """The matter without the words that ask in this form: its answer need not repeat them."""
    own = _words_of(form, matter.question)
    found = matter.found
    kept = [
        (term, weight)
        for term, weight in zip(found.terms, found.weights, strict=True)
        if not own.issuperset(term.word.split())
    ]
    terms, weights = zip(*kept, strict=True) if kept else ((), ())
    return replace(matter, found=replace(found, terms=terms, weights=weights))


def asking(text: str) -> str:
    """The sentences of a text that ask; all of it where none is seen to."""
    every = [sentence for sentence in _SENTENCE.findall(text) if sentence.strip()]
    asked = [s for s in every if s.rstrip().endswith("?")] or [
        s for s in every if _INTERROGATIVE.search(s)
    ]
    return " ".join(asked or every)


def specific(matter: Matter) -> list[tuple[Term, float]]:
    """The words that name the matter, weighed; all words where none does more than frame it."""
    every = list(zip(matter.found.terms, matter.found.weights, strict=True))
    return [(term, weight) for term, weight in every if term.heft == 1.0] or every


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


_MONTH = (
    r"(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)"
)
_DATE = _pattern(rf"\b(?:19|20)\d\d\b|\b{_MONTH}\b")
_TIME = _pattern(
    rf"\b(?:19|20)\d\d\b|\b{_MONTH}\b|\b\d{{1,2}}[:.]\d\d\b|\b\d{{1,2}}/\d{{1,2}}\b|\bdygn|"
    r"\b(?:mån|tis|ons|tors|fre|lör|sön)dag|\b(?:vår|sommar|höst|vinter)|\bårlig|\bper år\b|"
    r"\bmånad|\bveck|\bdagar\b|\b(?:bank)?dagen\b|\bQ[1-4]\b|\bjourtid|\bkväll|\bnatt|\bnätter|\bhelg"
)
_HOURS = _pattern(r"\b\d{1,2}[:.]\d\d\b|\bdygnet runt\b|\bkl\.? ?\d")
_PARAGRAPH = _pattern(r"§|\bkap\b")
_BODY = (
    r"(?!(?i:\w*(?:nämnd|vård|region|kommun|utskott|styrelse|central|sjukhus|medverkan|"
    r"enskommelse|utredning|protokoll|datum|ordförande|ledare|avtal|projekt)))"
)
"""No part of a person's name: a body that is written with a capital too."""
_PERSON = re.compile(
    rf"\b{_BODY}[A-ZÅÄÖ][a-zåäöé]+(?:-[A-ZÅÄÖ][a-zåäöé]+)? {_BODY}[A-ZÅÄÖ][a-zåäöé]+\b"
)
_SOMEBODY = re.compile(
    _PERSON.pattern + r"|(?i:chef|direktör|ordförande|strateg|sekreterare|konsult|läkare|skötersk|"
    r"terapeut|nämnd|utskott|presidi|grupp|team|region|kommun|vårdcentral|vardcentral|lakare|"
    r"styrelse|förvaltning|leverantör|vårdgivare|personal|parti|patient|anhörig|invånare|bolag|"
    r"företag|myndighet|huvudm|part(?:en|er|erna)\b|socialstyrelsen|\bSKR\b|jour|sjukhus|ledamöter)"
)
_HOLDER = _pattern(
    r"^\W*(?:vem|who) (?:är|var|is|was) (?!det\b|som\b|ansvarig|skyldig|huvudman|avsändare|"
    r"författare|responsible|the (?:one|sender|author)\b)(?:the )?"
    r"(?=(?P<role>\w+(?: (?!(?:i|på|för|av|hos|vid|till|från|under|när|in|of|for|at|on|to|from|"
    r"who)\b)\w+){0,2}))"
)
_VIEW = _pattern(
    r"\b(?:vad|hur) (?:tycker|tyckte|anser|ansåg|säger|sa|sade|svarade|svarar|skriver|"
    r"skrev|hävdar|ser|ställer sig) (?!överenskommelse|avtal|lag|beslut)"
    r"(?=(?P<swedish>\w+(?: \w+)?))|"
    r"\b(?:what|how) (?:do|does|did) (?!the (?:agreement|law|act\b|decision))"
    r"(?=(?P<english>(?:the )?\w+(?: \w+)?) "
    r"(?:think|say|answer|hold|argue|reply|write|see|view))"
)
_SUBJECT = 40
"""Characters beside a verb of holding or saying in which its subject stands."""
_PARTIES = _pattern(r"(?:de |the )?(?:part(?:er|erna|ies)\b|huvudm|kommuner|municipalities)")
_SIGNED = _pattern(r"\bunderteckn|\bunderskr|\bjusterad? av\b|\bjusterare\b")
_FINDS = _pattern(
    r"\bvisa[rdt]|\bresultat\b|\bslutsats|\bframk[oa]m|\bkonstatera|\bsammanfattningsvis|"
    r"\bbedöm|\bidentifiera[dt]|\bbeskriver|\blyft[es]|\bupplev|\banser|\bpositiv|\bnegativ|"
    r"\bmedför|\binnebär|\binnebar|\bsvår|\bger inte|\börde inte|\bredovisa|\bvarierar"
)
_OPEN_QUESTION = re.compile(r"\?\s*$")
_REASON = _pattern(
    r"\bdärför\b|\beftersom\b|\bdå\b|\bpå grund\b|\banledning\b|\bsyfte|\bkräv|\brisk|\bför att\b|"
    r"\binneb|\bbehov|\bbehöv|\bresult|\bsvår|\bsaknas?\b|\bbaseras\b|\bså att\b|\bgenom\b|"
    r"\bmot bakgrund|\butifrån\b|\bberor?\b"
)
_HOLDS = _pattern(
    r"\bhållning|\banser\b|\btolk|\buppfattning|\bmenar\b|\bståndpunkt|\bbedöm|\bdelar\b|\bönska|"
    r"\bbör\b|\bvore lämpligt|\brimligt|\btyck|\bsvara|\bskriv|\bsäger|\bbeskriv|\buttryck|\blyft|"
    r"\bupplev|\bbeton|\bframhåll|\bföreslå|\bföreslog|\byrka|\bavböj|\bvälkomna|\bbeslut"
)
_NAME = re.compile(
    r"(?<=[\w,;:(”\"] )[(”\"]?[A-ZÅÄÖ][\wåäö-]{2,}|[(”\"][A-ZÅÄÖ][\wåäö-]+|\b[A-ZÅÄÖ]{2,}\b"
)
_COMPANY = re.compile(r"\bAB\b|(?i:företag|leverantör|konsult|bolag)|\([A-ZÅÄÖ]\w+\)")
_VOTE = _pattern(
    r"\bröst(?:a|ade|ning\w*|er)\b|\bvotering|\breserv(?:era|ation)|\benighet\b|\benhällig|"
    r"\bnärvar(?:ande|o|ade)\b|\bfrånvar|\bvot(?:e[ds]?|ing)\b|\bunanim|\bdissent|\babstain|"
    r"\bpresent at\b|\bmembers present\b|\battend(?:ed|ees|ance)\b"
)
"""What minutes tell of those who met: votes, reservations, who was present."""
_MONEY = _pattern(r"\d\s*(?:mnkr|mkr|tkr|kr\b|kron|miljon)")
_REFERENCE = re.compile(r"\b[A-ZÅÄÖ]{2,5} ?\d{2}[\d:/-]{2,}\b")
"""A number that a register gives a matter."""
_INSTRUMENT = _pattern(
    r"\b(?:vad|hur|what|how) (?:säger|anger|föreskriver|reglerar|står (?:det )?i|stod (?:det )?i|"
    r"does|do|did) (?:the )?(?:(?P<agreement>överenskommelse|avtal|agreement)|"
    r"(?P<law>lag|law|act\b)|(?P<decision>beslut|decision))"
)
_OF_INSTRUMENTS = {
    "agreement": (Standing.AGREEMENT_QUOTED, _pattern(r"enskomm|avtal|\bÖK\b")),
    "law": (Standing.LAW_QUOTED, _pattern(r"\blag|lagen\b|§|\bkap\b|\bHSL\b")),
    "decision": (Standing.DECIDED, _pattern(r"beslut")),
}
"""The standing of what such a text says, and what speaks of it."""
_EVERY = _pattern(r"\bsamtliga\b|\balla\b|\bingen\b|\binga\b|\bvarje\b|\bhela\b")


def _words(extract: Extract) -> str:
    """All that a reader sees with a cut: headings, the cut, the points it leads into."""
    return "\n".join((*extract.clause.heading_path, extract.told))


def _titled(extract: Extract) -> str:
    return "\n".join((extract.document.title, extract.document.paragraph or "", _words(extract)))


def _parts(extract: Extract) -> list[str]:
    return [part.text for text in (extract.text, *extract.points) for part in sentences(text)]


def _dated(extract: Extract) -> str:
    """What tells when: the cut, its headings, and for a decision its document's date."""
    day = extract.document.date
    decided = extract.clause.standing is Standing.DECIDED
    return "\n".join((_words(extract), *((day.isoformat(),) if decided and day else ())))


def _has(
    pattern: re.Pattern[str], of: Callable[[Extract], str]
) -> Callable[[Extract, Matter], bool]:
    return lambda extract, matter: pattern.search(of(extract)) is not None


def _beside(
    pattern: re.Pattern[str], of: Callable[[Extract], str]
) -> Callable[[Extract, Matter], float]:
    """How much of the matter is spoken of in the sentence of one such thing or next to it.

    ``of`` tells what stands around a cut that may hold it as well.
    """

    def told(extract: Extract, matter: Matter) -> float:
        parts = _parts(extract)
        if not any(pattern.search(part) for part in parts):
            return met(extract, matter) if pattern.search(of(extract)) else 0.0
        return max(
            _share(
                matter,
                matter.finder.stems(" ".join(parts[max(0, at - 1) : at + 2])) | extract.around,
            )
            for at, part in enumerate(parts)
            if pattern.search(part)
        )

    return told


def met(extract: Extract, matter: Matter) -> float:
    """Share of what names the matter that stands in a cut or around it, 0..1."""
    return _share(matter, extract.stems | extract.around)


def _share(matter: Matter, stems: AbstractSet[str]) -> float:
    named = specific(matter)
    whole = sum(weight for _, weight in named)
    told = sum(weight for term, weight in named if present(term, stems) >= SURELY)
    return told / whole if whole else 1.0


def _signature(extract: Extract, matter: Matter) -> float:
    persons = len(_PERSON.findall(extract.told))
    signs = extract.clause.kind == "signature" or _SIGNED.search(extract.told) is not None
    return met(extract, matter) if persons > 1 or (persons and signs) else 0.0


def _holder(extract: Extract, matter: Matter) -> float:
    """How much of the matter stands where a person stands with the role that is asked for."""
    asked = _HOLDER.search(matter.question)
    if asked is None or _PERSON.search(extract.told) is None:
        return 0.0
    role = matter.finder.stems(asked["role"])
    named = [term for term, _ in specific(matter) if matter.finder.stems(term.word) & role]
    held = all(present(term, extract.stems) >= SURELY for term in named)
    return met(extract, matter) if held else 0.0


def _finding(extract: Extract, matter: Matter) -> bool:
    del matter
    return any(_FINDS.search(part) and not _OPEN_QUESTION.search(part) for part in _parts(extract))


def _speaks(extract: Extract, matter: Matter) -> bool:
    """Whether the one whose view is asked for stands in the cut or around it."""
    asked = _VIEW.search(matter.question)
    if asked is None:
        return True
    subject = asked["swedish"] or asked["english"]
    if _PARTIES.match(subject):
        return True
    who = matter.finder.stems(subject)
    named = [term for term, _ in specific(matter) if matter.finder.stems(term.word) & who]
    if all(present(term, extract.around) >= SURELY for term in named):
        return True
    for part in _parts(extract):
        for verb in _HOLDS.finditer(part):
            beside = part[max(0, verb.start() - _SUBJECT) : verb.end() + _SUBJECT]
            stems = matter.finder.stems(beside)
            if all(present(term, stems) >= SURELY for term in named):
                return True
    return False


def _happened(extract: Extract, matter: Matter) -> bool:
    del matter
    return extract.clause.standing not in (Standing.PLAN, Standing.PROPOSED, Standing.SUGGESTION)


def _of_the_instrument(extract: Extract, matter: Matter) -> float:
    """How much of the matter stands in a cut of the kind of text that is asked for, or about it."""
    asked = _INSTRUMENT.search(matter.question)
    standing, speaks_of = _OF_INSTRUMENTS[(asked and asked.lastgroup) or "agreement"]
    said = f"{extract.document.title}\n{extract.told}"
    own = extract.clause.standing is standing or speaks_of.search(said) is not None
    return met(extract, matter) if own else 0.0


def _referenced(extract: Extract, matter: Matter) -> bool:
    del matter
    return bool(extract.document.diarienummer) or _REFERENCE.search(_words(extract)) is not None


def _named(extract: Extract, matter: Matter) -> float:
    return met(extract, matter) if _new_name(extract, matter) else 0.0


def _new_name(extract: Extract, matter: Matter) -> bool:
    """Whether something is named that the question does not name itself."""
    asked = matter.finder.stems(matter.question)
    return any(
        not matter.finder.stems(match.group()) <= asked
        for part in _parts(extract)
        for match in _NAME.finditer(part)
    )


def _named_members(extract: Extract, matter: Matter) -> bool:
    return _EVERY.search(extract.told) is not None or _new_name(extract, matter)


FORMS: Sequence[Form] = (
    Form(
        name="date",
        asks=_pattern(
            r"\bvilket datum\b|\b(?:what|which) date\b|\bsedan när\b|\bsince when\b|"
            r"\bvilket år\b|\b(?:which|what) year\b|\bdatum för\b"
        ),
        told=_beside(_DATE, _dated),
    ),
    Form(
        name="day",
        asks=_pattern(r"\bvilken dag\b|\b(?:what|which) day\b"),
        told=_beside(_TIME, _dated),
    ),
    Form(
        name="hours",
        asks=_pattern(
            r"\bvilka (?:arbets)?tider\b|\böppettid|\bvilken tid\b|\bhur dags\b|\bklockan\b|"
            r"\bvilka timmar\b|\bopening hours\b|\b(?:what|which) hours\b|\bwhat time\b"
        ),
        told=_has(_HOURS, lambda extract: extract.told),
    ),
    Form(
        name="when",
        asks=_pattern(r"^\W*(?:när|nar|when)\b(?! (?:ska|skall|kommer|will|is|are)\b)"),
        told=_beside(_TIME, _dated),
    ),
    Form(
        name="when to come",
        asks=_pattern(r"^\W*(?:när|nar|when) (?:ska|skall|kommer|will|is|are)\b"),
        told=_beside(_TIME, _words),
    ),
    Form(
        name="paragraph",
        asks=_pattern(
            r"\bvilken paragraf|\bvilket lagrum|\b(?:which|what) (?:section|paragraph)\b"
        ),
        told=_has(_PARAGRAPH, _titled),
    ),
    Form(
        name="signature",
        asks=_pattern(
            r"\bunderteckna|\bskr(?:ev|ivit|iver) (?:\w+ )?under\b|\bunderskr|"
            r"\bjustera(?:de|t|r)\b|\bsigned\b|\bsignator|\bwho signs\b"
        ),
        told=_signature,
        anywhere=True,
    ),
    Form(
        name="who",
        asks=_pattern(r"\b(?:vem|vems|who|whose)\b"),
        told=_beside(_SOMEBODY, _words),
    ),
    Form(
        name="person",
        asks=_pattern(
            r"\bvilk(?:en|a) (?:person|ledam[oö]t(?:er)?|politiker|tjänstemän|deltagare)\b|"
            r"\bwhich (?:members|politicians?|person|officials?)\b"
        ),
        told=_beside(_PERSON, _words),
        anywhere=True,
    ),
    Form(
        name="company",
        asks=_pattern(
            r"\bvilke[nt] (?:\w+ )?(?:företag|bolag|leverantör|konsult)\b|"
            r"\b(?:which|what) (?:\w+ )?(?:company|supplier|vendor|consultants?)\b"
        ),
        told=_has(_COMPANY, _words),
    ),
    Form(
        name="holder",
        asks=_HOLDER,
        told=_holder,
        anywhere=True,
    ),
    Form(
        name="reason",
        asks=_pattern(
            r"\bvarför\b|\bav vilken anledning\b|\bav vilket skäl\b|"
            r"\b(?:vilka|vilket) (?:motiv|skäl)\b|\bvad (?:beror|berodde|förklarar)\b|"
            r"\bhur kommer det sig\b|\bvad är (?:orsaken|skälet)\b|\bwhy\b|"
            r"\b(?:what|which|for what) reasons?\b|\bhow come\b"
        ),
        told=_beside(_REASON, _words),
    ),
    Form(
        name="finding",
        asks=_pattern(
            r"\b(?:kom|kommit|kommer) (?:\w+ ){0,6}fram till\b|\bkom(?:mer|mit)? fram\b|\bslutsats|"
            r"\bvad visa(?:de|r)\b|\bvad blev\b|\bvad är resultatet\b|"
            r"\butfall(?:et)?\b|\bcame? out of\b|\bconclu(?:de|sion)|\boutcome\b|\bfindings?\b|"
            r"\bwhat did(?= .{1,60} (?:show|find)\b)"
        ),
        told=_finding,
    ),
    Form(name="view", asks=_VIEW, told=_speaks),
    Form(name="instrument", asks=_INSTRUMENT, told=_of_the_instrument),
    Form(
        name="money",
        asks=_pattern(
            r"\blön(?:en|er)?\b|\barvode|\btim(?:pris|lön|ersättning|kostnad)|\bvad kosta|"
            r"\bvad (?:fick|får)(?= .{1,40}\bbetalt\b)|\bsalar(?:y|ies)\b|\bwages?\b|"
            r"\bhourly rate\b|"
            r"\bwhat (?:was|were|is|are)(?= .{1,40}\bpaid\b)|"
            r"\bwhat (?:did|does|do|will)(?= .{1,60}\bcost\b)"
        ),
        told=_beside(_MONEY, _words),
    ),
    Form(
        name="reference number",
        asks=_pattern(
            r"\bdiarienummer|\bdnr\b|\bärendenummer|\b(?:reference|registration|case|file) number\b"
        ),
        told=_referenced,
    ),
    Form(name="vote", asks=_VOTE, told=_has(_VOTE, lambda extract: extract.told)),
    Form(
        name="happened",
        asks=_pattern(
            r"\bbekräfta|\b(?:kom|kommit) (?:\w+ ){0,3}i ?gång\b|\bblev (?:det )?av\b|"
            r"\b(?:faktiskt|verkligen|på riktigt) (?:\w+ ){0,3}(?:kom|start|börja|inför|genomför)|"
            r"\bhar (?:\w+ ){1,4}(?:startat|börjat|införts|genomförts)\b|\bconfirm\b|"
            r"\bactually (?:start|began|begun|happen|launch)|"
            r"\bha(?:s|ve) (?:\w+ ){1,4}(?:started|begun|launched)\b"
        ),
        told=_happened,
    ),
    Form(
        name="name",
        asks=_pattern(
            r"\bvad heter\b|\bvad kallas\b|\bvilket namn\b|\bwhat is the name of\b|"
            r"\bwhat is(?= .{1,40} called\b)"
        ),
        told=_named,
    ),
    Form(
        name="members",
        asks=_pattern(
            r"\bvil(?:ka|ken|ket) (?:\w+ )?(?:vårdcentral(?:er)?|kommun(?:er)?|region(?:er)?|"
            r"sjukhus|parti(?:er)?|myndighet(?:er)?|universitet|städer|stad|orter?)\b|"
            r"\b(?:which|what) (?:\w+ )?(?:health cent(?:er|re)s?|municipalit(?:y|ies)|"
            r"regions?|hospitals?|part(?:y|ies)|universit(?:y|ies))\b"
        ),
        told=_named_members,
    ),
)
