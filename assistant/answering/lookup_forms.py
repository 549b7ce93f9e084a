"""The forms of question a lookup may have, and for each what a text must have to answer it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from assistant.answering.lookup_choice import Extract
from assistant.answering.lookup_content import CAME_OF_IT, CONTENT, came_about, told_of
from assistant.answering.lookup_matter import Matter
from assistant.answering.lookup_patterns import ASKS_MONEY, ASKS_TITLE, PERSON, ignoring_case
from assistant.answering.lookup_told import (
    ADJUSTS,
    ATTENDS,
    COMPANY,
    DATE,
    DAY,
    HOLDER,
    HOURS,
    INSTRUMENT,
    MOVES,
    PARAGRAPH,
    REASON,
    SOMEBODY,
    TIME,
    VIEW,
    VOTE,
    beside,
    by_somebody,
    dated,
    decided,
    done,
    ended,
    finding,
    happened,
    has,
    holder,
    named,
    named_members,
    of_the_instrument,
    recommended,
    signature,
    speaks,
    titled,
    words,
)
from assistant.answering.lookup_told_values import (
    PRODUCT,
    money_told,
    product,
    referenced,
    title_told,
)
from assistant.domain.question import Language


@dataclass(frozen=True, kw_only=True, slots=True)
class Form:
    """A form of question and what a text must have to answer it."""

    name: str
    lacks: Mapping[Language, str]
    """What a text that is no answer does not tell, for "it does not say …"."""
    asks: re.Pattern[str]
    told: Callable[[Extract, Matter], float]
    anywhere: bool = False
    """Told by any of the best cuts, whatever else is asked: this form is seldom anything else's."""
    far: bool = False
    """Told by a cut that may lie far behind: names under a letter hold few words of it."""
    plain: bool = False
    """Where it finds nothing told, nothing of the kind is: that much may be said of quotes."""


FORMS: Sequence[Form] = (
    Form(
        name="date",
        lacks={"sv": "något datum", "en": "a date"},
        asks=ignoring_case(
            r"\bvilket \w*datum\b|\b(?:what|which) (?:\w+ )?date\b|\bsedan när\b|"
            r"\bsince when\b|\bvilket år\b|\b(?:which|what) year\b|\b\w*datum för\b|"
            r"\bdeadline\w*|\bdue date\b|"
            r"\bsenast när\b|\bnär senast\b|\bby when\b|\b(?:sista|senaste) (?:dag|datum)\w*|"
            r"\btidsgräns\w*"
        ),
        told=beside(DATE, dated),
        plain=True,
    ),
    Form(
        name="day",
        lacks={"sv": "vilken dag", "en": "which day"},
        asks=ignoring_case(r"\bvilken dag\b|\b(?:what|which) day\b"),
        told=beside(DAY, dated),
        plain=True,
        anywhere=True,
    ),
    Form(
        name="hours",
        lacks={"sv": "några tider", "en": "any hours"},
        asks=ignoring_case(
            r"\bvilk(?:a|en) (?:(?:arbets|telefon|kontakt|besöks|jour)?tid(?:er)?|timmar)\b|"
            r"\böppettid|\bhur (?:dags|sent|tidigt)\b|\bhow (?:late|early)\b|"
            r"\bklockan\b|\bklockslag\w*|\b(?:opening|office|telephone|phone) hours\b|"
            r"\b(?:what|which) (?:hours|time)\b|\bwhat o'?clock\b"
        ),
        told=has(HOURS, lambda extract: extract.told),
    ),
    Form(
        name="when",
        lacks={"sv": "när", "en": "when"},
        asks=ignoring_case(
            r"^\W*(?:när|nar|when)\b(?! (?:ska|skall|kommer|will|is|are|kan|får|bör|måste|behöver|"
            r"behövs|krävs|räknas|anses|gäller|can|may|should|must)\b)"
        ),
        told=beside(TIME, dated),
        plain=True,
    ),
    Form(
        name="when to come",
        lacks={"sv": "när", "en": "when"},
        asks=ignoring_case(r"^\W*(?:när|nar|when) (?:ska|skall|kommer|will|is|are)\b"),
        told=beside(TIME, words),
        plain=True,
    ),
    Form(
        name="paragraph",
        lacks={"sv": "någon paragraf", "en": "a section"},
        asks=ignoring_case(
            r"\bvilken paragraf|\bvilket lagrum|\b(?:which|what) (?:section|paragraph)\b"
        ),
        told=has(PARAGRAPH, titled),
        plain=True,
    ),
    Form(
        name="signature",
        lacks={"sv": "vem som undertecknat", "en": "who signed"},
        asks=ignoring_case(
            r"\bunderteckna\w*|\bskr(?:ev|ivit|iver) (?:\w+ )?under\b|\bunderskr\w*|"
            r"\bsigned\b|\bsignator|\bwho signs\b"
        ),
        told=signature,
        anywhere=True,
        far=True,
    ),
    Form(
        name="adjusted",
        lacks={"sv": "vem som justerat", "en": "who adjusted the minutes"},
        asks=ignoring_case(
            r"\bjustera(?:de|t|r)\b|\bjusterare\b|\b(?:who|members) (?:\w+ )?(?:adjusted|approved) "
            r"the (?:minutes|record)"
        ),
        told=by_somebody(ADJUSTS),
        anywhere=True,
    ),
    Form(
        name="attended",
        lacks={"sv": "vilka som var med", "en": "who attended"},
        asks=ignoring_case(
            r"\bnärvarande\b|\bnärvaro(?:n|listan?)?\b|\bdeltagar(?:e|na|lista)\b|"
            r"\b(?:vem |vilk(?:a|en) (?:\w+ ){0,2})(?:deltog|deltagit|var med|satt (?:med|i))\b|"
            r"\bwho (?:sat in|attended|was present|were present|took part)\b|"
            r"\b(?:members|those) present\b"
        ),
        told=by_somebody(ATTENDS),
        anywhere=True,
    ),
    Form(
        name="moved",
        lacks={"sv": "vem som yrkat", "en": "who moved it"},
        asks=ignoring_case(
            r"\bvem yrka|\bvil(?:ka|ken) (?:\w+ )?yrka|\bwho (?:moved|proposed the motion)\b"
        ),
        told=by_somebody(MOVES),
        anywhere=True,
    ),
    Form(
        name="recommended",
        lacks={"sv": "vad som rekommenderas", "en": "what is recommended"},
        asks=ignoring_case(
            r"\b(?:rekommendera|förorda|förespråka)(?:r|de|t|s|des)?\b|\brecommend(?:s|ed)?\b"
        ),
        told=recommended,
        anywhere=True,
    ),
    Form(
        name="ended",
        lacks={"sv": "att något har sagts upp", "en": "that anything has been ended"},
        asks=ignoring_case(
            r"\b(?:har|hade|have|has|had)\b(?=.{1,60}\b(?:sagts? upp|blivit uppsag[dt]|"
            r"given notice|terminated)\b)|\b(?:sa|sade)\b(?= (?:\w+ ){1,4}upp\b)"
        ),
        told=ended,
        anywhere=True,
    ),
    Form(
        name="decided",
        lacks={"sv": "något beslut om det", "en": "a decision on it"},
        asks=ignoring_case(
            r"\b(?:har|have|has)\b(?=.{1,50}\b(?:beslutats?|fattat beslut|bestämt|decided|"
            r"approved)\b)|^\W*(?:är|is)\b(?= (?:\w+ ){1,7}(?:beslutad|beslutat|decided|"
            r"approved)\b)"
        ),
        told=decided,
    ),
    Form(
        name="who",
        lacks={"sv": "vem", "en": "who"},
        asks=ignoring_case(r"\b(?:vem|vems|who|whose)\b"),
        told=beside(SOMEBODY, words),
    ),
    Form(
        name="person",
        lacks={"sv": "någon person", "en": "any person"},
        asks=ignoring_case(
            r"\bvilk(?:en|a) (?:person|ledam[oö]t(?:er)?|politiker|tjänstemän|deltagare)\b|"
            r"\bwhich (?:members|politicians?|person|officials?)\b"
        ),
        told=beside(PERSON, words),
        plain=True,
        anywhere=True,
    ),
    Form(
        name="company",
        lacks={"sv": "något företag", "en": "any company"},
        asks=ignoring_case(
            r"\bvilke[nt] (?:\w+ )?(?:företag|bolag|leverantör|konsult)\b|"
            r"\b(?:which|what) (?:\w+ )?(?:company|supplier|vendor|consultants?)\b"
        ),
        told=has(COMPANY, words),
        plain=True,
    ),
    Form(
        name="title",
        lacks={"sv": "någon titel", "en": "a title"},
        asks=ASKS_TITLE,
        told=title_told,
        anywhere=True,
        far=True,
    ),
    Form(
        name="holder",
        lacks={"sv": "vem som har rollen", "en": "who holds the role"},
        asks=HOLDER,
        told=holder,
        anywhere=True,
    ),
    Form(
        name="reason",
        lacks={"sv": "varför", "en": "why"},
        asks=ignoring_case(
            r"\bvarför\b|\bav vilken anledning\b|\bav vilket skäl\b|"
            r"\b(?:vilka|vilket) (?:motiv|skäl)\b|\bvad (?:beror|berodde|förklarar)\b|"
            r"\bhur kommer det sig\b|\bvad är (?:orsaken|skälet)\b|\bwhy\b|"
            r"\b(?:what|which|for what) reasons?\b|\bhow come\b"
        ),
        told=beside(REASON, words),
        plain=True,
    ),
    Form(
        name="finding",
        lacks={"sv": "vad som kom fram", "en": "what came of it"},
        asks=ignoring_case(
            r"\b(?:kom|kommit|kommer)\b(?= (?:\w+ ){0,8}fram till\b)|"
            r"\bkom(?:mer|mit)? fram\b|\bslutsats|"
            r"\bvad visa(?:de|r)\b|\bvad blev (?:det av\b|\w*(?:resultat|utfall|svar))|"
            r"\bvad (?:är|var|blev) (?:resultatet|utfallet|svaret)\b|\bvilk(?:et|a) resultat\b|"
            r"\bvad (?:ledde|resulterade|mynnade)(?= .{1,80}\b(?:till|i|ut)\b)|"
            r"\butfall(?:et)?\b|\bcame? out of\b|\bconclu(?:de|sion)|\boutcomes?\b|\bfindings?\b|"
            r"\b(?:was|were|are|is) the results?\b|"
            r"\bwhat did(?= .{1,60} (?:show|find)\b)"
        ),
        told=finding,
    ),
    Form(
        name="done",
        lacks={"sv": "vad som har gjorts", "en": "what has been done"},
        asks=ignoring_case(
            r"\bvilka\b(?=.{1,40}\b(?:genomfördes|har genomförts|gjordes|har gjorts|blev av)\b)"
        ),
        told=done,
    ),
    Form(
        name="came of it",
        lacks={"sv": "vad det blev av det", "en": "what came of it"},
        asks=CAME_OF_IT,
        told=came_about,
        plain=True,
    ),
    Form(
        name="content",
        lacks={"sv": "vad det innehåller", "en": "what it holds"},
        asks=CONTENT,
        told=told_of,
        plain=True,
        anywhere=True,
    ),
    Form(
        name="view",
        lacks={"sv": "vad den som frågan gäller säger", "en": "what the one asked about says"},
        asks=VIEW,
        told=speaks,
    ),
    Form(
        name="instrument",
        lacks={"sv": "vad den texten säger", "en": "what that text says"},
        asks=INSTRUMENT,
        told=of_the_instrument,
    ),
    Form(
        name="money",
        lacks={"sv": "något belopp", "en": "a sum"},
        asks=ASKS_MONEY,
        told=money_told,
        plain=True,
    ),
    Form(
        name="reference number",
        lacks={"sv": "något diarienummer", "en": "a reference number"},
        asks=ignoring_case(
            r"\bdiarienummer|\bdnr\b|\bärendenummer|\b(?:reference|registration|case|file) number\b"
        ),
        told=referenced,
        plain=True,
    ),
    Form(
        name="vote",
        lacks={
            "sv": "röster, reservationer eller närvaro",
            "en": "votes, reservations or attendance",
        },
        asks=VOTE,
        told=has(VOTE, lambda extract: extract.told),
    ),
    Form(
        name="happened",
        lacks={"sv": "att det har hänt", "en": "that it has happened"},
        asks=ignoring_case(
            r"\bbekräfta|\b(?:kom|kommit) (?:\w+ ){0,3}i ?gång\b|\bblev (?:det )?av\b|"
            r"\b(?:faktiskt|verkligen|på riktigt) (?:\w+ ){0,3}(?:kom|start|börja|inför|genomför)|"
            r"\bhar (?:\w+ ){1,4}(?:startat|börjat|införts|genomförts)\b|\bconfirm\b|"
            r"\bactually (?:start|began|begun|happen|launch)|"
            r"\bha(?:s|ve) (?:\w+ ){1,4}(?:started|begun|launched)\b"
        ),
        told=happened,
    ),
    Form(
        name="name",
        lacks={"sv": "något namn", "en": "a name"},
        asks=ignoring_case(
            r"\bvad heter\b|\bvad kallas\b|\bvilket namn\b|\bwhat is the name of\b|"
            r"\bwhat is(?= .{1,40} called\b)"
        ),
        told=named,
    ),
    Form(
        name="product",
        lacks={"sv": "vad det heter", "en": "what it is called"},
        asks=PRODUCT,
        told=product,
    ),
    Form(
        name="members",
        lacks={"sv": "vilka", "en": "which ones"},
        asks=ignoring_case(
            r"\bvil(?:ka|ken|ket) (?:\w+ )?(?:vårdcentral(?:er)?|kommun(?:er)?|region(?:er)?|"
            r"sjukhus|parti(?:er)?|myndighet(?:er)?|universitet|städer|stad|orter?)\b|"
            r"\b(?:which|what) (?:\w+ )?(?:health cent(?:er|re)s?|municipalit(?:y|ies)|"
            r"regions?|hospitals?|part(?:y|ies)|universit(?:y|ies))\b"
        ),
        told=named_members,
    ),
)
